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

/** 15 dollars and 50 cents, 71 دولارا و35 سنتا: one sum; undefined where two quantities are two. */
export function wholeSum(tokens: readonly Token[], before: Made, made: Made): Made | undefined {
  const [one, two] = [before.quantity, made.quantity]
  const between = tokens.slice(before.last + 1, made.first)
  const joined = between.length === 0 || (between.length === 1 && /^(?:CCONJ|ADP)$/.test(between[0]!.upos))
  if (!made.part || before.part || !joined || one.unit !== two.unit) return undefined
  const bound = one.value === undefined ? 'min' : 'value'
  const amount = one[bound]
  if (amount === undefined || one.max !== undefined || two.value === undefined || !Number.isInteger(amount))
    return undefined
  const sum = { [bound]: Number((amount + two.value).toFixed(2)), ...(two.per === undefined ? {} : { per: two.per }) }
  return { ...before, last: made.last, quantity: { ...one, ...sum, span: { ...one.span, end: two.span.end } } }
}
