/** Who does what to whom where the verb comes first: the phrase behind the verb, the object behind it, genitives and adjectives of nouns, prepositions. */
import { overlaps } from '../../base/span.ts'
import type { EntityRecord, MentionRecord, Party } from '../../record/index.ts'
import { type Clause, type Phrase, phraseAt, speakerOf } from '../statement/verb-first-phrase.ts'
import { clauseWordsOf, foldLetters, formOf, withoutClitic } from '../statement/verb-first-words.ts'
import { twoSided } from './draft.ts'
import type { Roles } from './roles.ts'
import type { Deed } from './verb-first.ts'
import { deedWordsOf, readings } from './verb-first-words.ts'

interface Lists {
  readonly actors: Party[]
  readonly recipients: Party[]
  readonly places: Party[]
}

/** In: a deed in its clause, who may not act in it (who tells of it), and who acted before. Out: its roles. */
export function rolesOf(clause: Clause, deed: Deed, telling: ReadonlySet<string>, before: Party | undefined): Roles {
  const lists: Lists = { actors: [], recipients: [], places: [] }
  if (deed.said) push(lists.actors, deed.said.speaker)
  if (deed.noun) ofNoun(clause, deed, lists)
  else ofVerb(clause, deed, lists, before)
  const by = deed.said || lists.actors.length > 0 ? undefined : accused(clause, deed)
  if (by) for (const p of partiesOf(clause, by)) push(lists.actors, p)
  if (deed.noun && lists.actors.length === 0 && deed.inside?.act === 'deny') push(lists.actors, deed.inside.speaker)
  prepositions(clause, deed, lists, telling)
  if (deed.noun && deed.word.type === 'CONSULT' && lists.actors.length < 2) {
    const opening = openingPhrase(clause, deed)
    if (opening) for (const p of partiesOf(clause, opening)) push(lists.actors, p)
  }
  const { actors, recipients, places } = lists
  return {
    actors,
    recipients: recipients.filter((r) => !actors.some((a) => a.text === r.text || (a.entity && a.entity === r.entity))),
    places,
  }
}

const kindOf = ({ context }: Clause, m: MentionRecord): EntityRecord['kind'] | undefined =>
  context.entities.get(m.entity)?.kind
const partyOf = (m: MentionRecord): Party => ({ entity: m.entity, mention: m.id, text: m.quote })

function push(list: Party[], { entity, mention, text }: Party): void {
  if (text !== '' && !list.some((p) => p.text === text || (p.entity && p.entity === entity)))
    list.push({ ...(entity ? { entity } : {}), ...(mention ? { mention } : {}), text })
}

/** The parties of a phrase: the names joined in it, or its words. */
function partiesOf(clause: Clause, phrase: Phrase): readonly Party[] {
  const { speaker } = speakerOf(clause, phrase)
  const { anonymous: _anonymous, ...party } = speaker
  const others = phrase.names.filter(
    (m) =>
      ['person', 'organization', 'country'].includes(kindOf(clause, m) ?? '') &&
      m.span.start > phrase.span.start &&
      m.id !== party.mention &&
      /\u0648$|\u0648[«"]?$/.test(clause.context.reading.document.text.slice(m.span.start - 2, m.span.start)),
  )
  const words = clauseWordsOf(clause.context.reading.language)
  const { tokens } = clause.sentence
  const prep = party.entity
    ? -1
    : tokens.findIndex((t, i) => i > phrase.from && i < phrase.to && words.prepositions.has(formOf(t)))
  const text =
    prep > 0 ? clause.context.reading.document.text.slice(phrase.span.start, tokens[prep - 1]!.end) : party.text
  return [{ ...party, text }, ...others.map(partyOf)]
}

/** "تستأنف المفاوضات": what happens of itself, done by nobody whom the clause names. */
const isDeed = ({ context, sentence }: Clause, phrase: Phrase | undefined): boolean =>
  phrase !== undefined &&
  readings(context.reading.language, sentence.tokens[phrase.from]!).some((w) =>
    deedWordsOf(context.reading.language).nouns.has(w),
  )

/** Somebody by name, by calling, or one of a group. */
function acting(clause: Clause, phrase: Phrase | undefined): phrase is Phrase {
  if (!phrase) return false
  const language = clause.context.reading.language
  const { nouns, frames } = deedWordsOf(language)
  const groups = frames.get('group')
  const first = formOf(clause.sentence.tokens[phrase.from]!)
  // a plural in the nominative is who acts
  for (const end of frames.get('nominative') ?? [])
    if (first.length > end.length + 3 && first.endsWith(end)) return true
  if (readings(language, clause.sentence.tokens[phrase.from]!).some((w) => nouns.has(w))) return false
  const words = clauseWordsOf(language)
  return (
    phrase.human ||
    clause.sentence.tokens
      .slice(phrase.from, phrase.to)
      .some((t) => groups?.has(formOf(t)) || groups?.has(withoutClitic(words, formOf(t)) ?? ''))
  )
}

function ofVerb(clause: Clause, deed: Deed, { actors, recipients }: Lists, before: Party | undefined): void {
  const { tokens } = clause.sentence
  const words = clauseWordsOf(clause.context.reading.language)
  const that =
    tokens[deed.first - 1] && words.that.has(formOf(tokens[deed.first - 1]!)) ? formOf(tokens[deed.first - 1]!) : ''
  const pointed = /[^\u0646]$/.test(that)
  const front = deed.said || deed.owner || pointed ? undefined : openingPhrase(clause, deed)
  const behind = pastNumber(clause, deed.last + 1)
  const suffers = deed.passive || countsVictims(clause, deed, front, behind)
  const subject = deed.said || pointed ? undefined : phraseAt(clause, behind, !suffers)
  let objectFrom = deed.last + 1
  if (deed.said) {
    const own = clause.context.bySentence[clause.sentence.index]!.find((m) => m.id === deed.said?.speaker.mention)
    const from = Math.max(deed.span.end, own?.span.end ?? 0)
    const first = clause.context.bySentence[clause.sentence.index]!.find(
      (m) => m.span.start > from && m.span.end <= deed.clause.end && m.entity !== deed.said?.speaker.entity,
    )
    if (first) push(recipients, partyOf(first))
    return
  }
  if (deed.owner) push(actors, deed.owner)
  else if (front && isBefore(front, deed) && !deed.passive)
    for (const p of partiesOf(clause, front)) push(suffers ? recipients : actors, p)
  else if (acting(clause, subject)) {
    for (const p of partiesOf(clause, subject)) push(suffers ? recipients : actors, p)
    objectFrom = joinedOn(clause, subject.to, suffers ? recipients : actors)
  } else if (isDeed(clause, subject)) return
  else if (!suffers) {
    if (front) for (const p of partiesOf(clause, front)) push(actors, p)
    else if (before) push(actors, before)
  }
  if (suffers && actors.length === 0) byDeed(clause, deed, actors)
  if (suffers || deed.word.parts.length > 1 || deed.word.word.includes('…')) return
  const object = opensVerb(clause, objectFrom) ? undefined : phraseAt(clause, objectFrom, true)
  if (object && object.to - object.from < 9) for (const p of partiesOf(clause, object)) push(recipients, p)
}

/** "قتل 34 شخصا", "34 شخصا قتلوا": a verb of killing or wounding with a number of people is theirs who suffer it. */
function countsVictims(clause: Clause, deed: Deed, front: Phrase | undefined, behind: number): boolean {
  const { tokens } = clause.sentence
  const { frames } = deedWordsOf(clause.context.reading.language)
  const word = foldLetters(deed.word.word)
  if (frames.get('befallen')?.has(word)) return true
  if (!frames.get('victim')?.has(word)) return false
  const counted = (i: number): boolean => tokens[i]?.upos === 'NUM' || /^\p{N}/u.test(tokens[i]?.text ?? '')
  return front ? isBefore(front, deed) && counted(front.from) : counted(behind)
}

/** "قتلوا في غارات إسرائيلية": whose deed it was in which they suffered. */
function byDeed(clause: Clause, deed: Deed, actors: Party[]): void {
  const { language } = clause.context.reading
  const { nouns } = deedWordsOf(language)
  for (const [i, t] of clause.sentence.tokens.entries()) {
    if (i <= deed.last || t.end > deed.clause.end || actors.length > 0) continue
    const row = readings(language, t)
      .map((way) => nouns.get(way))
      .find((r) => r?.word.type === deed.word.type)
    if (row) ofNoun(clause, { ...deed, word: row.word, first: i, last: i }, { actors, recipients: [], places: [] })
  }
}

/** Right before the verb, or "at least" between. */
const isBefore = (front: Phrase, deed: Deed): boolean => deed.first - front.to < 3

/** Past the end, or a verb with "and" written onto it. */
function opensVerb({ context, sentence }: Clause, at: number): boolean {
  const t = sentence.tokens[at]
  if (!t) return true
  const { verbs } = deedWordsOf(context.reading.language)
  const bare = withoutClitic(clauseWordsOf(context.reading.language), formOf(t))
  return bare !== undefined && (verbs.has(bare) || t.upos === 'VERB')
}

/** "مصر وقطر": names joined to the subject act with it. */
function joinedOn(clause: Clause, from: number, list: Party[]): number {
  const { tokens } = clause.sentence
  let to = from
  for (let t = tokens[to]; t; t = tokens[to]) {
    const at = t.start
    const m = clause.context.bySentence[clause.sentence.index]!.find(
      (x) => x.span.start === at + 1 || x.span.start === at,
    )
    if (!m || !/^\u0648/.test(t.norm) || m.span.end <= at) break
    push(list, m.span.start === at ? { ...partyOf(m), text: m.quote.slice(1) } : partyOf(m))
    const next = tokens.findIndex((x) => x.start >= m.span.end)
    if (next < 0) return tokens.length
    to = next
  }
  return to
}

/** Behind "about", "more than" and the like. */
function pastNumber({ context, sentence }: Clause, from: number): number {
  const about = deedWordsOf(context.reading.language).frames.get('about')
  let i = from
  while (i < from + 5 && sentence.tokens[i] && about?.has(formOf(sentence.tokens[i]!))) i++
  return i > from && /\p{N}/u.test(sentence.tokens[i]?.text ?? '') ? i : from
}

/** The phrase that opens the clause of a deed, behind "that". */
function openingPhrase(clause: Clause, deed: Deed): Phrase | undefined {
  const { tokens } = clause.sentence
  const words = clauseWordsOf(clause.context.reading.language)
  const start = tokens.findIndex((t) => t.start >= deed.clause.start)
  const that = tokens.findLastIndex((t, i) => i >= start && i < deed.first && words.that.has(formOf(t)))
  const from = that >= 0 ? that + 1 : start
  const opening = tokens[from]?.upos === 'VERB' && from + 1 < deed.first ? from + 1 : from
  const found = opening < deed.first ? phraseAt(clause, opening, false) : undefined
  if (!found) return undefined
  const to = Math.min(found.to, deed.first)
  const span = { start: found.span.start, end: tokens[to - 1]!.end }
  const phrase = { ...found, to, span, names: found.names.filter((m) => m.span.end <= span.end) }
  return acting(clause, phrase) ? phrase : undefined
}

/** Who is accused is who did it. */
function accused(clause: Clause, deed: Deed): Phrase | undefined {
  const { inside } = deed
  if (inside?.act !== 'accuse' || inside.content.start >= deed.span.start) return undefined
  const from = clause.sentence.tokens.findIndex((t) => t.start >= inside.content.start)
  return from >= 0 && from < deed.first ? phraseAccused(clause, from) : undefined
}

const phraseAccused = (clause: Clause, from: number): Phrase | undefined => {
  const m = clause.context.bySentence[clause.sentence.index]!.find(
    (x) => x.span.start === clause.sentence.tokens[from]!.start,
  )
  if (!m) return phraseAt(clause, from, true)
  const to = clause.sentence.tokens.findIndex((t) => t.start >= m.span.end)
  return { from, to: to < 0 ? clause.sentence.tokens.length : to, span: m.span, names: [m], human: true }
}

const nameAt = ({ context, sentence }: Clause, at: number): MentionRecord | undefined => {
  const t = sentence.tokens[at]
  return t && context.bySentence[sentence.index]!.find((x) => overlaps(x.span, t))
}

/** "قصف إسرائيلي", "اجتماع مجلس الأمن", "استهداف السفينة", "هجوما شنته القوات". */
function ofNoun(clause: Clause, deed: Deed, { actors, recipients }: Lists): void {
  const { tokens } = clause.sentence
  const frames = deedWordsOf(clause.context.reading.language).frames
  const light = frames.get('light')
  const words = clauseWordsOf(clause.context.reading.language)
  const isLight = (i: number): boolean => {
    const form = formOf(tokens[i]!)
    return Boolean(light?.has(form) || light?.has(withoutClitic(words, form) ?? ''))
  }
  for (let i = deed.last + 1; i < Math.min(tokens.length, deed.last + 4); i++)
    if (isLight(i)) {
      const by = phraseAt(clause, i + 1, false)
      if (acting(clause, by)) for (const p of partiesOf(clause, by)) push(actors, p)
    }
  for (let i = deed.first - 1; i >= Math.max(0, deed.first - 8) && actors.length === 0; i--)
    if (isLight(i) && tokens[i]!.start >= deed.clause.start) {
      const by = phraseAt(clause, i + 1, true)
      if (acting(clause, by) && by.from < deed.first) for (const p of partiesOf(clause, by)) push(actors, p)
    }
  let at = deed.last + 1
  while (at < deed.last + 3 && tokens[at]?.upos === 'ADJ' && !nameAt(clause, at)) at++
  const next = tokens[nameAt(clause, at) ? at : deed.last + 1]
  const m = next && nameAt(clause, tokens.indexOf(next))
  if (
    m &&
    m.span.start >= next.start - 1 &&
    ['person', 'organization', 'country', 'group'].includes(kindOf(clause, m) ?? '')
  )
    push(deed.word.kind === 'o' && kindOf(clause, m) !== 'country' ? recipients : actors, partyOf(m))
  else if (deed.word.kind === 'o' && next) {
    const object = phraseAt(clause, deed.last + 1, true)
    if (object && object.to - object.from < 8) for (const p of partiesOf(clause, object)) push(recipients, p)
  }
}

/** Names by the preposition before them, inside of the clause. */
function prepositions(
  clause: Clause,
  deed: Deed,
  { actors, recipients, places }: Lists,
  telling: ReadonlySet<string>,
): void {
  const { context, sentence } = clause
  const frames = deedWordsOf(context.reading.language).frames
  const seen = (role: string, form: string): boolean => Boolean(frames.get(role)?.has(form))
  let role = ''
  let other = false
  const { nouns } = deedWordsOf(context.reading.language)
  const here = context.bySentence[sentence.index]!
  for (const [i, t] of sentence.tokens.entries()) {
    if (t.start < deed.clause.start || t.end > deed.clause.end) continue
    const form = formOf(t)
    for (const r of ['against', 'with', 'at']) if (seen(r, form)) role = r
    if (!deed.noun && i > deed.last && readings(context.reading.language, t).some((w) => nouns.has(w))) other = true
    const m = here.find((x) => overlaps(x.span, t))
    if (!m || telling.has(m.id) || m.span.end > t.end + 60) {
      if (/^[،,؛:]$/.test(t.text) || (i > 0 && /VERB/.test(t.upos) && !m)) role = ''
      continue
    }
    const kind = kindOf(clause, m) ?? ''
    const place = ['place', 'region', 'facility'].includes(kind) && m.standsFor === undefined
    if (m.form === 'nominal' && kind === 'country' && role !== 'with' && role !== 'against') continue
    if (role === 'at' && (place || kind === 'country')) push(places, partyOf(m))
    else if (
      role === 'with' &&
      kind !== 'facility' &&
      !(other && deed.word.type === 'ASSAULT') &&
      (twoSided.has(deed.word.type) || deed.word.type === 'ASSAULT')
    )
      push(actors, partyOf(m))
    else if (t.start > deed.span.end && role === 'against') push(place ? places : recipients, partyOf(m))
    else if (place && !actors.some((a) => a.mention === m.id)) push(places, partyOf(m))
  }
}
