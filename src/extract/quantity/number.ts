/** Numbers in digits and words. */
import type { Token } from '../../record/index.ts'
import type { QuantityWords } from './words.ts'

/** A number at some tokens. */
export interface FoundNumber {
  readonly first: number
  /** exclusive */
  readonly end: number
  readonly min: number
  readonly max: number
  readonly vague: boolean
  /** only the word for one */
  readonly bareOne: boolean
}

/** Western digits of any script's digits. */
export const plainDigits = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, (d) => {
      const code = d.codePointAt(0)!
      return String(
        code >= 0x6f0 && code <= 0x6f9 ? code - 0x6f0 : code >= 0x660 && code <= 0x669 ? code - 0x660 : Number(d),
      )
    })
    .replace(/٫/g, '.')
    .replace(/٬/g, ',')

/** The value of digits with separators as a language writes them; undefined for what is no number. */
export function digitValue(text: string, thousands: string): number | undefined {
  const plain = plainDigits(text)
  if (!/^\d+(?:[.,]\d+)*$/.test(plain)) return undefined
  const decimal = thousands === ',' ? '.' : ','
  const marks = plain.match(/[.,]/g) ?? []
  if (marks.length === 0) return Number(plain)
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','))
  const tail = plain.length - last - 1
  const mark = plain[last]!
  if (marks.length > 1 && marks.every((m) => m === mark))
    return tail === 3 ? Number(plain.replace(/[.,]/g, '')) : undefined
  if (marks.length > 1) return Number(`${plain.slice(0, last).replace(/[.,]/g, '')}.${plain.slice(last + 1)}`)
  if (tail === 3 && (mark === thousands || (thousands === ' ' && mark === '.')) && !/^0/.test(plain))
    return Number(plain.replace(/[.,]/g, ''))
  if (mark === decimal || tail !== 3 || thousands === ' ') return Number(plain.replace(',', '.'))
  return Number(plain.replace(/[.,]/g, ''))
}

/** The number that starts at a token: digits (with spaces between thousands) or words, with multipliers behind. */
export function numberAt(tokens: readonly Token[], at: number, words: QuantityWords): FoundNumber | undefined {
  const vague = words.numbers.get(tokens[at]!.norm)
  if (vague?.kind === 'vague') return vagueAt(tokens, at, vague, words)
  let i = at
  let total = 0
  let current: number | undefined
  let seen = false
  let only = ''
  while (i < tokens.length) {
    const t = tokens[i]!
    const digits = current === undefined && /^\p{Nd}/u.test(t.text) ? digitValue(t.text, words.thousands) : undefined
    if (digits !== undefined) {
      current = digits
      seen = true
      i++
      while (
        /^\p{Nd}{1,3}$/u.test(tokens[i - 1]!.text) &&
        i < tokens.length &&
        /^\p{Nd}{3}$/u.test(tokens[i]!.text) &&
        tokens[i]!.start - tokens[i - 1]!.end === 1
      )
        current = current * 1000 + Number(plainDigits(tokens[i++]!.text))
      continue
    }
    const word = words.numbers.get(t.norm)
    if (!word || word.kind === 'vague') break
    if (word.kind === 'multiplier') {
      if (!seen && word.value < 1000 && words.thousands === ',') break
      total = word.value >= 1000 ? total + (current ?? 1) * word.value : total
      current = word.value >= 1000 ? undefined : (current ?? 1) * word.value
      if (!seen) only = t.norm
    } else if (word.kind === 'fraction') {
      if (seen) break
      current = word.value
      i++
      while (
        tokens[i] &&
        (tokens[i]!.upos === 'DET' || tokens[i]!.upos === 'ADP') &&
        words.numbers.get(tokens[i + 1]?.norm ?? '')?.kind === 'multiplier'
      )
        i++
      seen = true
      continue
    } else if (word.kind === 'about') {
      if (seen) break
      return { first: at, end: i + 1, min: word.value, max: word.value, vague: true, bareOne: false }
    } else {
      if (current !== undefined && word.value >= 10 && current < 100 && word.kind === 'digit') break
      current = (current ?? 0) + word.value
      if (!seen) only = t.norm
    }
    seen = true
    i++
    const between = tokens[i]
    if (between && between.text === '-' && !between.spaced && words.numbers.has(tokens[i + 1]?.norm ?? '')) i++
    else if (
      between &&
      between.upos === 'CCONJ' &&
      words.numbers.get(tokens[i + 1]?.norm ?? '')?.kind === 'digit' &&
      word.kind !== 'digit'
    )
      i++
  }
  if (!seen) return undefined
  const value = total + (current ?? 0)
  if (total === 0 && current === undefined) return undefined
  const half = value === 0.5
  if (half) return undefined
  return {
    first: at,
    end: i,
    min: value,
    max: value,
    vague: false,
    bareOne: value === 1 && only !== '' && i - at === 1,
  }
}

/** thousands; tens of thousands; hundreds of millions. */
function vagueAt(
  tokens: readonly Token[],
  at: number,
  word: { readonly value: number; readonly max?: number },
  words: QuantityWords,
): FoundNumber {
  let end = at + 1
  let factor = 1
  for (let i = at + 1; i < Math.min(tokens.length, at + 3); i++) {
    const next = words.numbers.get(tokens[i]!.norm)
    if (!next || (next.kind !== 'multiplier' && next.kind !== 'vague')) continue
    factor = next.value
    end = i + 1
    break
  }
  const max = (word.max ?? word.value * 10 - 1) + 1
  return { first: at, end, min: word.value * factor, max: max * factor - 1, vague: true, bareOne: false }
}
