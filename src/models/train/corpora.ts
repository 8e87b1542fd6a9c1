import { readFileSync } from 'node:fs'
import { readTreebank, type TreebankWord } from './conllu.ts'

export type Sentences = readonly (readonly TreebankWord[])[]

/** Which treebanks a model is trained from (all with a licence that permits it) and which part measures it. */
export interface Corpus {
  readonly train: readonly string[]
  /** held out while measuring; part of the shipped model's training unless `devShips` is false */
  readonly dev: readonly string[]
  readonly merge: boolean
}

export const corpora: Readonly<Record<string, Corpus>> = {
  en: {
    train: ['treebank-en/ewt/{answers,email,newsgroup,reviews,weblog}/**/*.conllu', 'treebank-en/gum/GUM_*.conllu'],
    dev: ['treebank-en/ewt/en_ewt-ud-dev.conllu'],
    merge: false,
  },
  fr: {
    train: [
      'treebank-fr/fr_{sequoia,partut}-ud-train.conllu',
      'treebank-fr/fr_gsd-ud-{dev,test}.conllu',
      'treebank-fr/fr_pud-ud-test.conllu',
    ],
    dev: ['treebank-fr/fr_sequoia-ud-dev.conllu'],
    merge: true,
  },
  ru: {
    train: [
      'treebank-ru/taiga_old_train.conllu',
      'treebank-ru/ru_taiga-ud-{dev,test}.conllu',
      'treebank-ru/ru_gsd-ud-test.conllu',
      'treebank-ru/ru_pud-ud-test.conllu',
    ],
    dev: ['treebank-ru/ru_gsd-ud-dev.conllu'],
    merge: true,
  },
  uk: {
    train: ['treebank-uk/uk_parlamint-ud-test.conllu'],
    dev: ['treebank-uk/uk_parlamint-ud-dev.conllu'],
    merge: true,
  },
  ar: { train: ['treebank-ar/ar_pud-ud-test.conllu'], dev: [], merge: true },
  es: {
    train: ['treebank-es/es_gsd-ud-dev.conllu', 'treebank-es/es_pud-ud-test.conllu'],
    dev: ['treebank-es/es_gsd-ud-test.conllu'],
    merge: true,
  },
  de: {
    train: ['treebank-de/de_gsd-ud-test.conllu', 'treebank-de/de_pud-ud-test.conllu'],
    dev: ['treebank-de/de_gsd-ud-dev.conllu'],
    merge: true,
  },
  zh: {
    train: [
      'treebank-zh/zh_gsdsimp-ud-test.conllu',
      'treebank-zh/zh_pud-ud-test.conllu',
      'treebank-zh/gsd_old_train.conllu',
    ],
    dev: ['treebank-zh/zh_gsdsimp-ud-dev.conllu'],
    merge: true,
  },
}

/** A language's sentences to train with and to measure with; none stands in both. */
export function splitCorpus(code: string, root: string): { readonly train: Sentences; readonly dev: Sentences } {
  const corpus = corpora[code]
  if (!corpus) throw new Error(`no corpus for ${code}; there is ${Object.keys(corpora).join(', ')}`)
  const all = readTreebank(corpus.train, root, corpus.merge)
  const dev = corpus.dev.length > 0 ? readTreebank(corpus.dev, root, corpus.merge) : all.filter((_, i) => i % 10 === 0)
  const text = (s: Sentences[number]): string => s.map((w) => w.form).join(' ')
  const aside = code === 'en' ? readTreebank([englishTest, ...gumTest(root)], root, corpus.merge) : []
  const measured = new Set([...dev, ...aside].map(text))
  return { train: all.filter((s) => !measured.has(text(s))), dev }
}

/** EWT's documents hold its test part too. */
const englishTest = 'treebank-en/ewt/en_ewt-ud-test.conllu'

/** The documents of GUM that its own split keeps for tests, as files. */
export function gumTest(root: string): readonly string[] {
  const splits = readFileSync(`${root}/treebank-en/gum-splits.md`, 'utf8')
  const test = splits.split(/^## /m).filter((part) => part.startsWith('test'))
  return test.flatMap((part) => [...part.matchAll(/\* (\w+)/g)].map((m) => `treebank-en/gum/${m[1]}.conllu`))
}

/** The features that later stages ask for; the rest only make tags sparse. */
const kept = new Set([
  'Case',
  'Number',
  'VerbForm',
  'Voice',
  'Tense',
  'Mood',
  'Aspect',
  'Polarity',
  'Person',
  'Poss',
  'PronType',
])

export function tagOf(upos: string, feats: string): string {
  const wanted =
    feats === '_'
      ? []
      : feats
          .split('|')
          .filter(
            (f) =>
              kept.has(f.slice(0, f.indexOf('='))) &&
              (upos === 'PRON' || upos === 'DET' || !f.startsWith('PronType')) &&
              (!f.startsWith('Person') || upos === 'PRON'),
          )
  return [upos, ...wanted].join('|')
}
