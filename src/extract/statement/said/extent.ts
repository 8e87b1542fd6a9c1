/** How far the words of a speaker and of a verb of saying reach, once both are found. */
import { overlaps, type Span } from '../../../base/span.ts'
import type { Cue } from './cue.ts'
import type { Subject } from './phrase.ts'
import { isComma, isNominal, parts, reach, spanOf, type View } from './view.ts'

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
    !context.times.some((s) => overlaps(s, tokens[i]!))
  let left = from
  while (title(left - 1)) left--
  return left === 0 || parts(view, left - 1) || ['DET', 'SCONJ', 'CCONJ'].includes(tokens[left - 1]!.upos) ? left : from
}

/** Two commas close off an addition between the subject and its verb. */
function addedBefore(view: View, subject: Subject, verb: number): number {
  let close = verb - 1
  while (close > subject.last && small.has(view.tokens[close]!.upos)) close--
  const whole = subject.own && isComma(view.tokens[close]) && isComma(view.tokens[subject.last + 1])
  return whole && close > subject.last + 2 ? close - 1 : subject.last
}

/** Behind the verb the tree tells what is added to the subject. */
function addedBehind(view: View, { head, last }: Subject): number {
  if (!isNominal(view, head) || !isComma(view.tokens[last + 1])) return last
  const added = view.children[head]!.find(
    (c) => c > last + 1 && /^(?:appos|acl)/.test(view.tree?.relations[c] ?? '') && !view.inside[c],
  )
  return added === undefined ? last : Math.max(last, reach(view, added)[1])
}
