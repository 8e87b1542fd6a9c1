/** A sentence as the search for statements sees it: words, tree, quotations over it, and the stretches between marks. */
import type { Span } from '../../../base/span.ts'
import type { Sentence, Token, Tree } from '../../../record/index.ts'
import { type Quotation, quotationsNear } from '../quotes.ts'
import type { Context } from '../speaker.ts'

export interface View {
  readonly context: Context
  readonly sentence: Sentence
  readonly tokens: readonly Token[]
  readonly tree: Tree | undefined
  readonly children: readonly (readonly number[])[]
  /** those that touch the sentence */
  readonly quotations: readonly Quotation[]
  /** the quotation whose words a token is one of; marks belong to none */
  readonly inside: readonly (Quotation | undefined)[]
  /** part of a name */
  readonly named: readonly boolean[]
}

export function viewOf(context: Context, sentence: Sentence, all: readonly Quotation[]): View {
  const { tokens } = sentence
  const tree = context.reading.parse(sentence)
  const children: number[][] = tokens.map(() => [])
  tree?.heads.forEach((h, i) => {
    if (h >= 0) children[h]!.push(i)
  })
  const { text } = context.reading.document
  const quotations = quotationsNear(all, sentence.span).filter(
    (q) => q.span.start < sentence.span.end && sentence.span.start < q.span.end && !isName(text, q),
  )
  let at = 0
  const inside = tokens.map((t) => {
    while (at < quotations.length && quotations[at]!.inner.end < t.end) at++
    const q = quotations[at]
    return q && q.inner.start <= t.start ? q : undefined
  })
  const names = context.bySentence[sentence.index]!.filter((m) => m.form === 'name')
  const named = tokens.map((t) => names.some((m) => m.span.start <= t.start && t.end <= m.span.end))
  return { context, sentence, tokens, tree, children, quotations, inside, named }
}

/** A pronoun that opens a clause about the noun before it. */
export function isRelative(view: View, i: number): boolean {
  const t = view.tokens[i]
  if (!t) return false
  const { relatives, separable } = view.context.words
  return (
    /PronType=[\w,]*Rel/.test(t.feats) ||
    ((relatives.has(t.norm) || relatives.has(t.lemma)) &&
      (t.upos === 'PRON' || (!separable && !view.context.words.complementizers.has(t.norm) && t.upos !== 'SCONJ')))
  )
}

/** A noun, a pronoun, or part of a name whatever its tag. */
export const isNominal = (view: View, i: number): boolean =>
  view.named[i]! || ['NOUN', 'PROPN', 'PRON', 'X'].includes(view.tokens[i]!.upos)

/** A verb that carries a clause. */
export const finite = (t: Token): boolean =>
  (t.upos === 'VERB' || t.upos === 'AUX') && !/VerbForm=(?:Part|Ger|Inf|Conv)/.test(t.feats)

export const isComma = (t: Token | undefined): boolean => t?.text === ','
export const isDash = (t: Token | undefined): boolean => t !== undefined && /^(?:[–—―-]|--)$/.test(t.text) && t.spaced
export const isColon = (t: Token | undefined): boolean => t?.text === ':'
export const isMark = (t: Token): boolean => /^(?:[«»„“”"]|''|``)$/.test(t.text)

const marksQuotation = (view: View, t: Token): boolean =>
  view.quotations.some((q) => (q.span.start === t.start || q.span.end === t.end) && standsFree(view, q))

/** A mark that parts a clause from what stands beside it. */
export const parts = (view: View, i: number): boolean => {
  const t = view.tokens[i]
  if (!t || view.inside[i]) return false
  return isComma(t) || isColon(t) || t.text === ';' || isDash(t) || (isMark(t) && marksQuotation(view, t))
}

/** The part of the sentence between semicolons and colons that holds a token. */
export function unitOf(view: View, at: number): readonly [number, number] {
  let from = at
  let to = at + 1
  const ends = (i: number): boolean => (view.tokens[i]!.text === ';' || isColon(view.tokens[i])) && !view.inside[i]
  while (from > 0 && !ends(from - 1)) from--
  while (to < view.tokens.length && !ends(to)) to++
  return [from, to]
}

/** True where a token hangs, over any number of steps, on another. */
export function under(tree: Tree, token: number, above: number): boolean {
  let at = token
  for (let steps = 0; at >= 0 && steps < 40; steps++) {
    if (at === above) return true
    at = tree.heads[at]!
  }
  return false
}

/** First and last token of what hangs on a word, `skip` left out with all that hangs on it. */
export function reach(
  view: View,
  word: number,
  skip: (child: number) => boolean = () => false,
): readonly [number, number] {
  let first = word
  let last = word
  const walk = (at: number, depth: number): void => {
    for (const child of view.children[at]!) {
      if (depth > 30 || skip(child) || (at === word && view.tokens[child]!.upos === 'PUNCT')) continue
      if (view.tokens[child]!.upos !== 'PUNCT') {
        first = Math.min(first, child)
        last = Math.max(last, child)
      }
      walk(child, depth + 1)
    }
  }
  walk(word, 0)
  return [first, last]
}

/** A few words with a capital behind a word, or one or two with the sentence going on right behind them: the name of a paper, a party, a ship. */
function isName(text: string, q: Quotation): boolean {
  const inner = text.slice(q.inner.start, q.inner.end).trim()
  if (!/^[\p{Lu}\p{N}]/u.test(inner) || /[.!?…,]$/.test(inner) || inner.split(/\s+/).length > 4) return false
  if (inner.split(/\s+/).length < 3 && /^[ \u00a0]\p{Ll}/u.test(text.slice(q.span.end, q.span.end + 2))) return true
  return /[\p{L}\p{N}(][\s\u00a0]*$/u.test(text.slice(Math.max(0, q.span.start - 3), q.span.start))
}

/** Words and letters enough to be more than a quoted name. */
export const isLong = (q: Quotation): boolean => q.inner.end - q.inner.start > 12

/** A quotation that stands by itself: behind the end of a sentence, a colon, comma or dash, or at the start. */
export function standsFree(view: View, q: Quotation): boolean {
  const { text } = view.context.reading.document
  let i = q.span.start - 1
  while (i >= 0 && (text[i] === ' ' || text[i] === '\u00a0' || text[i] === '\u202f')) i--
  return i < 0 || /[\n.!?…:,–—;]/.test(text[i]!) || q.span.start <= view.tokens[0]!.start
}

export const spanOf = (view: View, from: number, last: number): Span => ({
  start: view.tokens[from]!.start,
  end: view.tokens[last]!.end,
})

/** Without marks at either end. */
export function trimmed(view: View, from: number, to: number): Span | undefined {
  let first = from
  let last = to - 1
  const bare = (i: number): boolean => /^[,.;:–—-]$/.test(view.tokens[i]!.text) || view.tokens[i]!.text === '…'
  while (first < last && bare(first)) first++
  while (last > first && bare(last)) last--
  return first <= last && view.tokens[first] ? spanOf(view, first, last) : undefined
}

/** Nothing but small words stands before a token in its stretch. */
export function stretchless(view: View, at: number): boolean {
  for (let i = at - 1; i >= 0 && !parts(view, i); i--)
    if (!['ADV', 'AUX', 'PART', 'PRON', 'CCONJ', 'PUNCT'].includes(view.tokens[i]!.upos)) return false
  return true
}
