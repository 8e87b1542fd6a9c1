import type { DocumentRecords, Reading, StatementRecord } from '../record/index.ts'

export function extractStatements(
  _reading: Reading,
  _soFar: Pick<DocumentRecords, 'times' | 'quantities' | 'mentions' | 'entities'>,
): readonly StatementRecord[] {
  return []
}
