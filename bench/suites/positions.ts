/**
 * Positions of the open cases (cases/open): found and right, and whether their confidence can be believed. Every
 * position put out counts, not only those where the case has one: stricter than the score of the whole reports.
 */
import { overlap } from '../../src/base/span.ts'
import type { DocumentRecords, PositionRecord } from '../../src/engine.ts'
import type { Figure, Suite } from '../suite.ts'
import {
  answering,
  count,
  countFrom,
  type GoldContent,
  isCalled,
  openCases,
  type Reliability,
  reliability,
  sizeOf,
} from './support/open-cases.ts'

interface GoldPosition extends GoldContent {
  readonly party: string
  readonly stance: string
}

const rightOnes = (golds: readonly GoldPosition[], r: DocumentRecords): ReadonlySet<PositionRecord> =>
  answering(
    golds,
    r.positions,
    r.document.text,
    (p, gold, at) =>
      p.stance === gold.stance &&
      overlap(p.content, at) * 2 >= Math.min(sizeOf(p.content), sizeOf(at)) &&
      isCalled(p.party, gold.party, r),
  )

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
