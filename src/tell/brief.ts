/** The brief: what reports agree on, contest, correct, what changed and what is to come, every sentence with its words. */
import type { Span } from '../base/span.ts'
import type {
  DocumentRecord,
  DocumentRecords,
  EventRecord,
  FindingKind,
  FindingRecord,
  PositionRecord,
} from '../record/index.ts'

export interface Citation {
  readonly number: number
  readonly document: string
  readonly record?: string
  readonly outlet: string
  readonly published?: string
  readonly language: string
  readonly quote: string
}

export interface BriefItem {
  readonly finding?: string
  readonly text: string
  readonly citations: readonly number[]
}

export interface BriefSection {
  readonly key: string
  readonly heading: string
  readonly items: readonly BriefItem[]
}

export interface Brief {
  readonly title: string
  readonly documents: number
  readonly outlets: number
  readonly languages: readonly string[]
  readonly sections: readonly BriefSection[]
  readonly citations: readonly Citation[]
  readonly gaps: readonly string[]
}

interface Cited {
  readonly document: DocumentRecord
  readonly record?: string
  readonly quote: string
}

const headings: Readonly<Record<FindingKind, string>> = {
  contested: 'Contested',
  corrected: 'Corrected',
  changed: 'Changed',
  agreed: 'Reported alike',
  repeated: 'Repeated word for word',
}

const outletOf = (d: DocumentRecord): string => d.outlet?.name ?? `unknown outlet (${d.source})`
const clip = (text: string, most = 240): string => {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length > most ? `${flat.slice(0, most - 1).trimEnd()}…` : flat
}

/** In: what a store holds, in any order. Out: a brief; the same content gives the same brief. */
export function makeBrief(documents: readonly DocumentRecords[], findings: readonly FindingRecord[]): Brief {
  const citations: Citation[] = []
  const cite = (c: Cited): number => {
    const known = citations.find((x) => x.document === c.document.id && x.quote === clip(c.quote))
    if (known) return known.number
    const number = citations.length + 1
    citations.push({
      number,
      document: c.document.id,
      ...(c.record ? { record: c.record } : {}),
      outlet: outletOf(c.document),
      ...(c.document.published ? { published: c.document.published } : {}),
      language: c.document.language,
      quote: clip(c.quote),
    })
    return number
  }
  const byRecord = indexOf(documents)
  const sections: BriefSection[] = (Object.keys(headings) as FindingKind[]).map((kind) => ({
    key: kind,
    heading: headings[kind],
    items: findings
      .filter((f) => f.kind === kind)
      .sort((a, b) => b.confidence - a.confidence || b.independent - a.independent || a.about.localeCompare(b.about))
      .map((f) => {
        const cited = f.records.flatMap((id) => byRecord.get(id) ?? [])
        return { finding: f.id, text: sentenceOf(f, cited), citations: cited.map(cite) }
      }),
  }))
  sections.push({ key: 'positions', heading: 'Where parties stand', items: positions(documents, cite) })
  sections.push({ key: 'upcoming', heading: 'Upcoming', items: upcoming(documents, cite) })
  const days = documents.flatMap((d) => d.document.published?.slice(0, 10) ?? []).sort()
  const languages = [...new Set(documents.map((d) => d.document.language))].sort()
  return {
    title: days.length > 0 ? `Brief, ${days[0]}${days.at(-1) === days[0] ? '' : ` to ${days.at(-1)}`}` : 'Brief',
    documents: documents.length,
    outlets: new Set(documents.map((d) => outletOf(d.document))).size,
    languages,
    sections,
    citations,
    gaps: gapsOf(documents, days),
  }
}

function indexOf(documents: readonly DocumentRecords[]): ReadonlyMap<string, Cited> {
  const index = new Map<string, Cited>()
  for (const d of documents) {
    const { document } = d
    const sentence = (span: Span): string =>
      d.sentences.find((s) => s.span.start <= span.start && span.start < s.span.end)?.quote ??
      document.text.slice(span.start, span.end)
    index.set(document.id, { document, quote: document.title ?? clip(document.text, 120) })
    for (const s of d.statements)
      index.set(s.id, { document, record: s.id, quote: s.quote.length < 20 ? sentence(s.span) : s.quote })
    for (const p of d.positions) index.set(p.id, { document, record: p.id, quote: p.quote })
    for (const kind of [d.times, d.quantities, d.mentions])
      for (const r of kind) index.set(r.id, { document, record: r.id, quote: around(sentence(r.span), r.quote) })
    for (const e of d.events) index.set(e.id, { document, record: e.id, quote: e.quote })
  }
  return index
}

/** Some words on both sides of a quote inside its sentence. */
function around(sentence: string, quote: string): string {
  const at = sentence.indexOf(quote)
  if (sentence.length < 200 || at < 0) return sentence
  const start = Math.max(0, at - 90)
  const end = Math.min(sentence.length, at + quote.length + 90)
  return `${start > 0 ? '…' : ''}${sentence.slice(start, end)}${end < sentence.length ? '…' : ''}`
}

function sentenceOf(f: FindingRecord, cited: readonly Cited[]): string {
  const names = [...new Set(cited.map((c) => outletOf(c.document)))]
  const list = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? 'a report')
  switch (f.kind) {
    case 'contested':
      return `${list} do not agree on ${f.about}.`
    case 'corrected':
      return names.length === 1 ? `${list} carries a correction: ${f.about}.` : `Corrected: ${f.about} (${list}).`
    case 'changed':
      return `Changed over time: ${f.about}.`
    case 'agreed':
      return `${names.length > 1 ? `${list} report alike` : list} ${f.about} (${f.independent} independent ${f.independent === 1 ? 'origin' : 'origins'}).`
    case 'repeated':
      return `${list} carry the same text, “${f.about}”; it counts as one origin.`
    default:
      return f.about
  }
}

/** The latest position of each party on each issue. */
function positions(documents: readonly DocumentRecords[], cite: (c: Cited) => number): readonly BriefItem[] {
  const latest = new Map<
    string,
    { readonly position: PositionRecord; readonly d: DocumentRecords; readonly name: string }
  >()
  for (const d of documents)
    for (const position of d.positions) {
      if (position.confidence < 0.6) continue
      const name = d.entities.find((e) => e.id === position.party.entity)?.name ?? position.party.text
      const key = `${position.party.entity ?? position.party.text}|${position.issue}`
      const other = latest.get(key)
      if (!other || (other.d.document.published ?? '') <= (d.document.published ?? ''))
        latest.set(key, { position, d, name })
    }
  return [...latest.values()]
    .sort((a, b) => a.name.localeCompare(b.name) || a.position.issue.localeCompare(b.position.issue))
    .map(({ position, d, name }) => ({
      text: `${name}, on ${position.issue.replaceAll('-', ' ')}: ${position.stance}.`,
      citations: [cite({ document: d.document, record: position.id, quote: position.quote })],
    }))
}

/** Planned and postponed events whose day is not before the last report's. */
function upcoming(documents: readonly DocumentRecords[], cite: (c: Cited) => number): readonly BriefItem[] {
  const last =
    documents
      .map((d) => d.document.published?.slice(0, 10) ?? '')
      .sort()
      .at(-1) ?? ''
  const found: { readonly day: string; readonly event: EventRecord; readonly d: DocumentRecords }[] = []
  for (const d of documents)
    for (const event of d.events) {
      const time = d.times.find((t) => t.id === event.time)
      const day = (time?.from ?? time?.timex.value ?? '').slice(0, 10)
      if (
        (event.status === 'planned' || event.status === 'postponed') &&
        day >= last &&
        last !== '' &&
        /^\d{4}-\d{2}-\d{2}$/.test(day)
      )
        found.push({ day, event, d })
    }
  return found
    .sort((a, b) => a.day.localeCompare(b.day) || a.event.id.localeCompare(b.event.id))
    .map(({ day, event, d }) => ({
      text: `${day}: ${event.plover?.type.toLowerCase() ?? event.impact?.kind ?? 'event'}, ${event.status}.`,
      citations: [cite({ document: d.document, record: event.id, quote: event.quote })],
    }))
}

const covered = ['en', 'zh', 'ru', 'uk', 'ar', 'es', 'fr', 'de']

function gapsOf(documents: readonly DocumentRecords[], days: readonly string[]): readonly string[] {
  const gaps: string[] = []
  const have = new Set(documents.map((d) => d.document.language))
  const missing = covered.filter((l) => !have.has(l))
  if (missing.length > 0 && documents.length > 0) gaps.push(`No report in: ${missing.join(', ')}.`)
  const empty: string[] = []
  const first = days[0]
  const last = days.at(-1)
  if (first && last)
    for (let t = Date.parse(first); t <= Date.parse(last) && empty.length < 31; t += 86_400_000) {
      const day = new Date(t).toISOString().slice(0, 10)
      if (!days.includes(day)) empty.push(day)
    }
  if (empty.length > 0) gaps.push(`No report of: ${empty.join(', ')}.`)
  const undated = documents.filter((d) => !d.document.published).length
  if (undated > 0) gaps.push(`${undated} ${undated === 1 ? 'report has' : 'reports have'} no date.`)
  return gaps
}
