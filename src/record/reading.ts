/**
 * What reading (stage 2) yields and extraction (stage 3) stands on: sentences of tokens with lemma and part of speech,
 * trees on demand, and the language's own word tables. Lossless: every token has its place in the document's text.
 */
import type { Span } from '../base/span.ts'
import type { DocumentRecord } from './types.ts'

/** Universal Dependencies part of speech; `X` where nothing is known. */
export type Upos =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X'

export interface Token {
  /** in the document's text */
  readonly start: number
  readonly end: number
  /** as written */
  readonly text: string
  /** NFKC, lower case, typographic apostrophes plain, Arabic without vowel signs: what tables are looked up by */
  readonly norm: string
  /** dictionary form, lower case; `norm` where unknown */
  readonly lemma: string
  readonly upos: Upos
  /** UD features `Case=Gen|Number=Sing`, `''` where unknown */
  readonly feats: string
  /** white space stands before it */
  readonly spaced: boolean
}

export interface Sentence {
  /** position among the document's sentences */
  readonly index: number
  readonly span: Span
  /** position of its paragraph */
  readonly paragraph: number
  /** a heading or list item without a closing mark */
  readonly heading: boolean
  readonly tokens: readonly Token[]
}

/** A dependency tree over a sentence's tokens; `heads[i]` is a token index, -1 for the root. */
export interface Tree {
  readonly heads: Int32Array
  /** UD relation, `root` for the root */
  readonly relations: readonly string[]
}

/** One row of a word table: column name to cell; absent cells are `''`. */
export type Row = Readonly<Record<string, string>>

/** A language as the stages see it; everything that differs between languages comes through here. */
export interface Language {
  /** ISO 639-1 */
  readonly code: string
  readonly name: string
  readonly direction: 'ltr' | 'rtl'
  /** words are written without spaces between them */
  readonly unspaced: boolean
  /** Rows of `words/NAME.tsv` in file order; `[]` where the language has no such table. Cached. */
  readonly table: (name: string) => readonly Row[]
}

/** A document, read. Deep-frozen in tests: no stage changes it. */
export interface Reading {
  readonly document: DocumentRecord
  readonly language: Language
  readonly paragraphs: readonly Span[]
  readonly sentences: readonly Sentence[]
  /** The dependency tree of a sentence, parsed on first demand; undefined where no model reads this language. */
  readonly parse: (sentence: Sentence) => Tree | undefined
}

/** What a model of names sees: a word, or a character where words are written without spaces. */
export interface NameUnit {
  /** in the document's text */
  readonly start: number
  readonly end: number
  readonly text: string
  readonly norm: string
  readonly upos: string
  /** kind of the known name that it is part of, `?` behind one that needs support; empty for none */
  readonly hit: string
  /** a letter for every table that the word stands in, sorted; of characters: where in which word it stands */
  readonly marks: string
  /** how the word stands elsewhere in the document, a letter each */
  readonly seen: string
  /** `coarse.fine` number of the words that keep like company; empty where none is known */
  readonly cluster: string
  /** of characters: the word around; empty otherwise */
  readonly word: string
  /** of characters: the dictionary's class of the word around, and where in it */
  readonly tag: string
}
