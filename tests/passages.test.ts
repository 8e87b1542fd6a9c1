/** Paragraphs in another language than their report: told apart, read by their own language, in place. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readArticle } from '../src/engine.ts'
import type { DocumentRecords } from '../src/record/index.ts'
import { assertSound } from './support/sound.ts'

async function read(paragraphs: readonly string[], language?: string): Promise<DocumentRecords> {
  const records = await readArticle({
    source: 'x',
    text: paragraphs.join('\n'),
    notices: [],
    published: '2026-03-05',
    publishedFrom: 'given',
    ...(language === undefined ? {} : { language }),
  })
  assertSound(records)
  return records
}

const languagesOf = ({ sentences }: DocumentRecords): readonly (readonly [string, string])[] =>
  sentences.flatMap((s) => (s.language === undefined ? [] : [[s.language, s.quote] as const]))

const ukrainian = [
  'Речник міністерства Іван Гончар повідомив у понеділок, що переговори триватимуть до кінця тижня.',
  'У Києві цю заяву назвали черговою спробою затягнути час, а зустріч перенесли на п’ятницю.',
]

test('a Russian paragraph of a Ukrainian report is read as Russian', async () => {
  const russian = 'Министр обороны заявил, что 12 марта были эвакуированы более 300 жителей Харькова.'
  const records = await read([ukrainian[0]!, russian, ukrainian[1]!])
  assert.equal(records.document.language, 'uk')
  assert.deepEqual(languagesOf(records), [['ru', russian]])
  assert.ok(records.times.some((t) => t.quote === '12 марта' && t.timex.value === '2026-03-12'))
  assert.ok(records.quantities.some((q) => q.min === 300 && q.of === 'жителей'))
  assert.ok(records.statements.some((s) => s.quote.startsWith('Министр обороны заявил')))
  assert.ok(records.statements.some((s) => s.speaker.text.endsWith('Іван Гончар')))
  assert.deepEqual(
    records.sentences.map((s) => s.span.start),
    [...records.sentences.map((s) => s.span.start)].sort((a, b) => a - b),
  )
})

test('a Russian quotation that is a paragraph is said by him who speaks in the Ukrainian one before', async () => {
  const words = 'Мы готовы обсуждать все вопросы, но сначала должны быть выполнены прежние договорённости'
  const records = await read([`${ukrainian[0]} Він наголосив:`, `«${words}».`, ukrainian[1]!])
  assert.deepEqual(languagesOf(records), [['ru', `«${words}».`]])
  const said = records.statements.filter((s) => s.quote.includes(words))
  assert.deepEqual(
    said.map((s) => [
      records.entities.find((e) => e.id === s.speaker.entity)?.name,
      s.mode,
      records.document.text.slice(s.content.start, s.content.end),
    ]),
    [['Іван Гончар', 'direct', words]],
  )
})

test('an English paragraph of a German report, a Chinese one of an English report, a Spanish one of an Arabic report', async () => {
  const german = 'Der Minister sagte am Montag, dass die Gespräche in Genf bis zum Ende der Woche dauern werden.'
  const english = 'More than 100 people were killed on Tuesday when the old bridge of Lindau fell into the river.'
  const chinese = '联合国特使3月2日抵达日内瓦，发言人表示，会谈将立即开始，双方都已派出代表。'
  const arabic = 'قال المتحدث باسم الحكومة إن المحادثات ستستأنف الأسبوع المقبل في القاهرة بين وزراء البلدين.'
  const spanish = 'El ministro afirmó el lunes que más de 200 personas fueron evacuadas de la ciudad por la tormenta.'
  for (const [own, other, code] of [
    [german, english, 'en'],
    [english, chinese, 'zh'],
    [arabic, spanish, 'es'],
  ] as const) {
    const records = await read([own, other, own])
    assert.deepEqual(languagesOf(records), [[code, other]])
    const at = records.document.text.indexOf(other)
    assert.ok(records.times.some((t) => t.span.start > at && t.span.end < at + other.length))
  }
})

test('a paragraph in a language without a folder says so, and nothing is taken from it', async () => {
  const german = 'Der Minister sagte am Montag, dass die Gespräche in Genf bis zum Ende der Woche dauern werden.'
  const polish =
    'Minister powiedział w poniedziałek, że rozmowy w Genewie potrwają do końca tygodnia, a ich wyniki zostaną ogłoszone później przez rzecznika.'
  const records = await read([german, german, polish])
  assert.deepEqual(languagesOf(records), [['pl', polish]])
  const { times, mentions, statements, events } = records
  assert.ok([...times, ...mentions, ...statements, ...events].every((r) => r.span.end <= german.length * 2 + 1))
})

test('names, titles, short lines and sentences of two languages are no paragraphs of another', async () => {
  for (const paragraph of [
    '«Мы готовы обсуждать все вопросы, но сначала должны быть выполнены прежние договорённости», — цитує його агентство.',
    'До складу делегації ввійшли Volodymyr Honchar, John Smith, Marie Dupont, Hans Meyer та Juan López Pérez.',
    'Мы готовы говорить',
    'New York Times, Washington Post, Reuters, Associated Press, Agence France-Presse, El País, Die Welt',
  ])
    assert.deepEqual(languagesOf(await read([ukrainian[0]!, paragraph, ukrainian[1]!])), [])
})

test('who says that a text is in a language has all of it read so', async () => {
  const russian = 'Министр обороны заявил, что 12 марта были эвакуированы более 300 жителей Харькова.'
  assert.deepEqual(languagesOf(await read([...ukrainian, russian], 'ru')), [])
  assert.deepEqual(languagesOf(await read([...ukrainian, russian], 'uk')), [['ru', russian]])
})

test('a paragraph that shares small words with the report, one of few small words, one without letters of its own', async () => {
  const english = 'The minister said on Monday that the talks in Geneva would go on until the end of the week.'
  const german = 'In der 4. Klasse liegen sie im nationalen Durchschnitt, und in der 8. Klasse sind sie besser.'
  const polish = 'Sportowy samochód wjeżdża na zakręcie w wodę, która rozpryskuje się dookoła.'
  assert.deepEqual(languagesOf(await read([english, german, polish, english])), [
    ['de', german],
    ['pl', polish],
  ])
  const russian = 'Свидетель рассказал в полиции, что потерпевший напал на подозреваемого в апреле.'
  assert.deepEqual(languagesOf(await read([ukrainian[0]!, russian, ukrainian[1]!])), [['ru', russian]])
})

test('a sentence that is half in another language is the report’s', async () => {
  const english = 'The minister said on Monday that the talks in Geneva would go on until the end of the week.'
  const both =
    'He told reporters after the meeting of the two sides that « nous ne signerons pas cet accord sans garanties ».'
  assert.deepEqual(languagesOf(await read([english, both, english])), [])
})

test('a Russian report with a long Ukrainian paragraph is a Russian one', async () => {
  const russian = [
    'Свидетель рассказал в полиции, что потерпевший напал на подозреваемого в апреле.',
    'Сегодня он может остаться один, но он не всегда в одиночестве, говорят его соседи и друзья.',
    'По сообщению полиции, в доме были найдены предметы, которые принадлежат соседям.',
  ]
  const other = 'Автентичний епістолярій Лесі Українки змусить нас відкорегувати бачення її творчої еволюції.'
  const records = await read([...russian, other])
  assert.equal(records.document.language, 'ru')
  assert.deepEqual(languagesOf(records), [['uk', other]])
})
