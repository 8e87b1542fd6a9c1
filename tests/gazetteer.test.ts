/** A user's gazetteer: dumps of GeoNames and Wikidata, read in parts as in one go, and used by reading. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { addDump } from '../src/models/gazetteer-build.ts'

const folder = mkdtempSync(join(tmpdir(), 'readout-gazetteer-'))
const at = (name: string): string => join(folder, name)

// rows as in the dumps: a hamlet, a lake, a historical town, a hotel; invented places with ids that GeoNames does not use
const geonames = [
  '99000001|Zubrivka|Zubrivka||49.5|36.25|P|PPL|UA||07||||412||130|Europe/Kyiv|2020-01-01',
  '99000002|Lake Orvel|Lake Orvel||61.1|9.2|H|LK|NO||||||0||||2020-01-01',
  '99000003|Oldtown|Oldtown||50|30|P|PPLH|UA||||||0||||2020-01-01',
  '99000004|Hotel Orvel|Hotel Orvel||61|9|S|HTL|NO||||||0||||2020-01-01',
].map((line) => line.split('|'))
const alternates = [
  ['1', '99000001', 'uk', 'Зубрівка', '1', '', '', ''],
  ['2', '99000001', 'ru', 'Зубровка', '', '', '', ''],
  ['3', '99000001', 'zh', '祖布里夫卡', '', '', '', ''],
  ['4', '99000001', 'hu', 'Zubrifka', '', '', '', ''],
  ['5', '99000001', 'wkdt', 'Q999000001', '', '', '', ''],
  ['6', '99000001', 'uk', 'Стара Зубрівка', '', '', '', '1'],
]
const item = (id: string, labels: Record<string, string>, claims: Record<string, unknown>, pages = 9) => ({
  type: 'item',
  id,
  labels: Object.fromEntries(Object.entries(labels).map(([l, value]) => [l, { language: l, value }])),
  aliases: {},
  claims: Object.fromEntries(
    Object.entries(claims).map(([p, value]) => [p, [{ rank: 'normal', mainsnak: { datavalue: { value } } }]]),
  ),
  sitelinks: Object.fromEntries(Array.from({ length: pages }, (_, i) => [`w${i}wiki`, {}])),
})
const wikidata = [
  item('Q999000010', { en: 'Norland' }, { P297: 'NO' }),
  item(
    'Q999000011',
    { en: 'Ingvild Torsrud', ru: 'Ингвильд Торсруд' },
    { P31: { id: 'Q5' }, P27: { id: 'Q999000010' } },
  ),
  item('Q999000012', { en: 'Orvel Shipping', ru: 'Орвел Шиппинг' }, { P159: { id: 'Q1' }, P17: { id: 'Q999000010' } }),
  item('Q999000013', { en: 'Little Known', ru: 'Малоизвестный Человек' }, { P31: { id: 'Q5' } }, 1),
]

const files = {
  geonames: geonames.map((r) => r.join('\t')).join('\n'),
  alternates: alternates.map((r) => r.join('\t')).join('\n'),
  wikidata: `[\n${wikidata.map((i) => JSON.stringify(i)).join(',\n')}\n]\n`,
}
writeFileSync(at('NO.txt'), files.geonames)
writeFileSync(at('alternateNamesV2.txt'), files.alternates)
writeFileSync(at('dump.json.gz'), gzipSync(files.wikidata))

const content = (file: string): unknown => {
  const database = new DatabaseSync(file)
  const tables = ['entry', 'name', 'country', 'source'].map((t) => database.prepare(`SELECT * FROM ${t}`).all())
  database.close()
  return JSON.parse(JSON.stringify(tables))
}

test('dumps are told by content and read alike in one go, in parts and again', async () => {
  for (const name of ['NO.txt', 'alternateNamesV2.txt', 'dump.json.gz']) {
    const whole = await addDump(at(name), at('whole.sqlite'))
    assert.equal(whole.stopped, false)
    for (let runs = 0; (await addDump(at(name), at('parts.sqlite'), { batch: 1, stop: () => true })).stopped; runs++)
      assert.ok(runs < 20)
    assert.deepEqual(await addDump(at(name), at('whole.sqlite')), {
      entries: 0,
      names: 0,
      format: 'known',
      stopped: false,
    })
  }
  assert.deepEqual(content(at('parts.sqlite')), content(at('whole.sqlite')))
  const [entries] = content(at('whole.sqlite')) as [
    readonly { readonly key: string; readonly names: string; readonly links: string }[],
  ]
  assert.deepEqual(
    entries.map((e) => e.key),
    ['Q999000011', 'Q999000012', 'geonames:99000001', 'geonames:99000002'],
  )
  assert.deepEqual(JSON.parse(entries[2]!.names), {
    en: ['Zubrivka'],
    uk: ['Зубрівка'],
    ru: ['Зубровка'],
    zh: ['祖布里夫卡'],
  })
  assert.deepEqual(JSON.parse(entries[2]!.links), { geonames: '99000001', wikidata: 'Q999000001' })
})

test('the command makes a gazetteer that read uses', () => {
  const readout = (args: readonly string[], input: string) =>
    spawnSync(join(new URL('../', import.meta.url).pathname, 'bin/readout'), args, {
      encoding: 'utf8',
      cwd: folder,
      input,
      env: { ...process.env, READOUT_GAZETTEER: at('made.sqlite') },
    })
  writeFileSync(at('other.txt'), 'no dump\n')
  const bad = readout(['gazetteer', 'add', 'other.txt'], '')
  assert.equal(bad.status, 1)
  assert.match(bad.stderr, /not-a-dump/)
  assert.equal(readout(['gazetteer', 'add', 'NO.txt', 'alternateNamesV2.txt', 'dump.json.gz'], '').status, 0)
  const entities = (text: string, language: string): readonly Record<string, unknown>[] =>
    readout(['read', '-', '--language', language], text)
      .stdout.split('\n')
      .filter((l) => l.includes('"type":"entity"'))
      .map((l) => JSON.parse(l) as Record<string, unknown>)
  const village = entities('Внаслідок обстрілу в Зубрівці загинули двоє людей, повідомили в Україні.', 'uk')
  assert.ok(
    village.some((e) => e['lat'] === 49.5 && e['country'] === 'UA'),
    JSON.stringify(village),
  )
  const person = entities('Ingvild Torsrud said on Monday that Orvel Shipping would sail to Norway.', 'en')
  const wikidataIds = person.map((e) => (e['links'] as { readonly wikidata?: string } | undefined)?.wikidata)
  assert.ok(wikidataIds.includes('Q999000011') && wikidataIds.includes('Q999000012'), JSON.stringify(person))
})
