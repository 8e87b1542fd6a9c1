/** Whose name a name is where several bear a part of it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readArticle } from '../src/engine.ts'

/** Quote to the name and kind of its entity. */
async function whoIn(language: string, text: string): Promise<Readonly<Record<string, string>>> {
  const r = await readArticle({
    source: language,
    text,
    language,
    notices: [],
    publishedFrom: 'given',
    published: '2026-01-20',
  })
  const entities = new Map(r.entities.map((e) => [e.id, e]))
  return Object.fromEntries(
    r.mentions.map((m) => [m.quote, `${entities.get(m.entity)?.kind} ${entities.get(m.entity)?.name}`]),
  )
}

const are = async (language: string, text: string, expected: Readonly<Record<string, string>>): Promise<void> => {
  const found = await whoIn(language, text)
  for (const [quote, who] of Object.entries(expected))
    assert.equal(found[quote], who, `${text} ${JSON.stringify(found)}`)
}

test('a Chinese family name behind another given name is somebody else, there and later', async () => {
  await are('zh', '委内瑞拉总统尼古拉斯·马杜罗周一说，美国应停止制裁。', { 马杜罗: 'person Nicolás Maduro' })
  await are('zh', '乌克兰总统弗拉基米尔·泽连斯基周一表示，和谈仍在继续。', {
    弗拉基米尔·泽连斯基: 'person Volodymyr Zelensky',
  })
  const other = await whoIn('zh', '玛丽亚·马杜罗周一说，美国应停止制裁。马杜罗没有回答问题。')
  assert.ok(!Object.values(other).includes('person Nicolás Maduro'), JSON.stringify(other))
})

test('the family name of two who are named is that of the one who leads', async () => {
  await are('ar', 'بحث ولي العهد السعودي بن سلمان في السعودية الأزمة.', { 'بن سلمان': 'person Mohammed bin Salman' })
})

test('an Arabic given name alone is nobody of the lexicon', async () => {
  const found = await whoIn('ar', 'وصل عيسى إلى البحرين يوم الاثنين.')
  assert.ok(!Object.values(found).includes('person Hamad bin Isa'), JSON.stringify(found))
})

test('a town may have the name of a family', async () => {
  await are('ru', 'В Джамму погибли люди, сообщили в Индии.', { Джамму: 'place Jammu' })
  await are('en', 'Jammeh fled Gambia on Monday.', { Jammeh: 'person Yahya Jammeh' })
})
