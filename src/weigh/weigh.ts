/**
 * Stage 5: what only several reports tell together.
 * In: the records of documents, in any order. Out: findings, the same for every order.
 */
import { contentId, type DocumentId, type FindingId } from '../base/id.ts'
import type { Span } from '../base/span.ts'
import type { DocumentRecords, FindingRecord } from '../record/index.ts'
import { conceptFinder } from './concepts.ts'
import { originsOf } from './copies.ts'
import { contestedDurations } from './durations.ts'
import { weighFigures } from './figures.ts'
import type { Draft, Weighed, WeighTools } from './input.ts'
import { contestedOffices } from './offices.ts'
import { independentOrigins } from './origins.ts'
import { agreedStatements, correctionsByOutlet, correctionsInside, movedPositions } from './statements.ts'

export function weigh(documents: readonly DocumentRecords[], tools: WeighTools): readonly FindingRecord[] {
  const ordered = [...documents].sort(
    (a, b) =>
      (a.document.published ?? '').localeCompare(b.document.published ?? '') ||
      (a.document.id < b.document.id ? -1 : 1),
  )
  const origins = originsOf(ordered)
  const finder = conceptFinder(tools.concepts, tools.language)
  const weighed = ordered.map((records): Weighed => {
    const { document } = records
    const cache = new Map<string, ReadonlySet<string>>()
    return {
      records,
      outlet: document.outlet?.name ?? '',
      published: document.published ?? '',
      origin: origins.get(document.id) ?? document.id,
      conceptsAt: (span: Span) => {
        const key = `${span.start}-${span.end}`
        let found = cache.get(key)
        if (!found) {
          found = finder.inText(document.text.slice(span.start, span.end), document.language)
          cache.set(key, found)
        }
        return found
      },
      sentenceAt: (span: Span) =>
        records.sentences.find((s) => s.span.start <= span.start && span.start < s.span.end)?.span ?? span,
    }
  })
  const originals = weighed.filter((d) => d.origin === d.records.document.id)
  const weak = new Set(tools.concepts.filter((r) => r['weak'] === 'yes').map((r) => r['key'] ?? ''))
  const labels = new Map(tools.concepts.map((r) => [r['key'] ?? '', r['label'] ?? r['key'] ?? '']))
  const drafts = [
    ...contestedOffices(originals, tools),
    ...contestedDurations(originals),
    ...weighFigures(originals, labels),
    ...agreedStatements(originals, weak),
    ...correctionsInside(originals),
    ...correctionsByOutlet(originals, tools),
    ...movedPositions(originals),
    ...repeated(weighed),
  ]
  const findings = new Map<string, FindingRecord>()
  for (const draft of drafts) {
    const finding = findingOf(draft, tools)
    findings.set(finding.id, finding)
  }
  return [...findings.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Copies, with the report that they copy first. */
function repeated(documents: readonly Weighed[]): readonly Draft[] {
  const groups = new Map<string, Weighed[]>()
  for (const d of documents) groups.set(d.origin, [...(groups.get(d.origin) ?? []), d])
  return [...groups.values()]
    .filter((g) => g.length > 1)
    .map((group): Draft => {
      const origin = group.find((d) => d.origin === d.records.document.id)!
      const ordered = [origin, ...group.filter((d) => d !== origin)]
      return {
        kind: 'repeated',
        about: origin.records.document.title ?? 'one report',
        records: ordered.map((document) => ({ id: document.records.document.id, document })),
        confidence: 0.95,
      }
    })
}

function findingOf({ kind, about, records, confidence }: Draft, tools: WeighTools): FindingRecord {
  const documents = [...new Set(records.map((r) => r.document.records.document.id))] as DocumentId[]
  const outlets = [...new Set(records.map((r) => r.document.outlet))].filter((o) => o !== '')
  const id: FindingId = contentId<'finding'>('f', kind, about, ...records.map((r) => r.id))
  return {
    type: 'finding',
    id,
    kind,
    about,
    records: records.map((r) => r.id),
    documents,
    outlets,
    independent: kind === 'repeated' ? 1 : independentOrigins(records, tools),
    confidence,
  }
}
