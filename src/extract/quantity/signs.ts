/** Less than nothing, by a mark or word before a number or behind its unit; degrees that are no temperature. */
import type { Token } from '../../record/index.ts'
import type { FoundUnit } from './units.ts'
import { endsKind, isKind, phraseAt, type QuantityWords } from './words.ts'

const dash = /^[-−–]$/

/** How many tokens before a number make it negative: -5, minus 5, minus-5. */
export function minusBefore(tokens: readonly Token[], first: number, words: QuantityWords): number {
  const sign = tokens[first - 1]
  if (!sign) return 0
  if (!dash.test(sign.text))
    return isKind(words, 'negative', tokens, first - 1) && !phraseAt(words.boundsAfter, tokens, first - 1) ? 1 : 0
  if (tokens[first]!.spaced) return 0
  const before = tokens[first - 2]
  if (before && !sign.spaced && isKind(words, 'negative', tokens, first - 2)) return 2
  return (sign.spaced || first === 1) && !(before && /\p{Nd}$/u.test(before.text)) ? 1 : 0
}

/** The mark between a sign of money and its number: $-50.8bn. */
export function minusInside(tokens: readonly Token[], first: number, words: QuantityWords): number {
  const [sign, mark, own] = [tokens[first - 2], tokens[first - 1], tokens[first]!]
  const inside = sign !== undefined && mark !== undefined && dash.test(mark.text) && !mark.spaced && !own.spaced
  return inside && words.signs.has(sign.norm) ? 1 : 0
}

/** 7 degrees below zero */
export const belowZero = (tokens: readonly Token[], unit: FoundUnit | undefined, words: QuantityWords): boolean =>
  unit !== undefined && /^(?:Cel|\[degF\])$/.test(unit.code) && isKind(words, 'negative', tokens, unit.last + 1)

/** A magnitude of 6.2 degrees is no temperature. */
export const isRichter = (
  tokens: readonly Token[],
  { unit, first }: { readonly unit: FoundUnit | undefined; readonly first: number },
  words: QuantityWords,
): boolean =>
  unit?.code === 'Cel' &&
  (endsKind(words, 'measure', tokens, first - 1) || isKind(words, 'magnitudes', tokens, unit.last + 1))
