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
