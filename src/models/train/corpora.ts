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
