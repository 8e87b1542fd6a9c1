/** Weights of an averaged perceptron in flat tables: as `makeTrainer`, ten times the features in the same time. */
export interface Rows {
  readonly labels: number
  readonly score: (features: Int32Array, count: number, scores: Float32Array) => void
  readonly update: (features: Int32Array, count: number, right: number, wrong: number) => void
  readonly tick: () => void
  readonly averaged: () => ReadonlyMap<number, Float32Array>
}

export function makeRows(labels: number): Rows {
  let slots = 1 << 20
  let keys = new Int32Array(slots)
  let rows = new Int32Array(slots).fill(-1)
  let weights = new Float32Array(1 << 20)
  let totals = new Float32Array(1 << 20)
  let used = 0
  let now = 1
  const find = (key: number): number => {
    let slot = key & (slots - 1)
    while (rows[slot]! >= 0 && keys[slot] !== key) slot = (slot + 1) & (slots - 1)
    return slot
  }
  const rowOf = (key: number): number => {
    let slot = find(key)
    if (rows[slot]! >= 0) return rows[slot]!
    if (used * 2 > slots) {
      const old = { keys, rows }
      slots *= 2
      keys = new Int32Array(slots)
      rows = new Int32Array(slots).fill(-1)
      old.rows.forEach((row, i) => {
        if (row < 0) return
        const s = find(old.keys[i]!)
        keys[s] = old.keys[i]!
        rows[s] = row
      })
      slot = find(key)
    }
    if ((used + 1) * labels > weights.length) {
      weights = doubled(weights)
      totals = doubled(totals)
    }
    keys[slot] = key
    rows[slot] = used * labels
    used++
    return rows[slot]!
  }
  return {
    labels,
    score(features, count, scores) {
      for (let i = 0; i < count; i++) {
        const row = rows[find(features[i]!)]!
        if (row >= 0) for (let k = 0; k < labels; k++) scores[k] = scores[k]! + weights[row + k]!
      }
    },
    update(features, count, right, wrong) {
      for (let i = 0; i < count; i++) {
        const row = rowOf(features[i]!)
        weights[row + right] = weights[row + right]! + 1
        weights[row + wrong] = weights[row + wrong]! - 1
        totals[row + right] = totals[row + right]! + now
        totals[row + wrong] = totals[row + wrong]! - now
      }
    },
    tick() {
      now++
    },
    averaged() {
      const out = new Map<number, Float32Array>()
      for (let slot = 0; slot < slots; slot++) {
        const row = rows[slot]!
        if (row < 0) continue
        const mean = new Float32Array(labels)
        for (let k = 0; k < labels; k++) mean[k] = weights[row + k]! - totals[row + k]! / now
        out.set(keys[slot]!, mean)
      }
      return out
    },
  }
}

function doubled(old: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  const next = new Float32Array(old.length * 2)
  next.set(old)
  return next
}
