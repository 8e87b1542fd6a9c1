import type { Reading, TimeRecord } from '../record/index.ts'

export function extractTimes(_reading: Reading): readonly TimeRecord[] {
  return []
}
