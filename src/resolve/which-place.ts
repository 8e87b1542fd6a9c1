/**
 * Which of the places of one name a text means: by their size, by the countries and regions that the text is about, and by
 * what it says itself (Paris, Texas). All weights are decimal logarithms of inhabitants: a town ten times as large is one up.
 */
import { sliceSpan } from '../base/span.ts'
import { isRegion, type KnownCandidate, type KnownName, type LexiconEntry, type Reading } from '../record/index.ts'
import { nameKey } from './key.ts'

interface PlacePoint {
  readonly name: string
  readonly lat: number
  readonly lon: number
  readonly share: number
}

export interface PlaceEvidence {
  /** countries and their parts that the text is about, with how often */
  readonly about: ReadonlyMap<string, number>
  /** where names of both a town and its region stand behind a town of the region (Rego Park, New York) */
  readonly areas: ReadonlySet<number>
  readonly points: readonly PlacePoint[]
  /** key of a name to the country or the part of one in which the text says it lies */
  readonly told: ReadonlyMap<string, string>
}

/** Places that the lexicon of world news holds, and countries, are meant unless the text says otherwise. */
const knownWeight = 8.5
const countryWeight = 7.5
/** A degree of latitude is 111 km. */
const nearDegrees = 0.6
const neighbourWeight = 3
const mostNeighbours = 5
/** Beyond these the cost of a long text would grow with its square. */
const maxPoints = 4000

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
  const areas = new Set<number>()
  known.forEach((name, i) => {
    const before = known[i - 1]
    const beside =
      before !== undefined &&
      /^(?:[,،]\s|\s?[（(]\s?)$/u.test(reading.document.text.slice(before.span.end, name.span.start))
    const region = areaOf(name) ?? (beside && before.weak ? regionAround(name, before) : undefined)
    const only = name.candidates.length === 1 ? name.candidates[0]!.entry : undefined
    if (only?.kind === 'place' && !isRegion(only) && only.subdivision) add(only.subdivision, 0.5)
    if (!region?.country) return
    if (region.subdivision) {
      add(region.subdivision, 1)
      add(region.country, 1)
    }
    if (!beside || areaOf(before)) return
    const area = [region.subdivision, region.country].find((a) => before.candidates.some((c) => liesIn(c.entry, a)))
    if (area) told.set(keyOf(before), area)
    if (area === region.subdivision) areas.add(name.span.start)
  })
  return { about, told, areas, points: pointsOf(new Map(known.map((name) => [keyOf(name), name]))) }
}

/** Every place that a name of the text may mean, each a share of its name. */
function pointsOf(names: ReadonlyMap<string, KnownName>): readonly PlacePoint[] {
  const points: PlacePoint[] = []
  for (const [name, { candidates }] of names) {
    const there = candidates.filter(({ entry }) => isPoint(entry))
    for (const { entry } of there) points.push({ name, lat: entry.lat!, lon: entry.lon!, share: 1 / there.length })
    if (points.length > maxPoints) break
  }
  return points
}

/** What lies at one point: a town, a county by its seat; a region does not. */
const isPoint = (entry: LexiconEntry): boolean =>
  entry.kind === 'place' && !isRegion(entry) && entry.lat !== undefined && entry.lon !== undefined

/** The country or part of one that a name is, where no larger town and no other of its kind is called so. */
function areaOf({ candidates }: KnownName): LexiconEntry | undefined {
  const [first, second] = [...candidates].sort((a, b) => sizeOf(b.entry) - sizeOf(a.entry)).map((c) => c.entry)
  const isArea = (entry: LexiconEntry | undefined): entry is LexiconEntry =>
    entry !== undefined && entry.country !== undefined && (entry.kind === 'country' || isRegion(entry))
  return isArea(first) && !(isArea(second) && second.country !== first.country && sizeOf(first) - sizeOf(second) < 1)
    ? first
    : undefined
}

/** The region of a name that a town's before it lies in. */
const regionAround = ({ candidates }: KnownName, town: KnownName): LexiconEntry | undefined =>
  candidates
    .map((c) => c.entry)
    .find(
      (entry) =>
        isRegion(entry) && town.candidates.some((c) => !isRegion(c.entry) && liesIn(c.entry, entry.subdivision)),
    )

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

/** How much the other names of the text that may lie near a place speak for it, at most `mostNeighbours`. */
function neighboursOf({ lat, lon }: LexiconEntry, key: string, points: readonly PlacePoint[]): number {
  const wide = nearDegrees / Math.max(0.2, Math.cos((lat! * Math.PI) / 180))
  const found = new Map<string, number>()
  for (const p of points)
    if (p.name !== key && Math.abs(p.lat - lat!) < nearDegrees && Math.abs(p.lon - lon!) < wide)
      found.set(p.name, Math.max(found.get(p.name) ?? 0, p.share))
  let sum = 0
  for (const share of found.values()) sum += share
  return Math.min(mostNeighbours, sum * neighbourWeight)
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
  const key = nameKey(sliceSpan(reading.document.text, name.span), reading.language)
  const told = evidence.told.get(key)
  const neighbours = (entry: LexiconEntry): number =>
    name.candidates.length < 2 || !isPoint(entry) ? 0 : neighboursOf(entry, key, evidence.points)
  const country = !name.weak && name.candidates.some(({ entry }) => entry.kind === 'country')
  const area = evidence.areas.has(name.span.start)
  const fits = (entry: LexiconEntry): number =>
    (region !== undefined && isRegion(entry) === region ? 4 : 0) + (area && isRegion(entry) ? 6 : 0)
  return name.candidates
    .filter(
      ({ entry }) =>
        entry.kind === 'country' ||
        (entry.kind === 'place' &&
          (!country || isRegion(entry) || (told !== undefined && liesIn(entry, told)) || neighbours(entry) >= 4)),
    )
    .map((candidate) => ({
      candidate,
      size: sizeOf(candidate.entry),
      support: supportOf(candidate.entry, told, evidence) + neighbours(candidate.entry) + fits(candidate.entry),
    }))
    .sort((a, b) => b.size + b.support - a.size - a.support || (a.candidate.entry.key < b.candidate.entry.key ? -1 : 1))
}
