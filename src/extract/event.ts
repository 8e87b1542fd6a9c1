import { contentId, type EventId } from '../base/id.ts'
import { bySpan, type Span, sliceSpan } from '../base/span.ts'
import {
  type DocumentRecords,
  type EntityRecord,
  type EventRecord,
  type ImpactKind,
  type MentionRecord,
  overlapping,
  type Party,
  type PloverType,
  type Reading,
  type Sentence,
  type StatementRecord,
  type TimeRecord,
} from '../record/index.ts'
import { contextsOf } from './event/contexts.ts'
import { type Before, type Draft, type Scene, statementsAt } from './event/draft.ts'
import { withPair } from './event/pair.ts'
import { withSaid } from './event/said.ts'
import { foldRepeated } from './event/same.ts'
import { draftsByTree } from './event/tree.ts'
import { draftsUnspaced } from './event/unspaced.ts'
import { draftsVerbFirst } from './event/verb-first.ts'

type SoFar = Pick<DocumentRecords, 'times' | 'quantities' | 'mentions' | 'entities' | 'statements'>

/**
 * Who did what to whom: events by PLOVER type, and impacts.
 * In: a reading and what was extracted before. Out: events in text order, one a deed.
 * Cost: linear in the text; a sentence without a word of the table is not parsed.
 */
export function extractEvents(reading: Reading, soFar: SoFar): readonly EventRecord[] {
  const entities = new Map(soFar.entities.map((e) => [e.id as string, e]))
  const byTree = reading.language.direction === 'ltr' && !reading.language.unspaced
  const out: EventRecord[] = []
  let at = 0
  let before: Before = {}
  for (const sentence of reading.sentences) {
    while (at < soFar.mentions.length && soFar.mentions[at]!.span.end <= sentence.span.start) at++
    const mentions: MentionRecord[] = []
    for (let i = at; i < soFar.mentions.length && soFar.mentions[i]!.span.start < sentence.span.end; i++)
      mentions.push(soFar.mentions[i]!)
    const scene: Scene = {
      sentence,
      mentions,
      entities,
      statements: overlapping(soFar.statements, sentence.span, 8000),
      barred: overlapping(soFar.times, sentence.span).map((t) => t.span),
    }
    const told = byTree
      ? draftsByTree(reading, scene, before)
      : reading.language.unspaced
        ? draftsUnspaced(reading, scene, before)
        : draftsVerbFirst(reading, scene, before.person ?? before.party)
    const { drafts, pair } = withPair(reading.language, withSaid(reading.language, scene, told), before.pair)
    for (const draft of drafts) if (!isNothing(draft)) out.push(recordOf(reading, sentence, draft, soFar))
    const acting = actingIn(soFar.statements, sentence, drafts, entities)
    const person =
      acting.findLast((p) => p.mention !== undefined && entities.get(p.entity ?? '')?.kind === 'person') ??
      firstPerson(mentions, entities) ??
      before.person
    // whoever is meant again by a pronoun keeps the words that named him
    const party = acting[0] && acting[0].entity !== before.party?.entity ? acting[0] : before.party
    before = { ...(party ? { party } : {}), ...(person ? { person } : {}), ...(pair ? { pair } : {}) }
  }
  return foldRepeated(out.sort(bySpan), reading, soFar.times)
}

/** "No damage was reported": what has not befallen anybody is no event. */
const isNothing = ({ word, status }: Draft): boolean => status === 'denied' && /^[a-z]/.test(word.type)

/** The person whom a sentence names first. */
function firstPerson(
  mentions: readonly MentionRecord[],
  entities: ReadonlyMap<string, EntityRecord>,
): Party | undefined {
  const m = mentions.find((x) => entities.get(x.entity)?.kind === 'person')
  return m && { entity: m.entity, mention: m.id, text: m.quote }
}

/** Who acts or speaks in a sentence, in text order. */
function actingIn(
  statements: readonly StatementRecord[],
  sentence: Sentence,
  drafts: readonly Draft[],
  entities: ReadonlyMap<string, EntityRecord>,
): readonly Party[] {
  return [
    ...drafts.map((d) => ({ at: d.trigger.start, party: d.roles.actors[0] as Party | undefined })),
    ...overlapping(statements, sentence.span, 8000).map((s) => ({
      at: s.cue?.span.start ?? s.span.start,
      party: s.speaker as Party,
    })),
  ]
    .filter((x) => x.at >= sentence.span.start && x.at < sentence.span.end)
    .sort((a, b) => a.at - b.at)
    .flatMap(({ party }) => {
      if (party?.entity === undefined || entities.get(party.entity)?.kind === 'place') return []
      return [{ text: party.text, entity: party.entity, ...(party.mention ? { mention: party.mention } : {}) }]
    })
}

function recordOf(reading: Reading, sentence: Sentence, draft: Draft, facts: SoFar): EventRecord {
  const { text, id: document } = reading.document
  const { word, clause, trigger } = draft
  const inClause = <T extends { readonly span: Span }>(list: readonly T[]): readonly T[] => overlapping(list, clause)
  const dated = (list: readonly TimeRecord[]): TimeRecord | undefined =>
    list.find((t) => t.timex.type === 'DATE' || t.timex.type === 'TIME')
  const own = dated(inClause(facts.times))
  const time = own ?? dated(overlapping(facts.times, sentence.span))
  const { telling, inside: statement } = statementsAt(facts.statements, trigger)
  const id: EventId = contentId<'event'>('ev', document, trigger.start, word.type)
  const core = {
    type: 'event' as const,
    id,
    document,
    span: clause,
    quote: sliceSpan(text, clause),
    trigger,
    status:
      draft.status === 'occurred' && !draft.past && lies(own, reading.document.published) ? 'planned' : draft.status,
    actors: draft.roles.actors,
    recipients: draft.roles.recipients,
    places: draft.roles.places,
    ...(time ? { time: time.id } : {}),
    quantities: inClause(facts.quantities).map((q) => q.id),
    ...(statement ? { statement: statement.id } : {}),
    ...stands(draft, telling),
    confidence: draft.confidence,
  }
  const contexts = contextsOf(reading, sentence, clause)
  if (/^[a-z]/.test(word.type))
    return { ...core, impact: { kind: word.type as ImpactKind, ...(word.mode ? { sector: word.mode } : {}) } }
  return { ...core, plover: { type: word.type as PloverType, ...(word.mode ? { mode: word.mode } : {}), contexts } }
}

/** True where a time begins after the day of publication: what is told of it is to come. */
const lies = (time: TimeRecord | undefined, published: string | undefined): boolean =>
  time?.from !== undefined && published !== undefined && time.from.slice(0, 10) > published.slice(0, 10)

/** Who owns to a deed, and who denies it, among the statements that tell of it. */
function stands(
  draft: Draft,
  around: readonly StatementRecord[],
): { readonly claimedBy?: readonly StatementRecord['id'][]; readonly deniedBy?: readonly StatementRecord['id'][] } {
  const acts = new Set(draft.roles.actors.flatMap((a) => (a.entity ? [a.entity] : [])))
  const denied = around.filter((s) => draft.status === 'denied' && s.act === 'deny').map((s) => s.id)
  const own = (s: StatementRecord): boolean => s.speaker.entity !== undefined && acts.has(s.speaker.entity)
  const claimed = around
    .filter((s) => ['ASSAULT', 'COERCE'].includes(draft.word.type) && draft.status === 'occurred' && own(s))
    .filter((s) => s.act === 'say' || s.act === 'confirm')
    .map((s) => s.id)
  return { ...(claimed.length > 0 ? { claimedBy: claimed } : {}), ...(denied.length > 0 ? { deniedBy: denied } : {}) }
}
