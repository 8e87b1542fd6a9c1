/** What several reports have one speaker say, what is corrected, and positions that moved. */
import { overlaps } from '../base/span.ts'
import type { PositionRecord, StatementRecord } from '../record/index.ts'
import type { Draft, Weighed, WeighTools } from './input.ts'

interface Said {
  readonly statement: StatementRecord
  readonly document: Weighed
  readonly concepts: ReadonlySet<string>
}

/** Speaker by entity, statements that share most of their notions, in reports that do not copy one another. */
export function agreedStatements(documents: readonly Weighed[], weak: ReadonlySet<string>): readonly Draft[] {
  const bySpeaker = new Map<string, Said[]>()
  for (const document of documents)
    for (const statement of document.records.statements) {
      if (!statement.speaker.entity) continue
      const concepts = document.conceptsAt(statement.content)
      if (concepts.size === 0) continue
      const list = bySpeaker.get(statement.speaker.entity) ?? []
      list.push({ statement, document, concepts })
      bySpeaker.set(statement.speaker.entity, list)
    }
  const drafts: Draft[] = []
  for (const list of bySpeaker.values()) {
    const used = new Set<Said>()
    for (const a of list) {
      if (used.has(a)) continue
      const same = list.filter(
        (b) =>
          b !== a &&
          !used.has(b) &&
          b.document.origin !== a.document.origin &&
          b.statement.act === a.statement.act &&
          alike(a.concepts, b.concepts, weak) &&
          dayGap(a.document, b.document) <= 14,
      )
      if (same.length === 0) continue
      const own = list.filter(
        (b) => b !== a && !used.has(b) && b.document === a.document && alike(a.concepts, b.concepts, weak),
      )
      const group = [...own.filter(isDirect), a, ...same]
        .sort((x, y) => Number(isDirect(y)) - Number(isDirect(x)))
        .slice(0, 6)
      for (const g of group) used.add(g)
      const name =
        a.document.records.entities.find((e) => e.id === a.statement.speaker.entity)?.name ?? a.statement.speaker.text
      const shared = [...a.concepts].filter((c) => group.every((g) => g.concepts.has(c)))
      drafts.push({
        kind: 'agreed',
        about: `what ${name} says on ${shared.join(', ') || [...a.concepts].join(', ')}`,
        records: group.map((g) => ({ id: g.statement.id, document: g.document })),
        confidence: 0.6,
      })
    }
  }
  return drafts
}

const isDirect = (s: Said): boolean => s.statement.mode === 'direct'

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>, weak: ReadonlySet<string>): boolean {
  const common = [...a].filter((c) => b.has(c))
  const shared = common.length
  if (common.every((c) => weak.has(c))) return false
  const strong = (set: ReadonlySet<string>): number => [...set].filter((c) => !weak.has(c)).length
  return shared / Math.min(a.size, b.size) >= 0.6 && (shared >= 2 || (strong(a) === 1 && strong(b) === 1))
}

export const dayGap = (a: Weighed, b: Weighed): number =>
  a.published && b.published
    ? Math.abs(Date.parse(a.published.slice(0, 10)) - Date.parse(b.published.slice(0, 10))) / 86_400_000
    : 0

/** Inside one report: a statement that corrects, and what it corrects: the statement before it. */
export function correctionsInside(documents: readonly Weighed[]): readonly Draft[] {
  const drafts: Draft[] = []
  for (const document of documents) {
    if (document.origin !== document.records.document.id) continue
    document.records.statements.forEach((s, i) => {
      if (s.act !== 'correct') return
      const sentence = document.sentenceAt(s.span)
      const before = document.records.statements
        .slice(0, i)
        .findLast((p) => p.act !== 'correct' && (overlaps(p.span, sentence) || sentence.start - p.span.end < 200))
      if (before)
        drafts.push({
          kind: 'corrected',
          about: aboutOf(document, s),
          records: [before, s].map((r) => ({ id: r.id, document })),
          confidence: 0.7,
        })
    })
  }
  return drafts
}

/** What a correction is about: the kind of thing whose notions stand in it. */
function aboutOf(document: Weighed, s: StatementRecord): string {
  const notions = [...document.conceptsAt(s.content)]
  const timed = document.records.times.some((t) => overlaps(t.span, s.content))
  return `${timed ? 'the day of ' : ''}${notions.length > 0 ? `the ${notions.slice(0, 2).join(', ')}` : `what ${s.speaker.text} corrects`}`
}

/** A notice of correction, against the earlier report of the same outlet that shares most of its notions and names. */
export function correctionsByOutlet(documents: readonly Weighed[], tools: WeighTools): readonly Draft[] {
  const drafts: Draft[] = []
  for (const document of documents) {
    if (document.origin !== document.records.document.id) continue
    for (const notice of document.records.document.notices) {
      if (notice.kind !== 'correction') continue
      const record =
        document.records.statements.find((s) => overlaps(s.span, notice.span)) ??
        document.records.times.find((t) => overlaps(t.span, notice.span))
      const notions = document.conceptsAt(notice.span)
      const earlier = documents
        .filter(
          (d) =>
            d !== document &&
            d.outlet !== '' &&
            tools.outlet(d.outlet) === tools.outlet(document.outlet) &&
            d.published <= document.published,
        )
        .map((d) => ({ d, statement: best(d, notions) }))
        .filter((x) => x.statement !== undefined)
        .sort((a, b) => b.statement!.score - a.statement!.score || (a.d.published < b.d.published ? 1 : -1))[0]
      if (record && earlier?.statement)
        drafts.push({
          kind: 'corrected',
          about: `the ${[...notions].slice(0, 2).join(', ')} as ${document.outlet} reported it`,
          records: [
            { id: earlier.statement.id, document: earlier.d },
            { id: record.id, document },
          ],
          confidence: 0.8,
        })
    }
  }
  return drafts
}

function best(
  document: Weighed,
  notions: ReadonlySet<string>,
): { readonly id: string; readonly score: number } | undefined {
  let found: { readonly id: string; readonly score: number } | undefined
  for (const s of document.records.statements) {
    const timed = document.records.times.some((t) => overlaps(t.span, s.content)) ? 0.5 : 0
    const score = [...document.conceptsAt(s.content)].filter((c) => notions.has(c)).length + timed
    if (score >= 1 && score > (found?.score ?? 0)) found = { id: s.id, score }
  }
  return found
}

/** Below it a stance is more often misread than moved (`bench -- positions`). */
const surePosition = 0.4

/** One party on one issue, another stance on a later day. */
export function movedPositions(documents: readonly Weighed[]): readonly Draft[] {
  const byParty = new Map<string, { readonly position: PositionRecord; readonly document: Weighed }[]>()
  for (const document of documents) {
    if (document.origin !== document.records.document.id) continue
    for (const position of document.records.positions) {
      if (!position.party.entity || !document.published || position.confidence < surePosition) continue
      const key = `${position.party.entity}|${position.issue}`
      const list = byParty.get(key) ?? []
      list.push({ position, document })
      byParty.set(key, list)
    }
  }
  const drafts: Draft[] = []
  for (const list of byParty.values()) {
    const ordered = [...list].sort(
      (a, b) => a.document.published.localeCompare(b.document.published) || (a.position.id < b.position.id ? -1 : 1),
    )
    const first = ordered[0]!
    const later = ordered.findLast(
      (o) =>
        o.document.published.slice(0, 10) > first.document.published.slice(0, 10) &&
        o.position.stance !== first.position.stance,
    )
    if (!later) continue
    const name =
      first.document.records.entities.find((e) => e.id === first.position.party.entity)?.name ??
      first.position.party.text
    drafts.push({
      kind: 'changed',
      about: `the position of ${name} on ${first.position.issue}: ${first.position.stance}, then ${later.position.stance}`,
      records: [first, later].map((o) => ({ id: o.position.id, document: o.document })),
      confidence: 0.6,
    })
  }
  return drafts
}
