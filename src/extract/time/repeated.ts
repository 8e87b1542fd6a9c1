/** Times that come again: every day, on Fridays, twice a week. */
import { type Bag, num, str } from './bag.ts'
import { pad } from './calendar.ts'
import { clockOf } from './clock.ts'
import { period } from './period.ts'
import type { Resolved } from './resolve.ts'
import { clockValue } from './span.ts'

/** In: a bag. Out: its SET; undefined where it names none. */
export function setOf(bag: Bag): Resolved | undefined {
  const wd = num(bag, 'wd')
  const part = str(bag, 'part')
  const month = num(bag, 'month')
  const day = num(bag, 'day')
  const season = str(bag, 'season')
  const hour = num(bag, 'hour')
  const clock = hour === undefined ? (part ? `T${part}` : '') : clockValue('', clockOf(bag))
  const value =
    wd !== undefined
      ? `XXXX-WXX-${wd}${clock}`
      : month !== undefined
        ? `XXXX-${pad(month)}${day === undefined ? '' : `-${pad(day)}`}`
        : season
          ? `XXXX-${season}`
          : bag['unit'] === 'WE'
            ? 'XXXX-WXX-WE'
            : clock
              ? `XXXX-XX-XX${clock}`
              : period(bag, num(bag, 'n') ?? 1)
  if (value === undefined) return undefined
  const quant = str(bag, 'quant')
  const times = num(bag, 'times')
  const freq = str(bag, 'freq') ?? (times === undefined ? undefined : `${times}X`)
  return { timex: { type: 'SET', value, ...(quant ? { quant } : {}), ...(freq ? { freq } : {}) } }
}
