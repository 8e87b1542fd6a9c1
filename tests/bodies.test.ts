/** A body of a country is one organization in eight languages, and not that of another country or document. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readArticle } from '../src/engine.ts'

const bodiesIn = async (language: string, text: string) => {
  const { entities } = await readArticle({ source: language, text, language, notices: [], publishedFrom: 'none' })
  return entities.filter((e) => e.kind === 'organization').map(({ id, name, country }) => ({ id, name, country }))
}

test('the foreign ministry of India is one in eight languages, by adjective and by name', async () => {
  for (const [language, text] of [
    ['en', 'The Indian foreign ministry said on Monday that talks would go on.'],
    ['en', "Talks will go on, India's foreign ministry said on Monday."],
    ['ru', 'МИД Индии заявил в понедельник, что переговоры продолжатся.'],
    ['ru', 'Индийский МИД заявил в понедельник, что переговоры продолжатся.'],
    ['uk', 'МЗС Індії заявило у понеділок, що переговори триватимуть.'],
    ['de', 'Das indische Außenministerium teilte am Montag mit, man werde weiter verhandeln.'],
    ['de', 'Indiens Außenministerium teilte am Montag mit, man werde weiter verhandeln.'],
    ['fr', 'Le ministère indien des Affaires étrangères a annoncé lundi la poursuite des discussions.'],
    ['es', 'El Ministerio de Exteriores de la India anunció el lunes que las conversaciones seguirán.'],
    ['ar', 'أعلنت وزارة الخارجية الهندية يوم الاثنين أن المحادثات ستستمر.'],
    ['zh', '印度外交部周一表示，会谈将继续。'],
  ] as const)
    assert.deepEqual(
      await bodiesIn(language, text),
      [{ id: 'e_200b2ff81752d119', name: 'foreign ministry of India', country: 'IN' }],
      text,
    )
})

test('a body of the lexicon is the same by its own name and by what it is', async () => {
  const [own] = await bodiesIn('ru', 'ЦАХАЛ сообщил об ударе.')
  assert.equal(own?.name, 'Israeli army')
  assert.deepEqual(await bodiesIn('fr', "L'armée israélienne a annoncé une frappe."), [own])
  assert.deepEqual(await bodiesIn('ru', 'ВС Израиля сообщили об ударе.'), [own])
})

test('a body without its country is the one that the text names, else nobody else’s', async () => {
  const bare = 'The Interior Ministry said little.'
  const [named, ...others] = await bodiesIn('en', `Egypt's interior ministry met on Monday. ${bare}`)
  assert.equal(named?.country, 'EG')
  assert.deepEqual(others, [])
  const two = await bodiesIn(
    'en',
    `Egypt's interior ministry met that of Libya. Libya's interior ministry left. ${bare}`,
  )
  assert.equal(two.length, 3)
  const [here] = await bodiesIn('en', `${bare} It rained in Cairo.`)
  const [there] = await bodiesIn('en', `${bare} It rained in Tripoli.`)
  assert.notEqual(here?.id, there?.id)
})

test('a party whose name others have is that of the country which the text names', async () => {
  const [here] = await bodiesIn('en', 'The Democratic Party won the vote in the United States.')
  assert.equal(here?.country, 'US')
  const there = await bodiesIn('en', 'The Democratic Party won the vote in Kosovo.')
  assert.deepEqual(
    there.map((e) => [e.name, e.country]),
    [['Democratic Party', undefined]],
  )
})

test('a Chinese body is found right behind its country, but not in the name of who heads it', async () => {
  assert.deepEqual(
    (await bodiesIn('zh', '菲律宾海岸警卫队的船周一被撞。')).map((e) => e.name),
    ['coast guard of Philippines'],
  )
  assert.deepEqual(await bodiesIn('zh', '海地警察司令周一说，会谈将继续。'), [])
})
