/** Values of a number put together: large before small, multiplied by what stands behind. */

export interface Stack {
  readonly values: number[]
  /** the last value is digits as they stand */
  raw: boolean
}

/** A value to add: whether it is joined by a letter or word, and whether it is digits. */
export interface Addend {
  readonly value: number
  readonly joined?: boolean
  readonly digits?: boolean
}

export const round = (n: number): number => (Number.isInteger(n) ? n : Number(n.toPrecision(12)))

/** The place of the lowest digit that is not zero: 100 of 25,300. */
export function lowest(n: number): number {
  if (n % 1 !== 0) return 0
  let unit = 1
  while (unit <= 1e15 && n % (unit * 10) === 0) unit *= 10
  return unit
}

/** Adds what may stand behind what is there: 200 45, soixante-quinze, three and twenty; false where it may not. */
export function addTo(stack: Stack, { value, joined, digits }: Addend): boolean {
  const { values } = stack
  const last = values.at(-1)
  if (last === undefined) values.push(value)
  else if (stack.raw || value === 0) return false
  else if (value < lowest(last)) values.push(value)
  else if (joined && last < 10 && value >= 20 && value < 100 && value % 10 === 0)
    values[values.length - 1] = last + value
  else if ((last === 60 || last === 80) && value < 20 && !digits) values[values.length - 1] = last + value
  else return false
  stack.raw = digits ?? false
  return true
}

/** Multiplies all that is smaller: 3 hundred, (455 thousand 228) million, (a thousand) million. */
export function multiply(stack: Stack, by: number): void {
  const { values } = stack
  let base = 0
  while (values.length > 0 && values.at(-1)! < by) base += values.pop()!
  if (base === 0 && values.length > 0) base = values.pop()!
  values.push(round((base || 1) * by))
  stack.raw = false
}

export const totalOf = (stack: Stack): number => round(stack.values.reduce((a, b) => a + b, 0))
