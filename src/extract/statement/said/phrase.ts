/** A noun with what belongs to it, as somebody who says something. */
import { quotationsNear } from '../quotes.ts'
import { reach, type View } from './view.ts'

export interface Subject {
  /** token that heads the phrase */
  readonly head: number
  readonly first: number
  readonly last: number
  /** how far a name that belongs to it may stand */
  readonly limit?: number
  /** it stands with the verb, not with one before it */
  readonly own: boolean
  /** token of the relative pronoun that stands for it */
  readonly relative?: number
}

const beside = /^(?:acl|conj|parataxis|cc|punct|advcl|dep|cop|aux|mark|discourse)/

/** A noun with what describes it; what is joined to it too where only words stand between. */
export function phrase(view: View, head: number, own: boolean): Subject {
  const tree = view.tree!
  const [first, reached] = reach(
    view,
    head,
    (c) =>
      (c > head && view.context.timesAt(view.tokens[c]!).length > 0) ||
      (beside.test(tree.relations[c]!) &&
        !(tree.relations[c] === 'conj' && nounConj(view, c, head)) &&
        !(tree.relations[c] === 'cc' && c > head)) ||
      (tree.relations[c] === 'amod' &&
        c > head &&
        view.children[c]!.some((k) => /^(?:obl|nmod)/.test(tree.relations[k]!))),
  )
  return { head, first, last: withName(view, reached), own }
}

/** A title with the name right behind it that the tree hangs elsewhere. */
function withName(view: View, last: number): number {
  const { tokens, context, sentence } = view
  const next = tokens[last + 1]
  const closed =
    next && quotationsNear(context.quotations, next).find((q) => q.span.end === next.end && next.text.length === 1)
  if (closed && !view.quotations.includes(closed)) return last + 1
  if (!next || tokens[last]!.upos !== 'NOUN') return last
  const quoted = quotationsNear(context.quotations, next).find((q) => q.span.start === next.start)
  if (quoted && !view.quotations.includes(quoted)) return tokens.findLastIndex((t) => t.end <= quoted.span.end)
  const name = context.bySentence[sentence.index]!.find((m) => m.form === 'name' && m.span.start === next.start)
  return name ? tokens.findLastIndex((t) => t.end <= name.span.end) : last
}

const nounConj = (view: View, c: number, head: number): boolean =>
  ['NOUN', 'PROPN'].includes(view.tokens[c]!.upos) && c > head && c - head < 8 && !begins(view, c, head)

/** "как отметил глава кабинета, текст согласован": a noun behind a comma with no conjunction to come is no second one. */
const begins = ({ tokens, context }: View, c: number, head: number): boolean =>
  context.words.nominative &&
  tokens.slice(head, c).some((t) => t.text === ',') &&
  !tokens.slice(head, c + 6).some((t) => t.upos === 'CCONJ')
