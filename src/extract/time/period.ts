/** The lengths of TIMEX3, from a unit and a number. */
import { type Bag, num, str, sub } from './bag.ts'

const unitLetters: Readonly<Record<string, readonly [string, string, number]>> = {
  S: ['PT', 'S', 1],
  MI: ['PT', 'M', 1],
  H: ['PT', 'H', 1],
  D: ['P', 'D', 1],
  W: ['P', 'W', 1],
  F: ['P', 'W', 2],
  WE: ['P', 'WE', 1],
  M: ['P', 'M', 1],
  Q: ['P', 'Q', 1],
  HY: ['P', 'M', 6],
  Y: ['P', 'Y', 1],
  DE: ['P', 'Y', 10],
  CE: ['P', 'Y', 100],
  ML: ['P', 'Y', 1000],
}

const halves: Readonly<Record<string, string>> = { H: 'PT30M', Y: 'P6M', D: 'PT12H', MI: 'PT30S' }

/** `P3D`, `PT2H30M`; `PXD` where the number is not told. */
export function period(bag: Bag, amount: number | undefined): string | undefined {
  const unit = str(bag, 'unit')
  const letters = unit === undefined ? undefined : unitLetters[unit]
  if (!letters) return undefined
  const more = sub(bag, 'more')
  const [head, letter, factor] = letters
  if (amount === undefined) return `${head}X${letter}`
  if (amount === 0.5 && halves[unit!]) return halves[unit!]
  const whole = Math.floor(amount)
  if (amount !== whole && unit === 'H') return `PT${whole}H${Math.round((amount - whole) * 60)}M`
  if (amount !== whole && unit === 'MI') return `PT${whole}M${Math.round((amount - whole) * 60)}S`
  if (unit === 'Y' && amount % 1 === 0.5) return `P${whole}Y6M`
  const value = `${head}${Number((amount * factor).toFixed(3))}${letter}`
  if (!more) return value
  const rest = period(more, num(bag, 'moren') ?? 1)
  if (!rest) return value
  return rest.startsWith('PT') && head === 'PT' ? value + rest.slice(2) : value + rest.slice(1)
}
