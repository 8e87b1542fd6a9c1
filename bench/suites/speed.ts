/** What a stage costs on one core, warm: reading, names, trees, the loading of models; growth with length. */
import { fork } from 'node:child_process'
import { type Article, readArticle } from '../../src/engine.ts'
import { findNames } from '../../src/extract/mention.ts'
import { loadLanguage } from '../../src/languages/index.ts'
import { loadLexicon } from '../../src/models/lexicon.ts'
import { loadNamer } from '../../src/models/namer.ts'
import { loadParser } from '../../src/models/parser.ts'
import { loadSegmenter, loadWordClasses } from '../../src/models/segmenter.ts'
import { loadTagger } from '../../src/models/tagger.ts'
import { readDocument } from '../../src/read/read.ts'
import type { DocumentRecord, Reading } from '../../src/record/index.ts'
import type { Figure, Suite } from '../suite.ts'
import { sampleTexts } from './support/documents.ts'

/** Seconds of processor time that some work takes, after it was done once. */
function seconds(work: () => void, rounds: number): number {
  work()
  const before = process.cpuUsage()
  for (let i = 0; i < rounds; i++) work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6 / rounds
}

/** The sample's reports of one language, each once. */
async function textOf(language: string): Promise<string> {
  return (await sampleTexts())
    .filter((t) => t.language === language)
    .map((t) => t.text)
    .join('\n')
}

async function readingOf(code: string) {
  const language = (await loadLanguage(code))!
  const text = await textOf(code)
  const tagger = loadTagger(code)!
  const cut = language.unspaced ? { cut: loadSegmenter() } : {}
  const read = (): Reading => readDocument({ text } as DocumentRecord, language, { tag: tagger.tag, ...cut })
  const lexicon = loadLexicon()
  const label = loadNamer(code)
  const classes = language.unspaced ? { classes: loadWordClasses() } : {}
  const tools = { part: lexicon.namePart, ...(label ? { label } : {}), ...classes }
  const names = (): unknown => {
    const reading = read()
    return findNames(reading, { times: [], quantities: [], known: lexicon.match(reading) }, tools)
  }
  return { text, read, names }
}

async function* stages(): AsyncGenerator<Figure> {
  for (const code of ['en', 'zh', 'ru', 'ar']) {
    const { text, read, names } = await readingOf(code)
    const words = read().sentences.reduce((n, s) => n + s.tokens.length, 0)
    const time = seconds(names, 40)
    const note = 'words, sentences, tags, names; processor time'
    yield { name: `speed.names.${code}.words-per-s`, value: words / time, unit: '1/s', note }
    yield { name: `speed.names.${code}.mb-per-s`, value: Buffer.byteLength(text) / 1e6 / time, unit: 'MB/s', note }
    const parse = loadParser(code)
    if (!parse) continue
    const { sentences } = read()
    const trees = seconds(() => {
      for (const s of sentences) parse(s.tokens)
    }, 20)
    yield { name: `speed.parse.${code}.words-per-s`, value: words / trees, unit: '1/s', note: 'processor time' }
  }
}

/** Milliseconds from nothing to the first sentence of a language read, tagged, named and parsed, models and lexicons loaded. */
function loading(code: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('./support/loading.ts', import.meta.url), [code])
    child.on('message', (ms) => resolve(Number(ms)))
    child.on('error', reject)
  })
}

async function* growth(language: string): AsyncGenerator<Figure> {
  const reports = await textOf(language)
  for (const size of [10_000, 100_000, 1_000_000]) {
    const long: Article = {
      source: 'long',
      text: Array.from({ length: Math.ceil(size / reports.length) }, () => reports).join('\n'),
      notices: [],
      published: '1962-10-28',
      publishedFrom: 'given',
      language,
    }
    if (size === 10_000) await readArticle(long)
    const before = process.cpuUsage()
    await readArticle(long)
    const { user, system } = process.cpuUsage(before)
    yield {
      name: `speed.read.${language}-${size}.ms-per-10k`,
      value: ((user + system) / 1000) * (10_000 / long.text.length),
      unit: 'ms',
      note: 'flat where growth is linear; processor time',
    }
  }
}

async function* run(): AsyncGenerator<Figure> {
  yield* stages()
  for (const code of ['en', 'zh', 'ru', 'ar'])
    yield { name: `speed.load.${code}.ms`, value: await loading(code), unit: 'ms', note: 'tagger, parser, namer' }
  for (const code of ['en', 'zh', 'ru', 'ar']) yield* growth(code)
}

export const suite: Suite = { title: 'words read, named and parsed a second, loading, growth with length', run }
