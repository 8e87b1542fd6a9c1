/** Whether a deed happened, in scripts without spaces: words of modality before it in its clause, and the statement around it. */
import type { Act, EventStatus, Reading } from '../../record/index.ts'
import type { Deed } from './unspaced.ts'
import { eventWordsOf } from './words.ts'

const weight: readonly EventStatus[] = [
  'postponed',
  'cancelled',
  'denied',
  'possible',
  'planned',
  'ongoing',
  'occurred',
]

const byAct: Partial<Record<Act, EventStatus>> = {
  deny: 'denied',
  propose: 'planned',
  promise: 'planned',
  predict: 'possible',
  warn: 'possible',
}

export function statusOf(reading: Reading, { clause, span, said, inside, light, word }: Deed): EventStatus {
  if (said) return 'occurred'
  const { text } = reading.document
  const found = new Set<EventStatus>()
  const before = text.slice(clause.start, span.start)
  const behind = text.slice(span.end, clause.end)
  for (const [form, status] of eventWordsOf(reading.language).modalityList) {
    const late = status === 'postponed' || status === 'cancelled' || status === 'possible'
    if (form === word.word || (light && form === text.slice(light.start, light.end) && !late)) continue
    if (before.includes(form) || (late && behind.includes(form))) found.add(status)
  }
  const act = inside && !inside.negated ? byAct[inside.act] : undefined
  if (act) found.add(act)
  return weight.find((s) => found.has(s)) ?? 'occurred'
}
