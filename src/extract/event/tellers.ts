/** Who tells of an event and stands outside of what is told: no actor in it. */
import { contains, type Span } from '../../base/span.ts'
import { overlapping, type StatementRecord } from '../../record/index.ts'

/** Ids of the mentions that speak, or pass on, a statement around the span. */
export function tellersOf(statements: readonly StatementRecord[], span: Span): ReadonlySet<string> {
  const out = new Set<string>()
  for (const s of overlapping(statements, span, 8000))
    if (contains(s.content, span) && s.act === 'say')
      for (const party of [s.speaker, ...s.via]) if (party.mention) out.add(party.mention)
  return out
}
