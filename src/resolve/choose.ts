/** Which of the entries of one name is meant, or none. */
import { sliceSpan } from '../base/span.ts'
import { foldWord } from '../record/fold.ts'
import type { KnownCandidate, KnownName, LexiconEntry, Reading, Token } from '../record/index.ts'
import type { Body } from './body.ts'
import type { Roster } from './roster.ts'
import { type PlaceEvidence, rankPlaces } from './which-place.ts'

export interface DocumentContext {
  /** countries of the names that need no support, with how often */
  readonly countries: ReadonlyMap<string, number>
  /** keys of entries named in full */
  readonly keys: ReadonlySet<string>
  /** who is named in full */
  readonly persons: Roster
  /** abbreviation to the key of the name that it stands beside in brackets */
  readonly abbreviations: ReadonlyMap<string, string>
  readonly places: PlaceEvidence
  /** bodies that the text names with their country, by what they are */
  readonly bodies: ReadonlyMap<string, readonly Body[]>
}

export function chooseKnown(reading: Reading, name: KnownName, context: DocumentContext): KnownCandidate | undefined {
  if (name.candidates.length === 1 && isAbroad(name.candidates[0]!.entry, context)) return undefined
  const named = name.candidates.filter((c) => context.keys.has(c.entry.key))
  if (!name.weak && name.candidates.length > 1 && name.candidates.every((c) => isArea(c.entry)))
    return rankPlaces(reading, name, { evidence: context.places })[0]?.candidate
  if (!name.weak) return named[0] && name.candidates.length > 1 ? best(named, context) : best(name.candidates, context)
  const person = name.candidates.filter((c) => c.entry.kind === 'person')
  if (person.length === 0) return chooseTown(reading, name, { context })
  const chosen = choosePerson(reading, name, context, { candidates: person, named })
  // a family's name is a town's only where that is large: people are cited more often than villages
  return chosen ?? chooseTown(reading, name, { context, least: 4.7 })
}

const isAbroad = ({ home, country }: LexiconEntry, context: DocumentContext): boolean =>
  home === true && !context.countries.has(country ?? '')

const isArea = ({ kind }: LexiconEntry): boolean => kind === 'place' || kind === 'country'

const best = (candidates: readonly KnownCandidate[], context: DocumentContext): KnownCandidate | undefined =>
  [...candidates].sort((a, b) => score(b, context) - score(a, context) || (a.entry.key < b.entry.key ? -1 : 1))[0]

const score = ({ entry, prior }: KnownCandidate, context: DocumentContext): number =>
  prior + (entry.country && context.countries.has(entry.country) ? 0.5 : 0) + (context.keys.has(entry.key) ? 0.3 : 0)

/**
 * A surname alone: of somebody named in full; else of the one person of the lexicon who bears it, where the text names
 * that person's country or the person heads it, standing by itself. Somebody else of that name in the text has it.
 */
function choosePerson(
  reading: Reading,
  name: KnownName,
  context: DocumentContext,
  known: { readonly candidates: readonly KnownCandidate[]; readonly named: readonly KnownCandidate[] },
): KnownCandidate | undefined {
  if (!standsAlone(reading, name)) return undefined
  const inFull = known.named.filter((c) => c.entry.kind === 'person')
  if (inFull.length === 1) return inFull[0]
  const quote = sliceSpan(reading.document.text, name.span)
  const bearer = context.persons.whose(quote)
  if (bearer) return known.candidates.find((c) => c.entry.key === bearer.key)
  const { published } = reading.document
  const inOffice = known.candidates.filter((c) => heldOffice(c.entry, published))
  if (known.candidates.length > 1) {
    const leaders = inOffice.filter(
      (c) => context.countries.has(c.entry.country ?? '') && headsCountry(c.entry, published),
    )
    return inOffice.length === 1 ? inOffice[0] : leaders.length === 1 ? leaders[0] : undefined
  }
  const only = known.candidates[0]!
  const atHome = context.countries.has(only.entry.country ?? '')
  if (quote.length < 4) return atHome ? inOffice[0] : undefined
  return atHome || headsCountry(only.entry, published) ? only : undefined
}

const inOfficeAt = (published: string | undefined) => (o: { readonly from?: string; readonly to?: string }) =>
  published === undefined || ((o.from ?? '') <= published && published <= (o.to ?? '9999'))

const heads = new Set(['president', 'prime minister', 'chancellor', 'king', 'premier'])

const headsCountry = (entry: LexiconEntry, published: string | undefined): boolean =>
  (entry.offices ?? []).filter(inOfficeAt(published)).some((o) => heads.has(o.title))

const heldOffice = (entry: LexiconEntry, published: string | undefined): boolean =>
  (entry.offices ?? []).some(inOfficeAt(published))

/** No other capitalised word stands right beside it, titles aside. */
function standsAlone(reading: Reading, name: KnownName): boolean {
  const { tokens } = reading.sentences[name.sentence]!
  const first = tokens.findIndex((t) => t.end > name.span.start)
  const last = tokens.findIndex((t) => t.end >= name.span.end)
  const before = tokens[first - 1]
  const after = tokens[last + 1]
  return (
    !(partOfName(after) && !isTitle(after!, reading)) &&
    !(partOfName(before) && first > 1 && before !== undefined && before.upos === 'PROPN' && !isTitle(before, reading))
  )
}

const partOfName = (t: Token | undefined): boolean =>
  t !== undefined && /^\p{Lu}\p{Ll}/u.test(t.text) && (t.upos === 'PROPN' || t.upos === 'X')

function isTitle(token: Token, reading: Reading): boolean {
  const folded = foldWord(token.text)
  return (
    reading.language.table('titles').some(
      (r) =>
        foldWord(r['form'] ?? '')
          .split(' ')
          .includes(folded) || r['form'] === token.lemma,
    ) || reading.language.table('demonyms').some((r) => folded.startsWith(foldWord(r['form'] ?? '')))
  )
}

/** A town of the gazetteer: in a country that the text is about, or large, and standing where places stand. */
function chooseTown(
  reading: Reading,
  name: KnownName,
  { context, least = 0 }: { readonly context: DocumentContext; readonly least?: number },
): KnownCandidate | undefined {
  if (!standsAlone(reading, name)) return undefined
  const { tokens } = reading.sentences[name.sentence]!
  const first = tokens.findIndex((t) => t.end > name.span.start)
  const before = tokens[first - 1]
  const token = tokens[first]
  if (!token) return undefined
  const { unspaced, direction } = reading.language
  const length = name.span.end - name.span.start
  const named = token.upos === 'PROPN' || token.upos === 'X'
  // without capitals a town's name is often tagged a noun: behind a preposition of two or three letters it may be one, in a country that the text is about
  const noun = direction === 'rtl' && token.upos === 'NOUN' && before?.upos === 'ADP' && before.text.length < 4
  if (unspaced ? length < 3 : length < 4 || !(named || noun)) return undefined
  const placed =
    unspaced ||
    (before !== undefined && (before.upos === 'ADP' || before.text === ',' || before.upos === 'CCONJ')) ||
    (direction === 'rtl' && token.start < name.span.start)
  const [top] = rankPlaces(reading, name, { evidence: context.places })
  if (!top || top.size < least || (noun && top.support === 0)) return undefined
  const accepted = placed ? top.support > 0 || top.size > Math.log10(300_000) : top.support > 0 && top.size > 5
  return accepted ? top.candidate : undefined
}

/**
 * The town or region that a name means where the text shows that it is a place: in a country that the text is about, else
 * the largest where it is a town of some size or the only one so called.
 */
export function likelyPlace(
  reading: Reading,
  name: KnownName,
  { context, area, region }: { readonly context: DocumentContext; readonly area: boolean; readonly region: boolean },
): KnownCandidate | undefined {
  const ranked = rankPlaces(reading, name, { evidence: context.places, ...(area === region ? { region } : {}) })
  const [first] = ranked
  if (!first) return undefined
  const sure = first.support > 0 || (!area && (ranked.length === 1 || first.size > 4))
  return sure ? first.candidate : undefined
}
