/** What else a quantity is told of: who has it, what it belongs to, by the tree of its sentence. */
import type { Span } from '../../base/span.ts'
import type { Token, Tree } from '../../record/index.ts'
import { phraseOf } from '../event/tree-roles.ts'
import type { FoundQuantity } from '../quantity.ts'
import { childOf, headIn, type Measure, measures, phraseSpan, type Sight } from './measured.ts'
import { isKind } from './words.ts'

interface Counted extends Measure {
  /** the tokens of what is counted, first and last */
  readonly of: readonly [number, number]
  readonly whole: Span
  /** a word that joins a noun to its whole: of */
  readonly joins: (token: number) => boolean
}

interface Place extends Sight {
  readonly tree: () => Tree | undefined
}

/**
 * In: a quantity and its first and last token. Out: the quantity with the phrases that it is told of, where they are
 * several: what is counted cut at its prepositions and conjunctions (inflation, Germany; cars, lorries), then who has it
 * or what it belongs to (Ford has 13,000 workers; footballers pledge 1% of their earnings; a squad of 17 players; five
 * seasons of Sesame Street). Cost: linear in the sentence, and its tree.
 */
export function withParts(
  place: Place,
  quantity: FoundQuantity,
  [first, last]: readonly [number, number],
): FoundQuantity {
  const { tokens, tree, words, inTime } = place
  const { ofSpan } = quantity
  const parsed = ofSpan && tree()
  if (!parsed) return quantity
  const from = tokens.findIndex((t) => t.start >= ofSpan.start)
  const to = tokens.findLastIndex((t) => t.end <= ofSpan.end)
  // where words are cut otherwise than what is counted
  if (from < 0 || to < from) return quantity
  const parts = partsOf(parsed, tokens, {
    of: [from, to],
    first,
    last,
    isMeasure: measures(place),
    inTime,
    nounFirst: words.nounFirst,
    joins: (i) => isKind(words, 'of', tokens, i),
    whole: ofSpan,
  })
  return parts.length > 1 ? { ...quantity, parts } : quantity
}

function partsOf(tree: Tree, tokens: readonly Token[], counted: Counted): readonly Span[] {
  const pieces = piecesOf(tokens, counted)
  const own = pieces.length > 1 ? pieces : [counted.whole]
  const head = headIn(tree, ...counted.of)
  const noun = head === undefined ? undefined : nounBeside(tree, tokens, head, counted)
  const also = head === undefined ? [] : joined(tree, tokens, head).filter((i) => besides(tokens, i, counted))
  const beside = [...also, ...(noun === undefined ? [] : [noun, ...joined(tree, tokens, noun)])]
  return [...own, ...beside.map((n) => phraseSpan(tokens, n, phraseOf(tree, n), counted))]
}

/** What is counted, cut where a preposition or conjunction joins two nouns; names and "price of oil" stay whole. */
function piecesOf(tokens: readonly Token[], { of: [from, to], joins }: Counted): readonly Span[] {
  const out: Span[] = []
  let start = from
  const isNoun = (i: number): boolean => /^(?:NOUN|PROPN)$/.test(tokens[i]?.upos ?? '')
  for (let i = from + 1; i < to; i++) {
    const { upos } = tokens[i]!
    if ((upos !== 'ADP' && upos !== 'CCONJ') || joins(i) || !isNoun(i - 1)) continue
    let next = i + 1
    while (next < to && /^(?:DET|PRON|NUM)$/.test(tokens[next]!.upos)) next++
    const name = tokens[i - 1]!.upos === 'PROPN' && tokens[next]!.upos === 'PROPN'
    if (name && (upos === 'ADP' || tokens[next + 1]?.upos === 'NOUN')) continue
    out.push({ start: tokens[start]!.start, end: tokens[i - 1]!.end })
    start = next
  }
  return [...out, { start: tokens[start]!.start, end: tokens[to]!.end }]
}

/** 300 men and women: right behind, with no number of its own */
const besides = (tokens: readonly Token[], noun: number, { of, last, isMeasure }: Counted): boolean => {
  const between = tokens.slice(of[1] + 1, noun)
  return (
    of[1] === last &&
    between[0]?.upos === 'CCONJ' &&
    between.slice(1).every((t) => t.upos === 'ADJ' || t.upos === 'NOUN') &&
    !isMeasure(noun)
  )
}

const joined = (tree: Tree, tokens: readonly Token[], noun: number): readonly number[] =>
  tree.relations.flatMap((relation, i) =>
    relation === 'conj' && tree.heads[i] === noun && /^(?:NOUN|PROPN)$/.test(tokens[i]!.upos) ? [i] : [],
  )

function nounBeside(tree: Tree, tokens: readonly Token[], head: number, counted: Counted): number | undefined {
  const { of, first, last, isMeasure } = counted
  const within = (i: number): boolean => (i >= of[0] && i <= of[1]) || (i >= first && i <= last)
  const fits = (i: number | undefined): i is number =>
    i !== undefined && i >= 0 && !within(i) && /^(?:NOUN|PROPN|X)$/.test(tokens[i]!.upos) && !isMeasure(i)
  const joins = (noun: number): boolean => {
    const word = childOf(tree, noun, /^case/)
    return word !== undefined && counted.joins(word)
  }
  const whole = tree.heads.findIndex((h, i) => i > of[1] && h === head && /^nmod/.test(tree.relations[i]!) && joins(i))
  if (whole >= 0 && fits(whole)) return whole
  let top = head
  for (let steps = 0; steps < 4 && tree.heads[top]! >= 0 && within(tree.heads[top]!); steps++) top = tree.heads[top]!
  // Smith is one of the directors
  const own = of[0] > first && of[1] <= last ? childOf(tree, top, /^nsubj/) : undefined
  if (fits(own)) return own
  const above = tree.heads[top]!
  const relation = tree.relations[top]!
  if (fits(above) && (/^appos/.test(relation) || (/^nmod/.test(relation) && joins(top)))) return above
  // sales rose by 5%: a verb between them, whose subject is what is counted
  const told = tokens.slice(of[1] + 1, Math.max(of[1] + 1, first)).some((t) => /^(?:VERB|AUX)$/.test(t.upos))
  const subject = /^(?:obj|obl)/.test(relation) && !told ? subjectAbove(tree, tokens, above) : undefined
  return fits(subject) ? subject : undefined
}

/** The subject of a verb or of the verb above that it shares it with; the noun that a relative clause describes. */
function subjectAbove(tree: Tree, tokens: readonly Token[], verb: number): number | undefined {
  let at = verb
  for (let steps = 0; at >= 0 && steps < 4; steps++) {
    const own = childOf(tree, at, /^nsubj/)
    if (own !== undefined && tokens[own]!.upos !== 'PRON') return own
    const relation = tree.relations[at]!
    if (/^acl/.test(relation)) return tree.heads[at]!
    // shared, or the company said it has 1,000 customers
    const above = own === undefined ? /^(?:conj|xcomp|advcl)/ : /^(?:ccomp|advcl)/
    if (!above.test(relation) || (own !== undefined && /Person=[12]/.test(tokens[own]!.feats))) return undefined
    at = tree.heads[at]!
  }
  return undefined
}
