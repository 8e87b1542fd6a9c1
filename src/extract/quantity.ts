import { contentId } from '../base/id.ts'
import { bySpan, type Span, sliceSpan } from '../base/span.ts'
import type { QuantityRecord, Reading, TimeRecord } from '../record/index.ts'
import { findSpacedQuantities } from './quantity/spaced.ts'
import type { CountryAt } from './quantity/units.ts'
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
  readonly parts?: readonly Span[]
  readonly change?: 'up' | 'down'
}

/** What finding quantities needs besides the words. */
export interface QuantityTools {
  readonly countryAt: CountryAt
  readonly scope: QuantityScope
  readonly parse: Reading['parse']
}

/**
 * What counts: what the contract keeps; durations, ages, shares as fractions and numbers without a noun too; every
 * number. The wider ones are there to measure against schemes that are wider.
 */
export type QuantityScope = 'contract' | 'measures' | 'numbers'

/**
 * Numbers of things, shares, sums and measures, with bounds and what is counted.
 * In: a reading and its times (a number inside a time is no quantity, a rate per day is). Out: quantities in text order.
 * Cost: linear in the text.
 */
export function extractQuantities(
  reading: Reading,
  soFar: { readonly times: readonly TimeRecord[]; readonly countries?: readonly CountryMention[] },
  { scope = 'contract' }: { readonly scope?: QuantityScope } = {},
): readonly QuantityRecord[] {
  const { document, language } = reading
  const tools: QuantityTools = { scope, parse: reading.parse, countryAt: nearestCountries(soFar.countries ?? []) }
  const out: QuantityRecord[] = []
  const times = soFar.times.map((t) => t.span)
  let at = 0
  for (const sentence of reading.sentences) {
    while (at < times.length && times[at]!.end <= sentence.span.start) at++
    const here: Span[] = []
    for (let i = at; i < times.length && times[i]!.start < sentence.span.end; i++) here.push(times[i]!)
    const found = language.unspaced
      ? findUnspacedQuantities(reading, sentence, here, tools)
      : findSpacedQuantities(sentence, language, here, tools)
    for (const { parts = [], ...f } of found) {
      out.push({
        type: 'quantity',
        id: contentId<'quantity'>('q', document.id, f.span.start, f.span.end),
        document: document.id,
        ...f,
        quote: sliceSpan(document.text, f.span),
        ...(f.ofSpan ? { of: sliceSpan(document.text, f.ofSpan) } : {}),
        ...(parts.length > 0 ? { ofParts: parts.map((span) => ({ text: sliceSpan(document.text, span), span })) } : {}),
      })
    }
  }
  return out.sort(bySpan)
}

/** A country named in the text, or of something named there: where, and its ISO 3166-1 code. */
export interface CountryMention {
  readonly start: number
  readonly country: string
}

/** How many countries are looked at on either side of a sum. */
const near = 30

/** Countries by how near they are named: those before a place first, then those behind it. */
function nearestCountries(mentions: readonly CountryMention[]): CountryAt {
  if (mentions.length === 0) return () => []
  return (offset) => {
    let at = 0
    for (let high = mentions.length; at < high; ) {
      const middle = (at + high) >> 1
      if (mentions[middle]!.start <= offset) at = middle + 1
      else high = middle
    }
    const around = [...mentions.slice(Math.max(0, at - near), at).reverse(), ...mentions.slice(at, at + near)]
    return [...new Set(around.map((m) => m.country))]
  }
}
