/**
 * Statements of the open cases (cases/open): whether their confidence can be believed. A record is right where its
 * content shares half of the union with a gold content and its speaker is the one named; every record put out counts.
 */
import { overlap, type Span } from '../../src/base/span.ts'
import type { DocumentRecords, StatementRecord } from '../../src/engine.ts'
import type { Figure, Suite } from '../suite.ts'
import { count, fold, namesOf, openCases, type Reliability, reliability } from './support/open-cases.ts'

interface GoldStatement {
  readonly speaker: string
  readonly content: string
  readonly in?: string
}

const size = (s: Span): number => s.end - s.start

/** One record answers for one gold statement. */
function rightOnes(golds: readonly GoldStatement[], r: DocumentRecords): ReadonlySet<StatementRecord> {
  const right = new Set<StatementRecord>()
  for (const gold of golds) {
    const start = r.document.text.indexOf(gold.content, gold.in ? r.document.text.indexOf(gold.in) : 0)
    const at = { start, end: start + gold.content.length }
    const hit = r.statements.find((s) => {
      const both = overlap(s.content, at)
      return (
        !right.has(s) &&
        both * 2 >= size(s.content) + size(at) - both &&
        namesOf(s.speaker, r).some((n) => n.includes(fold(gold.speaker)) || fold(gold.speaker).includes(n))
      )
    })
    if (hit) right.add(hit)
  }
  return right
}

async function* run(): AsyncGenerator<Figure> {
  const bins: Reliability = new Map()
  for await (const { gold, records } of openCases<{ readonly statements?: readonly GoldStatement[] }>()) {
    const right = rightOnes(gold.statements ?? [], records)
    for (const s of records.statements) count(bins, s.confidence, right.has(s))
  }
  yield* reliability('statements.open', bins)
}

export const suite: Suite = { title: 'how far the confidence of statements in whole reports holds', run }
