/** How long a state has lasted, where reports cannot both be right. */
import type { TimeRecord } from '../record/index.ts'
import type { Draft, Weighed } from './input.ts'

/** States whose length is a fact of its own. */
const states = ['war', 'ceasefire', 'quarantine', 'sanction'] as const

interface Lasted {
  readonly time: TimeRecord
  readonly document: Weighed
  readonly low: number
  readonly high: number
}

const unitDays: Readonly<Record<string, number>> = { Y: 365.25, M: 30.44, W: 7, D: 1 }

/** Days that a duration of a month and more can mean; "nearly two years" reaches down by a sixth, "four years" by a tenth both ways. */
function daysOf(time: TimeRecord): readonly [number, number] | undefined {
  const match = /^P(\d+(?:\.\d+)?)([YMWD])$/.exec(time.timex.value)
  if (!match) return undefined
  const days = Number(match[1]) * (unitDays[match[2]!] ?? 1)
  if (days < 28) return undefined
  switch (time.timex.mod) {
    case 'LESS_THAN':
    case 'EQUAL_OR_LESS':
      return [days * 0.83, days]
    case 'MORE_THAN':
    case 'EQUAL_OR_MORE':
      return [days, days * 1.5]
    default:
      return [days * 0.9, days * 1.15]
  }
}

export function contestedDurations(documents: readonly Weighed[]): readonly Draft[] {
  const drafts: Draft[] = []
  for (const state of states) {
    const lasted: Lasted[] = []
    for (const document of documents)
      for (const time of document.records.times) {
        const days = time.timex.type === 'DURATION' ? daysOf(time) : undefined
        if (!days || !document.conceptsAt(document.sentenceAt(time.span)).has(state)) continue
        lasted.push({ time, document, low: days[0], high: days[1] })
      }
    const first = lasted[0]
    const other =
      first && lasted.find((l) => l.document !== first.document && (l.high < first.low || first.high < l.low))
    if (first && other && Math.abs(days(first.document) - days(other.document)) < 60)
      drafts.push({
        kind: 'contested',
        about: `how long the ${state} has lasted`,
        records: [first, other].map((l) => ({ id: l.time.id, document: l.document })),
        confidence: 0.7,
      })
  }
  return drafts
}

const days = (d: Weighed): number => (d.published ? Date.parse(d.published.slice(0, 10)) / 86_400_000 : 0)
