/** Which issue a stand is about: by a table of words, else by the first noun of its content. */
import { overlaps, type Span } from '../../base/span.ts'
import type { Reading, Sentence } from '../../record/index.ts'
import type { PositionWords } from './words.ts'

/** Talks are about something, and exchange and release are of many things. Another issue named beside them goes first. */
const general: Readonly<Record<string, number>> = { negotiations: 200_000, prisoners: 100_000 }

/** The issue named first in a stretch of text (last, where the head of a phrase stands last); of words at one place the longest decides. */
export function knownIssue(text: string, words: PositionWords): string | undefined {
  const lower = text.toLowerCase()
  let best: { readonly key: string; readonly at: number } | undefined
  for (const { key, word } of words.issues) {
    const at = words.unspaced || words.attaches ? lower.indexOf(word) : placeOf(lower, word)
    const place = at < 0 ? at : words.unspaced ? 50_000 - at : at
    if (at >= 0 && (!best || rank(key, place) < rank(best.key, best.at))) best = { key, at: place }
  }
  return best?.key
}

const rank = (key: string, at: number): number => (general[key] ?? 0) + at

/** Where each of the words begins the next word of the text; one of up to four letters has to be all of it, but for an s. */
function placeOf(text: string, word: string): number {
  const [first = '', ...rest] = word.split(' ')
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    if (/\p{L}/u.test(text[at - 1] ?? ' ')) continue
    let end = at + first.length
    const more = rest.every((part) => {
      const gap = /^[\p{L}\p{M}'’-]{0,16}\s+/u.exec(text.slice(end, end + 24))
      if (!gap || !text.startsWith(part, end + gap[0].length)) return false
      end += gap[0].length + part.length
      return true
    })
    if (
      more &&
      (word.length > (/\p{Script=Cyrillic}/u.test(word) ? 3 : 4) || /^s?(?:\P{L}|$)/u.test(text.slice(end, end + 2)))
    )
      return at
  }
  return -1
}

/** The issue of a content: of what is offered or demanded before the condition that is set for it. */
export function issueOf(
  text: string,
  content: Span,
  condition: Span | undefined,
  words: PositionWords,
): string | undefined {
  const { start, end } = content
  if (!condition) return knownIssue(text.slice(start, end), words)
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
 * A key of the document's own language for what no table knows: the first noun of the content, else its first verb.
 * In: names are left out, they are parties, not issues.
 */
export function nounIssue(reading: Reading, sentence: Sentence, content: Span, names: readonly Span[]): string {
  const inside = sentence.tokens.filter((t) => overlaps(t, content) && /\p{L}/u.test(t.norm))
  const free = inside.filter((t) => !names.some((n) => overlaps(n, t)))
  const head =
    free.find((t) => t.upos === 'NOUN' && t.norm.length > 1) ??
    free.find((t) => t.upos === 'VERB') ??
    free[0] ??
    inside[0]
  const key = head === undefined ? reading.document.text.slice(content.start, content.end) : head.lemma
  return key
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 40)
}
