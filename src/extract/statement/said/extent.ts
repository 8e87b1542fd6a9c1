/** How far the words of a speaker and of a verb of saying reach, once both are found. */
import type { Span } from '../../../base/span.ts'
import type { Cue } from './cue.ts'
import type { Subject } from './phrase.ts'
import { finite, isComma, isNominal, parts, reach, spanOf, under, type View } from './view.ts'

const small = new Set(['AUX', 'ADV', 'PART'])

/** The verb with its auxiliaries, adverbs and parts, and the verb above it where it is an infinitive: "has also refused to say". */
export function cueSpan(view: View, cue: Cue): Span {
  const { tokens, tree } = view
  let first = withSmall(view, cue.words[0])
  const above = tree?.heads[cue.at] ?? -1
  const close = above >= 0 && above < first && tokens.slice(above + 1, first).every((t) => small.has(t.upos))
  if (close && tree?.relations[cue.at] === 'xcomp' && tokens[above]!.upos === 'VERB' && !view.inside[above])
    first = withSmall(view, above)
  return spanOf(view, first, Math.max(cue.at, cue.words[1]))
}

function withSmall(view: View, from: number): number {
  let first = from
  while (first > 0 && !parts(view, first - 1) && !view.inside[first - 1] && small.has(view.tokens[first - 1]!.upos))
    first--
  return first
}

/** The phrase of the speaker with what commas add to it: "Rubio, who heads the party, said"; a relative pronoun alone. */
export function speakerSpan(view: View, subject: Subject, cue: Cue): Span {
  if (subject.relative !== undefined) return spanOf(view, subject.relative, subject.relative)
  const first = opening(view, subject)
  const last = subject.head < cue.at ? addedBefore(view, subject, cue.words[0]) : addedBehind(view, subject)
  return spanOf(view, first, Math.max(subject.last, last))
}

/** Without what joins the clause, with titles that the tree hangs elsewhere: "former California Gov. Jerry Brown". */
function opening(view: View, { first, head }: Subject): number {
  const { tokens, context } = view
  let from = first
  while (from < head && ['SCONJ', 'ADP', 'CCONJ', 'PUNCT', 'ADV'].includes(tokens[from]!.upos)) from++
  if (from !== first || context.words.bare !== 'plain') return from
  const title = (i: number): boolean =>
    i >= 0 &&
    !parts(view, i) &&
    !view.inside[i] &&
    ['ADJ', 'NOUN', 'PROPN'].includes(tokens[i]!.upos) &&
    context.timesAt(tokens[i]!).length === 0
  let left = from
  while (title(left - 1)) left--
  return left === 0 || parts(view, left - 1) || ['DET', 'SCONJ', 'CCONJ'].includes(tokens[left - 1]!.upos) ? left : from
}

/** Two commas close off an addition between the subject and its verb. */
function addedBefore(view: View, subject: Subject, verb: number): number {
  let close = verb - 1
  while (close > subject.last && small.has(view.tokens[close]!.upos)) close--
  if (!subject.own || close <= subject.last) return subject.last
  const next = view.tokens[subject.last + 1]!
  const whole = isComma(view.tokens[close]) && isComma(next)
  if (whole && close > subject.last + 2 && !/VerbForm=(?:Part|Ger)/.test(view.tokens[subject.last + 2]!.feats))
    return close - 1
  for (let i = subject.last + 1; i <= close; i++)
    if (!view.tree || view.inside[i] || !under(view.tree, i, subject.head)) return subject.last
  return isComma(view.tokens[close]) ? close - 1 : close
}

/** Behind the verb the tree tells what is added to the subject. */
function addedBehind(view: View, { head, last }: Subject): number {
  if (!isNominal(view, head) || !isComma(view.tokens[last + 1])) return last
  const added = view.children[head]!.find(
    (c) => c > last + 1 && /^(?:appos|acl)/.test(view.tree?.relations[c] ?? '') && !view.inside[c],
  )
  return added === undefined ? last : Math.max(last, reach(view, added)[1])
}

/** "A study that appeared in May found …": the relative pronoun has its own verb before this one, whose subject is the noun. */
export function pastRelative(view: View, subject: Subject, verb: number): Subject {
  const { relative } = subject
  if (relative === undefined || view.context.words.bare !== 'plain') return subject
  const verbs = view.tokens.slice(relative, verb).filter((t, k) => finite(t) && !view.inside[relative + k])
  const auxiliaries = view.children[verb]!.filter((c) => c > relative && finite(view.tokens[c]!)).length
  if (verbs.length <= auxiliaries) return subject
  const { relative: _, ...whole } = subject
  return whole
}

/** "Federal and state officials": greedy parsing loses the first of joined nouns where only nouns open the clause. */
export function widened(view: View, subject: Subject, verb: number): Subject {
  const { tokens, context } = view
  if (context.words.bare !== 'plain' || subject.relative !== undefined) return subject
  let first = subject.first
  while (first > 0 && !parts(view, first - 1) && !view.inside[first - 1] && nounlike.has(tokens[first - 1]!.upos))
    first--
  // a noun that opens the sentence taken for a verb: "Aid workers told …"
  const mistaken = first === 1 && first === subject.first && tokens[0]!.upos === 'VERB'
  if (mistaken) return { ...subject, first: 0 }
  while (first < subject.first && !opensPhrase.has(tokens[first]!.upos)) first++
  const whole = first === 0 || parts(view, first - 1)
  const joins = tokens.slice(first, subject.first).some((t) => t.upos === 'CCONJ' || t.upos === 'ADP')
  const timed = tokens.slice(first, subject.first).some((t) => context.timesAt(t).length > 0)
  return whole && joins && !timed && subject.last < verb ? { ...subject, first } : subject
}
const nounlike = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'CCONJ', 'ADP', 'PART'])
const opensPhrase = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM'])

/** "rief zur Zurückhaltung auf": the first part of the verb, which closes the clause, is none of the words. */
export function withoutParticle(view: View, cue: Cue, content: Span): Span {
  const { particles, separable } = view.context.words
  const at = separable ? view.tokens.findIndex((t) => t.end === content.end) : -1
  const part = at > cue.at && particles.has(view.tokens[at]!.norm) && view.tree?.heads[at] === cue.at
  return part && view.tokens[at - 1]!.end > content.start
    ? { start: content.start, end: view.tokens[at - 1]!.end }
    : content
}

/** A content that cuts a quotation at its mark takes the mark in. */
export function wholeQuotes(view: View, span: Span): Span {
  let { start, end } = span
  for (const q of view.quotations) {
    if (start >= q.inner.start && start < q.inner.start + 3 && end > q.inner.end + 1) start = q.span.start
    if (end <= q.inner.end && end > q.inner.end - 3 && start < q.span.start) end = q.span.end
    if (end > q.inner.end && end < q.span.end && start < q.span.start) end = q.span.end
  }
  return { start, end }
}
