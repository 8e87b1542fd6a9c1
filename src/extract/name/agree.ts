/** Names made to agree across a document: who is named in full in one place is meant by the last name in another. */
import { stemOf } from '../../record/fold.ts'
import type { KnownName, Reading } from '../../record/index.ts'
import type { FoundName } from '../mention.ts'
import type { NamePart } from './units.ts'
import { nameWordsOf } from './words.ts'

/**
 * In: names found in a reading. Out: the same, and every lone capitalised word that is the last name of a person named in
 * full, as that person's name, in the place of whatever else it was taken for but a country or town of the lexicon.
 */
export function agreeAcross(
  reading: Reading,
  found: readonly FoundName[],
  known: readonly KnownName[],
  part: NamePart,
): readonly FoundName[] {
  const { language, document } = reading
  if (language.unspaced) return sameKind(document.text, found)
  const key = (word: string): string => stemOf(word.replace(/['’]s$/, ''), language)
  const surnames = new Set<string>()
  const givens = new Set<string>()
  for (const n of found) {
    const words = document.text.slice(n.span.start, n.span.end).split(/\s+/)
    if (n.kind !== 'person' || words.length < 2 || words.length > 4) continue
    surnames.add(key(words.at(-1)!))
    if (part(words[0]!).includes('g')) givens.add(key(words.at(-1)!))
  }
  if (surnames.size === 0) return found
  const long = found.filter((n) => /\s/.test(document.text.slice(n.span.start, n.span.end)))
  const covered = new Uint8Array(document.text.length + 1)
  for (const n of long) covered.fill(1, n.span.start, n.span.end)
  const towns = new Set<number>()
  for (const k of known) {
    const town =
      k.candidates[0]?.entry.kind === 'place' && givens.has(key(document.text.slice(k.span.start, k.span.end)))
    if (town) towns.add(k.span.start)
    else if (!k.weak && k.candidates[0]?.entry.kind !== 'person') covered.fill(1, k.span.start, k.span.end)
  }
  const { placePreposition } = nameWordsOf(language)
  const added = new Map<number, FoundName>()
  for (const { tokens } of reading.sentences)
    tokens.forEach((t, i) => {
      if (covered[t.start] || t.text.length < 3 || !/^\p{Lu}/u.test(t.text) || !surnames.has(key(t.text))) return
      const next = tokens[i + 1]
      if (next && /^\p{Lu}/u.test(next.text) && next.upos === 'PROPN') return
      const asPlace = placePreposition.has(tokens[i - 1]?.norm ?? '') || next?.text === '-'
      if (asPlace && towns.has(t.start)) return
      added.set(t.start, { span: { start: t.start, end: t.end }, kind: 'person', form: 'name', confidence: 0.75 })
    })
  return [...found.filter((n) => !added.has(n.span.start) || covered[n.span.start]), ...added.values()]
}

/** The same characters are of one kind wherever they stand, that of the surest of them. */
function sameKind(text: string, found: readonly FoundName[]): readonly FoundName[] {
  const best = new Map<string, FoundName>()
  for (const n of found) {
    const name = text.slice(n.span.start, n.span.end)
    if (n.confidence > (best.get(name)?.confidence ?? 0)) best.set(name, n)
  }
  return found.map((n) => {
    const kind = best.get(text.slice(n.span.start, n.span.end))?.kind ?? n.kind
    return kind === n.kind ? n : { ...n, kind }
  })
}
