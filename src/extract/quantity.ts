import { contentId } from '../base/id.ts'
import { bySpan, type Span, sliceSpan } from '../base/span.ts'
import type { QuantityRecord, Reading, TimeRecord } from '../record/index.ts'
import { findSpacedQuantities } from './quantity/spaced.ts'
import { findUnspacedQuantities } from './quantity/unspaced.ts'

/** A quantity before it is a record. */
export interface FoundQuantity {
  readonly span: Span
  readonly value?: number
  readonly min?: number
  readonly max?: number
  readonly approximate?: true
  readonly unit?: string
  readonly per?: string
  readonly ofSpan?: Span
  readonly language?: string
}

/**
 * Numbers of things, shares, sums and measures, with bounds and what is counted.
 * In: a reading and its times (a number inside a time is no quantity, a rate per day is). Out: quantities in text order.
 * Cost: linear in the text.
 */
export function extractQuantities(
  reading: Reading,
  soFar: { readonly times: readonly TimeRecord[] },
): readonly QuantityRecord[] {
  const { document, language } = reading
  const out: QuantityRecord[] = []
  const times = soFar.times.map((t) => t.span)
  let at = 0
  for (const sentence of reading.sentences) {
    while (at < times.length && times[at]!.end <= sentence.span.start) at++
    const here: Span[] = []
    for (let i = at; i < times.length && times[i]!.start < sentence.span.end; i++) here.push(times[i]!)
    const found = language.unspaced
      ? findUnspacedQuantities(reading, sentence, here)
      : findSpacedQuantities(sentence, language, here)
    for (const f of found) {
      const { language: _language, ...facts } = f
      out.push({
        type: 'quantity',
        id: contentId<'quantity'>('q', document.id, f.span.start, f.span.end),
        document: document.id,
        ...facts,
        quote: sliceSpan(document.text, f.span),
        ...(f.ofSpan ? { of: sliceSpan(document.text, f.ofSpan) } : {}),
      })
    }
  }
  return out.sort(bySpan)
}
