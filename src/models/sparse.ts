/**
 * A sparse linear model: feature hash → (label, weight) pairs. Weights are one byte: a sign and 127 log-spaced
 * magnitudes (linear steps lose accuracy, log steps do not). The table is open-addressed, so that a look-up allocates
 * nothing.
 *
 * File: magic `RDL1`, u32 label count, u32 slots, u32 pairs, f32 scale, then slots × u32 hash, slots × u32 offset
 * (pairs), slots × u8 pair count, pairs × u8 label, pairs × i8 weight. Little-endian. `RDL2` has i16 linear weights: where
 * many strong features cancel each other, a byte's rounding is louder than what is left.
 */
export interface SparseModel {
  readonly labels: number
  readonly mask: number
  /** of each slot its hash, then 256 × the place of its first pair + how many; side by side, so that a look-up is one step in memory */
  readonly table: Uint32Array
  readonly pairLabels: Uint8Array
  readonly pairWeights: Int8Array | Int16Array
  /** added to a weight's number for its place in `decode` */
  readonly zero: number
  /** weight of each number, the lowest first */
  readonly decode: Float32Array
}

const steps = 127
const span = 10

/** Byte for a weight, 0 for one too small to keep; `scale` is the largest magnitude. */
export function encodeWeight(weight: number, scale: number): number {
  const magnitude = Math.abs(weight) / scale
  const level = Math.round(steps + (Math.log2(Math.max(magnitude, 1e-12)) * steps) / span)
  return level < 1 ? 0 : Math.min(level, steps) * Math.sign(weight)
}

export function decodeTable(scale: number): Float32Array {
  const table = new Float32Array(256)
  for (let byte = -127; byte <= 127; byte++)
    if (byte !== 0) table[byte + 128] = Math.sign(byte) * scale * 2 ** (((Math.abs(byte) - steps) * span) / steps)
  return table
}

export const narrowMagic = 0x314c4452
export const wideMagic = 0x324c4452

function linearTable(scale: number): Float32Array {
  const table = new Float32Array(65536)
  for (let n = -32767; n <= 32767; n++) table[n + 32768] = (n * scale) / 32767
  return table
}

/** Adds the weights of one feature to the scores. */
export function addFeature(model: SparseModel, hash: number, scores: Float32Array): void {
  const { mask, table, zero, pairLabels, pairWeights, decode } = model
  let slot = (hash & mask) * 2
  let entry = table[slot + 1]!
  while (entry !== 0) {
    if (table[slot] === hash) {
      const start = entry >>> 8
      const end = start + (entry & 255)
      for (let i = start; i < end; i++) scores[pairLabels[i]!]! += decode[pairWeights[i]! + zero]!
      return
    }
    slot = (slot + 2) & (mask * 2 + 1)
    entry = table[slot + 1]!
  }
}

/** In: the bytes that `packModel` wrote. Views, no copies but for alignment. */
export function unpackModel(bytes: Uint8Array): SparseModel {
  const at = bytes.byteOffset
  const view = new DataView(bytes.buffer, at, bytes.byteLength)
  const wide = view.getUint32(0, true) === wideMagic
  if (!wide && view.getUint32(0, true) !== narrowMagic) throw new Error('not a Readout model')
  const labels = view.getUint32(4, true)
  const slots = view.getUint32(8, true)
  const pairs = view.getUint32(12, true)
  const scale = view.getFloat32(16, true)
  const u32 = (offset: number, length: number): Uint32Array =>
    new Uint32Array(bytes.slice(offset, offset + length * 4).buffer)
  let offset = 20
  const hashes = u32(offset, slots)
  const offsets = u32((offset += slots * 4), slots)
  const counts = bytes.subarray((offset += slots * 4), offset + slots)
  const table = new Uint32Array(slots * 2)
  for (let i = 0; i < slots; i++) {
    table[i * 2] = hashes[i]!
    if (counts[i]! > 0) table[i * 2 + 1] = offsets[i]! * 256 + counts[i]!
  }
  const pairLabels = bytes.subarray((offset += slots), offset + pairs)
  const start = (offset += pairs)
  const pairWeights = wide
    ? new Int16Array(bytes.slice(start, start + pairs * 2).buffer)
    : new Int8Array(bytes.buffer, at + start, pairs)
  const decode = wide ? linearTable(scale) : decodeTable(scale)
  return { labels, mask: slots - 1, table, pairLabels, pairWeights, zero: wide ? 32768 : 128, decode }
}
