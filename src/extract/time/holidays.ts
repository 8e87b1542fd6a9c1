/** Holidays by what tables say of them. */
import { type Bag, num, str } from './bag.ts'
import { dayInCalendar, easterOf, nthWeekday } from './calendar.ts'

/** A holiday's day in a year: so many days from Easter, from the nth weekday of a month, or from a day of another calendar. */
export function holidayIn(bag: Bag, year: number): number | undefined {
  const off = num(bag, 'off') ?? 0
  const easter = num(bag, 'easter')
  if (easter !== undefined) return easterOf(year, bag['eastern'] === 1) + easter
  const nth = num(bag, 'nth')
  if (nth !== undefined) return nthWeekday(year, num(bag, 'month') ?? 1, nth, num(bag, 'wd') ?? 1) + off
  const calendar = str(bag, 'calendar')
  if (!calendar) return undefined
  const month = str(bag, 'lmonth') ?? num(bag, 'lmonth') ?? 1
  const day = dayInCalendar(calendar, year, { month, day: num(bag, 'lday') ?? 1 })
  return day === undefined ? undefined : day + off
}
