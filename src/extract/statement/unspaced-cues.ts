/** Verbs of saying in scripts without spaces, where they are verbs and not part of a noun. */
import type { Span } from '../../base/span.ts'
import type { Sentence } from '../../record/index.ts'
import type { Quotation } from './quotes.ts'
import type { Context } from './speaker.ts'
import { subjectWordsOf } from './unspaced-words.ts'
import type { SpeechVerb } from './words.ts'

export interface Cue {
  readonly start: number
  readonly end: number
  readonly verb: SpeechVerb
  /** where the clause of the verb begins: behind the mark or quotation before it */
  readonly from: number
  /** a comma, colon or quotation mark stands behind it, and what is said behind that */
  readonly open: boolean
  /** the first character of what is said; the end of the sentence for none */
  readonly content: number
  readonly negated: boolean
}

interface Place {
  readonly context: Context
  readonly sentence: Sentence
  readonly quotations: readonly Quotation[]
}

const breaks = /[,，;；。！？!?:：”」』\s]/
const opening = /[,，:：“"「『]/

/** Verbs of saying outside quotations and names, in order. Linear. */
export function cuesOf(context: Context, sentence: Sentence, quotations: readonly Quotation[]): readonly Cue[] {
  const { text } = context.reading.document
  const names = context.bySentence[sentence.index]!
  const cues: Cue[] = []
  for (let i = sentence.span.start; i < sentence.span.end; ) {
    const skip =
      quotations.find((q) => q.span.start <= i && i < q.span.end)?.span ??
      names.find((m) => m.span.start <= i && i < m.span.end)?.span
    if (skip) {
      i = skip.end
      continue
    }
    const verb = context.words.byLetter.get(text[i]!)?.find((v) => text.startsWith(v.lemma, i))
    if (!verb || !isWord(context, sentence, { start: i, end: i + verb.lemma.length })) {
      i++
      continue
    }
    const end = i + verb.lemma.length
    const cue = cueAt({ context, sentence, quotations }, { start: i, end }, verb)
    if (cue) cues.push(cue)
    i = end
  }
  return cues
}

/** No part of a longer word (发言人); a verb of one character is a word, alone or behind an adverb (并称). */
function isWord(context: Context, { index, tokens }: Sentence, { start, end }: Span): boolean {
  if (end - start === 1 && context.bySentence[index]!.some((m) => m.span.end === start)) return true
  const last = tokens.find((t) => t.start < end && end <= t.end)
  if (!last || last.end > end) return false
  if (end - start > 1 || last.start === start) return true
  const words = subjectWordsOf(context.reading.language)
  if (opening.test(context.reading.document.text[end] ?? '') && !words.whole.has(last.text)) return true
  const before = last.text.slice(0, -1)
  return (
    words.joining.has(before) ||
    words.closing.includes(before) ||
    words.adverbs.has(before) ||
    context.words.pronouns.has(before)
  )
}

/** Behind the mark that opens the clause; names, and short words in quotation marks (“国家”网), stand inside of it. */
export function clauseStart(
  context: Context,
  sentence: Sentence,
  at: number,
  quotations: readonly Quotation[],
): number {
  const { text } = context.reading.document
  const names = context.bySentence[sentence.index]!
  let from = at
  while (from > sentence.span.start) {
    const name = names.find((m) => m.span.start < from && from <= m.span.end)
    const quote = quotations.find((q) => q.span.end === from && q.inner.end - q.inner.start < 9)
    if (name) from = name.span.start
    else if (quote && from < at && !breaks.test(text[quote.inner.end - 1]!)) from = quote.span.start
    else if (breaks.test(text[from - 1]!)) return from
    else from--
  }
  return from
}

function cueAt({ context, sentence, quotations }: Place, { start, end }: Span, verb: SpeechVerb): Cue | undefined {
  const { text } = context.reading.document
  const words = subjectWordsOf(context.reading.language)
  if (context.words.anonymity.some((a) => text.slice(end, end + 4).includes(a))) return undefined
  const from = clauseStart(context, sentence, start, quotations)
  const before = text.slice(from, start)
  if (words.over.some((w) => before.includes(w))) return undefined
  const noun = words.nouning.find((w) => before.endsWith(w))
  if (noun && sentence.tokens.some((t) => t.start === start - noun.length)) return undefined
  let at = end
  while (at < sentence.span.end && words.aspects.has(text[at]!)) at++
  const next = text[at] ?? ''
  const behind = sentence.tokens.find((t) => t.start >= at)?.text ?? ''
  if (next === '、' || words.stating.has(behind)) return undefined
  const open = opening.test(next)
  // 应缅甸政府请求，…: what somebody acts on
  if (open && sentence.tokens.some((t) => t.start === from && words.grounds.has(t.text))) return undefined
  if (!open && verb.takes.has('show')) return undefined
  let content = at
  if (verb.takes.has('c') && !open) {
    const colon = text.slice(at, Math.min(at + 16, sentence.span.end)).search(/[:：]/)
    if (colon < 0 || /[,，]/.test(text.slice(at, at + colon))) return undefined
    content = at + colon
  }
  while (content < sentence.span.end && /[,，:：\s]/.test(text[content]!)) content++
  const negated = [...context.words.negations].some((n) => before.endsWith(n))
  return { start, end, verb, from, open: open || content > at, content, negated }
}
