import { overlaps, type Span } from '../base/span.ts'
import type { EntityKind, KnownName, QuantityRecord, Reading, TimeRecord } from '../record/index.ts'
import { findUncased } from './name/arabic.ts'
import { findCapitalised } from './name/spaced.ts'
import { findUnspaced } from './name/unspaced.ts'

/** A stretch of text that names or describes somebody or something, before it is known who that is. */
export interface FoundName {
  readonly span: Span
  /** the best guess from the words and their context; places not yet told into country, region, facility */
  readonly kind: EntityKind
  readonly form: 'name' | 'nominal' | 'pronoun'
  /** 0–1 */
  readonly confidence: number
}

/**
 * Names in a text that no lexicon has, or that hold a known name and more (Donetsk region, 泰国国防部).
 * In: a reading, its times and quantities, and the names known. Out: names, not overlapping, in text order.
 */
export function findNames(
  reading: Reading,
  soFar: {
    readonly times: readonly TimeRecord[]
    readonly quantities: readonly QuantityRecord[]
    readonly known: readonly KnownName[]
  },
): readonly FoundName[] {
  const { language } = reading
  const taken = soFar.times.map((t) => t.span)
  const found = language.unspaced
    ? findUnspaced(reading, soFar.known)
    : language.direction === 'rtl'
      ? findUncased(reading)
      : findCapitalised(reading, soFar.known, taken)
  const sorted = [...found].sort(
    (a, b) => a.span.start - b.span.start || b.span.end - a.span.end || b.confidence - a.confidence,
  )
  const out: FoundName[] = []
  for (const name of sorted) {
    const last = out.at(-1)
    if (last && overlaps(last.span, name.span)) continue
    out.push(name)
  }
  return out
}
