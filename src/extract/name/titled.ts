/** Persons without what stands before their title: Murmansk Governor Yury Yevdokimov is Yury Yevdokimov. */
import { type KnownName, overlapping, type Reading, sentenceAt, type Token } from '../../record/index.ts'
import type { FoundName } from '../mention.ts'
import { marksOf } from './marks.ts'
import type { NamePart } from './units.ts'
import { nameWordsOf } from './words.ts'

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
  const { bearers, declined } = nameWordsOf(language)
  return found.map((name) => {
    if (name.kind !== 'person' && !(declined && name.kind === 'organization')) return name
    const here = sentenceAt(reading, name.span.start)?.tokens ?? []
    const tokens = here.filter((t) => t.start >= name.span.start && t.end <= name.span.end)
    const before = here.findLast((t) => t.end <= name.span.start)
    if (tokens.length < 3) return name
    const behind = { ...name, kind: 'person' as const, span: { start: tokens[1]!.start, end: name.span.end } }
    if (name.kind === 'organization')
      return isAbbreviation(tokens[0]!) && part(tokens[1]!.text).includes('g') ? behind : name
    if (declined && isGoverned(tokens, before, { part, bearers })) return behind
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

/** "the spokesman of the Kremlin Dmitry P.": the case of the first word, or a title before it and a given name behind it, say "of". */
function isGoverned(
  name: readonly Token[],
  before: Token | undefined,
  { part, bearers }: { readonly part: NamePart; readonly bearers: ReadonlySet<string> },
): boolean {
  const [first, ...rest] = name
  // a letter and a full stop are initials, of whatever case they are held for
  if (first!.text.length === 1 || part(first!.text).includes('g') || rest.some((t) => oblique.test(t.feats)))
    return false
  if (oblique.test(first!.feats) || isAbbreviation(first!)) return true
  return (
    before !== undefined &&
    bearers.has(before.lemma) &&
    !oblique.test(before.feats) &&
    part(rest[0]!.text).includes('g')
  )
}
const oblique = /Case=(?:Gen|Dat|Acc|Loc|Ins)/
const isAbbreviation = ({ text }: Token): boolean => /^\p{Lu}{2,}$/u.test(text)
