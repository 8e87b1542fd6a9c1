/** Packs the statistics of eld/large (Apache-2.0) for the detector: `npm run train -- detector`. */
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { type DetectorHead, groupHash } from '../detector.ts'
import { bytesOf } from '../packed.ts'
import { frame } from '../weights.ts'

interface Statistics {
  readonly ngramsData: {
    readonly languages: Readonly<Record<string, string>>
    /** by group, in eld's letters for bytes: number of a language to what the group says for it */
    readonly ngrams: Readonly<Record<string, Readonly<Record<string, number>>>>
  }
}

/** eld leaves out of its file what each group adds anyway. */
const base = 53

export async function packDetector(): Promise<void> {
  const entry = import.meta.resolve('eld/large')
  const { ngramsData } = (await import(new URL('../ngrams/large.js', entry).href)) as Statistics
  const { dictionary } = (await import(new URL('../dictionary.js', entry).href)) as { readonly dictionary: string[] }
  const byteOf = new Map(dictionary.map((letter, byte) => [letter, String.fromCharCode(byte)] as const))
  byteOf.set(' ', ' ')
  const groups = Object.keys(ngramsData.ngrams).map((g) => [...g].map((c) => byteOf.get(c) ?? c).join(''))
  const seed = seedOf(groups)
  const rows = Object.values(ngramsData.ngrams).map((says, i) => ({
    hash: groupHash(seed, groups[i]!) >>> 0,
    says: Object.entries(says).map(([language, weight]) => [Number(language), weight] as const),
  }))
  rows.sort((a, b) => a.hash - b.hash)
  const languages = Object.values(ngramsData.languages)
  const head: DetectorHead = { languages, base, seed }
  const packed = bytesOf({
    labels: languages.length,
    scale: 1,
    wide: false,
    hashes: Uint32Array.from(rows, (r) => r.hash),
    counts: Uint8Array.from(rows, (r) => r.says.length),
    pairLabels: Uint8Array.from(rows.flatMap((r) => r.says.map(([language]) => language))),
    weights: Int16Array.from(rows.flatMap((r) => r.says.map(([, weight]) => weight))),
  })
  writeFileSync(new URL('../weights/any.detector.gz', import.meta.url), gzipSync(frame(head, packed), { level: 9 }))
}

/** The first seed for which no two groups have one hash; one in about a thousand. */
function seedOf(groups: readonly string[]): number {
  for (let seed = 1; ; seed++) {
    const hashes = Uint32Array.from(groups, (g) => groupHash(seed, g)).sort()
    if (hashes.every((h, i) => h !== hashes[i + 1])) return seed
  }
}
