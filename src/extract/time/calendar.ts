/** Days as numbers (days since 1 January 1970, proleptic Gregorian), and what calendars say about them. */
export interface Ymd {
  readonly year: number
  readonly month: number
  readonly day: number
}

const msPerDay = 86_400_000

export function dayNumber(year: number, month: number, day: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return Math.floor(date.getTime() / msPerDay)
}

export function ymdOf(dayNo: number): Ymd {
  const date = new Date(dayNo * msPerDay)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (dayNo: number): number => ((((dayNo + 3) % 7) + 7) % 7) + 1

/** The Monday of a day's week. */
export const mondayOf = (dayNo: number): number => dayNo - weekdayOf(dayNo) + 1

/** ISO 8601 week of a day. */
export function isoWeek(dayNo: number): { readonly year: number; readonly week: number } {
  const year = ymdOf(mondayOf(dayNo) + 3).year
  return { year, week: Math.floor((mondayOf(dayNo) - mondayOf(dayNumber(year, 1, 4))) / 7) + 1 }
}

export const daysInMonth = (year: number, month: number): number =>
  dayNumber(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - dayNumber(year, month, 1)

export function shiftMonths(
  year: number,
  month: number,
  by: number,
): { readonly year: number; readonly month: number } {
  const total = year * 12 + month - 1 + by
  return { year: Math.floor(total / 12), month: (((total % 12) + 12) % 12) + 1 }
}

export const pad = (n: number, width = 2): string => String(n).padStart(width, '0')
export const yearText = (year: number): string => (year < 0 ? `BC${pad(-year, 4)}` : pad(year, 4))
export const isoDay = (dayNo: number): string => {
  const { year, month, day } = ymdOf(dayNo)
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`
}

/** Easter Sunday (Gauss; Meeus, Astronomical Algorithms, ch. 8): of the western churches, or of the eastern ones. */
export function easterOf(year: number, eastern: boolean): number {
  if (eastern) {
    const d = (19 * (year % 19) + 15) % 30
    const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    const f = d + e + 114
    return dayNumber(year, Math.floor(f / 31), (f % 31) + 1) + 13
  }
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const f = h + l - 7 * m + 114
  return dayNumber(year, Math.floor(f / 31), (f % 31) + 1)
}

/** The nth weekday of a month, counted from its end where `nth` is negative. */
export function nthWeekday(year: number, month: number, nth: number, weekday: number): number {
  const first = dayNumber(year, month, 1)
  if (nth > 0) return first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7
  const last = first + daysInMonth(year, month) - 1
  return last - ((weekdayOf(last) - weekday + 7) % 7) + (nth + 1) * 7
}

const offsets = new Map<string, Intl.DateTimeFormat>()

/** `+02:00` of a zone (IANA name, or an offset itself) at a local time; undefined where there is no such zone. */
export function zoneOffset(zone: string, dayNo: number, minutes: number): string | undefined {
  if (/^([+-]\d\d:\d\d|Z)$/.test(zone)) return zone
  let format = offsets.get(zone)
  if (!format) {
    try {
      format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    } catch {
      return undefined
    }
    offsets.set(zone, format)
  }
  const at = (ms: number): string =>
    format
      .formatToParts(ms)
      .find((p) => p.type === 'timeZoneName')!
      .value.replace(/^GMT/, '')
  const local = dayNo * msPerDay + minutes * 60_000
  const guess = at(local)
  const sign = guess.startsWith('-') ? -1 : 1
  const ahead = guess === '' ? 0 : sign * (Number(guess.slice(1, 3)) * 60 + Number(guess.slice(4, 6)))
  return at(local - ahead * 60_000) || 'Z'
}

const lunar = new Map<string, Intl.DateTimeFormat>()

/**
 * The first day in a Gregorian year that another calendar calls `month`/`day` (leap months aside), months by number or, in
 * the Hebrew calendar, by name; undefined if none.
 */
export function dayInCalendar(
  calendar: string,
  year: number,
  { month, day }: { readonly month: number | string; readonly day: number },
): number | undefined {
  let format = lunar.get(calendar)
  if (!format) {
    format = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
    lunar.set(calendar, format)
  }
  const wanted = typeof month === 'string' ? `${day} ${month}` : `${month}/${day}`
  const first = dayNumber(year, 1, 1)
  for (let at = first; at < first + 366; at++)
    if (format.format(at * msPerDay).startsWith(wanted)) {
      const text = format.format(at * msPerDay)
      if (text === wanted || !/\d/.test(text[wanted.length] ?? '')) return at
    }
  return undefined
}
