import type { Span } from '../base/span.ts'
import type { EntityKind, KnownName, QuantityRecord, Reading, TimeRecord } from '../record/index.ts'

/** A stretch of text that names or describes somebody or something, before it is known who that is. */
export interface FoundName {
  readonly span: Span
  /** the best guess from the words and their context; places not yet told into country, region, facility */
  readonly kind: EntityKind
  readonly form: 'name' | 'nominal' | 'pronoun'
  /** 0–1 */
  readonly confidence: number
}

export function findNames(
  _reading: Reading,
  _soFar: {
    readonly times: readonly TimeRecord[]
    readonly quantities: readonly QuantityRecord[]
    readonly known: readonly KnownName[]
  },
): readonly FoundName[] {
  return []
}
