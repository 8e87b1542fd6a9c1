/** Numbers in digits of any script, with separators as a language writes them. */
import type { Token } from '../../record/index.ts'

/** Western digits of any script's digits. */
export const plainDigits = (text: string): string =>
  /^[\d.,]*$/.test(text)
    ? text
    : text
        .normalize('NFKC')
        .replace(/\p{Nd}/gu, (d) => {
          const code = d.codePointAt(0)!
          return String(
            code >= 0x6f0 && code <= 0x6f9 ? code - 0x6f0 : code >= 0x660 && code <= 0x669 ? code - 0x660 : Number(d),
          )
        })
        .replace(/٫/g, '.')
        .replace(/٬/g, ',')

/** The value of digits with separators; undefined for what is no number. `thousands` is the language's mark. */
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
    return /^\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}$/.test(plain) ? Number(plain.replace(/[.,]/g, '')) : undefined
  if (marks.length > 1) return Number(`${plain.slice(0, last).replace(/[.,]/g, '')}.${plain.slice(last + 1)}`)
  const grouped = tail === 3 && last <= 3 && !plain.startsWith('0')
  if (grouped && mark !== decimal && (mark === thousands || thousands === ' '))
    return Number(plain.replace(/[.,]/g, ''))
  // nobody writes a decimal 10,000
  if (tail === 3 && plain.endsWith('000') && last <= 3) return Number(plain.replace(/[.,]/g, ''))
  return Number(plain.replace(',', '.'))
}

/** The value of a number written together with a word for less than nothing: minus-5; undefined where it is none. */
export function belowNothing(
  text: string,
  isNegative: (word: string) => boolean,
  thousands: string,
): number | undefined {
  if (text.indexOf('-') < 1) return undefined
  const [, word, digits] = text.match(/^(\p{L}+)-(\p{Nd}[\p{Nd}.,]*)$/u) ?? []
  const value = word && digits && isNegative(word.toLowerCase()) ? digitValue(digits, thousands) : undefined
  return value === undefined ? undefined : -value
}

/** The 3 of 2/3, which is no date. */
export function denominatorAt(tokens: readonly Token[], at: number): number | undefined {
  const [slash, below, more] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  if (!slash || !below || !/^[/⁄]$/.test(slash.text) || slash.spaced || below.spaced) return undefined
  if (!/^\p{Nd}+$/u.test(below.text) || more?.text === '/') return undefined
  return Number(plainDigits(below.text))
}

/** A group of three digits behind a thin, hard or plain space. */
export function groupAt(tokens: readonly Token[], at: number, shape: RegExp): boolean {
  const group = tokens[at]
  return (
    group !== undefined &&
    /^\p{Nd}{1,3}$/u.test(tokens[at - 1]!.text) &&
    group.start - tokens[at - 1]!.end === 1 &&
    shape.test(group.text)
  )
}
