/** Whose word a record is: the last of those who passed it on, else the agency that a report credits, else its outlet. */
import { contains, type Span } from '../base/span.ts'
import type { DocumentRecords, StatementRecord } from '../record/index.ts'
import type { Draft, WeighTools } from './input.ts'

/**
 * How many independent origins the records of a finding have. Outlets by any of their names count once, and so do all who
 * cite one source; what comes from nobody known adds nothing, though something does come from somewhere.
 */
export function independentOrigins(records: Draft['records'], tools: WeighTools): number {
  const origins = new Set(records.map(({ id, document }) => originOf(id, document.records, tools)))
  origins.delete(undefined)
  return Math.max(1, origins.size)
}

function originOf(id: string, records: DocumentRecords, tools: WeighTools): string | undefined {
  const { document } = records
  const via = statementAround(id, records)?.via.at(-1)
  if (via) return tools.outlet(records.entities.find((e) => e.id === via.entity)?.name ?? via.text)
  const credit = creditOf(records, tools)
  if (credit !== undefined) return credit
  return document.outlet && tools.outlet(document.outlet.name)
}

/** The innermost statement that is a record or holds it. */
function statementAround(id: string, records: DocumentRecords): StatementRecord | undefined {
  const lists: readonly (readonly { readonly id: string; readonly span: Span }[])[] = [
    records.statements,
    records.mentions,
    records.times,
    records.quantities,
    records.events,
    records.positions,
  ]
  const span = lists.flat().find((r) => r.id === id)?.span
  if (!span) return undefined
  return records.statements
    .filter((s) => s.id === id || contains(s.span, span))
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))[0]
}

/** The agency in brackets before the dash of a dateline: "KYIV (Reuters) - …". */
function creditOf({ document, mentions, entities }: DocumentRecords, tools: WeighTools): string | undefined {
  for (const m of mentions) {
    if (m.span.start > 200) return undefined
    const before = document.text[m.span.start - 1] ?? ''
    const after = document.text.slice(m.span.end, m.span.end + 4)
    if (!/[(（]/u.test(before) || !/^[)）]\s*[-–—]/u.test(after)) continue
    const entity = entities.find((e) => e.id === m.entity)
    if (entity?.kind === 'organization') return tools.outlet(entity.name)
  }
  return undefined
}
