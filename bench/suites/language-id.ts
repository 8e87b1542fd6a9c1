/**
 * Language of news sentences of 60 characters and more: from the treebanks (Czech: adaq), the languages with a folder and the neighbours at hand;
 * Persian and Portuguese as written for this suite.
 */
import { readFileSync } from 'node:fs'
import { eld } from 'eld/large'
import { languageCodes, loadLanguage } from '../../src/languages/index.ts'
import { loadDetector } from '../../src/models/detector.ts'
import { identifyLanguage } from '../../src/read/identify.ts'
import { type Figure, goldFolder, type Suite } from '../suite.ts'

const sets: readonly (readonly [language: string, file: string])[] = [
  ['ar', 'treebank-ar/ar_pud-ud-test.conllu'],
  ['cs', 'attribution-cs/cs_sentences.tsv'],
  ['de', 'treebank-de/de_pud-ud-test.conllu'],
  ['en', 'treebank-en/ewt/en_ewt-ud-dev.conllu'],
  ['es', 'treebank-es/es_pud-ud-test.conllu'],
  ['fr', 'treebank-fr/fr_pud-ud-test.conllu'],
  ['ru', 'treebank-ru/ru_pud-ud-test.conllu'],
  ['uk', 'treebank-uk/uk_iu-ud-test.conllu'],
  ['zh', 'treebank-zh/zh_gsdsimp-ud-test.conllu'],
  ['pl', 'treebank-pl/pl_pdb-ud-test.conllu'],
  ['tr', 'treebank-tr/tr_boun-ud-test.conllu'],
]

/** Written for this suite, a hundred each. */
const written = ['fa', 'pt']

function sentencesOf(language: string, file: string): readonly string[] {
  if (written.includes(language))
    return readFileSync(new URL(`support/sentences.${language}.txt`, import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
  const folder = goldFolder(file.split('/')[0]!)
  const text = readFileSync(new URL(file.split('/').slice(1).join('/'), folder), 'utf8')
  const line = file.endsWith('.tsv') ? /^(.{60,})\t[\w-]+$/gm : /^# text = (.{60,})$/gm
  return [...text.matchAll(line)].map((m) => m[1]!)
}

async function* run(): AsyncGenerator<Figure> {
  const words = new Map<string, ReadonlySet<string>>()
  for (const code of languageCodes) {
    const rows = (await loadLanguage(code))?.table('function-words') ?? []
    if (rows.length > 0) words.set(code, new Set(rows.map((r) => r['form'] ?? '')))
  }
  let [all, right, peer, ukrainianAsRussian, ms] = [0, 0, 0, 0, 0]
  for (const [language, file] of [...sets, ...written.map((code) => [code, ''] as const)]) {
    const sentences = sentencesOf(language, file)
    let [here, eldHere] = [0, 0]
    const start = performance.now()
    for (const s of sentences) {
      const found = await identifyLanguage(s, words, loadDetector)
      if (found === language) here++
      if (language === 'uk' && found === 'ru') ukrainianAsRussian++
    }
    ms += performance.now() - start
    for (const s of sentences) if (eld.detect(s).language === language) eldHere++
    all += sentences.length
    right += here
    peer += eldHere
    yield {
      name: `language-id.${language}.accuracy`,
      value: here / sentences.length,
      unit: 'share',
      note: `${sentences.length} sentences`,
    }
    yield {
      name: `language-id.${language}.accuracy.peer`,
      value: eldHere / sentences.length,
      unit: 'share',
      note: 'eld/large alone',
    }
  }
  yield { name: 'language-id.all.accuracy', value: right / all, unit: 'share' }
  yield { name: 'language-id.all.accuracy.peer', value: peer / all, unit: 'share', note: 'eld/large alone' }
  yield { name: 'language-id.uk.taken-for-ru', value: ukrainianAsRussian, unit: 'sentences' }
  yield { name: 'language-id.sentences-per-s', value: (all * 1000) / ms, unit: '1/s' }
}

export const suite: Suite = { title: 'language of sentences', run }
