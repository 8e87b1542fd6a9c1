/**
 * Toponyms of English reports: found where they stand (F1 of spans that share most of their letters), and of those found the
 * share that lies within 161 km (100 miles) of its gold point. A country or a region has an area and not a point: it is
 * right where one of its towns is that near.
 */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { overlap, type Span } from '../../src/base/span.ts'
import { type DocumentRecords, readArticle } from '../../src/engine.ts'
import { lexiconRows } from '../../src/models/lexicon-entries.ts'
import type { EntityRecord } from '../../src/record/index.ts'
import { type Figure, goldFolder, type Suite } from '../suite.ts'
import { codePoints } from './support/standoff.ts'

interface Point {
  readonly lat: number
  readonly lon: number
}

interface Toponym {
  readonly span: Span
  /** absent for places that no gazetteer has */
  readonly point?: Point
}

interface GoldText {
  readonly text: string
  readonly toponyms: readonly Toponym[]
  /** adjectives of countries are toponyms too, which our records hold as nominal mentions */
  readonly adjectives: boolean
}

const plainText = (xml: string): string =>
  xml
    .replace(/^\s*<!\[CDATA\[([\s\S]*?)\]\]>\s*$/, '$1')
    .replace(/&(lt|gt|quot|apos|#39);/g, (_, e: string) => ({ lt: '<', gt: '>', quot: '"' })[e] ?? "'")
    .replace(/&amp;/g, '&')

const tagged = (xml: string, name: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([\\s\\S]*?)</${name}>`, 'g'))].map((m) => m[1]!)

/** Both sets have articles with a text and places in it; offsets count code points. */
function load(file: string, place: string, name: string): readonly GoldText[] {
  return tagged(readFileSync(new URL(file, goldFolder('place-en')), 'utf8'), 'article').map((article): GoldText => {
    const text = plainText(tagged(article, 'text')[0] ?? '')
    const offsets = codePoints(text)
    const toponyms = tagged(article, place).flatMap((xml): Toponym[] => {
      const number = (tag: string): number => Number(tagged(xml, tag)[0] ?? Number.NaN)
      const phrase = plainText(tagged(xml, name)[0] ?? '').trim()
      const from = offsets[number('start')] ?? 0
      const start = text.startsWith(phrase, from) ? from : text.indexOf(phrase, Math.max(0, from - 12))
      if (phrase === '' || start < 0) return []
      const [lat, lon] = [number('lat'), number('lon')]
      return [
        {
          span: { start, end: start + phrase.length },
          ...(Number.isNaN(lat) || Number.isNaN(lon) ? {} : { point: { lat, lon } }),
        },
      ]
    })
    return { text, toponyms, adjectives: place === 'toponym' }
  })
}

function kilometres(a: Point, b: Point): number {
  const rad = Math.PI / 180
  const h =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2
  return 12742 * Math.asin(Math.sqrt(h))
}

interface Town extends Point {
  readonly country: string
  readonly subdivision: string
}

/** Countries and parts of them that have a town within 161 km of a point, in deserts within 800. */
function areasAt(): (point: Point) => ReadonlySet<string> {
  const cells = new Map<string, Town[]>()
  const cell = (lat: number, lon: number): string => `${Math.floor(lat)} ${Math.floor(lon)}`
  const rows = gunzipSync(readFileSync(new URL('../../lexicons/towns.tsv.gz', import.meta.url))).toString('utf8')
  for (const row of rows.split('\n')) {
    const [, , country = '', subdivision = '', lat, lon] = row.split('\t')
    const town = { country, subdivision, lat: Number(lat), lon: Number(lon) }
    if (Number.isNaN(town.lat) || lat === undefined) continue
    const list = cells.get(cell(town.lat, town.lon))
    if (list) list.push(town)
    else cells.set(cell(town.lat, town.lon), [town])
  }
  const within = (point: Point, most: number): ReadonlySet<string> => {
    const areas = new Set<string>()
    const high = Math.ceil(most / 111)
    const wide = Math.ceil(high / Math.max(0.2, Math.cos((point.lat * Math.PI) / 180)))
    for (let lat = -high; lat <= high; lat++)
      for (let lon = -wide; lon <= wide; lon++)
        for (const town of cells.get(cell(point.lat + lat, point.lon + lon)) ?? [])
          if (kilometres(point, town) <= most) areas.add(town.country).add(town.subdivision)
    return areas
  }
  return (point) => {
    const areas = within(point, 161)
    return areas.size > 0 ? areas : within(point, 800)
  }
}

const isPlace = ({ kind, lat }: EntityRecord): boolean =>
  ['place', 'country', 'region'].includes(kind) || (kind === 'facility' && lat !== undefined)

const same = (a: Span, b: Span): boolean => overlap(a, b) * 2 > Math.max(a.end - a.start, b.end - b.start)

interface Tally {
  gold: number
  found: number
  right: number
  placed: number
  near: number
}

function score(
  { toponyms, adjectives }: GoldText,
  r: DocumentRecords,
  areas: (point: Point) => ReadonlySet<string>,
  t: Tally,
): void {
  const entities = new Map(r.entities.map((e) => [e.id, e]))
  const mine = r.mentions.flatMap((m) => {
    const entity = entities.get(m.entity)
    return entity && isPlace(entity) && (adjectives || m.form === 'name') ? [{ span: m.span, entity }] : []
  })
  t.gold += toponyms.length
  t.found += mine.length
  for (const { span, point } of toponyms) {
    const hit = mine.find((m) => same(m.span, span))
    if (!hit) continue
    t.right++
    if (!point) continue
    t.placed++
    if (isThere(hit.entity, point, areas)) t.near++
  }
}

function isThere(entity: EntityRecord, point: Point, areas: (point: Point) => ReadonlySet<string>): boolean {
  const { lat, lon, country, subdivision } = entity
  if (lat !== undefined && lon !== undefined && kilometres({ lat, lon }, point) <= 161) return true
  if (entity.kind === 'country') return areas(point).has(country ?? '-')
  return regions.has(entity.links?.['geonames'] ?? '') && areas(point).has(subdivision ?? '-')
}

/** GeoNames ids of parts of countries. */
const regions = new Set(lexiconRows('regions').map((r) => (r['key'] ?? '').replace(/^geonames:/, '')))

const sets = [
  ['lgl', 'Local Global Lexicon', () => load('lgl.xml', 'toponym', 'phrase')],
  ['geovirus', 'GeoVirus', () => load('GeoVirus.xml', 'location', 'name')],
] as const

async function* run(): AsyncGenerator<Figure> {
  const areas = areasAt()
  for (const [name, title, texts] of sets) {
    const t: Tally = { gold: 0, found: 0, right: 0, placed: 0, near: 0 }
    for (const gold of texts())
      score(
        gold,
        await readArticle({ source: name, text: gold.text, notices: [], publishedFrom: 'none', language: 'en' }),
        areas,
        t,
      )
    const note = `${title}, ${t.gold} toponyms`
    yield { name: `places.${name}.f1`, value: (2 * t.right) / (t.gold + t.found), unit: 'f1', note }
    yield { name: `places.${name}.precision`, value: t.right / t.found, unit: 'share' }
    yield { name: `places.${name}.recall`, value: t.right / t.gold, unit: 'share' }
    yield {
      name: `places.${name}.within-161km`,
      value: t.near / t.placed,
      unit: 'share',
      note: 'of those found that have a gold point',
    }
  }
}

export const suite: Suite = { title: 'toponyms found and placed', run }
