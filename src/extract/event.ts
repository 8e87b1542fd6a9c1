import type { DocumentRecords, EventRecord, Reading } from '../record/index.ts'

export function extractEvents(
  _reading: Reading,
  _soFar: Pick<DocumentRecords, 'times' | 'quantities' | 'mentions' | 'entities' | 'statements'>,
): readonly EventRecord[] {
  return []
}
