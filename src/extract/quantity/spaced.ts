/** Quantities in languages with spaces. */
import { overlaps, type Span } from '../../base/span.ts'
import type { Language, Sentence, Token } from '../../record/index.ts'
import type { FoundQuantity, QuantityTools } from '../quantity.ts'
import { type Bound, boundAfter, boundBefore, boundedValue, rangeAt } from './bounds.ts'
import { changeOf } from './change.ts'
import { countedAfter } from './counted.ts'
import { type FoundNumber, numberAt } from './number.ts'
import { refused } from './refuse.ts'
import { type FoundUnit, isDuration, rateAfter, signBefore, unitAt } from './units.ts'
import { isKind, phraseAt, type QuantityWords, quantityWordsOf } from './words.ts'

/** A quantity found, and the last token that it takes. */
interface Made {
  readonly quantity: FoundQuantity
  readonly last: number
}

/** In: a sentence, and the spans of its times, in order. Out: its quantities. */
export function findSpacedQuantities(
  sentence: Sentence,
  language: Language,
  taken: readonly Span[],
  tools: QuantityTools,
): readonly FoundQuantity[] {
  const words = quantityWordsOf(language)
  const { tokens } = sentence
  const out: FoundQuantity[] = []
  for (let i = 0; i < tokens.length; i++) {
    const number = numberAt(tokens, i, words)
    if (!number) continue
    const inTime = taken.some((s) => overlaps(s, { start: number.start, end: tokens[number.end - 1]!.end }))
    const made = inTime && !tools.all ? undefined : quantityAt(tokens, number, words, tools)
    i = number.end - 1
    if (!made) continue
    out.push(made.quantity)
    i = Math.max(i, made.last)
  }
  return out
}

interface Parts {
  readonly number: FoundNumber
  readonly first: number
  /** exclusive: behind the number or its range */
  readonly end: number
  readonly range: ReturnType<typeof rangeAt>
  readonly unit: FoundUnit | undefined
  readonly sign: boolean
}

/** The number with its sign or unit and its range: $5–7 million, 5 km to 7 km. */
function partsAt(tokens: readonly Token[], number: FoundNumber, words: QuantityWords, tools: QuantityTools): Parts {
  const sign = signBefore(tokens, number.first, words, tools.countryAt)
  const first = sign ? sign.last : number.first
  const inner = sign ? undefined : unitAt(tokens, number.end, words, tools.countryAt)
  const joined = inner && rangeAt(tokens, number, inner.last + 1, words)
  const same = joined && unitAt(tokens, joined.end, words, tools.countryAt)?.code === inner.code
  const range = rangeAt(tokens, number, number.end, words) ?? (same ? joined : undefined)
  const end = range?.end ?? number.end
  const behind = range ? unitAt(tokens, end, words, tools.countryAt) : inner
  const unit = sign
    ? { ...sign, last: end - 1 }
    : (behind ?? (range && inner ? { ...inner, last: end - 1 } : undefined))
  return { number, first, end, range, unit, sign: sign !== undefined }
}

function quantityAt(
  tokens: readonly Token[],
  number: FoundNumber,
  words: QuantityWords,
  tools: QuantityTools,
): Made | undefined {
  const parts = partsAt(tokens, number, words, tools)
  const { range, unit, end } = parts
  let { first } = parts
  const near = boundBefore(tokens, first, words)
  const negative = !near && negativeBefore(tokens, first, words)
  if (negative) first--
  const behind = unit ? unit.last + 1 : end
  const rate = unit ? rateAfter(tokens, behind, words) : undefined
  const duration = unit !== undefined && isDuration(unit.code)
  if (duration && !rate && !tools.all) return undefined
  const counted = unit ? undefined : countedAfter(tokens, end, words)
  const early = near ?? (negative ? boundBefore(tokens, first, words) : undefined)
  const beside = early ?? boundAfter(tokens, behind, words) ?? plusBehind(tokens, end)
  // lows of up to -30
  const bound = negative && beside?.means === 'max' ? undefined : beside
  const dash = range !== undefined && /^[-–—]$/.test(tokens[number.end]!.text)
  const partOf =
    unit !== undefined &&
    (countedAfter(tokens, unit.last + 1, words, true) ??
      (words.oneNoun ? modified(tokens, unit, words) : undefined)) !== undefined
  const here = {
    partOf,
    first,
    end,
    unit: unit?.code,
    counted,
    bound,
    range: range && (dash ? 'dash' : 'words'),
  } as const
  if (!tools.all && refused(tokens, number, here, words)) return undefined
  const last = lastOf([
    unit?.last,
    rate?.last,
    counted?.last,
    bound && bound.first >= end ? bound.last : undefined,
    end - 1,
  ])
  const share = number.share && !unit && !tools.all ? 100 : 1
  const of = unit
    ? (countedAfter(tokens, (rate?.last ?? unit.last) + 1, words, true) ?? modified(tokens, unit, words))
    : counted
  const change = unit && !duration ? changeOf(tokens, { first: early?.first ?? first, last }, words) : undefined
  const perCount = counted && !unit ? rateAfter(tokens, counted.last + 1, words) : undefined
  return {
    quantity: {
      span: { start: startOf(tokens, first, number, early), end: tokens[perCount?.last ?? last]!.end },
      ...amountOf(parts, (negative ? -1 : 1) * share, meansOf(bound, number, words)),
      ...(unit ? { unit: unit.code } : share > 1 ? { unit: '%' } : {}),
      ...(of ? { ofSpan: of.span } : {}),
      ...(rate ? { per: rate.per } : perCount ? { per: perCount.per } : {}),
      ...(change ? { change } : {}),
    },
    last: Math.max(last, (of && unit ? of.last : 0) as number),
  }
}

const lastOf = (list: readonly (number | undefined)[]): number => Math.max(...list.map((n) => n ?? -1))

function startOf(tokens: readonly Token[], first: number, number: FoundNumber, bound: Bound | undefined): number {
  if (bound) return tokens[bound.first]!.start
  return first === number.first ? number.start : tokens[first]!.start
}

/** "свыше тысячи" is more than one thousand: the genitive of one looks like the plural. */
const meansOf = (bound: Bound | undefined, number: FoundNumber, words: QuantityWords): string | undefined =>
  bound && number.vague && number.end - number.first === 1 && words.oneNoun ? `one:${bound.means}` : bound?.means

function amountOf({ number, range, unit }: Parts, factor: number, bound: string | undefined) {
  const by = (unit?.factor ?? 1) * factor
  const low = scale(range?.min ?? number.min, by)
  if (bound?.startsWith('one:')) return boundedValue(low, low, false, bound.slice('one:'.length))
  const high = scale(range?.max ?? number.max, by)
  const means = range?.about ? 'about' : range && bound !== 'about' ? undefined : bound
  return boundedValue(low, high, number.vague, means)
}

const scale = (n: number, by: number): number => (by === 1 ? n : Number((n * by).toPrecision(12)))

/** 100+ */
function plusBehind(tokens: readonly Token[], end: number): Bound | undefined {
  const t = tokens[end]
  return t?.text === '+' && !t.spaced ? { first: end, last: end, means: 'min' } : undefined
}

function negativeBefore(tokens: readonly Token[], first: number, words: QuantityWords): boolean {
  const sign = tokens[first - 1]
  if (!sign) return false
  if (/^[-−–]$/.test(sign.text)) {
    const before = tokens[first - 2]
    return !tokens[first]!.spaced && sign.spaced && !(before && /\p{Nd}$/u.test(before.text))
  }
  return isKind(words, 'negative', tokens, first - 1) && !phraseAt(words.boundsAfter, tokens, first - 1)
}

/** a 50-kilometre front, a $5m fine: the noun right behind a unit written as an adjective. */
function modified(tokens: readonly Token[], unit: FoundUnit, words: QuantityWords) {
  const next = tokens[unit.last + 1]
  if (!next || words.nounFirst) return undefined
  if (words.oneNoun) return /Case=Gen/.test(next.feats) ? countedAfter(tokens, unit.last + 1, words) : undefined
  if (next.upos !== 'NOUN' && next.upos !== 'ADJ' && next.text !== '-') return undefined
  const from = next.text === '-' ? unit.last + 2 : unit.last + 1
  const found = countedAfter(tokens, from, words)
  return found && !found.loose && tokens[from]!.upos !== 'ADP' ? found : undefined
}
