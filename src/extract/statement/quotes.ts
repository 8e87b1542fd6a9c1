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
}

/** Short quotations are names and single words; they are no statements of their own. Linear. */
export function quotationsOf(reading: Reading): readonly Quotation[] {
  const { text } = reading.document
  const out: Quotation[] = []
  for (const paragraph of reading.paragraphs) {
    for (let i = paragraph.start; i < paragraph.end; i++) {
      const open = text[i]!
      let close = pairs[open]
      if (close === undefined || (open === '»' && reading.language.code !== 'de')) continue
      if (open === '„' && text.indexOf('“', i) < 0) close = '”'
      let end = text.indexOf(close, i + 1)
      if (open === '„' && end < 0) end = text.indexOf('"', i + 1)
      if (end < 0 || end >= paragraph.end) {
        if (open === '"') break
        end = paragraph.end
      }
      out.push({ span: { start: i, end: Math.min(end + 1, paragraph.end) }, inner: { start: i + 1, end } })
      i = end
    }
  }
  return out
}
