/** The subject of a deed in scripts without spaces. */
import type { Act, Party } from '../../record/index.ts'
import { subjectIn } from '../statement/unspaced-speaker.ts'
import type { Deed } from './unspaced.ts'
import type { Around } from './unspaced-roles.ts'
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
  before: Party | undefined,
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
  const found = partyIn(around, start, end) ?? (suffers || passive ? thingIn(around, start, end) : undefined)
  if (found || suffers) return found
  const first = subjectIn(context, scene.sentence, start, end)
  if (inside && Math.abs(inside.content.start - start) < 3)
    return first.kind === 'nobody' && mayBeTeller(deed) && isBare(around, start, end) ? inside.speaker : undefined
  const floor = inside ? inside.content.start : scene.sentence.span.start
  let to = start - 1
  while (to > floor) {
    let from = to
    while (from > floor && !/[,，;；:：。]/.test(text[from - 1]!)) from--
    const earlier = partyIn(around, from, to)
    if (earlier) return earlier
    to = from - 1
  }
  if (first.kind !== 'pronoun' && first.kind !== 'nobody') return undefined
  return mayBeTeller(deed) ? inside?.speaker : first.kind === 'pronoun' ? before : undefined
}

/** Nothing but small words stands before the deed. */
const isBare = ({ scene }: Around, start: number, end: number): boolean =>
  end - start < 14 && !scene.mentions.some((m) => m.span.start >= start && m.span.end <= end)

/** 地震造成132人死亡、逾700人受伤: what befalls them stands behind the cause, each behind its mark. */
function behindCause({ reading, frames }: Around, start: number, end: number): number {
  const words = reading.document.text.slice(start, end)
  const cut = Math.max(
    words.lastIndexOf('、') + 1,
    ...frames.causes.map((c) => (words.includes(c) ? words.lastIndexOf(c) + c.length : 0)),
  )
  return start + Math.max(0, cut)
}

function partyIn({ context, scene, reading, frames }: Around, from: number, end: number): Party | undefined {
  const condition = frames.conditions.find((c) => reading.document.text.startsWith(c, from))
  const start = from + (condition?.length ?? 0)
  if (end <= start) return undefined
  const subject = subjectIn(context, scene.sentence, start, end)
  if (subject.kind === 'somebody') {
    const { anonymous: _anonymous, ...party } = subject.speaker
    const kind = party.entity ? scene.entities.get(party.entity)?.kind : undefined
    const stands = scene.mentions.some((m) => m.id === party.mention && m.standsFor !== undefined)
    if (!stands && (kind === 'place' || kind === 'region')) return undefined
    const sure = subject.named || subject.human || frames.groups.some((g) => party.text.endsWith(g))
    return sure ? party : undefined
  }
  if (subject.kind !== 'thing') return undefined
  const words = reading.document.text.slice(subject.span.start, subject.span.end)
  return words.length < 22 && frames.groups.some((g) => words.endsWith(g)) ? { text: words } : undefined
}

/** Whom or what it befalls, by its words. */
function thingIn({ context, scene, reading }: Around, start: number, end: number): Party | undefined {
  if (end <= start) return undefined
  const subject = subjectIn(context, scene.sentence, start, end)
  if (subject.kind !== 'thing' && subject.kind !== 'somebody') return undefined
  const text = reading.document.text.slice(subject.span.start, subject.span.end)
  return text.length > 1 && text.length < 22 ? { text } : undefined
}
