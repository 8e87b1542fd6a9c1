/** The party that a noun phrase names: a mention, or the words where nobody is named. */
import { overlaps, type Span, sliceSpan } from '../../base/span.ts'
import type { EntityRecord, MentionRecord, Party } from '../../record/index.ts'
import { childrenBy, headOf, isOf, isWord, linksOf, relationOf, subtree, type Walk } from './walk.ts'

/** Who is known where: the mentions of the sentence and their entities. */
export interface Known {
  readonly mentions: readonly MentionRecord[]
  readonly entities: ReadonlyMap<string, EntityRecord>
  /** expressions of time and other stretches that name no party */
  readonly barred: readonly Span[]
}

const weapons = new Set(['@weapon'])
const persons = new Set(['@envoy', '@people', '@person'])
const placeKinds = new Set(['place', 'facility', 'region'])

export const kindOf = (known: Known, p: Party): string => known.entities.get(p.entity ?? '')?.kind ?? ''

export const isPlaceParty = (known: Known, p: Party): boolean =>
  placeKinds.has(kindOf(known, p)) && known.mentions.find((m) => m.id === p.mention)?.standsFor === undefined

export const mentionAt = (w: Walk, i: number, known: Known): MentionRecord | undefined =>
  known.mentions.find((m) => overlaps(m.span, w.tokens[i]!))

const refer = (m: MentionRecord, text: string): Party => ({ entity: m.entity, mention: m.id, text })

/**
 * In: the head of a noun phrase. Out: its party; undefined for a pronoun or verb that no mention covers, and for a
 * weapon that nobody is named with. A relative pronoun is the noun that its clause describes.
 */
export function partyOf(w: Walk, head: number, known: Known): Party | undefined {
  const token = w.tokens[head]!
  if (known.barred.some((s) => overlaps(s, token))) return undefined
  const own = mentionAt(w, head, known)
  const inside = ownWords(w, head)
  const isPerson = (m: MentionRecord): boolean => known.entities.get(m.entity)?.kind === 'person'
  if (own && isPerson(own)) return refer(own, own.quote)
  const named = titled(w, head, inside, known)
  if (named) return refer(named, named.quote)
  if (own) return refer(own, own.quote)
  if (!['NOUN', 'PROPN', 'ADJ', 'NUM', 'X'].includes(token.upos) || w.words.pronouns.has(token.norm)) return undefined
  const of = belongsTo(w, head, known)
  if (isOf(w, head, weapons, false)) return of && refer(of, of.quote)
  const words = phraseSpan(w, head, inside, known)
  const text = sliceSpan(w.reading.document.text, words)
  return of ? refer(of, text) : { text }
}

/** A person named with a title that heads the phrase: inside it, or right behind where the tree lost him. */
function titled(w: Walk, head: number, inside: readonly number[], known: Known): MentionRecord | undefined {
  const isPerson = (m: MentionRecord | undefined): m is MentionRecord =>
    m !== undefined && known.entities.get(m.entity)?.kind === 'person'
  const own = [...childrenBy(w, head, 'appos', 'flat', 'nmod', 'compound')]
  const close = [
    ...own,
    ...own.flatMap((c) => (relationOf(w, c) === 'appos' ? childrenBy(w, c, 'appos', 'flat', 'nmod') : [])),
  ].filter((c) => childrenBy(w, c, 'case').length === 0)
  for (const c of [...close, ...inside.filter((i) => headOf(w, i) === head)]) {
    const m = mentionAt(w, c, known)
    if (
      isPerson(m) &&
      (relationOf(w, c) !== 'nmod' || !/Case=Gen/.test(w.tokens[c]!.feats) || /Case=Gen/.test(w.tokens[head]!.feats))
    )
      return m
  }
  // "l'émissaire de l'ONU, Ramtane Lamamra": who he is stands behind the comma
  const last = Math.max(...inside, head)
  const behind = w.tokens[last + 1]?.text === ',' && w.tokens[last + 2] ? mentionAt(w, last + 2, known) : undefined
  const next = behind && w.tokens.find((t) => t.start >= behind.span.end)
  if (isPerson(behind) && isWord(w, w.tokens[head]!, persons) && next?.upos === 'PUNCT') return behind
  for (let i = head + 1; i < Math.min(head + 7, w.tokens.length); i++) {
    const m = mentionAt(w, i, known)
    if (isPerson(m)) return m.span.start >= w.tokens[i]!.start ? m : undefined
    const t = w.tokens[i]!
    if (!['PROPN', 'NOUN', 'ADJ'].includes(t.upos) && t.text !== '.') return undefined
    if (t.upos !== 'PROPN' && childrenBy(w, i, 'case').length > 0) return undefined
  }
  return undefined
}

/** Whose the noun is: an adjective of a country, a genitive, the first part of a compound; else a body that it stands by. */
function belongsTo(w: Walk, head: number, known: Known): MentionRecord | undefined {
  const fits = (m: MentionRecord | undefined): m is MentionRecord =>
    m !== undefined && (m.form === 'nominal' || known.entities.get(m.entity)?.kind !== 'person')
  const body = bodyBelow(w, head, known)
  if (body) return body
  const near = childrenBy(w, head, 'amod', 'compound', 'nmod', 'det', 'appos', 'flat')
    .filter((c) => relationOf(w, c) !== 'nmod' || ofOnly(w, c))
    .map((c) => mentionAt(w, c, known))
    .find(fits)
  return near
}

/** An organization named inside the phrase, or in quotation marks right behind its head. */
function bodyBelow(w: Walk, head: number, known: Known): MentionRecord | undefined {
  const isBody = (m: MentionRecord | undefined): m is MentionRecord =>
    m !== undefined && ['organization', 'group'].includes(known.entities.get(m.entity)?.kind ?? '')
  for (const i of subtree(
    w,
    head,
    (c) =>
      /^(?:acl:relcl|conj|parataxis|advcl)/.test(relationOf(w, c)) ||
      (linksOf(w, c).has('place') && w.tokens[headOf(w, c)]?.upos !== 'ADJ'),
  )) {
    const m = mentionAt(w, i, known)
    if (isBody(m)) return m
  }
  const quoted = w.tokens[head + 1]?.upos === 'PUNCT' && w.tokens[head + 2] ? mentionAt(w, head + 2, known) : undefined
  return isBody(quoted) ? quoted : undefined
}

const ofOnly = (w: Walk, noun: number): boolean => {
  const links = linksOf(w, noun)
  return links.size === 0 ? childrenBy(w, noun, 'case').length === 0 : links.has('of')
}

/** The words of a noun phrase: modifiers and genitives, no clauses and asides. */
function ownWords(w: Walk, head: number): readonly number[] {
  return subtree(w, head, (c) => {
    const r = relationOf(w, c)
    if (r === 'nmod' || r === 'obl') return !ofOnly(w, c)
    if (r === 'case' || r === 'mark' || r === 'cop') return headOf(w, c) === head
    return /^(?:acl|conj|parataxis|cc|punct|advcl|dep|appos|nsubj|obj|aux)/.test(r)
  })
}

function phraseSpan(w: Walk, head: number, inside: readonly number[], known: Known): Span {
  let first = head
  let last = head
  while (inside.includes(first - 1)) first--
  while (inside.includes(last + 1)) last++
  const isBoth = (): boolean =>
    w.words.both.has(
      sliceSpan(w.reading.document.text, { start: w.tokens[first]!.start, end: w.tokens[last]!.end }).toLowerCase(),
    )
  while (first < head && (w.tokens[first]!.upos === 'DET' || w.tokens[first]!.upos === 'ADP') && !isBoth()) first++
  if (last - first > 9) return { start: w.tokens[head]!.start, end: w.tokens[head]!.end }
  const cut = known.mentions.find((m) => overlaps(m.span, w.tokens[last]!))
  return { start: w.tokens[first]!.start, end: Math.max(w.tokens[last]!.end, cut?.span.end ?? 0) }
}
