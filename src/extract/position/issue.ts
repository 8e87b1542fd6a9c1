/** Which issue a stand is about: by a table of words, else by the first noun of its content. */
import { isLetterAt } from '../../base/letters.ts'
import { overlaps, type Span, sliceSpan } from '../../base/span.ts'
import { overlapping, type Sentence, type Token } from '../../record/index.ts'
import type { Context } from './context.ts'
import { type IssueWord, isPart, type PositionWords, partyPart } from './words.ts'

/** Talks are about something, and exchange and release are of many things. Another issue named beside them goes first. */
const general: Readonly<Record<string, number>> = { negotiations: 200_000, prisoners: 100_000 }

/** The issue named first in a stretch of text (last, where the head of a phrase stands last); of words at one place the longest decides. */
export function knownIssue(text: string, words: PositionWords): string | undefined {
  const { issues, unspaced, attaches } = words
  const lower = text.toLowerCase()
  let best: { readonly issue: IssueWord; readonly rank: number } | undefined
  const weigh = (issue: IssueWord, at: number): void => {
    const rank = (general[issue.key] ?? 0) + (unspaced ? 50_000 - at : at)
    if (best && (rank > best.rank || (rank === best.rank && issue.order >= best.issue.order))) return
    if (unspaced ? lower.startsWith(issue.word, at) && lower.indexOf(issue.word) === at : standsAt(lower, at, issue))
      best = { issue, rank }
  }
  for (let at = 0; at < lower.length; at++) {
    if (best && !unspaced && at > best.rank) break
    if (!unspaced && !attaches && isLetterAt(lower, at - 1)) continue
    for (const issue of issues.get(lower[at]!) ?? []) weigh(issue, at)
    for (const issue of issues.get(lower.slice(at, at + 2)) ?? []) weigh(issue, at)
  }
  return best?.issue.key
}

/** Where each of the words begins the next word of the text; one of up to four letters has to be all of it, but for an s. */
function standsAt(text: string, at: number, { word, first, rest, whole }: IssueWord): boolean {
  if (rest === undefined) return text.startsWith(word, at)
  if (!text.startsWith(first, at)) return false
  let end = at + first.length
  for (const part of rest) {
    const gap = /^[\p{L}\p{M}'’-]{0,16}\s+/u.exec(text.slice(end, end + 24))
    if (!gap || !text.startsWith(part, end + gap[0].length)) return false
    end += gap[0].length + part.length
  }
  return !whole || /^s?(?:\P{L}|$)/u.test(text.slice(end, end + 2))
}

/** The issue of a content: of what is offered or demanded before the condition that is set for it. */
export function issueOf(
  text: string,
  content: Span,
  condition: Span | undefined,
  words: PositionWords,
): string | undefined {
  const { start, end } = content
  if (!condition) {
    const first = words.unspaced ? /^[^,，;；]*/.exec(text.slice(start, end))![0] : ''
    return knownIssue(first, words) ?? knownIssue(text.slice(start, end), words)
  }
  const comma = text.slice(condition.start, end).search(/[,，]/)
  const main =
    condition.start - start > 3
      ? text.slice(start, condition.start)
      : comma < 0
        ? ''
        : text.slice(condition.start + comma, end)
  return knownIssue(main, words) ?? knownIssue(text.slice(start, end), words)
}

/**
 * A key of the document's own language for what no table knows: the lemma of the first noun of the content; of the
 * last of its first clause where words are not parted, since there the noun stands behind what describes it. Undefined
 * where no noun says what it is about: only names, or words like proposal.
 */
export function nounIssue(context: Context, sentence: Sentence, content: Span): string | undefined {
  const generic = partyPart(context.words, 'generic')
  const nouns = freeWords(context, sentence, content).filter(
    (t) =>
      t.upos === 'NOUN' &&
      t.norm.length > 1 &&
      !isPart(t, generic, context.words.attaches ? context.words.endings : []),
  )
  const comma = context.reading.document.text.slice(content.start, content.end).search(/[,，;；]/)
  const end = comma < 0 ? content.end : content.start + comma
  const head = context.words.unspaced ? (nouns.findLast((t) => t.start < end) ?? nouns[0]) : nouns[0]
  return head && keyOf(head.lemma)
}

/** The last resort: the first noun or verb, whatever it is. */
export function anyIssue(context: Context, sentence: Sentence, content: Span): string {
  const free = freeWords(context, sentence, content)
  const head = free.find((t) => t.upos === 'NOUN') ?? free.find((t) => t.upos === 'VERB') ?? free[0]
  return keyOf(head?.lemma ?? sliceSpan(context.reading.document.text, content))
}

/** Words of a content outside of names and times, which are no issues. */
function freeWords({ soFar }: Context, sentence: Sentence, content: Span): readonly Token[] {
  const names = [...overlapping(soFar.mentions, content), ...overlapping(soFar.times, content)].map((r) => r.span)
  return sentence.tokens.filter(
    (t) => overlaps(t, content) && /\p{L}/u.test(t.norm) && !names.some((n) => overlaps(n, t)),
  )
}

export const issueField = (issue: string | undefined): { readonly issue?: string } =>
  issue === undefined ? {} : { issue }

const keyOf = (lemma: string): string =>
  lemma
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 40)
