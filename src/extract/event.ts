import { contentId, type EventId } from '../base/id.ts'
import { bySpan, contains, overlaps, type Span, sliceSpan } from '../base/span.ts'
import {
  type DocumentRecords,
  type EventRecord,
  type EventStatus,
  type ImpactKind,
  type MentionRecord,
  overlapping,
  type PloverType,
  type Reading,
  type Sentence,
  type StatementRecord,
} from '../record/index.ts'
import { rolesAround } from './event/roles.ts'
import { type Trigger, triggersOf } from './event/trigger.ts'
import { type EventWords, eventWordsOf } from './event/words.ts'

type SoFar = Pick<DocumentRecords, 'times' | 'quantities' | 'mentions' | 'entities' | 'statements'>

/** The deeds that need somebody who does them to be worth a record. */
const needsActor = new Set([
  'SUPPORT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'COOPERATE',
  'AGREE',
  'CONCEDE',
  'SANCTION',
  'MOBILIZE',
  'AID',
  'RETREAT',
])
const weight: readonly EventStatus[] = [
  'postponed',
  'cancelled',
  'possible',
  'planned',
  'denied',
  'ongoing',
  'occurred',
]

/**
 * Who did what to whom: events by PLOVER type, and impacts.
 * In: a reading and what was extracted before. Out: events in text order, one a type and clause.
 * Cost: linear in the text; sentences without a trigger cost nothing.
 */
export function extractEvents(reading: Reading, soFar: SoFar): readonly EventRecord[] {
  const words = eventWordsOf(reading.language)
  const entities = new Map(soFar.entities.map((e) => [e.id as string, e]))
  const out: EventRecord[] = []
  let at = 0
  for (const sentence of reading.sentences) {
    while (at < soFar.mentions.length && soFar.mentions[at]!.span.end <= sentence.span.start) at++
    const here: MentionRecord[] = []
    for (let i = at; i < soFar.mentions.length && soFar.mentions[i]!.span.start < sentence.span.end; i++)
      here.push(soFar.mentions[i]!)
    const near = here.filter((m) => m.form === 'name').map((m) => m.span)
    const taken = new Map<string, Trigger>()
    for (const trigger of triggersOf(reading, sentence, near)) {
      const key = `${trigger.word.type}:${trigger.clause.start}`
      const other = taken.get(key)
      if (other && !(other.word.noun && !trigger.word.noun)) continue
      if (trigger.word.noun && insideCue(soFar.statements, trigger)) continue
      const telling = tellers(soFar.statements, trigger)
      const roles = rolesAround(
        reading,
        sentence,
        trigger,
        telling.size > 0 ? here.filter((m) => !telling.has(m.id)) : here,
        entities,
      )
      if (needsActor.has(trigger.word.type) && !roles.actors.some((a) => a.entity)) continue
      const bare = roles.actors.length + roles.recipients.length + roles.places.length === 0
      if (
        trigger.word.noun &&
        bare &&
        (trigger.word.type !== 'CONSULT' || statusOf(reading, sentence, trigger, words) === 'occurred')
      )
        continue
      if (other)
        out.splice(
          out.findIndex((e) => e.trigger.start === other.span.start),
          1,
        )
      taken.set(key, trigger)
      out.push(recordOf(reading, sentence, trigger, { ...soFar, roles, words }))
    }
  }
  return out.sort(bySpan)
}

/** "de acuerdo con fuentes": a noun of an attribution is no deed. */
const insideCue = (statements: readonly StatementRecord[], { span }: Trigger): boolean =>
  overlapping(statements, span, 8000).some((s) => s.cue !== undefined && overlaps(s.cue.span, span))

/** Who tells of an event and stands outside of what is told: no actor in it. */
function tellers(statements: readonly StatementRecord[], trigger: Trigger): ReadonlySet<string> {
  const out = new Set<string>()
  for (const s of overlapping(statements, trigger.span, 8000))
    if (contains(s.content, trigger.span) && s.act === 'say')
      for (const party of [s.speaker, ...s.via]) if (party.mention) out.add(party.mention)
  return out
}

function recordOf(
  reading: Reading,
  sentence: Sentence,
  trigger: Trigger,
  facts: SoFar & { readonly roles: ReturnType<typeof rolesAround>; readonly words: EventWords },
): EventRecord {
  const { text, id: document } = reading.document
  const { word, clause } = trigger
  const inClause = <T extends { readonly span: Span }>(list: readonly T[]): readonly T[] => overlapping(list, clause)
  const time =
    inClause(facts.times).find((t) => t.timex.type === 'DATE' || t.timex.type === 'TIME') ??
    overlapping(facts.times, sentence.span).find((t) => t.timex.type === 'DATE' || t.timex.type === 'TIME')
  const statement = overlapping(facts.statements, trigger.span, 8000)
    .filter((s) => contains(s.content, trigger.span))
    .reduce<StatementRecord | undefined>(
      (best, s) => (!best || s.content.end - s.content.start < best.content.end - best.content.start ? s : best),
      undefined,
    )
  const id: EventId = contentId<'event'>('ev', document, trigger.span.start, word.type)
  const core = {
    type: 'event' as const,
    id,
    document,
    span: clause,
    quote: sliceSpan(text, clause),
    trigger: trigger.span,
    status: statusOf(reading, sentence, trigger, facts.words),
    ...facts.roles,
    ...(time ? { time: time.id } : {}),
    quantities: inClause(facts.quantities).map((q) => q.id),
    ...(statement ? { statement: statement.id } : {}),
    confidence: word.noun ? 0.6 : facts.roles.actors.length > 0 ? 0.75 : 0.6,
  }
  if (/^[a-z]/.test(word.type)) return { ...core, impact: { kind: word.type as ImpactKind } }
  return { ...core, plover: { type: word.type as PloverType, ...(word.mode ? { mode: word.mode } : {}), contexts: [] } }
}

/** The weightiest word of modality in the clause; a future tense is planned; else it happened. */
function statusOf(reading: Reading, sentence: Sentence, trigger: Trigger, words: EventWords): EventStatus {
  const found = new Set<EventStatus>()
  if (reading.language.unspaced) {
    const clause = sliceSpan(reading.document.text, trigger.clause)
    for (const [form, status] of words.modalityList) if (clause.includes(form)) found.add(status)
  } else
    for (const t of sentence.tokens) {
      if (!overlaps(t, trigger.clause) || Math.abs(t.start - trigger.span.start) > 90) continue
      if (t.upos === 'AUX' && /VerbForm=Part|Tense=Past/.test(t.feats)) continue
      const status = words.modality.get(t.norm) ?? words.modality.get(t.lemma)
      if (status) found.add(status)
      if (t.start === trigger.span.start && /Tense=Fut/.test(t.feats)) found.add('planned')
    }
  return weight.find((s) => found.has(s)) ?? 'occurred'
}
