/** Who does what to whom in scripts without spaces: the subject of the clause, 被, 把, 对 and 与, the object behind the verb, 在. */
import { overlaps, type Span } from '../../base/span.ts'
import type { MentionRecord, Party, Reading, Token } from '../../record/index.ts'
import type { Context } from '../statement/speaker.ts'
import { speechWordsOf } from '../statement/words.ts'
import { type Scene, spokenTypes, twoSided } from './draft.ts'
import type { Roles } from './roles.ts'
import type { Deed } from './unspaced.ts'
import { befalls, subjectOf } from './unspaced-subject.ts'
import { type FrameWords, frameWordsOf } from './unspaced-words.ts'

export interface Around {
  readonly reading: Reading
  readonly scene: Scene
  readonly deed: Deed
  readonly frames: FrameWords
  readonly context: Context
}

/** In: a deed, and who acted last. Out: its parties and places. Cost: linear in the clause. */
export function deedRoles(reading: Reading, scene: Scene, deed: Deed, before: Party | undefined): Roles {
  const frames = frameWordsOf(reading.language)
  const around: Around = { reading, scene, deed, frames, context: contextOf(reading, scene) }
  const actors: Party[] = []
  const recipients: Party[] = []
  const places: Party[] = []
  const passive = passiveAt(around)
  const end = passive?.start ?? deed.light?.start ?? deed.span.start
  if (deed.said) push(actors, deed.said.speaker)
  else {
    const subject = subjectOf(around, { end, passive: passive !== undefined || deed.word.kind === 'p' }, before)
    if (subject) push(passive || deed.word.kind === 'p' || befalls(deed.word) ? recipients : actors, subject)
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
  return {
    actors,
    recipients: recipients.filter((r) => !actors.some((a) => a.text === r.text || (a.entity && a.entity === r.entity))),
    places,
  }
}

function contextOf(reading: Reading, scene: Scene): Context {
  const bySentence: (readonly MentionRecord[])[] = []
  bySentence[scene.sentence.index] = scene.mentions
  return {
    reading,
    words: speechWordsOf(reading.language),
    mentions: scene.mentions,
    entities: scene.entities,
    times: scene.barred,
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
function standing(around: Around, m: MentionRecord): 'at' | 'object' | 'with' | 'topic' | undefined {
  const { scene, frames } = around
  const before = scene.sentence.tokens.findLast((t) => t.end <= m.span.start)
  const title = scene.mentions.find((o) => o !== m && o.span.end === m.span.start)
  const t = title ? scene.sentence.tokens.findLast((x) => x.end <= title.span.start) : before
  if (!t || t.end < m.span.start - 6) return undefined
  if (frames.topic.has(t.text)) return 'topic'
  const place = isPlace(around, m)
  if (frames.at.has(t.text)) return place ? 'at' : undefined
  const letter = around.reading.document.text[m.span.start - 1] ?? ''
  if (frames.object.has(t.text) || frames.object.has(letter)) return 'object'
  if (frames.with.has(t.text) && acts(around, m)) return 'with'
  return undefined
}

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

/** The first name behind the verb in its clause, or the words of its object. */
function objectBehind(around: Around, recipients: Party[], places: Party[]): void {
  const { reading, scene, deed } = around
  if (deed.noun && deed.light) return
  const behind = scene.mentions.filter(
    (m) => m.span.start >= deed.span.end && m.span.end <= deed.clause.end && !ownsNext(around, m),
  )
  const first = behind[0]
  const near = first && first.span.start - deed.span.end < 14 ? first : undefined
  if (near) {
    const place = ['place', 'facility', 'region'].includes(kindOf(around, near)) && !spokenTypes.has(deed.word.type)
    for (const m of listFrom(around, near))
      push(place && near.standsFor === undefined ? places : recipients, partyOf(m))
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
  const text = reading.document.text.slice(nouns[0]!.start, nouns[last]!.end)
  if (text.length < 16) push(recipients, { text })
}

function push(list: Party[], { entity, mention, text }: Party): void {
  if (!list.some((p) => p.text === text || (p.entity && p.entity === entity)))
    list.push({ ...(entity ? { entity } : {}), ...(mention ? { mention } : {}), text })
}
