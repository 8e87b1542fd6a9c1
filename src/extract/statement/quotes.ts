/** Quotations of a text: pairs of marks inside a paragraph; an opening without its close ends with the paragraph. */
import type { Span } from '../../base/span.ts'
import type { Reading } from '../../record/index.ts'

export interface Quotation {
  /** with the marks */
  readonly span: Span
  /** without */
  readonly inner: Span
}

const pairs: Readonly<Record<string, string>> = {
  '“': '”',
  '«': '»',
  '„': '“',
  '「': '」',
  '『': '』',
  '»': '«',
  '"': '"',
  "''": "''",
  '``': "''",
}

const opening = /[“«„「『»"]|(?<![\p{L}\p{N}'])''(?!')|``/gu

/** Short quotations are names and single words; they are no statements of their own. Linear. */
export function quotationsOf(reading: Reading): readonly Quotation[] {
  const { text } = reading.document
  const out: Quotation[] = []
  for (const paragraph of reading.paragraphs) {
    const words = text.slice(paragraph.start, paragraph.end)
    const last = words.lastIndexOf('“')
    opening.lastIndex = 0
    for (let m = opening.exec(words); m; m = opening.exec(words)) {
      const open = m[0]
      if (open === '»' && reading.language.code !== 'de') continue
      let end = closeOf(words, m.index, open === '„' && last < m.index ? '”' : pairs[open]!)
      if (open === '„' && end < 0) end = words.indexOf('"', m.index + 1)
      if (end < 0 && (open === '"' || open === "''")) break
      if (end < 0) end = words.length
      opening.lastIndex = end + open.length
      const start = paragraph.start + m.index
      const inner = { start: start + open.length, end: paragraph.start + end }
      out.push({ span: { start, end: Math.min(inner.end + open.length, paragraph.end) }, inner })
    }
  }
  return out
}

/** how far a quotation with others inside is looked through, in characters */
const nested = 2000

/** The mark that closes the one at a place: those opened inside close first; where they do not balance, the first close. */
function closeOf(words: string, at: number, close: string): number {
  if (close.length > 1) return words.indexOf(close, at + close.length)
  const open = words[at]!
  let depth = open === close ? 0 : 1
  for (let i = at + 1; depth > 0 && i < Math.min(words.length, at + nested); i++) {
    if (words[i] === open) depth++
    else if (words[i] === close && --depth === 0) return i
  }
  return words.indexOf(close, at + 1)
}

/** Of quotations in text order, those that overlap or touch a span widened by `around` characters. */
export function quotationsNear(all: readonly Quotation[], span: Span, around = 0): readonly Quotation[] {
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (all[middle]!.span.end < span.start - around) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < all.length && all[end]!.span.start <= span.end + around) end++
  return all.slice(low, end)
}

/** Those that what is said in a sentence may begin or end with. */
export const quotationsAround = (all: readonly Quotation[], sentence: Span): readonly Quotation[] =>
  quotationsNear(all, sentence, 1000)
