/** Quantities in Chinese, character by character. */
import { overlaps, type Span } from '../../base/span.ts'
import type { Reading, Sentence, Token } from '../../record/index.ts'
import type { FoundQuantity, QuantityTools } from '../quantity.ts'
import { boundedValue } from './bounds.ts'
import { type HanNumber, hanNumberAt } from './han.ts'
import { movedThing } from './moved-unspaced.ts'
import { withParts } from './parts.ts'
import { isDuration } from './units.ts'
import { type Phrase, type QuantityWords, quantityWordsOf, type Unit } from './words.ts'

interface Place {
  readonly text: string
  readonly sentence: Sentence
  readonly words: QuantityWords
  readonly tools: QuantityTools
  readonly inTime: (token: number) => boolean
}

interface Made {
  readonly quantity: FoundQuantity
  readonly end: number
}

/** In: a sentence, and the spans of its times, in order. Out: its quantities. */
export function findUnspacedQuantities(
  reading: Reading,
  sentence: Sentence,
  taken: readonly Span[],
  tools: QuantityTools,
): readonly FoundQuantity[] {
  const { text } = reading.document
  const words = quantityWordsOf(reading.language)
  const { tokens } = sentence
  const inTime = (i: number): boolean => tokens[i] !== undefined && taken.some((s) => overlaps(s, tokens[i]!))
  const place: Place = { text, sentence, words, tools, inTime }
  const told = (quantity: FoundQuantity): FoundQuantity =>
    withParts({ tokens, words, inTime, tree: () => tools.parse(sentence) }, quantity, [
      tokens.findIndex((t) => t.end > quantity.span.start),
      tokens.findLastIndex((t) => t.start < quantity.span.end),
    ])
  const out: FoundQuantity[] = []
  const limit = sentence.span.end
  let before: FoundQuantity | undefined
  for (let i = sentence.span.start; i < limit; ) {
    const number =
      words.starters.has(text[i]!) || /^\p{Nd}/u.test(text[i]!) ? hanNumberAt(text, i, limit, words) : undefined
    if (!number) {
      i++
      continue
    }
    const made = quantityAt(place, i, number) ?? partOf(place, i, number, before)
    const isTime = taken.some((s) => overlaps(s, { start: i, end: number.end }))
    if (made && (!isTime || tools.scope !== 'contract' || made.quantity.per !== undefined)) {
      before = made.quantity
      out.push(told(before))
    }
    i = Math.max(number.end, made && !isTime ? made.end : 0)
  }
  return out
}

/** 15亿欧元，其中6亿: millions of nothing else, told as part of a sum of money. */
function partOf(
  { text, sentence, words }: Place,
  start: number,
  number: HanNumber,
  whole: FoundQuantity | undefined,
): Made | undefined {
  const near = text.slice(Math.max(sentence.span.start, start - 4), start)
  const money = whole?.unit !== undefined && /^[A-Z]{3}$/.test(whole.unit)
  if (!money || number.min < 10_000 || number.vague || !/\p{Script=Han}$/u.test(text.slice(start, number.end)))
    return undefined
  const part = words.list.find((p) => p.means === 'part-of' && near.includes(p.form))
  return (
    part && { quantity: { span: { start, end: number.end }, value: number.min, unit: whole.unit! }, end: number.end }
  )
}

const at = <T>(list: readonly Phrase<T>[], text: string, place: number): Phrase<T> | undefined =>
  list.find((p) => text.startsWith(p.form, place))

function quantityAt(place: Place, start: number, first: HanNumber): Made | undefined {
  const { text, sentence, words, tools } = place
  const spaced = (i: number): number => (text[i] === ' ' ? i + 1 : i)
  const near = text.slice(Math.max(sentence.span.start, start - 6), start).replace(/ +$/, '')
  const from = start - (text.slice(Math.max(sentence.span.start, start - 6), start).length - near.length)
  const bound = words.bounds.before.find((p) => near.endsWith(p.form))
  const sign = signOf(place, near)
  const negative = kindBefore(words, near, 'negative')
  const range = rangeAt(place, first)
  const last = range ?? first
  const inner = unitAt(place, spaced(first.end))
  const unit = sign ?? (last.unit ? undefined : unitAt(place, spaced(last.end)))
  const rangeUnit = range === undefined && inner ? rangeAfterUnit(place, first, inner) : undefined
  const code = last.unit ?? unit?.code
  if (tools.scope !== 'numbers' && refused(place, start, { first, near, code })) return undefined
  const numberEnd = rangeUnit?.end ?? (unit && !sign ? unit.end : last.end)
  const counter = code || last.share ? undefined : counterAt(place, spaced(last.end))
  const people =
    counter !== undefined && words.list.some((p) => p.means === 'people' && counter.form.startsWith(p.form))
  const behind = at(words.bounds.after, text, counter?.end ?? numberEnd)
  const end = behind ? (counter?.end ?? numberEnd) + behind.form.length : (counter?.end ?? numberEnd)
  const noun = people ? undefined : nounAfter(place, end, (code !== undefined && !masses.has(code)) || last.share)
  const front = noun || people ? undefined : nounBefore(place, bound ? from - bound.form.length : from)
  if (!counter && !code && !last.share && tools.scope === 'contract') return undefined
  const weak = first.han && (counter === undefined || words.weakCounters.has(counter.form))
  if (counter && !people && !noun && !front && !bound && weak && tools.scope === 'contract') return undefined
  if (first.han && first.min === 1 && first.max === 1 && !code && !people && tools.scope === 'contract')
    return undefined
  if (last.share && !noun && !front && tools.scope === 'contract') return undefined
  const per = rateBefore(place, start) ?? undefined
  if (code && isDuration(code) && !per && tools.scope === 'contract') return undefined
  const means = bound?.means ?? behind?.means ?? (first.more ? 'min' : undefined)
  const share = last.share && !code && tools.scope === 'contract' ? 100 : 1
  const half = unit && !sign && kindAt(words, text, unit.end) === 'half' && !last.vague ? 0.5 : 0
  const by = (unit?.factor ?? 1) * (negative ? -1 : 1) * share
  const scale = (n: number): number => (by === 1 ? n : Number((n * by).toPrecision(12)))
  const high = rangeUnit?.max ?? range?.max ?? first.max
  const beside = people ? { start: counter!.start, end: counter!.end } : (noun ?? front)
  const ofSpan = beside ?? (code ? movedThing(place, bound ? from - bound.form.length : from) : undefined)
  const opening = [bound, negative, sign].map((p) => p?.form.length ?? 0)
  const change =
    code && !isDuration(code) ? changeBefore(words, near.slice(0, near.length - (bound?.form.length ?? 0))) : undefined
  return {
    quantity: {
      span: { start: from - Math.max(...opening), end: (noun && !code ? noun.end : end) + (half ? 1 : 0) },
      ...boundedValue(scale(first.min + half), scale(high + half), first.vague, means),
      ...(code ? { unit: code } : share > 1 ? { unit: '%' } : {}),
      ...(ofSpan ? { ofSpan } : {}),
      ...(per ? { per } : {}),
      ...(change ? { change } : {}),
    },
    end,
  }
}

const kindAt = (words: QuantityWords, text: string, place: number): string | undefined =>
  words.list.find((p) => p.means === 'half' && text.startsWith(p.form, place))?.means

const kindBefore = (words: QuantityWords, near: string, kind: string): Phrase<string> | undefined =>
  words.list.find((p) => p.means === kind && near.endsWith(p.form))

function changeBefore(words: QuantityWords, near: string): 'up' | 'down' | undefined {
  if (kindBefore(words, near, 'up')) return 'up'
  return kindBefore(words, near, 'down') ? 'down' : undefined
}

interface UnitHere {
  readonly code: string
  readonly factor: number
  readonly end: number
  readonly form: string
}

function made(unit: Unit, countries: readonly string[], form: string, end: number): UnitHere {
  const country = unit.by && countries.find((c) => unit.by!.has(c))
  const [code = '', factor] = ((country && unit.by!.get(country)) || unit.code).split('*')
  return { code, factor: factor ? Number(factor) : 1, end, form }
}

function unitAt({ text, words, tools }: Place, start: number): UnitHere | undefined {
  const here = text.slice(start, start + 8).toLowerCase()
  const unit = words.unitList.find((u) => here.startsWith(u.form))
  return unit && made(unit.means, unit.means.by ? tools.countryAt(start) : [], unit.form, start + unit.form.length)
}

function signOf({ words, sentence }: Place, near: string): UnitHere | undefined {
  const lower = near.toLowerCase()
  const sign = words.unitList.find((u) => u.sign && lower.endsWith(u.form))
  return sign && made(sign.means, [], sign.form, sentence.span.start)
}

function counterAt(
  { text, words }: Pick<Place, 'text' | 'words'>,
  start: number,
): { start: number; end: number; form: string } | undefined {
  for (const length of [3, 2, 1]) {
    const form = text.slice(start, start + length)
    if (words.counters.has(form)) return { start, end: start + length, form }
  }
  return undefined
}

function rangeAt({ text, sentence, words }: Place, first: HanNumber): HanNumber | undefined {
  const gap = text[first.end] === ' ' ? 1 : 0
  const joint = words.list.find((p) => p.means === 'joint' && text.startsWith(p.form, first.end + gap))
  if (!joint || first.vague) return undefined
  const second = hanNumberAt(text, first.end + joint.form.length + 2 * gap, sentence.span.end, words)
  if (!second || second.vague) return undefined
  // 8至10万: the first counts what the second does
  return second.min > first.min ? { ...second, ...(first.unit ? { unit: first.unit } : {}) } : undefined
}

/** 5%至10%, 3公里到5公里 */
function rangeAfterUnit(
  place: Place,
  first: HanNumber,
  unit: UnitHere,
): { readonly max: number; readonly end: number } | undefined {
  const joined = rangeAt(place, { ...first, end: unit.end })
  const second = joined && unitAt(place, joined.end)
  return joined && second?.code === unit.code ? { max: joined.max, end: second.end } : undefined
}

interface Facts {
  readonly first: HanNumber
  readonly near: string
  readonly code: string | undefined
}

function refused({ text, sentence, words }: Place, start: number, { first, near, code }: Facts): boolean {
  const before = near.at(-1) ?? ''
  if (/^[A-Za-z·.:：/]$/.test(before) || (/^[-—]$/.test(before) && /[A-Za-z\d]$/.test(near.slice(0, -1)))) return true
  if (kindBefore(words, near, 'label')) return true
  if (code)
    return first.han && words.list.some((p) => p.means === 'not' && text.startsWith(p.form, start) && p.form.length > 2)
  if (kindBefore(words, near, 'definite') && first.min <= 20 && first.han) return true
  const here = text.slice(start - 1, first.end + 2)
  if (
    words.list.some(
      (p) =>
        p.means === 'not' &&
        (text.startsWith(p.form, start) || (here.includes(p.form) && text.startsWith(p.form, start - 1))),
    )
  )
    return true
  if (/^\p{Nd}/u.test(text[start]!)) {
    const counted = counterAt({ text, words }, first.end) !== undefined
    return first.min >= 1900 && first.min <= 2100 && first.end - start === 4 && !counted
  }
  // 五台山, 多数人: a word of its own that only looks like a number
  const word = sentence.tokens.find((t) => t.start <= start && t.end > start)
  if (!word) return false
  return word.start < start ? first.vague && first.end - start <= 2 : word.end > first.end + 1 && word.upos === 'PROPN'
}

function rateBefore({ text, sentence, words }: Place, start: number): string | undefined {
  const before = text.slice(Math.max(sentence.span.start, start - 10), start)
  const rate = words.list.find((p) => p.means.startsWith('rate:') && before.includes(p.form))
  if (rate) return rate.means.slice('rate:'.length)
  const per = words.list.find((p) => p.means === 'per' && before.includes(p.form))
  if (!per) return undefined
  const rest = before.slice(before.lastIndexOf(per.form) + per.form.length)
  const unit = words.unitList.find((u) => rest.startsWith(u.form) && rest.length - u.form.length <= 3)
  return unit && !/^[A-Z]{3}|%/.test(unit.means.code) ? unit.means.code.replace(/^d$/, 'day') : undefined
}

/** Measures of stuff, which is named right behind them: 3000吨粮食. */
const masses = new Set(['t', 'kg', 'g', 'L', '[bbl_us]', 'm3'])
const counts = new Set(['NOUN', 'PROPN', 'ADJ', 'X'])

/** The nouns behind a counter, as the words of the sentence have them; behind a measure only after 的. */
function nounAfter({ text, sentence, words }: Place, from: number, measure: boolean): Span | undefined {
  const of = words.list.find((p) => p.means === 'of' && text.startsWith(p.form, from))
  const start = of ? from + of.form.length : from
  if (/\s/.test(text[start] ?? '')) return undefined
  let end = start
  for (const t of sentence.tokens) {
    if (t.end <= start) continue
    const begins = Math.max(t.start, start)
    if (begins > end) break
    const first = end === start
    if (
      first &&
      t.upos === 'VERB' &&
      words.list.some((p) => (p.means === 'up' || p.means === 'down') && text.startsWith(p.form, begins))
    )
      break
    if (!/^[\p{Script=Han}\p{L}]+$/u.test(text.slice(begins, t.end))) break
    if (!counts.has(t.upos) && !(first && !measure && t.upos === 'VERB' && t.end - begins > 1)) break
    end = t.end
    if (end - start > 8) break
  }
  return end > start ? { start, end } : undefined
}

/** 导弹34枚, 占人口20%: the noun right before. */
function nounBefore({ text, sentence, words }: Place, at: number): Span | undefined {
  let found: Token | undefined
  for (const t of sentence.tokens) if (t.end === at) found = t
  if (!found || (found.upos !== 'NOUN' && found.upos !== 'PROPN')) return undefined
  const form = text.slice(found.start, found.end)
  if (words.list.some((p) => p.means === 'part-of' && p.form === form)) return undefined
  return /^\p{Script=Han}{2,}$/u.test(form) ? { start: found.start, end: found.end } : undefined
}
