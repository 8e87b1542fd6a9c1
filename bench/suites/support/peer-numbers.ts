/**
 * The cases with which Recognizers-Text and Duckling test numbers, shares, bounds, sums and measures, as far as a newspaper
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
}

const files = [
  ['number', 'Number', 'NumberModel'],
  ['bound', 'Number', 'NumberRangeModel'],
  ['percent', 'Number', 'PercentModel'],
  ['money', 'NumberWithUnit', 'CurrencyModel'],
  ['measure', 'NumberWithUnit', 'DimensionModel'],
  ['temperature', 'NumberWithUnit', 'TemperatureModel'],
] as const

/** Recognizers' cases of a language, all kinds together; the note counts those left out, by reason. */
export async function* recognizers(
  code: string,
  find: FindQuantities,
  report?: (line: string) => void,
): AsyncIterable<Figure> {
  let all = 0
  let right = 0
  const aside = new Map<string, number>()
  const shares: string[] = []
  for (const [kind, folder, model] of files) {
    const cases = load(`${folder}/${folders[code]}/${model}.json`)
    let here = 0
    let good = 0
    for (const c of cases) {
      const reason = asideOf(c, kind)
      if (reason) {
        aside.set(reason, (aside.get(reason) ?? 0) + 1)
        continue
      }
      here++
      const got = await find(c.Input, code)
      const wrong = c.Results.find((r) => !answers(c.Input, r, kind, got))
      if (!wrong) good++
      else
        report?.(
          `RECOGNIZERS ${code} ${kind}\t${c.Input}\t${wrong.Text} ${JSON.stringify(wrong.Resolution)}\tgot ${got.map((q) => `${q.quote} ${q.value ?? `${q.min}..${q.max}`} ${q.unit ?? ''}`).join('; ')}`,
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
}

function load(path: string): readonly Case[] {
  try {
    const text = readFileSync(new URL(`recognizers/${path}`, goldFolder('peers')), 'utf8')
    return JSON.parse(text.replace(/^\ufeff/, '')) as readonly Case[]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** Why a case says nothing of news; undefined where it applies. */
function asideOf(c: Case, kind: string): string | undefined {
  if (c.Results.length === 0) return 'nothing to find'
  for (const { Text, Resolution } of c.Results) {
    const value = Resolution?.value
    if (!Resolution || value === null || value === undefined || value === 'null' || value === '')
      return 'a unit without a number'
    if (/\^|\d[eE][+-]?\d|\d ?[x×*] ?10|\d+,? ?\*/.test(Text)) return 'powers: 1.1^+23, 1e10'
    if (/^[\d.,]+ ?[kKmMgGtTbB]$|\d[kKmMgGtTbB](?![\p{L}])/u.test(Text) && kind === 'number')
      return 'byte-like suffixes: 10G'
    if (oddFraction(value, Text, Resolution.subtype))
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
    if (kind === 'measure' && /rad$|turns?$|tour$|vueltas?$|(?:ft|feet|feet and) .*in|drachma/i.test(Text))
      return 'angles, turns, feet with inches'
    if (/[\p{L}]\d|^\d+mil$/u.test(Text) && kind === 'number') return 'numbers glued to words: 2mil'
    if (/\b(?:over|sobre|sur)\b|^\S+ على \S|جزء من/u.test(Text) && kind === 'number')
      return 'fractions spelled as divisions: one over three'
    if (kind === 'bound' && !/^[[(].*,.*[\])]$/.test(value)) return 'no bound'
    if (kind === 'bound' && /[<>=≥≤]/.test(Text)) return 'bounds as formulas: x > 10'
  }
  if (/https?:|\\t/.test(c.Input)) return 'addresses and dates'
  return undefined
}

/** Fractions other than so many halves to tenths below one (no 3/21 for 1/7), and halves and quarters behind a whole number. */
const oddFraction = (value: string, text: string, subtype: string | undefined): boolean => {
  if (/[½⅓¼⅔¾]|\d[.,٫]\d|点|點|point|coma|con |virgule|Komma/iu.test(text) && subtype !== 'fraction') return false
  const fraction = subtype === 'fraction' || /[.,]\d|E-/.test(value) || /(?:^| )(?:خمس|أخماس|أثمان|ثمن)$/u.test(text)
  const n = numberOf(value)
  const parts = (most: number): boolean =>
    Array.from({ length: most }, (_, i) => n * (i + 1)).some((v) => Math.abs(v - Math.round(v)) < 1e-6)
  const small = n >= 0.1 && (n < 1 ? parts(10) : n < 1000 && n % 1 !== 0 && (n * 4) % 1 === 0)
  return fraction && (!small || /twent|hundred|vingt|veint|premières|عشرون|خمس العشر/iu.test(text))
}

const spokenSum = /(?:\$ ?\d+|dollars?|euros?|d[oó]lares|usd|долларов)(?: and| con| et| и)? (?:\d\d|fifty|fünfzig)$/iu

/** Two bounds said one after the other, joined as in a formula. */
const bothBounds = (text: string, value: string): boolean => {
  const [low = '', high = ''] = value.slice(1, -1).split(',')
  return (
    low !== '' &&
    high !== '' &&
    !/^(?:from|between|entre|de|desde|zwischen|von|من|بين)|至|到|[-~–]| (?:to|through|a|à|bis|الى|إلى) /iu.test(text)
  )
}

const numberOf = (text: string): number => {
  const plain = text.replace(/%$/, '')
  return Number(/,\d+$/.test(plain) && !/\./.test(plain) ? plain.replace(',', '.') : plain.replace(/,/g, ''))
}
const near = (a: number | undefined, b: number): boolean =>
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

const ducklingUnits: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  Gram: { g: 1, kg: 1000, mg: 0.001 },
  Kilogram: { kg: 1 },
  Pound: { '[lb_av]': 1, GBP: 1 },
  Ounce: { '[oz_av]': 1 },
  Kilometre: { km: 1 },
  Metre: { m: 1 },
  Centimetre: { cm: 1 },
  Millimetre: { mm: 1 },
  Mile: { '[mi_i]': 1 },
  Inch: { '[in_i]': 1 },
  Foot: { '[ft_i]': 1 },
  Yard: { '[yd_i]': 1 },
  Litre: { L: 1 },
  Millilitre: { mL: 1 },
  Gallon: { '[gal_us]': 1 },
  Dollar: { USD: 1 },
  Cent: { USD: 100 },
}

/** Duckling's numbers, sums, weights, lengths and volumes of a language. */
export async function* duckling(
  code: string,
  find: FindQuantities,
  report?: (line: string) => void,
): AsyncIterable<Figure> {
  let all = 0
  let right = 0
  const aside = new Map<string, number>()
  for (const dimension of ['Numeral', 'AmountOfMoney', 'Quantity', 'Distance', 'Volume'])
    for (const { wanted, text } of ducklingCases(dimension, code)) {
      const reason = ducklingAside(text, wanted)
      if (reason) {
        aside.set(reason, (aside.get(reason) ?? 0) + 1)
        continue
      }
      all++
      const got = await find(text, code)
      if (got.some((q) => agrees(wanted, q))) right++
      else
        report?.(
          `DUCKLING ${code}\t${text}\t${JSON.stringify(wanted)}\tgot ${got.map((q) => `${q.quote} ${q.value ?? `${q.min}..${q.max}`} ${q.unit ?? ''}`).join('; ')}`,
        )
    }
  if (all === 0) return
  const left = [...aside].map(([why, n]) => `${n} ${why}`).join('; ')
  yield {
    name: `quantity.${code}-duckling.right`,
    value: right / all,
    unit: 'share',
    note: `of ${all} cases; left out: ${left}`,
  }
}

interface Wanted {
  readonly unit?: string
  readonly min?: number
  readonly max?: number
}

function* ducklingCases(dimension: string, code: string): Iterable<{ readonly wanted: Wanted; readonly text: string }> {
  let source: string
  try {
    const file = `duckling/Duckling/${dimension}/${code.toUpperCase()}/Corpus.hs`
    source = readFileSync(new URL(file, goldFolder('peers')), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  for (const block of source.split(/examples \(/).slice(1)) {
    const head = block.slice(0, block.indexOf('['))
    const wanted = wantedOf(head)
    if (!wanted) continue
    for (const m of block.matchAll(/"((?:[^"\\]|\\.)+)"/g))
      yield {
        wanted,
        text: m[1]!
          .replace(/\\x([0-9a-f]{4})/g, (_, h) => String.fromCodePoint(Number.parseInt(h, 16)))
          .replace(/\\x([0-9a-f]{2})\\?&?/g, (_, h) => String.fromCodePoint(Number.parseInt(h, 16))),
      }
  }
}

function wantedOf(head: string): Wanted | undefined {
  const numbers = [...head.matchAll(/-?\d+(?:\.\d+)?(?:e\d+)?/g)].map((m) => Number(m[0]))
  const unit = head.match(/(?:simple|between|under|above) (\w+)/)?.[1]
  if (head.startsWith('NumeralValue')) return { min: numbers[0]!, max: numbers[0]! }
  if (!unit || numbers.length === 0) return undefined
  if (head.startsWith('between')) return { unit, min: numbers[0]!, max: numbers[1]! }
  if (head.startsWith('under')) return { unit, max: numbers[0]! }
  if (head.startsWith('above')) return { unit, min: numbers[0]! }
  return { unit, min: numbers[0]!, max: numbers[0]! }
}

function ducklingAside(text: string, { unit, min, max }: Wanted): string | undefined {
  if (unit === 'Unnamed') return 'slang for dollars'
  if (/\d[кКМГkKMG](?!\p{L})/u.test(text)) return 'byte-like suffixes: 100K'
  if (/^0\d/.test(text) || (min === 0 && max === 0 && !/\d/.test(text))) return 'padded zeros and "not a bit"'
  if (/^[\p{L}]+$/u.test(text) && unit && !/[A-Z₽₴]/.test(text)) return 'a unit without a number'
  if (/['"′]/.test(text) && unit !== undefined) return 'feet and inches as marks'
  if (/^\p{L}{4,}\.? \d/u.test(text) && unit) return 'a currency before its number: рублей 10'
  if (/\d+ц$/.test(text)) return 'shorthand of chats: 43ц'
  if (spokenSum.test(text)) return 'a sum as it is spoken, its second part without a unit: 20 долларов 43'
  if (/точка|крапка/.test(text)) return 'decimals spelled out'
  return undefined
}

function agrees({ unit, min, max }: Wanted, q: QuantityRecord): boolean {
  const scale =
    unit === undefined ? 1 : ducklingUnits[unit] ? ducklingUnits[unit][q.unit ?? ''] : q.unit === unit ? 1 : undefined
  if (scale === undefined) return false
  const low = q.min ?? q.value
  const high = q.max ?? q.value
  return (
    (min === undefined || near(low && low * scale, min) || (low === 0 && min === 0)) &&
    (max === undefined || near(high && high * scale, max) || (high === 0 && max === 0))
  )
}
