import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { articleOfPlainText } from '../src/acquire/plain.ts'
import { readArticle } from '../src/engine.ts'
import { anyLanguage, hostileText } from './support/hostile.ts'
import { assertSound } from './support/sound.ts'

test('every text is read without a fault, with spans that slice to their quotes', async () => {
  await fc.assert(
    fc.asyncProperty(hostileText, anyLanguage, async (text, language) => {
      assertSound(
        await readArticle({
          source: 'x',
          text,
          notices: [],
          published: '2026-03-05',
          publishedFrom: 'given',
          language,
        }),
      )
    }),
    { numRuns: 1500, seed: 7 },
  )
})

test('reading twice gives the same bytes', async () => {
  await fc.assert(
    fc.asyncProperty(hostileText, anyLanguage, async (text, language) => {
      const article = { source: 'x', text, notices: [], publishedFrom: 'none' as const, language }
      assert.equal(JSON.stringify(await readArticle(article)), JSON.stringify(await readArticle(article)))
    }),
    { numRuns: 200, seed: 11 },
  )
})

test('taking an article out of a page changes none of its lines', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const lines = new Set(
        text
          .replace(/^\ufeff/, '')
          .split(/\r\n|[\n\r\u2028\u2029]/)
          .map((l) => l.replace(/^[\s\u200e\u200f]+|\s+$/gu, '')),
      )
      const article = articleOfPlainText(text)
      for (const line of article.text.split('\n')) assert.ok(line === '' || lines.has(line), line)
      for (const { span } of article.notices) assert.ok(span.end <= article.text.length)
    }),
    { numRuns: 1000, seed: 13 },
  )
})

test('a paragraph of half a million characters without a mark is read in seconds', async () => {
  for (const [language, piece] of [
    ['en', 'word '],
    ['zh', '字'],
    ['ar', 'كلمة '],
    ['en', '"'],
    ['ru', '12 '],
  ] as const) {
    const text = piece.repeat(500_000 / piece.length)
    // of the processor: a busy machine is not a square
    const before = process.cpuUsage()
    await readArticle({ source: 'x', text, notices: [], publishedFrom: 'none', language })
    const { user, system } = process.cpuUsage(before)
    assert.ok(user + system < 20e6, `${language} ${piece}: ${(user + system) / 1e6} s`)
  }
})
