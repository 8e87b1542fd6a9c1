import { strict as assert } from 'node:assert'
import { existsSync, globSync } from 'node:fs'
import { test } from 'node:test'
import { articlesOfFile } from '../src/acquire/files.ts'
import { type DocumentRecords, type FindingRecord, outletKey, readArticle } from '../src/engine.ts'
import { languageCodes, loadLanguage } from '../src/languages/index.ts'
import { lexiconRows } from '../src/models/lexicon-entries.ts'
import type { Language } from '../src/record/index.ts'
import { weigh } from '../src/weigh/weigh.ts'

const sample = new URL('../sample/', import.meta.url).pathname
const languages = new Map<string, Language>()
for (const code of languageCodes) languages.set(code, (await loadLanguage(code))!)
const tools = {
  language: (code: string) => languages.get(code),
  outlet: outletKey,
  concepts: lexiconRows('concepts'),
}

async function read(path: string, published?: string): Promise<DocumentRecords> {
  const found = await articlesOfFile(path, published ? { published } : {})
  assert.ok(found.ok)
  return readArticle(found.value[0]!)
}

const documents = await Promise.all(
  globSync('1*.md', { cwd: sample })
    .filter((f) => !f.endsWith('.expected.md'))
    .sort()
    .map((f) => read(`${sample}${f}`)),
)
const findings = weigh(documents, tools)
const sources = (f: FindingRecord): readonly string[] =>
  f.documents.map((id) => documents.find((d) => d.document.id === id)?.document.source ?? '').sort()
const quotes = (f: FindingRecord, all: readonly DocumentRecords[]): readonly string[] =>
  f.records.map((id) => {
    for (const d of all)
      for (const r of [...d.statements, ...d.times, ...d.quantities, ...d.mentions, ...d.positions])
        if (r.id === id) return r.quote
    return ''
  })

test('copies are one origin, also under another headline', () => {
  const repeated = findings.filter((f) => f.kind === 'repeated')
  assert.equal(repeated.length, 1)
  assert.deepEqual(sources(repeated[0]!), [
    '1962-10-22-en-harbour-wire.md',
    '1962-10-23-en-lakeside-gazette.md',
    '1962-10-23-en-potomac-courier.md',
  ])
  assert.equal(repeated[0]!.independent, 1)
})

test('figures that cannot both hold are contested: ships, twelve and sixteen', () => {
  const ships = findings.find(
    (f) => f.kind === 'contested' && sources(f).join() === '1962-10-24-de-bergpost.md,1962-10-24-zh-donghai.md',
  )
  assert.ok(ships, JSON.stringify(findings.map((f) => [f.kind, f.about])))
})

test('an outlet that corrects itself is a correction', () => {
  assert.ok(findings.some((f) => f.kind === 'corrected' && sources(f).includes('1962-10-23-en-harbour-wire.md')))
})

test('no copy stands in a finding of its own', () => {
  for (const f of findings)
    if (f.kind !== 'repeated') assert.ok(!sources(f).includes('1962-10-23-en-lakeside-gazette.md'), f.about)
})

test('the order of reports changes nothing', () => {
  for (let i = 0; i < 3; i++) {
    const turned = [...documents.slice(i * 7), ...documents.slice(0, i * 7)].reverse()
    assert.equal(JSON.stringify(weigh(turned, tools)), JSON.stringify(findings))
  }
})

const gold = new URL('../../shared/cases/abu-dhabi/', import.meta.url).pathname
test('two real reports: what only both tell', {
  skip: existsSync(gold) ? false : 'no open case beside the checkout',
}, async () => {
  const both = [await read(`${gold}en.txt`, '2026-02-01'), await read(`${gold}zh.txt`, '2026-01-23')]
  const found = weigh(both, tools)
  const holds = (kind: string, ...words: readonly string[]): boolean =>
    found.some((f) => f.kind === kind && words.every((w) => quotes(f, both).some((q) => q.includes(w))))
  assert.ok(holds('contested', '四年', 'nearly two years'), 'length of the war')
  assert.ok(
    found.some((f) => f.kind === 'contested' && f.about.includes('Donald Trump')),
    'office',
  )
  assert.ok(holds('corrected', '两人将于当天会面', '22日举行'), 'day of the meeting')
  assert.ok(holds('agreed', '我们快要接近目标了', 'very close to reaching an agreement'), 'an agreement is close')
  assert.ok(
    !found.some((f) => f.kind === 'contested' && quotes(f, both).some((q) => q.includes('degrees'))),
    'temperatures',
  )
})

const reported = (language: string, text: string, outlet?: string): Promise<DocumentRecords> =>
  readArticle({
    source: outlet ?? language,
    text,
    language,
    notices: [],
    published: '2026-03-02',
    publishedFrom: 'given',
    ...(outlet ? { outlet: { name: outlet, kind: 'other' as const } } : {}),
  })

async function independentOf(...reports: readonly Promise<DocumentRecords>[]): Promise<number | undefined> {
  return weigh(await Promise.all(reports), tools).find((f) => f.kind === 'agreed')?.independent
}

const peskov = {
  en: 'The Kremlin is ready for talks on a ceasefire, Dmitry Peskov said on Monday.',
  de: 'Der Kreml ist zu Gesprächen über eine Waffenruhe bereit, sagte Dmitri Peskow am Montag.',
  fr: 'Le Kremlin est prêt à des pourparlers sur un cessez-le-feu, a déclaré lundi Dmitri Peskov.',
}

test('outlets count once under all their names, unknown ones never', async () => {
  const { en, de, fr } = peskov
  assert.equal(await independentOf(reported('en', en, 'Lake Post'), reported('de', de, 'Seeblatt')), 2)
  assert.equal(await independentOf(reported('en', en, 'Reuters'), reported('de', de, '路透社')), 1)
  assert.equal(await independentOf(reported('en', en, 'Lake Post'), reported('de', de)), 1)
  assert.equal(await independentOf(reported('en', en), reported('de', de)), 1)
  assert.equal(await independentOf(reported('en', en, 'Lake Post'), reported('de', de), reported('fr', fr)), 1)
})

test('reports that credit one agency have one origin', async () => {
  const credited = `MOSCOW (Reuters) - ${peskov.en}`
  const { de } = peskov
  assert.equal(await independentOf(reported('en', credited, 'Lake Post'), reported('de', de, 'Seeblatt')), 2)
  assert.equal(await independentOf(reported('en', credited, 'Lake Post'), reported('de', de, 'Reuters')), 1)
  const cited = 'Der Kreml ist zu Gesprächen über eine Waffenruhe bereit, sagte Dmitri Peskow laut Reuters am Montag.'
  assert.equal(await independentOf(reported('en', credited, 'Lake Post'), reported('de', cited, 'Seeblatt')), 1)
})

test('a known outlet has its kind, and its name where only the address tells it', async () => {
  assert.deepEqual((await reported('en', peskov.en, 'Der Spiegel')).document.outlet, {
    name: 'Der Spiegel',
    kind: 'newspaper',
  })
  assert.deepEqual((await reported('en', peskov.en, 'cn.reuters.com')).document.outlet, {
    name: 'Reuters',
    kind: 'agency',
  })
})

test('a stance that is more likely misread than held has not moved', () => {
  const moved = (all: readonly DocumentRecords[]): readonly FindingRecord[] =>
    weigh(all, tools).filter((f) => f.kind === 'changed' && f.records.every((id) => id.startsWith('p_')))
  assert.ok(moved(documents).length > 0)
  const doubtful = documents.map((d) => ({ ...d, positions: d.positions.map((p) => ({ ...p, confidence: 0.3 })) }))
  assert.deepEqual(moved(doubtful), [])
})
