/** The cases with which Duckling tests numbers, sums and measures, as far as a newspaper would print them. */
import { readFileSync } from 'node:fs'
import type { QuantityRecord } from '../../../src/record/index.ts'
import { type Figure, goldFolder } from '../../suite.ts'
import { type FindQuantities, listed, near, spokenSum } from './peer-numbers.ts'

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
      else report?.(`DUCKLING ${code}\t${text}\t${JSON.stringify(wanted)}\tgot ${listed(got)}`)
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
