/** Who acts, who is acted on, and where, for a deed with a tree. */
import type { Span } from '../../base/span.ts'
import type { Party } from '../../record/index.ts'
import type { Deed } from './deeds.ts'
import { spokenTypes, twoSided } from './draft.ts'
import { isPlainly, sharedVerb } from './lookup.ts'
import { isPlaceParty, type Known, kindOf, mentionAt, partyOf } from './party.ts'
import type { Roles } from './roles.ts'
import { agentBehind, antecedent, led, nameBehind, placesAround, push, same, withJoined } from './sides.ts'
import { closeSubject, isCut, isLate, isPlaced, nearSubject } from './subject.ts'
import { type TreeRoles, treeRoles } from './tree-roles.ts'
import { casesOf, childrenBy, headOf, isOf, isTensed, joined, linksOf, relationOf, type Walk } from './walk.ts'

/** Types whose object is hit by the deed, so that any noun will do; the others need somebody named, or people. */
const bodily = new Set(['ASSAULT', 'COERCE'])
const turning = new Set(['ACCUSE', 'REQUEST'])
const people = new Set(['@people'])

interface Heads {
  readonly actors: number[]
  readonly recipients: number[]
  readonly sides: number[]
  readonly places: number[]
  /** adjectives and first parts of compounds: actors only where they name somebody */
  readonly named: number[]
  /** who tells of it, and did it where nobody else did: Moscow reported the capture of … */
  readonly claimed: number[]
  /** those who do by the tree, before anything is made of them */
  readonly raw: number[]
}

export interface RolesFound extends Roles {
  /** the verb has a subject of its own */
  readonly subject: boolean
  /** its subject, or whom a passive is done to, is a pronoun: of the speaker, for one, for one that is no person, for many */
  readonly pronoun: 'self' | 'one' | 'thing' | 'many' | ''
  /** the pronoun's place; -1 where there is none */
  readonly stood: number
  /** places of those who do by the tree */
  readonly doers: readonly number[]
}

/** In: a deed, its clause, who is known. Out: its roles, and whether its verb has a subject of its own. */
export function rolesInTree(w: Walk, deed: Deed, clause: Span, known: Known): RolesFound {
  const heads: Heads = { actors: [], recipients: [], sides: [], places: [], named: [], claimed: [], raw: [] }
  let subject = false
  if (deed.verb >= 0) subject = byVerb(w, deed, heads)
  if (deed.word.noun) byNoun(w, deed, heads)
  const { pronoun, stood } = pronounOf(w, deed.passive ? heads.recipients : heads.actors)
  const parties = (list: readonly number[]): readonly Party[] =>
    list.flatMap((h) => {
      const p = partyOf(w, h, known)
      return p ? [p] : []
    })
  const type = deed.word.type
  const fit = (h: number): boolean =>
    (bodily.has(type) && w.tokens[h]!.upos !== 'PRON') ||
    mentionAt(w, h, known) !== undefined ||
    (isOf(w, h, people, false) && partyOf(w, h, known) !== undefined) ||
    isTold(w, deed, h, known) ||
    kindOf(known, partyOf(w, h, known) ?? { text: '' }) === 'person'
  const actors: Party[] = []
  const recipients: Party[] = []
  const places: Party[] = []
  for (const p of parties(heads.actors)) for (const side of withJoined(w, p, known)) push(actors, side)
  for (const h of heads.named)
    for (const p of parties([h]))
      if (p.entity ? kindOf(known, p) !== 'person' : isOf(w, h, people, false)) push(actors, p)
  if (actors.length === 0) for (const p of parties(heads.claimed.filter(fit))) push(actors, p)
  if (actors.length === 0 && deed.passive) for (const p of parties(agentBehind(w, deed))) push(actors, p)
  for (const p of parties(heads.sides.filter(fit)))
    push(twoSided.has(type) || deed.word.mode === 'two' ? actors : recipients, p)
  for (const p of parties(inObjects(w, heads.recipients, fit, deed).filter(fit))) {
    if (isPlaceParty(known, p) && placing.has(type)) push(places, p)
    if (twoSided.has(type)) {
      if (type === 'CONSULT' && !isPlaceParty(known, p) && kindOf(known, p) !== 'country' && p.entity) push(actors, p)
      else if (type === 'AGREE' && p.entity && !isPlaceParty(known, p)) push(recipients, p)
    } else push(recipients, p)
  }
  if (actors.length === 1 && recipients.length === 0)
    for (const p of nameBehind(w, deed, known)) push(twoSided.has(type) ? actors : recipients, p)
  if (twoSided.has(type)) for (const p of led(w, clause, known, 'with')) push(actors, p)
  if (type === 'CONSULT' && deed.how === 'link' && actors.length === 1)
    for (const p of parties(host(w, deed))) push(actors, p)
  if (deed.word.mode === 'territory' && deed.how === 'verb')
    for (const p of led(w, clause, known, 'from')) if (!actors.some((a) => same(a, p))) push(recipients, p)
  if (type === 'ASSAULT' && !recipients.some((r) => r.entity))
    for (const p of led(w, clause, known, 'against')) if (!actors.some((a) => same(a, p))) push(recipients, p)
  const taken = [...actors, ...recipients]
  const placed = heads.places.filter((h) => mentionAt(w, h, known))
  for (const p of parties(placed)) if (isPlace(known, p) && !taken.some((x) => x.mention === p.mention)) push(places, p)
  const near = verbal.has(type) ? deed.verb : -1
  for (const p of placesAround(w, clause, known, { taken, near })) push(places, p)
  // the only place of the sentence is where its deeds happen: a fire broke out in X after an attack
  if (places.length === 0 && placing.has(type) && !recipients.some((r) => isPlaceParty(known, r))) {
    const all = placesAround(w, w.sentence.span, known, { taken, near: -1 })
    if (all.length === 1) push(places, all[0]!)
  }
  const sure = recipients.filter((r) => !isPlaceParty(known, r))
  return {
    actors: /^[a-z]/.test(type) ? actors.filter((a) => a.entity) : actors,
    recipients: (sure.length > 0 ? sure : recipients).filter((r) => !actors.some((a) => same(a, r))),
    places,
    subject,
    pronoun,
    stood,
    doers: heads.raw,
  }
}

/** "said after talks with X": who says it is the other side. */
function host(w: Walk, deed: Deed): readonly number[] {
  const verb = headOf(w, deed.head)
  if (verb < 0 || !w.words.links.size || !isTensed(w, verb) || !joinedWith(w, deed)) return []
  return treeRoles(w.tree, verb, false, () => false).doers
}

/** Its companion hangs on the noun itself: talks with X, a meeting with X. */
const joinedWith = (w: Walk, deed: Deed): boolean =>
  childrenBy(w, deed.head, 'nmod', 'obl').some((c) => linksOf(w, c).has('with'))

/** "rief die Sicherheitskräfte auf, …", "drohte den Organisatoren": who is told to do something, or threatened, is somebody. */
function isTold(w: Walk, deed: Deed, h: number, known: Known): boolean {
  if (!spokenTypes.has(deed.word.type) || deed.how !== 'verb' || w.tokens[h]!.upos !== 'NOUN') return false
  if (kindOf(known, partyOf(w, h, known) ?? { text: '' }) === 'person') return true
  const asked = deed.word.type !== 'REJECT' && relationOf(w, h).startsWith('obj')
  return (
    (deed.word.type === 'THREATEN' &&
      w.words.inflects &&
      /Case=Dat/.test(w.tokens[h]!.feats) &&
      casesOf(w, h).length === 0) ||
    (asked && childrenBy(w, deed.head, 'xcomp', 'advcl').some((c) => /VerbForm=Inf/.test(w.tokens[c]!.feats)))
  )
}

const isSelf = (w: Walk, h: number): boolean => w.tokens[h]!.upos === 'PRON' && /Person=1/.test(w.tokens[h]!.feats)

function pronounOf(w: Walk, list: readonly number[]): Pick<RolesFound, 'pronoun' | 'stood'> {
  const stood = list.find((h) => w.words.pronouns.has(w.tokens[h]!.norm) || isSelf(w, h)) ?? -1
  if (stood < 0) return { pronoun: '', stood }
  const { feats, norm } = w.tokens[stood]!
  if (w.words.things.has(norm)) return { pronoun: 'thing', stood }
  return { pronoun: isSelf(w, stood) ? 'self' : /Number=Plur/.test(feats) ? 'many' : 'one', stood }
}

/** Subject, object and what adpositions lead to, of the deed's verb or of the verb that its noun rests on. */
function byVerb(w: Walk, deed: Deed, heads: Heads): boolean {
  const { verbs } = w.words
  const found = treeRoles(w.tree, deed.verb, deed.passive, (v) =>
    turning.has(verbs.get(w.tokens[v]!.lemma)?.type ?? ''),
  )
  const coming = w.words.links.get(w.tokens[deed.verb]!.lemma)?.has('intransitive') && found.doers.length === 0
  const roles = coming ? { ...found, doers: found.done, done: [] } : turned(w, deed, found)
  const own = new Set([deed.head, ...joined(w, deed.head)])
  const real = (list: readonly number[]): readonly number[] =>
    list.filter((h) => !own.has(h) && !within(deed, h) && !holdsDeed(w, h, deed) && !isCut(w, h))
  const told = real(roles.doers)
  heads.raw.push(...roles.doers)
  const near = !bySelf(w, deed)
    ? undefined
    : told.length === 0
      ? (nearSubject(w, deed.verb) ?? closeSubject(w, deed.verb))
      : roles.taken || isLate(w, told[0]!, deed.verb)
        ? closeSubject(w, deed.verb)
        : undefined
  const sure = near !== undefined && !own.has(near) && !roles.done.includes(near) && !holdsDeed(w, near, deed)
  const doers = (sure ? [near, ...joined(w, near).slice(1)] : told)
    .map((h) => antecedent(w, h, deed.verb))
    .flatMap((h) => (deed.how === 'verb' ? behindNoun(w, h, deed, heads) : [h]))
    .filter((h) => !isInverted(w, h, deed) && !isPlaced(w, h))
  if (deed.how === 'suffer') heads.recipients.push(...doers)
  else if (deed.how === 'claim') heads.claimed.push(...doers)
  else if (deed.how !== 'happen' && deed.how !== 'tell') heads.actors.push(...doers)
  if (deed.how === 'verb') heads.recipients.push(...real(roles.done).map((h) => antecedent(w, h, deed.verb)))
  if (deed.how === 'happen') heads.sides.push(...real(roles.done))
  const taken = new Set([...roles.doers, ...roles.done])
  for (const c of childrenBy(w, deed.verb, 'obl', 'iobj', 'nmod', 'obj', 'advmod', 'dep')) {
    if (taken.has(c) || own.has(c) || isCut(w, c)) continue
    for (const h of joined(w, c)) adposition(w, h, c, deed, heads)
  }
  return roles.subject
}

/** "abrieron fuego": the words of the deed itself. */
const within = (deed: Deed, h: number): boolean => deed.first <= h && h <= deed.last

/** "nahmen Einheiten zwei Dörfer ein": of two subjects the one behind, in the accusative, is the object. */
function turned(w: Walk, deed: Deed, found: TreeRoles): TreeRoles {
  if (deed.passive || deed.how !== 'verb' || found.done.length > 0) return found
  // "haben ein Haus gestürmt und 15 Menschen getötet": the second verb has the first's subject
  const first = sharedVerb(w, deed.verb)
  const shared = first < 0 ? [] : childrenBy(w, first, 'nsubj')
  if (shared.length > 0 && childrenBy(w, deed.verb, 'nsubj').length > 0)
    return { ...found, doers: shared, done: found.doers }
  // "und nahmen Dutzende fest": right behind the conjunction the verb has the subject of the one before
  const late = found.doers.every((h) => h > deed.verb) && w.tokens[deed.verb - 1]?.upos === 'CCONJ'
  if (late && found.doers.length > 0 && relationOf(w, deed.verb) === 'conj' && !found.taken)
    return { ...found, doers: childrenBy(w, headOf(w, deed.verb), 'nsubj'), done: found.doers }
  if (!w.words.inflects) return found
  const objects = found.doers.filter((h) => h > deed.verb && isPlainly(w, h, 'Acc'))
  if (objects.length === 0 || objects.length === found.doers.length) return found
  return { ...found, doers: found.doers.filter((h) => !objects.includes(h)), done: objects }
}

/** "U.S. airstrikes killed", "the coalition's efforts to defeat": who acts is whose strikes, whose efforts. */
function behindNoun(w: Walk, whole: number, deed: Deed, heads: Heads): readonly number[] {
  const h = contained(w, whole, deed)
  if (!isOf(w, h, new Set([`@${deed.word.type}`, '@effort']), false) || w.kinds[h] !== '') return [whole]
  const below = childrenBy(w, h, 'nmod', 'amod', 'compound', 'det')
  heads.named.push(...below.filter((c) => !relationOf(w, c).startsWith('nmod') || relationOf(w, c) === 'nmod:poss'))
  const led = below.filter((c) => linksOf(w, c).has('agent') || linksOf(w, c).has('of') || linksOf(w, c).size === 0)
  heads.named.push(...led)
  for (const c of below) if (linksOf(w, c).has('place')) heads.places.push(c)
  return []
}

/** "a series of airstrikes": the noun of the deed in what only counts it. */
export const contained = (w: Walk, h: number, { word: { type } }: Deed): number =>
  isOf(w, h, containers, false)
    ? (childrenBy(w, h, 'nmod').find((c) => isOf(w, c, new Set([`@${type}`]), false) && w.kinds[c] === '') ?? h)
    : h

/** An active verb that needs somebody to do it and is no infinitive or participle. */
const bySelf = (w: Walk, deed: Deed): boolean =>
  !deed.passive && isTensed(w, deed.verb) && deed.how !== 'happen' && deed.how !== 'suffer'

/** A noun behind the verb that weak trees take for its subject, though nothing said before calls for that order. */
const isInverted = (w: Walk, h: number, deed: Deed): boolean =>
  deed.how === 'verb' &&
  h > deed.verb &&
  (turning.has(deed.word.type) || deed.word.type === 'SUPPORT') &&
  w.kinds[h] === '' &&
  w.words.inflects &&
  !/Case=Nom/.test(w.tokens[h]!.feats)

/** A noun that holds the deed's noun in itself: a series of strikes. */
const holdsDeed = (w: Walk, h: number, deed: Deed): boolean => {
  if (!deed.word.noun) return false
  let at = deed.head
  for (let steps = 0; at >= 0 && steps < 4; steps++, at = headOf(w, at)) if (at === h) return true
  return false
}

function adposition(w: Walk, noun: number, first: number, deed: Deed, heads: Heads): void {
  const links = linksOf(w, casesOf(w, noun).length > 0 ? noun : first)
  const feats = w.tokens[noun]!.feats
  if (relationOf(w, first) === 'obl:agent' || (links.has('agent') && (deed.passive || deed.word.noun)))
    heads.actors.push(noun)
  else if (deed.passive && /Case=Ins/.test(feats) && links.size === 0) heads.actors.push(noun)
  else if (links.has('with') && !links.has('place')) heads.sides.push(noun)
  else if (links.has('against') || (links.has('to') && deed.word.type !== 'CONSULT')) heads.recipients.push(noun)
  else if (links.size === 0 && /Case=Dat/.test(feats)) heads.recipients.push(noun)
  else if (links.has('with')) heads.sides.push(noun)
  if (links.has('place')) heads.places.push(noun)
}

/** What hangs on the noun itself: genitives, adjectives of countries, adpositions. */
function byNoun(w: Walk, deed: Deed, heads: Heads): void {
  const known = new Set([...heads.actors, ...heads.recipients])
  const hung: number[] = []
  let at = deed.head
  // "Raketen- und Drohnenangriff": what hangs on the first is that of both
  const first = relationOf(w, at) === 'conj' && isCut(w, headOf(w, at)) ? headOf(w, at) : -1
  if (first >= 0) for (const c of childrenBy(w, first, 'amod', 'nmod', 'det')) hung.push(...joined(w, c))
  hung.push(...childrenBy(w, at, 'nmod', 'amod', 'compound', 'det', 'obl', 'appos', 'flat', 'acl', 'dep'))
  for (let steps = 0; steps < 2 && relationOf(w, at).startsWith('nmod'); steps++) {
    at = headOf(w, at)
    if (!isOf(w, at, containers, false)) break
    hung.push(...childrenBy(w, at, 'nmod', 'amod', 'compound').filter((c) => c !== deed.head))
  }
  for (const c of hung) {
    if (known.has(c) || (c >= deed.first && c <= deed.last)) continue
    const relation = relationOf(w, c)
    const links = linksOf(w, c)
    if (relation === 'amod' || relation === 'compound' || relation === 'nmod:poss' || relation === 'det')
      heads.named.push(c)
    else if (relation.startsWith('nmod') || relation === 'obl')
      for (const h of joined(w, c)) {
        const bare = links.size === 0 && casesOf(w, c).length === 0
        if (bare || (links.has('of') && !links.has('agent')))
          (deed.word.ofPatient ? heads.recipients : heads.actors).push(h)
        else if (links.has('of') && deed.word.ofPatient) heads.recipients.push(h)
        else adposition(w, h, c, deed, heads)
      }
  }
}

const containers = new Set(['@container'])

const isPlace = (known: Known, p: Party): boolean =>
  ['place', 'facility', 'region', 'country'].includes(kindOf(known, p))

/** Types of words rather than deeds: a place in what they say is not where they are said. */
const verbal = new Set(['THREATEN', 'REQUEST', 'ACCUSE', 'REJECT', 'SUPPORT', 'AGREE', 'COOPERATE'])
/** Types whose object can be the place where they happen. */
const placing = new Set(['ASSAULT', 'COERCE', 'RETREAT', 'MOBILIZE', 'CONSULT', 'PROTEST', 'AID'])

/** An object that is nobody gives way to those whom its own words name: sanctions against …, the proposal of …. */
function inObjects(w: Walk, heads: readonly number[], fit: (h: number) => boolean, deed: Deed): readonly number[] {
  return heads.flatMap((h) => {
    if (fit(h) && (!bodily.has(deed.word.type) || !isOf(w, h, thing, false))) return [h]
    const below = childrenBy(w, h, 'nmod', 'obl').filter((c) => {
      const links = linksOf(w, c)
      return (
        links.has('against') ||
        links.has('to') ||
        links.has('with') ||
        links.has('of') ||
        links.has('from') ||
        links.size === 0
      )
    })
    return [...below.flatMap((c) => joined(w, c)), ...(fit(h) && below.length === 0 ? [h] : [])]
  })
}

const thing = new Set(['@route', '@restriction', '@relations', '@SANCTION', '@agreement'])
