/** Figures of the same thing in different reports: equal, compatible, changed over days, or not both possible. */
import { overlaps, type Span } from '../base/span.ts'
import type { QuantityRecord } from '../record/index.ts'
import type { Draft, Weighed } from './input.ts'
import { dayGap } from './statements.ts'

interface Figure {
  readonly quantity: QuantityRecord
  readonly document: Weighed
  readonly low: number
  readonly high: number
  /** notions in what is counted */
  readonly of: string
  /** notions in its sentence */
  readonly around: ReadonlySet<string>
  /** countries and places named in its sentence */
  readonly places: ReadonlySet<string>
}

/** Bounds in numbers; approximate values reach a tenth to both sides. */
function boundsOf(q: QuantityRecord): readonly [number, number] {
  if (q.value !== undefined)
    return q.approximate ? [q.value - Math.abs(q.value) * 0.1, q.value + Math.abs(q.value) * 0.1] : [q.value, q.value]
  return [q.min ?? Number.NEGATIVE_INFINITY, q.max ?? Number.POSITIVE_INFINITY]
}

export function weighFigures(documents: readonly Weighed[], labels: ReadonlyMap<string, string>): readonly Draft[] {
  const groups = new Map<string, Figure[]>()
  for (const document of documents)
    for (const quantity of document.records.quantities) {
      if (!quantity.ofSpan) continue
      const [of] = [...document.conceptsAt(quantity.ofSpan)].sort()
      if (!of) continue
      const [low, high] = boundsOf(quantity)
      const key = `${of}|${quantity.unit ?? ''}|${quantity.per ?? ''}`
      const list = groups.get(key) ?? []
      list.push({
        quantity,
        document,
        low,
        high,
        of,
        around: document.conceptsAt(document.sentenceAt(quantity.span)),
        places: placesIn(document, document.sentenceAt(quantity.span)),
      })
      groups.set(key, list)
    }
  const drafts: Draft[] = []
  for (const list of groups.values()) drafts.push(...pairs(list, labels))
  return drafts
}

/** Countries by code and places by entity, so that a figure in one country is not held against one in another. */
function placesIn(document: Weighed, sentence: Span): ReadonlySet<string> {
  const kinds = new Map(document.records.entities.map((e) => [e.id, e]))
  const out = new Set<string>()
  for (const m of document.records.mentions) {
    const e = kinds.get(m.entity)
    if (e && overlaps(m.span, sentence) && ['country', 'place', 'facility'].includes(e.kind)) out.add(e.country ?? e.id)
  }
  return out
}

function pairs(list: readonly Figure[], labels: ReadonlyMap<string, string>): readonly Draft[] {
  const drafts: Draft[] = []
  const used = new Set<Figure>()
  for (const [i, a] of list.entries()) {
    if (used.has(a)) continue
    const others = list
      .slice(i + 1)
      .filter((b) => !used.has(b) && b.document.origin !== a.document.origin && comparable(a, b))
    const same = others.filter((b) => b.low <= a.high && a.low <= b.high)
    const apart = others.find((b) => b.high < a.low || a.high < b.low)
    const record = (f: Figure): Draft['records'][number] => ({ id: f.quantity.id, document: f.document })
    if (apart) {
      const days = dayGap(a.document, apart.document)
      const [first, later] = a.document.published <= apart.document.published ? [a, apart] : [apart, a]
      drafts.push({
        kind: days >= 2 ? 'changed' : 'contested',
        about: `the number of ${labels.get(a.of) ?? a.of}`,
        records: [record(first), record(later)],
        confidence: 0.6,
      })
      used.add(apart)
    }
    const equal = same.filter((b) => b.quantity.value !== undefined && a.quantity.value !== undefined)
    if (equal.length > 0 && Number.isFinite(a.low)) {
      drafts.push({
        kind: 'agreed',
        about: `the number of ${labels.get(a.of) ?? a.of}`,
        records: [a, ...equal].map(record),
        confidence: 0.65,
      })
      for (const e of equal) used.add(e)
    }
  }
  return drafts
}

/** The same notions around, no forecast against a fact, days near enough to be of one matter. */
function comparable(a: Figure, b: Figure): boolean {
  if (a.around.has('forecast') !== b.around.has('forecast')) return false
  if (a.places.size > 0 && b.places.size > 0 && ![...a.places].some((p) => b.places.has(p))) return false
  const shared = [...a.around].filter((c) => b.around.has(c) && c !== a.of).length
  const most = Math.min(a.around.size, b.around.size) - 1
  return dayGap(a.document, b.document) <= 30 && (shared > 0 || most <= 0)
}
