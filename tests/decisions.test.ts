/** What people decide about entities: kept in order, stronger than what Readout finds, taken back by a later decision. */
import { strict as assert } from 'node:assert'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import type { DocumentRecords } from '../src/engine.ts'
import type { Decision } from '../src/record/index.ts'
import { foldDecisions } from '../src/resolve/decisions.ts'
import { joinedDocuments } from '../src/serve/weighing.ts'
import { openStore } from '../src/store/sqlite.ts'

const root = new URL('../', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'readout-decisions-'))
const store = join(folder, 'store.sqlite')

function readout(...args: readonly string[]): {
  readonly code: number | null
  readonly out: string
  readonly err: string
} {
  const r = spawnSync(join(root, 'bin/readout'), args, { encoding: 'utf8', cwd: folder })
  return { code: r.status, out: r.stdout, err: r.stderr }
}

const reports = {
  'en.txt':
    'Kremlin aide Pyotr Varlamov said on Monday that Russia would attend the talks. "We are ready," Varlamov said, and left.',
  'ru.txt':
    'Помощник президента России Пётр Варламов заявил в понедельник, что Москва готова к переговорам. Варламов добавил, что дата не назначена.',
}

function joined(): readonly DocumentRecords[] {
  const opened = openStore(store, { mustExist: true })
  assert.ok(opened.ok)
  const { documents } = joinedDocuments(opened.value)
  opened.value.close()
  return documents
}

const varlamovs = () =>
  joined().flatMap((d) =>
    d.entities.filter((e) => /Varlamov|Варламов|Roe/.test([e.name, ...Object.values(e.names).flat()].join(' '))),
  )

test('a split, a merge, a name: each holds until a later one, also after reading again', () => {
  for (const [name, text] of Object.entries(reports)) writeFileSync(join(folder, name), text)
  const add = () => readout('add', 'en.txt', 'ru.txt', '--published', '2026-03-02', '--store', store)
  assert.equal(add().code, 0)
  const [one, same] = varlamovs()
  assert.ok(one && same)
  assert.equal(one.id, same.id)
  const why = readout('why', one.id, '--store', store).out
  const gone = /^(e_\w+) is the same:$/m.exec(why)?.[1]
  assert.ok(gone, why)
  assert.match(why, /sounds like/)

  assert.equal(readout('split', one.id, gone, '--note', 'brothers', '--store', store).code, 0)
  assert.equal(new Set(varlamovs().map((e) => e.id)).size, 2)
  assert.equal(add().code, 0)
  assert.equal(new Set(varlamovs().map((e) => e.id)).size, 2)

  assert.equal(readout('merge', one.id, gone, '--store', store).code, 0)
  assert.equal(new Set(varlamovs().map((e) => e.id)).size, 1)
  assert.match(readout('why', one.id, '--store', store).out, /a person decided so/)

  assert.equal(readout('rename', one.id, 'Jane Roe', '--store', store).code, 0)
  assert.ok(varlamovs().every((e) => e.name === 'Jane Roe'))

  const [english] = joined().filter((d) => d.document.source === 'en.txt')
  assert.equal(readout('split', one.id, english!.document.id, '--store', store).code, 0)
  assert.equal(new Set(varlamovs().map((e) => e.id)).size, 2)
  for (const d of joined())
    for (const m of d.mentions)
      assert.ok(
        d.entities.some((e) => e.id === m.entity),
        `${m.quote} has no entity`,
      )

  const log = readout('decisions', '--store', store).out
  assert.match(log, /^1 split e_\w+ e_\w+ \(brothers\)\n2 merge .*\n3 rename .* Jane Roe\n4 split e_\w+ d_\w+\n$/)
})

test('the log cannot be changed, and what is unknown cannot be decided', () => {
  const database = new DatabaseSync(store)
  assert.throws(() => database.exec('DELETE FROM decision'), /never removed/)
  assert.throws(() => database.exec("UPDATE decision SET body = ''"), /never changed/)
  database.close()
  const [one] = varlamovs()
  assert.equal(readout('merge', one!.id, 'e_0000000000000000', '--store', store).code, 1)
  assert.match(readout('merge', one!.id, one!.id, '--store', store).err, /bad-decision/)
})

test('of decisions that contradict each other by way of a third the latest holds', () => {
  const merge = (entity: string, other: string): Decision => ({ kind: 'merge', entity, other })
  const split = (entity: string, other: string): Decision => ({ kind: 'split', entity, other })
  const ids = (log: readonly Decision[]) => foldDecisions(log).merges.map((m) => `${m.kept} ${m.gone}`)
  assert.deepEqual(ids([merge('a', 'b'), merge('b', 'c'), merge('c', 'a')]).length, 2)
  assert.deepEqual(ids([merge('a', 'b'), merge('b', 'c'), split('a', 'c')]), ['b c'])
  assert.deepEqual(ids([split('a', 'c'), merge('a', 'b'), merge('b', 'c')]).length, 2)
  assert.deepEqual([...foldDecisions([merge('a', 'b'), split('b', 'a')]).apart], ['a b'])
})
