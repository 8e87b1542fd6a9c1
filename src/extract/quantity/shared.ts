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
}

/**
 * In: the quantity before, if any, and one. Out: that one with what it shares: 10 million euros ($11 million); 350 million
 * euros, of which 120 million; 171 drones, of which 142 were shot down.
 */
export function shared(tokens: readonly Token[], before: Made | undefined, made: Made, words: QuantityWords): Made {
  if (!before) return made
  const { quantity } = made
  const thing = before.quantity.ofSpan
  const part = partOf(tokens, made, words)
  if (made.bare || part) {
    const of = made.bare && part && thing ? { ofSpan: thing } : {}
    return { ...made, quantity: { ...quantity, ...currencyOf(made, before.quantity.unit), ...of } }
  }
  if (!thing || !before.quantity.unit || !quantity.unit || made.named) return made
  if (!sharesThing(tokens, before.last, made.first, words)) return made
  return { ...made, quantity: { ...quantity, ofSpan: thing } }
}

/** Millions of nothing else, told after a sum of money, are of that money. */
const currencyOf = ({ scaled, quantity }: Made, unit: string | undefined): { readonly unit?: string } =>
  scaled && !quantity.unit && unit !== undefined && /^[A-Z]{3}$/.test(unit) ? { unit } : {}

/** of which 142, sieben davon */
const partOf = (tokens: readonly Token[], { first, last }: Made, words: QuantityWords): boolean =>
  endsKind(words, 'part-of', tokens, first - 1) || isKind(words, 'part-of', tokens, last + 1)
