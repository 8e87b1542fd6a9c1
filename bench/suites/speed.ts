/** The whole of reading: documents of 1,000 words a second on one core, start-up apart; and linear growth with length. */
import { globSync } from 'node:fs'
import { articlesOfFile } from '../../src/acquire/files.ts'
import { type Article, readArticle } from '../../src/engine.ts'
import type { Figure, Suite } from '../suite.ts'

const sample = new URL('../../sample/', import.meta.url).pathname

/** The sample's reports of one language as one text. */
async function textsByLanguage(): Promise<readonly (readonly [string, string])[]> {
  const texts = new Map<string, string>()
  for (const file of globSync('1*.md', { cwd: sample })
    .filter((f) => !f.endsWith('.expected.md'))
    .sort()) {
    const found = await articlesOfFile(`${sample}${file}`)
    const language = file.split('-')[3]!
    if (found.ok) texts.set(language, [texts.get(language), found.value[0]!.text].filter(Boolean).join('\n'))
  }
  return [...texts]
}

async function* run(): AsyncGenerator<Figure> {
  const texts = await textsByLanguage()
  for (const [language, text] of texts) {
    const article = (copies: number): Article => ({
      source: language,
      text: Array.from({ length: copies }, () => text).join('\n'),
      notices: [],
      published: '1962-10-28',
      publishedFrom: 'given',
      language,
    })
    const copies = Math.max(1, Math.round(6000 / text.length))
    await readArticle(article(copies))
    const rounds = 20
    const start = performance.now()
    for (let i = 0; i < rounds; i++) await readArticle(article(copies))
    const seconds = (performance.now() - start) / 1000
    const kilobytes = (article(copies).text.length * rounds) / 1000
    yield {
      name: `speed.read.${language}.docs-per-s`,
      value: kilobytes / 6 / seconds,
      unit: '1/s',
      note: 'documents of 6,000 characters',
    }
  }
  const [, english = ''] = texts.find(([l]) => l === 'en') ?? []
  for (const size of [10_000, 100_000, 1_000_000]) {
    const long: Article = {
      source: 'long',
      text: Array.from({ length: Math.ceil(size / english.length) }, () => english).join('\n'),
      notices: [],
      published: '1962-10-28',
      publishedFrom: 'given',
      language: 'en',
    }
    const start = performance.now()
    await readArticle(long)
    yield {
      name: `speed.read.en-${size}.ms-per-10k`,
      value: ((performance.now() - start) * 10_000) / long.text.length,
      unit: 'ms',
      note: 'flat where growth is linear',
    }
  }
}

export const suite: Suite = { title: 'documents read a second, growth with length', run }
