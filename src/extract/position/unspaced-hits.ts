/** Words of stance where words are written without spaces, and the clauses that commas make. */
import type { Span } from '../../base/span.ts'
import { overlapping, type Sentence, type Stance } from '../../record/index.ts'
import type { Context } from './context.ts'
import { type PositionWords, partyPart, type StanceWord } from './words.ts'

export interface Hit extends Span {
  readonly word: StanceWord
  readonly stance: Stance
}

/** Words of stance that begin and end where words do; what stands right behind another or inside of its clause only adds to it. */
export function hitsOf({ reading, words, soFar }: Context, sentence: Sentence): readonly Hit[] {
  const { text } = reading.document
  const starts = new Set(sentence.tokens.map((t) => t.start))
  const ends = new Set(sentence.tokens.map((t) => t.end))
  const out: Hit[] = []
  for (let i = sentence.span.start; i < sentence.span.end; i++) {
    if (!starts.has(i)) continue
    const word = (words.byLetter.get(text[i]!) ?? [])
      .filter(({ form }) =>
        form.includes('…') ? gapped(text, i, form) : text.startsWith(form, i) && ends.has(i + form.length),
      )
      .reduce<StanceWord | undefined>((a, b) => (a && a.form.length >= b.form.length ? a : b), undefined)
    if (!word) continue
    const span = { start: i, end: i + (word.form.includes('…') ? word.form.indexOf('…') : word.form.length) }
    if (word.kind === 'none' || (word.kind !== 'clause' && isQualified(text, span, words))) {
      i = span.end - 1
      continue
    }
    if (overlapping(soFar.mentions, span).some((m) => m.span.start < span.start || m.span.end > span.end)) continue
    i = span.end - 1
    const before = out.at(-1)
    const adds = before && before.word.kind === 'verb' && (word.kind === 'must' || word.kind === 'self')
    if (
      before &&
      before.word.kind === 'verb' &&
      word.kind === 'verb' &&
      clauseStart(text, i, sentence.span.start) <= before.start
    )
      continue
    if (
      adds &&
      !/[；;。：:]/.test(text.slice(before.end, i)) &&
      (clauseStart(text, i, sentence.span.start) <= before.start || /[,，]/.test(text[before.end] ?? ''))
    ) {
      if (/[,，]/.test(text[before.end] ?? '') && before.stance === 'propose')
        out[out.length - 1] = { ...before, stance: 'demand' }
      continue
    }
    const negative =
      word.stance === 'demand' && word.kind === 'verb' && words.negations.some((n) => text.startsWith(n, span.end))
    out.push({ ...span, word, stance: negative ? 'reject' : word.stance })
  }
  return out
}

/** A form in two parts, up to twenty characters of one sentence between. */
function gapped(text: string, at: number, form: string): boolean {
  const [lead = '', tail = ''] = form.split('…')
  if (!text.startsWith(lead, at)) return false
  const between = text.slice(at + lead.length, at + lead.length + 20 + tail.length)
  const end = between.indexOf(tail)
  return end >= 0 && !/[。；;!！?？]/.test(between.slice(0, end))
}

/** Before 的 it describes what follows; behind 是否 it is open; behind 这一 it is a noun. */
function isQualified(text: string, span: Span, words: PositionWords): boolean {
  const before = text.slice(Math.max(0, span.start - 3), span.start)
  return (
    text[span.end] === '的' ||
    /[的这该项个些述种]$/.test(before) ||
    partyPart(words, 'open').forms.some((f) => before.endsWith(f))
  )
}

export const isComma = (c: string | undefined): boolean => c !== undefined && /[,，;；:：。!！?？]/.test(c)

/** A mark, or the space by which a headline parts its clauses. */
const parts = (text: string, at: number): boolean =>
  isComma(text[at]) || (text[at] === ' ' && /^\p{Script=Han} \p{Script=Han}$/u.test(text.slice(at - 1, at + 2)))

export function clauseStart(text: string, at: number, least: number): number {
  let i = at
  while (i > least && !parts(text, i - 1)) i--
  return i
}

export function clauseEnd(text: string, at: number, limit: number): number {
  let i = at
  while (i < limit && !parts(text, i)) i++
  return i
}
