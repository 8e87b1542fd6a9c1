/** Steps through a dependency tree with its tokens at hand. */
import { overlaps } from '../../base/span.ts'
import type { EntityRecord, Language, MentionRecord, Reading, Sentence, Token, Tree } from '../../record/index.ts'
import { classesOfToken, type EventWords, eventWordsOf } from './words.ts'

/** A sentence with its tree and the tables of its language; children are looked up once. */
export interface Walk {
  readonly reading: Reading
  readonly sentence: Sentence
  readonly tokens: readonly Token[]
  readonly tree: Tree
  readonly children: readonly (readonly number[])[]
  readonly words: EventWords
  readonly language: Language
  /** the kind of the entity that a token names; '' for none */
  readonly kinds: readonly string[]
}

export function walkOf(
  reading: Reading,
  sentence: Sentence,
  mentions: readonly MentionRecord[],
  entities: ReadonlyMap<string, EntityRecord>,
): Walk | undefined {
  const tree = reading.parse(sentence)
  if (!tree) return undefined
  const children: number[][] = sentence.tokens.map(() => [])
  tree.heads.forEach((h, i) => {
    if (h >= 0) children[h]!.push(i)
  })
  const { language } = reading
  const kinds = sentence.tokens.map((t) => {
    const m = mentions.find((x) => overlaps(x.span, t))
    return m ? (entities.get(m.entity)?.kind ?? '') : ''
  })
  return { reading, sentence, tokens: sentence.tokens, tree, children, words: eventWordsOf(language), language, kinds }
}

export const relationOf = (w: Walk, i: number): string => w.tree.relations[i] ?? ''
export const headOf = (w: Walk, i: number): number => w.tree.heads[i] ?? -1

/** Children whose relation is one of these, or starts with one of them and a colon. */
export const childrenBy = (w: Walk, i: number, ...relations: readonly string[]): readonly number[] =>
  (w.children[i] ?? []).filter((c) => {
    const r = relationOf(w, c)
    return relations.includes(r) || relations.includes(r.split(':')[0]!)
  })

/** A word and those joined with it. */
export const joined = (w: Walk, i: number): readonly number[] => [
  i,
  ...childrenBy(w, i, 'conj').filter((c) => !isVerb(w.tokens[c]!) || w.tokens[c]!.upos === w.tokens[i]!.upos),
]

export const isVerb = (t: Token): boolean => t.upos === 'VERB' || t.upos === 'AUX'

export const isFiniteVerb = (t: Token): boolean => isVerb(t) && !/VerbForm=(?:Part|Ger|Inf|Conv)/.test(t.feats)

/** A verb with a tense: finite itself, or by its auxiliary (has met, wurde gestürmt). */
export const isTensed = (w: Walk, i: number): boolean =>
  isFiniteVerb(w.tokens[i]!) || childrenBy(w, i, 'aux', 'cop').some((c) => isFiniteVerb(w.tokens[c]!))

/** The adpositions of a noun, by lemma and form. */
export function casesOf(w: Walk, noun: number): readonly string[] {
  const out: string[] = []
  // "in Iraq's efforts": the preposition is that of what is owned
  if (childrenBy(w, noun, 'case').some((c) => c > noun && w.tokens[c]!.upos === 'PART')) return out
  for (const c of childrenBy(w, noun, 'case', 'mark', 'advmod')) {
    if (c > noun) continue
    const t = w.tokens[c]!
    if (t.upos !== 'ADP' && relationOf(w, c) !== 'case') continue
    // "ein für heute geplanter Besuch": it leads to what stands before the noun
    if (w.words.inflects && w.tokens[c - 1]?.upos === 'DET' && c < noun - 1) continue
    out.push(t.norm, t.lemma)
    for (const f of childrenBy(w, c, 'fixed')) out.push(`${t.norm} ${w.tokens[f]!.norm}`)
  }
  const before = w.tokens[firstOf(w, noun) - 1]
  if (out.length === 0 && before?.upos === 'ADP') out.push(before.norm, before.lemma)
  return out
}

/** What the adpositions of a noun lead to, by the table of links. */
export function linksOf(w: Walk, noun: number): ReadonlySet<string> {
  const out = new Set<string>()
  for (const c of casesOf(w, noun)) for (const role of w.words.links.get(c) ?? []) out.add(role)
  return out
}

/** The first token of the noun phrase: of the noun's modifiers before it without a gap. */
function firstOf(w: Walk, noun: number): number {
  let at = noun
  while (at > 0 && headOf(w, at - 1) === noun && ['det', 'amod', 'nummod'].includes(relationOf(w, at - 1))) at--
  return at
}

const classesOfKind: Readonly<Record<string, readonly string[]>> = {
  person: ['@people', '@person'],
  group: ['@people'],
  organization: ['@people'],
  country: ['@people', '@country'],
  place: ['@place', '@target'],
  region: ['@place'],
  facility: ['@place', '@target'],
}

/** True where a token, or a noun that hangs on it closely, is of a class (`@aid`) or has the lemma. */
export function isOf(w: Walk, token: number, values: ReadonlySet<string>, deep = true): boolean {
  const t = w.tokens[token]!
  for (const c of classesOfKind[w.kinds[token] ?? ''] ?? []) if (values.has(c)) return true
  if (isWord(w, t, values)) return true
  if (!deep) return false
  return childrenBy(w, token, 'nmod', 'conj', 'flat', 'compound', 'appos', 'amod', 'nummod', 'obl').some((c) =>
    isOf(w, c, values, relationOf(w, c) === 'conj' || t.upos === 'NUM'),
  )
}

/** True where a token has the lemma or form, or is of the class by the tables alone. */
export function isWord(w: Walk, t: Token, values: ReadonlySet<string>): boolean {
  if (values.has(t.lemma) || values.has(t.norm)) return true
  for (const c of classesOfToken(t, w.language)) if (values.has(`@${c}`)) return true
  return false
}

/** Everything below a token, itself included, without what `stop` cuts off. */
export function subtree(w: Walk, root: number, stop: (child: number) => boolean): readonly number[] {
  const out: number[] = []
  const open = [root]
  while (open.length > 0) {
    const i = open.pop()!
    out.push(i)
    for (const c of w.children[i]!) if (!stop(c)) open.push(c)
  }
  return out.sort((a, b) => a - b)
}
