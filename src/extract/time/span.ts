/** A point in time as far as it is known, its TIMEX3 value, and the stretch it covers. */
import { dayNumber, daysInMonth, isoDay, isoWeek, mondayOf, pad, yearText, ymdOf, zoneOffset } from './calendar.ts'

/** How fine a point is: century, decade, year, half, quarter, season, month, week, weekend, day. */
export type Grain = 'CE' | 'DE' | 'Y' | 'H' | 'Q' | 'SE' | 'M' | 'W' | 'WE' | 'D'

export interface Point {
  readonly grain: Grain
  /** the first year of a century or decade; negative before Christ */
  readonly year: number
  /** number of the half, quarter or month */
  readonly part?: number
  readonly season?: string
  /** day number: of the day, of the Monday of the week */
  readonly day?: number
}

export interface Clock {
  readonly part?: string
  readonly hour?: number
  readonly min?: number
  readonly sec?: number
  readonly zone?: string
}

export const dayPoint = (day: number): Point => ({ grain: 'D', year: ymdOf(day).year, part: ymdOf(day).month, day })

/** The TIMEX3 value of a point. */
export function pointValue(p: Point): string {
  const year = yearText(p.year)
  switch (p.grain) {
    case 'CE':
      return p.year < 0 ? year : pad(Math.floor(p.year / 100))
    case 'DE':
      return p.year < 0 ? year : `${pad(Math.floor(p.year / 10), 3)}X`
    case 'Y':
      return year
    case 'H':
      return `${year}-H${p.part}`
    case 'Q':
      return `${year}-Q${p.part}`
    case 'SE':
      return `${year}-${p.season}`
    case 'M':
      return `${year}-${pad(p.part!)}`
    case 'W':
    case 'WE': {
      const { year: weekYear, week } = isoWeek(p.day!)
      return `${weekYear}-W${pad(week)}${p.grain === 'WE' ? '-WE' : ''}`
    }
    case 'D':
      return p.year < 0 ? `${year}-${pad(p.part!)}-${pad(ymdOf(p.day!).day)}` : isoDay(p.day!)
    default:
      return p.grain satisfies never
  }
}

const seasonStart: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 }

/** First and last day of a point. */
export function pointDays(p: Point): readonly [number, number] {
  const months = (year: number, month: number, count: number): readonly [number, number] => {
    const last = month + count - 1
    const lastYear = year + Math.floor((last - 1) / 12)
    const lastMonth = ((last - 1) % 12) + 1
    return [dayNumber(year, month, 1), dayNumber(lastYear, lastMonth, daysInMonth(lastYear, lastMonth))]
  }
  switch (p.grain) {
    case 'CE':
      return [dayNumber(p.year + 1, 1, 1), dayNumber(p.year + 100, 12, 31)]
    case 'DE':
      return [dayNumber(p.year, 1, 1), dayNumber(p.year + 9, 12, 31)]
    case 'Y':
      return months(p.year, 1, 12)
    case 'H':
      return months(p.year, p.part === 1 ? 1 : 7, 6)
    case 'Q':
      return months(p.year, p.part! * 3 - 2, 3)
    case 'SE':
      return p.season === 'WI' ? months(p.year - 1, 12, 3) : months(p.year, seasonStart[p.season!]!, 3)
    case 'M':
      return months(p.year, p.part!, 1)
    case 'W':
      return [mondayOf(p.day!), mondayOf(p.day!) + 6]
    case 'WE':
      return [mondayOf(p.day!) + 5, mondayOf(p.day!) + 6]
    case 'D':
      return [p.day!, p.day!]
    default:
      return p.grain satisfies never
  }
}

/** Usual hours of the parts of a day, from and to; what passes 24 is the next day's. */
const partHours: Readonly<Record<string, readonly [number, number]>> = {
  MO: [6, 12],
  MI: [12, 13],
  AF: [12, 18],
  EV: [18, 22],
  NI: [21, 29],
  DT: [6, 18],
}

/** The value of a time of day on a day, `2026-01-22TEV`, `2026-03-05T14:30`; its day left open where not known; `Z` where it is told in Greenwich time. */
export function clockValue(date: string, clock: Clock): string {
  if (clock.hour === undefined) return clock.part === 'MI' ? `${date}T12:00` : `${date}T${clock.part}`
  const seconds = clock.sec === undefined ? '' : `:${pad(clock.sec)}`
  return `${date}T${pad(clock.hour)}:${pad(clock.min ?? 0)}${seconds}${clock.zone === 'Z' ? 'Z' : ''}`
}

/** First and last instant of a time of day, with the offset of its zone where it has one. */
export function clockInstants(day: number, clock: Clock): readonly [string, string] {
  const at = (minutes: number): string => {
    const date = day + Math.floor(minutes / 1440)
    const rest = minutes % 1440
    const offset = clock.zone ? (zoneOffset(clock.zone, date, rest) ?? '') : ''
    const seconds = clock.sec === undefined ? '' : `:${pad(clock.sec)}`
    return `${isoDay(date)}T${pad(Math.floor(rest / 60))}:${pad(rest % 60)}${seconds}${offset}`
  }
  if (clock.hour !== undefined) {
    const instant = at(clock.hour * 60 + (clock.min ?? 0))
    return [instant, instant]
  }
  const [from, to] = partHours[clock.part ?? ''] ?? [0, 24]
  return [at(from * 60), at(to * 60)]
}
