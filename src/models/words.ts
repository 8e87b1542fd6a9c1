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
  /** what the word alone adds, as the first of its sentence and elsewhere; made on demand */
  opening: Float32Array | undefined
  inside: Float32Array | undefined
  /** entries of what the word adds to the one behind it, before it, two behind, two before; then of its end and shape */
  beside: Int32Array | undefined
}

export interface WordScorer {
  /** In: a sentence's words as looked up and as written. */
  readonly look: (norms: readonly string[], texts: readonly string[]) => readonly KnownWord[]
  /** Sets the scores to what a word adds by itself and gathers what its neighbours add. */
  readonly begin: (words: readonly KnownWord[], i: number, scores: Float32Array) => void
}

const pad = 0x5bd1e995
/** word types remembered; when there are more, all are forgotten */
const most = 8192

export function makeWordScorer(model: SparseModel): WordScorer {
  const known = new Map<string, KnownWord>()
  const outside = wordOf('', pad, pad, pad)
  const besideOf = (w: KnownWord): Int32Array => (w.beside ??= lookBeside(model, w))
  return {
    look: (norms, texts) =>
      norms.map((norm, i) => {
        const text = texts[i]!
        const seen = known.get(text)
        if (seen && seen.norm === norm) return seen
        if (known.size >= most) known.clear()
        const end = hashString(2, norm, Math.max(0, norm.length - 3))
        const word = wordOf(ownString(norm), hashString(1, norm), end, shapeOf(text))
        known.set(ownString(text), word)
        return word
      }),
    begin(words, i, scores) {
      const word = words[i]!
      scores.set(i === 0 ? (word.opening ??= alone(model, word, 1)) : (word.inside ??= alone(model, word, 0)))
      const before = words[i - 1] ?? outside
      const after = words[i + 1] ?? outside
      const b = besideOf(before)
      const a = besideOf(after)
      gatherEntry(b[0]!)
      gatherEntry(a[1]!)
      gatherEntry(besideOf(words[i - 2] ?? outside)[2]!)
      gatherEntry(besideOf(words[i + 2] ?? outside)[3]!)
      gatherFeature(model, mixHash(27, mixHash(before.hash, word.hash)))
      gatherFeature(model, mixHash(28, mixHash(word.hash, after.hash)))
      gatherEntry(b[4]!)
      gatherEntry(a[5]!)
      gatherEntry(b[6]!)
      gatherEntry(a[7]!)
      gatherFeature(model, mixHash(33, mixHash(word.end, after.end)))
    },
  }
}

const wordOf = (norm: string, hash: number, end: number, shape: number): KnownWord => ({
  norm,
  hash,
  end,
  shape,
  opening: undefined,
  inside: undefined,
  beside: undefined,
})

function alone(model: SparseModel, { norm, hash, shape }: KnownWord, opening: number): Float32Array {
  const scores = new Float32Array(model.labels)
  const add = (template: number, value: number): void => gatherFeature(model, mixHash(template, value))
  add(10, 0)
  add(11, hash)
  for (let k = 1; k <= 5; k++) if (norm.length >= k) add(11 + k, hashString(3, norm, norm.length - k))
  for (let k = 1; k <= 3; k++) if (norm.length >= k) add(17 + k, hashString(4, norm, 0, k))
  add(21, shape)
  add(22, mixHash(shape, opening))
  addGathered(model, scores)
  return scores
}

function lookBeside(model: SparseModel, { hash, end, shape }: KnownWord): Int32Array {
  const look = (template: number, value: number): number => entryOf(model, mixHash(template, value))
  return Int32Array.of(
    look(23, hash),
    look(24, hash),
    look(25, hash),
    look(26, hash),
    look(29, end),
    look(30, end),
    look(31, shape),
    look(32, shape),
  )
}
