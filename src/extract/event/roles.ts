/** Who acts, who is acted on, and where, from the names around a trigger. */
import { overlaps, type Span } from '../../base/span.ts'
import type { EntityRecord, Language, MentionRecord, Party, Reading, Sentence, Token } from '../../record/index.ts'
import { datelineLength } from '../dateline.ts'
import type { Trigger } from './trigger.ts'

export interface Roles {
  readonly actors: readonly Party[]
  readonly recipients: readonly Party[]
  readonly places: readonly Party[]
}

const twoSided = new Set(['CONSULT', 'AGREE', 'COOPERATE'])

export function rolesAround(
  reading: Reading,
  sentence: Sentence,
  trigger: Trigger,
  mentions: readonly MentionRecord[],
  entities: ReadonlyMap<string, EntityRecord>,
): Roles {
  const opening =
    sentence.span.start + datelineLength(reading.document.text.slice(sentence.span.start, sentence.span.end))
  let here = mentions.filter((m) => overlaps(m.span, trigger.clause) && m.span.start >= opening)
  if (!here.some((m) => isActor(m, entities)) && (reading.language.unspaced || !ownSubject(sentence, trigger)))
    here = mentions
      .filter((m) => m.span.end <= trigger.span.start && m.span.start >= opening)
      .slice(-3)
      .concat(here)
  const actors: Party[] = []
  const recipients: Party[] = []
  const places: Party[] = []
  for (const m of here) {
    const entity = entities.get(m.entity)
    if (!entity || inBrackets(reading, m.span)) continue
    const party: Party = { entity: m.entity, mention: m.id, text: m.quote }
    const before = wordBefore(reading, sentence, m.span)
    const left = m.span.end <= trigger.span.start
    const origin =
      left && entity.kind === 'country' && before !== undefined && originWords(reading.language).has(before.norm)
    const located =
      !origin &&
      isPlace(entity) &&
      (before?.upos === 'ADP' || entity.kind === 'place' || entity.kind === 'facility') &&
      m.form === 'name' &&
      m.standsFor === undefined
    if (located) {
      push(places, party)
      continue
    }
    const by = before !== undefined && agentMarkers.has(before.norm)
    const towards = before?.upos === 'ADP' && !by && !left
    if (twoSided.has(trigger.word.type) || origin) push(actors, party)
    else if (trigger.passive) push(left && !by ? recipients : by ? actors : recipients, party)
    else if (by) push(actors, party)
    else if (left && !(before?.upos === 'ADP' && !trigger.word.noun)) push(actors, party)
    else if (!left || towards) push(recipients, party)
    else push(recipients, party)
  }
  const verbFirst = reading.language.direction === 'rtl' && !trigger.word.noun && actors.length === 0
  if (verbFirst && recipients.length > 0) actors.push(recipients[0]!)
  return { actors, recipients: recipients.filter((r) => !actors.some((a) => a.entity === r.entity)), places }
}

/** A clause whose verb has a noun of its own before it needs no subject from elsewhere: "… hours after fire killed nine". */
function ownSubject({ tokens }: Sentence, { clause, span, word, passive }: Trigger): boolean {
  return (
    !word.noun &&
    !passive &&
    tokens.some((t) => t.start >= clause.start && t.end <= span.start && ['NOUN', 'PROPN', 'PRON'].includes(t.upos))
  )
}

const compiled = new WeakMap<Language, ReadonlySet<string>>()

/** Words before where somebody comes from: negotiators from Armenia. */
function originWords(language: Language): ReadonlySet<string> {
  let words = compiled.get(language)
  if (!words) {
    words = new Set(
      language.table('place-words').flatMap((r) => (r['where'] === 'origin' ? [(r['form'] ?? '').toLowerCase()] : [])),
    )
    compiled.set(language, words)
  }
  return words
}

/** The agency in a dateline and other asides. */
const inBrackets = (reading: Reading, span: Span): boolean =>
  reading.document.text[span.start - 1] === '(' && reading.document.text[span.end] === ')'

const agentMarkers = new Set(['by', 'von', 'por', 'par'])

const isPlace = (e: EntityRecord): boolean => ['place', 'facility', 'region', 'country'].includes(e.kind)
const isActor = (m: MentionRecord, entities: ReadonlyMap<string, EntityRecord>): boolean =>
  ['person', 'organization', 'country', 'group'].includes(entities.get(m.entity)?.kind ?? '')

function push(list: Party[], party: Party): void {
  if (!list.some((p) => p.entity === party.entity)) list.push(party)
}

function wordBefore(reading: Reading, sentence: Sentence, span: Span): Token | undefined {
  if (reading.language.unspaced) {
    const t = sentence.tokens.findLast((x) => x.end <= span.start)
    return t && t.end === span.start ? t : undefined
  }
  const at = sentence.tokens.findIndex((t) => t.end > span.start)
  let i = at - 1
  while (i >= 0 && ['DET', 'ADJ', 'NOUN'].includes(sentence.tokens[i]!.upos) && at - i < 4) i--
  return sentence.tokens[i]
}
