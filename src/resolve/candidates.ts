/** Names as they were found, where what is known shows that they are less, or two, or somebody else's. */
import { sliceSpan } from '../base/span.ts'
import { foldWord } from '../record/fold.ts'
import {
  type KnownName,
  type Lexicon,
  type LexiconEntry,
  overlapping,
  type Reading,
  sentenceAt,
  type Token,
} from '../record/index.ts'
import { demonymsOf } from './adjectives.ts'
import type { NameCandidate } from './resolve.ts'
import { soundDistance } from './sound.ts'

/**
 * In: names found, names known. Out: the names, without an article before one that is known (L'Agence …) or whose side a
 * body is on where it was taken for a place (Йеменские хуситы), and parted at the
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
  const { countryOf } = demonymsOf(reading.language)
  return names.flatMap((found) => {
    const name = reading.language.direction === 'rtl' ? found : widened(found, known, reading.document.text)
    const last = overlapping(known, name.span).find(
      (k) => (!k.weak || name.kind === 'place') && k.span.end === name.span.end,
    )
    if (!last || last.span.start <= name.span.start) return [name]
    const before = (sentenceAt(reading, name.span.start)?.tokens ?? []).filter(
      (t) => t.end > name.span.start && t.end <= last.span.start,
    )
    const isBody = name.kind === 'place' && last.candidates[0]!.entry.kind === 'organization'
    const aside = (t: Token): boolean =>
      articles.has(foldWord(t.text)) || (isBody && countryOf(foldWord(t.text)) !== undefined)
    if (!last.weak && before.every(aside)) return [{ ...name, span: last.span }]
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

/**
 * In: names known in a text without spaces. Out: without family names that stand behind another given name
 * (路易斯·桑托斯 is not Juan Manuel Santos): the given name must sound like that of the entry.
 */
export function ownBearers(reading: Reading, known: readonly KnownName[], lexicon: Lexicon): readonly KnownName[] {
  if (!reading.language.unspaced) return known
  const { text } = reading.document
  const others = new Set<string>()
  const named = known.filter(({ span, candidates }) => {
    const { entry } = candidates[0]!
    if (entry.kind !== 'person') return true
    const behind = middleDot.test(text[span.start - 1] ?? '')
    const own = !middleDot.test(text[span.end] ?? '') && (!behind || fitsGiven(text, span.start, entry, lexicon))
    if (!own) others.add(sliceSpan(text, span))
    else if (behind) others.delete(sliceSpan(text, span))
    return own
  })
  return named.filter(
    ({ span, candidates }) => candidates[0]!.entry.kind !== 'person' || !others.has(sliceSpan(text, span)),
  )
}

/** W.Va., where W.Va was found: what is known and reaches further, by a full stop or for sure. */
function widened(name: NameCandidate, known: readonly KnownName[], text: string): NameCandidate {
  const { span } = name
  const wide = overlapping(known, span).find(
    (k) =>
      k.span.start <= span.start &&
      k.span.end >= span.end &&
      k.span.end - k.span.start > span.end - span.start &&
      (!k.weak || (k.span.start === span.start && text.slice(span.end, k.span.end) === '.')),
  )
  return wide ? { ...name, span: wide.span } : name
}

/** The given name before a family name sounds like one of the entry's. */
function fitsGiven(text: string, at: number, entry: LexiconEntry, { sound }: Lexicon): boolean {
  const before = /[\p{Script=Han}·・•]{1,12}$/u.exec(text.slice(Math.max(0, at - 13), at - 1))?.[0] ?? ''
  const given = before.split(middleDot).at(-1)!
  const own = entry.name.split(' ').slice(0, -1)
  return [...given].some((_, i) => own.some((name) => soundDistance(sound(given.slice(i)), name) < sameGiven))
}

const middleDot = /[·・•]/u
/** Two spellings of one given name seldom sound less alike. */
const sameGiven = 0.66

/**
 * In: names found, names known. Out: the names known, without places that are part of somebody's name (Jeff Davis, Paris
 * Hilton) or stand for a person named so in full, where nothing before them shows a place.
 */
export function withoutBearers(
  reading: Reading,
  known: readonly KnownName[],
  { names, lexicon }: { readonly names: readonly NameCandidate[]; readonly lexicon: Lexicon },
): readonly KnownName[] {
  if (reading.language.unspaced || reading.language.direction === 'rtl') return known
  const { text } = reading.document
  const persons = names.filter((n) => n.kind === 'person')
  const isFull = ({ span }: NameCandidate): boolean =>
    lexicon.namePart(/^[\p{L}'’-]+(?=\s)/u.exec(sliceSpan(text, span))?.[0] ?? '').includes('g')
  const full = persons.filter(isFull)
  const lastNames = new Set(full.map(({ span }) => sliceSpan(text, span).split(/\s+/).at(-1)!))
  return known.filter(({ span, weak, candidates }) => {
    if (weak || !isPlace(candidates[0]!.entry)) return true
    const within = overlapping(full, span).some((p) => p.span.end - p.span.start > span.end - span.start)
    const alone = overlapping(persons, span).some((p) => p.span.start === span.start && p.span.end === span.end)
    return !within && !(alone && lastNames.has(sliceSpan(text, span)))
  })
}

const isPlace = ({ kind }: LexiconEntry): boolean => kind === 'place' || kind === 'country'
