import assert from 'node:assert/strict'
import test from 'node:test'
import { languageCodes, loadLanguage } from '../languages/index.ts'
import { loadDetector } from '../models/detector.ts'
import { identifyLanguage } from './identify.ts'

async function languageOf(text: string): Promise<string> {
  const words = new Map<string, ReadonlySet<string>>()
  for (const code of languageCodes) {
    const rows = (await loadLanguage(code))?.table('function-words') ?? []
    if (rows.length > 0) words.set(code, new Set(rows.map((r) => r['form'] ?? '')))
  }
  return identifyLanguage(text, words, loadDetector)
}

const documents: readonly (readonly [language: string, what: string, text: string])[] = [
  [
    'en',
    'an English report under a Chinese head',
    '首页 国际 财经 体育\n联合国特使抵达日内瓦\nThe envoy of the United Nations arrived in Geneva on Monday and said that talks would begin at once.\nBoth sides have sent their deputies, a spokesman told reporters at the airport.',
  ],
  [
    'uk',
    'a Ukrainian report with a Russian quotation',
    'Речник міністерства повідомив у понеділок, що переговори триватимуть до кінця тижня.\n«Мы готовы обсуждать все вопросы, но сначала должны быть выполнены прежние договорённости», — цитує посла російське агентство.\nУ Києві цю заяву назвали черговою спробою затягнути час.',
  ],
  [
    'ru',
    'a Russian report with a Ukrainian quotation',
    'Представитель министерства сообщил в понедельник, что переговоры продлятся до конца недели, а их итоги объявят позже.\n«Ми готові обговорювати всі питання», — приводит издание слова депутата.\nВ Москве это заявление назвали попыткой затянуть время и пообещали подробный ответ.',
  ],
  [
    'uk',
    'a Ukrainian report that quotes more Russian than it has words of its own',
    'Речник міністерства повідомив, що переговори триватимуть до кінця тижня, а посол додав: «Мы готовы обсуждать все вопросы, но сначала должны быть выполнены прежние договорённости». «Мы были и остаёмся открыты, и этого никто не скрывал, всё остальное домыслы», — сказав він.',
  ],
  [
    'cs',
    'a Czech report',
    'Mluvčí ministerstva v pondělí uvedla, že jednání potrvají do konce týdne. Opozice podle ní o výsledku věděla předem.',
  ],
  [
    'sk',
    'a Slovak report, whose small words are those of Czech in part',
    'Hovorkyňa ministerstva v pondelok uviedla, že rokovania potrvajú do konca týždňa. Opozícia podľa nej o výsledku vedela vopred.',
  ],
  [
    'zh',
    'a Chinese report with English names',
    '据Reuters报道，公司CEO John Smith周一在New York表示，新产品将于5月上市。Apple和Google均未置评。',
  ],
  [
    'ar',
    'an Arabic report with a Persian name',
    'قال المتحدث باسم الحكومة إن المحادثات ستستأنف الأسبوع المقبل، ونقلت وكالة «گزارش» عن مسؤول أن الاتفاق قريب.',
  ],
  ['fa', 'a Persian sentence', 'سخنگوی وزارت خارجه گفت که گفتگوها در هفته آینده از سر گرفته می‌شود.'],
  ['pt', 'a Portuguese sentence', 'O ministro afirmou que não haverá negociações antes das eleições de outubro.'],
  ['und', 'digits and marks', '12, 34; 56!'],
]

for (const [language, what, text] of documents)
  test(`${what} is ${language}`, async () => assert.equal(await languageOf(text), language))
