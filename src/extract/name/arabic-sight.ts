/** What a name in a script without capitals is told by: tables, tags, lists of names, places known. */
import type { Token } from '../../record/index.ts'
import type { FoundName } from '../mention.ts'
import type { NamePart } from './units.ts'
import type { NameWords } from './words.ts'

export const closedClasses: ReadonlySet<string> = new Set([
  'PUNCT',
  'ADP',
  'SCONJ',
  'CCONJ',
  'AUX',
  'NUM',
  'PRON',
  'DET',
])

export const open: ReadonlySet<string> = new Set(['PROPN', 'NOUN', 'ADJ', 'X'])

export interface Sight {
  readonly tokens: readonly Token[]
  readonly words: NameWords
  readonly part: NamePart
  /** the definite article */
  readonly article: string
  /** letters that stand before words as words of their own */
  readonly joined: readonly string[]
  /** part of a known name of a place, of one and the same as another token */
  readonly known: (t: Token, other?: Token) => boolean
  /** the first word of a known place, with something written onto it */
  readonly carries: (t: Token) => boolean
  /** a town of the gazetteer begins here, or a word written like one */
  readonly couldBeTown: (t: Token) => boolean
}

/** A word of a table, or what is left of it behind a joined conjunction or preposition. */
export function bare(t: Token, { words, joined }: Sight): string {
  const known = (w: string): boolean =>
    words.titles.has(w) || words.organizationHead.has(w) || words.placeBefore.has(w) || words.treaty.has(w)
  if (known(t.norm)) return t.norm
  const prefix = joined.find((p) => t.norm.startsWith(p) && known(t.norm.slice(p.length)))
  return prefix ? t.norm.slice(prefix.length) : t.norm
}

export interface Found {
  readonly start: number
  readonly last: number
  readonly kind: FoundName['kind']
}

export const particle = (t: Token, { words }: Sight): boolean => words.particles.has(t.norm)

export const isName = (t: Token, { part, words }: Sight): boolean =>
  !words.functionWords.has(t.norm) && part(t.norm) !== ''

/** A given name, and no title with the pronoun of its bearer (its secretary). */
export const given = (t: Token, { part, words }: Sight): boolean =>
  !words.functionWords.has(t.norm) &&
  part(t.norm).includes('g') &&
  !(/\u0647$/.test(t.norm) && words.titles.has(t.norm.slice(0, -1)))

/** The preposition that is written onto the article, and swallows half of it. */
export const toThe = ({ article }: Sight): string => article.slice(1).repeat(2)

/** "and Mr": a conjunction written onto a title. */
export const isSecond = (t: Token, { words, joined }: Sight): boolean =>
  joined.some((p) => t.norm.startsWith(p) && words.titles.has(t.norm.slice(p.length)))

/** A preposition of one letter written onto the article. */
const isPrepositional = (t: Token, sight: Sight): boolean =>
  t.norm.startsWith(toThe(sight)) ||
  sight.joined.some((p) => t.norm.startsWith(p + sight.article) && t.norm.length > 4 && !isName(t, sight))

/** A word that could go on a person's name. */
export const goesOn = (t: Token | undefined, sight: Sight): boolean =>
  t !== undefined &&
  t.norm.length > 1 &&
  !isSecond(t, sight) &&
  !isPrepositional(t, sight) &&
  (given(t, sight) || !['PRON', 'ADP', 'SCONJ', 'CCONJ', 'PUNCT'].includes(t.upos)) &&
  !sight.words.speech.has(t.norm) &&
  !sight.words.titles.has(t.norm) &&
  !sight.words.functionWords.has(t.norm) &&
  !sight.words.organizationHead.has(t.norm) &&
  !sight.words.placeBefore.has(t.norm) &&
  !sight.known(t) &&
  (isName(t, sight) ||
    particle(t, sight) ||
    (t.upos === 'PROPN' && !sight.joined.slice(0, 2).some((p) => t.norm.startsWith(p) && t.norm.length < 4)))

/** Not of a table nor of a closed class: could be a name that no list has. */
export const isUnlisted = (t: Token | undefined, sight: Sight): boolean =>
  t !== undefined &&
  open.has(t.upos) &&
  t.norm.length > 2 &&
  isFree(t, sight) &&
  !t.norm.startsWith(sight.article) &&
  !/(?:\u0627|\u064a\u0629)$/.test(t.norm) &&
  !isSecond(t, sight) &&
  !sight.words.titles.has(t.norm) &&
  !sight.words.speech.has(t.norm) &&
  !sight.words.organizationHead.has(t.norm) &&
  !sight.words.placeBefore.has(t.norm) &&
  !sight.known(t)

/** No adjective of a country, no word of a table, nothing with a preposition written onto it and the article. */
export const isFree = (t: Token, { words, article }: Sight): boolean =>
  !t.norm.startsWith(article.slice(1).repeat(2)) &&
  !words.demonymSet.has(t.norm.slice(article.length)) &&
  !words.demonymSet.has(t.norm) &&
  !words.functionWords.has(t.norm) &&
  t.upos !== 'VERB'
