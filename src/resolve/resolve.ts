/** Stage 4 inside one document: which mentions are the same person, organization, place, and who that is. */
import { contentId } from '../base/id.ts'
import { overlaps, type Span, sliceSpan } from '../base/span.ts'
import {
  type EntityKind,
  type EntityRecord,
  type KnownName,
  type Lexicon,
  type LexiconEntry,
  type MentionRecord,
  overlapping,
  type Reading,
} from '../record/index.ts'
import { countryAdjectives } from './adjectives.ts'
import { withNominals } from './bare-nouns.ts'
import { type Body, bareBody, bodiesBehind, bodyAtHome, bodyOf, bodyOfKey } from './body.ts'
import { ownBearers, settleNames, withoutBearers } from './candidates.ts'
import { chooseKnown, type DocumentContext } from './choose.ts'
import { nameKey } from './key.ts'
import { letterCountries } from './letters.ts'
import { placedNear } from './nearby.ts'
import { behindPlace } from './peoples.ts'
import { facilityOf, placeOf } from './place.ts'
import { rolesOf } from './roles.ts'
import { byInitials, labelOf, rosterOf } from './roster.ts'
import { standsFor } from './stands-for.ts'
import { placeEvidence } from './which-place.ts'

/** What stage 3 found by name; the same shape as `FoundName` there. */
export interface NameCandidate {
  readonly span: Span
  readonly kind: EntityKind
  readonly form: 'name' | 'nominal' | 'pronoun'
  readonly confidence: number
}

interface Found {
  readonly names: readonly NameCandidate[]
  readonly known: readonly KnownName[]
  readonly lexicon: Lexicon
}

/** A mention with who it is, before records are made. */
export interface Resolved {
  readonly span: Span
  readonly key: string
  readonly kind: EntityKind
  readonly entry?: LexiconEntry
  /** of a body that no lexicon has */
  readonly country?: string
  /** an adjective, not the name itself */
  readonly nominal?: true
}

/**
 * In: names found, names known, the lexicon. Out: mentions in text order and the entities that they are of.
 * Entity ids are made from the lexicon's key, else from kind and folded name, so that other documents agree.
 */
export function resolveMentions(
  reading: Reading,
  given: Found,
): { readonly mentions: readonly MentionRecord[]; readonly entities: readonly EntityRecord[] } {
  const { text } = reading.document
  const known = withoutBearers(reading, ownBearers(reading, given.known, given.lexicon), given)
  const found = { ...given, known, names: settleNames(reading, given.names, known) }
  const context = contextOf(reading, found)
  const resolved: Resolved[] = []
  const letters = letterCountries(reading, found.known, found.lexicon)
  const taken = new Uint8Array(text.length + 1)
  const push = (r: Resolved): void => {
    if (isTaken(taken, r.span)) return
    taken.fill(1, r.span.start, r.span.end)
    const behind = ['country', 'place', 'region'].includes(r.kind) ? behindPlace(reading, r.span) : undefined
    if (behind !== 'language') resolved.push(behind === 'people' ? { ...r, nominal: true } : r)
  }
  const wider = (letter: Resolved): boolean =>
    overlapping(found.names, letter.span).some(
      ({ span }) =>
        span.end - span.start > letter.span.end - letter.span.start + 1 &&
        span.start <= letter.span.start &&
        span.end >= letter.span.end,
    )
  for (const letter of letters) if (!wider(letter)) push(letter)
  for (const { span, entry } of bodiesBehind(reading, known, found.lexicon)) {
    const body: Resolved = { span, key: entry.key, kind: entry.kind, entry }
    if (!wider(body)) push(body)
  }
  for (const name of found.names) {
    const near = overlapping(found.known, name.span)
    const inside = insideOf(name, found.known)
    if (name.kind === 'person' && near.some((k) => !k.weak && overlaps(k.span, name.span) && k.candidates.length > 0)) {
      const last = reading.language.unspaced ? inside.find((k) => k.span.end === name.span.end) : undefined
      const entry = last?.candidates[0]?.entry
      if (entry?.kind === 'person') push({ span: name.span, key: entry.key, kind: 'person', entry })
      continue
    }
    // a conjunction or preposition of one letter or two belongs to the word, not to the name
    const joint = reading.language.direction === 'rtl' ? 2 : 0
    const exact = near.find(
      ({ span: { start, end } }) =>
        end === name.span.end && start <= name.span.start && name.span.start - start <= joint,
    )
    const chosen = exact ? chooseKnown(reading, exact, context) : undefined
    if (chosen && (name.kind !== 'person' || chosen.entry.kind === 'person'))
      push({ span: name.span, key: chosen.entry.key, kind: chosen.entry.kind, entry: chosen.entry })
    else if (name.kind === 'place') push(placeOf(reading, name.span, near, context))
    else if (name.kind === 'facility') push(facilityOf(reading, name.span, near, context))
    else
      push({
        ...named(name, reading, context, { inside, near, lexicon: found.lexicon }),
        ...(name.form === 'nominal' ? { nominal: true } : {}),
      })
  }
  for (const k of found.known) {
    if (isTaken(taken, k.span)) continue
    const chosen = chooseKnown(reading, k, context)
    if (chosen) push({ span: k.span, key: chosen.entry.key, kind: chosen.entry.kind, entry: chosen.entry })
    else {
      const sameName = context.persons.whose(sliceSpan(text, k.span))
      if (sameName && k.candidates.length > 0) push({ span: k.span, ...sameName })
      // a body that others have too: of this document alone
      else if (k.candidates[0]?.entry.home)
        push({
          span: k.span,
          key: `organization:${nameKey(sliceSpan(text, k.span), reading.language)}@${reading.document.id}`,
          kind: 'organization',
        })
    }
  }
  for (const letter of letters) push(letter)
  for (const adjective of countryAdjectives(reading, found.lexicon)) push(adjective)
  resolved.sort((a, b) => a.span.start - b.span.start)
  const all = [...withNominals(reading, placedNear(reading, resolved))]
  return records(
    reading,
    all.sort((a, b) => a.span.start - b.span.start),
  )
}

const isTaken = (taken: Uint8Array, span: Span): boolean => {
  for (let i = span.start; i < span.end; i++) if (taken[i]) return true
  return false
}

/** A name that no lexicon has: the person whose surname it is, the long form beside its abbreviation, else itself. */
function named(
  name: NameCandidate,
  reading: Reading,
  context: DocumentContext,
  {
    inside,
    near,
    lexicon,
  }: { readonly inside: readonly KnownName[]; readonly near: readonly KnownName[]; readonly lexicon: Lexicon },
): Resolved {
  const quote = sliceSpan(reading.document.text, name.span)
  const key = nameKey(quote, reading.language)
  if (name.kind === 'person') {
    const words = key.split(' ')
    const longer = context.persons.whose(quote)
    if (longer) return { span: name.span, ...longer }
    const full = inside.find((k) => k.candidates[0]?.entry.kind === 'person')?.candidates[0]
    if (full && inside.length === 1 && words.length === 1)
      return { span: name.span, key: full.entry.key, kind: 'person', entry: full.entry }
    const initials = byInitials(quote, near, reading.language)
    if (initials) return { span: name.span, key: initials.key, kind: 'person', entry: initials }
    // a given name or family name alone: of two documents it is not the same
    const own = words.length === 1 && !reading.language.unspaced ? `@${reading.document.id}` : ''
    return { span: name.span, key: `person:${key}${own}`, kind: 'person' }
  }
  const home = name.kind === 'organization' ? bodyAtHome(reading, name.span, inside) : undefined
  if (home) return { span: name.span, key: home.key, kind: home.kind, entry: home }
  const body = name.kind === 'organization' ? bodyOf(reading, name.span, { inside, lexicon }) : undefined
  if (body) return { span: name.span, kind: 'organization', ...body }
  const bare = name.kind === 'organization' ? bareBody(quote, reading.language) : undefined
  if (bare !== undefined) {
    const there = context.bodies.get(bare) ?? []
    if (there.length === 1) return { span: name.span, kind: 'organization', ...there[0]! }
    // every country has one: of two documents it is not the same
    return { span: name.span, key: `organization:${bare}@${reading.document.id}`, kind: 'organization' }
  }
  const opened = context.abbreviations.get(quote)
  if (opened) return { span: name.span, key: opened, kind: name.kind }
  return { span: name.span, key: `${name.kind}:${key}`, kind: name.kind }
}

/** What a text calls by a body and its country, by the body. */
function bodiesIn(reading: Reading, found: Found): DocumentContext['bodies'] {
  const bodies = new Map<string, Map<string, Body>>()
  const add = (body: string | undefined, value: Body): void => {
    if (body) bodies.set(body, (bodies.get(body) ?? new Map<string, Body>()).set(value.key, value))
  }
  for (const { weak, candidates } of found.known) {
    const { entry } = candidates[0]!
    if (!weak && entry.kind === 'organization' && entry.country)
      add(bodyOfKey(entry.key), { key: entry.key, country: entry.country, entry })
  }
  for (const name of found.names) {
    const inside = insideOf(name, found.known)
    const body = name.kind === 'organization' && bodyOf(reading, name.span, { inside, lexicon: found.lexicon })
    if (body) add(bodyOfKey(body.key) ?? body.key.slice('organization:'.length, body.key.indexOf('@')), body)
  }
  return new Map([...bodies].map(([body, values]) => [body, [...values.values()]]))
}

/** Names known for sure that lie in another. */
const insideOf = ({ span }: NameCandidate, known: readonly KnownName[]): readonly KnownName[] =>
  overlapping(known, span).filter((k) => !k.weak && k.span.start >= span.start && k.span.end <= span.end)

function contextOf(reading: Reading, found: Found): DocumentContext {
  const { known, names } = found
  const { text } = reading.document
  const countries = new Map<string, number>()
  const keys = new Set<string>()
  for (const k of known) {
    const best = k.candidates[0]!.entry
    if (k.weak || best.home) continue
    keys.add(best.key)
    if (best.country) countries.set(best.country, (countries.get(best.country) ?? 0) + 1)
  }
  const full = [
    ...known.flatMap(({ span, weak, candidates }) => {
      const { entry } = candidates[0]!
      return weak || entry.kind !== 'person' ? [] : [{ span, who: { key: entry.key, kind: entry.kind, entry } }]
    }),
    ...names.flatMap(({ kind, span }) => {
      if (kind !== 'person' || overlapping(known, span).some((k) => !k.weak)) return []
      return [{ span, who: { key: `person:${nameKey(sliceSpan(text, span), reading.language)}`, kind } }]
    }),
  ]
    .sort((a, b) => a.span.start - b.span.start)
    .map(({ span, who }) => ({ quote: sliceSpan(text, span), who }))
  const abbreviations = new Map<string, string>()
  for (const n of names) {
    const short = /^\s*[(（]\s*([\p{Lu}]{2,8})\s*[)）]/u.exec(text.slice(n.span.end, n.span.end + 14))?.[1]
    if (short && n.kind === 'organization')
      abbreviations.set(short, `organization:${nameKey(sliceSpan(text, n.span), reading.language)}`)
  }
  return {
    countries,
    keys,
    persons: rosterOf(full, reading.language),
    abbreviations,
    bodies: bodiesIn(reading, found),
    places: placeEvidence(reading, known, countries),
  }
}

function records(
  reading: Reading,
  resolved: readonly Resolved[],
): { readonly mentions: readonly MentionRecord[]; readonly entities: readonly EntityRecord[] } {
  const { document, language } = reading
  const mentions: MentionRecord[] = []
  const groups = new Map<
    string,
    { readonly first: Resolved; readonly forms: string[]; readonly spans: Span[]; readonly ids: MentionRecord['id'][] }
  >()
  for (const r of resolved) {
    const quote = sliceSpan(document.text, r.span)
    const id: MentionRecord['id'] = contentId<'mention'>('m', document.id, r.span.start, r.span.end, r.key)
    const government = standsFor(reading, r)
    mentions.push({
      type: 'mention',
      id,
      document: document.id,
      span: r.span,
      quote,
      entity: contentId('e', r.key),
      form: r.nominal ? 'nominal' : 'name',
      ...(government ? { standsFor: contentId('e', government) } : {}),
    })
    const group = groups.get(r.key)
    if (group) {
      if (!group.forms.includes(quote)) group.forms.push(quote)
      group.spans.push(r.span)
      group.ids.push(id)
    } else groups.set(r.key, { first: r, forms: [quote], spans: [r.span], ids: [id] })
  }
  const entities = [...groups].map(([key, { first, forms, spans, ids }]): EntityRecord => {
    const entry = first.entry
    const country = entry?.country ?? first.country
    return {
      type: 'entity',
      id: contentId<'entity'>('e', key),
      kind: first.kind,
      name: entry?.name ?? labelOf(forms, language),
      names: entry
        ? { ...entry.names, [language.code]: [...new Set([...(entry.names[language.code] ?? []), ...forms])] }
        : { [language.code]: forms },
      ...(country && first.kind !== 'person' ? { country } : {}),
      ...(entry?.subdivision ? { subdivision: entry.subdivision } : {}),
      ...(entry?.lat === undefined || entry.lon === undefined ? {} : { lat: entry.lat, lon: entry.lon }),
      ...(entry?.precision === undefined ? {} : { precision: entry.precision }),
      ...(entry?.links ? { links: entry.links } : {}),
      roles: first.kind === 'person' ? spans.flatMap((span, i) => rolesOf(reading, span, ids[i]!)) : [],
    }
  })
  return { mentions, entities: entities.sort((a, b) => (a.id < b.id ? -1 : 1)) }
}
