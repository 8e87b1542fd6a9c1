/** Phrases of attribution: according to X, по словам X, X zufolge. The rest of the sentence is what X says. */
import { contains, overlaps, type Span } from '../../../base/span.ts'
import type { ViaLink } from '../../../record/index.ts'
import type { FoundStatement } from '../../statement.ts'
import { isWordOf } from '../words.ts'
import type { Cue } from './cue.ts'
import { stretchEnd } from './edges.ts'
import { phrase } from './phrase.ts'
import { sourceEnd } from './source-end.ts'
import { finite, isComma, isDash, isLong, isNominal, parts, trimmed, unitOf, type View } from './view.ts'
import { type Before, lastSpeaker, type Named, nameOf, worded } from './who.ts'

interface At {
  readonly from: number
  /** after the phrase */
  readonly to: number
  readonly where: string
}

const linking = new Set(['via', 'vialink', 'source', 'from', 'fromend', 'at', 'to', 'whose', 'measure'])

function phraseAt(view: View, i: number): At | undefined {
  for (const { words, where } of view.context.words.attributionsAt(view.tokens[i]!.norm)) {
    if (words.every((w, k) => isWordOf(w, view.tokens[i + k]?.norm))) return { from: i, to: i + words.length, where }
    const inside = where === 'pre' && words.length === 2 && isPossessive(view, i + 1)
    if (inside && view.tokens[i + 2]?.norm === words[1]) return { from: i, to: i + 3, where: 'self' }
  }
  return undefined
}

/** "по их данным", "за її словами": whose words they are stands inside the phrase. */
const isPossessive = ({ tokens, context }: View, i: number): boolean =>
  context.words.attributionForms.get('whose')?.includes(tokens[i]?.norm ?? '') ?? false

/** The noun phrase that begins at a token, for as far as no mark or verb ends it. */
export function nounPhraseAt(view: View, from: number): readonly [head: number, last: number] | undefined {
  const { tokens, tree } = view
  if (!tree) return undefined
  let head = -1
  for (let i = from; i < Math.min(tokens.length, from + 9); i++) {
    const t = tokens[i]!
    if (parts(view, i) && !/^[«„“"]$/.test(t.text)) break
    if ((finite(t) && t.upos !== 'X' && i > from) || (i === from && /VerbForm=Inf/.test(t.feats))) break
    if (isNominal(view, i)) {
      head = i
      break
    }
  }
  if (head < 0) return undefined
  for (
    let up = tree.heads[head]!;
    up > head && up < head + 6 && ['NOUN', 'PROPN'].includes(tokens[up]!.upos) && !parts(view, up - 1);
    up = tree.heads[head]!
  )
    head = up
  while (view.named[head] && view.named[head + 1] && sameName(view, head)) head++
  let last = Math.max(head, phrase(view, head, true).last)
  for (let i = head + 1; i <= last; i++)
    if (
      (parts(view, i) && !/^[«»„“”"]$/.test(tokens[i]!.text)) ||
      (finite(tokens[i]!) && tokens[i]!.upos !== 'X' && !view.inside[i])
    ) {
      last = i - 1
      break
    }
  return [head, last]
}

/** A token and the next are of one name. */
export const sameName = (view: View, i: number): boolean =>
  view.context.bySentence[view.sentence.index]!.some(
    (m) => m.form === 'name' && m.span.start <= view.tokens[i]!.start && view.tokens[i + 1]!.end <= m.span.end,
  )

export function namedAt(view: View, from: number, before: Before): (Named & { readonly last: number }) | undefined {
  const at = nounPhraseAt(view, from)
  if (!at) return undefined
  const named = nameOf(view, { head: at[0], first: from, last: at[1], own: true }, before)
  return named && { ...named, last: at[1] }
}

/** The statements of a sentence whose source a phrase names. */
export function findSources(view: View, before: Before): readonly FoundStatement[] {
  const out: FoundStatement[] = []
  for (let i = 0; i < view.tokens.length; i++) {
    const at = view.inside[i] ? undefined : phraseAt(view, i)
    if (!at || linking.has(at.where)) continue
    const found = sourced(view, at, before)
    if (found) out.push(found)
    i = at.to - 1
  }
  return out
}

function sourced(view: View, at: At, before: Before): FoundStatement | undefined {
  const { tokens } = view
  const { as, separable } = view.context.words
  if (separable && as.has(tokens[at.from]!.norm) && at.where === 'pre' && !closesWith(view, at)) return undefined
  const who = sourceOf(view, at, before)
  if (!who) return undefined
  const begin = at.where === 'post' ? who.first : at.from
  const content = contentAround(view, begin, sourceEnd(view, Math.max(who.last + 1, at.to), begin > 0))
  if (!content) return undefined
  return {
    speaker: who.speaker,
    speakerSpan: who.span,
    via: [],
    cue: {
      span: { start: tokens[at.from]!.start, end: tokens[at.to - 1]!.end },
      lemma: tokens
        .slice(at.from, at.to)
        .map((t) => t.norm)
        .join(' '),
    },
    act: 'say',
    content,
    how: 'source',
  }
}

/** "…, so der Minister": a word that means much else names a source only behind a mark, with nothing but the noun up to the next. */
function closesWith(view: View, at: At): boolean {
  const { tokens } = view
  const end = stretchEnd(view, at.to)
  return (
    at.from > 0 &&
    parts(view, at.from - 1) &&
    at.to < end &&
    ['DET', 'NOUN', 'PROPN', 'ADJ', 'PRON', 'X'].includes(tokens[at.to]!.upos) &&
    !tokens.slice(at.to, end).some((t) => finite(t) || t.upos === 'ADV')
  )
}

function sourceOf(
  view: View,
  at: At,
  before: Before,
): (Named & { readonly first: number; readonly last: number }) | undefined {
  const { tokens, tree } = view
  if (at.where === 'own') {
    const subject = tokens.findIndex((_, i) => /^nsubj/.test(tree?.relations[i] ?? '') && finiteAbove(view, i))
    const named = subject < 0 ? undefined : nameOf(view, phrase(view, subject, true), before)
    return named && { ...named, first: at.from, last: at.to - 1 }
  }
  if (at.where === 'self') {
    const last = lastSpeaker(view, before)
    const span = { start: tokens[at.from]!.start, end: tokens[at.to - 1]!.end }
    return last && { speaker: last, span, first: at.from, last: at.to - 1 }
  }
  if (at.where === 'post') {
    let first = at.from
    while (first > 0 && !parts(view, first - 1) && ['NOUN', 'PROPN', 'DET', 'ADJ'].includes(tokens[first - 1]!.upos))
      first--
    const noun = first < at.from ? nounPhraseAt(view, first) : undefined
    const named = noun && nameOf(view, { head: noun[0], first, last: at.from - 1, own: true }, before)
    return named && { ...named, first, last: at.to - 1 }
  }
  if (/Poss=Yes/.test(tokens[at.to]?.feats ?? '') && view.context.words.nouns.has(tokens[at.to + 1]?.lemma ?? '')) {
    const last = lastSpeaker(view, before)
    const span = { start: tokens[at.to]!.start, end: tokens[at.to + 1]!.end }
    return last && { speaker: last, span, first: at.from, last: at.to + 1 }
  }
  const from = behindReport(view, at.to)
  const named = namedAt(view, from, before)
  const head = nounPhraseAt(view, from)?.[0] ?? from
  if (at.where === 'who' && view.context.words.measures.has(tokens[head]?.lemma ?? '')) return undefined
  return named && { ...named, first: at.from }
}

/** "a report by X", "einem Bericht der Zeitung X": whose report it is, where the phrase says so. */
function behindReport(view: View, from: number): number {
  const { tokens, tree } = view
  const at = nounPhraseAt(view, from)
  if (!at || !view.context.words.nouns.has(tokens[at[0]]!.lemma)) return from
  const owner = view.children[at[0]]!.find((c) => c > at[0] && c <= at[1] && /^nmod/.test(tree!.relations[c]!))
  if (owner === undefined) return from
  const first = phrase(view, owner, true).first
  return tokens[first]!.upos === 'ADP' ? first + 1 : first
}

const finiteAbove = (view: View, i: number): boolean => {
  const verb = view.tree!.heads[i]!
  return verb >= 0 && ['VERB', 'AUX', 'NOUN', 'ADJ'].includes(view.tokens[verb]!.upos)
}

/** At the start: what follows. At the end: what goes before. In the middle: the whole. */
function contentAround(view: View, begin: number, end: number): Span | undefined {
  const { tokens } = view
  const [from, to] = unitOf(view, begin)
  const leading =
    begin - from < 4 &&
    tokens.slice(from, begin).every((t) => ['PUNCT', 'CCONJ', 'ADV', 'SCONJ', 'DET', 'ADP'].includes(t.upos))
  const long = (span: Span | undefined): Span | undefined => (span && span.end - span.start > 8 ? span : undefined)
  if (leading) return long(trimmed(view, end, to))
  const rest = tokens.slice(end, to).filter((t) => t.upos !== 'PUNCT').length
  const quote = view.quotations.findLast(
    (q) => q.span.end <= tokens[begin]!.start && tokens[begin]!.start - q.span.end < 4 && isLong(q),
  )
  if (quote && rest < 4) return quote.inner
  const whole = tokens
    .slice(from, begin)
    .some((t) => finite(t) || (t.upos === 'VERB' && !(view.context.words.nominative && /Case=/.test(t.feats))))
  if (
    rest === 0 ||
    (rest < 5 &&
      whole &&
      (isComma(tokens[end]) || isDash(tokens[end])) &&
      (isComma(tokens[begin - 1]) || isDash(tokens[begin - 1])))
  )
    return long(trimmed(view, from, begin))
  return long(trimmed(view, from, to))
}

/** Who passed words on, and whose words a subject passes on: cited by X via Y; citing Z. */
export interface Links {
  readonly via: readonly ViaLink[]
  readonly source?: Named & { readonly at: number }
}

/** The body named in a phrase: "la chaîne Al Jazeera". */
export function outletOf(view: View, named: Named): Named['speaker'] {
  if (named.speaker.entity) return named.speaker
  const { bySentence, entities } = view.context
  const body = bySentence[view.sentence.index]!.find(
    (m) => m.form === 'name' && entities.get(m.entity)?.kind === 'organization' && overlaps(m.span, named.span),
  )
  return body ? { entity: body.entity, mention: body.id, text: body.quote } : named.speaker
}

export function findLinks(view: View, before: Before): Links {
  const via: ViaLink[] = []
  let source: Links['source']
  for (let i = 0; i < view.tokens.length; i++) {
    const at = view.inside[i] ? undefined : phraseAt(view, i)
    if (!at) continue
    if (at.where === 'via' || at.where === 'source' || (at.where === 'vialink' && via.length > 0)) {
      const named = namedAt(view, at.to, before)
      if (named && at.where === 'source') source = { ...named, at: at.from }
      else if (named) via.push({ ...outletOf(view, named), span: named.span })
    }
    i = at.to - 1
  }
  return { via, ...(source ? { source } : {}) }
}

/** Nobody is the subject: "in the ministry they said", "hieß es aus Kreisen", "de source diplomatique". */
export function placeOfSaying(view: View, cue: Cue, before: Before): Named | undefined {
  const { tokens, context } = view
  const verb = cue.at
  const marks = context.words.attributionForms.get('at') ?? []
  for (const way of [1, -1])
    for (let i = verb + way; i >= 0 && i < tokens.length && Math.abs(i - verb) < 12; i += way) {
      if (way > 0 && parts(view, i)) break
      if (view.inside[i] || (way > 0 && tokens[i]!.upos === 'CCONJ')) break
      const two = `${tokens[i]!.norm} ${tokens[i + 1]?.norm ?? ''}`
      const length = marks.includes(two) ? 2 : marks.includes(tokens[i]!.norm) ? 1 : 0
      if (length === 0) continue
      const at = nounPhraseAt(view, i + length)
      if (!at || context.timesAt(tokens[at[0]]!).some((s) => contains(s, tokens[at[0]]!))) continue
      const span = { start: tokens[i + length]!.start, end: tokens[at[1]]!.end }
      const low = context.reading.document.text.slice(span.start, span.end).toLowerCase()
      if (cue.verb.takes.has('it') || context.words.nouns.has(tokens[at[0]]!.lemma))
        return { speaker: worded(view, span), span }
      const named = nameOf(view, { head: at[0], first: i + length, last: at[1], own: true }, before)
      if (named?.speaker.entity) return named
      const lemmas = tokens.slice(i + length, at[1] + 1).map((t) => t.lemma)
      if (
        context.words.bodies.some((w) => low.includes(w) || lemmas.includes(w)) ||
        context.words.anonymous.some((w) => low.includes(w))
      )
        return { speaker: worded(view, span), span }
    }
  return undefined
}
