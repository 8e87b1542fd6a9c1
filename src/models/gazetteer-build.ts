/** Makes a user's gazetteer from dumps: a line at a time, in transactions that remember how far they came. */
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { foldPlace } from './gazetteer.ts'
import { formatOf, parsers, type SourceEntry, type SourceRow } from './gazetteer-sources.ts'
import { gazetteerSchema } from './user-gazetteer.ts'

export interface Added {
  /** entries and names that this run put in */
  readonly entries: number
  readonly names: number
  /** undefined: the file is no dump */
  readonly format?: string
  readonly stopped: boolean
}

export interface BuildOptions {
  /** lines a transaction */
  readonly batch?: number
  /** asked after each transaction */
  readonly stop?: () => boolean
  readonly progress?: (bytes: number) => void
}

/**
 * In: a dump, plain or gzip, and the gazetteer's file. Adding a file again goes on where the last run stopped, and does
 * nothing where that came to the end; a file of another size is read anew. Cost: about 60,000 lines a second, constant memory.
 */
export async function addDump(file: string, gazetteer: string, options: BuildOptions = {}): Promise<Added> {
  const database = new DatabaseSync(gazetteer)
  try {
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${gazetteerSchema}`)
    return await addInto(database, file, options)
  } finally {
    database.close()
  }
}

async function addInto(database: DatabaseSync, file: string, options: BuildOptions): Promise<Added> {
  const { size } = statSync(file)
  const name = basename(file)
  const before = database.prepare('SELECT size, read FROM source WHERE file = ?').get(name) as
    | { size: number; read: number }
    | undefined
  const from = before?.size === size ? before.read : 0
  const writer = writerOf(database)
  const remember = database.prepare('INSERT OR REPLACE INTO source (file, size, read) VALUES (?, ?, ?)')
  let parse: ((line: string) => readonly SourceRow[]) | undefined
  let format: string | undefined
  let rows: SourceRow[] = []
  let pending = 0
  const keep = (bytes: number): void => {
    database.exec('BEGIN IMMEDIATE')
    for (const row of rows) writer.put(row)
    remember.run(name, size, bytes)
    database.exec('COMMIT')
    rows = []
    pending = 0
    options.progress?.(bytes)
  }
  let read = from
  for await (const { line, end } of linesOf(file, from)) {
    if (!parse) {
      const seen = formatOf(line)
      if (!seen) return { ...writer.counts(), stopped: false }
      format = seen
      parse = parsers[seen]
    }
    rows.push(...parse(line))
    read = end
    if (++pending < (options.batch ?? 20_000)) continue
    keep(read)
    if (options.stop?.()) return { ...writer.counts(), ...(format ? { format } : {}), stopped: true }
  }
  if (pending > 0) keep(read)
  return { ...writer.counts(), format: format ?? 'known', stopped: false }
}

function writerOf(database: DatabaseSync): {
  readonly put: (row: SourceRow) => void
  readonly counts: () => { readonly entries: number; readonly names: number }
} {
  const find = database.prepare('SELECT names, links FROM entry WHERE key = ?')
  const insert = database.prepare(
    'INSERT INTO entry (key, kind, name, names, country, lat, lon, population, links) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const update = database.prepare('UPDATE entry SET names = ?, links = ? WHERE key = ?')
  const addName = database.prepare('INSERT OR IGNORE INTO name (folded, key) VALUES (?, ?)')
  const addCountry = database.prepare('INSERT OR REPLACE INTO country (item, code) VALUES (?, ?)')
  let [entries, names] = [0, 0]
  const index = (key: string, kind: string, forms: readonly string[]): void => {
    for (const form of forms) if (tells(form, kind)) names += Number(addName.run(foldPlace(form), key).changes)
  }
  const merge = (key: string, more: SourceEntry['names'], links: SourceEntry['links']): boolean => {
    const there = find.get(key) as { names: string; links: string } | undefined
    if (!there) return false
    const all = JSON.parse(there.names) as Record<string, string[]>
    for (const [l, forms] of Object.entries(more)) all[l || 'en'] = [...new Set([...(all[l || 'en'] ?? []), ...forms])]
    update.run(JSON.stringify(all), JSON.stringify({ ...JSON.parse(there.links), ...links }), key)
    return true
  }
  const put = (row: SourceRow): void => {
    switch (row.is) {
      case 'country':
        addCountry.run(row.item, row.code)
        return
      case 'link':
        merge(row.key, {}, { [row.where]: row.id })
        return
      case 'name':
        if (merge(row.key, { [row.language]: [row.name] }, {})) index(row.key, 'place', [row.name])
        return
      case 'entry': {
        const { key, kind, name, country, lat, lon, population, links } = row.entry
        if (!merge(key, row.entry.names, links)) {
          const { '': plain = [], ...own } = row.entry.names
          const all = plain.length > 0 ? { ...own, en: [...new Set([...(own['en'] ?? []), ...plain])] } : own
          insert.run(
            key,
            kind,
            name,
            JSON.stringify(all),
            country ?? null,
            lat ?? null,
            lon ?? null,
            population ?? null,
            JSON.stringify(links),
          )
          entries++
        }
        index(key, kind, Object.values(row.entry.names).flat())
        return
      }
      default:
        row satisfies never
    }
  }
  return { put, counts: () => ({ entries, names }) }
}

/** Names that tell somebody: of people whole names, of bodies none of a few letters. */
const tells = (form: string, kind: string): boolean => {
  const whole = /[\s·・]/.test(form.trim()) || /\p{Script=Han}{3}/u.test(form)
  return kind === 'person' ? whole : kind === 'organization' ? whole || form.length > 4 : form.length > 1
}

/** Lines of a file behind an offset, with the offset at which each ends; gzip is told by its first bytes, and counted unpacked. */
async function* linesOf(file: string, from: number): AsyncGenerator<{ readonly line: string; readonly end: number }> {
  const packed = isGzip(file)
  const source: Readable = packed
    ? createReadStream(file).pipe(createGunzip())
    : createReadStream(file, { start: from })
  let skip = packed ? from : 0
  let end = from
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of source as AsyncIterable<Buffer>) {
    const own = skip >= chunk.length ? undefined : chunk.subarray(skip)
    skip = Math.max(0, skip - chunk.length)
    if (!own) continue
    const data: Buffer = rest.length > 0 ? Buffer.concat([rest, own]) : own
    let start = 0
    for (let at = data.indexOf(10); at >= 0; at = data.indexOf(10, start)) {
      end += at + 1 - start
      yield { line: data.toString('utf8', start, at).replace(/\r$/, ''), end }
      start = at + 1
    }
    rest = data.subarray(start)
  }
  if (rest.length > 0) yield { line: rest.toString('utf8'), end: end + rest.length }
}

function isGzip(file: string): boolean {
  const head = Buffer.alloc(2)
  const open = openSync(file, 'r')
  readSync(open, head, 0, 2, 0)
  closeSync(open)
  return head[0] === 0x1f && head[1] === 0x8b
}
