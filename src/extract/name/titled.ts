/** Persons without what stands before their title: Murmansk Governor Yury Yevdokimov is Yury Yevdokimov. */
import { type KnownName, overlapping, type Reading, sentenceAt } from '../../record/index.ts'
import type { FoundName } from '../mention.ts'
import { marksOf } from './marks.ts'
import type { NamePart } from './units.ts'

/**
 * In: names found in a reading that writes capitals. Out: the same, persons cut behind the last title inside them, unless a
 * given name stands before it that is no place's (Martin Luther King Jr). Cost: linear in the names.
 */
export function withoutTitles(
  reading: Reading,
  found: readonly FoundName[],
  { part, known }: { readonly part: NamePart; readonly known: readonly KnownName[] },
): readonly FoundName[] {
  const { language } = reading
  if (language.unspaced || language.direction === 'rtl') return found
  return found.map((name) => {
    if (name.kind !== 'person') return name
    const tokens = (sentenceAt(reading, name.span.start)?.tokens ?? []).filter(
      (t) => t.start >= name.span.start && t.end <= name.span.end,
    )
    if (tokens.length < 3) return name
    const marks = marksOf(tokens, language, () => '')
    const place = overlapping(known, name.span).some(
      (k) => !k.weak && k.span.start === tokens[0]!.start && k.candidates[0]?.entry.kind === 'place',
    )
    if (part(tokens[0]!.text).includes('g') && !place && !marks.some((m) => m.includes('a'))) return name
    const title = marks.findLastIndex((m, i) => i > 0 && m.includes('T') && /^\p{Lu}\p{L}+$/u.test(tokens[i]!.text))
    const rest = tokens.slice(title + 1)
    if (title < 0 || rest.length === 0 || !rest.every((t) => /^\p{Lu}/u.test(t.text))) return name
    return rest[0]!.text.length > 2 ? { ...name, span: { start: rest[0]!.start, end: name.span.end } } : name
  })
}
