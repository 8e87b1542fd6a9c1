import { strict as assert } from 'node:assert'
import type { DocumentRecords } from '../../src/engine.ts'

/** Holds for every reading of every text: spans lie in the text and slice to their quotes, ids are unique, links lead somewhere. */
export function assertSound(r: DocumentRecords): void {
  const { text } = r.document
  const ids = new Set<string>()
  const entities = new Set<string>(r.entities.map((e) => e.id))
  const times = new Set<string>(r.times.map((t) => t.id))
  const quantities = new Set<string>(r.quantities.map((q) => q.id))
  const statements = new Set<string>(r.statements.map((s) => s.id))
  const inside = (span: { readonly start: number; readonly end: number }): void =>
    assert.ok(0 <= span.start && span.start < span.end && span.end <= text.length, JSON.stringify(span))
  for (const x of [
    ...r.sentences,
    ...r.mentions,
    ...r.times,
    ...r.quantities,
    ...r.statements,
    ...r.events,
    ...r.positions,
  ]) {
    inside(x.span)
    assert.equal(x.quote, text.slice(x.span.start, x.span.end))
    assert.ok(!ids.has(x.id), `twice: ${x.type} ${x.id} ${x.quote}`)
    ids.add(x.id)
  }
  for (const q of r.quantities) {
    if (q.ofSpan) inside(q.ofSpan)
    if (q.ofSpan) assert.equal(q.of, text.slice(q.ofSpan.start, q.ofSpan.end))
    for (const part of q.ofParts ?? []) {
      inside(part.span)
      assert.equal(part.text, text.slice(part.span.start, part.span.end))
    }
    assert.ok(q.ofParts === undefined || q.ofParts.length > 1)
  }
  for (const m of r.mentions) assert.ok(entities.has(m.entity))
  for (const s of r.statements) {
    inside(s.content)
    for (const p of [s.speaker, ...s.via])
      assert.ok(p.text !== '' && (p.entity === undefined || entities.has(p.entity)))
  }
  for (const e of r.events) {
    inside(e.trigger)
    assert.ok(e.time === undefined || times.has(e.time))
    assert.ok(
      e.quantities.every((q) => quantities.has(q)) && (e.statement === undefined || statements.has(e.statement)),
    )
  }
  for (const p of r.positions) inside(p.content)
}
