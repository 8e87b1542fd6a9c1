/** Shares told as so many out of so many. */
import type { Token } from '../../record/index.ts'
import { type FoundNumber, numberAt } from './number.ts'
import { type CountryAt, type FoundUnit, isDuration, unitAt } from './units.ts'
import { isKind, phraseAt, type QuantityWords } from './words.ts'

/** one in five, uno de cada tres, neuf sur dix, un enfant sur quatre: a share of small parts, and of no measure. */
export function shareOf(tokens: readonly Token[], number: FoundNumber, words: QuantityWords): FoundNumber | undefined {
  if (number.min < 1 || number.min > 9 || number.max !== number.min) return undefined
  const plain = phraseAt(words.kinds.get('outof'), tokens, number.end)
  const noun = tokens[number.end]
  const apart = !plain && noun?.upos === 'NOUN' ? phraseAt(words.kinds.get('outof'), tokens, number.end + 1) : undefined
  const joint = plain ?? apart
  const at = number.end + (apart ? 1 : 0) + (joint?.words.length ?? 0)
  const whole = joint && tokens[at] ? numberAt(tokens, at, words) : undefined
  const parts = whole && whole.max === whole.min && !whole.share ? whole.min : 0
  if (!whole || parts <= number.min || (parts > 10 && parts !== 20 && parts !== 100)) return undefined
  if (phraseAt(words.units, tokens, whole.end)) return undefined
  if (apart && /^(?:NOUN|ADJ|PROPN)$/.test(tokens[whole.end]?.upos ?? '')) return undefined
  const value = number.min / parts
  const thing = apart ? { thing: { start: noun!.start, end: noun!.end } } : {}
  return { ...number, ...thing, end: whole.end, min: value, max: value, share: true, bareOne: false }
}

/** un enfant sur quatre: the article counts one where a share follows. */
export function articleShare(tokens: readonly Token[], at: number, words: QuantityWords): FoundNumber | undefined {
  const t = tokens[at]!
  if (tokens[at + 1]?.upos !== 'NOUN' || words.single.get(t.norm)?.kind !== 'article') return undefined
  const one = { first: at, end: at + 1, start: t.start, min: 1, max: 1, vague: false, bareOne: true }
  return shareOf(tokens, { ...one, digits: false, share: false }, words)
}

interface Place {
  readonly tokens: readonly Token[]
  readonly words: QuantityWords
  readonly tools: { readonly countryAt: CountryAt }
}

/** half a mile, 1/16 of a pint: the unit that a share is of, behind its article. */
export function unitOfShare({ tokens, words, tools }: Place, number: FoundNumber): FoundUnit | undefined {
  if (!number.share) return undefined
  const at = number.end + (isKind(words, 'of', tokens, number.end) ? 1 : 0)
  if (words.single.get(tokens[at]?.norm ?? '')?.kind !== 'article') return undefined
  const unit = unitAt(tokens, at + 1, words, tools.countryAt)
  return unit && !isDuration(unit.code) && !/^(?:%|[A-Z]{3})$/.test(unit.code) ? unit : undefined
}
