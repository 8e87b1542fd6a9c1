/** The store in one SQLite file (node:sqlite): write-ahead log, foreign keys, one transaction a document. */
import { existsSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { fail, ok, type Result } from '../base/result.ts'
import type { Decision, DocumentRecord, DocumentRecords, FindingRecord } from '../record/index.ts'
import { migrations } from './schema.ts'

export type StoreCode = 'store-missing' | 'store-not-a-store' | 'store-locked' | 'store-newer' | 'store-unwritable'

export interface StoredRecord {
  readonly id: string
  readonly kind: string
  readonly document: string
  readonly body: unknown
}

export interface Store {
  /** Keeps a document and its records in one transaction; `known` where it was there. */
  readonly add: (records: DocumentRecords) => Result<'added' | 'known', StoreCode>
  readonly documents: () => readonly DocumentRecord[]
  /** A document with everything taken from it. */
  readonly document: (id: string) => DocumentRecords | undefined
  readonly all: () => readonly DocumentRecords[]
  /** A record of any kind by its id. */
  readonly record: (id: string) => StoredRecord | undefined
  readonly findings: () => readonly FindingRecord[]
  /** What people decided, oldest first. */
  readonly decisions: () => readonly Decision[]
  /** Appends a decision; its number. */
  readonly decide: (decision: Decision) => Result<number, StoreCode>
  readonly saveFindings: (findings: readonly FindingRecord[]) => Result<number, StoreCode>
  readonly close: () => void
}

const listed = ['mentions', 'times', 'quantities', 'statements', 'events', 'positions'] as const

/** Opens or creates a store. `mustExist`: reading commands do not create one by mistake. */
export function openStore(file: string, options: { readonly mustExist: boolean }): Result<Store, StoreCode> {
  if (options.mustExist && !existsSync(file))
    return fail('store-missing', `there is no store ${file}`, `add reports first: readout add FILE… --store ${file}`)
  let database: DatabaseSync | undefined
  try {
    if (existsSync(file) && statSync(file).isDirectory())
      return fail('store-not-a-store', `${file} is a directory`, 'name a file, for example readout.sqlite')
    database = new DatabaseSync(file, { timeout: 1000 })
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;')
    const version = migrate(database)
    if (version > migrations.length) {
      database.close()
      return fail(
        'store-newer',
        `${file} was written by a newer Readout (schema ${version}, this one knows ${migrations.length})`,
        'update Readout',
      )
    }
  } catch (error) {
    database?.close()
    return failureOf(error, file)
  }
  return ok(storeOf(database, file))
}

function migrate(database: DatabaseSync): number {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number }
  if (
    version === 0 &&
    (database.prepare("SELECT count(*) AS n FROM sqlite_master WHERE type = 'table'").get() as { n: number }).n > 0
  )
    throw new Error('file is not a database of readout')
  for (let v = version; v < migrations.length; v++) {
    database.exec(`BEGIN IMMEDIATE; ${migrations[v]} PRAGMA user_version = ${v + 1}; COMMIT;`)
  }
  return Math.max(version, migrations.length)
}

/** What SQLite says in words a user can act on. */
function failureOf(error: unknown, file: string): ReturnType<typeof fail<StoreCode>> {
  const { message } = error as Error
  if (/not a database|malformed/.test(message))
    return fail(
      'store-not-a-store',
      `${file} is not a Readout store: ${message}`,
      'name another file with --store, or remove this one if nothing else needs it',
    )
  if (/locked|busy/.test(message))
    return fail(
      'store-locked',
      `${file} is being written by another process`,
      'wait for it to finish, or name another store with --store',
    )
  return fail(
    'store-unwritable',
    `${file} cannot be opened or written: ${message}`,
    'check the folder, its permissions and the free space on the disk',
  )
}

function storeOf(database: DatabaseSync, file: string): Store {
  const has = database.prepare('SELECT 1 FROM document WHERE id = ?')
  const putDocument = database.prepare(
    'INSERT INTO document (id, published, language, outlet, body, sentences, entities) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const putRecord = database.prepare(
    'INSERT OR IGNORE INTO record (id, document, kind, start, body) VALUES (?, ?, ?, ?, ?)',
  )
  const getDocument = database.prepare('SELECT body, sentences, entities FROM document WHERE id = ?')
  const getRecords = database.prepare('SELECT kind, body FROM record WHERE document = ? ORDER BY kind, start, id')
  const inTransaction = <T>(work: () => T): Result<T, StoreCode> => {
    try {
      database.exec('BEGIN IMMEDIATE')
      const value = work()
      database.exec('COMMIT')
      return ok(value)
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK')
      return failureOf(error, file)
    }
  }
  const documentOf = (id: string): DocumentRecords | undefined => {
    const row = getDocument.get(id) as { body: string; sentences: string; entities: string } | undefined
    if (!row) return undefined
    const lists: Record<string, unknown[]> = Object.fromEntries(listed.map((kind) => [kind, []]))
    for (const r of getRecords.all(id) as { kind: string; body: string }[]) lists[r.kind]?.push(JSON.parse(r.body))
    return {
      document: JSON.parse(row.body),
      sentences: JSON.parse(row.sentences),
      entities: JSON.parse(row.entities),
      ...lists,
    } as unknown as DocumentRecords
  }
  return {
    add: (r) =>
      inTransaction(() => {
        const { document } = r
        if (has.get(document.id)) return 'known'
        putDocument.run(
          document.id,
          document.published ?? null,
          document.language,
          document.outlet?.name ?? null,
          JSON.stringify(document),
          JSON.stringify(r.sentences),
          JSON.stringify(r.entities),
        )
        for (const kind of listed)
          for (const record of r[kind])
            putRecord.run(record.id, document.id, kind, record.span.start, JSON.stringify(record))
        return 'added'
      }),
    documents: () =>
      (database.prepare('SELECT body FROM document ORDER BY published, id').all() as { body: string }[]).map(
        (r) => JSON.parse(r.body) as DocumentRecord,
      ),
    document: documentOf,
    all: () =>
      (database.prepare('SELECT id FROM document ORDER BY published, id').all() as { id: string }[]).flatMap(
        ({ id }) => documentOf(id) ?? [],
      ),
    record: (id) => recordOf(database, id),
    findings: () =>
      (database.prepare('SELECT body FROM finding ORDER BY id').all() as { body: string }[]).map(
        (r) => JSON.parse(r.body) as FindingRecord,
      ),
    saveFindings: (findings) =>
      inTransaction(() => {
        database.exec('DELETE FROM finding')
        const put = database.prepare('INSERT INTO finding (id, kind, body) VALUES (?, ?, ?)')
        for (const f of findings) put.run(f.id, f.kind, JSON.stringify(f))
        return findings.length
      }),
    decisions: () =>
      (database.prepare('SELECT body FROM decision ORDER BY number').all() as { body: string }[]).map(
        (r) => JSON.parse(r.body) as Decision,
      ),
    decide: (decision) =>
      inTransaction(() =>
        Number(
          database.prepare('INSERT INTO decision (body) VALUES (?)').run(JSON.stringify(decision)).lastInsertRowid,
        ),
      ),
    close: () => database.close(),
  }
}

function recordOf(database: DatabaseSync, id: string): StoredRecord | undefined {
  const record = database.prepare('SELECT document, kind, body FROM record WHERE id = ?').get(id) as
    | { document: string; kind: string; body: string }
    | undefined
  if (record) return { id, kind: record.kind, document: record.document, body: JSON.parse(record.body) }
  const document = database.prepare('SELECT body FROM document WHERE id = ?').get(id) as { body: string } | undefined
  if (document) return { id, kind: 'document', document: id, body: JSON.parse(document.body) }
  const finding = database.prepare('SELECT body FROM finding WHERE id = ?').get(id) as { body: string } | undefined
  if (finding) return { id, kind: 'finding', document: '', body: JSON.parse(finding.body) }
  for (const row of database.prepare('SELECT id, entities, sentences FROM document').iterate() as Iterable<{
    id: string
    entities: string
    sentences: string
  }>) {
    for (const [kind, list] of [
      ['entity', row.entities],
      ['sentence', row.sentences],
    ] as const) {
      const found = list.includes(id) ? (JSON.parse(list) as { id: string }[]).find((r) => r.id === id) : undefined
      if (found) return { id, kind, document: row.id, body: found }
    }
  }
  return undefined
}
