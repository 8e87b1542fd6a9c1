/** Averaged perceptron over hashed features (Collins 2002), and the packing of its weights. */
import { encodeWeight, narrowMagic, wideMagic } from '../sparse.ts'

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

/** Packs weights as `unpackModel` reads them; magnitudes below `floor` (share of the largest) are dropped. */
export function packModel(
  weights: ReadonlyMap<number, Float32Array>,
  labels: number,
  floor: number,
  wide = false,
): Uint8Array {
  let scale = 0
  for (const w of weights.values()) for (const x of w) scale = Math.max(scale, Math.abs(x))
  const kept: [number, [number, number][]][] = []
  let pairs = 0
  for (const [feature, w] of weights) {
    const list: [number, number][] = []
    w.forEach((x, label) => {
      const small = Math.abs(x) < floor * scale
      const byte = small ? 0 : wide ? Math.round((x * 32767) / scale) : encodeWeight(x, scale)
      if (byte !== 0) list.push([label, byte])
    })
    if (list.length === 0) continue
    kept.push([feature, list])
    pairs += list.length
  }
  let slots = 1024
  while (slots < kept.length * 1.35) slots *= 2
  const hashes = new Uint32Array(slots)
  const offsets = new Uint32Array(slots)
  const counts = new Uint8Array(slots)
  const pairLabels = new Uint8Array(pairs)
  const pairWeights = wide ? new Int16Array(pairs) : new Int8Array(pairs)
  let next = 0
  for (const [feature, list] of kept.sort((a, b) => a[0] - b[0])) {
    let slot = feature & (slots - 1)
    while (counts[slot] !== 0) slot = (slot + 1) & (slots - 1)
    hashes[slot] = feature
    offsets[slot] = next
    counts[slot] = list.length
    for (const [label, byte] of list) {
      pairLabels[next] = label
      pairWeights[next++] = byte
    }
  }
  const head = new DataView(new ArrayBuffer(20))
  head.setUint32(0, wide ? wideMagic : narrowMagic, true)
  head.setUint32(4, labels, true)
  head.setUint32(8, slots, true)
  head.setUint32(12, pairs, true)
  head.setFloat32(16, scale, true)
  return new Uint8Array(
    Buffer.concat([
      new Uint8Array(head.buffer),
      new Uint8Array(hashes.buffer),
      new Uint8Array(offsets.buffer),
      counts,
      pairLabels,
      new Uint8Array(pairWeights.buffer, 0, pairWeights.byteLength),
    ]),
  )
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
