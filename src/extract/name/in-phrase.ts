/** What a name is by the article, title, comma or small word for a body before it, where a language has names and articles so. */
import { type EntityKind, type KnownName, type Language, overlapping, type Token } from '../../record/index.ts'
import type { FoundName } from '../mention.ts'
import { marksOf } from './marks.ts'
import type { NamePart } from './units.ts'
import { nameWordsOf } from './words.ts'

interface Place {
  readonly tokens: readonly Token[]
  /** the first and last token of the name */
  readonly at: number
  readonly last: number
  readonly language: Language
  readonly known: readonly KnownName[]
  readonly part: NamePart
}

/** In: a name, where it stands. Out: its kind where that shows it; else undefined. Only for languages with a table of articles. */
export function kindInPhrase(name: FoundName, place: Place): EntityKind | undefined {
  const { tokens, at, last } = place
  if (name.kind === 'place' && holdsOffice(place)) return 'person'
  if (name.kind !== 'person' && name.kind !== 'place') return undefined
  if (isBody(place)) return 'organization'
  const { articles } = nameWordsOf(place.language)
  const article = articles.has(tokens[at - 1]?.norm ?? '')
  const near = overlapping(place.known, name.span)
  if (name.kind === 'place') {
    const described = marksOf(tokens.slice(at, last + 1), place.language, () => '').some((m) => /[abFp]/.test(m))
    return article && near.length === 0 && !described ? 'organization' : undefined
  }
  if (at === last && /^\p{Lu}{2,6}$/u.test(tokens[at]!.text)) return 'organization'
  const isArea = near.some((k) => k.candidates[0]?.entry.kind === 'place')
  if (place.part(tokens[at]!.text).includes('g')) return undefined
  if (isArea && ofOffice(place)) return 'place'
  if (!article) return undefined
  return last > at && isArea ? 'place' : 'organization'
}

/** "la alcaldesa de …" */
function ofOffice({ tokens, at, language }: Place): boolean {
  const [title, link] = [tokens[at - 2], tokens[at - 1]]
  if (!title || link?.upos !== 'ADP') return false
  return marksOf([title], language, () => '')[0]!.includes('T') && nameWordsOf(language).particles.has(link.norm)
}

/** "el diario Reforma", "Petróleos Mexicanos": behind a small word for a body, or before the adjective of a country with a capital. */
function isBody({ tokens, at, last, language }: Place): boolean {
  const { facility, organizationHead, placeBefore } = nameWordsOf(language)
  const { text = '', norm = '' } = tokens[at - 1] ?? {}
  if (organizationHead.has(text) && !facility.has(norm) && !placeBefore.has(norm)) return true
  const own = marksOf(tokens.slice(at, last + 1), language, () => '')
  return last === at + 1 && /d/.test(own[1]!) && /^\p{Lu}\p{Ll}/u.test(tokens[last]!.text) && !/[bd]/.test(own[0]!)
}

/** "la alcaldesa de Porzuna, Bienvenida Rueda,": bare capitals between commas behind a title and what belongs to it. */
function holdsOffice({ tokens, at, last, language }: Place): boolean {
  const name = tokens.slice(at, last + 1)
  const framed = tokens[at - 1]?.text === ',' && /^[,.]$/.test(tokens[last + 1]?.text ?? '')
  if (!framed || name.length < 2 || name.length > 4) return false
  const comma = tokens.findLastIndex((t, i) => i < at - 1 && (t.upos === 'PUNCT' || t.upos === 'VERB'))
  const before = marksOf(tokens.slice(comma + 1, at - 1), language, () => '')
  const own = marksOf(name, language, () => '')
  const isBare = (t: Token, i: number): boolean => /^\p{Lu}\p{Ll}/u.test(t.text) && !/[OobFd]/.test(own[i]!)
  return before.some((m) => m.includes('T')) && name.every(isBare)
}
