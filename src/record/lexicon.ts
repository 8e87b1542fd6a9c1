/**
 * Known names: what lexicons and gazetteers say of a name. The loaders live in `models`; extraction and resolution see
 * this interface only.
 */
import type { Span } from '../base/span.ts'
import type { Reading } from './reading.ts'
import type { EntityKind, OutletKind } from './types.ts'

export interface Office {
  /** in English, lower case: `president`, `foreign minister` */
  readonly title: string
  /** key of the entity whose office it is */
  readonly of: string
  /** ISO 8601 date, or a part of one; absent: unknown or still held */
  readonly from?: string
  readonly to?: string
}

export interface LexiconEntry {
  /** stable and unique: `Q7747` where a Wikidata id is known for certain, else `person:name-slug`, `place:geonames-id` */
  readonly key: string
  readonly kind: EntityKind
  /** best label */
  readonly name: string
  /** forms by BCP 47 language, most usual first */
  readonly names: Readonly<Record<string, readonly string[]>>
  readonly country?: string
  readonly subdivision?: string
  readonly lat?: number
  readonly lon?: number
  /** km from the point within which it lies, where the point is that of another place */
  readonly precision?: number
  readonly population?: number
  /** of a part of a country: who live in its towns */
  readonly people?: number
  readonly links?: Readonly<Record<string, string>>
  readonly offices?: readonly Office[]
  /** what kind of outlet it is, for those that publish */
  readonly outlet?: OutletKind
  /** others are called so elsewhere: meant only where the text names its country */
  readonly home?: true
  /** the class of nouns that it is called by besides its name: armed, company, party */
  readonly is?: string
  /** hosts under which it publishes */
  readonly sites?: readonly string[]
  /** key of the country for which this capital or seat of government can stand */
  readonly seatOf?: string
  /** of a part of a country: forms that no town, family or other word has, so that they need no support */
  readonly sure?: ReadonlySet<string>
}

/** A part of a country, no town; its name is often also a town's, or a point of the compass. */
export const isRegion = (entry: LexiconEntry): boolean =>
  entry.subdivision !== undefined && entry.population === undefined

export interface KnownCandidate {
  readonly entry: LexiconEntry
  /** 0–1: how likely this name means this entry, before any context */
  readonly prior: number
}

/** A stretch of text that is written like a known name. */
export interface KnownName {
  readonly span: Span
  /** first and last token, inclusive, in `reading.sentences[sentence].tokens`; for unspaced scripts those that cover it */
  readonly sentence: number
  readonly candidates: readonly KnownCandidate[]
  /** the form is also an everyday word, a first name alone, or otherwise needs support from context */
  readonly weak: boolean
}

export interface Lexicon {
  /** Every known name in a text, longest first, not overlapping. Linear in the text. */
  readonly match: (reading: Reading) => readonly KnownName[]
  readonly entry: (key: string) => LexiconEntry | undefined
  /** Entries written so in any language (folded). */
  readonly named: (form: string) => readonly KnownCandidate[]
  /** The outlet of a name in any language or of a host (`cn.reuters.com`). */
  readonly outlet: (nameOrHost: string) => LexiconEntry | undefined
  /** How a name in any script is read aloud, in Latin letters. */
  readonly sound: (name: string) => string
  /** `g` for a given name, `f` for a family name, `gf` for both, empty for neither. */
  readonly namePart: (word: string) => string
}
