/** Units and currencies beside a number, what they are per, and whose dollars and pounds they are. */
import type { Token } from '../../record/index.ts'
import { isKind, phraseAt, phraseBefore, type QuantityWords, type Unit } from './words.ts'

/** The country that the text speaks of at a place, nearest first. */
export type CountryAt = (offset: number) => readonly string[]

export interface FoundUnit {
  readonly code: string
  /** what a number of it is multiplied by: cents are 0.01 USD */
  readonly factor: number
  /** last token */
  readonly last: number
}

const codeOf = (unit: Unit, countries: readonly string[]): string => {
  const country = unit.by && countries.find((c) => unit.by!.has(c))
  return (country && unit.by!.get(country)) || unit.code
}

function made(code: string, last: number): FoundUnit {
  const [name = code, factor] = code.split('*')
  return { code: name, factor: factor ? Number(factor) : 1, last }
}

const isMoney = (code: string): boolean => /^[A-Z]{3}/.test(code)

/** A country's adjective beside the name of a currency: Egyptian pounds, pesos mexicanos. */
function adjectiveOf(tokens: readonly Token[], at: number, words: QuantityWords): string | undefined {
  const t = tokens[at]
  if (!t || words.demonyms.size === 0) return undefined
  const exact = words.demonyms.get(t.norm) ?? words.demonyms.get(t.lemma)
  if (exact || t.norm.length < 5) return exact
  for (let n = t.norm.length - 1; n >= Math.max(4, t.norm.length - 4); n--) {
    const code = words.demonyms.get(t.norm.slice(0, n))
    if (code) return code
  }
  return undefined
}

/** The unit behind a number; "of" may stand between a sum and its currency, and a country's adjective before it. */
export function unitAt(
  tokens: readonly Token[],
  at: number,
  words: QuantityWords,
  countryAt: CountryAt,
): FoundUnit | undefined {
  const hyphen = tokens[at]?.text === '-' && !tokens[at]!.spaced && tokens[at + 1] ? 1 : 0
  const joined = hyphen ? phraseAt(words.units, tokens, at) : undefined
  if (joined) return made(joined.means.code, at + joined.words.length - 1)
  let start = at + hyphen
  if (isKind(words, 'of', tokens, start)) start++
  const other = tokens[start]
  const more =
    other !== undefined && (other.upos === 'ADJ' || other.upos === 'VERB') && !phraseAt(words.units, tokens, start)
  // 517 rushing yards, 100 дополнительных километров
  if (
    more &&
    hyphen === 0 &&
    start === at &&
    !adjectiveOf(tokens, start, words) &&
    !words.nounFirst &&
    longUnit(tokens, start + 1, words)
  )
    start++
  const here = phraseAt(words.units, tokens, start)
  const adjective = here ? undefined : adjectiveOf(tokens, start, words)
  const phrase = here ?? (adjective ? phraseAt(words.units, tokens, start + 1) : undefined)
  if (!phrase) return undefined
  // 4-м is the fourth, not four metres
  if (hyphen && phrase.form.length === 1) return undefined
  const last = start + (here ? 0 : 1) + phrase.words.length - 1
  if (!phrase.means.by) return here ? made(phrase.means.code, last) : undefined
  const after = adjective ?? adjectiveOf(tokens, last + 1, words)
  const mine = after && phrase.means.named?.get(after)
  const own = adjective === undefined && mine ? 1 : 0
  if (adjective && !mine) return undefined
  const code = mine ?? codeOf(phrase.means, countryAt(tokens[at]!.start))
  return code === '' ? undefined : made(code, last + own)
}

function plainSign(
  tokens: readonly Token[],
  first: number,
  words: QuantityWords,
  countryAt: CountryAt,
): FoundUnit | undefined {
  const sign = words.signs.get(tokens[first - 1]!.norm)?.find((p) => p.words.length === 1)
  return sign && made(codeOf(sign.means, sign.means.by ? countryAt(tokens[first]!.start) : []), first - 1)
}

/** A sign of money before a number: $, US$, EUR. Its `last` is its first token. */
export function signBefore(
  tokens: readonly Token[],
  first: number,
  words: QuantityWords,
  countryAt: CountryAt,
): FoundUnit | undefined {
  const phrase = phraseBefore(words.signs, tokens, first - 1, [])
  if (!phrase) return undefined
  // "a $5 fine": one letter belongs to the sign only where it is written close to it
  const own = tokens[first - phrase.words.length + 1]
  if (phrase.words.length > 1 && phrase.words[0]!.length === 1 && own?.spaced)
    return plainSign(tokens, first, words, countryAt)
  const code = codeOf(phrase.means, phrase.means.by ? countryAt(tokens[first]!.start) : [])
  return made(code, first - phrase.words.length)
}

/** What a quantity is per: "a barrel", "per day", daily. */
export function rateAfter(
  tokens: readonly Token[],
  at: number,
  words: QuantityWords,
): { readonly per: string; readonly last: number } | undefined {
  const hyphen = tokens[at]?.text === '-' ? 1 : 0
  const rate = phraseAt(words.kinds.get('rate'), tokens, at) ?? phraseAt(words.kinds.get('rate'), tokens, at + hyphen)
  if (rate && isKind(words, 'not-rate', tokens, at + rate.words.length)) return undefined
  if (rate) return { per: timeUnit(rate.means.slice('rate:'.length)), last: at + rate.words.length - 1 }
  const per = phraseAt(words.kinds.get('per'), tokens, at + hyphen)
  if (!per) return undefined
  const next = at + hyphen + per.words.length
  const unit = phraseAt(words.units, tokens, next)
  const noun = tokens[next]
  if (!unit && isKind(words, 'per-any', tokens, at + hyphen) && noun?.upos === 'NOUN' && /^[a-z]+$/.test(noun.lemma))
    return { per: `{${noun.lemma}}`, last: next }
  if (unit && isKind(words, 'not-rate', tokens, next + unit.words.length)) return undefined
  if (!unit || isMoney(unit.means.code) || unit.means.code === '%') return undefined
  return { per: timeUnit(unit.means.code), last: next + unit.words.length - 1 }
}

const timeUnit = (code: string): string => (code === 'd' || code === 'day' ? 'day' : code)

/** Seconds to years: a number of them is a time, unless it is a rate. */
export const isDuration = (code: string): boolean => /^(?:s|min|h|d|wk|mo|a)(?:\*.*)?$/.test(code)

/** A unit written out: no sign or abbreviation. */
function longUnit(tokens: readonly Token[], at: number, words: QuantityWords): boolean {
  const unit = phraseAt(words.units, tokens, at)
  return unit !== undefined && unit.form.length > 3 && !isDuration(unit.means.code)
}
