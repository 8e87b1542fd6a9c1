/**
 * Arc-eager transitions over a sentence (Nivre 2003), with the root as a word behind the last one, and what a model sees
 * of a state (the templates of Zhang & Nivre 2011, in place of words their lemmas where two meet).
 */
import { hashString, mixHash } from './hash.ts'

export const shift = 0
export const reduce = 1
export const left = 2
export const right = 3
export const actions = 4

/** What the parser knows of a word: hashes. */
export interface ParserWord {
  readonly word: number
  readonly lemma: number
  /** part of speech with morphology */
  readonly tag: number
  readonly upos: number
  readonly mark: boolean
  readonly verb: boolean
}

export interface ParserState {
  readonly words: readonly ParserWord[]
  readonly stack: Int32Array
  depth: number
  front: number
  /** -1: none yet; the number of words: the root */
  readonly heads: Int32Array
  readonly labels: Int32Array
  /** of each word its outermost and second outermost child to the left and right, -1 for none */
  readonly left1: Int32Array
  readonly left2: Int32Array
  readonly right1: Int32Array
  readonly right2: Int32Array
  readonly lefts: Int32Array
  readonly rights: Int32Array
  /** marks and verbs before each word */
  readonly marks: Int32Array
  readonly verbs: Int32Array
}

export function parserWord(norm: string, lemma: string, upos: string, feats: string): ParserWord {
  return {
    word: hashString(61, norm),
    lemma: hashString(62, lemma),
    tag: mixHash(hashString(63, upos), hashString(64, feats)),
    upos: hashString(63, upos),
    mark: upos === 'PUNCT',
    verb: upos === 'VERB' || upos === 'AUX',
  }
}

export function startState(words: readonly ParserWord[]): ParserState {
  const n = words.length
  const none = (): Int32Array => new Int32Array(n + 1).fill(-1)
  const marks = new Int32Array(n + 2)
  const verbs = new Int32Array(n + 2)
  for (let i = 0; i < n; i++) {
    marks[i + 1] = marks[i]! + (words[i]!.mark ? 1 : 0)
    verbs[i + 1] = verbs[i]! + (words[i]!.verb ? 1 : 0)
  }
  marks[n + 1] = marks[n]!
  verbs[n + 1] = verbs[n]!
  return {
    words,
    stack: new Int32Array(n + 1),
    depth: 0,
    front: 0,
    heads: none(),
    labels: none(),
    left1: none(),
    left2: none(),
    right1: none(),
    right2: none(),
    lefts: new Int32Array(n + 1),
    rights: new Int32Array(n + 1),
    marks,
    verbs,
  }
}

export const finished = (s: ParserState): boolean => s.front === s.words.length && s.depth === 0

/** Whether an action is open in this state. */
export function allowed(s: ParserState, action: number): boolean {
  const inside = s.front < s.words.length
  if (action === shift) return inside
  if (s.depth === 0) return false
  const attached = s.heads[s.stack[s.depth - 1]!]! >= 0
  return action === reduce ? attached : action === left ? !attached : inside
}

/** Takes an action; `label` of the arc where it makes one. */
export function step(s: ParserState, action: number, label: number): void {
  if (action === shift) {
    s.stack[s.depth++] = s.front++
    return
  }
  const top = s.stack[s.depth - 1]!
  if (action === reduce) s.depth--
  else if (action === left) {
    s.heads[top] = s.front
    s.labels[top] = label
    s.left2[s.front] = s.left1[s.front]!
    s.left1[s.front] = top
    s.lefts[s.front] = s.lefts[s.front]! + 1
    s.depth--
  } else {
    s.heads[s.front] = top
    s.labels[s.front] = label
    s.right2[top] = s.right1[top]!
    s.right1[top] = s.front
    s.rights[top] = s.rights[top]! + 1
    s.stack[s.depth++] = s.front++
  }
}

const nothing: ParserWord = { word: 11, lemma: 12, tag: 13, upos: 14, mark: false, verb: false }
const rootWord: ParserWord = { word: 21, lemma: 22, tag: 23, upos: 24, mark: false, verb: false }

/** Fills `out` with the features of a state; returns how many. `out` holds at least 128. */
export function stateHashes(s: ParserState, out: Int32Array): number {
  const n = s.words.length
  const at = (i: number): ParserWord => (i < 0 || i > n ? nothing : i === n ? rootWord : s.words[i]!)
  const label = (i: number): number => (i < 0 ? 0 : s.labels[i]! + 2)
  const S0 = s.depth > 0 ? s.stack[s.depth - 1]! : -1
  const S1 = s.depth > 1 ? s.stack[s.depth - 2]! : -1
  const N0 = s.front
  const head = S0 < 0 ? -1 : s.heads[S0]!
  const head2 = head < 0 || head === n ? -1 : s.heads[head]!
  const L = S0 < 0 ? -1 : s.left1[S0]!
  const L2 = S0 < 0 ? -1 : s.left2[S0]!
  const R = S0 < 0 ? -1 : s.right1[S0]!
  const R2 = S0 < 0 ? -1 : s.right2[S0]!
  const B = s.left1[N0]!
  const B2 = s.left2[N0]!
  const s0 = at(S0)
  const n0 = at(N0)
  const s1 = at(S1)
  const n1 = at(N0 < n ? N0 + 1 : -1)
  const n2 = at(N0 + 1 < n ? N0 + 2 : -1)
  const h = at(head)
  const l = at(L)
  const r = at(R)
  const b = at(B)
  const gap = S0 < 0 ? 0 : Math.min(N0 - S0, 10) < 5 ? N0 - S0 : N0 - S0 < 10 ? 5 : 6
  const marks = S0 < 0 ? 0 : Math.min(s.marks[N0]! - s.marks[S0 + 1]!, 3)
  const verbs = S0 < 0 ? 0 : Math.min(s.verbs[N0]! - s.verbs[S0 + 1]!, 3)
  const attached = head >= 0 ? 1 : 0
  let k = 0
  let t = 100
  const one = (a: number): void => {
    out[k++] = mixHash(t++, a)
  }
  const two = (a: number, c: number): void => {
    out[k++] = mixHash(t++, mixHash(a, c))
  }
  const three = (a: number, c: number, d: number): void => {
    out[k++] = mixHash(t++, mixHash(mixHash(a, c), d))
  }
  one(attached)
  // words by themselves
  two(s0.word, attached)
  two(s0.tag, attached)
  two(s0.lemma, s0.upos)
  one(n0.word)
  one(n0.tag)
  two(n0.lemma, n0.upos)
  one(n1.word)
  one(n1.tag)
  two(n1.lemma, n1.upos)
  one(n2.word)
  one(n2.tag)
  one(s1.lemma)
  one(s1.tag)
  // pairs
  three(s0.lemma, s0.tag, mixHash(n0.lemma, n0.tag))
  three(s0.lemma, s0.upos, n0.tag)
  three(s0.tag, n0.lemma, n0.upos)
  two(s0.lemma, n0.lemma)
  two(s0.tag, n0.tag)
  two(s0.upos, n0.upos)
  two(n0.tag, n1.tag)
  two(s0.word, n0.upos)
  two(s0.upos, n0.word)
  two(s1.tag, s0.tag)
  // triples
  three(n0.upos, n1.upos, n2.upos)
  three(s0.tag, n0.tag, n1.tag)
  three(s0.upos, n0.upos, n1.upos)
  three(s0.upos, n0.lemma, n1.upos)
  three(h.upos, s0.upos, n0.upos)
  three(h.tag, s0.tag, n0.tag)
  three(s0.upos, l.upos, n0.upos)
  three(s0.upos, r.upos, n0.upos)
  three(s0.tag, r.tag, n0.tag)
  three(s0.upos, n0.upos, b.upos)
  three(s0.tag, n0.tag, b.tag)
  three(s1.upos, s0.upos, n0.upos)
  // distance and what stands between
  two(s0.lemma, gap)
  two(s0.tag, gap)
  two(n0.lemma, gap)
  two(n0.tag, gap)
  three(s0.upos, n0.upos, gap)
  three(s0.lemma, n0.lemma, gap)
  three(s0.upos, n0.upos, marks)
  three(s0.upos, n0.upos, verbs)
  three(s0.tag, n0.tag, mixHash(marks, verbs))
  // how many children
  const sr = S0 < 0 ? 0 : Math.min(s.rights[S0]!, 4)
  const sl = S0 < 0 ? 0 : Math.min(s.lefts[S0]!, 4)
  const nl = Math.min(s.lefts[N0]!, 4)
  two(s0.lemma, sr)
  two(s0.tag, sr)
  two(s0.lemma, sl + 8)
  two(s0.tag, sl + 8)
  two(n0.lemma, nl)
  two(n0.tag, nl)
  three(s0.upos, n0.upos, mixHash(sr, nl))
  // head and children
  one(h.lemma)
  one(h.tag)
  one(label(S0))
  one(l.lemma)
  one(l.tag)
  one(label(L))
  one(r.lemma)
  one(r.tag)
  one(label(R))
  one(b.lemma)
  one(b.tag)
  one(label(B))
  three(s0.upos, label(S0), n0.upos)
  three(s0.upos, label(R), n0.upos)
  three(s0.lemma, label(R), n0.upos)
  three(s0.upos, label(L), n0.upos)
  three(n0.upos, label(B), s0.upos)
  three(n0.lemma, label(B), s0.upos)
  // a word's case marker decides what it hangs on
  three(b.lemma, n0.upos, s0.lemma)
  three(b.lemma, n0.lemma, s0.upos)
  three(mixHash(b.lemma, label(B)), n0.tag, s0.tag)
  three(l.lemma, s0.upos, n0.upos)
  three(r.lemma, s0.upos, n0.upos)
  three(n0.lemma, n1.lemma, s0.upos)
  three(n0.lemma, h.lemma, s0.upos)
  // one step further
  one(at(head2).tag)
  one(at(L2).tag)
  one(at(R2).tag)
  one(at(B2).tag)
  one(mixHash(label(head < n ? head : -1), 77))
  two(label(L2), label(L))
  two(label(R2), label(R))
  two(label(B2), label(B))
  three(s0.upos, mixHash(label(L), label(L2)), n0.upos)
  three(s0.upos, mixHash(label(R), label(R2)), n0.upos)
  three(n0.upos, mixHash(label(B), label(B2)), s0.upos)
  three(s0.upos, r.upos, at(R2).upos)
  three(s0.upos, h.upos, at(head2).upos)
  three(n0.upos, b.upos, at(B2).upos)
  return k
}
