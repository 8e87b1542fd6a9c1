/** Text that breaks readers: each kind is read without a fault, in time that grows with its length and not faster. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { articleOfPlainText } from '../src/acquire/plain.ts'
import { limits } from '../src/base/limits.ts'
import { readArticle } from '../src/engine.ts'
import { assertSound } from './support/sound.ts'

const article = (text: string, language: string) => ({
  source: 'x',
  text,
  notices: [],
  published: '2026-03-05',
  publishedFrom: 'given' as const,
  language,
})

/** Kinds of bad input, by language: a piece that is said again and again in one paragraph. */
const kinds: Readonly<Record<string, readonly (readonly [language: string, piece: string])[]>> = {
  'mixed scripts': [
    ['en', 'Путин met 习近平 in مسقط on Monday, said Reuters. '],
    ['zh', '据Reuters报道，Путин周一在مسقط会见了12人。'],
  ],
  'right-to-left marks': [
    ['ar', '\u200fقال الوزير \u202bإن \u200e12\u202c شخصا\u200f قتلوا في \u2067غزة\u2069. '],
    ['en', 'The \u200fminister\u200e said \u202b12\u202c people were \u2067killed\u2069. '],
  ],
  'soft hyphens': [
    ['de', 'Der Au\u00adßen\u00admi\u00adnis\u00adter sag\u00adte am 5. Mai, 12 Men\u00adschen sei\u00aden tot. '],
  ],
  'zero-width joiners': [
    ['ar', 'قال الوزي\u200dر إن ۱۲ شخصا قت\u200cلوا. '],
    ['en', 'The min\u200dister sa\u200bid 12 peo\u200cple were kil\ufeffled on Mon\u2060day. '],
  ],
  'full-width digits': [['zh', '部长１月２３日表示，１２人死亡，损失３．５亿美元。']],
  'all capitals': [
    ['en', 'PRESIDENT SMITH SAID ON MONDAY THAT 12 PEOPLE WERE KILLED IN KYIV. '],
    ['ru', 'МИНИСТР ЗАЯВИЛ 5 МАРТА, ЧТО 12 ЧЕЛОВЕК ПОГИБЛИ В КИЕВЕ. '],
  ],
  'no punctuation': [
    ['en', 'President Smith said on Monday that twelve people were killed in Kyiv and '],
    ['zh', '部长周一表示十二人在基辅死亡并且'],
    ['uk', 'міністр заявив у понеділок що дванадцять осіб загинули в Києві і '],
  ],
  'marks only': [
    ['fr', '! » '],
    ['en', '."'],
    ['es', '¿¡'],
  ],
}

const of = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length))

async function milliseconds(text: string, language: string): Promise<number> {
  const before = process.cpuUsage()
  await readArticle(article(text, language))
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

for (const [kind, pieces] of Object.entries(kinds))
  test(`${kind}: read without a fault, eight times the text in time far from its square`, async () => {
    for (const [language, piece] of pieces) {
      assertSound(await readArticle(article(of(piece, 3000), language)))
      const short = await milliseconds(of(piece, 5000), language)
      const long = await milliseconds(of(piece, 40_000), language)
      assert.ok(long < Math.max(short, 40) * 24, `${language}: ${short} ms for 5,000, ${long} ms for 40,000 characters`)
    }
  })

test('what is invisible does not part a word or its number', async () => {
  const { quantities, times } = await readArticle(
    article('Der Au\u00adßen\u00admi\u00adnis\u00adter sprach am 23. Ja\u00adnu\u00adar von 12 To\u00adten.', 'de'),
  )
  assert.deepEqual(
    times.map((t) => t.timex.value),
    ['2026-01-23'],
  )
  assert.equal(quantities[0]?.value, 12)
})

test('digits of full width are digits', async () => {
  const { times, quantities } = await readArticle(article('１月２３日，１２人死亡。', 'zh'))
  assert.equal(times[0]?.timex.value, '2026-01-23')
  assert.equal(quantities[0]?.value, 12)
})

test('a word as long as an article may be', async () => {
  for (const [language, letter] of [
    ['en', 'a'],
    ['ru', '\u0434'],
    ['fr', '\u0301'],
  ] as const)
    assertSound(await readArticle(article(letter.repeat(limits.articleChars), language)))
})

test('white space without end inside a line', () => {
  const { user } = process.cpuUsage()
  const { text } = articleOfPlainText(`The minister spoke.${' '.repeat(200_000)}He left.`)
  assert.equal(text.length, 200_027)
  assert.ok(process.cpuUsage().user - user < 2e6)
})
