/**
 * Positions of the open cases (cases/open): found and right, and whether their confidence can be believed. Every
 * position put out counts, not only those where the case has one: stricter than the score of the whole reports.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { articlesOfFile } from '../../src/acquire/files.ts'
import { overlap, type Span } from '../../src/base/span.ts'
import { type DocumentRecords, type PositionRecord, readArticle } from '../../src/engine.ts'
import type { Figure, Suite } from '../suite.ts'

interface GoldPosition {
  readonly party: string
  readonly stance: string
  readonly content: string
  readonly in?: string
}

const folder = new URL('../../cases/open/', import.meta.url)
const size = (s: Span): number => s.end - s.start
const fold = (s: string): string =>
  s
    .normalize('NFKD')
    .replace(/[\p{M}"'’.«»“”]/gu, '')
    .toLowerCase()

/** The records of a case that are a gold position each; one record answers for one. */
function rightOnes(golds: readonly GoldPosition[], r: DocumentRecords): ReadonlySet<PositionRecord> {
  const right = new Set<PositionRecord>()
  for (const gold of golds) {
    const start = r.document.text.indexOf(gold.content, gold.in ? r.document.text.indexOf(gold.in) : 0)
    const at = { start, end: start + gold.content.length }
    const hit = r.positions.find(
      (p) =>
        !right.has(p) &&
        p.stance === gold.stance &&
        overlap(p.content, at) * 2 >= Math.min(size(p.content), size(at)) &&
        namesOf(p, r).some((n) => n.includes(fold(gold.party)) || fold(gold.party).includes(n)),
    )
    if (hit) right.add(hit)
  }
  return right
}

function namesOf({ party }: PositionRecord, r: DocumentRecords): readonly string[] {
  const entity = r.entities.find((e) => e.id === party.entity)
  const forms = r.mentions.filter((m) => party.entity !== undefined && m.entity === party.entity).map((m) => m.quote)
  return [party.text, ...(entity ? Object.values(entity.names).flat() : []), ...forms]
    .map(fold)
    .filter((n) => n.length > 1)
}

async function* run(): AsyncGenerator<Figure> {
  const bins = new Map<number, { right: number; all: number }>()
  let wanted = 0
  for (const file of readdirSync(folder)
    .filter((f) => f.endsWith('.json'))
    .sort()) {
    const gold = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as {
      readonly document: { readonly published: string }
      readonly positions: readonly GoldPosition[]
    }
    const found = await articlesOfFile(new URL(file.replace('.json', '.txt'), folder).pathname, gold.document)
    if (!found.ok) throw new Error(found.error.message)
    const records = await readArticle(found.value[0]!)
    const right = rightOnes(gold.positions, records)
    wanted += gold.positions.length
    for (const p of records.positions) {
      const bin = Math.min(0.9, Math.floor(p.confidence * 10) / 10)
      const tally = bins.get(bin) ?? { right: 0, all: 0 }
      bins.set(bin, { right: tally.right + (right.has(p) ? 1 : 0), all: tally.all + 1 })
    }
  }
  const sum = (from: number): { right: number; all: number } =>
    [...bins].reduce((t, [bin, b]) => (bin < from ? t : { right: t.right + b.right, all: t.all + b.all }), {
      right: 0,
      all: 0,
    })
  const all = sum(0)
  const sure = sum(0.5)
  yield { name: 'positions.open.recall', value: all.right / wanted, unit: 'share', note: `${wanted} wanted` }
  yield { name: 'positions.open.precision', value: all.right / all.all, unit: 'share', note: `${all.all} put out` }
  yield { name: 'positions.open.precision-sure', value: sure.right / sure.all, unit: 'share', note: 'at 0.5 and more' }
  for (const [bin, { right, all: n }] of [...bins].sort((a, b) => a[0] - b[0]))
    yield { name: `positions.open.right-at-${bin.toFixed(1)}`, value: right / n, unit: 'share', note: `of ${n}` }
}

export const suite: Suite = { title: 'positions in whole reports, and how far their confidence holds', run }
