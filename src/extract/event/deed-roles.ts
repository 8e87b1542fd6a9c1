/** Who acts, who is acted on, and where, for a deed with a tree. */
import { overlaps, type Span } from '../../base/span.ts'
import type { Party } from '../../record/index.ts'
import type { Deed } from './deeds.ts'
import { isPlaceParty, type Known, kindOf, mentionAt, partyOf } from './party.ts'
import type { Roles } from './roles.ts'
import { nearSubject } from './subject.ts'
import { treeRoles } from './tree-roles.ts'
import { casesOf, childrenBy, headOf, isFiniteVerb, isOf, joined, linksOf, relationOf, type Walk } from './walk.ts'

const twoSided = new Set(['CONSULT', 'AGREE', 'COOPERATE'])
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
}

/** In: a deed, its clause, who is known. Out: its roles, and whether its verb has a subject of its own. */
export function rolesInTree(
  w: Walk,
  deed: Deed,
  clause: Span,
  known: Known,
): Roles & { readonly subject: boolean; readonly pronoun: boolean } {
  const heads: Heads = { actors: [], recipients: [], sides: [], places: [], named: [] }
  let subject = false
  if (deed.verb >= 0) subject = byVerb(w, deed, heads)
  if (deed.word.noun) byNoun(w, deed, heads)
  const pronoun = heads.actors.some((h) => w.tokens[h]!.upos === 'PRON' && w.words.pronouns.has(w.tokens[h]!.norm))
  const parties = (list: readonly number[]): readonly Party[] =>
    list.flatMap((h) => {
      const p = partyOf(w, h, known)
      return p ? [p] : []
    })
  const type = deed.word.type
  const fit = (h: number): boolean =>
    (bodily.has(type) && w.tokens[h]!.upos !== 'PRON') ||
    mentionAt(w, h, known) !== undefined ||
    (isOf(w, h, people, false) && partyOf(w, h, known) !== undefined)
  const actors: Party[] = []
  const recipients: Party[] = []
  const places: Party[] = []
  for (const p of parties(heads.actors)) for (const side of withJoined(w, p, known)) push(actors, side)
  for (const p of parties(heads.named)) if (p.entity && kindOf(known, p) !== 'person') push(actors, p)
  for (const p of parties(heads.sides.filter(fit)))
    push(twoSided.has(type) || deed.word.mode === 'two' ? actors : recipients, p)
  for (const p of parties(inObjects(w, heads.recipients, fit, deed).filter(fit))) {
    if (isPlaceParty(known, p) && placing.has(type)) push(places, p)
    if (twoSided.has(type)) {
      if (type === 'CONSULT' && !isPlaceParty(known, p) && kindOf(known, p) !== 'country' && p.entity) push(actors, p)
      else if (type === 'AGREE' && p.entity && !isPlaceParty(known, p)) push(recipients, p)
    } else push(recipients, p)
  }
  if (twoSided.has(type)) for (const p of companions(w, clause, known)) push(actors, p)
  const taken = [...actors, ...recipients]
  const placed = heads.places.filter((h) => mentionAt(w, h, known))
  for (const p of parties(placed)) if (isPlace(known, p) && !taken.some((x) => x.mention === p.mention)) push(places, p)
  const near = verbal.has(type) ? deed.verb : -1
  for (const p of placesAround(w, clause, known, { taken, near })) push(places, p)
  const sure = recipients.filter((r) => !isPlaceParty(known, r))
  return {
    actors,
    recipients: (sure.length > 0 ? sure : recipients).filter((r) => !actors.some((a) => same(a, r))),
    places,
    subject,
    pronoun,
  }
}

/** Subject, object and what adpositions lead to, of the deed's verb or of the verb that its noun rests on. */
function byVerb(w: Walk, deed: Deed, heads: Heads): boolean {
  const { verbs } = w.words
  const roles = treeRoles(w.tree, deed.verb, deed.passive, (v) =>
    turning.has(verbs.get(w.tokens[v]!.lemma)?.type ?? ''),
  )
  const own = new Set([deed.head, ...joined(w, deed.head)])
  const real = (list: readonly number[]): readonly number[] => list.filter((h) => !own.has(h) && !holdsDeed(w, h, deed))
  const told = real(roles.doers)
  const near = told.length === 0 && bySelf(w, deed) ? nearSubject(w, deed.verb) : undefined
  const sure = near !== undefined && !own.has(near) && !roles.done.includes(near) && !holdsDeed(w, near, deed)
  const doers = (sure ? [near, ...joined(w, near).slice(1)] : told)
    .map((h) => antecedent(w, h, deed.verb))
    .filter((h) => !isInverted(w, h, deed))
  if (deed.how === 'suffer') heads.recipients.push(...doers)
  else if (deed.how !== 'happen') heads.actors.push(...doers)
  if (deed.how === 'verb') heads.recipients.push(...real(roles.done).map((h) => antecedent(w, h, deed.verb)))
  if (deed.how === 'happen') heads.sides.push(...real(roles.done))
  const taken = new Set([...roles.doers, ...roles.done])
  for (const c of childrenBy(w, deed.verb, 'obl', 'iobj', 'nmod', 'obj', 'advmod', 'dep')) {
    if (taken.has(c) || own.has(c)) continue
    for (const h of joined(w, c)) adposition(w, h, c, deed, heads)
  }
  return roles.subject
}

/** The noun that a relative clause describes, for its pronoun. */
function antecedent(w: Walk, head: number, verb: number): number {
  if (w.tokens[head]!.upos !== 'PRON' && w.tokens[head]!.upos !== 'DET') return head
  for (let at = verb, steps = 0; steps < 3 && at >= 0; steps++, at = headOf(w, at))
    if (relationOf(w, at).startsWith('acl')) return headOf(w, at)
  return head
}

/** An active verb that needs somebody to do it and is no infinitive or participle. */
const bySelf = (w: Walk, deed: Deed): boolean =>
  !deed.passive && isFiniteVerb(w.tokens[deed.verb]!) && deed.how !== 'happen' && deed.how !== 'suffer'

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

/** Those with whom, between whom: wherever the tree hangs them in the clause. */
function companions(w: Walk, clause: Span, known: Known): readonly Party[] {
  return known.mentions.flatMap((m): readonly Party[] => {
    const kind = known.entities.get(m.entity)?.kind ?? ''
    if (!overlaps(m.span, clause) || !['person', 'organization', 'country', 'group'].includes(kind)) return []
    const i = w.tokens.findIndex((t) => overlaps(t, m.span))
    if (i < 0) return []
    const before = w.tokens.slice(Math.max(0, i - 2), i)
    const led = before.some((t) => {
      const links = w.words.links.get(t.norm) ?? w.words.links.get(t.lemma)
      return links?.has('with') && !links.has('place') && !links.has('of')
    })
    return led ? [{ entity: m.entity, mention: m.id, text: m.quote }] : []
  })
}

/** Places named in the clause that have no other part in it; with `near`, only those that hang on that verb. */
function placesAround(
  w: Walk,
  clause: Span,
  known: Known,
  { taken, near }: { readonly taken: readonly Party[]; readonly near: number },
): readonly Party[] {
  const out: Party[] = []
  for (const m of known.mentions) {
    if (!overlaps(m.span, clause) || m.form !== 'name' || m.standsFor || m.span.start < known.opening) continue
    if (taken.some((p) => p.mention === m.id)) continue
    const kind = known.entities.get(m.entity)?.kind ?? ''
    if (!['place', 'facility', 'region', 'country'].includes(kind)) continue
    const i = w.tokens.findIndex((t) => overlaps(t, m.span))
    if (i < 0 || (near >= 0 && headOf(w, i) !== near)) continue
    const before = w.tokens.slice(Math.max(0, i - 4), i)
    const led = before.some((t) => w.words.links.get(t.norm)?.has('place') || w.words.links.get(t.lemma)?.has('place'))
    if (kind === 'country' ? led : led || kind === 'place') out.push({ entity: m.entity, mention: m.id, text: m.quote })
  }
  return out
}

/** A party with those named beside it, parted by commas and conjunctions alone: A, B and C. */
function withJoined(w: Walk, party: Party, known: Known): readonly Party[] {
  const at = known.mentions.findIndex((m) => m.id === party.mention)
  if (at < 0 || known.mentions[at]!.form !== 'name') return [party]
  const out: Party[] = [party]
  const kind = kindOf(known, party)
  for (const step of [-1, 1])
    for (let i = at; known.mentions[i + step] !== undefined; i += step) {
      const [a, b] =
        step < 0 ? [known.mentions[i - 1]!, known.mentions[i]!] : [known.mentions[i]!, known.mentions[i + 1]!]
      const between = w.tokens.filter((t) => t.start >= a.span.end && t.end <= b.span.start)
      const next = step < 0 ? a : b
      const listed =
        between.some((t) => t.upos === 'CCONJ') || (step < 0 && between.some((t) => t.text === ',') && out.length > 1)
      if (!listed || !between.every((t) => t.upos === 'CCONJ' || t.text === ',' || t.upos === 'DET')) break
      if ((known.entities.get(next.entity)?.kind ?? '') !== kind || next.span.start < known.opening) break
      out.push({ entity: next.entity, mention: next.id, text: next.quote })
    }
  return out
}

const same = (a: Party, b: Party): boolean => a.text === b.text || (a.entity !== undefined && a.entity === b.entity)

export function push(list: Party[], party: Party): void {
  if (!list.some((p) => same(p, party))) list.push(party)
}
