/** A place named with a descriptor (Donetsk region, 基辅州) or found by its context. */
import { overlap, type Span, sliceSpan } from '../base/span.ts'
import { nameWords, stemOf } from '../record/fold.ts'
import { isRegion, type KnownCandidate, type KnownName, type Language, type Reading } from '../record/index.ts'
import { chooseKnown, type DocumentContext, likelyPlace } from './choose.ts'
import { nameKey } from './key.ts'
import type { Resolved } from './resolve.ts'

const compiled = new WeakMap<Language, ReadonlyMap<string, string>>()

/** Stems of the words that stand beside names of places, each with where the table has it, `facility` before the others. */
function descriptorsOf(language: Language): ReadonlyMap<string, string> {
  let words = compiled.get(language)
  if (!words) {
    const rows = language
      .table('place-words')
      .filter((r) => ['after', 'before', 'city', 'facility', 'named'].includes(r['where'] ?? ''))
      .sort(
        (a, b) =>
          Number(b['where'] === 'city') - Number(a['where'] === 'city') ||
          Number(a['where'] === 'facility') - Number(b['where'] === 'facility'),
      )
    words = new Map(
      rows.flatMap((r) => (r['form'] ?? '').split(' ').map((w) => [stemOf(w, language), r['where'] ?? ''] as const)),
    )
    compiled.set(language, words)
  }
  return words
}

/** What the words around the name of a place make of it: `city`, `facility`, another kind of area; undefined where they are no such words. */
function meaningOf(descriptor: string, language: Language): string | undefined {
  const words = descriptorsOf(language)
  if (language.unspaced) return [...words].find(([form]) => descriptor === form)?.[1]
  const means = nameWords(descriptor).map((w) => words.get(stemOf(w, language)))
  return means.includes(undefined) ? undefined : (means.find((m) => m === 'facility' || m === 'city') ?? means[0])
}

/** A name that ends with the word of a facility, or begins with it as a common noun (мост …, مطار …). */
function isFacility(name: string, language: Language): boolean {
  const stems = (words: string): string =>
    language.unspaced
      ? words
      : ` ${nameWords(words)
          .map((w) => stemOf(w, language))
          .join(' ')} `
  const whole = stems(name)
  const common = !/^\p{Lu}/u.test(name)
  return language.table('place-words').some((r) => {
    if (r['where'] !== 'facility') return false
    const form = stems(r['form'] ?? '')
    return whole.length > form.length && (whole.endsWith(form) || (common && whole.startsWith(form)))
  })
}

/**
 * A descriptor that means a town leaves the town itself; that of a facility makes a facility there; any other makes the
 * region around it, in the same country, at the same place as far as is known. Where the other words are no descriptor
 * only a name that is known for sure is taken, by itself.
 */
export function placeOf(reading: Reading, span: Span, known: readonly KnownName[], context: DocumentContext): Resolved {
  const { language, document } = reading
  const quote = sliceSpan(document.text, span)
  const inside = known
    .filter(
      (k) =>
        k.span.start >= span.start &&
        k.span.end <= span.end &&
        k.candidates.some((c) => ['place', 'country', 'region'].includes(c.entry.kind)),
    )
    .sort((a, b) => overlap(b.span, span) - overlap(a.span, span))[0]
  const kind = isFacility(quote, language) ? 'facility' : 'place'
  const own: Resolved = { span, key: `${kind}:${nameKey(quote, language)}`, kind }
  if (!inside) return own
  const descriptor = (
    document.text.slice(span.start, inside.span.start) + document.text.slice(inside.span.end, span.end)
  )
    .trim()
    .toLowerCase()
  const means = descriptor === '' ? 'city' : meaningOf(descriptor, language)
  if (means === undefined) return inside.weak ? own : placeOf(reading, inside.span, [inside], context)
  // what lies in an area is not placed where only a small far town is called so
  const region = means !== 'city'
  const chosen = placeAt(reading, inside, context, { area: region, region: region && means !== 'facility' })
  if (!chosen || chosen.entry.kind === 'person' || chosen.entry.kind === 'organization') return own
  const { entry } = chosen
  if (descriptor === '' || (means !== 'facility' && (isRegion(entry) || !region) && entry.kind === 'place'))
    return { span, key: entry.key, kind: entry.kind, entry }
  const { population: _population, seatOf: _seat, links: _links, names: _names, ...rest } = entry
  if (means === 'facility' || kind === 'facility')
    return { ...own, kind: 'facility', entry: { ...rest, key: own.key, kind: 'facility', name: quote, names: {} } }
  const regionKey = `${entry.key}#region`
  return {
    span,
    key: regionKey,
    kind: 'place',
    entry: {
      ...rest,
      key: regionKey,
      kind: 'place',
      name: language.code === 'en' ? quote : `${entry.name} region`,
      names: { en: [`${entry.name} region`] },
    },
  }
}

/** A name that is a facility by its words: that of the lexicon with its descriptor (AKW Tschernobyl), one placed by the town in its name, else one of its own. */
export function facilityOf(
  reading: Reading,
  span: Span,
  known: readonly KnownName[],
  context: DocumentContext,
): Resolved {
  const own = known
    .filter((k) => k.span.start >= span.start && k.span.end <= span.end)
    .map((k) => chooseKnown(reading, k, context)?.entry)
    .find((entry) => entry?.kind === 'facility')
  if (own) return { span, key: own.key, kind: own.kind, entry: own }
  const placed = placeOf(reading, span, known, context)
  if (placed.kind === 'facility') return placed
  const key = `facility:${nameKey(sliceSpan(reading.document.text, span), reading.language)}`
  return { span, key, kind: 'facility' }
}

/** What a known name inside a place's means: the region of that name where a descriptor asks for one. */
function placeAt(
  reading: Reading,
  name: KnownName,
  context: DocumentContext,
  { area, region }: { readonly area: boolean; readonly region: boolean },
): KnownCandidate | undefined {
  if (region) {
    const regions = name.candidates.filter(({ entry }) => isRegion(entry) && context.countries.has(entry.country ?? ''))
    if (regions.length === 1) return regions[0]
  }
  return chooseKnown(reading, name, context) ?? likelyPlace(reading, name, { context, area, region })
}
