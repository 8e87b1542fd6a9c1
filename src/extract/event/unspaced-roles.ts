/** Who does what to whom in scripts without spaces: the subject of the clause, 被, 把, 对 and 与, the object behind the verb, 在. */
import { overlaps, type Span } from '../../base/span.ts'
import { type MentionRecord, type Party, type Reading, spansAt, type Token } from '../../record/index.ts'
import type { Context } from '../statement/speaker.ts'
import { speechWordsOf } from '../statement/words.ts'
import { type Scene, spokenTypes, twoSided } from './draft.ts'
import type { Roles } from './roles.ts'
import type { Deed } from './unspaced.ts'
import { befalls, happens, type Latest, subjectOf } from './unspaced-subject.ts'
import { type FrameWords, frameWordsOf } from './unspaced-words.ts'

export interface Around {
  readonly reading: Reading
  readonly scene: Scene
  readonly deed: Deed
  readonly frames: FrameWords
  readonly context: Context
}

/** In: a deed, and who acted last. Out: its parties and places. Cost: linear in the clause. */
export function deedRoles(reading: Reading, scene: Scene, deed: Deed, before: Latest): Roles {
  const frames = frameWordsOf(reading.language)
  const around: Around = { reading, scene, deed, frames, context: contextOf(reading, scene) }
  const actors: Party[] = []
  const recipients: Party[] = []
  const places: Party[] = []
  const passive = passiveAt(around)
  const end = passive?.start ?? deed.light?.start ?? deed.span.start
  if (deed.said) for (const side of spread(around, deed.said.speaker)) push(actors, side)
  else {
    const subject = subjectOf(around, { end, passive: passive !== undefined || deed.word.kind === 'p' }, before)
    if (subject && happensThere(around, subject)) push(places, subject)
    else if (subject)
      for (const side of spread(around, subject))
        push(passive || deed.word.kind === 'p' || befalls(deed.word) ? recipients : actors, side)
  }
  for (const m of scene.mentions) {
    if (!overlaps(m.span, deed.clause) || m.span.end > deed.span.start) continue
    const where = standing(around, m)
    if (where === 'topic' || ownsNext(around, m)) continue
    if (where === 'at') push(places, partyOf(m))
    else if (where === 'object') for (const x of listFrom(around, m)) push(recipients, partyOf(x))
    else if (where === 'with' || (twoSided.has(deed.word.type) && acts(around, m))) push(actors, partyOf(m))
    else if (passive && m.span.start >= passive.end && acts(around, m)) push(actors, partyOf(m))
  }
  objectBehind(around, recipients, places)
  if (places.length === 0 && placing.has(deed.word.type) && !recipients.some((r) => isPlacePart(around, r)))
    for (const m of placeBefore(around)) push(places, partyOf(m))
  return {
    actors,
    recipients: recipients.filter((r) => !actors.some((a) => a.text === r.text || (a.entity && a.entity === r.entity))),
    places,
  }
}

/** 英国、法国和德国外长: each of those whose they are. */
function spread({ scene, reading, frames }: Around, party: Party): readonly Party[] {
  const { start, end } = scene.sentence.span
  const at = party.entity ? -1 : reading.document.text.slice(start, end).indexOf(party.text)
  if (at < 0) return [party]
  const inside = scene.mentions.filter(
    (m) => m.span.start >= start + at && m.span.end <= start + at + party.text.length,
  )
  const listed = inside.every(
    (m, i) => i === 0 || frames.with.has(reading.document.text.slice(inside[i - 1]!.span.end, m.span.start)),
  )
  return listed && inside.length > 1 ? inside.map(partyOf) : [party]
}

/** Types of deeds that are done somewhere. */
const placing: ReadonlySet<string> = new Set(['ASSAULT', 'COERCE', 'RETREAT', 'MOBILIZE', 'CONSULT', 'PROTEST', 'AID'])

/** 土耳其多地爆发抗议: unrest of which a country or town is the subject happens there. */
const happensThere = (around: Around, { entity }: Party): boolean =>
  around.deed.word.type === 'PROTEST' &&
  happens(around) &&
  ['country', 'place', 'region', 'facility'].includes(around.scene.entities.get(entity ?? '')?.kind ?? '')

const isPlacePart = ({ scene }: Around, { entity }: Party): boolean =>
  ['place', 'region', 'facility'].includes(scene.entities.get(entity ?? '')?.kind ?? '')

/** The one place of the sentence before the deed at which, or to which somebody goes to do it. */
function placeBefore(around: Around): readonly MentionRecord[] {
  const { scene, deed, frames } = around
  const floor = deed.inside?.content.start ?? 0
  const found = scene.mentions.filter((m) => {
    if (m.span.start < floor || m.span.end > deed.span.start || !isPlace(around, m) || m.standsFor !== undefined)
      return false
    const before = scene.sentence.tokens.findLast((t) => t.end <= m.span.start)
    if (!before || before.end < m.span.start) return false
    return frames.at.has(before.text) || (deed.word.type === 'CONSULT' && frames.going.has(before.text))
  })
  return found.length === 1 ? found : []
}

function contextOf(reading: Reading, scene: Scene): Context {
  const bySentence: (readonly MentionRecord[])[] = []
  bySentence[scene.sentence.index] = scene.mentions
  return {
    reading,
    words: speechWordsOf(reading.language),
    mentions: scene.mentions,
    entities: scene.entities,
    timesAt: spansAt(scene.barred),
    quotations: [],
    bySentence,
  }
}

/** 被, 遭 and the like before the deed in its clause, with the doer or nothing between. */
function passiveAt({ reading, scene, deed, frames }: Around): Span | undefined {
  const { text } = reading.document
  const before = text.slice(deed.clause.start, deed.span.start)
  for (const w of frames.passive) {
    const at = before.lastIndexOf(w)
    const gap = before.length - at - w.length
    if (at >= 0 && (w.length > 1 || gap < 12) && gap < 20 && (w !== frames.passive.at(-1) || gap > 0))
      if (scene.sentence.tokens.some((t) => t.start === deed.clause.start + at && t.end >= t.start + w.length))
        return { start: deed.clause.start + at, end: deed.clause.start + at + w.length }
  }
  return undefined
}

/** What stands before a name: 在, 对, 与. */
export function standing(around: Around, m: MentionRecord): 'at' | 'object' | 'with' | 'topic' | undefined {
  const { frames } = around
  const t = wordBefore(around, m)
  if (!t) return undefined
  if (frames.topic.has(t.text)) return 'topic'
  const place = isPlace(around, m)
  if (frames.at.has(t.text)) return place ? 'at' : undefined
  const letter = around.reading.document.text[m.span.start - 1] ?? ''
  if (frames.object.has(t.text) || frames.object.has(letter)) return 'object'
  if (frames.with.has(t.text) && acts(around, m)) return 'with'
  return undefined
}

/** The word before a name, or before the title that a person is named with: 与阿曼外交大臣巴德尔. */
export function wordBefore(around: Around, m: MentionRecord): Token | undefined {
  const { scene, frames } = around
  const title = scene.mentions.find((o) => o !== m && o.span.end === m.span.start)
  const before = scene.sentence.tokens.filter((t) => t.end <= (title ?? m).span.start)
  let i = before.length - 1
  const small = (t: Token): boolean =>
    frames.with.has(t.text) || frames.object.has(t.text) || frames.at.has(t.text) || frames.topic.has(t.text)
  if (kindOf(around, m) === 'person')
    while (i >= 0 && titling.has(before[i]!.upos) && !small(before[i]!) && before.length - i < 6) i--
  const t = before[i]
  return t && t.end >= (title ?? m).span.start - (i === before.length - 1 ? 6 : 14) ? t : undefined
}

const titling: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'ADJ'])

/** 基辅、哈尔科夫和敖德萨: the names that a mark or a word for *and* joins to the first. */
function listFrom({ reading, scene, frames }: Around, first: MentionRecord): readonly MentionRecord[] {
  const list = [first]
  for (const m of scene.mentions) {
    const last = list.at(-1)!
    if (m.span.start <= last.span.end) continue
    const between = reading.document.text.slice(last.span.end, m.span.start)
    if (!frames.with.has(between)) break
    list.push(m)
  }
  return list
}

/** 美国总统特朗普: the country belongs to the title of who follows. */
function ownsNext(around: Around, m: MentionRecord): boolean {
  const next = around.scene.mentions.find((o) => o.span.start > m.span.end)
  if (!next || !['country', 'organization', 'place'].includes(kindOf(around, m)) || kindOf(around, next) !== 'person')
    return false
  const between = around.reading.document.text.slice(m.span.end, next.span.start)
  return (
    between.length < 9 &&
    !/[、，,]/.test(between) &&
    !around.scene.sentence.tokens.some(
      (t) =>
        t.start >= m.span.end &&
        t.end <= next.span.start &&
        (around.frames.with.has(t.text) || around.frames.object.has(t.text)),
    )
  )
}

const kindOf = ({ scene }: Around, m: MentionRecord): string => scene.entities.get(m.entity)?.kind ?? ''
const isPlace = (around: Around, m: MentionRecord): boolean =>
  ['place', 'facility', 'region', 'country'].includes(kindOf(around, m))
const acts = (around: Around, m: MentionRecord): boolean =>
  ['person', 'organization', 'country', 'group'].includes(kindOf(around, m))
const partyOf = (m: MentionRecord): Party => ({ entity: m.entity, mention: m.id, text: m.quote })

/** A place, or a part of a country: 伊拉克北部. */
const standsPlace = (around: Around, m: MentionRecord): boolean =>
  m.standsFor === undefined &&
  (['place', 'facility', 'region'].includes(kindOf(around, m)) ||
    around.frames.parts.some((p) => around.reading.document.text.startsWith(p, m.span.end)))

/** 会见美国中东问题特使威特科夫: the person behind the verb with nothing but his title between. */
function titledBehind(around: Around, behind: readonly MentionRecord[]): MentionRecord | undefined {
  const { scene, deed, frames } = around
  return behind.find(
    (m) =>
      kindOf(around, m) === 'person' &&
      m.span.start - deed.span.end < 24 &&
      scene.sentence.tokens
        .filter((t) => t.start >= deed.span.end && t.end <= m.span.start)
        .every((t) => titling.has(t.upos) && !frames.with.has(t.text)),
  )
}

/** The first name behind the verb in its clause, or the words of its object. */
function objectBehind(around: Around, recipients: Party[], places: Party[]): void {
  const { reading, scene, deed, frames } = around
  if (deed.noun && deed.light) return
  if (deed.word.type === 'AID' && recipients.length > 0) return
  const behind = scene.mentions.filter(
    (m) =>
      m.span.start >= deed.span.end &&
      m.span.end <= deed.clause.end &&
      !ownsNext(around, m) &&
      standing(around, m) !== 'topic',
  )
  const first = titledBehind(around, behind) ?? behind[0]
  const near = first && (first !== behind[0] || first.span.start - deed.span.end < 14) ? first : undefined
  if (near) {
    const where = standsPlace(around, near) && !spokenTypes.has(deed.word.type)
    for (const m of listFrom(around, near)) {
      if (where) push(places, partyOf(m))
      if (!where || kindOf(around, m) === 'country') push(recipients, partyOf(m))
    }
    return
  }
  const tokens = scene.sentence.tokens.filter((t) => t.start >= deed.span.end && t.end <= deed.clause.end)
  const nouns: Token[] = []
  for (const t of tokens.slice(0, 9)) {
    if (scene.barred.some((s) => overlaps(s, t)) || scene.statements.some((s) => s.cue && overlaps(s.cue.span, t)))
      break
    if (nouns.length === 0 && ['AUX', 'PART', 'ADV'].includes(t.upos)) continue
    if (!['NOUN', 'NUM', 'PROPN', 'ADJ', 'PART', 'DET'].includes(t.upos)) break
    nouns.push(t)
  }
  const last = nouns.findLastIndex((t) => t.upos === 'NOUN' || t.upos === 'PROPN')
  if (last < 0) return
  const { text: all } = reading.document
  // 一枚从也门发射的导弹: a number and its measure alone are not what is counted
  const counted =
    frames.counting.some((c) => all.slice(nouns[0]!.start, nouns[last]!.end).endsWith(c)) &&
    tokens.some((t) => t.start >= nouns[last]!.end && frames.own.has(t.text))
  const end = counted ? deed.clause.end : nouns[last]!.end
  const text = all.slice(nouns[0]!.start, end)
  if (text.length < 16) push(recipients, { text })
}

function push(list: Party[], { entity, mention, text }: Party): void {
  if (!list.some((p) => p.text === text || (p.entity && p.entity === entity)))
    list.push({ ...(entity ? { entity } : {}), ...(mention ? { mention } : {}), text })
}
