/** Numbers in Chinese: digits, numerals and both together, 三百多, 数十万, 两三百, 百分之五, 三分之二. */

import { lowest, multiply } from './compose.ts'
import { plainDigits } from './digits.ts'
import type { QuantityWords } from './words.ts'

export interface HanNumber {
  /** exclusive */
  readonly end: number
  readonly min: number
  readonly max: number
  readonly vague: boolean
  /** and some more: 三百多 */
  readonly more: boolean
  /** the unit that its form carries: 百分之五 */
  readonly unit?: '%'
  /** written in numerals */
  readonly han: boolean
  readonly share: boolean
}

const kindAt = (words: QuantityWords, text: string, at: number): string | undefined =>
  words.list.find((p) => p.means !== 'not' && text.startsWith(p.form, at))?.means

const one = (words: QuantityWords, char: string | undefined, kind: string): boolean =>
  char !== undefined && words.list.some((p) => p.means === kind && p.form === char)

/** The number that starts at a place. `limit`: end of the sentence. Linear in its length. */
export function hanNumberAt(text: string, at: number, limit: number, words: QuantityWords): HanNumber | undefined {
  const kind = kindAt(words, text, at)
  if (kind?.startsWith('percent:')) return percentAt(text, at, limit, words)
  if (kind?.startsWith('share:')) {
    const form = words.list.find((p) => p.means === kind && text.startsWith(p.form, at))!.form
    const value = Number(kind.slice('share:'.length))
    return { end: at + form.length, min: value, max: value, vague: false, more: false, han: true, share: true }
  }
  const first = plainAt(text, at, limit, words)
  if (!first) return undefined
  const slash = /^[/／](\p{Nd}{1,3})(?![\p{Nd}/／])/u.exec(text.slice(first.end, first.end + 5))
  const under = slash && Number(plainDigits(slash[1]!))
  if (under && under > first.min && !first.han) {
    const value = first.min / under
    return { ...first, end: first.end + slash[0].length, min: value, max: value, share: true }
  }
  const over = words.list.find((p) => p.means === 'over' && text.startsWith(p.form, first.end))
  if (!over || first.vague || first.min < 2) return first
  const top = plainAt(text, first.end + over.form.length, limit, words)
  if (!top || top.vague) return first
  const value = top.min / first.min
  return { ...top, min: value, max: value, han: true, share: true }
}

/** 百分之五十至六十 stands for two shares; here its first. */
function percentAt(text: string, at: number, limit: number, words: QuantityWords): HanNumber | undefined {
  const head = words.list.find((p) => p.means.startsWith('percent:') && text.startsWith(p.form, at))!
  const number = plainAt(text, at + head.form.length, limit, words)
  if (!number) return undefined
  const by = Number(head.means.slice('percent:'.length))
  return { ...number, min: number.min * by, max: number.max * by, unit: '%', han: true }
}

interface Scan {
  readonly text: string
  readonly limit: number
  readonly words: QuantityWords
  readonly stack: { readonly values: number[]; raw: boolean }
  i: number
  vague: boolean
  more: boolean
  high: number | undefined
}

function plainAt(text: string, at: number, limit: number, words: QuantityWords): HanNumber | undefined {
  const s: Scan = {
    text,
    limit,
    words,
    stack: { values: [], raw: false },
    i: at,
    vague: false,
    more: false,
    high: undefined,
  }
  const several = one(words, text[at], 'several') && words.single.get(text[at + 1] ?? '')?.kind === 'times'
  if (several) {
    s.vague = true
    s.i++
  } else if (!/^\p{Nd}/u.test(text[at] ?? '') && !words.single.has(text[at] ?? '')) return undefined
  let end = at
  while (s.i < limit && stepHan(s)) end = s.i
  if (end === at) return undefined
  const han = !/^\p{Nd}/u.test(text[at]!)
  shortened(s, end)
  const value = s.stack.values.reduce((a, b) => a + b, 0)
  const base = { end, more: s.more, han, share: false }
  if (s.vague) return { ...base, min: value, max: several ? value * 10 - 1 : (s.high ?? value), vague: true }
  const high = s.high ?? value
  return { ...base, min: value, max: high, vague: high !== value }
}

/** 三百五 is 350: a last numeral counts the place below. */
function shortened(s: Scan, end: number): void {
  const last = s.words.single.get(s.text[end - 1] ?? '')
  const before = s.words.single.get(s.text[end - 2] ?? '')
  const { values } = s.stack
  if (last?.kind !== 'add' || before?.kind !== 'times' || before.value < 100 || s.high !== undefined) return
  if (values.length > 1 && values.at(-1) === last.value) values[values.length - 1] = (last.value * before.value) / 10
}

function stepHan(s: Scan): boolean {
  const { text, words } = s
  const char = text[s.i]!
  if (/^\p{Nd}/u.test(char)) return digitsHan(s)
  if (one(words, char, 'more') && s.stack.values.length > 0 && !s.more) return moreHan(s)
  const word = words.single.get(char)
  // 12千米 are 12 km
  if (
    word?.kind === 'times' &&
    s.stack.values.length > 0 &&
    words.unitList.some((u) => u.form.length > 1 && text.startsWith(u.form, s.i))
  )
    return false
  if (!word) return teens(s, char) || pointHan(s, char)
  if (word.kind === 'times') {
    if (s.high !== undefined) s.high = s.vague ? (s.high + 1) * word.value - 1 : s.high * word.value
    const ten = word.value === 10 && (s.stack.values.at(-1) ?? 0) >= 10
    if (ten) s.stack.values.push(10)
    else multiply(s.stack, word.value)
    s.i++
    return true
  }
  return digitHan(s, word.value)
}

/** A numeral behind others: 二〇二六 digit by digit, 两三 two or three, 一百零五, 两千五. */
function digitHan(s: Scan, value: number): boolean {
  const { values } = s.stack
  const before = s.words.single.get(s.text[s.i - 1] ?? '')
  if (s.stack.raw || s.more || s.high !== undefined) return false
  const last = values.at(-1)
  if (before?.kind === 'add' && last !== undefined && before.value > 0 && last < 10) {
    const next = s.words.single.get(s.text[s.i + 1] ?? '')
    if (next?.kind !== 'add' && value === before.value + 1) s.high = value
    else values[values.length - 1] = last * 10 + value
  } else if (before?.kind === 'add' && last !== undefined && last >= 10 && before.value !== 0)
    values[values.length - 1] = last * 10 + value
  else if (value === 0 && last === undefined && s.words.single.get(s.text[s.i + 1] ?? '') === undefined) values.push(0)
  else if (value > 0) values.push(value)
  s.i++
  return true
}

function digitsHan(s: Scan): boolean {
  const run = /^\p{Nd}{1,15}(?:,\p{Nd}{3}|(?<=[０-９])，\p{Nd}{3}){0,5}(?:[.．]\p{Nd}{1,8})?/u.exec(
    s.text.slice(s.i, Math.min(s.limit, s.i + 30)),
  )?.[0]
  if (!run || s.stack.raw || s.vague || s.more) return false
  const last = s.stack.values.at(-1)
  const value = Number(plainDigits(run).replace(/[,，]/g, ''))
  if (last !== undefined && value >= lowest(last)) return false
  s.stack.values.push(value)
  s.stack.raw = true
  s.i += run.length
  if (s.text[s.i] === ' ' && s.words.single.get(s.text[s.i + 1] ?? '')?.kind === 'times') s.i++
  return true
}

/** 三百多, 10多万, 20余人. */
function moreHan(s: Scan): boolean {
  const next = s.text[s.i + 1]
  if (next !== undefined && /^\p{Nd}/u.test(next)) return false
  if (s.words.single.get(next ?? '')?.kind === 'add') return false
  if (
    (s.stack.values.at(-1) ?? 0) < 10 &&
    !s.words.counters.has(next ?? '') &&
    s.words.single.get(next ?? '') === undefined
  )
    return false
  s.more = true
  s.i++
  return true
}

/** 十几: eleven to nineteen; 三十几. */
function teens(s: Scan, char: string): boolean {
  const last = s.stack.values.at(-1)
  if (!one(s.words, char, 'teens') || last === undefined || last % 10 !== 0 || last > 90 || s.stack.raw) return false
  s.high = last + 9
  s.stack.values[s.stack.values.length - 1] = last + 1
  s.vague = true
  s.i++
  return true
}

/** 三点五 */
function pointHan(s: Scan, char: string): boolean {
  if (!one(s.words, char, 'point') || s.stack.values.length === 0 || s.stack.raw) return false
  let decimals = ''
  for (let j = s.i + 1; j < s.limit; j++) {
    const digit = s.words.single.get(s.text[j]!)
    if (digit?.kind !== 'add') break
    decimals += digit.value
  }
  if (decimals === '') return false
  s.stack.values.push(Number(`0.${decimals}`))
  s.i += 1 + decimals.length
  s.stack.raw = true
  return true
}
