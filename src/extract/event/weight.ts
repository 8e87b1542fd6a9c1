/** What every language shares of a deed's status: which of several marks weighs most, and what a speaker's act makes of it. */
import type { Act, EventStatus } from '../../record/index.ts'

const weight: readonly EventStatus[] = [
  'postponed',
  'cancelled',
  'denied',
  'possible',
  'planned',
  'ongoing',
  'occurred',
]

export const weightiest = (found: ReadonlySet<EventStatus>): EventStatus =>
  weight.find((s) => found.has(s)) ?? 'occurred'

/** The status of what somebody denies, proposes, promises, foretells. */
export const statusByAct: Partial<Record<Act, EventStatus>> = {
  deny: 'denied',
  propose: 'planned',
  promise: 'planned',
  predict: 'possible',
  warn: 'possible',
}
