/**
 * The cases with which Recognizers-Text tests numbers, shares, bounds, sums and measures, as far as a newspaper
 * would print them. A case is right where every quantity that it marks is overlapped by one with the same value (both ends of
 * a range) and, of sums, shares and measures, with a unit; the currency is compared where the case names its ISO code.
 */
import { readFileSync } from 'node:fs'
import type { QuantityRecord } from '../../../src/record/index.ts'
import { type Figure, goldFolder } from '../../suite.ts'
import { folders } from './peer-times.ts'

export type FindQuantities = (text: string, code: string) => Promise<readonly QuantityRecord[]>

interface Result {
  readonly Text: string
  readonly Start?: number
  readonly Resolution?: {
    readonly value?: string | null
    readonly unit?: string
    readonly isoCurrency?: string
    readonly subtype?: string
  } | null
}
interface Case {
  readonly Input: string
  readonly Results: readonly Result[]
  /** it marks units without a number too */
  readonly units?: boolean
}

const files = [
  ['number', 'Number', 'NumberModel'],
  ['bound', 'Number', 'NumberRangeModel'],
  ['percent', 'Number', 'PercentModel'],
  ['money', 'NumberWithUnit', 'CurrencyModel'],
  ['measure', 'NumberWithUnit', 'DimensionModel'],
  ['temperature', 'NumberWithUnit', 'TemperatureModel'],
] as const

/**
 * Recognizers' cases of a language, all kinds together; the note counts those left out, by reason. `find` looks for every
 * number, as the peers' cases want; where they have nothing to find, `read` finds what a reader of reports is told.
 */
export async function* recognizers(
  code: string,
  { find, read }: { readonly find: FindQuantities; readonly read: FindQuantities },
  report?: (line: string) => void,
): AsyncIterable<Figure> {
  let [all, right, empty, silent] = [0, 0, 0, 0]
  const aside = new Map<string, number>()
  const shares: string[] = []
  for (const [kind, folder, model] of files) {
    const cases = load(`${folder}/${folders[code]}/${model}.json`).map(withValues)
    let here = 0
    let good = 0
    for (const c of cases) {
      const reason = asideOf(c, kind)
      if (reason) {
        aside.set(reason, (aside.get(reason) ?? 0) + 1)
        continue
      }
      if (c.Results.length === 0) {
        empty++
        const got = (await read(c.Input, code)).filter((q) => isOf(kind, q))
        if (got.length === 0) silent++
        else report?.(`RECOGNIZERS ${code} ${kind}\t${c.Input}\tnothing\tgot ${listed(got)}`)
        continue
      }
      here++
      const got = await find(c.Input, code)
      const wrong = c.Results.find((r) => !answers(c.Input, r, kind, got))
      if (!wrong) good++
      else
        report?.(
          `RECOGNIZERS ${code} ${kind}\t${c.Input}\t${wrong.Text} ${JSON.stringify(wrong.Resolution)}\tgot ${listed(got)}`,
        )
    }
    all += here
    right += good
    if (here > 0) shares.push(`${kind} ${good}/${here}`)
  }
  const left = [...aside].map(([why, n]) => `${n} ${why}`).join('; ')
  yield {
    name: `quantity.${code}-recognizers.right`,
    value: right / all,
    unit: 'share',
    note: `of ${all} cases: ${shares.join(', ')}; left out: ${left}`,
  }
  if (empty > 0)
    yield {
      name: `quantity.${code}-recognizers.nothing`,
      value: silent / empty,
      unit: 'share',
      note: `of ${empty} cases with nothing to find, read as a report is`,
    }
}

export const listed = (list: readonly QuantityRecord[]): string =>
  list.map((q) => `${q.quote} ${q.value ?? `${q.min}..${q.max}`} ${q.unit ?? ''}`).join('; ')

function load(path: string): readonly Case[] {
  try {
    const text = readFileSync(new URL(`recognizers/${path}`, goldFolder('peers')), 'utf8')
    return JSON.parse(text.replace(/^\ufeff/, '')) as readonly Case[]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

const hasValue = ({ Resolution }: Result): boolean =>
  Resolution?.value !== null && !/^(?:null)?$/.test(Resolution?.value ?? '')

/** A unit that stands alone is no quantity: what else the case marks counts. */
const withValues = (c: Case): Case => ({ ...c, Results: c.Results.filter(hasValue), units: !c.Results.every(hasValue) })

/** What a case without results may not have: a bare number, a bound, or one with such a unit. */
const isOf = (kind: string, q: QuantityRecord): boolean =>
  (kind === 'number' && q.unit === undefined) ||
  (kind === 'bound' && q.value === undefined) ||
  (kind === 'percent' && q.unit === '%') ||
  (kind === 'money' && /^[A-Z]{3}$/.test(q.unit ?? '')) ||
  (kind === 'temperature' && /^(?:Cel|K|\[degF\])$/.test(q.unit ?? '')) ||
  (kind === 'measure' && q.unit !== undefined && !/^(?:%|[A-Z]{3}|Cel|K|\[degF\])$/.test(q.unit))

/** Why a case says nothing of news; undefined where it applies. */
function asideOf(c: Case, kind: string): string | undefined {
  if (c.Results.length === 0 && c.units) return 'a unit without a number'
  for (const { Text, Resolution } of c.Results) {
    const value = Resolution!.value!
    if (/\^|\d[eE][+-]?\d|\d ?[x×*] ?10|\d+,? ?\*/.test(Text)) return 'powers: 1.1^+23, 1e10'
    if (/\d ?[mMgGtT](?![\p{L}])/u.test(Text) && kind === 'number') return 'byte-like suffixes: 10G, 10M'
    if (
      (kind === 'number' || kind === 'percent') &&
      isFraction(value, Text, Resolution!.subtype) &&
      oddFraction(value, Text)
    )
      return 'fractions of odd parts or more than whole: three twenty-firsts, twenty fifths'
    if (kind === 'number' && /\d+\.\d+\.\d+\.\d+|\d+\/\d+\/\d+/.test(c.Input)) return 'addresses and dates'
    if (kind === 'bound' && /\d{1,3}\.\d{6,}/.test(value)) return 'years taken for divisors: 200 to 300 in 2008'
    if (/^(?:un|une|una|uno|ein|eine|einen|einer|eins)$/i.test(Text)) return 'articles as numbers: un, una'
    if (kind === 'bound' && /^\[(\S+),\1\]$/.test(value)) return 'equality: equal to 5000'
    if (kind === 'bound' && bothBounds(Text, value)) return 'algebra: larger than 10 and smaller than 20'
    if (/\p{Script=Han} +[\p{Script=Han}\d]|\d +\p{Script=Han} *\d|\d +\d/u.test(Text) && /\p{Script=Han}/u.test(Text))
      return 'numerals with spaces between: 一百 五 十 二'
    if (kind === 'percent' && /^(?:percent|per cent|percents|نسبة|pourcentage|بالمائة)\b|^نسبة|^بالمائة/iu.test(Text))
      return 'a unit before its number: percent of 10'
    if (kind === 'money' && spokenSum.test(Text))
      return 'a sum as it is spoken, its second part without a unit: 15 dollars 50'
    if (kind === 'measure' && /rad$|turns?$|tour$|vueltas?$|drachma/i.test(Text)) return 'angles, turns, drachmas'
    if (/[a-z]\d|^\d+mil$/i.test(Text) && kind === 'number') return 'numbers glued to words: 2mil'
    if (/\b(?:over|sobre)\b|^\S+ على \S|جزء من/u.test(Text) && kind === 'number')
      return 'fractions spelled as divisions: one over three'
    if (kind === 'bound' && !/^[[(].*,.*[\])]$/.test(value)) return 'no bound'
  }
  if (/https?:|\\t/.test(c.Input)) return 'addresses and dates'
  return undefined
}

/** Told in parts: by its subtype, or as a value with a rest that stands in the text without a decimal mark. */
const isFraction = (value: string, text: string, subtype: string | undefined): boolean =>
  subtype === 'fraction' ||
  (/[.,]\d|E-/.test(value) && !/[.,٫،]\d|点|點|point|coma|con |virgule|Komma|فاصلة/iu.test(text)) ||
  /(?:^| )(?:خمس|أخماس|خمسين|أثمان|ثمن|أجزاء)(?:$| )/u.test(text)

/**
 * Fractions that no newspaper writes out: of more than ten parts, and more than whole without a whole number before them.
 * Chinese tells any share so: 千分之一, 16分之5.
 */
const oddFraction = (value: string, text: string): boolean => {
  if (/分之/.test(text)) return false
  const n = Math.abs(numberOf(value))
  const scale = n >= 1e9 ? 1e9 : n >= 1e5 ? 1e6 : 1
  const inParts = Array.from({ length: 10 }, (_, i) => (n / scale) * (i + 1))
  const few = n >= 0.1 && inParts.some((v) => Math.abs(v - Math.round(v)) < 1e-6)
  const improper = scale === 1 && n >= 1 && (n % 1 === 0 || !/ |و/.test(text.replace(/^-? ?\S+ \S+$/, '')))
  return !few || improper || /twent|thirt|hundred|vingt|veint|cien|centi|premières|عشرون|خمس العشر/iu.test(text)
}

export const spokenSum =
  /(?:\$ ?\d+|dollars?|euros?|d[oó]lares|usd|долларов)(?: and| con| et| и)? (?:\d\d|fifty|fünfzig)$/iu

/** Two bounds said one after the other, joined as in a formula. */
const bothBounds = (text: string, value: string): boolean => {
  const [low = '', high = ''] = value.slice(1, -1).split(',')
  return (
    low !== '' &&
    high !== '' &&
    !/^(?:from|between|entre|de|desde|zwischen|von|من|بين)|至|到|[-~–]|\d (?:to|through|a|à|bis|الى|إلى) /iu.test(text)
  )
}

const numberOf = (text: string): number => {
  const plain = text.replace(/%$/, '')
  return Number(/,\d+$/.test(plain) && !/\./.test(plain) ? plain.replace(',', '.') : plain.replace(/,/g, ''))
}
export const near = (a: number | undefined, b: number): boolean =>
  a !== undefined && Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b))

function answers(input: string, r: Result, kind: string, got: readonly QuantityRecord[]): boolean {
  const at = input.toLowerCase().indexOf(r.Text.trim().toLowerCase())
  const start = r.Start ?? at
  const end = start + r.Text.length
  const { value = '', isoCurrency } = r.Resolution!
  return got.some((q) => {
    if (start >= 0 && (q.span.end <= start || q.span.start >= end)) return false
    if (kind === 'bound') return sameBounds(value!, q)
    const ends = [q.value, q.min, q.max]
    const wanted = numberOf(value!)
    if (!ends.some((v) => near(v, wanted) || near(v && v * 100, wanted))) return false
    if (kind === 'percent') return q.unit === '%'
    if (kind === 'number') return true
    return q.unit !== undefined && (!isoCurrency || isoCurrency === q.unit)
  })
}

/** [20,100) is 20 to 100; (10,) more than 10. */
function sameBounds(value: string, q: QuantityRecord): boolean {
  const [low = '', high = ''] = value.slice(1, -1).split(',')
  const lowest = q.min ?? q.value
  const highest = q.max ?? q.value
  return (low === '' || near(lowest, Number(low))) && (high === '' || near(highest, Number(high)))
}
