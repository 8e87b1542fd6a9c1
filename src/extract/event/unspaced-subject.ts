/** The subject of a deed in scripts without spaces. */
import { overlaps, type Span } from '../../base/span.ts'
import type { Act, MentionRecord, Party } from '../../record/index.ts'
import { subjectIn } from '../statement/unspaced-speaker.ts'
import { subjectWordsOf } from '../statement/unspaced-words.ts'
import type { Before } from './draft.ts'
import type { Deed } from './unspaced.ts'
import { type Around, standing, wordBefore } from './unspaced-roles.ts'
import type { EventWord } from './words.ts'

/** Outages, damage, casualties: they befall somebody, nobody does them. */
export const befalls = ({ type }: EventWord): boolean => type === type.toLowerCase()

/** Acts whose speaker may do what he tells: 他说，将派遣…  */
const ownDoing: ReadonlySet<Act> = new Set(['say', 'promise', 'propose', 'confirm', 'threaten', 'agree', 'deny'])

const mayBeTeller = ({ noun, light, inside, word }: Deed): boolean =>
  !befalls(word) && (!noun || light !== undefined) && inside !== undefined && ownDoing.has(inside.act)

/** The subject of the clause; where it is left out, who speaks, who acted in the clause before, or the subject of an earlier clause. */
export function subjectOf(
  around: Around,
  { end, passive }: { readonly end: number; readonly passive: boolean },
  before: Latest,
): Party | undefined {
  const { context, scene, deed, reading } = around
  const inside = deed.inside
  const { text } = reading.document
  const opening =
    inside && inside.content.start > deed.clause.start && inside.content.start <= end
      ? inside.content.start
      : deed.clause.start
  const suffers = befalls(deed.word)
  const start = suffers ? behindCause(around, opening, end) : opening
  const found =
    standingParty(around, start, end, before) ?? (suffers || passive ? thingIn(around, start, end) : undefined)
  if (found || suffers || deed.subject || happens(around)) return found
  const first = subjectIn(context, scene.sentence, start, end)
  if (inside && Math.abs(inside.content.start - start) < 3)
    return first.kind === 'nobody' && mayBeTeller(deed) && isBare(around, start, end) ? inside.speaker : undefined
  const floor = inside ? inside.content.start : scene.sentence.span.start
  let to = start - 1
  while (to > floor) {
    let from = to
    while (from > floor && !/[,，;；:：。）)]/.test(text[from - 1]!)) from--
    const earlier = partyIn(around, from, to)
    if (earlier && !isObject(around, earlier, from)) return earlier
    const pronoun = pronounIn(around, from, to)
    if (pronoun) return meant(around, pronoun, before)
    to = from - 1
  }
  if (first.kind !== 'pronoun' && first.kind !== 'nobody') return undefined
  if (mayBeTeller(deed)) return inside?.speaker
  return first.kind === 'pronoun' ? meant(around, first.span, before) : undefined
}

/** The subject; where that is a person with whom it is done, who stands before him: 他与阿曼外交大臣巴德尔举行会谈. */
function standingParty(around: Around, start: number, end: number, before: Latest): Party | undefined {
  const found = partyIn(around, start, end)
  const m = found && around.scene.mentions.find((x) => x.id === found.mention)
  if (!m || standing(around, m) !== 'with') return found
  const { context, scene } = around
  const first = subjectIn(context, scene.sentence, start, wordBefore(around, m)?.start ?? start)
  if (first.kind === 'somebody') return first.speaker.entity ? first.speaker : found
  return first.kind === 'pronoun' ? meant(around, first.span, before) : undefined
}

/** 愿意释放一名士兵亚历山大，并归还…: a name behind the verb of its clause is whom it is done to. */
function isObject({ scene, frames, context }: Around, { mention }: Party, from: number): boolean {
  const m = scene.mentions.find((x) => x.id === mention)
  if (!m) return false
  const before = scene.sentence.tokens.filter((t) => t.start >= from && t.end <= m.span.start)
  const { adverbs } = subjectWordsOf(context.reading.language)
  const verb = before.findIndex((t) => t.upos === 'VERB' && !adverbs.has(t.text))
  return verb >= 0 && !before.slice(verb).some((t) => frames.own.has(t.text))
}

/** Who acted last: in the same sentence, in those before, and the last person. */
export interface Latest extends Before {
  readonly last?: Party
}

/** Its verb says that it happens, of itself: 多地爆发抗议. */
export const happens = ({ deed, frames, reading }: Around): boolean =>
  deed.light !== undefined && frames.happening.includes(reading.document.text.slice(deed.light.start, deed.light.end))

function pronounIn({ context, scene }: Around, from: number, to: number): Span | undefined {
  const subject = to > from ? subjectIn(context, scene.sentence, from, to) : undefined
  return subject?.kind === 'pronoun' ? subject.span : undefined
}

/** 他 is the last person, 它 whoever acted last and is none. */
function meant(
  { context, reading, scene }: Around,
  { start, end }: Span,
  { last, party, person }: Latest,
): Party | undefined {
  const isPerson = (p: Party): boolean => scene.entities.get(p.entity ?? '')?.kind === 'person'
  const gender = context.words.pronounGender.get(reading.document.text.slice(start, end))
  if (gender === 'h') return last && isPerson(last) ? last : person
  return [last, party].find((p) => p !== undefined && (gender === 'p' || !isPerson(p)))
}

/** Nothing but small words stands before the deed, or what a preposition opens: 将向缅甸提供援助. */
function isBare({ context, scene, frames }: Around, start: number, end: number): boolean {
  if (end - start < 14 && !scene.mentions.some((m) => m.span.start >= start && m.span.end <= end)) return true
  const first = scene.sentence.tokens.find(
    (t) => t.start >= start && !subjectWordsOf(context.reading.language).adverbs.has(t.text),
  )
  return (
    first !== undefined &&
    first.end <= end &&
    (frames.object.has(first.text) || frames.with.has(first.text) || frames.at.has(first.text))
  )
}

/** 地震造成132人死亡、逾700人受伤: what befalls them stands behind the cause, each behind its mark. */
function behindCause({ reading, frames, scene }: Around, start: number, end: number): number {
  const words = reading.document.text.slice(start, end)
  const about = scene.sentence.tokens.findLast((t) => t.start >= start && t.end <= end && frames.topic.has(t.text))
  const cut = Math.max(
    words.lastIndexOf('、') + 1,
    about ? about.end - start : 0,
    ...frames.causes.map((c) => (words.includes(c) ? words.lastIndexOf(c) + c.length : 0)),
  )
  return start + Math.max(0, cut)
}

function partyIn(around: Around, from: number, end: number): Party | undefined {
  const { context, scene, reading, frames } = around
  const condition = frames.conditions.find((c) => reading.document.text.startsWith(c, from))
  const start = from + (condition?.length ?? 0)
  if (end <= start) return undefined
  const subject = subjectIn(context, scene.sentence, start, end)
  if (subject.kind === 'somebody') {
    const { anonymous: _anonymous, ...party } = subject.speaker
    const kind = party.entity ? scene.entities.get(party.entity)?.kind : undefined
    const stands = scene.mentions.some((m) => m.id === party.mention && m.standsFor !== undefined)
    if (!stands && (kind === 'place' || kind === 'region')) return undefined
    if (party.entity) return party
    if (!isNominal(around, subject.span) || endsAtPlace(around, subject.span)) return undefined
    const sure = subject.named || subject.human || frames.groups.some((g) => party.text.endsWith(g))
    return sure ? ofOwner(around, subject.span, party.text) : undefined
  }
  if (subject.kind !== 'thing') return undefined
  const words = reading.document.text.slice(subject.span.start, subject.span.end)
  if (words.length >= 22 || !frames.groups.some((g) => words.endsWith(g))) return undefined
  return ofOwner(around, subject.span, words)
}

/** A noun phrase to its end: no verb with its object opens it (拘捕了4名…), no owner ends it. */
const isNominal = ({ scene, frames, reading }: Around, span: Span): boolean =>
  !frames.own.has(reading.document.text[span.end - 1] ?? '') &&
  scene.sentence.tokens.find((t) => overlaps(t, span))?.upos !== 'VERB'

/** 塞尔维亚首都贝尔格莱德: the words are those of a place. */
const endsAtPlace = ({ scene }: Around, span: Span): boolean =>
  scene.mentions.some(
    (m) =>
      m.span.end === span.end &&
      (m.standsFor === undefined || m.span.start > span.start) &&
      ['place', 'region', 'facility'].includes(scene.entities.get(m.entity)?.kind ?? ''),
  )

/** 以军战机: whose they are, where one body or country stands in the words. */
function ofOwner({ scene }: Around, span: Span, text: string): Party {
  const owners = scene.mentions.filter(
    (m) => overlaps(m.span, span) && owning.has(scene.entities.get(m.entity)?.kind ?? ''),
  )
  const [owner] = owners
  const others = scene.mentions.some((m: MentionRecord) => overlaps(m.span, span) && !owners.includes(m))
  return owner && owners.length === 1 && !others ? { entity: owner.entity, mention: owner.id, text } : { text }
}

const owning: ReadonlySet<string> = new Set(['country', 'organization', 'group'])

/** Whom or what it befalls, by its words. */
function thingIn({ context, scene, reading }: Around, start: number, end: number): Party | undefined {
  if (end <= start) return undefined
  const subject = subjectIn(context, scene.sentence, start, end)
  if (subject.kind !== 'thing' && subject.kind !== 'somebody') return undefined
  const text = reading.document.text.slice(subject.span.start, subject.span.end)
  return text.length > 1 && text.length < 22 ? { text } : undefined
}
