/** Quantities in languages with spaces. */
import { overlaps, type Span } from '../../base/span.ts'
import type { Language, Sentence, Token } from '../../record/index.ts'
import type { FoundQuantity } from '../quantity.ts'
import { type FoundNumber, numberAt } from './number.ts'
import { type Phrase, type QuantityWords, quantityWordsOf } from './words.ts'

const currency: Readonly<Record<string, string>> = {
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₴': 'UAH',
  '₽': 'RUB',
  '₪': 'ILS',
  '₹': 'INR',
  '₩': 'KRW',
}

export function findSpacedQuantities(
  sentence: Sentence,
  language: Language,
  taken: readonly Span[],
): readonly FoundQuantity[] {
  const words = quantityWordsOf(language)
  const { tokens } = sentence
  const out: FoundQuantity[] = []
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!
    if (!/^\p{Nd}/u.test(t.text) && !words.numbers.has(t.norm)) continue
    if (taken.some((s) => overlaps(s, t))) continue
    const number = numberAt(tokens, i, words)
    if (!number) continue
    const found = quantityAt(tokens, number, words, language)
    i = number.end - 1
    if (!found) continue
    out.push(found.quantity)
    i = Math.max(i, found.last)
  }
  return out
}

interface Made {
  readonly quantity: FoundQuantity
  readonly last: number
}

function quantityAt(
  tokens: readonly Token[],
  number: FoundNumber,
  words: QuantityWords,
  language: Language,
): Made | undefined {
  const range = rangeAt(tokens, number, words)
  const end = range?.end ?? number.end
  let first = number.first
  const symbol = currency[tokens[first - 1]?.text ?? '']
  if (symbol) first--
  const bound = boundBefore(tokens, first, words) ?? boundAfter(tokens, end, words)
  const unit = symbol ? undefined : unitAt(tokens, end, words)
  const negative =
    /^[-−–]$/.test(tokens[first - 1]?.text ?? '') &&
    !tokens[first]!.spaced &&
    tokens[first - 1]!.spaced &&
    (!tokens[first - 2] || !/\p{Nd}/u.test(tokens[first - 2]!.text))
      ? 1
      : words.special.get(tokens[first - 1]?.norm ?? '') === 'negative' && !(bound && bound.last === first - 1)
        ? 1
        : 0
  const counted = unit || symbol ? undefined : countedAfter(tokens, end, words, language)
  const code = symbol ?? unit?.code
  if (!accepted(tokens, number, { first, code, counted: counted !== undefined, bounded: bound !== undefined }, words))
    return undefined
  const last = unit?.last ?? counted?.last ?? end - 1
  const start = tokens[Math.min(first - negative, bound && bound.first < first ? bound.first : first)]!.start
  const sign = negative ? -1 : 1
  const low = number.min * sign
  const high = (range?.max ?? number.max) * sign
  const of = unit || symbol ? countedAfter(tokens, (unit?.last ?? end - 1) + 1, words, language, true) : counted
  const quantity: FoundQuantity = {
    span: { start, end: tokens[Math.max(last, bound && bound.first > last ? bound.last : last)]!.end },
    ...boundedValue(low, high, number.vague, bound?.means),
    ...(code ? { unit: code } : {}),
    ...(of ? { ofSpan: of.span } : {}),
  }
  return { quantity, last }
}

/** Bounds by the contract: more than 100 is min 100; thousands is 1000–9999; about is approximate. */
export function boundedValue(
  low: number,
  high: number,
  vague: boolean,
  bound: string | undefined,
): Pick<FoundQuantity, 'value' | 'min' | 'max' | 'approximate'> {
  if (vague && low !== high) return { min: low, max: high, approximate: true }
  if (bound === 'min') return { min: low }
  if (bound === 'max') return { max: high }
  const about = bound === 'about' || vague ? { approximate: true as const } : {}
  return low === high ? { value: low, ...about } : { min: Math.min(low, high), max: Math.max(low, high), ...about }
}

function rangeAt(
  tokens: readonly Token[],
  number: FoundNumber,
  words: QuantityWords,
): { readonly end: number; readonly max: number } | undefined {
  const joint = tokens[number.end]
  if (!joint || words.special.get(joint.norm) !== 'joint') return undefined
  const dash = /^[-–—]$/.test(joint.text)
  const opened = words.special.get(tokens[number.first - 1]?.norm ?? '') === 'range'
  if (!dash && !opened && joint.upos === 'CCONJ') return undefined
  if (!tokens[number.end + 1]) return undefined
  const second = numberAt(tokens, number.end + 1, words)
  if (!second || second.vague || second.min <= number.min) return undefined
  return { end: second.end, max: second.max }
}

interface Bound {
  readonly first: number
  readonly last: number
  readonly means: string
}

const fits = (tokens: readonly Token[], at: number, { words }: Phrase): boolean =>
  at >= 0 && words.every((w, k) => tokens[at + k]?.norm === w)

function boundBefore(tokens: readonly Token[], first: number, words: QuantityWords): Bound | undefined {
  const phrase = words.approximators.find((p) => fits(tokens, first - p.words.length, p))
  return phrase && { first: first - phrase.words.length, last: first - 1, means: phrase.means }
}

/** "23 شخصا على الأقل", "100 or more": within two words behind the number. */
function boundAfter(tokens: readonly Token[], end: number, words: QuantityWords): Bound | undefined {
  for (let i = end; i < Math.min(tokens.length, end + 3); i++) {
    const phrase = words.approximators.find((p) => p.words.length > 1 && fits(tokens, i, p))
    if (phrase && i > end && !/^\p{Nd}/u.test(tokens[i + phrase.words.length]?.text ?? ''))
      return { first: i, last: i + phrase.words.length - 1, means: phrase.means }
    if (tokens[i]!.upos === 'PUNCT') break
  }
  return undefined
}

function unitAt(
  tokens: readonly Token[],
  at: number,
  words: QuantityWords,
): { readonly code: string; readonly last: number } | undefined {
  const hyphen = tokens[at]?.text === '-' ? 1 : 0
  const start =
    at +
    hyphen +
    (tokens[at]?.upos === 'ADP' &&
    tokens[at + 1] &&
    words.units.some((u) => fits(tokens, at + 1, u) && /^[A-Z]{3}$/.test(u.means))
      ? 1
      : 0)
  const phrase = words.units.find((u) => fits(tokens, start, u))
  if (phrase) return { code: phrase.means, last: start + phrase.words.length - 1 }
  const symbol = currency[tokens[start]?.text ?? '']
  if (symbol) return { code: symbol, last: start }
  return tokens[start]?.text === '°' && tokens[start + 1]?.norm === 'c' ? { code: 'Cel', last: start + 1 } : undefined
}

interface Counted {
  readonly span: Span
  readonly last: number
}

/** The noun phrase behind a number: adjectives and nouns; a share or a sum may have "of" between. */
function countedAfter(
  tokens: readonly Token[],
  at: number,
  words: QuantityWords,
  language: Language,
  afterUnit = false,
): Counted | undefined {
  let i = at
  if (tokens[i]?.upos === 'ADP' && (afterUnit || words.partitive.has(tokens[i]!.norm))) i++
  while (tokens[i]?.upos === 'DET' && i - at < 3) i++
  const first = i
  let last = -1
  const romance = ['es', 'fr', 'ar'].includes(language.code)
  for (; i < tokens.length && i - first < 6; i++) {
    const t = tokens[i]!
    if (words.special.get(t.norm) === 'noun') last = i
    else if (t.upos === 'NOUN' || (t.upos === 'PROPN' && (last < 0 || !romance)) || (t.upos === 'X' && last < 0)) {
      if (last >= 0 && romance) break
      if (last >= 0 && ['ru', 'uk'].includes(language.code)) break
      last = i
    } else if (t.upos === 'ADJ' || (t.upos === 'VERB' && /VerbForm=Part/.test(t.feats) && last < 0)) {
      if (last >= 0 && !romance) break
      if (last >= 0) continue
    } else if (t.text === '-' && !t.spaced) continue
    else break
  }
  if (last < 0) return undefined
  return { span: { start: tokens[first]!.start, end: tokens[last]!.end }, last }
}

interface Facts {
  readonly first: number
  readonly code: string | undefined
  readonly counted: boolean
  readonly bounded: boolean
}

/** What numbers are not quantities: of resolutions, models, years, ages, lists, groups known before, the word one. */
function accepted(tokens: readonly Token[], number: FoundNumber, facts: Facts, words: QuantityWords): boolean {
  const { first, code, counted, bounded } = facts
  const before = tokens[first - 1]
  const after = tokens[number.end]
  if (code) return true
  const special = words.special.get(before?.norm ?? '')
  if (special === 'before') return false
  if (number.bareOne) return false
  if (number.min === 0 && !number.vague) return false
  const own = tokens[number.first]!
  if (!own.spaced && before && /[\p{L}-]$/u.test(before.text) && before.end === own.start) return false
  if (
    after &&
    after.start === tokens[number.end - 1]!.end &&
    /^[-–/:\p{L}]/u.test(after.text) &&
    !/^\p{Ll}{3,}/u.test(after.text)
  )
    return false
  const digits = /^\p{Nd}+$/u.test(own.text)
  if (digits && number.end - number.first === 1 && number.min >= 1900 && number.min <= 2100 && !bounded && !counted)
    return false
  if (before?.text === ',' && (after?.text === ',' || after?.text === '.') && number.min < 120) return false
  if (special === 'definite' && number.min <= 12) return false
  if (before?.upos === 'PROPN' && digits && !counted && !bounded) return false
  if (counted || bounded || number.vague) return true
  return (
    after !== undefined && (after.upos === 'VERB' || after.upos === 'AUX' || after.upos === 'ADP') && number.min > 1
  )
}
