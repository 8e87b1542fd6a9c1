/** Quantities in languages with spaces. */
import { overlaps, type Span } from '../../base/span.ts'
import type { Language, Sentence, Token, Tree } from '../../record/index.ts'
import type { FoundQuantity, QuantityTools } from '../quantity.ts'
import { inKind, modified, namedBefore } from './beside.ts'
import { type Bound, boundAfter, boundBefore, boundedValue, type Range, rangeAt } from './bounds.ts'
import { changeOf } from './change.ts'
import { type Counted, countedAfter, suspendedTo } from './counted.ts'
import { measuredBy, measures } from './measured.ts'
import { movedThing } from './moved.ts'
import { type FoundNumber, numberAt } from './number.ts'
import { withParts } from './parts.ts'
import { refused } from './refuse.ts'
import { type Made, shared, sumBefore, wholeSum } from './shared.ts'
import { articleShare, shareOf, unitOfShare } from './shares.ts'
import { belowZero, isRichter, minusBefore, minusInside } from './signs.ts'
import { type FoundUnit, isDuration, rateAfter, signBefore, unitAt } from './units.ts'
import { bareForms, endsKind, isKind, type QuantityWords, quantityWordsOf } from './words.ts'

/** What is at hand about a sentence. */
interface Place {
  readonly tokens: readonly Token[]
  readonly words: QuantityWords
  readonly tools: QuantityTools
  /** its tree, parsed when first asked for */
  readonly tree: () => Tree | undefined
  readonly inTime: (token: number) => boolean
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
  const inTime = (i: number): boolean => tokens[i] !== undefined && taken.some((s) => overlaps(s, tokens[i]!))
  const place: Place = { tokens, words, tools, tree: () => tools.parse(sentence), inTime }
  const out: FoundQuantity[] = []
  let before: Made | undefined
  for (let i = 0; i < tokens.length; i++) {
    const plain = numberAt(tokens, i, words)
    const number = plain ? (shareOf(tokens, plain, words) ?? plain) : articleShare(tokens, i, words)
    if (!number) {
      const pair = inTime(i) ? undefined : dualAt(tokens, i, words)
      if (pair) out.push(pair)
      continue
    }
    const isTime = taken.some((s) => overlaps(s, { start: number.start, end: tokens[number.end - 1]!.end }))
    const found = isTime && !isLength(place, number) ? undefined : quantityAt(place, number)
    i = number.end - 1
    if (!found) continue
    const whole = before && wholeSum(tokens, before, found, words)
    const made = whole ?? shared(tokens, before, found, words)
    const sum = before && sumBefore(tokens, before, made, words)
    if (sum) out[out.length - 1] = sum
    if (whole) out.pop()
    before = made
    out.push(withParts(place, made.quantity, [made.first, made.last]))
    i = Math.max(i, made.last)
  }
  return out
}

/** شخصان, متران, أقل من دولارين: two of what the noun or unit names, by its ending. */
function dualAt(tokens: readonly Token[], at: number, words: QuantityWords): FoundQuantity | undefined {
  const two = words.kinds.get('two')
  if (!two) return undefined
  const t = tokens[at]!
  const form = bareForms(t.norm, words.clitics).find((f) => two.has(f))
  if (!form) return undefined
  const span = { start: t.text.length === t.norm.length ? t.start + t.norm.length - form.length : t.start, end: t.end }
  const unit = two.get(form)![0]!.means.slice('two:'.length)
  if (unit === '') return { span, value: 2, ofSpan: span }
  const bound = boundBefore(tokens, at, words)
  const start = bound ? tokens[bound.first]!.start : span.start
  return { span: { start, end: span.end }, ...boundedValue(2, 2, false, bound?.means), unit }
}

/** Inside a time, a number of hours or years, where a wider scheme counts those; any number, where it counts all. */
function isLength({ tokens, words, tools }: Place, number: FoundNumber): boolean {
  if (tools.scope !== 'measures') return tools.scope === 'numbers'
  const unit = unitAt(tokens, number.end, words, tools.countryAt)
  return unit !== undefined && isDuration(unit.code)
}

interface Parts {
  readonly number: FoundNumber
  readonly first: number
  /** exclusive: behind the number or its range */
  readonly end: number
  readonly range: ReturnType<typeof rangeAt>
  readonly unit: FoundUnit | undefined
  readonly sign: boolean
  /** $-50bn */
  readonly minus: boolean
}

/** The number with its sign or unit and its range: $5–7 million, 5 km to 7 km. */
function partsAt(place: Place, number: FoundNumber): Parts {
  const { tokens, words, tools } = place
  const minus = minusInside(tokens, number.first, words)
  const sign = signBefore(tokens, number.first - minus, words, tools.countryAt)
  const first = sign ? sign.last : number.first
  const inner = sign ? undefined : (unitAt(tokens, number.end, words, tools.countryAt) ?? unitOfShare(place, number))
  const joined = inner && rangeAt(tokens, number, inner.last + 1, words)
  const other = joined && unitAt(tokens, joined.end, words, tools.countryAt)
  const same = other && other.code === inner?.code && other.factor === inner.factor
  const range = rangeAt(tokens, number, number.end, words) ?? (same ? joined : undefined)
  if (range?.moved && tools.scope === 'contract') return moved(place, number, { range, inner, sign })
  const end = range?.end ?? number.end
  const behind = range ? unitAt(tokens, end, words, tools.countryAt) : inner
  const unit = sign
    ? { ...sign, last: end - 1 }
    : (behind ?? (range && inner ? { ...inner, last: end - 1 } : undefined))
  return { number, first, end, range, unit, sign: sign !== undefined, minus: minus > 0 }
}

/** "rose from 5 to 8 percent": the first of two quantities, in the unit of the second where it has none of its own. */
function moved(
  { tokens, words, tools }: Place,
  number: FoundNumber,
  {
    range,
    inner,
    sign,
  }: { readonly range: Range; readonly inner: FoundUnit | undefined; readonly sign: FoundUnit | undefined },
): Parts {
  const later = inner ?? sign ?? unitAt(tokens, range.end, words, tools.countryAt)
  const unit = inner ?? (later && { ...later, last: number.end - 1 })
  const scaled = { ...number, min: range.min, max: range.min }
  return {
    number: scaled,
    first: sign?.last ?? number.first,
    end: number.end,
    range: undefined,
    unit,
    sign: sign !== undefined,
    minus: false,
  }
}

function quantityAt(place: Place, number: FoundNumber): Made | undefined {
  const { tokens, words, tools } = place
  const parts = partsAt(place, number)
  const { range, end } = parts
  let { first } = parts
  const unit = isRichter(tokens, parts, words) ? undefined : parts.unit
  const near = boundBefore(tokens, first, words)
  const minus = near ? 0 : minusBefore(tokens, first, words)
  first -= minus
  const negative = minus > 0 || parts.minus || belowZero(tokens, unit, words)
  const named = parts.sign && isKind(words, 'after-sign', tokens, end) ? 1 : 0
  const behind = unit ? unit.last + 1 + named : end
  const rate = unit ? ratePast(place, behind) : undefined
  const duration = unit !== undefined && isDuration(unit.code)
  if (duration && !rate && tools.scope === 'contract') return undefined
  const counted = unit || endsKind(words, 'measure', tokens, first - 1) ? undefined : countedBehind(place, number, end)
  const early = near ?? (minus ? boundBefore(tokens, first, words) : undefined)
  const beside = early ?? boundAfter(tokens, behind, words) ?? plusBehind(tokens, end)
  // lows of up to -30
  const bound = negative && beside?.means === 'max' ? undefined : beside
  const dash = range !== undefined && /^[-–—]$/.test(tokens[number.end]!.text)
  const partOf =
    unit !== undefined &&
    (countedAfter(tokens, unit.last + 1, words, true) ??
      (words.oneNoun ? modified(tokens, unit, words) : undefined)) !== undefined
  const here = {
    wide: tools.scope !== 'contract',
    partOf,
    first,
    end,
    unit: unit?.code,
    counted,
    bound,
    range: range && (dash ? 'dash' : 'words'),
    least: range?.min ?? number.min,
  } as const
  if (tools.scope !== 'numbers' && refused(tokens, number, here, words)) return undefined
  const last = lastOf([
    unit?.last,
    rate?.last,
    counted?.last,
    bound && bound.first >= end ? bound.last : undefined,
    end - 1,
  ])
  const share = number.share && !unit && tools.scope === 'contract' ? 100 : 1
  const of = unit ? ofMeasure(place, unit, rate?.last) : counted
  const beginning = early?.first ?? first
  const saidOf =
    number.thing ??
    (of && !of.loose ? of.span : !of || unit ? namedBeside(place, { first: beginning, last, unit }) : undefined)
  const ofSpan = saidOf ?? (!of || unit ? measuredThing(place, { beginning, first, last, unit }) : undefined)
  const change = unit && !duration ? changeOf(tokens, { first: beginning, last }, words) : undefined
  // 3,000 drones a day, 400 tonnes of steel a day
  const perThing = of && !rate ? rateOfThing(place, of.last + 1) : undefined
  return {
    quantity: {
      span: { start: startOf(tokens, first, number, early), end: tokens[perThing?.last ?? last]!.end },
      ...amountOf(parts, (negative ? -1 : 1) * share, meansOf(bound, number, words)),
      ...(unit ? { unit: unit.code } : share > 1 ? { unit: '%' } : {}),
      ...(ofSpan ? { ofSpan } : {}),
      ...(rate ? { per: rate.per } : perThing ? { per: perThing.per } : {}),
      ...(change ? { change } : {}),
    },
    first: beginning,
    last: Math.max(last, (of && unit ? of.last : 0) as number),
    named: saidOf !== undefined,
    part: unit?.factor === 0.01,
    bare: unit === undefined && !(counted && !counted.loose),
    scaled: !number.vague && number.end - number.first > 1 && !/^\p{Nd}/u.test(tokens[number.end - 1]!.text),
  }
}

/** What a number counts, where no time starts there: 120,000 the day before. */
function countedBehind({ tokens, words, inTime }: Place, number: FoundNumber, end: number): Counted | undefined {
  const shared = suspendedTo(tokens, end)
  if (shared !== undefined) {
    const noun = countedAfter(tokens, shared, words)
    return noun && { ...noun, last: end }
  }
  const found = countedAfter(tokens, end, words)
  const compared = number.share && words.changesBehind.has(tokens[end]?.norm ?? '')
  return !found || inTime(found.last) || compared ? undefined : found
}

/** Behind the same amount in other units: 9 billion shekels ($2.4 billion) a year, 8 miles (13 km) of tunnels. */
function pastBrackets(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text !== '(') return at
  const close = tokens.findIndex((t, i) => i > at && i < at + 8 && t.text === ')')
  return tokens.slice(at, close + 1).some((t) => /^\p{Nd}/u.test(t.text)) ? close + 1 : at
}

/** What a measure is of, or the noun that it stands before like an adjective. */
function ofMeasure({ tokens, words, inTime }: Place, unit: FoundUnit, rate: number | undefined): Counted | undefined {
  const at = (rate ?? unit.last) + 1
  const past = pastBrackets(tokens, at)
  const found =
    countedAfter(tokens, past, words, true) ?? modified(tokens, past === at ? unit : { ...unit, last: past - 1 }, words)
  return !found || inTime(found.last) ? undefined : past === at ? found : { ...found, last: unit.last }
}

/** What it is per, where that is no time of its own: 3% last week. */
function ratePast({ tokens, words, inTime }: Place, at: number): ReturnType<typeof rateAfter> {
  const past = pastBrackets(tokens, at)
  const rate = rateAfter(tokens, past, words)
  if (!rate || inTime(rate.last)) return undefined
  return past === at ? rate : { ...rate, last: at - 1 }
}

/** "tonnes of steel a day", but "of the annual turnover" */
function rateOfThing(place: Place, at: number): ReturnType<typeof rateAfter> {
  const rate = ratePast(place, at)
  const adjective = rate?.last === at && place.tokens[at + 1]?.upos === 'NOUN'
  return adjective ? undefined : rate
}

/** What stands beside a measure and names what it is said of. */
function namedBeside(
  { tokens, words, inTime }: Place,
  { first, last, unit }: { readonly first: number; readonly last: number; readonly unit: FoundUnit | undefined },
): Span | undefined {
  const money = unit !== undefined && /^[A-Z]{3}$/.test(unit.code)
  return (
    (money ? inKind(tokens, pastBrackets(tokens, last + 1), words, inTime) : undefined) ??
    namedBefore(tokens, { first, sum: money || unit?.code === '%' }, words, inTime)
  )
}

/** What is measured by the words around a verb, or else by the sentence's tree. */
function measuredThing(
  place: Place,
  { beginning, unit, ...at }: Pick<Made, 'first' | 'last'> & { beginning: number; unit: FoundUnit | undefined },
): Span | undefined {
  const { tokens, words, tree, inTime } = place
  const moved = movedThing(tokens, beginning, words, inTime)
  if (moved) return moved
  const parsed = tree()
  const money = unit !== undefined && /^[A-Z]{3}$/.test(unit.code)
  const how = { isMeasure: measures(place), inTime, nounFirst: words.nounFirst }
  const paidFor = money ? { paidFor: (i: number) => isKind(words, 'paid-for', tokens, i) } : {}
  return parsed && measuredBy(parsed, tokens, { ...at, ...how, ...paidFor })
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
