/**
 * Dependency trees by a greedy arc-eager parser: a linear model picks the action, a second one names the relation of the
 * arc that it makes. Trained with a dynamic oracle (Goldberg & Nivre 2012), so that it finds its way after a mistake.
 */
import type { Token, Tree } from '../record/index.ts'
import { unpackModel } from './packed.ts'
import { addGathered, gatherFeatures, type SparseModel } from './sparse.ts'
import { stateHashes } from './templates.ts'
import {
  actions,
  allowed,
  finished,
  left,
  onlyAction,
  type ParserState,
  type ParserWord,
  parserWord,
  reduce,
  right,
  shift,
  startState,
  step,
} from './transitions.ts'
import { hasWeights, readWeights, unframe } from './weights.ts'

/** In: a sentence's tokens, tagged. Out: its tree. About 40,000 words a second. */
export type Parser = (tokens: readonly Pick<Token, 'norm' | 'lemma' | 'upos' | 'feats'>[]) => Tree

const loaded = new Map<string, Parser | undefined>()

/** The parser of a language, undefined where none ships; its weights are read with the first sentence. */
export function loadParser(code: string): Parser | undefined {
  if (!loaded.has(code)) loaded.set(code, hasWeights(`${code}.parser`) ? lazily(code) : undefined)
  return loaded.get(code)
}

function lazily(code: string): Parser {
  let parser: Parser | undefined
  return (tokens) => (parser ??= parserOf(readWeights(`${code}.parser`)!))(tokens)
}

interface Head {
  readonly relations: readonly string[]
  /** length of the first of the two packed models, in bytes */
  readonly actions: number
}

export function parserOf(bytes: Uint8Array): Parser {
  const { head, packed } = unframe<Head>(bytes)
  const moves = unpackModel(packed.subarray(0, head.actions))
  const names = unpackModel(packed.subarray(head.actions))
  return (tokens) => {
    const words = tokens.map((t) => parserWord(t.norm, t.lemma, t.upos, t.feats))
    const state = decode(words, moves, names, head.relations.length)
    return treeOf(state, head.relations)
  }
}

function decode(words: readonly ParserWord[], moves: SparseModel, names: SparseModel, relations: number): ParserState {
  const state = startState(words)
  const features = new Int32Array(128)
  const scores = new Int32Array(actions)
  const arcs = new Int32Array(relations)
  while (!finished(state)) {
    let best = onlyAction(state)
    if (best === shift || best === reduce) {
      step(state, best, 0)
      continue
    }
    const count = stateHashes(state, features)
    if (best === undefined) {
      gatherFeatures(moves, features, count)
      addGathered(moves, scores.fill(0))
      for (let a = 0; a < actions; a++)
        if (allowed(state, a) && (best === undefined || scores[a]! > scores[best]!)) best = a
    }
    if (best === reduce || best === shift) step(state, best, 0)
    else step(state, best!, relationOf(names, features, count, best!, arcs))
  }
  return state
}

function relationOf(
  names: SparseModel,
  features: Int32Array,
  count: number,
  action: number,
  scores: Int32Array,
): number {
  scores.fill(0)
  const side = sideOf(action)
  for (let i = 0; i < count; i++) features[i]! ^= side
  gatherFeatures(names, features, count)
  addGathered(names, scores)
  let best = 0
  for (let r = 1; r < scores.length; r++) if (scores[r]! > scores[best]!) best = r
  return best
}

/** Keeps the features of arcs to the left apart from those of arcs to the right. */
export const sideOf = (action: number): number => (action === left ? 0x3c6ef372 : action === right ? 0x1b873593 : 0)

/** One root: the first word that hangs on it; what else hangs on it hangs on that word. */
function treeOf(state: ParserState, relations: readonly string[]): Tree {
  const n = state.words.length
  const heads = new Int32Array(n)
  const names: string[] = []
  let root = -1
  for (let i = 0; i < n; i++) {
    const head = state.heads[i]!
    names.push(head === n && root < 0 ? 'root' : (relations[state.labels[i]!] ?? 'dep'))
    heads[i] = head === n ? root : head
    if (head === n && root < 0) root = i
    else if (head === n) names[i] = 'parataxis'
  }
  return { heads, relations: names }
}
