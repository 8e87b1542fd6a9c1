/** Which documents copy which: shingles of five words (of eight characters where words are not parted), Jaccard likeness. */
import type { DocumentRecords } from '../record/index.ts'

const minimum = 0.7

function shingles(text: string): ReadonlySet<string> {
  const spaced = /\s/.test(text.slice(0, 400)) && !/\p{Script=Han}{8}/u.test(text)
  const parts = spaced ? (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) : [...text.replace(/[^\p{L}\p{N}]/gu, '')]
  const size = spaced ? 5 : 8
  const out = new Set<string>()
  for (let i = 0; i + size <= parts.length; i++) out.add(parts.slice(i, i + size).join(spaced ? ' ' : ''))
  return out
}

/**
 * In: documents. Out: by document id, the id of the document it copies (the earliest of its group; of one day, the first
 * by agency before others, then by id), itself for originals. Candidates share a shingle; cost grows with shared text.
 */
export function originsOf(documents: readonly DocumentRecords[]): ReadonlyMap<string, string> {
  const ordered = [...documents].sort((a, b) => rank(a).localeCompare(rank(b)))
  const sets = new Map(ordered.map((d) => [d.document.id as string, shingles(d.document.text)]))
  const holders = new Map<string, string[]>()
  const origins = new Map<string, string>()
  for (const { document } of ordered) {
    const own = sets.get(document.id)!
    const shared = new Map<string, number>()
    for (const s of own) for (const other of holders.get(s) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
    const best = [...shared].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]
    const like = best ? best[1] / (own.size + sets.get(best[0])!.size - best[1]) : 0
    origins.set(document.id, best && like >= minimum ? origins.get(best[0])! : document.id)
    if (like >= minimum) continue
    for (const s of own) {
      const list = holders.get(s)
      if (list) list.push(document.id)
      else holders.set(s, [document.id])
    }
  }
  return origins
}

const rank = ({ document }: DocumentRecords): string =>
  `${document.published ?? '9999'}|${document.outlet?.kind === 'agency' ? 0 : 1}|${document.id}`
