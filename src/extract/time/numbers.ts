/** Numbers inside times, from digits and from words. */
import type { Atom } from './atoms.ts'
import type { Bag } from './bag.ts'

/** A number word's value, and whether it multiplies what stands before it (hundred, 十). */
export interface NumberPart {
  readonly value: number
  readonly times: boolean
}

/**
 * Composes number words, at most 9,999,999: twenty three, deux cent mille, 二百三十, خمسة وعشرون, 二〇二六.
 * Out: the number and how many of the parts were used; undefined where the first part is none.
 */
export function composeNumber(parts: readonly NumberPart[]): { readonly n: number; readonly used: number } | undefined {
  const first = parts[0]
  if (!first) return undefined
  const ones = digitRun(parts)
  if (ones) return ones
  let total = 0
  let current = 0
  let used = 0
  for (const { value, times } of parts) {
    if (times) {
      if (value >= 1000) {
        total += (current || 1) * value
        current = 0
      } else {
        const ahead = value === 100 ? current % 100 : current % 10
        current += (ahead || 1) * value - ahead
      }
    } else if (current === 0 || fits(current, value)) current += value
    else if (used > 0 && current < 10 && value >= 20 && value < 100) current += value
    else break
    used++
  }
  return used === 0 ? undefined : { n: total + current, used }
}

const fits = (current: number, value: number): boolean =>
  (value < 10 && current % 10 === 0 && current % 100 !== 10) ||
  (value < 10 && current % 10 === 0 && current >= 10) ||
  (value < 100 && current % 100 === 0) ||
  // soixante-douze, quatre-vingt-quinze
  (value >= 10 && value < 20 && (current % 100 === 60 || current % 100 === 80))

/** 二〇二六: three or more digits written one by one. */
function digitRun(parts: readonly NumberPart[]): { readonly n: number; readonly used: number } | undefined {
  let used = 0
  let n = 0
  while (used < parts.length && !parts[used]!.times && parts[used]!.value < 10) n = n * 10 + parts[used++]!.value
  return used >= 3 ? { n, used } : undefined
}

interface NumberEdge {
  readonly kind: string
  readonly bag: Bag
  readonly end: number
}

/** What a run of digits can be by its shape: a day, a month, a year, an hour, a count. */
export function digitEdges(atoms: readonly Atom[], at: number, decimal: string): readonly NumberEdge[] {
  const atom = atoms[at]!
  const text = atom.norm
  if (text.length > 9) return []
  const n = Number(text)
  const edges: NumberEdge[] = []
  const one = at + 1
  const glued = fraction(atoms, at, decimal)
  if (glued) edges.push({ kind: 'NUM', bag: { n: glued.n }, end: glued.end })
  else edges.push({ kind: 'NUM', bag: { n }, end: one }, { kind: 'INT', bag: { n }, end: one })
  if (glued && glued.n >= 1000) return edges
  if (text.length <= 2) {
    if (n >= 1 && n <= 31) edges.push({ kind: 'DAY', bag: { day: n }, end: one })
    if (n >= 1 && n <= 12) edges.push({ kind: 'MM', bag: { month: n }, end: one })
    if (n <= 24) edges.push({ kind: 'HOUR', bag: { hour: n }, end: one })
    if (n <= 59 && text.length === 2) edges.push({ kind: 'MIN', bag: { min: n }, end: one })
    if (n <= 59) edges.push({ kind: 'MINUTE', bag: { min: n }, end: one })
    if (n <= 59) edges.push({ kind: 'SECOND', bag: { sec: n }, end: one })
    if (text.length === 2) edges.push({ kind: 'YY', bag: { year: n < 50 ? 2000 + n : 1900 + n }, end: one })
  } else if (text.length === 4) {
    if (n >= 1000 && n <= 2199) edges.push({ kind: 'YEAR', bag: { year: n }, end: one })
    if (n >= 1900 && n <= 2059) edges.push({ kind: 'NEWYEAR', bag: { year: n }, end: one })
    if (n <= 2359 && n % 100 < 60)
      edges.push({ kind: 'HHMM', bag: { hour: Math.floor(n / 100), min: n % 100 }, end: one })
  }
  if (text.length === 3) edges.push({ kind: 'OLDYEAR', bag: { year: n }, end: one })
  return edges
}

/** 1,200 and 2.5, by the language's decimal mark. */
function fraction(atoms: readonly Atom[], at: number, decimal: string) {
  const text = atoms[at]!.norm
  const mark = atoms[at + 1]
  const next = atoms[at + 2]
  if (
    decimal === ',' &&
    mark?.gap === 1 &&
    mark.digits &&
    mark.norm.length === 3 &&
    text.length <= 3 &&
    next?.gap !== 0
  )
    return { n: Number(text + mark.norm), end: at + 2 }
  if (!mark || !next || mark.gap !== 0 || next.gap !== 0 || !next.digits) return undefined
  if (mark.norm !== '.' && mark.norm !== ',') return undefined
  const after = atoms[at + 3]
  if (
    after &&
    after.gap === 0 &&
    (after.norm === '/' || (after.norm === mark.norm && next.norm.length !== 3)) &&
    atoms[at + 4]?.digits
  )
    return undefined
  if (mark.norm === decimal)
    return next.norm.length <= 2 && atoms[at]!.norm.length <= 3
      ? { n: Number(`${atoms[at]!.norm}.${next.norm}`), end: at + 3 }
      : undefined
  if (next.norm.length !== 3 || text.length > 3) return undefined
  let end = at + 3
  let digits = text + next.norm
  while (
    atoms[end]?.norm === mark.norm &&
    atoms[end]!.gap === 0 &&
    atoms[end + 1]?.gap === 0 &&
    atoms[end + 1]!.norm.length === 3
  ) {
    digits += atoms[end + 1]!.norm
    end += 2
  }
  return { n: Number(digits), end }
}
