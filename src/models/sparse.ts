/**
 * A sparse linear model: feature hash → (label, weight) pairs. Weights are one byte: a sign and 127 log-spaced
 * magnitudes (linear steps lose accuracy, log steps do not), or two bytes in linear steps: where many strong features
 * cancel each other, a byte's rounding is louder than what is left. Scores are whole numbers of small units: their sums
 * are exact in any order, and cost half of what those of fractions do.
 *
 * What costs is not arithmetic but memory and guessed branches: so a slot holds hash and entry side by side, features
 * that no slot can hold are sifted out by a bit each, the weights of a model of up to four labels stand in the entry
 * itself, and of up to eight in a row of their own.
 */
export interface SparseModel {
  readonly labels: number
  /** a slot is found by the highest bits of a hash; behind it, hashes ascend (unsigned) until an empty entry */
  readonly shift: number
  /** of each slot its hash, then its entry, 0 where it is empty */
  readonly table: Int32Array
  /** a bit for every quarter of a slot: some hash stands there; small enough to stay in the cache */
  readonly filter: Int32Array
  readonly weights: Weights
  /** what one unit of a score is worth */
  readonly unit: number
}

/** How the weights of an entry are found. */
export type Weights =
  /** four bytes in the entry itself */
  | { readonly kind: 'quads'; readonly decode: Int32Array }
  /** entry: number of the row, from 1; rows of eight weights */
  | { readonly kind: 'rows'; readonly rows: Int16Array }
  /** entry: 256 × place of the first pair + how many; pair: label × 256 + place of the weight in `decode` */
  | { readonly kind: 'pairs'; readonly pairs: Uint16Array; readonly decode: Int32Array }

const steps = 127
const span = 10

/** Byte for a weight, 0 for one too small to keep; `scale` is the largest magnitude. */
export function encodeWeight(weight: number, scale: number): number {
  const magnitude = Math.abs(weight) / scale
  const level = Math.round(steps + (Math.log2(Math.max(magnitude, 1e-12)) * steps) / span)
  return level < 1 ? 0 : Math.min(level, steps) * Math.sign(weight)
}

/** units of the largest weight of one byte; 256 of them stay below 2³¹ */
export const largest = 2 ** 22

/** Weight of a byte plus 128, in units. */
export function decodeTable(): Int32Array {
  const table = new Int32Array(256)
  for (let byte = -127; byte <= 127; byte++)
    if (byte !== 0)
      table[byte + 128] = Math.round(Math.sign(byte) * largest * 2 ** (((Math.abs(byte) - steps) * span) / steps))
  return table
}

/** What a model holds for a feature, 0 for nothing. */
export function entryOf({ shift, table, filter }: SparseModel, hash: number): number {
  if (((filter[hash >>> (shift + 3)]! >>> ((hash >>> (shift - 2)) & 31)) & 1) === 0) return 0
  let at = (hash >>> shift) * 2
  let found = table[at]!
  while (found !== hash && table[at + 1] !== 0) found = table[(at += 2)]!
  return found === hash ? table[at + 1]! : 0
}

const candidates = new Int32Array(257)
const entries = new Int32Array(512)
let gathered = 0

/** A sum is gathered first, then added to the scores in one go, in the order in which its parts came. At most 256 parts. */
export function gatherEntry(entry: number): void {
  entries[gathered] = entry
  gathered += entry === 0 ? 0 : 1
}

export const gatherFeature = (model: SparseModel, hash: number): void => gatherEntry(entryOf(model, hash))

/** Gathers the first `count` features (at most 256). No branch depends on a look-up. */
export function gatherFeatures({ shift, table, filter }: SparseModel, hashes: Int32Array, count: number): void {
  let some = 0
  for (let i = 0; i < count; i++) {
    const hash = hashes[i]!
    candidates[some] = hash
    some += (filter[hash >>> (shift + 3)]! >>> ((hash >>> (shift - 2)) & 31)) & 1
  }
  // first to the cache, all at once, then one after the other
  let touched = 0
  for (let i = 0; i < some; i++) touched ^= table[(candidates[i]! >>> shift) * 2]!
  candidates[some] = touched
  let found = gathered
  for (let i = 0; i < some; i++) {
    const hash = candidates[i]!
    let at = (hash >>> shift) * 2
    while (table[at] !== hash && table[at + 1] !== 0) at += 2
    entries[found] = table[at + 1]!
    found += table[at] === hash ? 1 : 0
  }
  gathered = found
}

/** Adds the weights of all that was gathered to the scores, which are as many as labels. */
export function addGathered({ weights }: SparseModel, scores: Int32Array): void {
  const count = gathered
  gathered = 0
  if (weights.kind === 'quads') addQuads(weights.decode, count, scores)
  else if (weights.kind === 'rows') addRows(weights.rows, count, scores)
  else addPairs(weights.pairs, weights.decode, count, scores)
}

function addPairs(pairs: Uint16Array, decode: Int32Array, count: number, scores: Int32Array): void {
  let touched = 0
  for (let k = 0; k < count; k++) touched ^= pairs[entries[k]! >>> 8]!
  entries[count] = touched
  for (let k = 0; k < count; k++) {
    const entry = entries[k]!
    const end = (entry >>> 8) + (entry & 255)
    for (let i = entry >>> 8; i < end; i++) {
      const pair = pairs[i]!
      scores[pair >>> 8]! += decode[pair & 255]!
    }
  }
}

function addRows(rows: Int16Array, count: number, scores: Int32Array): void {
  const labels = scores.length
  for (let label = 0; label < labels; label += 4) {
    let [a, b, c, d] = [scores[label]!, scores[label + 1] ?? 0, scores[label + 2] ?? 0, scores[label + 3] ?? 0]
    for (let k = 0; k < count; k++) {
      const at = entries[k]! * 8 + label
      a = (a + rows[at]!) | 0
      b = (b + rows[at + 1]!) | 0
      c = (c + rows[at + 2]!) | 0
      d = (d + rows[at + 3]!) | 0
    }
    scores[label] = a
    if (label + 1 < labels) scores[label + 1] = b
    if (label + 2 < labels) scores[label + 2] = c
    if (label + 3 < labels) scores[label + 3] = d
  }
}

function addQuads(decode: Int32Array, count: number, scores: Int32Array): void {
  let [a, b, c, d] = [scores[0]!, scores[1]!, scores[2]!, scores[3]!]
  for (let i = 0; i < count; i++) {
    const entry = entries[i]!
    a = (a + decode[(entry & 255) ^ 128]!) | 0
    b = (b + decode[((entry >>> 8) & 255) ^ 128]!) | 0
    c = (c + decode[((entry >>> 16) & 255) ^ 128]!) | 0
    d = (d + decode[(entry >>> 24) ^ 128]!) | 0
  }
  scores[0] = a
  scores[1] = b
  scores[2] = c
  scores[3] = d
}
