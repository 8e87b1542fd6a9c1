/** From found words to TIMEX3: type, value, mod, and the instants they can mean. */
import type { Timex, TimexMod } from '../../record/index.ts'
import { type Anchors, pointOf } from './anchor.ts'
import { type Bag, num, str, sub } from './bag.ts'
import { isoDay, pad, ymdOf } from './calendar.ts'
import { clockOf, minutesOf } from './clock.ts'
import { holidayIn } from './holidays.ts'
import { period } from './period.ts'
import { setOf } from './repeated.ts'
import { type Clock, clockInstants, clockValue, dayPoint, type Point, pointDays, pointValue } from './span.ts'

export interface Resolved {
  readonly timex: Timex
  readonly from?: string
  readonly to?: string
  /** the point it names, for the times after it */
  readonly point?: Point
}

/** In: what the words say, what they count from. Out: the time; undefined where it cannot be told. */
export function resolveTime(bag: Bag, anchors: Anchors): Resolved | undefined {
  if (bag['ref'] !== undefined) return { timex: { type: 'DATE', value: String(bag['ref']) } }
  if (sub(bag, 'a') && sub(bag, 'b'))
    return range(withEra(sub(bag, 'a')!, bag), withEra(sub(bag, 'b')!, bag), { bag, anchors })
  if (bag['set'] !== undefined) return setOf(bag)
  if (isDuration(bag)) return durationOf(bag)
  return pointTime(bag, anchors)
}

const withEra = (end: Bag, whole: Bag): Bag => {
  const year = num(whole, 'year')
  return inEra(year === undefined || num(end, 'year') !== undefined ? end : { ...end, year }, whole)
}

const inEra = (end: Bag, whole: Bag): Bag =>
  whole['era'] === undefined ? end : { ...end, era: whole['era'], year: num(end, 'year') ?? num(end, 'n') ?? 0 }

const isDuration = (bag: Bag): boolean =>
  bag['unit'] !== undefined &&
  bag['dir'] === undefined &&
  bag['rel'] === undefined &&
  (bag['n'] !== undefined || bag['lo'] !== undefined || bag['vague'] !== undefined)

const coarse = ['era', 'year', 'rel', 'unit', 'wk', 'month', 'day', 'wd', 'anchor', 'ampm', 'part', 'zone']

/** Each end lacks what the other says: 19–20 January, 3 to 5 p.m.; a finer field is never taken over alone. */
function range(a: Bag, b: Bag, whole: { readonly bag: Bag; readonly anchors: Anchors }): Resolved | undefined {
  const { anchors } = whole
  const late = fill(b, a)
  const early = { ...fill(a, b), ...yearBefore(fill(a, b), late, anchors) }
  const plain = pointTime(early, anchors)
  if (!plain) return undefined
  const same = pointTime(late, { ...anchors, ...(plain.point ? { named: plain.point } : {}) })
  if (!same) return undefined
  const [first, second] = overMidnight([early, plain], [late, inOrder(late, plain, same)], { a, b, anchors })
  const mod = str(whole.bag, 'mod') as TimexMod | undefined
  return {
    timex: {
      type: first.timex.type === 'TIME' || second.timex.type === 'TIME' ? 'TIME' : 'DATE',
      value: `${first.timex.value}/${second.timex.value}`,
      ...(mod ? { mod } : {}),
    },
    ...(first.from === undefined ? {} : { from: first.from }),
    ...(second.to === undefined ? {} : { to: second.to }),
    ...(second.point ? { point: second.point } : {}),
  }
}

/** "from Tuesday to Thursday": the weekday that ends a range is the next after the one that starts it. */
function inOrder(late: Bag, first: Resolved, second: Resolved): Resolved {
  const [from, to] = [first.point?.day, second.point?.day]
  const bare = late['wd'] !== undefined && late['month'] === undefined && late['day'] === undefined
  if (!bare || from === undefined || to === undefined || to > from || late['hour'] !== undefined) return second
  const point = dayPoint(from + ((to - from) % 7) + 7)
  const day = isoDay(point.day!)
  return { timex: { ...second.timex, value: day }, from: day, to: day, point }
}

type Told = readonly [Bag, Resolved]

/** From 23:00 to 4:30: two days, the one that is told and the one before or after; last night where none is told. */
function overMidnight(
  [early, first]: Told,
  [late, second]: Told,
  { a, b, anchors }: { readonly a: Bag; readonly b: Bag; readonly anchors: Anchors },
): readonly [Resolved, Resolved] {
  const day = dayOfIso(first.from)
  const turns = early['hour'] !== undefined && late['hour'] !== undefined && minutesOf(early) > minutesOf(late)
  if (!turns || day === undefined || day !== dayOfIso(second.from)) return [first, second]
  const dated = (bag: Bag): boolean => dateFields.some((f) => bag[f] !== undefined)
  const before = dated(b) ? !dated(a) : !dated(a) && day === anchors.published && anchors.way !== 'ahead'
  return before
    ? [{ ...first, ...timed_(day - 1, clockOf(early), early) }, second]
    : [first, { ...second, ...timed_(day + 1, clockOf(late), late) }]
}

/** An undated month that a range starts with is of the year its end falls in, or of the one before. */
function yearBefore(early: Bag, late: Bag, anchors: Anchors): Bag {
  const [first, last] = [num(early, 'month'), num(late, 'month')]
  if (first === undefined || last === undefined || dateFields.some((f) => f !== 'month' && f !== 'day' && early[f]))
    return {}
  const end = pointTime(late, anchors)?.point
  return end ? { year: first > last ? end.year - 1 : end.year } : {}
}

function fill(bag: Bag, from: Bag): Bag {
  const rank = (b: Bag, f: string): boolean => b[f] !== undefined
  const out: Record<string, string | number | Bag> = { ...bag }
  const dated = rank(bag, 'rel') || rank(bag, 'dir') || rank(bag, 'wd')
  for (const field of coarse) {
    if (out[field] !== undefined || from[field] === undefined) continue
    if (field === 'day' && (bag['hour'] === undefined || bag['month'] !== undefined || dated)) continue
    if (
      field === 'month' &&
      (dated || bag['season'] !== undefined || !(bag['day'] !== undefined || bag['hour'] !== undefined))
    )
      continue
    if ((field === 'ampm' || field === 'part' || field === 'zone') && bag['hour'] === undefined) continue
    if (field === 'wd' && (bag['hour'] === undefined || bag['day'] !== undefined || bag['month'] !== undefined))
      continue
    if ((field === 'part' || field === 'ampm') && (bag['ampm'] !== undefined || bag['part'] !== undefined)) continue
    if (
      (field === 'rel' || field === 'unit' || field === 'wk') &&
      (bag['year'] !== undefined || (bag['wd'] !== undefined && field !== 'wk'))
    )
      continue
    if (field === 'year' && dated) continue
    out[field] = from[field]
  }
  return out
}

function durationOf(bag: Bag): Resolved | undefined {
  const lo = num(bag, 'lo')
  const value =
    lo !== undefined
      ? `${period(bag, lo)}/${period(bag, num(bag, 'hi') ?? lo)}`
      : period(bag, bag['vague'] ? undefined : (num(bag, 'n') ?? 1) + (num(bag, 'plus') ?? 0))
  if (value === undefined) return undefined
  return { timex: withMod({ type: 'DURATION', value }, bag) }
}

const withMod = (timex: Timex, bag: Bag): Timex => {
  const mod = str(bag, 'mod') as TimexMod | undefined
  return mod ? { ...timex, mod } : timex
}

/** Fields that tell a day, as against a time of day. */
export const dateFields: readonly string[] = [
  'year',
  'month',
  'day',
  'wd',
  'rel',
  'dir',
  'wk',
  'season',
  'decade',
  'century',
  'quarter',
  'half',
  'easter',
  'calendar',
  'nth',
]

function pointTime(bag: Bag, anchors: Anchors): Resolved | undefined {
  const clock = clockOf(bag)
  const timed = clock.hour !== undefined || clock.part !== undefined
  const dated = dateFields.some((f) => bag[f] !== undefined)
  if (timed && !dated) {
    const near = anchors.way === 'ahead' ? undefined : anchors.nearDay
    const base = anchors.clockDay ?? (anchors.narrative ? anchors.namedDay : near) ?? anchors.published
    return base === undefined ? openClock(clock) : timed_(base, clock, bag)
  }
  if (bag['dir'] !== undefined && ['H', 'MI', 'S'].includes(String(bag['unit']))) return clockShift(bag)
  if (bag['days'] !== undefined) return stretch(bag, pointOf(bag, anchors)?.day, num(bag, 'days'))
  if (bag['calendar'] !== undefined && bag['lday'] === undefined) return lunarMonth(bag, anchors)
  const since = (anchors.narrative ? anchors.namedDay : anchors.paragraphDay) !== undefined
  if (bag['soon'] !== undefined && anchors.way === 'back' && !since) return durationOf(bag)
  const point = pointOf(bag['soon'] !== undefined && anchors.way === 'back' ? { ...bag, anchor: 'ref' } : bag, anchors)
  if (!point && bag['dir'] !== undefined && (bag['anchor'] ?? bag['base']) !== undefined) return durationOf(bag)
  if (!point) return openDate(bag, clock)
  // "the night to Wednesday" starts on Tuesday
  if (timed && point.grain === 'D' && bag['into'] !== undefined) return { ...timed_(point.day! - 1, clock, bag), point }
  if (timed && point.grain === 'D') return { ...timed_(point.day!, clock, bag), point }
  const [first, last] = pointDays(point)
  return {
    timex: withMod({ type: 'DATE', value: pointValue(point) }, bag),
    ...(point.year < 0 ? {} : narrowed(first, last, str(bag, 'mod'))),
    point,
  }
}

/** A month of another calendar is the stretch of days it covers: Ramadan. */
function lunarMonth(bag: Bag, anchors: Anchors): Resolved | undefined {
  const first = pointOf({ ...bag, lday: 1 }, anchors)?.day
  if (first === undefined) return undefined
  const next = { ...bag, lday: 1, lmonth: ((num(bag, 'lmonth') ?? 1) % 12) + 1 }
  const last = [first + 29, first + 30].find((d) => holidayIn(next, ymdOf(d).year) === d) ?? first + 30
  return stretch(bag, first, last - first)
}

/** Feasts of several days: Holy Week. */
function stretch(bag: Bag, first: number | undefined, days = 1): Resolved | undefined {
  if (first === undefined) return undefined
  const [from, to] = [isoDay(first), isoDay(first + days - 1)]
  return { timex: withMod({ type: 'DATE', value: `${from}/${to}` }, bag), from, to }
}

const timed_ = (day: number, clock: Clock, bag: Bag): Resolved => {
  const hour24 = clock.hour === 24
  const date = isoDay(hour24 ? day + 1 : day)
  const onTime = hour24 ? { ...clock, hour: 0 } : clock
  const [from, to] = clockInstants(hour24 ? day + 1 : day, onTime)
  const timex: Timex = { type: 'TIME', value: clockValue(date, onTime) }
  // "late on Sunday, at 23:47" is no later than that
  const exact = clock.hour !== undefined && ['START', 'MID', 'END'].includes(String(bag['mod']))
  return { timex: exact ? timex : withMod(timex, bag), from, to }
}

const openClock = (clock: Clock): Resolved => ({ timex: { type: 'TIME', value: clockValue('XXXX-XX-XX', clock) } })

/** An hour ago, forty minutes later: the length alone, as the clock it counts from is seldom told. */
const clockShift = (bag: Bag): Resolved | undefined => durationOf(bag)

/** Early, mid, late: the first, middle, last third. */
function narrowed(
  first: number,
  last: number,
  mod: string | undefined,
): { readonly from: string; readonly to: string } {
  const third = Math.floor((last - first + 1) / 3)
  if (third > 0 && mod === 'START') return { from: isoDay(first), to: isoDay(first + third - 1) }
  if (third > 0 && mod === 'MID') return { from: isoDay(first + third), to: isoDay(last - third) }
  if (third > 0 && mod === 'END') return { from: isoDay(last - third + 1), to: isoDay(last) }
  return { from: isoDay(first), to: isoDay(last) }
}

const openUnits: Readonly<Record<string, string>> = {
  D: 'XXXX-XX-XX',
  W: 'XXXX-WXX',
  WE: 'XXXX-WXX-WE',
  M: 'XXXX-XX',
  Y: 'XXXX',
}

/** Where nothing tells the year: `XXXX-03-05`, `XXXX-WXX-2`. */
function openDate(bag: Bag, clock: Clock): Resolved | undefined {
  if (bag['dir'] !== undefined || bag['anchor'] !== undefined) return undefined
  const month = num(bag, 'month')
  const day = num(bag, 'day')
  const wd = num(bag, 'wd')
  const season = str(bag, 'season')
  const quarter = num(bag, 'quarter')
  const value =
    month !== undefined
      ? `XXXX-${pad(month)}${day === undefined ? '' : `-${pad(day)}`}`
      : day !== undefined
        ? `XXXX-XX-${pad(day)}`
        : wd !== undefined
          ? `XXXX-WXX-${wd}`
          : season
            ? `XXXX-${season}`
            : quarter !== undefined
              ? `XXXX-Q${quarter}`
              : bag['rel'] === undefined
                ? undefined
                : openUnits[String(bag['unit'])]
  if (value === undefined) return undefined
  const timed = clock.hour !== undefined || clock.part !== undefined
  return { timex: withMod({ type: timed ? 'TIME' : 'DATE', value: timed ? clockValue(value, clock) : value }, bag) }
}

/** The day of an ISO date or date-time; undefined where it is none. */
export function dayOfIso(iso: string | undefined): number | undefined {
  const m = iso?.match(/^(\d{4})-(\d\d)(?:-(\d\d))?/)
  if (!m) return undefined
  const ms = Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3] ?? 1))
  const day = Math.floor(ms / 86_400_000)
  return ymdOf(day).month === Number(m[2]) ? day : undefined
}
