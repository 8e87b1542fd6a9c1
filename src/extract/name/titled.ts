/** Persons without what stands before their title: Murmansk Governor Yury Yevdokimov is Yury Yevdokimov. */
import { type Reading, sentenceAt } from '../../record/index.ts'
import type { FoundName } from '../mention.ts'
import { marksOf } from './marks.ts'
import type { NamePart } from './units.ts'

/**
 * In: names found in a reading that writes capitals. Out: the same, persons cut behind the last title inside them, unless a
 * given name stands before it (Martin Luther King Jr). Cost: linear in the names.
 */
export function withoutTitles(reading: Reading, found: readonly FoundName[], part: NamePart): readonly FoundName[] {
  const { language } = reading
  if (language.unspaced || language.direction === 'rtl') return found
  return found.map((name) => {
    if (name.kind !== 'person') return name
    const tokens = (sentenceAt(reading, name.span.start)?.tokens ?? []).filter(
      (t) => t.start >= name.span.start && t.end <= name.span.end,
    )
    if (tokens.length < 3) return name
    const marks = marksOf(tokens, language, () => '')
    if (part(tokens[0]!.text).includes('g') && !marks.some((m) => m.includes('a'))) return name
    const title = marks.findLastIndex((m, i) => i > 0 && m.includes('T') && /^\p{Lu}\p{L}+$/u.test(tokens[i]!.text))
    const rest = tokens.slice(title + 1)
    if (title < 0 || rest.length === 0 || !rest.every((t) => /^\p{Lu}/u.test(t.text))) return name
    return rest[0]!.text.length > 2 ? { ...name, span: { start: rest[0]!.start, end: name.span.end } } : name
  })
}
