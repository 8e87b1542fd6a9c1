/** Averaged perceptron over hashed features (Collins 2002). */
export interface Trainer {
  /** adds the features' current weights to `scores` */
  readonly score: (features: readonly number[], scores: Float32Array) => void
  /** moves weights from a wrong label to the right one */
  readonly update: (features: readonly number[], right: number, wrong: number) => void
  readonly tick: () => void
  readonly averaged: () => ReadonlyMap<number, Float32Array>
}

const scorer =
  (weights: ReadonlyMap<number, Float32Array>, labels: number): Trainer['score'] =>
  (features, scores) => {
    for (const f of features) {
      const w = weights.get(f)
      if (w) for (let i = 0; i < labels; i++) scores[i] = scores[i]! + w[i]!
    }
  }

export function makeTrainer(labels: number): Trainer {
  const weights = new Map<number, Float32Array>()
  const totals = new Map<number, Float32Array>()
  let now = 1
  const row = (feature: number): readonly [Float32Array, Float32Array] => {
    let w = weights.get(feature)
    let t = totals.get(feature)
    if (!w || !t) {
      w = new Float32Array(labels)
      t = new Float32Array(labels)
      weights.set(feature, w)
      totals.set(feature, t)
    }
    return [w, t]
  }
  return {
    score: scorer(weights, labels),
    update(features, right, wrong) {
      for (const f of features) {
        const [w, t] = row(f)
        w[right] = w[right]! + 1
        w[wrong] = w[wrong]! - 1
        t[right] = t[right]! + now
        t[wrong] = t[wrong]! - now
      }
    },
    tick() {
      now++
    },
    averaged() {
      const out = new Map<number, Float32Array>()
      for (const [f, w] of weights) {
        const t = totals.get(f)!
        out.set(
          f,
          w.map((x, i) => x - t[i]! / now),
        )
      }
      return out
    },
  }
}

/**
 * Multiclass logistic regression by stochastic gradient with a rate per weight (Duchi, Hazan, Singer 2011): where many
 * dense features overlap, it ends in smaller and steadier weights than a perceptron.
 */
export function makeLogistic(
  labels: number,
  rate: number,
): {
  readonly score: Trainer['score']
  /** moves weights towards the right label; `scores` as `score` filled them, spent afterwards */
  readonly update: (features: readonly number[], right: number, scores: Float32Array) => void
  readonly weights: () => ReadonlyMap<number, Float32Array>
} {
  const weights = new Map<number, Float32Array>()
  const squares = new Map<number, Float32Array>()
  return {
    score: scorer(weights, labels),
    update(features, right, scores) {
      const most = Math.max(...scores)
      let sum = 0
      for (let i = 0; i < labels; i++) sum += scores[i] = Math.exp(scores[i]! - most)
      for (let i = 0; i < labels; i++) scores[i] = scores[i]! / sum - (i === right ? 1 : 0)
      if (Math.abs(scores[right]!) < 0.01) return
      for (const f of features) {
        let w = weights.get(f)
        let s = squares.get(f)
        if (!w || !s) {
          w = new Float32Array(labels)
          s = new Float32Array(labels)
          weights.set(f, w)
          squares.set(f, s)
        }
        for (let i = 0; i < labels; i++) {
          const g = scores[i]!
          s[i] = s[i]! + g * g
          w[i] = w[i]! - (rate * g) / Math.sqrt(s[i]! + 1)
        }
      }
    },
    weights: () => weights,
  }
}
