/** What a measure is said of by the words beside it: a fine of $5m, $1bn in aid, rose 3% to $5. */
import type { Span } from '../../base/span.ts'
import type { Token } from '../../record/index.ts'
import { type Counted, countedAfter } from './counted.ts'
import type { FoundUnit } from './units.ts'
import { isKind, phraseBefore, type QuantityWords } from './words.ts'

/** In: a token. Out: whether it belongs to a time. */
export type InTime = (token: number) => boolean

const isNoun = (t: Token | undefined): boolean => t?.upos === 'NOUN' || t?.upos === 'PROPN'

/**
 * The noun that leads to a measure by a word like "of" or "worth": a fine of $5m, une aide d'urgence de 5 millions.
 * In: the first token of the measure, its bounds included; whether it is a sum of money or a share.
 */
export function namedBefore(
  tokens: readonly Token[],
  { first, sum }: { readonly first: number; readonly sum: boolean },
  words: QuantityWords,
  inTime: InTime,
): Span | undefined {
  const lead = phraseBefore(words.kindsBefore.get('leads'), tokens, first - 1, words.clitics)
  if (!lead || (lead.means === 'leads:sum' && !sum)) return undefined
  const last = first - 1 - lead.words.length
  const fits = (i: number): boolean => i >= 0 && !inTime(i) && !/\p{Nd}/u.test(tokens[i]!.text)
  let noun = last
  while (words.nounFirst && fits(noun) && tokens[noun]!.upos === 'ADJ') noun--
  const named =
    fits(noun) && (isNoun(tokens[noun]) || (tokens[noun]!.upos === 'ADJ' && tokens[noun - 1]?.upos === 'DET'))
  if (!named || onlyAmount(tokens, noun, words)) return undefined
  let from = noun
  for (let i = noun - 1; fits(i) && noun - i < 6; i--) {
    const { upos } = tokens[i]!
    if (isNoun(tokens[i]) || (upos === 'ADJ' && !words.nounFirst)) from = i
    // prix du baril
    else if (upos === 'ADJ' || upos === 'DET' || isKind(words, 'of', tokens, i)) continue
    else break
  }
  return { start: tokens[from]!.start, end: tokens[last]!.end }
}

/** An average, a total: a noun that only says how a measure is meant; an interest rate is more. */
export const onlyAmount = (tokens: readonly Token[], noun: number, words: QuantityWords): boolean =>
  isKind(words, 'amounts', tokens, noun) && !isNoun(tokens[words.nounFirst ? noun + 1 : noun - 1])

/** The nouns behind a sum of money and "in": $12 million in food aid; no place and no time. */
export function inKind(tokens: readonly Token[], at: number, words: QuantityWords, inTime: InTime): Span | undefined {
  if (!isKind(words, 'in-kind', tokens, at)) return undefined
  let last = -1
  let i = at + 1
  // in Ford company shares
  while (
    !words.nounFirst &&
    tokens[i]?.upos === 'PROPN' &&
    i < at + 4 &&
    /^(?:PROPN|NOUN)$/.test(tokens[i + 1]?.upos ?? '')
  )
    i++
  for (; tokens[i] && !inTime(i) && (tokens[i]!.upos === 'NOUN' || tokens[i]!.upos === 'ADJ'); i++)
    if (tokens[i]!.upos === 'NOUN' || (last >= 0 && words.nounFirst)) last = i
  if (last < 0 || inTime(i)) return undefined
  return { start: tokens[at + 1]!.start, end: tokens[last]!.end }
}

/**
 * Whether a measure is said of what the measure before it is said of: 10 million euros ($11 million), rose 3% to $5,
 * was $3, up 9%. In: the last token of the one, the first of the other with its bounds.
 */
export function sharesThing(tokens: readonly Token[], last: number, first: number, words: QuantityWords): boolean {
  const between = tokens.slice(last + 1, first)
  const [one, two] = between
  if (!one || between.length > 3) return false
  const kind = (t: Token | undefined): string | undefined => t && words.changes.get(t.norm)
  const closed = one.text === ')' && two ? between.slice(1) : between
  if (one.text === '(') return between.length === 1
  if (closed.every((t) => kind(t) === 'end' || t.upos === 'DET')) return closed.length > 0
  return closed.length === 2 && closed[0]!.text === ',' && /^(?:up|down)$/.test(kind(closed[1]) ?? '')
}

/** a 50-kilometre front, a $5m fine: the noun right behind a unit written as an adjective. */
export function modified(tokens: readonly Token[], unit: FoundUnit, words: QuantityWords): Counted | undefined {
  const next = tokens[unit.last + 1]
  if (!next || words.nounFirst) return undefined
  const mass = !/^(?:%|[A-Z]{3})$/.test(unit.code)
  if (words.oneNoun)
    return /Case=Gen/.test(next.feats) || (mass && next.upos === 'NOUN')
      ? countedAfter(tokens, unit.last + 1, words)
      : undefined
  const hyphen = next.text === '-' && !next.spaced
  if (next.upos !== 'NOUN' && next.upos !== 'ADJ' && !hyphen) return undefined
  const from = hyphen ? unit.last + 2 : unit.last + 1
  const found = countedAfter(tokens, from, words)
  return found && !found.loose && tokens[from]!.upos !== 'ADP' ? withComplement(tokens, found, words) : undefined
}

/** a 25% tax on imported vehicles: what the noun is about. */
function withComplement(tokens: readonly Token[], found: Counted, words: QuantityWords): Counted {
  if (!isKind(words, 'about-noun', tokens, found.last + 1)) return found
  const about = countedAfter(tokens, found.last + 2, words)
  return about && !about.loose && tokens[about.last]!.upos === 'NOUN'
    ? { ...found, last: about.last, span: { ...found.span, end: about.span.end } }
    : found
}
