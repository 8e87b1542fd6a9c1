/** Names as they were found, where what is known shows that they are less, or two. */
import { sliceSpan } from '../base/span.ts'
import { foldWord } from '../record/fold.ts'
import { type KnownName, overlapping, type Reading, sentenceAt, type Token } from '../record/index.ts'
import type { NameCandidate } from './resolve.ts'

/**
 * In: names found, names known. Out: the names, without an article before one that is known (L'Agence …), and parted at the
 * conjunction where one that is known ends them (Israel y Hamás).
 */
export function settleNames(
  reading: Reading,
  names: readonly NameCandidate[],
  known: readonly KnownName[],
): readonly NameCandidate[] {
  if (reading.language.unspaced) return names
  const articles = new Set(
    reading.language.table('institutions').flatMap((r) => (r['where'] === 'article' ? [r['form'] ?? ''] : [])),
  )
  return names.flatMap((name) => {
    const last = overlapping(known, name.span).find((k) => !k.weak && k.span.end === name.span.end)
    if (!last || last.span.start <= name.span.start) return [name]
    const before = (sentenceAt(reading, name.span.start)?.tokens ?? []).filter(
      (t) => t.start >= name.span.start && t.end <= last.span.start,
    )
    if (before.every((t) => articles.has(foldWord(t.text)))) return [{ ...name, span: last.span }]
    const conjunction = before.findLastIndex((t) => t.upos === 'CCONJ')
    const joins = (t: Token): boolean => t.upos === 'ADP' || t.upos === 'DET' || articles.has(foldWord(t.text))
    if (conjunction < 1 || !before.slice(conjunction + 1).every(joins)) return [name]
    const first = { start: name.span.start, end: before[conjunction - 1]!.end }
    return [
      ...(/\p{Lu}/u.test(sliceSpan(reading.document.text, first)) ? [{ ...name, span: first }] : []),
      { ...name, span: last.span },
    ]
  })
}
