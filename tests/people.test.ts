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

test('a given name, a name after the father, initials and a middle name are of the one who is named in full', async () => {
  const one = 'person Вячеслав Тимчук'
  await are('ru', 'Вячеслав Тимчук приехал во вторник. С Вячеславом Степановичем Тимчуком говорили.', {
    'Вячеслав Тимчук': one,
    'Вячеславом Степановичем Тимчуком': one,
  })
  await are('ru', 'Во вторник выступил Дмитрий Аленцов. Вопросы задали Дмитрию Анатольевичу.', {
    'Дмитрию Анатольевичу': 'person Дмитрий Аленцов',
  })
  await are('ru', 'По словам Д. Медведева, решения нет.', { 'Д. Медведева': 'person Dmitry Medvedev' })
  await are('en', 'Maria Lopez Dunne arrived on Monday. Maria said she was tired.', {
    Maria: 'person Maria Lopez Dunne',
  })
})

test('a given name of two is nobody, and a family name in the feminine is not his', async () => {
  const found = await whoIn('en', 'Maria Lopez met Maria Dunne on Monday. Maria said no.')
  assert.notEqual(found['Maria'], 'person Maria Lopez')
  const family = await whoIn('ru', 'Юлия Наволоцкая выступила в среду. Она вспомнила Наволоцкого.')
  assert.notEqual(family['Наволоцкого'], family['Юлия Наволоцкая'])
})

test('a body with its own country is that body', async () => {
  await are('ru', 'Депутаты Госдумы РФ приняли закон во вторник.', { 'Госдумы РФ': 'organization State Duma' })
})
