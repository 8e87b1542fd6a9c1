/**
 * Positions of the open cases (cases/open): found and right, and whether their confidence can be believed. Every
 * position put out counts, not only those where the case has one: stricter than the score of the whole reports.
 */
import { overlap, type Span } from '../../src/base/span.ts'
import type { DocumentRecords, PositionRecord } from '../../src/engine.ts'
import type { Figure, Suite } from '../suite.ts'
import { count, countFrom, fold, namesOf, openCases, type Reliability, reliability } from './support/open-cases.ts'

interface GoldPosition {
  readonly party: string
  readonly stance: string
  readonly content: string
  readonly in?: string
}

const size = (s: Span): number => s.end - s.start
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
        namesOf(p.party, r).some((n) => n.includes(fold(gold.party)) || fold(gold.party).includes(n)),
    )
    if (hit) right.add(hit)
  }
  return right
}

async function* run(): AsyncGenerator<Figure> {
  const bins: Reliability = new Map()
  let wanted = 0
  for await (const { gold, records } of openCases<{ readonly positions: readonly GoldPosition[] }>()) {
    const right = rightOnes(gold.positions, records)
    wanted += gold.positions.length
    for (const p of records.positions) count(bins, p.confidence, right.has(p))
  }
  const all = countFrom(bins, 0)
  const sure = countFrom(bins, 0.5)
  yield { name: 'positions.open.recall', value: all.right / wanted, unit: 'share', note: `${wanted} wanted` }
  yield { name: 'positions.open.precision', value: all.right / all.all, unit: 'share', note: `${all.all} put out` }
  yield { name: 'positions.open.precision-sure', value: sure.right / sure.all, unit: 'share', note: 'at 0.5 and more' }
  yield* reliability('positions.open', bins)
}

export const suite: Suite = { title: 'positions in whole reports, and how far their confidence holds', run }
