/**
 * A gazetteer that a user made from the full sources (`readout gazetteer add`): one SQLite file, looked up by folded names.
 * It is used where READOUT_GAZETTEER names it. Cost: a lookup is one step down an index, remembered.
 */
import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { EntityKind, KnownCandidate } from '../record/index.ts'

export const gazetteerSchema = `
  CREATE TABLE IF NOT EXISTS entry (
    key TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, names TEXT NOT NULL, country TEXT, lat REAL, lon REAL,
    population INTEGER, links TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS name (folded TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (folded, key)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS country (item TEXT PRIMARY KEY, code TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS source (file TEXT PRIMARY KEY, size INTEGER NOT NULL, read INTEGER NOT NULL) STRICT, WITHOUT ROWID;`

export interface UserGazetteer {
  /** largest first */
  readonly find: (folded: string) => readonly KnownCandidate[]
  readonly starts: (beginning: string) => boolean
  readonly beginning: (beginning: string, most: number) => readonly string[]
}

interface Row {
  readonly key: string
  readonly kind: EntityKind
  readonly name: string
  readonly names: string
  readonly country: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly population: number | null
  readonly links: string
}

let opened: { readonly file: string; readonly gazetteer: UserGazetteer } | undefined

export function userGazetteer(): UserGazetteer | undefined {
  const file = process.env['READOUT_GAZETTEER']
  if (!file || !existsSync(file)) return undefined
  if (opened?.file !== file) opened = { file, gazetteer: openGazetteer(file) }
  return opened.gazetteer
}

function openGazetteer(file: string): UserGazetteer {
  const database = new DatabaseSync(file, { readOnly: true })
  const byName = database.prepare(
    `SELECT e.*, coalesce(c.code, e.country) AS country FROM name n JOIN entry e USING (key)
     LEFT JOIN country c ON c.item = e.country WHERE n.folded = ? ORDER BY e.population DESC NULLS LAST, e.key LIMIT 20`,
  )
  const after = database.prepare('SELECT DISTINCT folded FROM name WHERE folded >= ? AND folded < ? LIMIT ?')
  const beginning = (start: string, most: number): readonly string[] =>
    (after.all(start, `${start}\u{10ffff}`, most) as { folded: string }[]).map((r) => r.folded)
  return {
    find: (folded) => (byName.all(folded) as unknown as Row[]).map(candidateOf),
    starts: (start) => beginning(start, 1).length > 0,
    beginning,
  }
}

function candidateOf(row: Row): KnownCandidate {
  const { key, kind, name } = row
  const country = /^[A-Z]{2}$/.test(row.country ?? '') ? row.country! : undefined
  return {
    prior: kind === 'place' ? Math.min(0.5, Math.log10(Math.max(row.population ?? 1, 1)) / 14) : 0.8,
    entry: {
      key,
      kind,
      name,
      names: JSON.parse(row.names) as Record<string, readonly string[]>,
      ...(country ? { country } : {}),
      ...(row.lat === null || row.lon === null ? {} : { lat: row.lat, lon: row.lon }),
      ...(kind === 'place' ? { population: row.population ?? 0 } : {}),
      links: JSON.parse(row.links) as Record<string, string>,
    },
  }
}
