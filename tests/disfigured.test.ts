/** Reports disfigured as pages and tools disfigure them, each one long paragraph: read whole, in place, in time that grows with the text. */
import { strict as assert } from 'node:assert'
import { globSync } from 'node:fs'
import { test } from 'node:test'
import { articlesOfFile } from '../src/acquire/files.ts'
import { readArticle } from '../src/engine.ts'
import { assertSound } from './support/sound.ts'

const sample = new URL('../sample/', import.meta.url).pathname

/** The text of the sample's reports of a language, in one line. */
async function paragraphOf(language: string): Promise<string> {
  const texts: string[] = []
  for (const file of globSync(`1962-??-??-${language}-*.md`, { cwd: sample }).sort()) {
    if (file.endsWith('.expected.md')) continue
    const found = await articlesOfFile(`${sample}${file}`)
    if (found.ok) texts.push(found.value[0]!.text.replaceAll('\n', ' '))
  }
  return texts.join(' ')
}

const between = (text: string, mark: string): string => [...text].map((c, i) => (i % 7 === 3 ? c + mark : c)).join('')

const disfigured: Readonly<Record<string, (text: string, other: string) => string>> = {
  'one paragraph': (text) => text,
  'all capitals': (text) => text.toUpperCase(),
  'no punctuation': (text) => text.replace(/\p{P}/gu, ''),
  'mixed scripts': (text, other) => {
    const [a, b] = [text.split(' '), other.split(' ')]
    return a.map((word, i) => `${word} ${b[i % b.length]}`).join(' ')
  },
  'marks of direction': (text) => between(text, '\u200f'),
  'soft hyphens': (text) => between(text, '\u00ad'),
  'zero-width joiners': (text) => between(text, '\u200d'),
  'full-width digits': (text) =>
    text.replace(/[0-9]/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)).replace(/ /g, ' 1\uff15 '),
}

const seconds = async (language: string, text: string): Promise<number> => {
  const before = process.cpuUsage()
  const records = await readArticle({
    source: 'x',
    text,
    notices: [],
    published: '1962-10-28',
    publishedFrom: 'given',
    language,
  })
  const { user } = process.cpuUsage(before)
  assertSound(records)
  return user / 1e6
}

for (const [language, other] of [
  ['en', 'ar'],
  ['zh', 'en'],
  ['ru', 'zh'],
  ['uk', 'ru'],
  ['ar', 'fr'],
  ['es', 'zh'],
  ['fr', 'ru'],
  ['de', 'ar'],
] as const)
  test(`disfigured reports are read in place and in linear time: ${language}`, async () => {
    const [text, foreign] = [await paragraphOf(language), await paragraphOf(other)]
    for (const [how, change] of Object.entries(disfigured)) {
      const long = change(text.repeat(Math.ceil(30_000 / text.length)), foreign).slice(0, 30_000)
      await seconds(language, long.slice(0, 5_000))
      const short = await seconds(language, long.slice(0, 7_500))
      const whole = await seconds(language, long)
      assert.ok(whole < 4 * 4 * short + 1, `${how}: four times the text took ${whole} s for ${short} s`)
    }
  })
