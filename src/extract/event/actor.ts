/** Who acts where the tree of the clause does not show it: who is charged with it, who speaks of themselves, who acted before. */
import type { Span } from '../../base/span.ts'
import type { Party } from '../../record/index.ts'
import type { RolesFound } from './deed-roles.ts'
import type { Deed } from './deeds.ts'
import { needsActor, type Scene, statementsAt, twoSided } from './draft.ts'
import { type Known, kindOf } from './party.ts'
import type { Roles } from './roles.ts'
import { same } from './sides.ts'
import { tellersOf } from './tellers.ts'
import { headOf, isFiniteVerb, isTensed, isVerb, relationOf, type Walk } from './walk.ts'

/** A deed in its clause with what the tree shows of its roles. */
export interface Played {
  readonly deed: Deed
  readonly clause: Span
  readonly roles: RolesFound
}

/** "accused the rebels of shelling a camp": who is charged did it, not who charges. */
export function chargedWith(w: Walk, { deed, roles }: Played, all: readonly Played[]): RolesFound {
  if (deed.how === 'verb' && isFiniteVerb(w.tokens[deed.head]!)) return roles
  const charge = all.find(
    (t) => t.deed.word.type === 'ACCUSE' && t.deed.how === 'verb' && hangsOn(w, deed.head, t.deed.head),
  )
  const charged = charge?.roles.recipients ?? []
  const others = roles.actors.filter((a) => !charge?.roles.actors.some((b) => same(a, b)))
  if (charged.length === 0 || others.length > 0) return roles
  return { ...roles, actors: charged, recipients: roles.recipients.filter((r) => !charged.some((c) => same(c, r))) }
}

function hangsOn(w: Walk, at: number, head: number): boolean {
  if (relationOf(w, at) === 'conj' && isVerb(w.tokens[at]!)) return false
  for (let i = headOf(w, at), steps = 0; i >= 0 && steps < 4; i = headOf(w, i), steps++) if (i === head) return true
  return false
}

interface Earlier {
  readonly scene: Scene
  readonly before: Party | undefined
  readonly person: Party | undefined
}

/** Roles with the actor that the tree did not show: who says it of themselves, who stands left of the verb, or who acted before. */
export function withActor(
  w: Walk,
  { deed, clause, roles }: Played,
  known: Known,
  { scene, before, person }: Earlier,
): Roles {
  const { actors, recipients, places, pronoun, stood } = roles
  const first = w.tokens[deed.first]!
  const spoken = speakerOf(scene, first)
  const own = spoken?.entity ? spoken : undefined
  const isPerson = (p: Party | undefined): boolean => p !== undefined && kindOf(known, p) === 'person'
  const thing = [own, before, spoken].find((p) => p && !isPerson(p))
  const named =
    pronoun === 'self' ? spoken : pronoun === 'one' ? (own ?? person ?? before) : pronoun === 'thing' ? thing : before
  // the words are the pronoun's, the entity is theirs whom it means
  const meant = named && (named.entity && stood >= 0 ? { entity: named.entity, text: w.tokens[stood]!.text } : named)
  if (
    deed.passive &&
    pronoun !== '' &&
    meant &&
    recipients.length === 0 &&
    !actors.some((a) => a.entity === meant.entity)
  )
    return { actors, recipients: [meant], places }
  if (actors.length > 0 && twoSided.has(deed.word.type) && pronoun !== '' && meant?.entity && deed.how === 'verb')
    return { actors: [meant, ...actors.filter((a) => a.entity !== meant.entity)], recipients, places }
  if (actors.length > 0 || deed.passive) return { actors, recipients, places }
  if (pronoun !== '' && meant)
    return { actors: [meant], recipients: recipients.filter((r) => r.entity !== meant.entity), places }
  if (pronoun === 'self' || pronoun === 'many') {
    // nobody is known for it: the word stands for itself
    const word = roles.doers.find((h) => w.tokens[h]!.upos === 'PRON' && /Person=[13]/.test(w.tokens[h]!.feats))
    if (word !== undefined) return { actors: [{ text: w.tokens[word]!.text }], recipients, places }
  }
  const speaks = /Person=1/.test(w.tokens[deed.head]!.feats)
  if (deed.how === 'verb' && speaks && own) return { actors: [own], recipients, places }
  if (deed.word.noun || !needsActor.has(deed.word.type)) return { actors, recipients, places }
  const left = leftOf(w, { deed, clause, roles }, known, tellersOf(scene.statements, first))
  if (left) return { actors: [left], recipients, places }
  const earlier = own ?? before
  if (earlier && isTensed(w, deed.head) && !/Person=[12]/.test(w.tokens[deed.head]!.feats))
    return { actors: [earlier], recipients, places }
  return { actors, recipients, places }
}

/** The speaker of the innermost statement that tells of a deed. */
function speakerOf(scene: Scene, at: Span): Party | undefined {
  const speaker = statementsAt(scene.statements, at).inside?.speaker
  if (!speaker) return undefined
  const { entity, mention, text } = speaker
  return { ...(entity ? { entity } : {}), ...(mention ? { mention } : {}), text }
}

/** The last party named between the last mark or verb and the deed. */
function leftOf(
  w: Walk,
  { deed, clause, roles }: Played,
  known: Known,
  telling: ReadonlySet<string>,
): Party | undefined {
  const { start } = w.tokens[deed.first]!
  const from = leftEdge(w, deed.first, Math.min(clause.start, start))
  const left = known.mentions.findLast(
    (m) =>
      m.span.end <= start &&
      m.span.start >= from &&
      !telling.has(m.id) &&
      (standing.has(known.entities.get(m.entity)?.kind ?? '') || m.span.end + 1 >= start) &&
      !roles.recipients.some((r) => r.mention === m.id),
  )
  return left && { entity: left.entity, mention: left.id, text: left.quote }
}

const standing = new Set(['person', 'organization', 'country', 'group'])

/** Where the words before a verb begin that may be its subject: behind the last mark or verb. */
function leftEdge(w: Walk, verb: number, most: number): number {
  let i = verb
  while (i > 0 && w.tokens[i - 1]!.upos !== 'PUNCT' && !isFiniteVerb(w.tokens[i - 1]!)) i--
  return Math.min(most, w.tokens[i]!.start)
}
