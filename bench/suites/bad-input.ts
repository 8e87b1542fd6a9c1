/**
 * Text that breaks readers, at two sizes: one paragraph of 1 MB and of 5 MB in each language, and what pages and tools
 * make of text. Processor time a million characters at both, how it grows, and every record held against its words.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { type Article, readArticle } from '../../src/engine.ts'
import { assertSound } from '../../tests/support/sound.ts'
import type { Figure, Suite } from '../suite.ts'

const cases = new URL('../../cases/open/', import.meta.url)
const languages = ['en', 'zh', 'ru', 'uk', 'ar', 'es', 'fr', 'de']
const mega = 1_000_000

/** The open cases of a language in one line. */
const proseOf = (language: string): string =>
  readdirSync(cases)
    .filter((f) => f.startsWith(`${language}-`) && f.endsWith('.txt'))
    .sort()
    .map((f) => `${readFileSync(new URL(f, cases), 'utf8').replace(/\s*\n\s*/g, ' ')} `)
    .join('')

const long = (text: string, size: number): string => text.repeat(Math.ceil(size / text.length)).slice(0, size)

const inWords = (text: string, mark: string): string => text.replace(/(\p{L}\p{L})(?=\p{L})/gu, `$1${mark}`)
const byTurns = (texts: readonly string[]): string => {
  const words = texts.map((t) => t.split(' '))
  return words[0]!.flatMap((_, i) => words.map((w) => w[i % w.length]!)).join(' ')
}
const wide = (digit: string): string => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)

interface Kind {
  readonly name: string
  readonly language: string
  /** a million characters and more, and the same for a fifth of it */
  readonly text: (size: number) => string
}

function kinds(): readonly Kind[] {
  const prose = new Map(languages.map((language) => [language, proseOf(language)]))
  const of = (name: string, change: (text: string) => string, [language, ...others]: readonly string[]): Kind => ({
    name: `${name}-${language}`,
    language: language!,
    text: (size) => long(change([language!, ...others].map((l) => prose.get(l)!).join('')), size),
  })
  return [
    of('mixed-scripts', () => byTurns(['en', 'ru', 'ar', 'zh'].map((l) => prose.get(l)!)), ['en']),
    of('mixed-scripts', () => byTurns(['zh', 'uk', 'fr'].map((l) => prose.get(l)!)), ['zh']),
    of('right-to-left-marks', (t) => t.replace(/\p{L}+/gu, '\u202b$&\u202c\u200f'), ['ar']),
    of('right-to-left-marks', (t) => t.replace(/\p{L}+/gu, '\u200e$&\u200f'), ['en']),
    of('soft-hyphens', (t) => inWords(t, '\u00ad'), ['de']),
    of('zero-width-joiners', (t) => inWords(t, '\u200d'), ['ar']),
    of('zero-width-joiners', (t) => inWords(t, '\u200b'), ['es']),
    of('full-width-digits', (t) => t.replace(/[,，、] ?/g, '$&12 ').replace(/[0-9]/g, wide), ['zh']),
    of('full-width-digits', (t) => t.replace(/, /g, '$&12 ').replace(/[0-9]/g, wide), ['fr']),
    ...['en', 'ru', 'de'].map((l) => of('all-capitals', (t) => t.toUpperCase(), [l])),
    ...languages.map((l) => of('no-punctuation', (t) => t.replace(/\p{P}/gu, ''), [l])),
    { name: 'one-word-latin', language: 'en', text: (size) => long('abandonment', size) },
    { name: 'one-word-capitals', language: 'de', text: (size) => long('NATO', size) },
    { name: 'one-word-digits', language: 'en', text: (size) => long('1234567890', size) },
    of('one-word-letters', (t) => t.replace(/\P{L}/gu, ''), ['ru']),
    of('one-word-letters', (t) => t.replace(/\P{L}/gu, ''), ['zh']),
    of('one-word-letters', (t) => t.replace(/\P{L}/gu, ''), ['ar']),
  ]
}

const paragraph = (language: string): Kind => ({
  name: `paragraph-${language}`,
  language,
  text: (size) => long(proseOf(language), size),
})

/** Seconds of processor time a million characters; throws where a record does not lie on its words. */
async function costOf({ language }: Kind, text: string): Promise<number> {
  const article: Article = {
    source: 'bad',
    text,
    notices: [],
    published: '2026-03-05',
    publishedFrom: 'given',
    language,
  }
  const before = process.cpuUsage()
  const records = await readArticle(article)
  const { user, system } = process.cpuUsage(before)
  assertSound(records)
  return (user + system) / text.length
}

async function* measured(kind: Kind, sizes: readonly [number, number]): AsyncGenerator<Figure> {
  await costOf(kind, kind.text(20_000))
  const costs: number[] = []
  for (const size of sizes) {
    const cost = await costOf(kind, kind.text(size))
    costs.push(cost)
    yield {
      name: `bad-input.${kind.name}.${size / mega}mb.s-per-mb`,
      value: cost,
      unit: 's',
      note: 'processor time a million characters',
    }
  }
  yield {
    name: `bad-input.${kind.name}.growth`,
    value: costs[1]! / costs[0]!,
    unit: 'x',
    note: 'time a million characters at the larger size by that at the smaller; 1 is linear',
  }
}

async function* run(): AsyncGenerator<Figure> {
  for (const kind of kinds()) yield* measured(kind, [mega / 5, mega])
  for (const language of languages) yield* measured(paragraph(language), [mega, 5 * mega])
}

export const suite: Suite = { title: 'bad input and paragraphs of 5 MB: time a megabyte at two sizes, spans', run }
