/**
 * A sparse linear model: feature hash → (label, weight) pairs. Weights are one byte: a sign and 127 log-spaced
 * magnitudes (linear steps lose accuracy, log steps do not). The table is open-addressed, so that a look-up allocates
 * nothing.
 *
 * File: magic `RDL1`, u32 label count, u32 slots, u32 pairs, f32 scale, then slots × u32 hash, slots × u32 offset
 * (pairs), slots × u8 pair count, pairs × u8 label, pairs × i8 weight. Little-endian.
 */
export interface SparseModel {
  readonly labels: number
  readonly mask: number
  readonly hashes: Uint32Array
  readonly offsets: Uint32Array
  readonly counts: Uint8Array
  readonly pairLabels: Uint8Array
  readonly pairWeights: Int8Array
  /** weight of each byte value, index 0 for -128 */
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

/** Adds the weights of one feature to the scores. */
export function addFeature(model: SparseModel, hash: number, scores: Float32Array): void {
  const { mask, hashes, counts } = model
  let slot = hash & mask
  while (counts[slot] !== 0) {
    if (hashes[slot] === hash) {
      const start = model.offsets[slot]!
      const end = start + counts[slot]!
      for (let i = start; i < end; i++) {
        const label = model.pairLabels[i]!
        scores[label] = scores[label]! + model.decode[model.pairWeights[i]! + 128]!
      }
      return
    }
    slot = (slot + 1) & mask
  }
}

/** In: the bytes that `packModel` wrote. Views, no copies but for alignment. */
export function unpackModel(bytes: Uint8Array): SparseModel {
  const at = bytes.byteOffset
  const view = new DataView(bytes.buffer, at, bytes.byteLength)
  if (view.getUint32(0, true) !== 0x314c4452) throw new Error('not a Readout model')
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
  const pairLabels = bytes.subarray((offset += slots), offset + pairs)
  const start = (offset += pairs)
  const pairWeights = new Int8Array(bytes.buffer, at + start, pairs)
  return { labels, mask: slots - 1, hashes, offsets, counts, pairLabels, pairWeights, decode: decodeTable(scale) }
}
