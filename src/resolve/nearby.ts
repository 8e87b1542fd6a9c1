/** Places that no gazetteer has, put where the text says that they lie near: a village 12 km north of Sumy. */
import { sliceSpan } from '../base/span.ts'
import { foldWord } from '../record/fold.ts'
import { type Language, type LexiconEntry, type Reading, sentenceAt } from '../record/index.ts'
import type { Resolved } from './resolve.ts'

/** How far a place said to be near another may lie from it, in km, where the text gives no distance. */
const nearKilometres = 30
/** Letters that may stand between the two. */
const longestGap = 48

interface NearWords {
  /** words that say so: near, outside, под, 附近 */
  readonly near: ReadonlySet<string>
  /** words that may stand with a distance: kilometres */
  readonly units: ReadonlySet<string>
  /** what else may stand between: of, from, north */
  readonly between: ReadonlySet<string>
}

const compiled = new WeakMap<Language, NearWords>()

function wordsOf(language: Language): NearWords {
  let words = compiled.get(language)
  if (!words) {
    const of = (where: string): ReadonlySet<string> =>
      new Set(
        language
          .table('near-words')
          .flatMap((r) => (r['where'] === where ? (r['form'] ?? '').split(' ').map(foldWord) : [])),
      )
    words = { near: of('near'), units: of('unit'), between: of('between') }
    compiled.set(language, words)
  }
  return words
}

/** In: mentions in text order. Out: the same, those of places without a point given that of the place that they are said to be near. */
export function placedNear(reading: Reading, resolved: readonly Resolved[]): readonly Resolved[] {
  const words = wordsOf(reading.language)
  if (words.near.size === 0) return resolved
  const placed = new Map<string, LexiconEntry>()
  resolved.forEach((r, i) => {
    if (!isUnplaced(r) || placed.has(r.key)) return
    const other = resolved[reading.language.unspaced ? i - 1 : i + 1]
    const entry = other && beside(reading, r, other, words)
    if (entry) placed.set(r.key, entry)
  })
  return resolved.map((r) => {
    const entry = placed.get(r.key)
    return entry ? { ...r, entry } : r
  })
}

const isUnplaced = ({ kind, entry }: Resolved): boolean =>
  (kind === 'place' || kind === 'facility') && entry?.lat === undefined

function beside(reading: Reading, r: Resolved, o: Resolved, words: NearWords): LexiconEntry | undefined {
  const { entry } = o
  if (entry?.kind !== 'place' || entry.lat === undefined || entry.lon === undefined) return undefined
  // "Sumy near X" says nothing of Sumy; where words are not parted the known place stands first
  const [first, second] = reading.language.unspaced ? [o, r] : [r, o]
  const gap = sliceSpan(reading.document.text, { start: first.span.end, end: second.span.start })
  if (gap.length > longestGap || sentenceAt(reading, r.span.start) !== sentenceAt(reading, o.span.start))
    return undefined
  const kilometres = distanceIn(gap, words, reading.language)
  if (kilometres === undefined) return undefined
  const { country, subdivision, lat, lon } = entry
  return {
    key: r.key,
    kind: r.kind,
    name: sliceSpan(reading.document.text, r.span),
    names: {},
    lat,
    lon,
    ...(country ? { country } : {}),
    ...(subdivision ? { subdivision } : {}),
    precision: kilometres,
  }
}

/** In: what stands between two places. Out: how far apart they are at most, where that is what it says. */
function distanceIn(gap: string, { near, units, between }: NearWords, language: Language): number | undefined {
  if (language.unspaced) return near.has(gap) ? nearKilometres : undefined
  const parts = gap.match(/\p{L}+|\p{Nd}+(?:[.,]\p{Nd}+)?|[^\s,\p{L}\p{Nd}]/gu) ?? []
  let [said, number, unit] = [false, 0, false]
  for (const part of parts) {
    const word = foldWord(part)
    if (/^\p{Nd}/u.test(part)) number = Number(part.replace(',', '.'))
    else if (units.has(word)) unit = true
    else if (near.has(word)) said = true
    else if (!between.has(word)) return undefined
  }
  if (unit && number > 0) return Math.max(5, Math.round(number))
  return said && number === 0 ? nearKilometres : undefined
}
