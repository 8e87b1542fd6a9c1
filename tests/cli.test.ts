import { strict as assert } from 'node:assert'
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import type { AnyRecord } from '../src/engine.ts'

const root = new URL('../', import.meta.url).pathname
const sample = (name: string): string => join(root, 'sample', `${name}.md`)
const folder = mkdtempSync(join(tmpdir(), 'readout-cli-'))
const at = (name: string): string => join(folder, name)

interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function readout(args: readonly string[], input?: string): Run {
  const r = spawnSync(join(root, 'bin/readout'), args, {
    encoding: 'utf8',
    cwd: folder,
    maxBuffer: 1 << 28,
    ...(input === undefined ? {} : { input }),
  })
  return { code: r.status, out: r.stdout, err: r.stderr }
}

const records = (out: string): readonly AnyRecord[] =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as AnyRecord)

test('read prints records in the order of the contract, every quote as it stands in the text, twice the same', () => {
  const first = readout(['read', sample('1962-10-22-en-harbour-wire')])
  assert.equal(first.code, 0)
  const all = records(first.out)
  const order = ['document', 'sentence', 'entity', 'mention', 'time', 'quantity', 'statement', 'event', 'position']
  const kinds = all.map((r) => order.indexOf(r.type))
  assert.deepEqual(
    kinds,
    [...kinds].sort((a, b) => a - b),
  )
  assert.deepEqual(new Set(kinds).size, order.length)
  const [document] = all
  assert.ok(document?.type === 'document')
  for (const r of all) if ('quote' in r) assert.equal(r.quote, document.text.slice(r.span.start, r.span.end))
  assert.equal(readout(['read', sample('1962-10-22-en-harbour-wire')]).out, first.out)
})

test('read --jobs prints what one thread prints, in the order of the files, and names what it cannot read', () => {
  const files = ['1962-10-22-en-harbour-wire', '1962-10-24-de-bergpost', '1962-10-25-uk-obriy'].map(sample)
  const all = [...files, at('none.txt'), '-', ...files]
  const input = 'The mayor said on Monday that 12 people were hurt.'
  const one = readout(['read', ...all], input)
  const three = readout(['read', '--jobs', '3', ...all], input)
  assert.deepEqual(three, one)
  assert.equal(one.code, 1)
  assert.match(one.err, /none\.txt/)
  assert.equal(readout(['read', '--jobs', '0', files[0]!]).code, 2)
})

test('read takes standard input and what the user says of it', () => {
  const r = readout(
    ['read', '-', '--published', '2026-03-05', '--outlet', 'Lake Press Agency'],
    'The mayor said on Monday that 12 people were hurt when the old bridge of Lindau fell into the river.',
  )
  assert.equal(r.code, 0)
  const [document] = records(r.out)
  assert.ok(document?.type === 'document')
  assert.deepEqual(document.outlet, { name: 'Lake Press Agency', kind: 'agency' })
  assert.equal(document.publishedFrom, 'given')
  assert.ok(records(r.out).some((x) => x.type === 'time' && x.timex.value === '2026-03-02'))
})

test('one bad file does not stop the others: exit 1, the reason on standard error, the rest printed', () => {
  writeFileSync(at('empty.txt'), '')
  writeFileSync(at('latin.txt'), new Uint8Array([0x4b, 0xf6, 0x6c, 0x6e, 0x0a]))
  writeFileSync(
    at('binary.bin'),
    new Uint8Array(5000).map((_, i) => i % 5),
  )
  const r = readout([
    'read',
    'empty.txt',
    'latin.txt',
    'binary.bin',
    'missing.txt',
    folder,
    sample('1962-10-20-en-potomac-courier'),
  ])
  assert.equal(r.code, 1)
  for (const reason of ['empty', 'not valid UTF-8', 'binary data', 'there is no file', 'is a directory'])
    assert.match(r.err, new RegExp(reason), reason)
  assert.equal(records(r.out)[0]?.type, 'document')
})

test('fifty megabytes of one line are refused with the reason and the way out', () => {
  writeFileSync(at('long.txt'), 'a '.repeat(25_000_000))
  const r = readout(['add', 'long.txt', '--store', 'long.sqlite'])
  assert.equal(r.code, 1)
  assert.match(r.err, /50,000,000 characters.*\n.*split it/)
  assert.equal(
    (new DatabaseSync(at('long.sqlite')).prepare('SELECT count(*) AS n FROM document').get() as { n: number }).n,
    0,
  )
})

test('wrong use ends with 2 and says what is right', () => {
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [['read', '--colour', 'x.txt'], /unknown option '--colour'/],
    [['read'], /missing required argument 'files'/],
    [['reed', 'x.txt'], /unknown command 'reed'/],
    [['read', 'x.txt', '--published', 'tomorrow'], /--published takes a date/],
    [['read', 'x.txt', '--language', 'English!'], /BCP 47/],
  ]
  for (const [args, expected] of cases) {
    const r = readout(args)
    assert.equal(r.code, 2, args.join(' '))
    assert.match(r.err, expected)
    assert.equal(r.out, '')
  }
})

test('every command has help with examples', () => {
  for (const command of ['read', 'add', 'brief', 'show', 'serve', 'demo']) {
    const r = readout([command, '--help'])
    assert.equal(r.code, 0, command)
    assert.match(r.out, /Examples:\n {2}\$/, command)
  }
})

test('add keeps a report once; brief cites it; show has its words', () => {
  const args = ['--store', 'kept.sqlite']
  const files = ['1962-10-22-en-harbour-wire', '1962-10-23-en-lakeside-gazette', '1962-10-23-en-harbour-wire'].map(
    sample,
  )
  assert.match(readout(['add', ...files, ...args]).err, /3 added, 0 known already, 0 failed/)
  assert.match(readout(['add', ...files, ...args]).err, /0 added, 3 known already, 0 failed/)
  const brief = readout(['brief', ...args])
  assert.equal(brief.code, 0)
  assert.match(brief.out, /## Corrected/)
  assert.match(brief.out, /## Repeated word for word/)
  const cited = /d_[0-9a-f]{16} (st_[0-9a-f]{16})/.exec(brief.out)?.[1]
  assert.ok(cited)
  const shown = readout(['show', cited, ...args])
  assert.equal(shown.code, 0)
  assert.match(shown.out, /⟦.+⟧/)
  assert.equal(readout(['show', 'st_0000000000000000', ...args]).code, 1)
})

test('a store that is none, is missing or is being written is said so, and nothing is lost', () => {
  copyFileSync(sample('1962-10-20-en-potomac-courier'), at('notastore.sqlite'))
  const before = readFileSync(at('notastore.sqlite'), 'utf8')
  assert.match(
    readout(['add', sample('1962-10-20-en-potomac-courier'), '--store', 'notastore.sqlite']).err,
    /is not a Readout store/,
  )
  assert.equal(readFileSync(at('notastore.sqlite'), 'utf8'), before)
  assert.match(readout(['brief', '--store', 'nowhere.sqlite']).err, /there is no store/)
  assert.ok(!existsSync(at('nowhere.sqlite')))
  readout(['add', sample('1962-10-20-en-potomac-courier'), '--store', 'busy.sqlite'])
  const other = new DatabaseSync(at('busy.sqlite'))
  other.exec('BEGIN IMMEDIATE')
  const r = readout(['add', sample('1962-10-22-en-harbour-wire'), '--store', 'busy.sqlite'])
  other.exec('ROLLBACK')
  other.close()
  assert.equal(r.code, 1)
  assert.match(r.err, /being written by another process/)
})

test('errors come as JSON where asked for', () => {
  const r = readout(['read', 'missing.txt', '--json'])
  const { error } = JSON.parse(r.err) as { readonly error: Readonly<Record<string, string>> }
  assert.deepEqual(Object.keys(error).sort(), ['code', 'docs', 'hint', 'message', 'subject'])
})
