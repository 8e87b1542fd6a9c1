/** Which words keep like company: `coarse.fine` cluster of a word in Latin letters, empty for one that none holds. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { remembering } from '../base/memo.ts'
import { firstRow } from './gazetteer.ts'

let found: ((norm: string) => string) | undefined

/** Loads on first use (about 10 ms); a word is found by halving the sorted table. */
export function clusterOf(norm: string): string {
  if (!found) {
    const text = gunzipSync(readFileSync(new URL('../../lexicons/clusters.tsv.gz', import.meta.url))).toString('utf8')
    const rows = text.slice(text.indexOf('\n', text.indexOf('\nform\t') + 1))
    found = remembering((word) => {
      const at = firstRow(rows, `${word}\t`)
      return rows.startsWith(`${word}\t`, at)
        ? rows.slice(at + word.length + 1, rows.indexOf('\n', at)).replace('\t', '.')
        : ''
    })
  }
  return found(norm)
}
