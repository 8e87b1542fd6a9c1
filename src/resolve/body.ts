/** A body of a country (индийский МИД, МИД Индии) as one organization, however the country is said. */
import { type Span, sliceSpan } from '../base/span.ts'
import { foldWord, nameWords, stemWord } from '../record/fold.ts'
import type { KnownName, Language, Reading } from '../record/index.ts'
import { demonymsOf } from './adjectives.ts'

interface BodyTables {
  readonly bodies: ReadonlySet<string>
  readonly links: ReadonlySet<string>
}

const compiled = new WeakMap<Language, BodyTables>()

function tablesOf(language: Language): BodyTables {
  let tables = compiled.get(language)
  if (!tables) {
    const rows = language.table('institutions')
    const stems = (form: string): string =>
      nameWords(form)
        .map((w) => stemWord(foldWord(w), language))
        .join(' ')
    tables = {
      bodies: new Set(rows.filter((r) => r['where'] === 'body').map((r) => stems(r['form'] ?? ''))),
      links: new Set(rows.filter((r) => r['where'] === 'link').flatMap((r) => (r['form'] ?? '').split(' '))),
    }
    compiled.set(language, tables)
  }
  return tables
}

/** In: the span of an organization and the names known in it. Out: a key of body and country, where it is one. */
export function bodyOf(
  reading: Reading,
  span: Span,
  inside: readonly KnownName[],
): { readonly key: string; readonly country: string } | undefined {
  const { language, document } = reading
  const tables = tablesOf(language)
  if (tables.bodies.size === 0) return undefined
  const countries = new Set<string>()
  let rest = sliceSpan(document.text, span)
  for (const k of [...inside].reverse()) {
    const entry = k.candidates[0]?.entry
    if (entry?.kind !== 'country' || !entry.country) continue
    countries.add(entry.country)
    rest = rest.slice(0, k.span.start - span.start) + rest.slice(k.span.end - span.start)
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
    else left.push(stemWord(foldWord(word.replace(/^\p{L}['’](?=\p{L}{2})|['’]s$/gu, '')), language))
  }
  const [country] = countries
  const body = left.join(' ')
  return country && countries.size === 1 && tables.bodies.has(body) ? { key: `${body}@${country}`, country } : undefined
}
