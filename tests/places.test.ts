/** Which place a name means, as the text itself tells. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readArticle } from '../src/engine.ts'

/** Quote to where it is: subdivision, else country, behind the kind where that is not a place. */
async function placesIn(language: string, text: string): Promise<Readonly<Record<string, string>>> {
  const r = await readArticle({ source: language, text, language, notices: [], publishedFrom: 'none' })
  const entities = new Map(r.entities.map((e) => [e.id, e]))
  return Object.fromEntries(
    r.mentions.flatMap((m) => {
      const e = entities.get(m.entity)
      if (!e || m.form !== 'name') return []
      const at = e.subdivision ?? e.country ?? '?'
      return [[m.quote, e.kind === 'place' ? at : `${e.kind} ${at}`] as const]
    }),
  )
}

const isIn = async (language: string, text: string, expected: Readonly<Record<string, string>>): Promise<void> => {
  const found = await placesIn(language, text)
  for (const [quote, at] of Object.entries(expected)) assert.equal(found[quote], at, `${text} ${JSON.stringify(found)}`)
}

test('what stands behind the comma tells where a town is, here and later', async () => {
  await isIn('en', 'A fire broke out in Paris, Texas. The mayor of Paris said nobody died.', { Paris: 'US-TX' })
  await isIn('en', 'The mayor of Paris said nobody died.', { Paris: 'FR' })
  await isIn('en', 'He lives in Decatur, Ind., not in Springfield.', { Decatur: 'US-IN' })
  await isIn('en', 'He flew to Mexico, Cuba and Peru.', { Mexico: 'country MX', Cuba: 'country CU' })
})

test('a region is meant before a small town of its name, and a country before a region', async () => {
  await isIn('en', 'Fires spread in California and in Virginia.', { California: 'US-CA', Virginia: 'US-VA' })
  await isIn('en', 'Talks were held in Georgia and in Armenia.', { Georgia: 'country GE' })
})

test('a town lies among the other towns of the text', async () => {
  await isIn('en', 'In Ohio the river rose near Mansfield and Ashland.', { Mansfield: 'US-OH', Ashland: 'US-OH' })
  await isIn('en', 'In Texas the river rose near Gainesville.', { Gainesville: 'US-TX' })
  await isIn('en', 'In Florida the river rose near Gainesville.', { Gainesville: 'US-FL' })
})

test('counties of the United States, states behind a town, and towns near the other places of the text', async () => {
  await isIn('en', 'Police searched a house in Lamar County. The mayor of Paris, Texas, thanked them.', {
    'Lamar County': 'US-TX',
  })
  await isIn('en', 'The office in Rego Park, New York, sells flights from Moscow to New York.', {
    'Rego Park': 'US-NY',
  })
  await isIn('en', 'Firefighters from Corbin and Williamsburg came to Laurel County. A London man was hurt.', {
    'Laurel County': 'US-KY',
    London: 'US-KY',
  })
  await isIn('en', 'A London man was hurt.', { London: 'GB' })
})

test('a name is a place with the words that make places, and not with others', async () => {
  await isIn('ar', 'وصلت السفينة إلى ميناء إيلات في إسرائيل.', { 'ميناء إيلات': 'facility IL' })
  const odd = await placesIn('es', 'La portavoz Montserrat Ibarz habló el lunes en Madrid.')
  assert.ok(
    !Object.entries(odd).some(([quote, at]) => quote.includes('Ibarz') && at !== 'person ?' && at !== '?'),
    JSON.stringify(odd),
  )
})

test('names with elided articles are known in French, and joined names are two', async () => {
  await isIn('fr', "La Côte d'Ivoire et le Mali ont signé lundi à Abidjan.", { "Côte d'Ivoire": 'country CI' })
  await isIn('fr', "L'Agence internationale de l'énergie atomique a parlé lundi.", {
    "Agence internationale de l'énergie atomique": 'organization ?',
  })
  const both = await placesIn('es', 'Negociadores de Israel y Hamás se reunieron el lunes.')
  assert.equal(both['Hamás'], 'organization PS', JSON.stringify(both))
})

test('parts of countries in the words of each language, with and without the word for region', async () => {
  await isIn('uk', 'Обстріл Харківщини тривав добу. На Донеччині загинули люди.', {
    Харківщини: 'UA-63',
    Донеччині: 'UA-14',
  })
  await isIn('ru', 'Бои идут в Северном Дарфуре и в Белгородской области.', {
    'Северном Дарфуре': 'SD-DN',
    'Белгородской области': 'RU-BEL',
  })
  await isIn('ar', 'قصف الجيش محافظة إدلب ومنطقة خاركيف.', { 'محافظة إدلب': 'SY-ID', 'منطقة خاركيف': 'UA-63' })
  await isIn('zh', '哈尔科夫州和若开邦遭到袭击。', { 哈尔科夫州: 'UA-63', 若开邦: 'MM-16' })
  await isIn('es', 'Combates en la región de Járkov y en Darfur del Norte.', { 'Darfur del Norte': 'SD-DN' })
  await isIn('de', 'Kämpfe in der Region Charkiw und in Nord-Kivu.', { 'Region Charkiw': 'UA-63' })
})

test('a village that no gazetteer has lies near the town that it is said to be near, as far as that is known', async () => {
  const at = async (language: string, text: string, quote: string) => {
    const r = await readArticle({ source: language, text, language, notices: [], publishedFrom: 'none' })
    const mention = r.mentions.find((m) => m.quote === quote)
    const e = r.entities.find((x) => x.id === mention?.entity)
    return [e?.country, e?.lat, e?.precision]
  }
  const sumy = await at('en', 'Sumy was shelled on Monday.', 'Sumy')
  assert.deepEqual(sumy, ['UA', 50.91, undefined])
  assert.deepEqual(await at('en', 'The village of Karminsk, 12 km north of Sumy, was hit.', 'Karminsk'), [
    'UA',
    50.91,
    12,
  ])
  assert.deepEqual(await at('en', 'Shelling near Volkove, outside Sumy, killed two.', 'Volkove'), ['UA', 50.91, 30])
  assert.deepEqual(await at('zh', '苏梅附近的卡林诺夫卡村遭到炮击。', '卡林诺夫卡村'), ['UA', 50.91, 30])
  // neither a sentence later nor without a word that says so
  assert.equal((await at('en', 'Volkove was hit. Near Sumy it was calm.', 'Volkove'))[1], undefined)
})
