import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readArticle } from '../src/engine.ts'
import { soundOf } from '../src/models/sounds.ts'
import { applyMerges, findMerges } from '../src/resolve/identity.ts'
import { soundDistance } from '../src/resolve/sound.ts'

const article = (language: string, text: string) =>
  readArticle({ source: language, text, language, notices: [], publishedFrom: 'given', published: '2026-03-02' })

const reports = () =>
  Promise.all([
    article(
      'en',
      'Kremlin aide Pyotr Varlamov said on Monday that Russia would attend the talks. "We are ready," Varlamov said.',
    ),
    article(
      'ru',
      'Помощник президента России Пётр Варламов заявил в понедельник, что Москва готова к переговорам. Варламов добавил, что дата не назначена.',
    ),
    article('zh', '俄罗斯总统助理瓦尔拉莫夫2日表示,俄方已准备好参加会谈。瓦尔拉莫夫说,日期尚未确定。'),
  ])

test('a person of no lexicon is one by sound in three scripts, with reasons', async () => {
  const documents = await reports()
  const merges = findMerges(documents, { soundOf })
  const joined = applyMerges(documents, merges)
  const ids = joined.map(
    (d) => d.entities.find((e) => /Varlamov|Варламов|瓦尔拉莫夫/.test(Object.values(e.names).flat().join(' ')))?.id,
  )
  assert.equal(new Set(ids).size, 1, JSON.stringify(documents.map((d) => d.entities.map((e) => [e.kind, e.name]))))
  for (const m of merges) assert.ok(m.reasons.length > 1)
  for (const d of joined)
    for (const s of d.statements) if (s.speaker.entity) assert.ok(d.entities.some((e) => e.id === s.speaker.entity))
})

test('the order of documents changes no merge', async () => {
  const documents = await reports()
  assert.deepEqual(findMerges(documents, { soundOf }), findMerges([...documents].reverse(), { soundOf }))
})

test('two people of one report stay two, and so do two names that only share an ending', async () => {
  const both = await Promise.all([
    article(
      'en',
      'Russian deputy Ivan Petrenko met Russian senator Igor Petrenkov in Moscow. Ivan Petrenko said little. Igor Petrenkov left.',
    ),
    article('en', 'Ukrainian officer Oleh Marchuk said the town held.'),
    article('uk', 'Український офіцер Олег Савчук заявив, що місто тримається.'),
  ])
  assert.deepEqual(
    findMerges(both, { soundOf }).map((m) => m.reasons),
    [],
  )
})

for (const [a, b, most] of [
  ['Ushakov', '乌沙科夫', 0.3],
  ['Zelensky', '泽连斯基', 0.35],
  ['Zelenskyy', 'Зеленський', 0.2],
  ['Netanyahu', 'نتنياهو', 0.35],
  ['Selenskyj', 'Зеленский', 0.25],
] as const)
  test(`${a} sounds like ${b}`, () =>
    assert.ok(soundDistance(a, soundOf(b)) <= most, String(soundDistance(a, soundOf(b)))))
