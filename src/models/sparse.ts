/**
 * A sparse linear model: feature hash → (label, weight) pairs. Weights are one byte: a sign and 127 log-spaced
 * magnitudes (linear steps lose accuracy, log steps do not), or two bytes in linear steps: where many strong features
 * cancel each other, a byte's rounding is louder than what is left.
 *
 * What costs is not arithmetic but memory: nearly every look-up misses the cache. So a slot holds hash and entry side by
 * side, the weights of a model of up to four labels stand in the entry itself, and many features are looked up before
 * any is added, so that the processor waits for all of them at once.
 */
export interface SparseModel {
  readonly labels: number
  /** a slot is found by the highest bits of a hash; behind it, hashes ascend (unsigned) until an empty entry */
  readonly shift: number
  /** of each slot its hash, then its entry: four weights of a byte; else 256 × the place of its first pair + how many. 0: empty */
  readonly table: Int32Array
  /** a bit for every quarter of a slot: some hash stands there; small enough to stay in the cache */
  readonly filter: Int32Array
  /** label × 256 + number of the weight in `decode` */
  readonly narrow: Uint16Array
  /** label × 65536 + weight in steps of `step`; used where not empty */
  readonly wide: Int32Array
  readonly decode: Float32Array
  readonly scale: number
}

const steps = 127
const span = 10

/** Byte for a weight, 0 for one too small to keep; `scale` is the largest magnitude. */
export function encodeWeight(weight: number, scale: number): number {
  const magnitude = Math.abs(weight) / scale
  const level = Math.round(steps + (Math.log2(Math.max(magnitude, 1e-12)) * steps) / span)
  return level < 1 ? 0 : Math.min(level, steps) * Math.sign(weight)
}

/** Weight of a byte plus 128. */
export function decodeTable(scale: number): Float32Array {
  const table = new Float32Array(256)
  for (let byte = -127; byte <= 127; byte++)
    if (byte !== 0) table[byte + 128] = Math.sign(byte) * scale * 2 ** (((Math.abs(byte) - steps) * span) / steps)
  return table
}

/** Most labels whose weights fit into an entry. */
export const quadLabels = 4

/** What a model holds for a feature, 0 for nothing. */
export function entryOf({ shift, table }: SparseModel, hash: number): number {
  let at = (hash >>> shift) * 2
  let found = table[at]!
  while (found !== hash && table[at + 1] !== 0) found = table[(at += 2)]!
  return found === hash ? table[at + 1]! : 0
}

/** Adds the weights of an entry to the scores; of models with more than four labels. */
export function addEntry(model: SparseModel, entry: number, scores: Float32Array): void {
  const start = entry >>> 8
  const end = start + (entry & 255)
  if (model.wide.length === 0) {
    const { narrow, decode } = model
    for (let i = start; i < end; i++) {
      const pair = narrow[i]!
      scores[pair >>> 8]! += decode[pair & 255]!
    }
  } else {
    const { wide, scale } = model
    for (let i = start; i < end; i++) {
      const pair = wide[i]!
      scores[pair >>> 16]! += Math.fround((((pair << 16) >> 16) * scale) / 32767)
    }
  }
}

export const addFeature = (model: SparseModel, hash: number, scores: Float32Array): void =>
  addEntry(model, entryOf(model, hash), scores)

const candidates = new Int32Array(256)
const entries = new Int32Array(256)

/** Adds the weights of the first `count` features (at most 256) to the scores. */
export function addFeatures(model: SparseModel, hashes: Int32Array, count: number, scores: Float32Array): void {
  const found = lookUp(model, hashes, count)
  if (model.labels <= quadLabels) addQuads(model.decode, found, scores)
  else for (let i = 0; i < found; i++) addEntry(model, entries[i]!, scores)
}

/** Fills `entries` with what the model holds of the features, in their order; returns how many. No branch depends on a look-up. */
function lookUp({ shift, table, filter }: SparseModel, hashes: Int32Array, count: number): number {
  let some = 0
  for (let i = 0; i < count; i++) {
    const hash = hashes[i]!
    candidates[some] = hash
    some += (filter[hash >>> (shift + 3)]! >>> ((hash >>> (shift - 2)) & 31)) & 1
  }
  let found = 0
  for (let i = 0; i < some; i++) {
    const hash = candidates[i]!
    let at = (hash >>> shift) * 2
    while (table[at] !== hash && table[at + 1] !== 0) at += 2
    entries[found] = table[at + 1]!
    found += table[at] === hash ? 1 : 0
  }
  return found
}

function addQuads(decode: Float32Array, count: number, scores: Float32Array): void {
  let [a, b, c, d] = [scores[0]!, scores[1]!, scores[2]!, scores[3]!]
  for (let i = 0; i < count; i++) {
    const entry = entries[i]!
    a = Math.fround(a + decode[(entry & 255) ^ 128]!)
    b = Math.fround(b + decode[((entry >>> 8) & 255) ^ 128]!)
    c = Math.fround(c + decode[((entry >>> 16) & 255) ^ 128]!)
    d = Math.fround(d + decode[(entry >>> 24) ^ 128]!)
  }
  scores[0] = a
  scores[1] = b
  scores[2] = c
  scores[3] = d
}
