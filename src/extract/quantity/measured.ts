/** What a sum, share or measure is said of, by the tree of its sentence: a $5m fine, prices rose by 5%. */
import type { Span } from '../../base/span.ts'
import type { Token, Tree } from '../../record/index.ts'
import { phraseOf } from '../event/tree-roles.ts'
import { onlyAmount } from './beside.ts'
import { phraseAt, type QuantityWords } from './words.ts'

/** In: a token. Out: whether it belongs to a number, a unit or a time, which measure and are not measured. */
export type IsMeasure = (token: number) => boolean

export interface Measure {
  readonly first: number
  readonly last: number
  readonly isMeasure: IsMeasure
  readonly inTime: (token: number) => boolean
  /** adjectives stand behind their noun */
  readonly nounFirst: boolean
  /** of a sum: a word between it and what it is paid for */
  readonly paidFor?: (token: number) => boolean
}

/**
 * In: the tokens that a quantity takes, first and last. Out: the noun phrase that it measures; undefined where the tree
 * shows none. Climbs at most six steps. Cost: linear in the sentence.
 */
export function measuredBy(tree: Tree, tokens: readonly Token[], measure: Measure): Span | undefined {
  const { first, last } = measure
  const top = headIn(tree, first, last)
  if (top === undefined) return undefined
  const target = targetOf(tree, tokens, { ...measure, top })
  if (target === undefined || (target >= first && target <= last)) return undefined
  return phraseSpan(tokens, target, phraseOf(tree, target), measure)
}

/** What is at hand about a sentence, for telling measures from things. */
export interface Sight {
  readonly tokens: readonly Token[]
  readonly words: QuantityWords
  readonly inTime: (token: number) => boolean
}

/** Whether a token belongs to a number, a unit or a time, which measure and are not measured. */
export const measures =
  ({ tokens, words, inTime }: Sight): IsMeasure =>
  (i) => {
    const t = tokens[i]!
    return (
      inTime(i) ||
      onlyAmount(tokens, i, words) ||
      t.upos === 'NUM' ||
      t.upos === 'SYM' ||
      words.single.has(t.norm) ||
      phraseAt(words.units, tokens, i) !== undefined
    )
  }

/** The word of a stretch that hangs on a word outside it. */
export function headIn(tree: Tree, first: number, last: number): number | undefined {
  for (let i = last; i >= first; i--) {
    const head = tree.heads[i]!
    if (head < first || head > last) return i
  }
  return undefined
}

export const childOf = (tree: Tree, head: number, relation: RegExp): number | undefined => {
  for (let i = 0; i < tree.heads.length; i++) if (tree.heads[i] === head && relation.test(tree.relations[i]!)) return i
  return undefined
}

interface Place extends Pick<Measure, 'first' | 'last' | 'isMeasure' | 'paidFor'> {
  readonly top: number
}

const describes = /^(?:nummod|compound|amod|nmod|appos|dep|acl|list|conj)/

function targetOf(
  tree: Tree,
  tokens: readonly Token[],
  { first, last, top, isMeasure, paidFor }: Place,
): number | undefined {
  const fits = (i: number | undefined): i is number =>
    i !== undefined &&
    (i < first || i > last) &&
    (tokens[i]!.upos === 'NOUN' || tokens[i]!.upos === 'PROPN' || tokens[i]!.upos === 'X') &&
    !isMeasure(i)
  const bought = paidFor && boughtFor(tree, { top, last }, paidFor)
  if (fits(bought)) return bought
  let at = top
  for (let step = 0; step < 6; step++) {
    const own = subjectOf(tree, tokens, at)
    if (fits(own)) return own
    const head = tree.heads[at]!
    if (head < 0) return undefined
    const relation = tree.relations[at]!
    if (describes.test(relation) && fits(head) && (relation !== 'conj' || step > 0)) return head
    if (step === 0 && /^(?:obl|advmod)/.test(relation)) {
      const object = childOf(tree, head, /^obj/)
      if (fits(object)) return object
    }
    at = head
  }
  return undefined
}

/** paid $5 million for the painting: the noun behind a sum that its verb has as its object. */
function boughtFor(
  tree: Tree,
  { top, last }: Pick<Place, 'top' | 'last'>,
  paidFor: (token: number) => boolean,
): number | undefined {
  if (!/^obj/.test(tree.relations[top]!)) return undefined
  for (let i = last + 1; i < Math.min(tree.heads.length, last + 8); i++) {
    const word = /^(?:nmod|obl)/.test(tree.relations[i]!) ? childOf(tree, i, /^case/) : undefined
    if (word !== undefined && paidFor(word) && (tree.heads[i] === top || tree.heads[i] === tree.heads[top])) return i
  }
  return undefined
}

/** The subject of a word; for "which" and "that" the noun that they stand for. */
function subjectOf(tree: Tree, tokens: readonly Token[], at: number): number | undefined {
  const own = childOf(tree, at, /^nsubj/)
  if (own === undefined || tokens[own]!.upos !== 'PRON') return own
  return /^acl/.test(tree.relations[at]!) ? tree.heads[at] : undefined
}

const inside = /^(?:NOUN|PROPN|ADJ|ADP|DET|PART|X|CCONJ)$/

/** The words of a noun up to the next verb or mark, without what only points or joins, and without the quantity. */
export function phraseSpan(
  tokens: readonly Token[],
  target: number,
  [low, high]: readonly [number, number],
  { first, last, isMeasure, inTime, nounFirst }: Measure,
): Span {
  const belongs = (i: number): boolean => {
    const t = tokens[i]!
    if (i >= first && i <= last) return false
    const joins = /^['’-]/.test(t.text) && !t.spaced
    if (t.upos === 'NUM' || /^\p{Nd}/u.test(t.text)) return tokens[i - 1]?.upos === 'PROPN' && !isMeasure(i)
    // a 0.6 per cent fee
    if (isMeasure(i) && (t.upos === 'NOUN' || t.upos === 'SYM')) return false
    // dried flower products
    const describes = t.upos === 'VERB' && /VerbForm=Part/.test(t.feats) && i < target && !nounFirst
    return ((inside.test(t.upos) || describes) && !inTime(i)) || joins
  }
  let from = target
  let to = target
  while (from > low && target - from < 8 && belongs(from - 1)) from--
  while (to < high && to - target < 8 && belongs(to + 1)) to++
  while (from < target && !/^(?:NOUN|PROPN|ADJ|X|NUM|VERB)$/.test(tokens[from]!.upos)) from++
  const ends = nounFirst ? /^(?:NOUN|PROPN|X|NUM|ADJ)$/ : /^(?:NOUN|PROPN|X|NUM)$/
  while (to > target && !ends.test(tokens[to]!.upos)) to--
  return { start: tokens[from]!.start, end: tokens[to]!.end }
}
