import type { QuantityRecord, Reading, TimeRecord } from '../record/index.ts'

export function extractQuantities(
  _reading: Reading,
  _soFar: { readonly times: readonly TimeRecord[] },
): readonly QuantityRecord[] {
  return []
}
