/** Who acts, who is acted on, and where, from the names around a trigger. */
import { overlaps, type Span } from '../../base/span.ts'
import type { EntityRecord, Language, MentionRecord, Party, Reading, Sentence, Token } from '../../record/index.ts'
import { datelineLength } from '../dateline.ts'
import { phraseOf, treeRoles } from './tree-roles.ts'
import type { Trigger } from './trigger.ts'
import { eventWordsOf } from './words.ts'

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
    if (trigger.passive && beforeDeed(reading, sentence, m.span)) {
      push(actors, party)
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
  const told = inTree(reading, sentence, trigger, { mentions, entities, opening })
  if (told && told.actors.length > 0 && (told.actors.some((a) => a.entity) || !twoSided.has(trigger.word.type)))
    actors.splice(0, actors.length, ...told.actors)
  if (told && told.recipients.length > 0) {
    const named = recipients.filter((r) => !told.recipients.some((t) => t.text === r.text))
    const sure = told.recipients.some((r) => r.entity)
    recipients.splice(0, recipients.length, ...told.recipients, ...(sure ? [] : named))
  }
  return {
    actors,
    recipients: recipients.filter((r) => !actors.some((a) => a.text === r.text || (a.entity && a.entity === r.entity))),
    places,
  }
}

/** The roles of a verb by the sentence's tree, where a model reads the language: mentions, or the words where nobody is named. */
function inTree(
  reading: Reading,
  sentence: Sentence,
  trigger: Trigger,
  known: {
    readonly mentions: readonly MentionRecord[]
    readonly entities: ReadonlyMap<string, EntityRecord>
    readonly opening: number
  },
): { readonly actors: readonly Party[]; readonly recipients: readonly Party[]; readonly subject: boolean } | undefined {
  if (trigger.word.noun || reading.language.unspaced) return undefined
  const tree = reading.parse(sentence)
  if (!tree) return undefined
  const { tokens } = sentence
  const { verbs } = eventWordsOf(reading.language)
  const roles = treeRoles(tree, trigger.first, trigger.passive, (verb) =>
    turning.has(verbs.get(tokens[verb]!.lemma)?.type ?? ''),
  )
  const parties = (heads: readonly number[]): readonly Party[] => {
    const out: Party[] = []
    for (const head of heads) {
      if (tokens[head]!.start < known.opening) continue
      const [first, last] = phraseOf(tree, head)
      const span = { start: Math.max(known.opening, tokens[first]!.start), end: tokens[last]!.end }
      const inside = known.mentions.filter(
        (m) => overlaps(m.span, span) && (isActor(m, known.entities) || m.standsFor !== undefined),
      )
      const m =
        inside.find((x) => overlaps(x.span, tokens[head]!)) ??
        inside.find((x) => known.entities.get(x.entity)?.kind === 'person') ??
        inside[0]
      if (m) push(out, { entity: m.entity, mention: m.id, text: m.quote })
      else if (tokens[head]!.upos === 'NOUN' && last - first < 8) {
        const from = first < head && tokens[first]!.upos === 'DET' ? first + 1 : first
        out.push({ text: reading.document.text.slice(tokens[from]!.start, span.end) })
      }
    }
    return out
  }
  return { actors: parties(roles.doers), recipients: parties(roles.done), subject: roles.subject }
}

/** A clause whose verb has a noun of its own before it needs no subject from elsewhere: "… hours after fire killed nine". */
function ownSubject({ tokens }: Sentence, { clause, span, word, passive }: Trigger): boolean {
  return (
    !word.noun &&
    !passive &&
    tokens.some((t) => t.start >= clause.start && t.end <= span.start && ['NOUN', 'PROPN', 'PRON'].includes(t.upos))
  )
}

/** Deeds whose object is who did, or is to do, what is said behind: accuse somebody of bombing, urge them to stop. */
const turning = new Set(['ACCUSE', 'REQUEST'])

/** "in a Russian drone attack": whose deed it is by the noun of a deed right behind. */
function beforeDeed(reading: Reading, { tokens }: Sentence, span: Span): boolean {
  const { nouns } = eventWordsOf(reading.language)
  const from = tokens.findIndex((t) => t.start >= span.end)
  if (from < 0) return false
  return tokens
    .slice(from, from + 3)
    .some(
      (t, i, near) => nouns.get(t.lemma)?.type === 'ASSAULT' && near.slice(0, i).every((x) => modifiers.has(x.upos)),
    )
}

const modifiers = new Set(['NOUN', 'ADJ', 'PROPN'])

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
