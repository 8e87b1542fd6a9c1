/** Deeds told in a sentence with a tree: verbs of the table, and nouns as far as the words around make them happen. */
import { overlaps, type Span } from '../../base/span.ts'
import { isParted, isPassive, lightAt, rowAt } from './lookup.ts'
import { childrenBy, headOf, isOf, isTensed, isVerb, linksOf, relationOf, type Walk } from './walk.ts'
import type { EventWord } from './words.ts'

/** How a noun comes to be an event: its verb does it, it happens, somebody suffers or joins it; beside a verb (after …); a heading; by its own words alone; only spoken of. */
export type Standing =
  | 'verb'
  | 'do'
  | 'happen'
  | 'suffer'
  | 'join'
  | 'tell'
  | 'claim'
  | 'link'
  | 'root'
  | 'object'
  | 'free'
  | 'topic'

export interface Deed {
  readonly word: EventWord
  /** first and last token of the expression; `head` is the one that the tree hangs on */
  readonly first: number
  readonly last: number
  readonly head: number
  /** the verb whose subject and object are the deed's; -1 where there is none */
  readonly verb: number
  readonly how: Standing
  readonly passive: boolean
  /** status by the verb that governs a noun: cancel a meeting */
  readonly status: string
}

export function deedsIn(w: Walk, names: readonly Span[]): readonly Deed[] {
  const out: Deed[] = []
  for (let i = 0; i < w.tokens.length; i++) {
    const t = w.tokens[i]!
    if (names.some((n) => overlaps(n, t))) continue
    const found = rowAt(w, i)
    if (!found) continue
    const { word, last } = found
    const head = headIn(w, i, last)
    if (
      !word.noun &&
      ((describes(w, head) && !isParted(w, i, word)) || (word.type !== 'CONSULT' && isPurpose(w, head)))
    )
      continue
    if (!word.noun) {
      out.push({
        word,
        first: i,
        last,
        head,
        verb: head,
        how: 'verb',
        passive: suffers(w, head, word) || isPassive(w, head),
        status: '',
      })
    } else {
      const stands = standingOf(w, head)
      if (stands) out.push({ word, first: i, last, head, ...stands })
    }
    i = last
  }
  return out
}

/** "died in an attack", "kamen ums Leben": the subject is whom it befalls. */
function suffers(w: Walk, verb: number, { word }: EventWord): boolean {
  const is = (form: string): boolean => w.words.links.get(form)?.has('suffer') ?? false
  return is(word) || w.tokens.slice(verb + 1, verb + 16).some((t) => is(`${word} ${t.norm}`))
}

/** "thirty wounded children": a participle that only describes a noun tells of no deed of its own. */
const describes = (w: Walk, i: number): boolean =>
  relationOf(w, i) === 'amod' && childrenBy(w, i, 'obl', 'obj', 'nsubj', 'nmod').length === 0

/** "to evacuate …", "pour protester": what somebody wants to bring about is not told as done. */
const isPurpose = (w: Walk, i: number): boolean =>
  relationOf(w, i) === 'advcl' &&
  /VerbForm=Inf/.test(w.tokens[i]!.feats) &&
  childrenBy(w, i, 'nsubj', 'aux').length === 0 &&
  childrenBy(w, i, 'mark', 'case').some((c) => c < i)

/** The token of an expression that hangs on something outside of it. */
function headIn(w: Walk, first: number, last: number): number {
  for (let i = first; i <= last; i++) {
    const h = headOf(w, i)
    if (h < first || h > last) return i
  }
  return first
}

const containers = new Set(['@container'])

/** What makes a noun an event; undefined where it only names a topic or describes another noun. */
function standingOf(w: Walk, noun: number): Pick<Deed, 'verb' | 'how' | 'passive' | 'status'> | undefined {
  let at = noun
  for (let steps = 0; steps < 4; steps++) {
    const h = headOf(w, at)
    if (h < 0) break
    const r = relationOf(w, at)
    if (r === 'conj' && !isVerb(w.tokens[h]!)) at = h
    else if (r.startsWith('nmod') && isOf(w, h, containers, false)) at = h
    else break
  }
  const head = headOf(w, at)
  const relation = relationOf(w, at).split(':')[0]!
  if (relation === 'compound' || relation === 'flat' || relation === 'amod') return undefined
  const bare = { verb: -1, passive: false, status: '' }
  const described = describedBy(w, at)
  if (head < 0 && leftVerb(w, at) !== undefined && lightAt(w, leftVerb(w, at)!)?.role === 'none')
    return { ...bare, how: 'topic' }
  if (head < 0 || (relation === 'parataxis' && !isVerb(w.tokens[at]!)))
    return described ?? { ...bare, how: isVerb(w.tokens[noun]!) ? 'free' : 'root' }
  const near = leftVerb(w, at)
  const loose =
    near !== undefined &&
    near !== head &&
    ['appos', 'nmod', 'dep', 'conj', 'parataxis', 'advmod', 'flat', 'obl'].includes(relation)
  const state = relation === 'nsubj' ? stateOf(w, head) : -1
  const light =
    lightAt(w, state >= 0 ? state : head) ?? (loose && linksOf(w, at).size === 0 ? lightAt(w, near) : undefined)
  const links = linksOf(w, at)
  const core = relation === 'obj' || relation === 'nsubj' || relation === 'iobj' || relation === 'xcomp'
  if (
    light &&
    (core || state >= 0 || !lightAt(w, head) || links.has('join') || (links.size === 0 && relation === 'obl'))
  ) {
    if (light.role === 'none') return relativeOf(w, at) ?? { ...bare, how: 'topic' }
    const how =
      light.role === 'do' && relation === 'nsubj' && !isPassive(w, head) && !isSecond(w, at, head)
        ? 'happen'
        : (light.role as Standing)
    const verb = state >= 0 ? state : lightAt(w, head) ? head : (near ?? head)
    return { verb, how, passive: isPassive(w, verb), status: light.status || (described?.status ?? '') }
  }
  const told = described ?? relativeOf(w, at)
  if (told) return told
  if (links.has('time')) return { ...bare, how: 'link' }
  if (links.has('topic')) return { ...bare, how: 'topic' }
  if (relation === 'nsubj' && !w.words.links.has('?')) return { ...bare, how: 'free' }
  return { ...bare, how: core ? 'object' : 'free' }
}

/** "quedó cancelada": the participle by which a verb tells of its subject's state; -1 for none. */
const stateOf = (w: Walk, verb: number): number =>
  lightAt(w, verb)
    ? -1
    : (childrenBy(w, verb, 'xcomp').find((c) => w.tokens[c]!.upos === 'ADJ' && lightAt(w, c)?.status) ?? -1)

/** A noun behind its verb that weak trees take for the subject of a verb that has one before it. */
const isSecond = (w: Walk, noun: number, verb: number): boolean =>
  noun > verb && childrenBy(w, verb, 'nsubj').some((c) => c < verb)

/** The verb that stands left of a noun with no mark, verb or adposition between, at most ten words off. */
function leftVerb(w: Walk, noun: number): number | undefined {
  for (let i = noun - 1; i >= 0 && noun - i < 11; i--) {
    const t = w.tokens[i]!
    if (t.upos === 'VERB') return i
    if (t.upos === 'PUNCT' || t.upos === 'SCONJ' || (t.upos === 'ADP' && noun - i < 4)) return undefined
  }
  return undefined
}

/** "the talks that they held", "la ofensiva que lanzaron": the verb of a clause about the noun makes it happen. */
function relativeOf(w: Walk, noun: number): Pick<Deed, 'verb' | 'how' | 'passive' | 'status'> | undefined {
  for (const c of childrenBy(w, noun, 'acl')) {
    const light = lightAt(w, c)
    const named = childrenBy(w, c, 'nsubj').some((s) => w.tokens[s]!.upos !== 'PRON')
    if (light?.role === 'do' && named && isTensed(w, c) && !isPassive(w, c))
      return { verb: c, how: 'do', passive: false, status: light.status }
  }
  return undefined
}

/** "talks held in …", "la réunion prévue": a participle behind the noun. */
function describedBy(w: Walk, noun: number): Pick<Deed, 'verb' | 'how' | 'passive' | 'status'> | undefined {
  for (const c of childrenBy(w, noun, 'acl', 'amod')) {
    const light = lightAt(w, c)
    if (!light) continue
    const participle = isVerb(w.tokens[c]!) || /VerbForm/.test(w.tokens[c]!.feats)
    if (participle && light.role !== 'join') return { verb: c, how: 'do', passive: true, status: light.status }
  }
  return undefined
}
