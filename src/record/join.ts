/** A document that was read in parts, one a language, as one. */
import { bySpan, type Span, sliceSpan } from '../base/span.ts'
import type { DocumentRecord, DocumentRecords, EntityRecord } from './types.ts'

/**
 * In: a document and what each of its parts yields; no two parts hold the same words. Out: all records in the order of
 * the text, entities of one id as one. What one part found across another is quoted with the words between.
 */
export function joinRecords(document: DocumentRecord, parts: readonly DocumentRecords[]): DocumentRecords {
  const all = <T extends { readonly id: string; readonly span: Span; readonly quote: string }>(
    of: (part: DocumentRecords) => readonly T[],
  ): readonly T[] =>
    [...new Map(parts.flatMap(of).map((record) => [record.id, record])).values()]
      .sort(bySpan)
      .map((record) => ({ ...record, quote: sliceSpan(document.text, record.span) }))
  const entities = new Map<string, EntityRecord>()
  for (const entity of parts.flatMap((p) => p.entities)) {
    const there = entities.get(entity.id)
    entities.set(entity.id, there ? joined(there, entity) : entity)
  }
  return {
    document,
    sentences: all((p) => p.sentences),
    entities: [...entities.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    mentions: all((p) => p.mentions),
    times: all((p) => p.times),
    quantities: all((p) => p.quantities),
    statements: all((p) => p.statements),
    events: all((p) => p.events),
    positions: all((p) => p.positions),
  }
}

function joined(a: EntityRecord, b: EntityRecord): EntityRecord {
  const names: Record<string, readonly string[]> = { ...a.names }
  for (const [language, forms] of Object.entries(b.names))
    names[language] = [...new Set([...(names[language] ?? []), ...forms])]
  return { ...a, names, roles: [...a.roles, ...b.roles] }
}
