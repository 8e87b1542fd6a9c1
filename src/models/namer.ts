/**
 * Names by a linear model over words (characters where words are not parted): B- and I- labels, left to right. A model
 * `xx` knows the words of its language; the model `any` knows none, only shapes, parts of speech, tables and known names,
 * so that it reads languages that it never saw.
 */
import { fillerOf, mostFeatures, stepHashes, type Unit, wantedOf, wordStep } from './name-features.ts'
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
    const { fill, step } = fillerOf(units)
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
      const moves = new Int32Array((end - first) * count * count)
      for (let i = first; i < end; i++) {
        if (words) scorer.begin(words, i, scores)
        else scores.fill(0)
        gatherFeatures(model, features, fill(i, features))
        addGathered(model, scores)
        unit.set(scores, (i - first) * count)
        steps({ unit: units[i]!, step: step[i]!, word: words?.[i] }, moves, (i - first) * count * count)
      }
      bestWay(unit, moves, count, (k, label, margin) => {
        if (label !== 0) out[first + k] = { label: labels[label]!, margin: Math.min(20, margin * model.unit) }
      })
      first = end
    }
    return out
  }
}

interface Step {
  readonly unit: Unit
  /** as `fillerOf` numbers it */
  readonly step: number
  readonly word: KnownWord | undefined
}

/** Fills in the scores of the steps to a unit, from each label to each, `labels` × `labels`. */
type StepScorer = (to: Step, out: Int32Array, at: number) => void

/** steps remembered; when there are more, all are forgotten */
const mostSteps = 4096

/** What depends on no word is added up once, and of words that have steps of their own few are known. */
function makeStepScorer(model: SparseModel, labels: readonly string[]): StepScorer {
  const count = labels.length
  const known = new Map<number, Int32Array>()
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
  return ({ unit, step, word }, out, at) => {
    let sums = known.get(step)
    if (!sums) {
      if (known.size >= mostSteps) known.clear()
      known.set(step, (sums = wordless(unit)))
    }
    out.set(sums, at)
    const own = word && ownSteps(model, count, word)
    if (own) for (let k = 0; k < own.length; k++) out[at + k]! += own[k]!
  }
}

/** What a word adds to the steps to it, undefined where nothing. Looked up once a word. */
function ownSteps(model: SparseModel, count: number, word: KnownWord): Int32Array | undefined {
  if (word.label < 0) {
    word.label = 0
    const sums = new Int32Array(count * count)
    for (let a = 0; a < count; a++) {
      gatherEntry(entryOf(model, wordStep(a, word.hash)))
      addGathered(model, sums.subarray(a * count, (a + 1) * count))
    }
    if (sums.some((s) => s !== 0)) word.made = sums
  }
  return word.made as Int32Array | undefined
}

const never = -1e9
let ahead = new Float64Array(0)
let behind = new Float64Array(0)

/** In: the score of every label of every unit, and of every step to it. Tells the best way, unit by unit. */
function bestWay(
  unit: Int32Array,
  moves: Int32Array,
  labels: number,
  tell: (unit: number, label: number, margin: number) => void,
): void {
  const n = unit.length / labels
  if (ahead.length < unit.length) {
    ahead = new Float64Array(unit.length * 2)
    behind = new Float64Array(unit.length * 2)
  }
  for (let i = 0; i < n; i++) {
    const here = i * labels
    for (let l = 0; l < labels; l++) {
      let best = i === 0 ? moves[l]! : Number.NEGATIVE_INFINITY
      if (i > 0)
        for (let a = 0, from = here - labels, to = here * labels + l; a < labels; a++, to += labels) {
          const score = ahead[from + a]! + moves[to]!
          if (score > best) best = score
        }
      ahead[here + l] = best + unit[here + l]!
    }
  }
  behind.fill(0, (n - 1) * labels, n * labels)
  for (let i = n - 2; i >= 0; i--) {
    const next = (i + 1) * labels
    for (let a = 0, from = next * labels; a < labels; a++, from += labels) {
      let best = Number.NEGATIVE_INFINITY
      for (let l = 0; l < labels; l++) {
        const score = moves[from + l]! + unit[next + l]! + behind[next + l]!
        if (score > best) best = score
      }
      behind[i * labels + a] = best
    }
  }
  for (let i = 0; i < n; i++) {
    let label = 0
    let most = Number.NEGATIVE_INFINITY
    let other = Number.NEGATIVE_INFINITY
    for (let l = 0; l < labels; l++) {
      const total = ahead[i * labels + l]! + behind[i * labels + l]!
      if (total > most) {
        other = most
        most = total
        label = l
      } else if (total > other) other = total
    }
    tell(i, label, most - other)
  }
}

/** An inside follows only its own kind. */
export const follows = (label: string, previous: string): boolean =>
  !label.startsWith('I-') || previous.slice(2) === label.slice(2)
