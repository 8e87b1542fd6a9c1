/**
 * What words and rules say about a time, before it is anchored: field name to value. `month=3 day=5`, `rel=-1 unit=W`,
 * `n=2 unit=Y`, or the two ends of a range, `a` and `b`, bags themselves.
 *
 * Fields: `year month day wd` (1 Monday) `part` (MO AF …) `hour min sec ampm zone`, `season quarter half decade century
 * era`; `rel unit` (last week), `n unit dir` (two weeks ago), `wk` (week, of a weekday), `anchor=ref` (counted from a
 * date just named), `mod`, `set quant freq`, `ref` (PRESENT_REF …), `holiday easter`, `lo hi` (a range of durations).
 */
export interface Bag {
  readonly [field: string]: string | number | Bag
}

/** A field that holds a number; undefined where it is absent or holds something else. */
export const num = (bag: Bag, field: string): number | undefined => {
  const value = bag[field]
  return typeof value === 'number' ? value : undefined
}

/** A field that holds a word. */
export const str = (bag: Bag, field: string): string | undefined => {
  const value = bag[field]
  return typeof value === 'string' ? value : undefined
}

/** A field that holds a bag. */
export const sub = (bag: Bag, field: string): Bag | undefined => {
  const value = bag[field]
  return typeof value === 'object' ? value : undefined
}

/** Reads `month=3 part=EV` from a table's cell. */
export function parseBag(cell: string): Bag {
  const bag: Record<string, string | number> = {}
  for (const pair of cell.split(/\s+/)) {
    if (pair === '') continue
    const at = pair.indexOf('=')
    const value = at < 0 ? '1' : pair.slice(at + 1)
    bag[at < 0 ? pair : pair.slice(0, at)] = /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value
  }
  return bag
}

const limits: Readonly<Record<string, readonly [number, number]>> = {
  month: [1, 12],
  day: [1, 31],
  hour: [0, 24],
  min: [0, 59],
  sec: [0, 59],
  wd: [1, 7],
  quarter: [1, 4],
  half: [1, 2],
}

/** How many of a finer unit a length may name beside a coarser one: a month and 100 days are two lengths. */
const finer: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  Y: { M: 12, W: 52, D: 366 },
  M: { W: 5, D: 31 },
  W: { D: 7 },
  D: { H: 24 },
  H: { MI: 60 },
  MI: { S: 60 },
}

const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** False where a number stands outside of what its field can hold (a 13th month, 31 April). */
export function isPossible(bag: Bag): boolean {
  for (const field in bag) {
    const limit = limits[field]
    const value = bag[field]
    if (limit && typeof value === 'number' && (value < limit[0] || value > limit[1])) return false
  }
  const more = sub(bag, 'more')
  if (more && (num(bag, 'moren') ?? 1) >= (finer[String(bag['unit'])]?.[String(more['unit'])] ?? 0)) return false
  const count = num(bag, 'n') ?? num(bag, 'lo')
  // "1938 years" is the years 1938 of a language whose plural of year stands after them
  if (bag['unit'] === 'Y' && count !== undefined && count > 1000 && count < 2100 && count % 100 !== 0) return false
  const decade = num(bag, 'decade')
  if (decade !== undefined && decade % 10 !== 0) return false
  const month = num(bag, 'month')
  const day = num(bag, 'day')
  return month === undefined || day === undefined || day <= monthDays[month - 1]!
}
