/** Where the clause of a verb of saying lies, and how far what is said reaches. */
import type { Token } from '../../../record/index.ts'
import type { Cue } from './cue.ts'
import type { Subject } from './phrase.ts'
import { finite, isComma, isDash, isNominal, isRelative, parts, unitOf, type View } from './view.ts'

/** The verb of saying with its subject and what stands between them. */
export function coreOf(view: View, cue: Cue, subject: Subject | undefined): readonly [number, number] {
  let [first, last] = cue.words
  const [from] = unitOf(view, cue.at)
  if (subject?.own && subject.last < cue.at && !quoteBetween(view, subject.last, cue.at))
    first = Math.min(first, subject.first)
  if (subject?.own && subject.first > cue.at && subject.first - last < 9 && !markBetween(view, last + 1, subject.first))
    last = Math.max(last, subject.last)
  while (first > from && !parts(view, first - 1) && light(view, first - 1)) first--
  return [first, last]
}

const light = (view: View, i: number): boolean =>
  ['ADV', 'AUX', 'PART', 'PRON'].includes(view.tokens[i]!.upos) && !finiteVerb(view, i)
const finiteVerb = (view: View, i: number): boolean => view.tokens[i]!.upos === 'VERB' && finite(view.tokens[i]!)

const markBetween = (view: View, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (parts(view, i)) return true
  return false
}

const quoteBetween = (view: View, from: number, to: number): boolean =>
  view.quotations.some((q) => q.span.start >= view.tokens[from]!.end && q.span.end <= view.tokens[to]!.start)

/** First token behind the nearest mark before a place. */
export function stretchStart(view: View, at: number): number {
  const [from] = unitOf(view, at)
  let i = at
  while (i > from && !parts(view, i - 1)) i--
  return i
}

export function stretchEnd(view: View, at: number): number {
  const [, to] = unitOf(view, at)
  let i = at
  while (i < to && !parts(view, i)) i++
  return i
}

/** Where content that begins at `from` ends: with its unit, or before what goes on with the verb of saying. */
export function contentEnd(view: View, from: number, cue: Cue, cues: readonly Cue[]): number {
  const [, to] = unitOf(view, from)
  const infinitive = view.tokens.slice(from, from + 2).some((t) => /VerbForm=Inf/.test(t.feats))
  for (let i = from + 1; i < to - 1; i++) {
    if (view.inside[i]) continue
    const t = view.tokens[i]!
    const opens = isComma(t) || isDash(t) || t.upos === 'CCONJ'
    const begun =
      !view.context.words.complementizers.has(view.tokens[from]!.norm) || view.tokens.slice(from, i).some(predicates)
    if (opens && infinitive && clauseOpens(view, i)) return i
    if (t.text === ')' && !view.tokens.slice(from, i).some((x) => x.text === '(')) return i
    if (isComma(t) && begun && asideOpens(view, i, cue, cues)) return i
    if (opens && begun && (goesOn(view, i, cue, cues) || (isComma(t) && nameOfSource(view, i, cues)))) return i
  }
  return to
}

/** A finite verb, or a participle that stands for one: "собрана лишь часть суммы". */
const predicates = (t: Token): boolean => finite(t) || /Variant=Short|VerbForm=Part.*Voice=Pass/.test(t.feats)

/** ", but the other side has not agreed": a clause of its own is joined, which is no part of an infinitive. */
function clauseOpens(view: View, i: number): boolean {
  const at = isComma(view.tokens[i]) ? i + 1 : i
  if (view.tokens[at]?.upos !== 'CCONJ') return false
  for (let k = at + 1; k < view.tokens.length && !parts(view, k); k++) {
    const t = view.tokens[k]!
    if (t.upos === 'SCONJ' || isRelative(view, k) || /VerbForm=Inf/.test(t.feats)) return false
    if (finite(t)) return true
  }
  return false
}

/** "denied the charge, the mayor said": behind the comma the verb that tells the whole has its subject, and its clause closes there. */
function asideOpens(view: View, i: number, cue: Cue, cues: readonly Cue[]): boolean {
  const next = cues.find((c) => c.at > i)
  if (!view.context.words.trailing || !next || next.at <= cue.at || !next.verb.takes.has('s') || next.passive)
    return false
  const between = view.tokens.slice(i + 1, next.words[0])
  return (
    isNominal(view, next.words[0] - 1) &&
    between.every((t) => ['DET', 'ADJ', 'NOUN', 'PROPN', 'PRON', 'NUM', 'ADP'].includes(t.upos)) &&
    !between.some((t, k) => isRelative(view, i + 1 + k) || view.context.words.complementizers.has(t.norm)) &&
    between[0]!.upos !== 'ADP'
  )
}

/** Behind a comma or conjunction the speaker's next act: ", adding …", "and called for …". */
function goesOn(view: View, i: number, cue: Cue, cues: readonly Cue[]): boolean {
  const { tokens, tree } = view
  if (view.tokens[i + 1] && [i + 1, i + 2].some((k) => opensFurther(view, k))) return false
  const next = cues.find((c) => c.at > i)
  if (next && next.at - i <= 4 && next.at > cue.at && !ownSubjectBetween(view, i, next)) {
    if (tokens[i + 1]?.upos === 'SCONJ' || view.context.words.complementizers.has(tokens[i + 1]!.norm)) return false
    return !(tokens[next.at]!.feats.includes('VerbForm=Inf') && !cueIsInfinitive(view, cue))
  }
  if (!tree) return false
  for (let k = i + 1; k < Math.min(tokens.length, i + 4); k++) {
    if (parts(view, k) || view.inside[k]) return false
    if (tokens[k]!.upos !== 'VERB' && tokens[k]!.upos !== 'AUX') continue
    const verb = tokens[k]!.upos === 'AUX' && tree.heads[k]! > k ? tree.heads[k]! : k
    if (tree.heads[verb] !== cue.at) return false
    if (verb !== k && view.context.words.bare === 'plain' && !hasAuxiliary(view, cue.at)) return false
    return (
      tree.relations[verb] === 'conj' ||
      (tree.relations[verb] === 'advcl' && /VerbForm=(?:Ger|Part|Conv)/.test(tokens[verb]!.feats))
    )
  }
  return false
}

/** "… and that": what is said goes on with a further clause. */
const opensFurther = (view: View, i: number): boolean =>
  view.tokens[i]?.upos === 'SCONJ' &&
  view.context.words.complementizers.has(view.tokens[i]!.norm) &&
  (view.tokens[i - 1]!.upos === 'CCONJ' || isComma(view.tokens[i - 1]))

/** "said he … and would …": a verb with an auxiliary does not go on with a verb of saying without one. */
const hasAuxiliary = (view: View, at: number): boolean =>
  view.children[at]!.some((c) => /^aux/.test(view.tree?.relations[c] ?? ''))

const cueIsInfinitive = (view: View, cue: Cue): boolean => view.tokens[cue.at]!.feats.includes('VerbForm=Inf')

/** Between a mark and the verb stands a subject of its own. */
const ownSubjectBetween = (view: View, i: number, next: Cue): boolean =>
  view.tokens
    .slice(i + 1, next.at)
    .some((t) => ['NOUN', 'PROPN', 'PRON'].includes(t.upos) && !/Reflex=Yes/.test(t.feats)) ||
  (view.tree !== undefined &&
    view.children[next.at]!.some((c) => view.tree!.relations[c] === 'nsubj' && c > next.at && c - next.at < 4))

/** ", wie die Polizei mitteilte": a clause that names the source of what stands before it. */
function nameOfSource(view: View, i: number, cues: readonly Cue[]): boolean {
  if (!view.context.words.as.has(view.tokens[i + 1]?.norm ?? '')) return false
  const end = stretchEnd(view, i + 1)
  return cues.some((c) => c.at > i && c.at < end)
}
