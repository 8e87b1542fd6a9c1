/**
 * Sums the features of `wordHashes` (features.ts) by a model, word types remembered: what depends on a word alone is
 * added up once, and what a word adds to its neighbours is looked up once. The sums are the same to the last bit, in the
 * same order as the features stand there.
 */
import { ownString } from '../base/memo.ts'
import { shapeOf } from './features.ts'
import { hashString, mixHash } from './hash.ts'
import { addGathered, entryOf, gatherEntry, gatherFeature, type SparseModel } from './sparse.ts'

/** A word type as a model knows it. */
export interface KnownWord {
  readonly norm: string
  readonly hash: number
  readonly end: number
  readonly shape: number
  /** rows of what the word alone adds, as the first of its sentence and elsewhere; -1: not added up yet */
  opening: number
  inside: number
  /** where the entries stand of what the word adds to others; -1: not looked up yet */
  beside: number
  /** the label that it was given last, and what that made of it */
  label: number
  made: unknown
}

export interface WordScorer {
  /** In: a sentence's words as looked up and as written. */
  readonly look: (norms: readonly string[], texts: readonly string[]) => readonly KnownWord[]
  /** Sets the scores to what a word adds by itself and gathers what its neighbours add. */
  readonly begin: (words: readonly KnownWord[], i: number, scores: Int32Array) => void
}

const pad = 0x5bd1e995
/** word types remembered; when there are more, all are forgotten */
const most = 4096

export function makeWordScorer(model: SparseModel): WordScorer {
  const known = new Map<string, KnownWord>()
  const kept = makeStore(model)
  let outside = wordOf('', pad, pad, pad)
  const look = (norm: string, text: string): KnownWord => {
    const seen = known.get(text)
    if (seen && seen.norm === norm) return seen
    const end = hashString(2, norm, Math.max(0, norm.length - 3))
    const word = wordOf(ownString(norm), hashString(1, norm), end, shapeOf(text))
    known.set(ownString(text), word)
    return word
  }
  return {
    look(norms, texts) {
      if (known.size + norms.length > most) {
        known.clear()
        kept.clear()
        outside = wordOf('', pad, pad, pad)
      }
      return norms.map((norm, i) => look(norm, texts[i]!))
    },
    begin(words, i, scores) {
      const word = words[i]!
      const before = words[i - 1] ?? outside
      const after = words[i + 1] ?? outside
      kept.alone(word, i === 0, scores)
      const b = kept.beside(before)
      const a = kept.beside(after)
      gatherEntry(kept.entry(b))
      gatherEntry(kept.entry(a + 1))
      gatherEntry(kept.entry(kept.beside(words[i - 2] ?? outside) + 2))
      gatherEntry(kept.entry(kept.beside(words[i + 2] ?? outside) + 3))
      gatherFeature(model, mixHash(27, mixHash(before.hash, word.hash)))
      gatherFeature(model, mixHash(28, mixHash(word.hash, after.hash)))
      gatherEntry(kept.entry(b + 4))
      gatherEntry(kept.entry(a + 5))
      gatherEntry(kept.entry(b + 6))
      gatherEntry(kept.entry(a + 7))
      gatherFeature(model, mixHash(33, mixHash(word.end, after.end)))
    },
  }
}

const wordOf = (norm: string, hash: number, end: number, shape: number): KnownWord => ({
  norm,
  hash,
  end,
  shape,
  opening: -1,
  inside: -1,
  beside: -1,
  label: -1,
  made: undefined,
})

/** What is remembered of words, side by side in two lists that grow, since an array a word would take ten times the room. */
function makeStore(model: SparseModel) {
  const { labels } = model
  const scratch = new Int32Array(labels)
  let sums = new Int32Array(64 * labels)
  let entries = new Int32Array(64 * 8)
  let [rows, looked] = [0, 0]
  const sum = (word: KnownWord, opening: number): number => {
    if ((rows + 1) * labels > sums.length) {
      const longer = new Int32Array(sums.length * 2)
      longer.set(sums)
      sums = longer
    }
    addAlone(model, word, opening, scratch.fill(0))
    sums.set(scratch, rows * labels)
    return rows++
  }
  const look = (word: KnownWord): number => {
    if ((looked + 1) * 8 > entries.length) {
      const longer = new Int32Array(entries.length * 2)
      longer.set(entries)
      entries = longer
    }
    entries.set(besideOf(model, word), looked * 8)
    return looked++ * 8
  }
  return {
    clear() {
      rows = 0
      looked = 0
    },
    /** Sets the scores to what a word adds by itself. */
    alone(word: KnownWord, opening: boolean, scores: Int32Array) {
      if (opening && word.opening < 0) word.opening = sum(word, 1)
      if (!opening && word.inside < 0) word.inside = sum(word, 0)
      const at = (opening ? word.opening : word.inside) * labels
      for (let label = 0; label < labels; label++) scores[label] = sums[at + label]!
    },
    /** Where the entries stand of what a word adds to the one behind it, before it, two behind, two before; then of its end and shape. */
    beside(word: KnownWord): number {
      if (word.beside < 0) word.beside = look(word)
      return word.beside
    },
    entry: (at: number): number => entries[at]!,
  }
}

function addAlone(model: SparseModel, { norm, hash, shape }: KnownWord, opening: number, scores: Int32Array): void {
  const add = (template: number, value: number): void => gatherFeature(model, mixHash(template, value))
  add(10, 0)
  add(11, hash)
  for (let k = 1; k <= 5; k++) if (norm.length >= k) add(11 + k, hashString(3, norm, norm.length - k))
  for (let k = 1; k <= 3; k++) if (norm.length >= k) add(17 + k, hashString(4, norm, 0, k))
  add(21, shape)
  add(22, mixHash(shape, opening))
  addGathered(model, scores)
}

function besideOf(model: SparseModel, { hash, end, shape }: KnownWord): readonly number[] {
  const look = (template: number, value: number): number => entryOf(model, mixHash(template, value))
  return [
    look(23, hash),
    look(24, hash),
    look(25, hash),
    look(26, hash),
    look(29, end),
    look(30, end),
    look(31, shape),
    look(32, shape),
  ]
}
