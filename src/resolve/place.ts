/** A place named with a descriptor (Donetsk region, 基辅州) or found by its context. */
import { overlap, type Span, sliceSpan } from '../base/span.ts'
import { isRegion, type KnownCandidate, type KnownName, type Reading } from '../record/index.ts'
import { chooseKnown, type DocumentContext, likelyPlace } from './choose.ts'
import { nameKey } from './key.ts'
import type { Resolved } from './resolve.ts'

/**
 * A descriptor that means a town leaves the town itself; any other makes the region around it, in the same country, at
 * the same place as far as is known.
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
  const key = nameKey(quote, language)
  const descriptor = inside
    ? (document.text.slice(span.start, inside.span.start) + document.text.slice(inside.span.end, span.end))
        .trim()
        .toLowerCase()
    : ''
  const region =
    descriptor !== '' && !language.table('place-words').some((r) => r['where'] === 'city' && r['form'] === descriptor)
  const chosen = inside && placeAt(reading, inside, context, region)
  if (!inside || !chosen || chosen.entry.kind === 'person' || chosen.entry.kind === 'organization')
    return { span, key: `place:${key}`, kind: 'place' }
  const { entry } = chosen
  if (descriptor === '' || ((isRegion(entry) || !region) && entry.kind === 'place'))
    return { span, key: entry.key, kind: entry.kind, entry }
  const regionKey = `${entry.key}#region`
  const { population: _population, seatOf: _seat, links: _links, names: _names, ...rest } = entry
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

/** What a known name inside a place's means: the region of that name where a descriptor asks for one. */
function placeAt(
  reading: Reading,
  name: KnownName,
  context: DocumentContext,
  region: boolean,
): KnownCandidate | undefined {
  if (region) {
    const regions = name.candidates.filter(({ entry }) => isRegion(entry) && context.countries.has(entry.country ?? ''))
    if (regions.length === 1) return regions[0]
  }
  return chooseKnown(reading, name, context) ?? likelyPlace(name, context, region)
}
