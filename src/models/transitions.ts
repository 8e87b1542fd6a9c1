/**
 * Arc-eager transitions over a sentence (Nivre 2003), with the root as a word behind the last one.
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

/** The action that is open where no other is: at an empty stack, and behind the last word. */
export function onlyAction(s: ParserState): number | undefined {
  if (s.depth === 0) return shift
  if (s.front < s.words.length) return undefined
  return s.heads[s.stack[s.depth - 1]!]! >= 0 ? reduce : left
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
