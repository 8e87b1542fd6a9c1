/**
 * Paragraphs in another language than their report (docs/LANGUAGES.md): sentences of 60 characters and more of the open
 * treebanks, each put as a paragraph among six of another language or more, which outweigh it, identified as the engine does it. Recall a pair of
 * languages, what is taken for a third one, Ukrainian taken for Russian and the reverse; and paragraphs taken for another
 * language in whole reports of one: the same sentences among their own, the open cases, articles of the other gold data.
 * The same sentences every time, by their order in the files. `READOUT_BENCH_MISSES=1` prints what is missed and what false.
 */
import { globSync, readFileSync } from 'node:fs'
import { languageCodes, loadLanguage } from '../../src/languages/index.ts'
import { loadDetector } from '../../src/models/detector.ts'
import { identifyLanguage, type SmallWords } from '../../src/read/identify.ts'
import { findPassages, type Passage } from '../../src/read/passages.ts'
import { type Figure, goldFolder, type Suite } from '../suite.ts'

const sets: Readonly<Record<string, readonly [folder: string, file: string]>> = {
  ar: ['treebank-ar', 'ar_pud-ud-test.conllu'],
  de: ['treebank-de', 'de_pud-ud-test.conllu'],
  en: ['treebank-en', 'ewt/en_ewt-ud-dev.conllu'],
  es: ['treebank-es', 'es_pud-ud-test.conllu'],
  fr: ['treebank-fr', 'fr_pud-ud-test.conllu'],
  ru: ['treebank-ru', 'ru_pud-ud-test.conllu'],
  uk: ['treebank-uk', 'uk_iu-ud-test.conllu'],
  zh: ['treebank-zh', 'zh_gsdsimp-ud-test.conllu'],
}
/** Of these there is no folder: they are guests only. */
const guestsOnly: typeof sets = {
  pl: ['treebank-pl', 'pl_pdb-ud-test.conllu'],
  tr: ['treebank-tr', 'tr_boun-ud-test.conllu'],
}
/** Whole articles, a file each. */
const articles: readonly (readonly [folder: string, files: string])[] = [
  ['attribution-en', 'dev/*.txt'],
  ['ner-uk', '*.txt'],
  ['ner-ru', 'dev/*.txt'],
]
const openCases = new URL('../../cases/open/', import.meta.url)
const perPair = 120

/** The first sentences of 60 characters and more, of Chinese of 30. */
function sentencesOf([folder, file]: readonly [string, string], count: number): readonly string[] {
  const text = readFileSync(new URL(file, goldFolder(folder)), 'utf8')
  const long = folder === 'treebank-zh' ? /^# text = (.{30,})$/gm : /^# text = (.{60,})$/gm
  return [...text.matchAll(long)].slice(0, count).map((m) => m[1]!)
}

/** A Chinese character says about what two and a half letters do. */
const weight = (language: string): number => (language === 'zh' ? 2.5 : 1)

/** Sentences from one on, six or as many as outweigh their guest. */
function hostFor(sentences: readonly string[], from: number, letters: number): readonly string[] {
  const out: string[] = []
  let length = 0
  for (let i = from; out.length < 6 || (length < letters && out.length < 120); i++) {
    const sentence = sentences[i % sentences.length]!
    out.push(sentence)
    length += sentence.length
  }
  return out
}

async function smallWords(): Promise<SmallWords> {
  const words = new Map<string, ReadonlySet<string>>()
  for (const code of languageCodes) {
    const rows = (await loadLanguage(code))?.table('function-words') ?? []
    if (rows.length > 0) words.set(code, new Set(rows.map((r) => r['form'] ?? '')))
  }
  return words
}

const report = (line: string): void => {
  if (process.env['READOUT_BENCH_MISSES'] === '1') console.log(line)
}

async function* run(): AsyncGenerator<Figure> {
  const words = await smallWords()
  const tools = { words, load: loadDetector }
  const find = async (text: string): Promise<readonly Passage[]> => {
    const own = await identifyLanguage(text, words, loadDetector)
    return own === 'und' ? [] : findPassages(text, own, tools)
  }
  const guests = new Map(Object.entries({ ...sets, ...guestsOnly }).map(([l, set]) => [l, sentencesOf(set, perPair)]))
  let [third, beside] = [0, 0]
  const taken = { ukForRu: 0, ruForUk: 0 }
  const perGuest = new Map<string, { all: number; right: number }>()
  for (const [host, set] of Object.entries(sets)) {
    const around = sentencesOf(set, 400)
    for (const [guest, sentences] of guests) {
      if (guest === host) continue
      let right = 0
      for (const [i, sentence] of sentences.entries()) {
        const own = hostFor(around, i, sentence.length * weight(guest) * 4)
        const text = [...own.slice(0, 3), sentence, ...own.slice(3)].join('\n')
        const at = text.indexOf(sentence)
        const found = await find(text)
        const here = found.find((p) => p.span.start <= at && p.span.end > at)
        beside += found.filter((p) => p !== here).length
        for (const p of found)
          if (p !== here) report(`BESIDE\t${host}\t${p.language}\t${text.slice(p.span.start, p.span.end)}`)
        if (here?.language === guest) right++
        else {
          if (here) third++
          report(`${here ? `AS ${here.language}` : 'MISSED'}\t${guest} in ${host}\t${sentence}`)
        }
        if (guest === 'uk' && here?.language === 'ru') taken.ukForRu++
        if (guest === 'ru' && here?.language === 'uk') taken.ruForUk++
      }
      const sum = perGuest.get(guest) ?? { all: 0, right: 0 }
      perGuest.set(guest, { all: sum.all + sentences.length, right: sum.right + right })
      yield {
        name: `passages.${guest}-in-${host}.recall`,
        value: right / sentences.length,
        unit: 'share',
        note: `${sentences.length} paragraphs`,
      }
    }
  }
  for (const [guest, { all, right }] of perGuest)
    yield { name: `passages.${guest}.recall`, value: right / all, unit: 'share', note: `${all} paragraphs` }
  yield { name: 'passages.taken-for-a-third', value: third, unit: 'paragraphs' }
  yield { name: 'passages.false-beside', value: beside, unit: 'paragraphs', note: 'of the reports around them' }
  yield { name: 'passages.uk.taken-for-ru', value: taken.ukForRu, unit: 'paragraphs' }
  yield { name: 'passages.ru.taken-for-uk', value: taken.ruForUk, unit: 'paragraphs' }
  let [looked, wrong, whole] = [0, 0, 0]
  for (const text of wholeReports()) {
    const found = await find(text)
    looked += text.match(/[^\n]{60,}/g)?.length ?? 0
    wrong += found.length
    whole++
    for (const p of found) report(`FALSE\t${p.language}\t${text.slice(p.span.start, p.span.end)}`)
  }
  yield {
    name: 'passages.false-in-whole',
    value: wrong,
    unit: 'paragraphs',
    note: `of ${looked} in ${whole} reports of one language`,
  }
}

function* wholeReports(): Generator<string> {
  for (const set of Object.values(sets)) {
    const sentences = sentencesOf(set, 1200)
    for (let i = 0; i < sentences.length; i += 6) yield sentences.slice(i, i + 6).join('\n')
  }
  for (const [folder, files] of articles) {
    const cwd = goldFolder(folder).pathname
    for (const file of globSync(files, { cwd }).sort()) yield readFileSync(`${cwd}${file}`, 'utf8')
  }
  for (const file of globSync('*.txt', { cwd: openCases.pathname }).sort())
    yield readFileSync(new URL(file, openCases), 'utf8')
}

export const suite: Suite = { title: 'paragraphs in another language than their report', run }
