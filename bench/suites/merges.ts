/**
 * One entity for one thing: mentions that NEREL ties to Wikidata, within each report and across all of them. A mention is
 * right where most mentions of its entity are of its own item; an entity is wrongly merged where it holds two items.
 * B³ counts what was torn apart too. Its dev and its training reports measure alike: nothing of NEREL trains anything here.
 */
import { globSync, readFileSync } from 'node:fs'
import type { Span } from '../../src/base/span.ts'
import { readArticle } from '../../src/engine.ts'
import { type Figure, goldFolder, type Suite } from '../suite.ts'
import { marked, outermost } from './support/standoff.ts'

interface Linked {
  /** Wikidata item, after NEREL */
  readonly item: string
  /** our entity */
  readonly entity: string
  readonly report: string
}

interface GoldMention extends Span {
  readonly item: string
}

const kinds = /^(PERSON|ORGANIZATION|COUNTRY|CITY|STATE_OR_PROVINCE|DISTRICT|LOCATION|FACILITY)$/

/** Outermost names of a report with their items. */
function gold(file: URL, text: string): readonly GoldMention[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  const items = new Map(
    lines.flatMap((line) => [...line.matchAll(/^N\d+\tReference (T\d+) Wikidata:(Q\d+)/g)]).map((m) => [m[1]!, m[2]!]),
  )
  const names = marked(text, lines).filter(({ label }) => kinds.test(label))
  return outermost(names).flatMap(({ id, start, end }) => {
    const item = items.get(id)
    return item ? [{ start, end, item }] : []
  })
}

async function linked(folder: URL): Promise<readonly Linked[]> {
  const out: Linked[] = []
  for (const report of globSync('*/*_text.txt', { cwd: folder.pathname }).sort()) {
    const text = readFileSync(new URL(report, folder), 'utf8')
    const r = await readArticle({ source: report, text, notices: [], publishedFrom: 'none', language: 'ru' })
    for (const g of gold(new URL(report.replace('.txt', '.ann'), folder), text)) {
      const mine = r.mentions.find((m) => m.span.start === g.start && m.span.end === g.end)
      if (mine) out.push({ item: g.item, entity: mine.entity, report })
    }
  }
  return out
}

/** Mentions by a key, each list in reading order. */
const grouped = (all: readonly Linked[], key: (m: Linked) => string): ReadonlyMap<string, readonly Linked[]> =>
  Map.groupBy(all, key)

function* figures(
  where: string,
  all: readonly Linked[],
  entityOf: (m: Linked) => string,
  itemOf: (m: Linked) => string,
): Iterable<Figure> {
  const entities = grouped(all, entityOf)
  const items = grouped(all, itemOf)
  let [right, precision, recall] = [0, 0, 0]
  for (const m of all) {
    const [cluster, own] = [entities.get(entityOf(m))!, items.get(itemOf(m))!]
    const shared = cluster.filter((o) => o.item === m.item)
    precision += shared.length / cluster.length
    recall += shared.length / own.length
    const most = [...grouped(cluster, (o) => o.item).values()].sort((a, b) => b.length - a.length)[0]!
    if (most[0]!.item === m.item) right++
  }
  const [p, r] = [precision / all.length, recall / all.length]
  const merged = [...entities.values()].filter((c) => c.length > 1)
  const wrong = merged.filter((c) => new Set(c.map((m) => m.item)).size > 1)
  yield {
    name: `merges.${where}.right`,
    value: right / all.length,
    unit: 'share',
    note: `NEREL, ${all.length} mentions found and linked there`,
  }
  yield {
    name: `merges.${where}.b3`,
    value: (2 * p * r) / (p + r),
    unit: 'f1',
    note: `precision ${p.toFixed(3)}, recall ${r.toFixed(3)}`,
  }
  yield {
    name: `merges.${where}.wrong`,
    value: wrong.length / merged.length,
    unit: 'share',
    note: `of ${merged.length} entities with two mentions or more`,
  }
}

async function* run(): AsyncGenerator<Figure> {
  const all = await linked(goldFolder('ner-ru'))
  yield* figures(
    'within',
    all,
    (m) => `${m.report} ${m.entity}`,
    (m) => `${m.report} ${m.item}`,
  )
  yield* figures(
    'across',
    all,
    (m) => m.entity,
    (m) => m.item,
  )
}

export const suite: Suite = { title: 'one entity for one thing', run }
