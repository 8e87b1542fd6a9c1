/** "«…, — said X. — …»": the reporter's words between dashes inside the marks part a quotation in two. */
import { type Reading, sentenceAt, type Token } from '../../../record/index.ts'
import type { Quotation } from '../quotes.ts'
import { finite } from './view.ts'

const opensAside = /[,!?…]\s*[—–]\s+(?=\p{Ll})/gu
const closesAside = /[.,]\s*[—–]\s+/gu

export function partInterrupted(reading: Reading, quotations: readonly Quotation[]): readonly Quotation[] {
  return quotations.flatMap((q) => parted(reading, q))
}

function parted(reading: Reading, q: Quotation): readonly Quotation[] {
  const { text } = reading.document
  const inner = text.slice(q.inner.start, q.inner.end)
  if (inner.length < 30) return [q]
  for (const open of inner.matchAll(opensAside)) {
    const aside = q.inner.start + open.index + open[0].length
    if (!verbOpens(reading, aside)) continue
    const mark = /[!?…]/.test(open[0]) ? 1 : 0
    const end = q.inner.start + open.index + mark
    const first: Quotation = {
      span: { start: q.span.start, end: end + (mark === 0 ? 1 : 0) },
      inner: { start: q.inner.start, end },
    }
    closesAside.lastIndex = open.index + open[0].length
    const close = closesAside.exec(inner)
    if (!close) return [first]
    const start = q.inner.start + close.index + close[0].length
    return [first, ...parted(reading, { span: { start, end: q.span.end }, inner: { start, end: q.inner.end } })]
  }
  return [q]
}

/** Among the first words of the aside stands a verb. */
function verbOpens(reading: Reading, at: number): boolean {
  const sentence = sentenceAt(reading, at)
  if (!sentence) return false
  const from = sentence.tokens.findIndex((t: Token) => t.start >= at)
  return from >= 0 && sentence.tokens.slice(from, from + 3).some((t) => finite(t))
}
