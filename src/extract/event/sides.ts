/** Parties by their place in the clause, where the tree does not give them: companions, opponents, joined names, places. */
import { overlaps, type Span } from '../../base/span.ts'
import type { Party } from '../../record/index.ts'
import type { Deed } from './deeds.ts'
import { type Known, kindOf } from './party.ts'
import { childrenBy, headOf, isVerb, relationOf, type Walk } from './walk.ts'

export const same = (a: Party, b: Party): boolean =>
  a.text === b.text || (a.entity !== undefined && a.entity === b.entity)

export function push(list: Party[], party: Party): void {
  if (!list.some((p) => same(p, party))) list.push(party)
}

/** Those with whom, between whom, against whom: wherever the tree hangs them in the clause. */
export function led(w: Walk, clause: Span, known: Known, role: 'with' | 'against' | 'from'): readonly Party[] {
  return known.mentions.flatMap((m): readonly Party[] => {
    const kind = known.entities.get(m.entity)?.kind ?? ''
    if (!overlaps(m.span, clause) || !['person', 'organization', 'country', 'group'].includes(kind)) return []
    const i = w.tokens.findIndex((t) => overlaps(t, m.span))
    if (i < 0 || (m.form === 'nominal' && describesPerson(w, i, known))) return []
    const first = role === 'with' ? titleStart(w, i) : i
    const before = w.tokens.slice(Math.max(0, first - (role === 'with' ? 2 : 4)), first)
    const told = role === 'with' && w.tokens.slice(first, i + 1).some((t) => /Case=Ins/.test(t.feats))
    const found = before.some((t) => {
      const links = w.words.links.get(t.norm) ?? w.words.links.get(t.lemma)
      if (t.upos === 'PUNCT' || !links?.has(role)) return false
      return (
        told || (role === 'from' && !links.has('of')) || !(links.has('place') || links.has('of') || links.has('agent'))
      )
    })
    return found ? [{ entity: m.entity, mention: m.id, text: m.quote }] : []
  })
}

/** "with his Turkish counterpart X": the adjective belongs to the person who is named behind it. */
function describesPerson(w: Walk, adjective: number, known: Known): boolean {
  if (w.tokens[adjective]!.upos !== 'ADJ') return false
  let i = adjective + 1
  while (i < adjective + 5 && w.tokens[i]?.upos === 'NOUN') i++
  return known.mentions.some(
    (m) => m.span.start === w.tokens[i]?.start && known.entities.get(m.entity)?.kind === 'person',
  )
}

/** Where the words before a name begin that only say who it is: with his Turkish counterpart X. */
function titleStart(w: Walk, name: number): number {
  let i = name
  while (i > 0 && name - i < 6 && ['NOUN', 'ADJ', 'PROPN', 'DET'].includes(w.tokens[i - 1]!.upos)) i--
  return i
}

/** A party with those named beside it, parted by commas and conjunctions alone: A, B and C. */
export function withJoined(w: Walk, party: Party, known: Known): readonly Party[] {
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
      if ((known.entities.get(next.entity)?.kind ?? '') !== kind) break
      out.push({ entity: next.entity, mention: next.id, text: next.quote })
    }
  return out
}

/** Places named in the clause that have no other part in it; with `near`, only those that hang on that verb. */
export function placesAround(
  w: Walk,
  clause: Span,
  known: Known,
  { taken, near }: { readonly taken: readonly Party[]; readonly near: number },
): readonly Party[] {
  const out: Party[] = []
  for (const m of known.mentions) {
    if (!overlaps(m.span, clause) || m.form !== 'name' || m.standsFor) continue
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

/** The agent of a passive where the tree hangs it elsewhere: the first noun behind an adposition that leads to agents alone. */
export function agentBehind(w: Walk, deed: Deed): readonly number[] {
  const from = Math.max(deed.last, deed.verb)
  for (let i = from + 1; i < Math.min(w.tokens.length, from + 14); i++) {
    const links = w.words.links.get(w.tokens[i]!.norm)
    if (w.tokens[i]!.text === ';') return []
    if (!links?.has('agent') || links.has('of') || links.has('place') || links.has('time')) continue
    const noun = w.tokens.findIndex((t, k) => k > i && k < i + 6 && (t.upos === 'NOUN' || t.upos === 'PROPN'))
    return noun < 0 ? [] : [noun]
  }
  return []
}

/** "met on Tuesday Steve Witkoff": a name behind an active verb that lost its object, no preposition before it. */
export function nameBehind(w: Walk, deed: Deed, known: Known): readonly Party[] {
  if (deed.how !== 'verb' || deed.passive || childrenBy(w, deed.verb, 'obj').length > 0) return []
  for (let i = Math.max(deed.last, deed.verb) + 1; i < Math.min(w.tokens.length, deed.last + 9); i++) {
    const t = w.tokens[i]!
    if (t.upos === 'PUNCT' || t.upos === 'SCONJ' || t.upos === 'CCONJ' || t.upos === 'PRON' || isVerb(t)) return []
    const m = known.mentions.find((x) => overlaps(x.span, t))
    if (!m || m.form === 'nominal' || !acting.has(known.entities.get(m.entity)?.kind ?? '')) continue
    const led = w.tokens.slice(deed.last + 1, i).findLast((x) => x.upos !== 'ADJ' && x.upos !== 'DET')?.upos === 'ADP'
    // a name in the form of the dictionary is in no case, whatever the tagger holds
    return led || (oblique.test(t.feats) && t.norm !== t.lemma)
      ? []
      : [{ entity: m.entity, mention: m.id, text: m.quote }]
  }
  return []
}

const acting = new Set(['person', 'organization', 'country', 'group'])
const oblique = /Case=(?:Dat|Ins|Loc)/

/** The noun that a relative clause describes, for its pronoun. */
export function antecedent(w: Walk, head: number, verb: number): number {
  const { upos, norm } = w.tokens[head]!
  if ((upos !== 'PRON' && upos !== 'DET') || w.words.pronouns.has(norm)) return head
  for (let at = verb, steps = 0; steps < 3 && at >= 0; steps++, at = headOf(w, at))
    if (relationOf(w, at).startsWith('acl')) return headOf(w, at)
  return head
}
