/** What a quantity shares with the one told before it in its sentence: what it is said of, its currency. */
import type { Token } from '../../record/index.ts'
import type { FoundQuantity } from '../quantity.ts'
import { sharesThing } from './beside.ts'
import { endsKind, isKind, type QuantityWords } from './words.ts'

/** A quantity found, and the tokens that it takes. */
export interface Made {
  readonly quantity: FoundQuantity
  readonly first: number
  readonly last: number
  /** the words beside it name what it is said of */
  readonly named: boolean
  /** neither a unit nor a noun stands behind it */
  readonly bare: boolean
  /** told with a word for thousands, millions or more */
  readonly scaled: boolean
  /** in hundredths of a currency: cents */
  readonly part: boolean
}

/**
 * In: the quantity before, if any, and one. Out: that one with what it shares: 10 million euros ($11 million); 350 million
 * euros, of which 120 million; 171 drones, of which 142 were shot down.
 */
export function shared(tokens: readonly Token[], before: Made | undefined, made: Made, words: QuantityWords): Made {
  if (!before) return made
  const { quantity } = made
  // 1.3 billion ($1.7bn): what stands in brackets is the same in another currency
  const told = tokens[made.last + 1]?.text === '(' && words.signs.has(tokens[made.last + 2]?.norm ?? '')
  const currency = told ? {} : currencyOf(made, before.quantity.unit)
  const thing = before.quantity.ofSpan
  const part = partOf(tokens, made, words)
  if (made.bare || part) {
    // of which 142; rose 8% to 3.65
    const same = part || (before.quantity.unit !== undefined && sharesThing(tokens, before.last, made.first, words))
    const of = made.bare && same && thing ? { ofSpan: thing } : {}
    return { ...made, quantity: { ...quantity, ...currency, ...of } }
  }
  if (!thing || !(before.quantity.unit || told) || !quantity.unit || made.named) return made
  if (!sharesThing(tokens, before.last, made.first, words)) return made
  return { ...made, quantity: { ...quantity, ofSpan: thing } }
}

/** 280 million of the 1.5 billion shekels: what comes before "of" is in the currency of what comes after. */
export function sumBefore(
  tokens: readonly Token[],
  before: Made,
  made: Made,
  words: QuantityWords,
): FoundQuantity | undefined {
  const between = tokens.slice(before.last + 1, made.first)
  const of = isKind(words, 'of', tokens, before.last + 1) && between.length <= 3
  if (!before.bare || !of || between.slice(1).some((t) => t.upos !== 'DET' && t.upos !== 'PRON')) return undefined
  const { unit } = currencyOf(before, made.quantity.unit)
  return unit === undefined ? undefined : { ...before.quantity, unit }
}

/** Millions of nothing else, told after a sum of money, are of that money. */
const currencyOf = ({ scaled, quantity }: Made, unit: string | undefined): { readonly unit?: string } =>
  scaled && !quantity.unit && unit !== undefined && /^[A-Z]{3}$/.test(unit) ? { unit } : {}

/** of which 142, sieben davon */
const partOf = (tokens: readonly Token[], { first, last }: Made, words: QuantityWords): boolean =>
  endsKind(words, 'part-of', tokens, first - 1) || isKind(words, 'part-of', tokens, last + 1)

/** Smaller units that are told behind larger ones as one measure, and how many of them make one. */
const smaller: Readonly<Record<string, readonly [unit: string, parts: number]>> = {
  '[in_i]': ['[ft_i]', 12],
  '[oz_av]': ['[lb_av]', 16],
  cm: ['m', 100],
  m: ['km', 1000],
  g: ['kg', 1000],
}

/**
 * 15 dollars and 50 cents, 71 دولارا و35 سنتا, 5 feet 2 inches: one sum, in the unit of its first part; undefined where two
 * quantities are two.
 */
export function wholeSum(tokens: readonly Token[], before: Made, made: Made, words: QuantityWords): Made | undefined {
  const [one, two] = [before.quantity, made.quantity]
  const between = tokens.slice(before.last + 1, made.first)
  const close = between.length === 0
  const and = between[0]?.upos === 'CCONJ' || (between[0]?.upos === 'ADP' && !isKind(words, 'joint', between, 0))
  const joined = close || (between.length === 1 && and)
  const bound = one.value === undefined ? 'min' : 'value'
  const amount = one[bound]
  if (!joined || before.part || amount === undefined || one.max !== undefined || two.value === undefined)
    return undefined
  // cents are of the dollars before them
  const cents = made.part && /^[A-Z]{3}$/.test(one.unit ?? '') && two.value < 1
  const [unit, parts] = smaller[two.unit ?? ''] ?? []
  const inches = parts !== undefined && unit === one.unit && two.value < parts && (close || parts === 12)
  if ((!cents && !inches) || !Number.isInteger(amount)) return undefined
  const sum = inches ? Number((amount + two.value / parts).toPrecision(12)) : Number((amount + two.value).toFixed(2))
  const per = two.per === undefined ? {} : { per: two.per }
  const span = { ...one.span, end: two.span.end }
  return { ...before, last: made.last, quantity: { ...one, [bound]: sum, ...per, span } }
}
