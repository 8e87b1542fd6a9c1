/** The word tables that quantities stand on, compiled once a language. Forms are written as in expand.ts. */
import type { Language, Token } from '../../record/index.ts'
import { compileWords } from './compile.ts'

export type NumberKind =
  | 'add'
  | 'times'
  | 'about'
  | 'score'
  | 'part'
  | 'half'
  | 'article'
  | 'several'
  | 'plus'
  | 'suffix'
  | 'and'
  | 'point'

export interface NumberWord {
  readonly value: number
  /** what the bare word can mean: thousands */
  readonly min?: number
  readonly max?: number
  readonly kind: NumberKind
  /** of joining words: where they join */
  readonly joins?: 'hundreds' | 'tens' | 'inside'
}

/** A unit: its code, or codes by the country that the text speaks of where several share its name. */
export interface Unit {
  readonly code: string
  /** country to code, and the countries' own names for theirs */
  readonly by?: ReadonlyMap<string, string>
  /** only where the country's adjective stands beside it: dollars are American wherever they are paid */
  readonly named?: ReadonlyMap<string, string>
}

export interface Phrase<T> {
  readonly words: readonly string[]
  readonly form: string
  readonly means: T
  /** the first word, where only this way of writing it counts */
  readonly exact?: string
}

/** Phrases by their first word, or by their last; the longest first. */
export type Phrases<T> = ReadonlyMap<string, readonly Phrase<T>[]>

export interface QuantityWords {
  readonly numbers: Phrases<NumberWord>
  /** numbers of one word */
  readonly single: ReadonlyMap<string, NumberWord>
  /** the parts of numbers that are written in one word, longest first: drei, hundert, und */
  readonly parts: readonly string[]
  readonly boundsBefore: Phrases<string>
  readonly boundsAfter: Phrases<string>
  readonly units: Phrases<Unit>
  /** signs of money before the number */
  readonly signs: Phrases<Unit>
  readonly kinds: ReadonlyMap<string, Phrases<string>>
  /** the same by their last word, for what stands before a number */
  readonly kindsBefore: ReadonlyMap<string, Phrases<string>>
  /** words that say up or down, or only lead to a number: rose, fell, reached */
  readonly changes: ReadonlyMap<string, string>
  /** words that say so behind the number: more, less */
  readonly changesBehind: ReadonlyMap<string, string>
  /** country code by adjective; beginnings of words in languages that inflect them */
  readonly demonyms: ReadonlyMap<string, string>
  /** letters written together with the next word: Arabic and, with, for */
  readonly clitics: readonly string[]
  /** the mark between thousands; the other one of `.` and `,` is the decimal mark */
  readonly thousands: string
  /** where the language joins the parts of a number */
  readonly joins: NumberWord['joins']
  /** adjectives stand behind their noun */
  readonly nounFirst: boolean
  /** what belongs to a noun follows it in the genitive: the noun alone is counted */
  readonly oneNoun: boolean
  /** the same tables by their letters, longest first, for scripts without spaces */
  readonly list: readonly Phrase<string>[]
  readonly unitList: readonly (Phrase<Unit> & { readonly sign: boolean })[]
  readonly bounds: { readonly before: readonly Phrase<string>[]; readonly after: readonly Phrase<string>[] }
  readonly counters: ReadonlySet<string>
  /** counters that also stand in set phrases: 三个, 两种 */
  readonly weakCounters: ReadonlySet<string>
  /** letters that a number can start with */
  readonly starters: ReadonlySet<string>
}

const compiled = new WeakMap<Language, QuantityWords>()

export function quantityWordsOf(language: Language): QuantityWords {
  let words = compiled.get(language)
  if (!words) compiled.set(language, (words = compileWords(language)))
  return words
}

/** The longest phrase that starts at a token. */
export function phraseAt<T>(
  phrases: Phrases<T> | undefined,
  tokens: readonly Token[],
  at: number,
): Phrase<T> | undefined {
  const first = tokens[at]
  if (!phrases || !first) return undefined
  return phrases.get(first.norm)?.find(
    (p) =>
      p.words.every((w, k) => tokens[at + k]?.norm === w) &&
      (!p.exact || p.exact === first.text) &&
      // the mark of a shortened word, not of the sentence
      !(p.words.length > 1 && p.words.at(-1) === '.' && at + p.words.length === tokens.length),
  )
}

/** The longest phrase that ends at a token; its first word may be written together with a clitic. */
export function phraseBefore<T>(
  phrases: Phrases<T> | undefined,
  tokens: readonly Token[],
  last: number,
  clitics: readonly string[],
): Phrase<T> | undefined {
  const token = tokens[last]
  if (!token || !phrases) return undefined
  for (const key of clitics.length > 0 ? bareForms(token.norm, clitics) : [token.norm]) {
    const found = phrases.get(key)?.find((p) => {
      const from = last - p.words.length + 1
      return (
        from >= 0 &&
        (!p.exact || p.exact === tokens[from]!.text) &&
        p.words.every((w, k) => {
          const norm = tokens[from + k]!.norm
          return norm === w || (k === 0 && clitics.some((c) => norm === c + w)) || (from + k === last && w === key)
        })
      )
    })
    if (found) return found
  }
  return undefined
}

/** A word and what stays of it without what is written together with it. */
export const bareForms = (norm: string, clitics: readonly string[]): readonly string[] => [
  norm,
  ...clitics.filter((c) => norm.startsWith(c) && norm.length > c.length + 1).map((c) => norm.slice(c.length)),
]

/** Whether a word or phrase of a kind ends at a token. */
export const endsKind = (words: QuantityWords, kind: string, tokens: readonly Token[], last: number): boolean =>
  phraseBefore(words.kindsBefore.get(kind), tokens, last, words.clitics) !== undefined

/** Whether a word, or the phrase that starts with it, is of a kind. */
export const isKind = (words: QuantityWords, kind: string, tokens: readonly Token[], at: number): boolean =>
  phraseAt(words.kinds.get(kind), tokens, at) !== undefined
