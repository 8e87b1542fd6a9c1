import type { DocumentRecords, PositionRecord, Reading } from '../record/index.ts'

export function extractPositions(
  _reading: Reading,
  _soFar: Pick<DocumentRecords, 'times' | 'quantities' | 'mentions' | 'entities' | 'statements'>,
): readonly PositionRecord[] {
  return []
}
