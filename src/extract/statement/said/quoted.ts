/** Quotations as content: before the clause of the verb, behind it, behind a colon. */
import { type Quotation, quotationsNear } from '../quotes.ts'
import type { Asked, Content } from './asked.ts'
import { type Cue, cuesOf } from './cue.ts'
import { stretchEnd, stretchStart } from './edges.ts'
import type { Subject } from './phrase.ts'
import { subjectOf } from './subject.ts'
import { finite, isColon, isComma, isLong, standsFree, trimmed, unitOf, type View } from './view.ts'

/** A quotation that closes right before the clause of the verb. */
export function closing(view: View, core: readonly [number, number]): Quotation | undefined {
  const start = stretchStart(view, core[0])
  const at = view.tokens[start]!.start
  const { text } = view.context.reading.document
  return view.quotations.findLast((q) => {
    const between = q.span.end <= at && at - q.span.end < 5 ? text.slice(q.span.end, at) : undefined
    const whole = /[,.!?…]$/.test(text.slice(q.inner.start, q.inner.end).trimEnd())
    if (between === undefined || !(whole || isLong(q)) || !/^[\s,.–—-]*$/.test(between)) return false
    return /[,.–—-]/.test(between) || /[,.!?…]["”»“]?$/.test(text.slice(q.inner.start, q.inner.end).trimEnd())
  })
}

/**
 * "“Where is the aid?” Hassan asked.": the mark in the quotation ends a sentence, the next one is the clause of the verb alone,
 * with nothing of its own that is said.
 */
export function askedBefore(view: View, cue: Cue, subject: Subject | undefined): Quotation | undefined {
  const { tokens, context } = view
  if (!context.words.trailing || cue.weak || !cue.verb.takes.has('s')) return undefined
  if (!subject?.own || stretchStart(view, Math.min(subject.first, cue.at)) > 0) return undefined
  const at = view.sentence.span.start
  const { text } = context.reading.document
  const quote = quotationsNear(context.quotations, { start: at - 2, end: at }).findLast((q) => q.span.end < at)
  if (!quote || !/[!?]$/.test(text.slice(quote.inner.start, quote.inner.end))) return undefined
  if (!/^[ \u00a0]$/.test(text.slice(quote.span.end, at))) return undefined
  const clause = tokens.slice(0, stretchEnd(view, cue.at))
  const further = clause.some((t, i) => i > cue.at && (finite(t) || context.words.complementizers.has(t.norm)))
  return further ? undefined : quote
}

/** The sentence behind a quotation tells who asked or cried it. */
export const isAskedBehind = (next: View | undefined, quote: Quotation): boolean =>
  next !== undefined &&
  cuesOf(next).some(
    (cue) => askedBefore(next, cue, subjectOf(next, cue.at, cue.passive))?.span.start === quote.span.start,
  )

/** A quotation within a clause counts where the verb comes first behind it, or English puts the subject there. */
export const ends = (view: View, quote: Quotation, cue: Cue, subject: Subject | undefined): boolean =>
  standsFree(view, quote) || view.context.words.trailing || !(subject?.own && subject.head < cue.at)

/** The quotation alone where it is a sentence of its own; else the clause that it closes. */
export function quoted(view: View, quote: Quotation): Content {
  if (standsFree(view, quote)) return { span: quote.inner, how: 'quote' }
  const at = view.tokens.findIndex((t) => t.start >= quote.span.start)
  const [from] = unitOf(view, Math.max(0, at))
  return { span: { start: view.tokens[from]!.start, end: quote.span.end }, how: 'aside' }
}

/** A quotation that opens behind the verb: after a colon or comma, or at once. */
export function opening(view: View, core: readonly [number, number], { cue, cues }: Asked): Content | undefined {
  const from = view.tokens[cue.at]!.end
  const quote = view.quotations.find((q) => q.span.start >= from)
  if (!quote || !isLong(quote)) return undefined
  const at = view.tokens.findIndex((t) => t.start >= quote.span.start)
  if (at < 0) return undefined
  if (cues.some((c) => c.at > cue.at && c.at < at && c.at > core[1])) return undefined
  const between = view.tokens.slice(cue.at + 1, at)
  if (between.some((t, i) => finite(t) && t.upos === 'VERB' && cue.at + 1 + i > core[1])) return undefined
  const mark = view.tokens[at - 1]
  if (isComma(mark) || isColon(mark)) return { span: quote.inner, how: 'quote' }
  const direct = /^\p{Lu}/u.test(view.context.reading.document.text.slice(quote.inner.start).trimStart())
  return direct && at - core[1] <= 2 && cue.verb.takes.has('s') ? { span: quote.inner, how: 'quote' } : undefined
}

/** "X: …": what stands behind the colon that closes the clause of the verb. */
export function behindColon(view: View, core: readonly [number, number], cue: Cue): Content | undefined {
  const to = view.tokens.length
  for (let i = Math.max(cue.at, core[1]) + 1; i < to - 1; i++) {
    if (view.inside[i] || view.tokens[i]!.text === ';') return undefined
    if (isColon(view.tokens[i])) {
      const quote = view.quotations.find(
        (q) => q.span.start >= view.tokens[i]!.end && q.span.start - view.tokens[i]!.end < 3,
      )
      if (quote && isLong(quote)) return { span: quote.inner, how: 'quote' }
      const span = trimmed(view, i + 1, unitOf(view, i + 1)[1])
      return span && to - i > 2 ? { span, how: 'clause' } : undefined
    }
    if (finite(view.tokens[i]!) && view.tokens[i]!.upos === 'VERB') return undefined
  }
  return undefined
}
