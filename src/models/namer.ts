/**
 * Names by a linear model over words (characters where words are not parted): B- and I- labels, left to right. A model
 * `xx` knows the words of its language; the model `any` knows none, only shapes, parts of speech, tables and known names,
 * so that it reads languages that it never saw.
 */
import { fillerOf, mostFeatures, stepHashes, stepKey, type Unit, wantedOf, wordStep } from './name-features.ts'
import { unpackModel } from './packed.ts'
import { addGathered, entryOf, gatherEntry, gatherFeatures, type SparseModel } from './sparse.ts'
import { readWeights, unframe } from './weights.ts'
import { type KnownWord, makeWordScorer } from './words.ts'

/** In: the units of a sentence. Out: a label each, `O`, `B-person`, `I-place` …, and by how much it won. */
export type Namer = (units: readonly Unit[]) => readonly { readonly label: string; readonly margin: number }[]

const loaded = new Map<string, Namer | undefined>()

/** The model of a language, else the one for any; undefined where neither ships. */
export function loadNamer(code: string): Namer | undefined {
  if (loaded.has(code)) return loaded.get(code)
  const bytes = readWeights(`${code}.namer`)
  const namer = bytes ? namerOf(bytes) : code === 'any' ? undefined : loadNamer('any')
  loaded.set(code, namer)
  return namer
}

interface NamerHead {
  readonly labels: readonly string[]
  readonly lexical: boolean
}

/** The likeliest labels of a whole sentence (Viterbi), each with how much worse the best way without it is. */
export function namerOf(bytes: Uint8Array): Namer {
  const {
    head: { labels, lexical },
    packed,
  } = unframe<NamerHead>(bytes)
  const model = unpackModel(packed)
  const scorer = makeWordScorer(model)
  const steps = makeStepScorer(model, labels)
  const count = labels.length
  const scores = new Int32Array(count)
  const features = new Int32Array(mostFeatures)
  const outside = { label: 'O', margin: 0 }
  return (units) => {
    if (units.length === 0) return []
    const wanted = wantedOf(units)
    const fill = fillerOf(units)
    const words = lexical
      ? scorer.look(
          units.map((u) => u.norm),
          units.map((u) => u.text),
        )
      : undefined
    const out = units.map(() => outside)
    for (let first = 0; first < units.length; first++) {
      if (wanted[first] === 0) continue
      let end = first
      while (end < units.length && wanted[end] === 1) end++
      const unit = new Int32Array((end - first) * count)
      const moves: Int32Array[] = []
      for (let i = first; i < end; i++) {
        if (words) scorer.begin(words, i, scores)
        else scores.fill(0)
        gatherFeatures(model, features, fill(i, features))
        addGathered(model, scores)
        unit.set(scores, (i - first) * count)
        moves.push(steps(units[i]!, words?.[i]))
      }
      for (const [k, { label, margin }] of bestWay(unit, moves, count).entries())
        out[first + k] = label === 0 ? outside : { label: labels[label]!, margin: Math.min(20, margin * model.unit) }
      first = end
    }
    return out
  }
}

/** Scores of the steps to a unit, from each label to each, `labels` × `labels`; not to be changed. */
type StepScorer = (unit: Unit, word: KnownWord | undefined) => Int32Array

/** steps remembered; when there are more, all are forgotten */
const mostSteps = 4096

/** What depends on no word is added up once, and of words that have steps of their own few are known. */
function makeStepScorer(model: SparseModel, labels: readonly string[]): StepScorer {
  const count = labels.length
  const known = new Map<string, Int32Array>()
  const features = new Int32Array(mostFeatures)
  const scores = new Int32Array(count)
  const wordless = (unit: Unit): Int32Array => {
    const sums = new Int32Array(count * count)
    for (let a = 0; a < count; a++) {
      gatherFeatures(model, features, stepHashes(unit, a, features, false))
      addGathered(model, scores.fill(0))
      for (let l = 0; l < count; l++) sums[a * count + l] = follows(labels[l]!, labels[a]!) ? scores[l]! : never
    }
    return sums
  }
  return (unit, word) => {
    const key = stepKey(unit)
    let sums = known.get(key)
    if (!sums) {
      if (known.size >= mostSteps) known.clear()
      known.set(key, (sums = wordless(unit)))
    }
    const own = word && ownSteps(model, count, word)
    if (!own) return sums
    const all = sums.slice()
    for (let a = 0; a < count; a++) {
      gatherEntry(own[a]!)
      addGathered(model, all.subarray(a * count, (a + 1) * count))
    }
    return all
  }
}

/** Entries of the steps to a word from each label; undefined where it has none. Looked up once a word. */
function ownSteps(model: SparseModel, count: number, word: KnownWord): Int32Array | undefined {
  if (word.label < 0) {
    word.label = 0
    const entries = new Int32Array(count)
    for (let a = 0; a < count; a++) entries[a] = entryOf(model, wordStep(a, word.hash))
    if (entries.some((e) => e !== 0)) word.made = entries
  }
  return word.made as Int32Array | undefined
}

const never = -1e9

/** In: the score of every label of every unit, and of every step to it. Out: the best way. */
function bestWay(
  unit: Int32Array,
  moves: readonly Int32Array[],
  labels: number,
): readonly { readonly label: number; readonly margin: number }[] {
  const n = moves.length
  const ahead = new Float64Array(n * labels)
  const behind = new Float64Array(n * labels)
  for (let i = 0; i < n; i++) {
    const move = moves[i]!
    for (let l = 0; l < labels; l++) {
      let best = i === 0 ? move[l]! : Number.NEGATIVE_INFINITY
      if (i > 0)
        for (let a = 0; a < labels; a++) best = Math.max(best, ahead[(i - 1) * labels + a]! + move[a * labels + l]!)
      ahead[i * labels + l] = best + unit[i * labels + l]!
    }
  }
  for (let i = n - 2; i >= 0; i--) {
    const move = moves[i + 1]!
    for (let a = 0; a < labels; a++) {
      let best = Number.NEGATIVE_INFINITY
      for (let l = 0, to = (i + 1) * labels; l < labels; l++)
        best = Math.max(best, move[a * labels + l]! + unit[to + l]! + behind[to + l]!)
      behind[i * labels + a] = best
    }
  }
  return Array.from({ length: n }, (_, i) => {
    const total = (l: number): number => ahead[i * labels + l]! + behind[i * labels + l]!
    let label = 0
    for (let l = 1; l < labels; l++) if (total(l) > total(label)) label = l
    let other = Number.NEGATIVE_INFINITY
    for (let l = 0; l < labels; l++) if (l !== label) other = Math.max(other, total(l))
    return { label, margin: total(label) - other }
  })
}

/** An inside follows only its own kind. */
export const follows = (label: string, previous: string): boolean =>
  !label.startsWith('I-') || previous.slice(2) === label.slice(2)
