/**
 * Statements of the open cases (cases/open): whether their confidence can be believed. A record is right where its
 * content shares half of the union with a gold content and its speaker is the one named; every record put out counts.
 */
import { overlap } from '../../src/base/span.ts'
import type { DocumentRecords, StatementRecord } from '../../src/engine.ts'
import type { Figure, Suite } from '../suite.ts'
import {
  answering,
  count,
  type GoldContent,
  isCalled,
  openCases,
  type Reliability,
  reliability,
  sizeOf,
} from './support/open-cases.ts'

interface GoldStatement extends GoldContent {
  readonly speaker: string
}

const rightOnes = (golds: readonly GoldStatement[], r: DocumentRecords): ReadonlySet<StatementRecord> =>
  answering(golds, r.statements, r.document.text, (s, gold, at) => {
    const both = overlap(s.content, at)
    return both * 2 >= sizeOf(s.content) + sizeOf(at) - both && isCalled(s.speaker, gold.speaker, r)
  })

async function* run(): AsyncGenerator<Figure> {
  const bins: Reliability = new Map()
  for await (const { gold, records } of openCases<{ readonly statements?: readonly GoldStatement[] }>()) {
    const right = rightOnes(gold.statements ?? [], records)
    for (const s of records.statements) count(bins, s.confidence, right.has(s))
  }
  yield* reliability('statements.open', bins)
}

export const suite: Suite = { title: 'how far the confidence of statements in whole reports holds', run }
