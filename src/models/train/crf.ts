/**
 * Linear-chain conditional random fields (Lafferty, McCallum, Pereira 2001) by stochastic gradient with a rate per weight
 * (Duchi, Hazan, Singer 2011). A whole sentence is weighed at once, so that no label depends on a guess before it.
 */
export interface Chain {
  /** of each unit its features, empty where it can bear no label but the first */
  readonly features: readonly Int32Array[]
  /** of each unit, for every label before it, the features of that step */
  readonly steps: readonly (readonly Int32Array[])[]
  readonly gold: readonly number[]
}

export interface CrfOptions {
  readonly labels: number
  readonly features: number
  readonly epochs: number
  readonly rate: number
  /** whether a label may follow another */
  readonly allowed: (label: number, previous: number) => boolean
}

const never = -1e9

/** Out: weights, `labels` a feature. The first label stands before every chain. */
export function trainCrf(chains: readonly Chain[], options: CrfOptions): Float32Array {
  const { labels, features, epochs, rate, allowed } = options
  const weights = new Float32Array(features * labels)
  const mean = new Float32Array(features * labels)
  const squares = new Float32Array(features * labels).fill(1)
  const open = Array.from({ length: labels * labels }, (_, k) => allowed(k % labels, Math.floor(k / labels)))
  const step = (list: Int32Array, gradient: Float64Array): void => {
    for (const f of list)
      for (let l = 0, at = f * labels; l < labels; l++, at++) {
        const g = gradient[l]!
        if (g === 0) continue
        squares[at]! += g * g
        weights[at]! -= (rate * g) / Math.sqrt(squares[at]!)
      }
  }
  let random = 4242
  const order = chains.map((_, i) => i)
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      random = (Math.imul(random, 1664525) + 1013904223) >>> 0
      const j = random % (i + 1)
      ;[order[i], order[j]] = [order[j]!, order[i]!]
    }
    for (const n of order) learn(chains[n]!, { labels, weights, open, step })
    if (2 * epoch >= epochs)
      for (let k = 0; k < mean.length; k++) mean[k]! += weights[k]! / (epochs - Math.ceil(epochs / 2))
  }
  return mean
}

interface Learner {
  readonly labels: number
  readonly weights: Float32Array
  readonly open: readonly boolean[]
  readonly step: (list: Int32Array, gradient: Float64Array) => void
}

function learn({ features, steps, gold }: Chain, { labels, weights, open, step }: Learner): void {
  const n = gold.length
  const sum = (lists: Int32Array, out: Float64Array, at: number): void => {
    for (const f of lists) for (let l = 0; l < labels; l++) out[at + l]! += weights[f * labels + l]!
  }
  const unit = new Float64Array(n * labels)
  const move = new Float64Array(n * labels * labels)
  for (let i = 0; i < n; i++) {
    sum(features[i]!, unit, i * labels)
    if (features[i]!.length === 0) for (let l = 1; l < labels; l++) unit[i * labels + l] = never
    for (let a = 0; a < labels; a++) {
      const at = (i * labels + a) * labels
      if (i === 0 && a > 0) {
        move.fill(never, at, at + labels)
        continue
      }
      sum(steps[i]![a]!, move, at)
      for (let l = 0; l < labels; l++) if (!open[a * labels + l]) move[at + l] = never
    }
  }
  const { alpha, beta, total } = sums(unit, move, n, labels)
  const own = new Float64Array(labels)
  const pair = new Float64Array(labels)
  for (let i = 0; i < n; i++) {
    if (features[i]!.length === 0) continue
    own.fill(0)
    const before = i === 0 ? 0 : gold[i - 1]!
    for (let a = 0; a < (i === 0 ? 1 : labels); a++) {
      const from = i === 0 ? 0 : alpha[(i - 1) * labels + a]!
      for (let l = 0; l < labels; l++) {
        const p = Math.exp(
          from + move[(i * labels + a) * labels + l]! + unit[i * labels + l]! + beta[i * labels + l]! - total,
        )
        own[l]! += p
        pair[l] = p - (a === before && l === gold[i] ? 1 : 0)
      }
      step(steps[i]![a]!, pair)
    }
    own[gold[i]!]! -= 1
    step(features[i]!, own)
  }
}

/** Logarithms of the sums over all ways up to a unit's label, and from it on. */
function sums(
  unit: Float64Array,
  move: Float64Array,
  n: number,
  labels: number,
): { readonly alpha: Float64Array; readonly beta: Float64Array; readonly total: number } {
  const alpha = new Float64Array(n * labels)
  const beta = new Float64Array(n * labels)
  const terms = new Float64Array(labels)
  for (let i = 0; i < n; i++)
    for (let l = 0; l < labels; l++) {
      if (i === 0) alpha[l] = move[l]! + unit[l]!
      else {
        for (let a = 0; a < labels; a++) terms[a] = alpha[(i - 1) * labels + a]! + move[(i * labels + a) * labels + l]!
        alpha[i * labels + l] = logSum(terms) + unit[i * labels + l]!
      }
    }
  for (let i = n - 2; i >= 0; i--)
    for (let a = 0; a < labels; a++) {
      for (let l = 0; l < labels; l++)
        terms[l] =
          move[((i + 1) * labels + a) * labels + l]! + unit[(i + 1) * labels + l]! + beta[(i + 1) * labels + l]!
      beta[i * labels + a] = logSum(terms)
    }
  return { alpha, beta, total: logSum(alpha.subarray((n - 1) * labels)) }
}

function logSum(terms: Float64Array): number {
  let most = terms[0]!
  for (const t of terms) if (t > most) most = t
  let sum = 0
  for (const t of terms) sum += Math.exp(t - most)
  return most + Math.log(sum)
}
