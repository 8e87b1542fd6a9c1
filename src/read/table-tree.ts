/**
 * A flat tree by word order, for a language that no treebank may train: marks and small words part clauses, each clause hangs on its
 * verb, a noun phrase without a preposition before the verb is its subject, else the first behind it. Agreement and
 * endings of the oblique cases rule a phrase out. Linear in the sentence.
 */
import type { Token, Tree, Upos } from '../record/index.ts'

interface Chunk {
  readonly first: number
  readonly last: number
  readonly head: number
  /** the preposition before it, -1 for none */
  readonly preposition: number
}

interface Clause {
  readonly from: number
  /** behind its last token */
  readonly to: number
  readonly verb: number
  readonly chunks: readonly Chunk[]
}

/** a token without a head so far */
const unset = -2

interface Draft {
  readonly tokens: readonly Token[]
  readonly heads: Int32Array
  readonly relations: string[]
}

/** In: tagged words of a sentence. Out: a tree over them. */
export function treeByOrder(tokens: readonly Token[]): Tree {
  const draft: Draft = { tokens, heads: new Int32Array(tokens.length).fill(unset), relations: tokens.map(() => 'dep') }
  const clauses = clausesOf(tokens)
  let before: Clause | undefined
  for (const clause of clauses) {
    for (const chunk of clause.chunks) within(draft, chunk)
    if (clause.verb >= 0) dependents(draft, clause)
    joined(draft, clause, before)
    if (clause.verb >= 0) before = clause
  }
  const top = draft.heads.indexOf(-1)
  const root = top >= 0 ? top : (clauses[0]?.chunks[0]?.head ?? clauses[0]?.from ?? 0)
  for (const clause of clauses) rest(draft, clause, root)
  for (let i = 0; i < tokens.length; i++) if (draft.heads[i] === unset) attach(draft, i, root, 'punct')
  if (tokens.length > 0) attach(draft, root, -1, 'root')
  return { heads: draft.heads, relations: draft.relations }
}

function attach({ heads, relations }: Draft, at: number, head: number, relation: string): void {
  if (at === head) return
  heads[at] = head
  relations[at] = relation
}

const has = (t: Token | undefined, feature: string): boolean => t?.feats.split('|').includes(feature) ?? false
const nominal = new Set(['NOUN', 'PROPN', 'PRON', 'X'])
const inPhrase = new Set(['NOUN', 'PROPN', 'PRON', 'X', 'ADJ', 'DET', 'NUM'])
const isMark = (t: Token): boolean => /^(?:[,;:()«»„“”"]|[–—-])$/.test(t.text) && (t.text !== '-' || t.spaced)
const isPassive = (t: Token): boolean => has(t, 'Voice=Pass')
const carries = (t: Token): boolean => t.upos === 'VERB' && !has(t, 'VerbForm=Inf')

/** Brackets around a word or two, which part no clause: (ODS). */
function shortBrackets(tokens: readonly Token[]): ReadonlySet<number> {
  const short = new Set<number>()
  tokens.forEach((t, i) => {
    if (t.text !== '(') return
    const close = tokens.slice(i, i + 6).findIndex((x) => x.text === ')')
    if (close > 0 && !tokens.slice(i, i + close).some(carries)) short.add(i).add(i + close)
  })
  return short
}

function clausesOf(tokens: readonly Token[]): readonly Clause[] {
  const clauses: Clause[] = []
  const passed = shortBrackets(tokens)
  let from = 0
  const push = (to: number): void => {
    if (to > from) clauses.push(clauseOf(tokens, from, to))
    from = to
  }
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!
    if (isMark(t) && !passed.has(i)) {
      push(i)
      from = i + 1
    } else if (t.upos === 'CCONJ' && i > from && joinsClauses(tokens, from, i)) push(i)
  }
  push(tokens.length)
  return clauses
}

/** A verb stands on both sides of a conjunction, before any mark. */
function joinsClauses(tokens: readonly Token[], from: number, at: number): boolean {
  if (!tokens.slice(from, at).some((t) => carries(t) || t.upos === 'AUX')) return false
  for (let i = at + 1; i < tokens.length && !isMark(tokens[i]!); i++)
    if (carries(tokens[i]!) || tokens[i]!.upos === 'AUX') return true
  return false
}

function clauseOf(tokens: readonly Token[], from: number, to: number): Clause {
  const chunks: Chunk[] = []
  for (let i = from; i < to; i++) {
    const preposition = tokens[i]!.upos === 'ADP' ? i : -1
    const first = preposition < 0 ? i : i + 1
    const chunk = first < to ? chunkAt(tokens, first, to, preposition) : undefined
    if (!chunk) continue
    chunks.push(chunk)
    i = chunk.last
  }
  const first = (test: (t: Token) => boolean): number => {
    const at = tokens.slice(from, to).findIndex(test)
    return at < 0 ? -1 : from + at
  }
  const verb = [carries, isPassive, (t: Token) => t.upos === 'AUX'].map(first).find((at) => at >= 0) ?? -1
  return { from, to, verb, chunks }
}

/** Adjectives, a noun, and behind it genitives and names. */
function chunkAt(tokens: readonly Token[], first: number, to: number, preposition: number): Chunk | undefined {
  const open = tokens[first]!
  if (!inPhrase.has(open.upos) || isPassive(open)) return undefined
  let head = -1
  let last = first
  for (let i = first; i < to && inPhrase.has(tokens[i]!.upos) && !isPassive(tokens[i]!); i++) {
    const t = tokens[i]!
    const closed = head >= 0 && (t.upos === 'PRON' || tokens[head]!.upos === 'PRON' || !belongs(tokens, head, i))
    if (closed) break
    if (head < 0 && nominal.has(t.upos)) head = i
    last = i
  }
  return { first, last, head: head < 0 ? last : head, preposition }
}

/** Behind the noun: a name, a genitive, or what leads to one. */
function belongs(tokens: readonly Token[], head: number, i: number): boolean {
  const t = tokens[i]!
  if (t.upos === 'PROPN') return true
  if (tokens[i - 1]!.upos === 'PROPN' && !has(t, 'Case=Gen')) return t.upos === 'NUM'
  if (/Case=(?:Acc|Dat|Ins|Loc|Nom)/.test(t.feats)) return t.feats.includes('Case=Ins') && has(tokens[head], 'Case=Ins')
  // a verb that ends its clause has its object before it: "the firm the verdict welcomed"
  const [verb, stop, next] = tokens.slice(i + 1, i + 4)
  const ends = verb && carries(verb) && (!stop || /^[.!?,]$/.test(stop.text)) && next?.upos !== 'SCONJ'
  if (ends && t.upos === 'NOUN' && !has(t, 'Case=Gen')) return false
  const noun = nominal.has(t.upos) ? t : tokens.slice(i, i + 4).find((x) => nominal.has(x.upos))
  // "on Sunday the Qatari ministry": what no genitive can be begins a phrase of its own
  return t.upos !== 'NUM' && !(noun && noun.upos !== 'PROPN' && has(noun, 'Case=Nom') && !has(t, 'Case=Gen'))
}

function within(draft: Draft, { first, last, head, preposition }: Chunk): void {
  const { tokens } = draft
  if (preposition >= 0) attach(draft, preposition, head, 'case')
  let noun = head
  for (let i = first; i <= last; i++) {
    const t = tokens[i]!
    if (i === head) continue
    if (t.upos === 'PROPN' && i > head) attach(draft, i, head, 'flat')
    else if (nominal.has(t.upos)) {
      attach(draft, i, i > head ? noun : head, 'nmod')
      noun = i
    } else {
      const next = tokens.slice(i + 1, last + 1).findIndex((x) => nominal.has(x.upos))
      attach(draft, i, next < 0 ? noun : i + 1 + next, t.upos === 'ADJ' ? 'amod' : t.upos === 'NUM' ? 'nummod' : 'det')
    }
  }
}

/** The verb's subject, objects, auxiliaries and small words. */
function dependents(draft: Draft, clause: Clause): void {
  const { tokens } = draft
  const { from, to, verb, chunks } = clause
  const subject = subjectOf(tokens, verb, chunks)
  let noun: Chunk | undefined
  for (const [k, chunk] of chunks.entries()) {
    if (chunk.head === verb) continue
    const beside = noun && besideNoun(draft, noun, chunks, k)
    const [head, relation] = beside ?? [verb, ofVerb(tokens, clause, chunk, subject)]
    attach(draft, chunk.head, head, relation)
    if (chunk.preposition < 0 || !noun) noun = chunk
  }
  const passive = isPassive(tokens[verb]!)
  for (let i = from; i < to; i++) {
    if (i === verb || draft.heads[i] !== unset) continue
    const t = tokens[i]!
    const relation = t.upos === 'AUX' && passive ? 'aux:pass' : small[t.upos]
    if (relation) attach(draft, i, verb, relation)
    else if (t.upos === 'VERB' || isPassive(t)) attach(draft, i, verb, has(t, 'VerbForm=Inf') ? 'xcomp' : 'conj')
  }
}

const small: Partial<Record<Upos, string>> = { AUX: 'aux', ADV: 'advmod', PART: 'advmod', CCONJ: 'cc', SCONJ: 'mark' }

/** A phrase that belongs to the noun before it: joined to it, or between it and its name (the director of the office in Praha Olga N.). */
function besideNoun(
  draft: Draft,
  noun: Chunk,
  chunks: readonly Chunk[],
  k: number,
): readonly [number, string] | undefined {
  const { tokens, relations } = draft
  const chunk = chunks[k]!
  const isName = (c: Chunk | undefined): boolean =>
    c !== undefined && c.preposition < 0 && tokens[c.first]!.upos === 'PROPN'
  if (tokens[chunk.first - 1]?.upos === 'CCONJ' && noun.last === chunk.first - 2) return [noun.head, 'conj']
  if (tokens[chunk.first - 1]?.text === '(') return [noun.head, 'appos']
  const next = chunks[k + 1]
  if (chunk.preposition >= 0 && chunk.preposition === noun.last + 1 && isName(next) && next!.first === chunk.last + 1)
    return [noun.head, 'nmod']
  return isName(chunk) && relations[chunks[k - 1]!.head] === 'nmod' ? [noun.head, 'flat'] : undefined
}

function ofVerb(tokens: readonly Token[], { verb }: Clause, chunk: Chunk, subject: Chunk | undefined): string {
  const passive = isPassive(tokens[verb]!)
  const head = tokens[chunk.head]
  if (chunk === subject) return passive ? 'nsubj:pass' : 'nsubj'
  if (chunk.preposition >= 0) return 'obl'
  if (has(head, 'Case=Ins')) return passive ? 'obl:agent' : 'obl'
  return has(head, 'Case=Dat') ? 'iobj' : 'obj'
}

function subjectOf(tokens: readonly Token[], verb: number, chunks: readonly Chunk[]): Chunk | undefined {
  const fits = chunks.filter(
    (c) =>
      c.preposition < 0 &&
      c.head !== verb &&
      !/Case=(?:Gen|Dat|Acc|Loc|Ins)/.test(tokens[c.head]!.feats) &&
      !has(tokens[c.head], 'Reflex=Yes') &&
      agrees(tokens[verb]!, tokens[c.head]!),
  )
  const plain = fits.find((c) => has(tokens[c.head], 'Case=Nom') || /Case=Nom/.test(tokens[c.first]!.feats))
  const before = fits.find((c) => c.head < verb)
  return before ?? plain ?? fits[0]
}

function agrees(verb: Token, noun: Token): boolean {
  const of = (t: Token, feature: string): string => new RegExp(`${feature}=(\\w+)`).exec(t.feats)?.[1] ?? ''
  return ['Number', 'Gender'].every((f) => {
    const [a, b] = [of(verb, f), of(noun, f)]
    return a === '' || b === '' || a === b
  })
}

/** A clause hangs on the one before it: on its verb, or on the noun that it describes. */
function joined(draft: Draft, { from, to, verb }: Clause, before: Clause | undefined): void {
  if (verb < 0) return
  const { tokens } = draft
  const opening = tokens.slice(from, Math.min(to, from + 3))
  const mark = opening.find((t) => t.upos === 'SCONJ')
  const relative = opening.slice(0, 2).some((t) => has(t, 'PronType=Rel'))
  let noun = from - 1
  while (noun >= 0 && !nominal.has(tokens[noun]!.upos)) noun--
  if (relative && noun >= 0) attach(draft, verb, noun, 'acl')
  else if (!before) attach(draft, verb, -1, 'root')
  else if (mark) attach(draft, verb, before.verb, has(mark, 'Comp=Yes') ? 'ccomp' : 'advcl')
  else attach(draft, verb, before.verb, tokens[from]!.upos === 'CCONJ' ? 'conj' : 'parataxis')
}

/** Whatever has no place yet: marks, words of a clause without a verb. */
function rest(draft: Draft, { from, to, verb, chunks }: Clause, root: number): void {
  const head = verb >= 0 ? verb : (chunks[0]?.head ?? root)
  for (let i = from; i < to; i++) if (draft.heads[i] === unset) attach(draft, i, i === head ? root : head, 'dep')
}
