/** A body of a country (индийский МИД, МИД Индии, 印度外交部) as one organization, however it and the country are called. */
import { type Span, sliceSpan } from '../base/span.ts'
import { nameWords, stemOf } from '../record/fold.ts'
import type { KnownName, Language, Lexicon, LexiconEntry, Reading, Row } from '../record/index.ts'
import { demonymsOf } from './adjectives.ts'

interface BodyTables {
  /** stems of what a body is called to the body, the same in every language; empty where only these words tell it */
  readonly bodies: ReadonlyMap<string, string>
  /** words that part a body and its country, and articles */
  readonly links: ReadonlySet<string>
  /** countries of one character */
  readonly letters: ReadonlyMap<string, string>
}

const compiled = new WeakMap<Language, BodyTables>()

function tablesOf(language: Language): BodyTables {
  let tables = compiled.get(language)
  if (!tables) {
    const rows = language.table('institutions')
    const isBody = (row: Row): boolean => row['where'] === 'body' || row['where'] === 'head'
    const links = new Set(
      rows
        .filter((r) => r['where'] === 'link' || r['where'] === 'article')
        .flatMap((r) => (r['form'] ?? '').split(' ')),
    )
    tables = {
      bodies: new Map(rows.filter(isBody).map((r) => [stemsOf(r['form'] ?? '', links, language), r['key'] ?? ''])),
      links,
      letters: new Map(language.table('country-letters').map((r) => [r['letter'] ?? '', r['code'] ?? ''])),
    }
    compiled.set(language, tables)
  }
  return tables
}

const stemsOf = (words: string, links: ReadonlySet<string>, language: Language): string =>
  nameWords(words.toLowerCase())
    .filter((w) => !links.has(w))
    .map((w) => bodyStem(w, language))
    .join(' ')

const bodyStem = (word: string, language: Language): string =>
  language.unspaced ? word : stemOf(word.replace(/^\p{L}['’](?=\p{L}{2})|['’]s$/gu, ''), language)

export interface Body {
  readonly key: string
  readonly country: string
  /** absent for a body that only its own language's words tell from others */
  readonly entry?: LexiconEntry
}

/** The entry of a country's body: that of the lexicon, else one made of both. */
export function bodyEntry(body: string, country: string, lexicon: Lexicon): LexiconEntry {
  const key = `org:${body}-${country.toLowerCase()}`
  const owner = lexicon.entry(`country:${country}`)?.name ?? country
  const name = `${body.replaceAll('-', ' ')} of ${owner}`
  return lexicon.entry(key) ?? { key, kind: 'organization', name, names: {}, country }
}

/** A body called without its country (the foreign ministry): what it is called in every language, else its stems; undefined for others. */
export function bareBody(quote: string, language: Language): string | undefined {
  const { bodies, links } = tablesOf(language)
  const stems = stemsOf(quote, links, language)
  const body = bodies.get(stems)
  return body === '' ? stems : body
}

/** The body of a lexicon's entry, as `bodyEntry` makes its key. */
export const bodyOfKey = (key: string): string | undefined => /^org:([a-z-]+)-[a-z]{2}$/.exec(key)?.[1]

/**
 * Bodies that stand right behind their country where words are not parted (菲律宾外交部), the longest: spans and entries. One of
 * one character, and a government, which a country's own name means as well, need more than that.
 */
export function bodiesBehind(
  reading: Reading,
  known: readonly KnownName[],
  lexicon: Lexicon,
): readonly { readonly span: Span; readonly entry: LexiconEntry }[] {
  const { language, document } = reading
  if (!language.unspaced) return []
  const forms = [...tablesOf(language).bodies]
    .filter(([form, body]) => form.length > 1 && body !== 'government')
    .sort((a, b) => b[0].length - a[0].length)
  const stops = language.table('institutions').flatMap((r) => (r['where'] === 'not-before' ? [r['form'] ?? ''] : []))
  return known.flatMap(({ span, weak, candidates }) => {
    const { entry } = candidates[0]!
    if (weak || entry.kind !== 'country' || !entry.country) return []
    const found = forms.find(([form]) => document.text.startsWith(form, span.end))
    const end = span.end + (found?.[0].length ?? 0)
    if (!found || stops.some((stop) => document.text.startsWith(stop, end))) return []
    return [{ span: { start: span.start, end }, entry: bodyEntry(found[1], entry.country, lexicon) }]
  })
}

/** A body with the country that it is of anyway: Госдума РФ is Госдума, the Knesset of Israel the Knesset. */
export function bodyAtHome(reading: Reading, span: Span, inside: readonly KnownName[]): LexiconEntry | undefined {
  const entries = inside.map((k) => k.candidates[0]!.entry)
  const body = entries.find((e) => e.kind === 'organization')
  const others = entries.filter((e) => e !== body)
  if (!body?.country || others.length === 0) return undefined
  if (others.some((e) => e.kind !== 'country' || e.country !== body.country)) return undefined
  let rest = sliceSpan(reading.document.text, span)
  for (const k of [...inside].reverse())
    rest = rest.slice(0, k.span.start - span.start) + rest.slice(k.span.end - span.start)
  const { links } = tablesOf(reading.language)
  return nameWords(rest.toLowerCase()).every((w) => links.has(w)) ? body : undefined
}

/** In: the span of an organization and the names known in it. Out: the body and its country, where it is one. */
export function bodyOf(
  reading: Reading,
  span: Span,
  tools: { readonly inside: readonly KnownName[]; readonly lexicon: Lexicon },
): Body | undefined {
  const { language, document } = reading
  const tables = tablesOf(language)
  if (tables.bodies.size === 0) return undefined
  const countries = new Set<string>()
  let rest = sliceSpan(document.text, span)
  for (const k of [...tools.inside].reverse()) {
    const entry = k.candidates[0]?.entry
    if (entry?.kind !== 'country' || !entry.country) continue
    countries.add(entry.country)
    rest = rest.slice(0, k.span.start - span.start) + rest.slice(k.span.end - span.start)
  }
  const letter = tables.letters.get(rest[0] ?? '')
  if (letter && countries.size === 0 && rest.length > 1) {
    countries.add(letter)
    rest = rest.slice(1)
  }
  const { countryOf } = demonymsOf(language)
  const left: string[] = []
  const words = rest
    .toLowerCase()
    .split(/[\s]+/)
    .filter((w) => /\p{L}{2}/u.test(w) && !tables.links.has(w))
  for (const word of words) {
    const code = countryOf(word)
    if (code) countries.add(code)
    else left.push(bodyStem(word, language))
  }
  const [country] = countries
  const stems = left.join(' ')
  const body = tables.bodies.get(stems)
  if (!country || countries.size > 1 || body === undefined) return undefined
  if (body === '') return { key: `organization:${stems}@${country}`, country }
  const entry = bodyEntry(body, country, tools.lexicon)
  return { key: entry.key, country, entry }
}
