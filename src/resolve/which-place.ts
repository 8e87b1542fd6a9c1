/**
 * Which of the places of one name a text means: by their size, by the countries and regions that the text is about, and by
 * what it says itself (Paris, Texas). All weights are decimal logarithms of inhabitants: a town ten times as large is one up.
 */
import { sliceSpan } from '../base/span.ts'
import { isRegion, type KnownCandidate, type KnownName, type LexiconEntry, type Reading } from '../record/index.ts'
import { nameKey } from './key.ts'

export interface PlaceEvidence {
  /** countries and their parts that the text is about, with how often */
  readonly about: ReadonlyMap<string, number>
  /** parts of countries to how many names of the text may lie there, each divided among all the parts in which it may lie */
  readonly votes: ReadonlyMap<string, number>
  /** key of a name to the country or the part of one in which the text says it lies */
  readonly told: ReadonlyMap<string, string>
}

/** Places that the lexicon of world news holds, and countries, are meant unless the text says otherwise. */
const knownWeight = 8.5
const countryWeight = 7.5

const sizeOf = (entry: LexiconEntry): number => {
  if (entry.kind === 'country') return countryWeight
  if (isRegion(entry)) return Math.log10((entry.people ?? 0) + 500)
  return entry.population === undefined ? knownWeight : Math.log10(entry.population + 500)
}

/** In: names known in a text, countries of those that need no support. */
export function placeEvidence(
  reading: Reading,
  known: readonly KnownName[],
  countries: ReadonlyMap<string, number>,
): PlaceEvidence {
  const about = new Map(countries)
  const told = new Map<string, string>()
  const add = (area: string, n: number): unknown => about.set(area, (about.get(area) ?? 0) + n)
  const keyOf = (name: KnownName): string => nameKey(sliceSpan(reading.document.text, name.span), reading.language)
  for (const { weak, candidates } of known) {
    // what may be another country's part speaks for neither
    const own = candidates[0]!.entry
    if (!weak && own.country && candidates.length > 1 && candidates.some((c) => c.entry.country !== own.country))
      add(own.country, -1)
  }
  known.forEach((name, i) => {
    const region = areaOf(name)
    if (!region?.country) return
    if (region.subdivision) {
      add(region.subdivision, 1)
      add(region.country, 1)
    }
    const before = known[i - 1]
    if (!before || areaOf(before)) return
    const gap = reading.document.text.slice(before.span.end, name.span.start)
    if (!/^(?:[,،]\s|\s?[（(]\s?)$/u.test(gap)) return
    const area = [region.subdivision, region.country].find((a) => before.candidates.some((c) => liesIn(c.entry, a)))
    if (area) told.set(keyOf(before), area)
  })
  return { about, told, votes: votesOf(new Map(known.map((name) => [keyOf(name), name]))) }
}

const partsOf = ({ candidates }: KnownName): ReadonlySet<string> =>
  new Set(candidates.flatMap(({ entry }) => (entry.kind === 'place' && entry.subdivision ? [entry.subdivision] : [])))

function votesOf(names: ReadonlyMap<string, KnownName>): ReadonlyMap<string, number> {
  const votes = new Map<string, number>()
  for (const name of names.values()) {
    const parts = partsOf(name)
    for (const part of parts) votes.set(part, (votes.get(part) ?? 0) + 1 / parts.size)
  }
  return votes
}

/** The country or part of one that a name is, where no larger town and no other of its kind is called so. */
function areaOf({ candidates }: KnownName): LexiconEntry | undefined {
  const [first, second] = [...candidates].sort((a, b) => sizeOf(b.entry) - sizeOf(a.entry)).map((c) => c.entry)
  const isArea = (entry: LexiconEntry | undefined): entry is LexiconEntry =>
    entry !== undefined && entry.country !== undefined && (entry.kind === 'country' || isRegion(entry))
  return isArea(first) && !(isArea(second) && second.country !== first.country && sizeOf(first) - sizeOf(second) < 1)
    ? first
    : undefined
}

const liesIn = (entry: LexiconEntry, area: string | undefined): boolean =>
  area !== undefined && entry.kind === 'place' && (entry.country === area || entry.subdivision === area)

/** What speaks for a place in the text itself: 0 nothing. */
function supportOf(entry: LexiconEntry, told: string | undefined, { about }: PlaceEvidence): number {
  const among = (area: string | undefined, like: RegExp): number => {
    const own = about.get(area ?? '') ?? 0
    if (own <= 0) return 0
    let all = 0
    for (const [other, n] of about) if (n > 0 && like.test(other)) all += n
    return 0.6 + own / all
  }
  return (
    among(entry.country, /^..$/) +
    (isRegion(entry) ? 0 : among(entry.subdivision, /-/)) +
    (told !== undefined && liesIn(entry, told) ? 6 : 0)
  )
}

export interface RankedPlace {
  readonly candidate: KnownCandidate
  readonly size: number
  readonly support: number
}

/** The places of a name, the likeliest first. */
export function rankPlaces(
  reading: Reading,
  name: KnownName,
  { evidence, region }: { readonly evidence: PlaceEvidence; readonly region?: boolean },
): readonly RankedPlace[] {
  const told = evidence.told.get(nameKey(sliceSpan(reading.document.text, name.span), reading.language))
  const share = 1 / Math.max(1, partsOf(name).size)
  const neighbours = (entry: LexiconEntry): number =>
    isRegion(entry) ? 0 : Math.min(1, Math.max(0, (evidence.votes.get(entry.subdivision ?? '') ?? 0) - share))
  const country = !name.weak && name.candidates.some(({ entry }) => entry.kind === 'country')
  const fits = (entry: LexiconEntry): number => (region !== undefined && isRegion(entry) === region ? 4 : 0)
  return name.candidates
    .filter(
      ({ entry }) =>
        entry.kind === 'country' ||
        (entry.kind === 'place' && (!country || isRegion(entry) || (told !== undefined && liesIn(entry, told)))),
    )
    .map((candidate) => ({
      candidate,
      size: sizeOf(candidate.entry),
      support: supportOf(candidate.entry, told, evidence) + neighbours(candidate.entry) + fits(candidate.entry),
    }))
    .sort((a, b) => b.size + b.support - a.size - a.support || (a.candidate.entry.key < b.candidate.entry.key ? -1 : 1))
}
