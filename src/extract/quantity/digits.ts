/** Numbers in digits of any script, with separators as a language writes them. */

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
