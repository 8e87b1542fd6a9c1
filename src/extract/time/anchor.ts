/** From what words say of a point in time to the point itself, counted from publication or from a date just named. */
import { type Bag, num, str, sub } from './bag.ts'
import { dayNumber, daysInMonth, mondayOf, shiftMonths, weekdayOf, ymdOf } from './calendar.ts'
import { holidayIn } from './holidays.ts'
import { dayPoint, type Grain, type Point, pointDays } from './span.ts'

/** Where undated times look: to what was, to what will be, to what a verb of the present plans, or to whichever is nearer. */
export type Way = 'back' | 'ahead' | 'present' | 'near'

export interface Anchors {
  /** day of publication; undefined where not known */
  readonly published?: number
  /** the date last named */
  readonly named?: Point
  /** the quarter last named, in whose figures the sentences after it compare */
  readonly quarter?: Point
  /** the day last named, days since 1970 */
  readonly namedDay?: number
  /** a day on which something happened, named earlier in the paragraph */
  readonly paragraphDay?: number
  /** the day that the clock right beside tells, in another zone */
  readonly clockDay?: number
  /** the same, in this paragraph or the one before */
  readonly nearDay?: number
  /** the text tells a story of its own time: undated months follow the date last named, not publication */
  readonly narrative: boolean
  readonly way: Way
}

/** In: a bag, anchors. Out: the point; undefined where it has none or nothing to count from. */
export function pointOf(bag: Bag, anchors: Anchors): Point | undefined {
  const counted = bag['rel'] !== undefined || bag['dir'] !== undefined || bag['wk'] !== undefined
  const years = bag['unit'] === 'Y' && bag['dir'] !== undefined ? num(bag, 'n') : undefined
  const { quarter } = anchors
  if (quarter && years === 1) return { ...quarter, year: quarter.year + num(bag, 'dir')! }
  if (bag['anchor'] === 'quarter' && quarter) return quarter
  const base = baseDay(bag, anchors, counted)
  const from = sub(bag, 'base')
  if (from) return shifted(bag, pointOf(from, anchors))
  if (bag['asweek'] !== undefined) return asWeek(pointOf(withoutWeek(bag), anchors))
  return absolute(bag) ?? (counted ? relative(bag, base, anchors) : undated(bag, base, anchors))
}

const fine = new Set(['D', 'H', 'MI', 'S'])

function baseDay(bag: Bag, anchors: Anchors, counted: boolean): number | undefined {
  if (bag['anchor'] === 'ref') {
    if (fine.has(String(bag['unit'] ?? 'D')))
      return anchors.namedDay ?? (bag['rel'] === 0 ? anchors.published : undefined)
    // "the 2010s" are too wide for "a year earlier" to count from
    if (anchors.named?.grain === 'DE' || anchors.named?.grain === 'CE') return anchors.published
    const week = bag['unit'] === 'W' || bag['unit'] === 'WE'
    if (week && anchors.named && anchors.named.day === undefined) return anchors.published
    return anchors.named
      ? (anchors.named.day ?? pointDays(anchors.named)[0])
      : bag['dir'] === undefined && (bag['unit'] === 'W' || bag['unit'] === 'Q')
        ? anchors.published
        : undefined
  }
  if (bag['anchor'] === 'refpub' && anchors.paragraphDay !== undefined) return anchors.paragraphDay
  return anchors.narrative && anchors.named && !(counted && bag['dir'] === undefined && bag['unit'] === 'D')
    ? pointDays(anchors.named)[0]
    : anchors.published
}

const unitDays: Readonly<Record<string, number>> = { D: 1, W: 7, F: 14 }
const unitMonths: Readonly<Record<string, number>> = { M: 1, Q: 3, HY: 6, Y: 12, DE: 120 }

/** Two weeks before Christmas, three months after 12 January: counted from the day it names. */
function shifted(bag: Bag, base: Point | undefined): Point | undefined {
  if (base === undefined || base.year < 0) return undefined
  const by = Math.trunc(num(bag, 'n') ?? 1) * (num(bag, 'dir') ?? 1)
  const unit = str(bag, 'unit') ?? 'D'
  const days = unitDays[unit]
  const months = unitMonths[unit]
  if (base.grain === 'D' && days !== undefined) return dayPoint(base.day! + by * days)
  if (months === undefined) return undefined
  if (base.grain === 'Y' && months % 12 === 0) return { ...base, year: base.year + (by * months) / 12 }
  if (base.grain !== 'D' && base.grain !== 'M') return undefined
  const to = shiftMonths(base.year, base.part!, by * months)
  if (base.grain === 'M') return { grain: 'M', year: to.year, part: to.month }
  const day = Math.min(ymdOf(base.day!).day, daysInMonth(to.year, to.month))
  return dayPoint(dayNumber(to.year, to.month, day))
}

const withoutWeek = (bag: Bag): Bag => {
  const { asweek: _, ...rest } = bag
  return rest
}

/** The week a day lies in: the week of March 6. */
function asWeek(point: Point | undefined): Point | undefined {
  return point?.grain === 'D' ? { grain: 'W', year: point.year, day: mondayOf(point.day!) } : point
}

/** A point that names its own year. */
function absolute(bag: Bag): Point | undefined {
  const century = num(bag, 'century')
  const tens = num(bag, 'cdecade')
  if (century !== undefined && tens !== undefined) return { grain: 'DE', year: (century - 1) * 100 + tens }
  const before = bag['era'] === 'BC'
  if (century !== undefined && num(bag, 'decade') === undefined)
    return { grain: 'CE', year: before ? -century * 100 : (century - 1) * 100 }
  const decade = num(bag, 'decade')
  if (decade !== undefined) return { grain: 'DE', year: before ? -decade : decade < 100 ? 1900 + decade : decade }
  const said = num(bag, 'year')
  if (said === undefined) return undefined
  return inYear(bag, before ? -said : said)
}

/** What a bag means in a given year. */
export function inYear(bag: Bag, year: number): Point {
  const holiday = holidayIn(bag, year)
  if (holiday !== undefined) return dayPoint(holiday)
  const month = num(bag, 'month')
  const day = num(bag, 'day')
  if (month !== undefined && day !== undefined) {
    const dayNo = dayNumber(year, month, Math.min(day, daysInMonth(year, month)))
    return { grain: 'D', year, part: month, day: dayNo }
  }
  if (month !== undefined) return { grain: 'M', year, part: month }
  const season = str(bag, 'season')
  if (season) return { grain: 'SE', year, season }
  for (const [field, grain] of [
    ['quarter', 'Q'],
    ['half', 'H'],
  ] as const) {
    const part = num(bag, field)
    if (part !== undefined) return { grain, year, part }
  }
  return { grain: 'Y', year }
}

function relative(bag: Bag, base: number | undefined, anchors: Anchors): Point | undefined {
  if (base === undefined) return undefined
  const unit = str(bag, 'unit')
  const by = num(bag, 'dir') === undefined ? (num(bag, 'rel') ?? 0) : (num(bag, 'n') ?? 1) * num(bag, 'dir')!
  const { year, month } = ymdOf(base)
  const wd = num(bag, 'wd')
  const week = num(bag, 'wk')
  if (week !== undefined) return weekPoint(bag, base, week)
  switch (unit) {
    case 'Y':
      if (Number.isInteger(by)) return inYear(bag, year + by)
      return relative({ ...bag, unit: 'M', n: Math.abs(by) * 12 }, base, anchors)
    case 'M': {
      // half a month later
      if (Math.abs(by) < 1 && by !== 0) return dayPoint(base + Math.round(by * 30))
      const to = shiftMonths(year, month, Math.trunc(by))
      return inYear({ ...bag, month: to.month }, to.year)
    }
    case 'W':
      return weekPoint(bag, base, Math.trunc(by))
    case 'WE': {
      const past = anchors.way === 'back' || (anchors.way !== 'ahead' && bag['bare'] !== undefined)
      const weekend = by === 0 && past && weekdayOf(base) < 6 ? -1 : by
      return { grain: 'WE', year, day: mondayOf(base) + 7 * weekend }
    }
    case 'D':
      return dayPoint(onWeekday(base + Math.trunc(by), num(bag, 'onwd')))
    default:
      break
  }
  if (unit === 'Q') {
    const to = shiftMonths(year, month, by * 3)
    return { grain: 'Q', year: to.year, part: Math.ceil(to.month / 3) }
  }
  if (unit === 'HY') {
    const to = shiftMonths(year, month, by * 6)
    return { grain: 'H', year: to.year, part: to.month > 6 ? 2 : 1 }
  }
  if (unit === 'DE') return { grain: 'DE', year: Math.floor(year / 10) * 10 + by * 10 }
  if (unit === 'CE') return { grain: 'CE', year: Math.floor(year / 100) * 100 + by * 100 }
  if (wd !== undefined && bag['month'] === undefined) return dayPoint(weekdayNear(base, wd, by))
  return nthOfKind(bag, base, by)
}

/** "yesterday, Tuesday" in a report that was published a day or two after it was written: the weekday counts. */
function onWeekday(day: number, wd: number | undefined): number {
  const off = wd === undefined ? 0 : ((wd - weekdayOf(day) + 10) % 7) - 3
  return Math.abs(off) <= 2 ? day + off : day
}

function weekPoint(bag: Bag, base: number, by: number): Point {
  const monday = mondayOf(base) + 7 * by
  const wd = num(bag, 'wd')
  if (wd !== undefined) return dayPoint(monday + wd - 1)
  const grain: Grain = bag['unit'] === 'WE' ? 'WE' : 'W'
  return { grain, year: ymdOf(monday).year, day: monday }
}

/** The weekday last past, in this week, or next to come. */
function weekdayNear(base: number, wd: number, by: number): number {
  const today = weekdayOf(base)
  if (by === 0) return mondayOf(base) + wd - 1
  if (by < 0) return base - ((today - wd + 6) % 7) - 1 + (by + 1) * 7
  return base + ((wd - today + 6) % 7) + 1 + (by - 1) * 7
}

/** Last March, next winter, this Christmas: the one before, after or around today. */
function nthOfKind(bag: Bag, base: number, by: number): Point | undefined {
  const { year } = ymdOf(base)
  if (yearless(bag) === undefined) return undefined
  const here = inYear(bag, year)
  if (by === 0) return here
  const [first, last] = pointDays(here)
  if (by < 0) return last < base ? here : inYear(bag, year - 1)
  return first > base ? here : inYear(bag, year + 1)
}

const yearless = (bag: Bag): string | undefined =>
  ['month', 'season', 'quarter', 'half', 'easter', 'calendar', 'nth'].find((field) => bag[field] !== undefined)

/** A month, day, weekday, quarter or season without more: by the way its clause looks. */
function undated(bag: Bag, base: number | undefined, anchors: Anchors): Point | undefined {
  if (base === undefined) return undefined
  const wd = num(bag, 'wd')
  const day = num(bag, 'day')
  const kind = yearless(bag)
  if (kind === undefined && day !== undefined) return bareDay(day, base, { anchors, wd })
  if (kind !== undefined) return bareInYear(bag, base, anchors)
  if (wd === undefined) return undefined
  if (anchors.way === 'ahead' || anchors.way === 'present') return dayPoint(base + ((wd - weekdayOf(base) + 7) % 7))
  return dayPoint(base - ((weekdayOf(base) - wd + 7) % 7))
}

function bareDay(
  day: number,
  base: number,
  { anchors, wd }: { readonly anchors: Anchors; readonly wd: number | undefined },
): Point | undefined {
  const { year, month } = ymdOf(base)
  const inMonths = [-2, -1, 0, 1, 2].flatMap((by) => {
    const to = shiftMonths(year, month, by)
    return day <= daysInMonth(to.year, to.month) ? [dayNumber(to.year, to.month, day)] : []
  })
  const fitting = inMonths.filter((d) => wd !== undefined && weekdayOf(d) === wd)
  const candidates = fitting.length > 0 ? fitting : inMonths
  if (anchors.narrative) return dayPoint(candidates.find((d) => d >= base) ?? candidates.at(-1)!)
  const nearest = nearestDay(candidates, base, anchors.way)
  return nearest === undefined ? undefined : dayPoint(nearest)
}

/** Days by which a date on the wrong side must be nearer: verbs are sometimes misread. */
const wrongWayDays = 18

/** Without a verb, a bare day of the month lies rather behind. */
const futureDays = 6

/** The nearest candidate that lies the right way; without a way, the nearest. */
function nearestDay(candidates: readonly number[], base: number, way: Way): number | undefined {
  const cost = (d: number): number =>
    Math.abs(d - base) +
    ((way === 'ahead' && d < base) || (way === 'back' && d > base) ? wrongWayDays : 0) +
    (way === 'near' && d > base ? futureDays : 0)
  return candidates.reduce<number | undefined>(
    (best, d) => (best === undefined || cost(d) < cost(best) ? d : best),
    undefined,
  )
}

function bareInYear(bag: Bag, base: number, anchors: Anchors): Point {
  const { year } = ymdOf(base)
  if (anchors.narrative && anchors.named) return inNarrative(bag, anchors.named)
  if (bag['quarter'] !== undefined || bag['half'] !== undefined) {
    const here = inYear(bag, year)
    const ahead = anchors.way === 'ahead' || anchors.way === 'present'
    return !ahead && pointDays(here)[0] > base ? inYear(bag, year - 1) : here
  }
  const wd = num(bag, 'wd')
  const years = [year - 1, year, year + 1].map((y) => inYear(bag, y))
  const fitting = years.filter(
    (p) => wd !== undefined && p.grain === 'D' && bag['nth'] === undefined && weekdayOf(p.day!) === wd,
  )
  const candidates = fitting.length > 0 ? fitting : years
  const distance = (p: Point): number => {
    const [first, last] = pointDays(p)
    return first > base ? first - base : last < base ? base - last : 0
  }
  const cost = (p: Point): number => {
    const [first, last] = pointDays(p)
    const wrong = (anchors.way === 'ahead' && last < base) || (anchors.way === 'back' && first > base)
    const bias = anchors.way !== 'ahead' && anchors.way !== 'back' && first > base ? futureYearDays : 0
    return distance(p) + bias + (wrong ? wrongWayYearDays : 0)
  }
  return candidates.reduce((best, p) => (cost(p) < cost(best) ? p : best))
}

/** The same for months and days of a year. */
const wrongWayYearDays = 280

/** Without a verb, newspapers look back more than ahead. */
const futureYearDays = 60

/** In a story, a month without its year is the year of the date last named. */
function inNarrative(bag: Bag, named: Point): Point {
  return inYear(bag, named.year)
}
