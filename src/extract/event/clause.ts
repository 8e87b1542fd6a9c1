/** The clause of a deed by the tree: its words and what belongs to them, without clauses of their own. */
import type { Span } from '../../base/span.ts'
import type { Deed } from './deeds.ts'
import { childrenBy, headOf, isFiniteVerb, isVerb, relationOf, subtree, type Walk } from './walk.ts'

/** In: a deed. Out: the stretch of text from the first to the last word of its clause, without marks at its edges. */
export function clauseOf(w: Walk, deed: Deed): Span {
  const root = rootOf(w, deed)
  const inside = new Set(subtree(w, root, (c) => apart(w, c, root)))
  let from = deed.first
  let to = deed.last
  const gap = (i: number): boolean => !inside.has(i) && !filler(w, i)
  while (from > 0 && !gap(from - 1)) from--
  while (to < w.tokens.length - 1 && !gap(to + 1)) to++
  while (from < deed.first && filler(w, from)) from++
  while (to > deed.last && filler(w, to)) to--
  if (deed.verb >= 0) {
    const subject = childrenBy(w, deed.verb, 'nsubj').filter((c) => c < from && from - c < 12)
    for (const s of subject) from = Math.min(from, Math.min(...subtree(w, s, (c) => apart(w, c, s))))
  }
  return { start: w.tokens[from]!.start, end: w.tokens[to]!.end }
}

const filler = (w: Walk, i: number): boolean =>
  w.tokens[i]!.upos === 'PUNCT' || w.tokens[i]!.upos === 'CCONJ' || w.tokens[i]!.upos === 'SCONJ'

/** The verb of the clause for a deed that rests on one; else the noun itself. */
function rootOf(w: Walk, deed: Deed): number {
  if (deed.how === 'verb') return deed.head
  if (deed.verb >= 0 && headOf(w, deed.verb) !== deed.head) return deed.verb
  return deed.head
}

/** Where a clause of its own begins: joined verbs with what is theirs, asides, relative clauses far off. */
function apart(w: Walk, child: number, root: number): boolean {
  const r = relationOf(w, child)
  const t = w.tokens[child]!
  if (r === 'parataxis' || r === 'vocative' || r === 'discourse') return true
  if (r === 'conj') return isVerb(t) && (isFiniteVerb(t) || childrenBy(w, child, 'nsubj', 'aux').length > 0)
  if (r === 'advcl') return isFiniteVerb(t) || childrenBy(w, child, 'nsubj').length > 0
  if (r === 'acl:relcl') return child - root > 12
  return false
}
