/** Events of a sentence by its tree: the deeds that it tells, one a deed, with roles, status and confidence. */
import { contains, overlaps, type Span } from '../../base/span.ts'
import { type EventStatus, overlapping, type Reading } from '../../record/index.ts'
import { chargedWith, type Played, withActor } from './actor.ts'
import { clauseOf } from './clause.ts'
import { confidenceOf } from './confidence.ts'
import { contained, rolesInTree } from './deed-roles.ts'
import { type Deed, deedsIn } from './deeds.ts'
import { type Before, type Draft, needsActor, type Scene, statementsAt } from './draft.ts'
import { patientsOf } from './lookup.ts'
import type { Known } from './party.ts'
import type { Roles } from './roles.ts'
import { statusInTree } from './status.ts'
import { mayTell } from './trigger.ts'
import { childrenBy, headOf, isFiniteVerb, isTensed, relationOf, type Walk, walkOf } from './walk.ts'
import { weightiest } from './weight.ts'

/** Types whose content is asked for, threatened or refused, and so has not happened. */
const unreal = new Set(['REQUEST', 'THREATEN', 'REJECT', 'AGREE'])

interface Told extends Played {
  /** the noun of the deed that its verb has for a subject: five strikes destroyed … */
  readonly noun?: Deed
}

export function draftsByTree(reading: Reading, scene: Scene, before: Before): readonly Draft[] {
  const { sentence } = scene
  if (!mayTell(reading, sentence)) return []
  const w = walkOf(reading, sentence, scene.mentions, scene.entities)
  if (!w) return []
  const known: Known = { mentions: scene.mentions, entities: scene.entities, barred: scene.barred }
  const names = [...scene.mentions.filter((m) => m.form === 'name').map((m) => m.span), ...scene.barred]
  const deeds = deedsIn(w, names).filter((d) => !isCue(w, d, scene))
  const told = deeds
    .filter((d) => !deeds.some((other) => other !== d && isContent(w, d, other)))
    .map((deed): Told => {
      const clause = clauseOf(w, deed)
      return { deed, clause, roles: rolesInTree(w, deed, clause, known) }
    })
  const out: Draft[] = []
  let last = before.party
  const charged = told.map((t) => ({ ...t, roles: chargedWith(w, t, told) }))
  for (const t of mergeSame(w, charged)) {
    const roles = withActor(w, t, known, { scene, before: last, person: before.person })
    const status = weightiest(new Set([statusInTree(w, t.deed), ...promised(w, t.deed, scene)]))
    const dated = scene.barred.some((s) => overlaps(s, t.clause))
    const confidence = confidenceOf(t.deed, roles, dated)
    if (!worth(w, t.deed, roles, dated) || confidence < 0.3) continue
    const trigger = spanOf(w, t.noun ?? t.deed)
    const acting = roles.actors.find((a) => a.entity)
    if (acting && acting.entity !== last?.entity) last = acting
    const past = isPast(w, t.deed)
    out.push({ word: t.deed.word, trigger, clause: t.clause, roles, status, confidence, past })
  }
  return out
}

/** Told as done by the tense of its verb: met, has met, wurde gestürmt. */
function isPast(w: Walk, { verb }: Deed): boolean {
  if (verb < 0 || !isTensed(w, verb)) return false
  return (
    /Tense=Past/.test(w.tokens[verb]!.feats) ||
    childrenBy(w, verb, 'aux').some((c) => /Tense=Past/.test(w.tokens[c]!.feats))
  )
}

/** "kündigte an, seine Botschaft zu schließen": what somebody promises to do, by a verb without a tense. */
function promised(w: Walk, { word, verb, how, first }: Deed, { statements }: Scene): readonly EventStatus[] {
  if (word.noun || how !== 'verb' || isTensed(w, verb)) return []
  const { inside } = statementsAt(statements, w.tokens[first]!)
  return inside?.act === 'promise' && !inside.negated ? ['planned'] : []
}

const isCue = (w: Walk, d: Deed, scene: Scene): boolean =>
  d.word.noun &&
  overlapping(scene.statements, w.tokens[d.first]!, 8000).some(
    (s) => s.cue !== undefined && overlaps(s.cue.span, w.tokens[d.first]!),
  )

/** A deed that another one asks for, threatens with or refuses. */
function isContent(w: Walk, d: Deed, other: Deed): boolean {
  if (isMatter(w, d, other)) return true
  if (!unreal.has(other.word.type) || d.word.type === other.word.type) return false
  let at = d.verb >= 0 && d.how !== 'verb' ? d.verb : d.head
  for (let steps = 0; steps < 5; steps++) {
    const r = relationOf(w, at).split(':')[0]!
    const h = headOf(w, at)
    if (relationOf(w, at) === 'acl:relcl') return false
    if (h < 0 || !['xcomp', 'ccomp', 'obj', 'obl', 'acl', 'nmod', 'advcl', 'conj', 'nsubj', 'amod'].includes(r))
      return false
    if (r === 'nsubj' && steps > 0) return false
    if (r === 'advcl' && isFiniteVerb(w.tokens[at]!)) return false
    if (r === 'conj' && steps === 0 && isFiniteVerb(w.tokens[at]!)) return false
    at = h
    if (at === other.head) return r !== 'nsubj' && r !== 'advcl' && r !== 'conj'
  }
  return false
}

/** A noun that another deed is done to, and needs: halt an offensive, suspend a partnership; or a verb that only puts a meeting off. */
function isMatter(w: Walk, d: Deed, other: Deed): boolean {
  if (d.word.type === other.word.type) return false
  if (!d.word.noun) return other.word.noun && other.verb === d.head && /postponed|cancelled/.test(other.status)
  if (other.how !== 'verb' || other.word.needs.length === 0 || telling.has(other.word.type)) return false
  if (d.word.type === 'CONSULT' && /postponed|cancelled/.test(d.status)) return false
  return patientsOf(w, other.head).includes(d.head)
}

const telling = new Set(['SUPPORT', 'ACCUSE'])

/** One record a deed: of two of a type, the one that hangs in the other's clause without a subject of its own goes in. */
function mergeSame(w: Walk, told: readonly Told[]): readonly Told[] {
  const gone = new Map<Told, Told>()
  for (const inner of told)
    for (const outer of told) {
      if (inner === outer || gone.has(outer) || inner.deed.word.type !== outer.deed.word.type) continue
      if (gone.has(inner) || !(within(w, inner, outer) || shareNoun(w, inner, outer, gone))) continue
      gone.set(inner, outer)
    }
  return told.flatMap((t) => {
    if (gone.has(t)) return []
    const parts = told.filter((x) => gone.get(x) === t)
    return [parts.reduce(joinTold, t)]
  })
}

/** "one strike hit a unit and destroyed a position": two verbs of one noun, which went into the first. */
const shareNoun = (w: Walk, inner: Told, outer: Told, gone: ReadonlyMap<Told, Told>): boolean =>
  inner.deed.how === 'verb' &&
  relationOf(w, inner.deed.head) === 'conj' &&
  headOf(w, inner.deed.head) === outer.deed.head &&
  [...gone].some(([noun, into]) => into === outer && noun.deed.word.noun && inner.roles.doers.includes(noun.deed.head))

function within(w: Walk, inner: Told, outer: Told): boolean {
  const doers = inner.roles.doers.map((d) => contained(w, d, inner.deed))
  if (outer.deed.word.noun && inner.deed.how === 'verb' && doers.includes(outer.deed.head)) return true
  const rests = outer.deed.how === 'verb' && inner.deed.verb === outer.deed.verb && inner.deed.how !== 'verb'
  if (rests) return true
  if (!contains(outer.clause, spanOf(w, inner.deed))) return false
  if (below(w, inner.deed.head, outer.deed.head)) return !(inner.deed.how === 'verb' && ownSubject(w, inner.deed))
  return false
}

const spanOf = (w: Walk, d: Deed): Span => ({ start: w.tokens[d.first]!.start, end: w.tokens[d.last]!.end })

const ownSubject = (w: Walk, d: Deed): boolean => childrenBy(w, d.head, 'nsubj').length > 0

function below(w: Walk, at: number, head: number): boolean {
  for (let i = headOf(w, at), steps = 0; i >= 0 && steps < 8; i = headOf(w, i), steps++) if (i === head) return true
  return false
}

/** A verb whose subject is the deed's noun, with nobody named who did it. */
const bySubject = (outer: Told, inner: Told): boolean =>
  outer.deed.how === 'verb' &&
  inner.deed.word.noun &&
  inner.deed.head < outer.deed.head &&
  outer.roles.doers.includes(inner.deed.head) &&
  !outer.roles.actors.some((a) => a.entity)

/** The outer deed with what only the inner one knows. */
const joinTold = (outer: Told, inner: Told): Told => ({
  deed:
    outer.deed.word.mode === '' && inner.deed.word.mode !== ''
      ? { ...outer.deed, word: { ...outer.deed.word, mode: inner.deed.word.mode } }
      : outer.deed,
  clause: outer.deed.word.noun
    ? { start: Math.min(outer.clause.start, inner.clause.start), end: Math.max(outer.clause.end, inner.clause.end) }
    : outer.clause,
  ...(outer.noun ? { noun: outer.noun } : bySubject(outer, inner) ? { noun: inner.deed } : {}),
  roles: {
    actors: outer.roles.actors.length > 0 ? outer.roles.actors : inner.roles.actors,
    recipients:
      outer.roles.recipients.length > 0 && !outer.deed.word.noun && inner.deed.how !== 'verb'
        ? outer.roles.recipients
        : [
            ...outer.roles.recipients,
            ...inner.roles.recipients.filter((r) => !outer.roles.recipients.some((o) => o.text === r.text)),
          ].filter((r) => !outer.roles.actors.some((a) => a.text === r.text)),
    places: [
      ...outer.roles.places,
      ...inner.roles.places.filter((p) => !outer.roles.places.some((q) => q.entity === p.entity)),
    ],
    subject: outer.roles.subject,
    pronoun: outer.roles.pronoun,
    stood: outer.roles.stood,
    doers: outer.roles.doers,
  },
})

/** How a noun stands that tells of nothing where nobody, no place and no day is named. */
const unnamed: ReadonlySet<Deed['how']> = new Set(['free', 'object', 'link', 'tell'])

/** "Une panne a plongé le pays dans le noir": what befalls people is told where it is the subject of a verb. */
const befallsAll = (w: Walk, { word, head }: Deed): boolean =>
  word.type === 'outage' && relationOf(w, head) === 'nsubj' && isTensed(w, headOf(w, head))

function worth(w: Walk, deed: Deed, roles: Roles, dated: boolean): boolean {
  if (needsActor.has(deed.word.type) && roles.actors.length === 0)
    return deed.how === 'do' || deed.how === 'happen' || deed.passive
  if (deed.how === 'topic')
    return deed.word.type === 'ASSAULT' && roles.actors.length > 0 && roles.recipients.some((p) => p.entity)
  const bare = roles.actors.length + roles.recipients.length + roles.places.length === 0
  return !(bare && !dated && unnamed.has(deed.how) && !befallsAll(w, deed))
}
