/**
 * A sparse model as bytes. Hashes ascend, so that their differences are small; the bytes of the differences, the counts,
 * labels and weights stand in rows of their own, so that gzip finds each row's few frequent values.
 *
 * File, little-endian: magic `RDL3`, u32 labels, u32 features, u32 pairs, f32 scale, u32 bytes of a weight (1: log-spaced,
 * 2: linear); features × lowest byte of the difference to the hash before, then its second, third and fourth; features ×
 * u8 count of pairs; pairs × u8 label; pairs × lowest byte of the weight, then its second where it has two.
 */
import { decodeTable, encodeWeight, largest, type SparseModel, type Weights } from './sparse.ts'

const magic = 0x334c4452
const head = 24

export interface Packed {
  readonly labels: number
  readonly scale: number
  readonly wide: boolean
  readonly hashes: Uint32Array
  readonly counts: Uint8Array
  readonly pairLabels: Uint8Array
  readonly weights: Int16Array
}

/** Packs weights; magnitudes below `floor` (share of the largest) are dropped. `wide`: two bytes a weight. */
export function packModel(
  weights: ReadonlyMap<number, Float32Array>,
  labels: number,
  floor: number,
  wide = false,
): Uint8Array {
  let scale = 0
  for (const w of weights.values()) for (const x of w) scale = Math.max(scale, Math.abs(x))
  const kept: (readonly [number, readonly (readonly [number, number])[]])[] = []
  for (const [feature, w] of weights) {
    const list: [number, number][] = []
    w.forEach((x, label) => {
      const small = Math.abs(x) < floor * scale
      const number = small ? 0 : wide ? Math.round((x * 32767) / scale) : encodeWeight(x, scale)
      if (number !== 0) list.push([label, number])
    })
    if (list.length > 0) kept.push([feature >>> 0, list])
  }
  kept.sort((a, b) => a[0] - b[0])
  return bytesOf({
    labels,
    scale,
    wide,
    hashes: Uint32Array.from(kept, ([hash]) => hash),
    counts: Uint8Array.from(kept, ([, list]) => list.length),
    pairLabels: Uint8Array.from(kept.flatMap(([, list]) => list.map(([label]) => label))),
    weights: Int16Array.from(kept.flatMap(([, list]) => list.map(([, number]) => number))),
  })
}

export function bytesOf({ labels, scale, wide, hashes, counts, pairLabels, weights }: Packed): Uint8Array {
  const [features, pairs] = [hashes.length, weights.length]
  const out = new Uint8Array(head + features * 5 + pairs * (wide ? 3 : 2))
  const view = new DataView(out.buffer)
  ;[magic, labels, features, pairs].forEach((n, i) => {
    view.setUint32(i * 4, n, true)
  })
  view.setFloat32(16, scale, true)
  view.setUint32(20, wide ? 2 : 1, true)
  let before = 0
  for (let i = 0; i < features; i++) {
    const step = hashes[i]! - before
    before = hashes[i]!
    for (let k = 0; k < 4; k++) out[head + k * features + i] = step >>> (8 * k)
  }
  let at = head + features * 4
  out.set(counts, at)
  out.set(pairLabels, (at += features))
  at += pairs
  for (let i = 0; i < pairs; i++) {
    out[at + i] = weights[i]!
    if (wide) out[at + pairs + i] = weights[i]! >> 8
  }
  return out
}

/** In: the bytes that `packModel` wrote; they can be dropped afterwards. Cost: about 10 ms for 300,000 features. */
export function unpackModel(bytes: Uint8Array): SparseModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(0, true) !== magic) throw new Error('not a Readout model')
  const [labels, features, pairs] = [4, 8, 12].map((at) => view.getUint32(at, true)) as [number, number, number]
  const wide = view.getUint32(20, true) === 2
  const row = (start: number, length: number): Uint8Array => bytes.subarray(head + start, head + start + length)
  const parts: Parts = {
    labels,
    features,
    steps: row(0, features * 4),
    counts: row(features * 4, features),
    names: row(features * 5, pairs),
    low: row(features * 5 + pairs, pairs),
    high: row(features * 5 + pairs * 2, wide ? pairs : 0),
  }
  const scale = view.getFloat32(16, true)
  const { weights, entries } = wide ? rowsOf(parts) : labels <= 4 ? quadsOf(parts) : pairsOf(parts)
  return { labels, ...slotsOf(parts, entries), weights, unit: scale / (wide ? 32767 : largest) }
}

interface Parts {
  readonly labels: number
  readonly features: number
  readonly steps: Uint8Array
  readonly counts: Uint8Array
  readonly names: Uint8Array
  readonly low: Uint8Array
  readonly high: Uint8Array
}

interface Weighed {
  readonly weights: Weights
  /** of each feature */
  readonly entries: Int32Array
}

function rowsOf({ labels, features, counts, names, low, high }: Parts): Weighed {
  if (labels > 8) throw new Error(`a model of weights of two bytes has ${labels} labels; at most 8 are read`)
  const rows = new Int16Array((features + 1) * 8)
  for (let i = 0, pair = 0; i < features; i++)
    for (let k = counts[i]!; k > 0; k--, pair++) rows[(i + 1) * 8 + names[pair]!] = (high[pair]! << 8) | low[pair]!
  return { weights: { kind: 'rows', rows }, entries: ascending(features) }
}

/** 1, 2, 3 … */
function ascending(count: number): Int32Array {
  const list = new Int32Array(count)
  for (let i = 0; i < count; i++) list[i] = i + 1
  return list
}

function quadsOf({ features, counts, names, low }: Parts): Weighed {
  const entries = new Int32Array(features)
  for (let i = 0, pair = 0; i < features; i++)
    for (let k = counts[i]!; k > 0; k--, pair++) entries[i]! |= low[pair]! << (8 * names[pair]!)
  return { weights: { kind: 'quads', decode: decodeTable() }, entries }
}

function pairsOf({ features, counts, names, low }: Parts): Weighed {
  const pairs = new Uint16Array(low.length)
  for (let k = 0; k < pairs.length; k++) pairs[k] = names[k]! * 256 + (low[k]! ^ 128)
  const entries = new Int32Array(features)
  for (let i = 0, pair = 0; i < features; i++) {
    entries[i] = pair * 256 + counts[i]!
    pair += counts[i]!
  }
  return { weights: { kind: 'pairs', pairs, decode: decodeTable() }, entries }
}

/** Each feature as near behind its own place as those before it leave it. */
function slotsOf({ features, steps }: Parts, entries: Int32Array): Pick<SparseModel, 'shift' | 'table' | 'filter'> {
  const bits = Math.max(4, Math.ceil(Math.log2(features * 1.5)))
  const shift = 32 - bits
  // the last cluster may run over the last place
  const table = new Int32Array((2 ** bits + features + 1) * 2)
  const filter = new Int32Array(2 ** (bits - 3))
  let [hash, next] = [0, 0]
  for (let i = 0; i < features; i++) {
    hash +=
      steps[i]! +
      steps[features + i]! * 0x100 +
      steps[features * 2 + i]! * 0x10000 +
      steps[features * 3 + i]! * 0x1000000
    filter[hash >>> (shift + 3)]! |= 1 << ((hash >>> (shift - 2)) & 31)
    next = Math.max(hash >>> shift, next)
    table[next * 2] = hash
    table[next * 2 + 1] = entries[i]!
    next++
  }
  return { shift, filter, table: table.slice(0, (Math.max(next, 2 ** bits) + 1) * 2) }
}
