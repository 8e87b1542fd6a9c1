/** The tables under lexicons/ as entries. */
import { readFileSync } from 'node:fs'
import type { EntityKind, LexiconEntry, Office, OutletKind } from '../record/index.ts'

export const nameLanguages = ['en', 'zh', 'ru', 'uk', 'ar', 'es', 'fr', 'de'] as const

/** Rows of a table under lexicons/: column name to cell. */
export function lexiconRows(name: string): readonly Readonly<Record<string, string>>[] {
  const lines = readFileSync(new URL(`../../lexicons/${name}.tsv`, import.meta.url), 'utf8').split('\n')
  let columns: readonly string[] | undefined
  const rows: Record<string, string>[] = []
  for (const line of lines) {
    if (line === '' || line.startsWith('# ')) continue
    const cells = line.split('\t')
    if (!columns) {
      columns = cells
      continue
    }
    const row: Record<string, string> = {}
    columns.forEach((column, i) => {
      row[column] = (cells[i] ?? '').trim()
    })
    rows.push(row)
  }
  return rows
}

const forms = (cell: string | undefined): readonly string[] =>
  cell
    ? cell
        .split(';')
        .map((f) => f.trim())
        .filter(Boolean)
    : []

/** Names by language; Spanish, French and German take the English forms where they have none of their own. */
function namesOf(
  row: Readonly<Record<string, string>>,
  more?: Readonly<Record<string, string>>,
): Readonly<Record<string, readonly string[]>> {
  const names: Record<string, readonly string[]> = {}
  const english = forms(row['en'])
  for (const l of nameLanguages) {
    const own = [...new Set([...forms(row[l]), ...forms(more?.[l])])]
    const list = own.length > 0 || !['es', 'fr', 'de'].includes(l) ? own : english
    if (list.length > 0) names[l] = list
  }
  return names
}

/** Words for a part of a country that are long, or several: Харківщина, North Kivu, 若开邦. */
const sureForms = (row: Readonly<Record<string, string>>): ReadonlySet<string> =>
  new Set(
    nameLanguages
      .flatMap((l) => forms(row[l]))
      .filter((form) => form.includes(' ') || form.length >= (/\p{Script=Han}/u.test(form) ? 3 : 7)),
  )

const isWikidata = (key: string): boolean => /^Q\d+$/.test(key)

function entryOf(row: Readonly<Record<string, string>>, kind: EntityKind, more?: Partial<LexiconEntry>): LexiconEntry {
  const key = row['key'] ?? ''
  const names = namesOf(row)
  return {
    key,
    kind,
    name: names['en']?.[0] ?? key,
    names,
    ...(row['country'] && row['country'] !== 'SU' ? { country: row['country'] } : {}),
    ...(isWikidata(key) ? { links: { wikidata: key } } : {}),
    ...more,
  }
}

function officesOf(cell: string | undefined): readonly Office[] {
  return forms(cell).map((office) => {
    const [title = '', of = '', from, to] = office.split('|')
    return { title, of: /^[A-Z]{2}$/.test(of) ? `country:${of}` : of, ...(from ? { from } : {}), ...(to ? { to } : {}) }
  })
}

export function allEntries(): readonly LexiconEntry[] {
  const aliases = new Map(lexiconRows('country-aliases').map((row) => [row['code'], row]))
  const countries = lexiconRows('countries').map((row): LexiconEntry => {
    const code = row['code'] ?? ''
    const names = namesOf(row, aliases.get(code))
    return { key: `country:${code}`, kind: 'country', name: names['en']?.[0] ?? code, names, country: code }
  })
  const historical = lexiconRows('historical-countries').map((row) => entryOf(row, 'country'))
  const places = lexiconRows('places').map((row) =>
    entryOf(row, (row['kind'] as EntityKind | undefined) ?? 'place', {
      ...(row['lat'] && row['lon'] ? { lat: Number(row['lat']), lon: Number(row['lon']) } : {}),
      ...(row['extra']?.includes('capital') ? { seatOf: `country:${row['country']}` } : {}),
    }),
  )
  const written = new Set(places.flatMap((e) => (e.names['en'] ?? []).map((n) => `${e.country}:${n}`)))
  const cities = lexiconRows('city-names')
    .filter((row) => !written.has(`${row['country']}:${row['en']}`))
    .map((row) =>
      entryOf({ ...row, key: `geonames:${row['id']}` }, 'place', {
        lat: Number(row['lat']),
        lon: Number(row['lon']),
        population: Number(row['population']),
        links: { geonames: row['id'] ?? '' },
      }),
    )
  const other = new Map(lexiconRows('region-aliases').map((row) => [row['subdivision'], row]))
  const regions = lexiconRows('regions').map((row) => {
    const aliases = other.get(row['subdivision'])
    return entryOf(row, 'place', {
      ...(aliases?.['name'] ? { name: aliases['name'], sure: sureForms(aliases) } : {}),
      names: namesOf(row, aliases),
      subdivision: row['subdivision'] ?? '',
      ...(row['people'] ? { people: Number(row['people']) } : {}),
      ...(/^geonames:/.test(row['key'] ?? '') ? { links: { geonames: (row['key'] ?? '').slice(9) } } : {}),
      ...(row['lat'] && row['lon'] ? { lat: Number(row['lat']), lon: Number(row['lon']) } : {}),
    })
  })
  const classes = new Map(lexiconRows('organization-classes').map((row) => [row['key'] ?? '', row['is'] ?? '']))
  const organizations = lexiconRows('organizations').map((row) => {
    const seat = /seat=(\w\w)/.exec(row['extra'] ?? '')?.[1]
    const outlet = /outlet=([\w-]+)/.exec(row['extra'] ?? '')?.[1] as OutletKind | undefined
    const is = classes.get(row['key'] ?? '')
    const sites = /site=(\S+)/.exec(row['extra'] ?? '')?.[1]?.split(',')
    return entryOf(row, (row['kind'] as EntityKind | undefined) ?? 'organization', {
      ...(/\bhome\b/.test(row['extra'] ?? '') ? { home: true } : {}),
      ...(seat ? { seatOf: `country:${seat}` } : {}),
      ...(outlet ? { outlet } : {}),
      ...(sites ? { sites } : {}),
      ...(is ? { is } : {}),
    })
  })
  const persons = lexiconRows('persons').map((row) => entryOf(row, 'person', { offices: officesOf(row['office']) }))
  return [...countries, ...historical, ...places, ...cities, ...regions, ...organizations, ...persons]
}
