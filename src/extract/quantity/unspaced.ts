/** Quantities in Chinese, character by character. */
import { overlaps, type Span } from '../../base/span.ts'
import type { Language, Reading, Sentence } from '../../record/index.ts'
import type { FoundQuantity } from '../quantity.ts'
import { plainDigits } from './number.ts'
import { boundedValue } from './spaced.ts'
import { type QuantityWords, quantityWordsOf } from './words.ts'

interface HanNumber {
  readonly end: number
  readonly min: number
  readonly max: number
  readonly vague: boolean
  readonly more: boolean
}

export function findUnspacedQuantities(
  reading: Reading,
  sentence: Sentence,
  taken: readonly Span[],
): readonly FoundQuantity[] {
  const { text } = reading.document
  const words = quantityWordsOf(reading.language)
  const out: FoundQuantity[] = []
  for (let i = sentence.span.start; i < sentence.span.end; ) {
    const number = numberAt(text, i, sentence.span.end, words)
    if (!number) {
      i++
      continue
    }
    const found = quantityAt(text, i, number, sentence, words, reading.language)
    const rate = found?.per !== undefined
    if (found && (rate || !taken.some((s) => overlaps(s, { start: i, end: number.end })))) out.push(found)
    i = number.end
  }
  return out
}

/** Digits or numerals with 百千万亿 behind; 数十万 is several, 三百多 is more than. */
function numberAt(text: string, at: number, limit: number, words: QuantityWords): HanNumber | undefined {
  const several =
    words.special.get(text[at]!) === 'several' && words.numbers.get(text[at + 1] ?? '')?.kind === 'multiplier'
  let i = several ? at + 1 : at
  let total = 0
  let section = 0
  let current: number | undefined = several ? 1 : undefined
  let seen = false
  const digits = several ? undefined : /^[\p{Nd}]+(?:[.,]\p{Nd}+)*/u.exec(text.slice(at, Math.min(limit, at + 24)))?.[0]
  if (digits) {
    current = Number(plainDigits(digits).replace(/,(?=\d{3})/g, ''))
    i = at + digits.length
    seen = true
    while (text[i] === ' ') i++
    if (!words.numbers.has(text[i] ?? '')) i = at + digits.length
  }
  for (; i < limit; i++) {
    const word = words.numbers.get(text[i]!)
    if (!word) break
    if (word.kind === 'digit') {
      if (digits) break
      current =
        (current !== undefined && seen && words.numbers.get(text[i - 1]!)?.kind === 'digit' ? current * 10 : 0) +
        word.value
    } else if (word.value >= 10_000) {
      total = (total + section + (current ?? (section > 0 || total > 0 ? 0 : 1))) * word.value
      section = 0
      current = undefined
    } else {
      section += (current ?? 1) * word.value
      current = undefined
    }
    seen = true
  }
  if (!seen || (several && i === at + 1)) return undefined
  const value = total + section + (current ?? 0)
  const more = words.special.get(text[i] ?? '') === 'more' && !/^\p{Nd}/u.test(text[i + 1] ?? '')
  return { end: more ? i + 1 : i, min: value, max: several ? value * 10 - 1 : value, vague: several, more }
}

function quantityAt(
  text: string,
  at: number,
  first: HanNumber,
  sentence: Sentence,
  words: QuantityWords,
  language: Language,
): FoundQuantity | undefined {
  const limit = sentence.span.end
  const second =
    words.special.get(text[first.end] ?? '') === 'joint' ? numberAt(text, first.end + 1, limit, words) : undefined
  const range = second && second.min > first.min ? second : undefined
  let end = range?.end ?? first.end
  const before = text.slice(Math.max(sentence.span.start, at - 4), at)
  const approximator = words.approximators.find((p) => before.endsWith(p.form))
  const negative = words.specialList.find((p) => p.means === 'negative' && before.endsWith(p.form))
  const here = text.slice(at - 1, first.end + 2)
  if (
    !negative &&
    words.specialList.some(
      (p) =>
        (p.means === 'not' &&
          (text.startsWith(p.form, at) || (here.includes(p.form) && text.startsWith(p.form, at - 1)))) ||
        (p.means === 'definite' && (before.endsWith(p.form) || text.startsWith(p.form, at))),
    )
  )
    return undefined
  if (words.special.get(before.at(-1) ?? '') === 'before' || /[A-Za-z·-]$/.test(before)) return undefined
  const unit = words.units.find((u) => text.slice(end, end + u.form.length).toLowerCase() === u.form)
  const after = words.approximators.find(
    (p) => text.startsWith(p.form, end + (unit?.form.length ?? 1)) && p.form.length > 1 && p.means === 'about',
  )
  let counter = ''
  if (unit) end += unit.form.length
  else {
    counter = words.counters.has(text[end] ?? '') ? text[end]! : ''
    if (!counter) return undefined
    if (/^\p{Nd}/u.test(text[at]!) && first.min >= 1900 && first.min <= 2100) return undefined
    end += 1
  }
  const people = words.special.get(counter) === 'people'
  const noun = people ? { start: end - 1, end } : nounAfter(text, end, sentence)
  if (!unit && !people && !noun) return undefined
  const per = rateBefore(text, at, sentence, words)
  if (unit?.means === 'h' && !per) return undefined
  const bound = approximator?.means ?? after?.means ?? (first.more ? 'min' : undefined)
  const sign = negative ? -1 : 1
  const start = at - (negative?.form.length ?? approximator?.form.length ?? 0)
  return {
    span: { start, end: unit && unit.means !== '%' ? end : (noun?.end ?? end) },
    ...boundedValue(first.min * sign, (range?.max ?? first.max) * sign, first.vague, bound),
    ...(unit ? { unit: unit.means } : {}),
    ...(noun ? { ofSpan: noun } : {}),
    ...(per ? { per } : {}),
    language: language.code,
  }
}

function rateBefore(text: string, at: number, sentence: Sentence, words: QuantityWords): string | undefined {
  const before = text.slice(Math.max(sentence.span.start, at - 10), at)
  return words.specialList.some((p) => p.means === 'perday' && before.includes(p.form)) ? 'day' : undefined
}

/** The nouns behind a counter, as the words of the sentence have them; not across marks or 的. */
function nounAfter(text: string, at: number, sentence: Sentence): Span | undefined {
  let end = at
  for (const t of sentence.tokens) {
    if (t.end <= at) continue
    const start = Math.max(t.start, at)
    if (start > end && end > at) break
    if (!/^\p{Script=Han}+$/u.test(text.slice(start, t.end)) || !['NOUN', 'PROPN', 'ADJ', 'X'].includes(t.upos)) break
    end = t.end
    if (end - at > 8) break
  }
  return end > at ? { start: at, end } : undefined
}
