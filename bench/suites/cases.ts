/**
 * Whole reports against a careful reader: those that the rules were mended on (cases/open) and those that nobody who mends
 * rules has read (cases/blind), by language and in all. A figure of `blind` is what a new report may expect.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { articlesOfFile } from '../../src/acquire/files.ts'
import { overlap, overlaps, type Span } from '../../src/base/span.ts'
import { type DocumentRecords, type Party, readArticle } from '../../src/engine.ts'
import type { Figure, Suite } from '../suite.ts'

type Gold = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>
interface GoldCase {
  readonly document: { readonly published: string }
  readonly entities: Readonly<Record<string, Gold>>
  readonly [kind: string]: unknown
}

interface Tally {
  gold: number
  right: number
  output: number
}

const sets = ['open', 'blind'] as const
const size = (s: Span): number => s.end - s.start
const jaccard = (a: Span, b: Span): number => overlap(a, b) / (size(a) + size(b) - overlap(a, b))
const ofShorter = (a: Span, b: Span): number => overlap(a, b) / Math.min(size(a), size(b))
const fold = (s: string): string =>
  s
    .normalize('NFKD')
    .replace(/[\p{M}《》“”"'’.«»]/gu, '')
    .toLowerCase()

/** Words that acquisition left out as a page's furniture: their records are missed. */
const nowhere: Span = { start: -1, end: -1 }

function locate(text: string, gold: Gold, key: string): Span {
  const quote = String(gold[key])
  const start = text.indexOf(quote, gold['in'] === undefined ? 0 : text.indexOf(String(gold['in'])))
  return start < 0 ? nowhere : { start, end: start + quote.length }
}

/** True where one of the names under which a party is known is the wanted one or holds it. */
function isCalled(wanted: string, party: Party, r: DocumentRecords): boolean {
  const entity = r.entities.find((e) => e.id === party.entity)
  const mentions = party.entity ? r.mentions.filter((m) => m.entity === party.entity).map((m) => m.quote) : []
  const w = fold(wanted)
  return [party.text, ...(entity ? [entity.name, ...Object.values(entity.names).flat()] : []), ...mentions]
    .map(fold)
    .some((n) => n === w || (w.length > 2 && n.includes(w)) || (n.length > 2 && w.includes(n)))
}

/** One gold record a kind: where it stands, and whether a record of ours is it. */
function judge(kind: string, gold: Gold, at: Span, r: DocumentRecords): readonly boolean[] {
  const list = (v: unknown): readonly string[] => (Array.isArray(v) ? v.map(String) : [])
  switch (kind) {
    case 'times':
      return r.times.map(
        (t) =>
          overlaps(t.span, at) &&
          t.timex.type === gold['type'] &&
          t.timex.value === gold['value'] &&
          (t.timex.mod ?? '') === (gold['mod'] ?? ''),
      )
    case 'quantities': {
      const same = (a: unknown, b: number | undefined): boolean => a === undefined || a === b
      return r.quantities.map(
        (q) =>
          overlaps(q.span, at) &&
          same(gold['min'] ?? gold['value'], q.min ?? q.value) &&
          same(gold['max'] ?? gold['value'], q.max ?? q.value) &&
          (gold['unit'] ?? '1') === (q.unit ?? '1') &&
          Boolean(gold['approx']) === Boolean(q.approximate),
      )
    }
    case 'statements':
      return r.statements.map(
        (s) =>
          jaccard(s.content, at) >= 0.5 &&
          isCalled(String(gold['speaker']), s.speaker, r) &&
          list(gold['via']).every((v) => s.via.some((x) => isCalled(v, x, r))),
      )
    case 'events': {
      const actors = list(gold['actors'])
      return r.events.map(
        (e) =>
          e.plover?.type === gold['type'] &&
          ofShorter(e.span, at) >= 0.4 &&
          actors.filter((a) => [...e.actors, ...e.recipients, ...e.places].some((p) => isCalled(a, p, r))).length * 2 >=
            actors.length,
      )
    }
    default:
      return r.positions.map(
        (p) =>
          ofShorter(p.content, at) >= 0.5 && isCalled(String(gold['party']), p.party, r) && p.stance === gold['stance'],
      )
  }
}

const spanKey = {
  times: 'quote',
  quantities: 'quote',
  statements: 'content',
  events: 'evidence',
  positions: 'content',
} as const
type Kind = keyof typeof spanKey

/** Times and quantities answer for all that they put out, the others for what lies where the case says something. */
function scoreKind(kind: Kind, golds: readonly Gold[], r: DocumentRecords): Tally {
  const spans = golds.map((g) => locate(r.document.text, g, spanKey[kind]))
  const records: readonly { readonly span: Span; readonly content?: Span }[] = r[kind]
  const used = new Set<number>()
  let right = 0
  golds.forEach((gold, i) => {
    const hit = judge(kind, gold, spans[i]!, r).findIndex((good, n) => good && !used.has(n))
    if (hit < 0) return
    used.add(hit)
    right++
  })
  const counted =
    kind === 'times' || kind === 'quantities'
      ? records
      : records.filter((x) => spans.some((s) => overlaps(s, x.content ?? x.span)))
  return { gold: golds.length, right, output: counted.length }
}

function scoreEntities(golds: readonly Gold[], r: DocumentRecords): Tally {
  let right = 0
  for (const gold of golds) {
    const hits = (gold['names'] as readonly string[]).map((name) => {
      const at = locate(r.document.text, { name }, 'name')
      return r.mentions.find((m) => overlaps(m.span, at) && ofShorter(m.span, at) >= 0.6)?.entity
    })
    const entity = r.entities.find((e) => e.id === hits[0])
    const near =
      gold['lat'] === undefined ||
      (entity?.lat !== undefined &&
        Math.hypot(entity.lat - Number(gold['lat']), (entity.lon ?? 0) - Number(gold['lon'])) < 0.45)
    if (
      entity &&
      new Set(hits).size === 1 &&
      entity.kind === gold['kind'] &&
      (gold['iso'] === undefined || entity.country === gold['iso']) &&
      near
    )
      right++
  }
  return { gold: golds.length, right, output: golds.length }
}

const f1 = ({ gold, right, output }: Tally): number => (gold + output === 0 ? 0 : (2 * right) / (gold + output))

async function* run(): AsyncGenerator<Figure> {
  for (const set of sets) {
    const folder = new URL(`../../cases/${set}/`, import.meta.url)
    const sums = new Map<string, Tally>()
    const files = readdirSync(folder).filter((f) => f.endsWith('.json'))
    for (const file of files.sort())
      for (const [kind, tally] of await talliesOf(new URL(file, folder)))
        for (const language of [file.slice(0, 2), 'all']) {
          const key = `${language}.${kind}`
          const sum = sums.get(key) ?? { gold: 0, right: 0, output: 0 }
          const { gold, right, output } = tally
          sums.set(key, { gold: sum.gold + gold, right: sum.right + right, output: sum.output + output })
        }
    for (const [key, tally] of [...sums].sort(([x], [y]) => Number(x > y) - Number(x < y)))
      yield {
        name: `cases.${set}.${key}-f1`,
        value: f1(tally),
        unit: 'f1',
        note: `${tally.gold} records of the reader`,
      }
  }
}

async function talliesOf(file: URL): Promise<readonly (readonly [string, Tally])[]> {
  const gold = JSON.parse(readFileSync(file, 'utf8')) as GoldCase
  const found = await articlesOfFile(file.pathname.replace(/json$/, 'txt'), { published: gold.document.published })
  if (!found.ok) throw new Error(found.error.message)
  const records = await readArticle(found.value[0]!)
  return [
    ...(Object.keys(spanKey) as Kind[]).map((kind) => [kind, scoreKind(kind, gold[kind] as Gold[], records)] as const),
    ['entities', scoreEntities(Object.values(gold.entities), records)],
  ]
}

export const suite: Suite = { title: 'whole reports in eight languages against a careful reader', run }
