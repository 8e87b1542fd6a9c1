/**
 * Rows of the full sources as entries of a gazetteer: the GeoNames dump and its alternate names (tab-separated, CC BY 4.0,
 * https://download.geonames.org/export/dump/readme.txt), the Wikidata JSON dump (one item a line, CC0,
 * https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html).
 */
import type { EntityKind } from '../record/index.ts'
import { nameLanguages } from './lexicon-entries.ts'

export interface SourceEntry {
  readonly key: string
  readonly kind: EntityKind
  readonly name: string
  /** by language; `''`: of no language in particular */
  readonly names: Readonly<Record<string, readonly string[]>>
  /** ISO 3166-1 alpha-2, or the Wikidata item of a country */
  readonly country?: string
  readonly lat?: number
  readonly lon?: number
  readonly population?: number
  readonly links: Readonly<Record<string, string>>
}

export type SourceRow =
  | { readonly is: 'entry'; readonly entry: SourceEntry }
  /** another name or link of an entry that is there */
  | { readonly is: 'name'; readonly key: string; readonly language: string; readonly name: string }
  | { readonly is: 'link'; readonly key: string; readonly where: string; readonly id: string }
  /** the code of a country's Wikidata item, beside the item's own entry */
  | { readonly is: 'country'; readonly item: string; readonly code: string }

export type SourceFormat = 'geonames' | 'alternate-names' | 'wikidata'

/** The format of a dump by its first line; undefined for another file. */
export function formatOf(line: string): SourceFormat | undefined {
  const cells = line.split('\t')
  if (cells.length === 19 && /^\d+$/.test(cells[0]!) && /^-?\d/.test(cells[4]!)) return 'geonames'
  if (cells.length >= 4 && cells.length <= 10 && /^\d+$/.test(cells[0]!) && /^\d+$/.test(cells[1]!))
    return 'alternate-names'
  return /^[[\]]?\s*$/.test(line) || /^\[?\s*\{\s*"(?:type|id|pageid)"/.test(line) ? 'wikidata' : undefined
}

export const parsers: Readonly<Record<SourceFormat, (line: string) => readonly SourceRow[]>> = {
  geonames: geonamesRow,
  'alternate-names': alternateName,
  wikidata: wikidataItem,
}

/** Seas, lakes, rivers, islands, mountains, deserts, regions: what news places events at beside towns and areas. */
const landmarks = new Set('SEA OCN GULF BAY STRT LK STM ISL ISLS PEN MTS MT DSRT RGN CNL'.split(' '))

function geonamesRow(line: string): readonly SourceRow[] {
  const c = line.split('\t')
  const [id = '', name = '', ascii = '', , lat, lon, group = '', feature = '', country = ''] = c
  if (!/^\d+$/.test(id) || name === '') return []
  if (!['P', 'A'].includes(group) && !landmarks.has(feature)) return []
  // countries are the lexicon's
  if (/^PCL[ISF]?$/.test(feature) || /H$/.test(feature)) return []
  return [
    {
      is: 'entry',
      entry: {
        key: `geonames:${id}`,
        kind: 'place',
        name,
        names: { '': [...new Set([name, ascii].filter((n) => n !== ''))] },
        ...(country ? { country } : {}),
        lat: Number(lat),
        lon: Number(lon),
        population: Number(c[14] ?? 0),
        links: { geonames: id },
      },
    },
  ]
}

function alternateName(line: string): readonly SourceRow[] {
  const [, id = '', language = '', name = '', , , , historic] = line.split('\t')
  const key = `geonames:${id}`
  if (language === 'wkdt') return [{ is: 'link', key, where: 'wikidata', id: name }]
  const own = language === '' || (nameLanguages as readonly string[]).includes(language)
  return own && historic !== '1' && name !== '' ? [{ is: 'name', key, language, name }] : []
}

interface Item {
  readonly id?: string
  readonly labels?: Readonly<Record<string, { readonly value: string }>>
  readonly aliases?: Readonly<Record<string, readonly { readonly value: string }[]>>
  readonly claims?: Readonly<Record<string, readonly Claim[]>>
  readonly sitelinks?: Readonly<Record<string, unknown>>
}

interface Claim {
  readonly rank?: string
  readonly mainsnak?: { readonly datavalue?: { readonly value?: unknown } }
}

/** Items with fewer pages in all Wikipedias are nobody that news names. */
const fewestPages = 5

/** A person (Q5), a place (coordinates) or a body with a seat (headquarters), with a label in two of the eight languages. */
function wikidataItem(line: string): readonly SourceRow[] {
  const json = line.trim().replace(/,$/, '')
  if (!json.startsWith('{')) return []
  const { id = '', labels = {}, aliases = {}, claims = {}, sitelinks = {} } = JSON.parse(json) as Item
  const values = (property: string): readonly unknown[] =>
    (claims[property] ?? [])
      .flatMap((c) => (c.rank === 'deprecated' ? [] : [c.mainsnak?.datavalue?.value ?? []]))
      .flat()
  const items = (property: string): readonly string[] =>
    values(property).flatMap((v) => (v as { readonly id?: string }).id ?? [])
  const rows: SourceRow[] = []
  const code = values('P297').find((v): v is string => typeof v === 'string')
  if (code) return [{ is: 'country', item: id, code }]
  const names = Object.fromEntries(
    nameLanguages.flatMap((l) => {
      const label = labels[l]?.value
      return label ? [[l, [...new Set([label, ...(aliases[l] ?? []).map((a) => a.value)])]] as const] : []
    }),
  )
  if (Object.keys(names).length < 2 || Object.keys(sitelinks).length < fewestPages) return []
  const at = values('P625')[0] as { readonly latitude?: number; readonly longitude?: number } | undefined
  const kind = items('P31').includes('Q5')
    ? 'person'
    : items('P159').length > 0
      ? 'organization'
      : at
        ? 'place'
        : undefined
  if (!kind) return []
  const geonames = values('P1566').find((v): v is string => typeof v === 'string')
  const country = items('P17')[0] ?? items('P27')[0]
  const people = values('P1082').at(-1) as { readonly amount?: string } | undefined
  rows.push({
    is: 'entry',
    entry: {
      key: kind === 'place' && geonames ? `geonames:${geonames}` : id,
      kind,
      name: labels['en']?.value ?? Object.values(names)[0]![0]!,
      names,
      ...(country ? { country } : {}),
      ...(kind === 'place' && at?.latitude !== undefined && at.longitude !== undefined
        ? { lat: at.latitude, lon: at.longitude }
        : {}),
      ...(people?.amount ? { population: Math.round(Number(people.amount)) } : {}),
      links: { wikidata: id, ...(geonames ? { geonames } : {}) },
    },
  })
  return rows
}
