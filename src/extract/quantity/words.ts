/** The word tables that quantities stand on, compiled once a language. Forms are written as in expand.ts. */
import type { Language, Token } from '../../record/index.ts'
import { expandWord, splitTop } from '../time/expand.ts'

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
  if (!words) compiled.set(language, (words = compile(language)))
  return words
}

const forms = (cell: string | undefined): readonly string[] =>
  splitTop(cell ?? '', '|')
    .flatMap((word) => expandWord(word))
    .map((form) => (form.startsWith('=') ? form : form.toLowerCase().trim()))
    .filter((form) => form !== '')

function phrasesOf<T>(
  rows: readonly { readonly forms: readonly string[]; readonly means: T }[],
  by: 'first' | 'last' = 'first',
): Phrases<T> {
  const out = new Map<string, Phrase<T>[]>()
  for (const row of rows)
    for (const form of row.forms) {
      const exact = form.startsWith('=') ? form.slice(1) : undefined
      const words = (exact ?? form).toLowerCase().split(' ')
      const key = by === 'first' ? words[0]! : words.at(-1)!
      const list = out.get(key)
      const phrase = { words, form, means: row.means, ...(exact ? { exact } : {}) }
      if (list) list.push(phrase)
      else out.set(key, [phrase])
    }
  for (const list of out.values()) list.sort((a, b) => b.words.length - a.words.length)
  return out
}

const byLength = <T>(rows: readonly { readonly forms: readonly string[]; readonly means: T }[]): readonly Phrase<T>[] =>
  rows
    .flatMap((r) => r.forms.map((form) => ({ form, words: [form], means: r.means })))
    .sort((a, b) => b.form.length - a.form.length)

function numberWord(value: string, kind: string): NumberWord {
  if (kind.startsWith('and'))
    return { value: 0, kind: 'and', joins: kind === 'and100' ? 'hundreds' : kind === 'and10' ? 'tens' : 'inside' }
  const [times, alone = times] = value.split(':')
  const [low = '0', high] = alone!.split('-')
  const least = Number(low)
  return {
    value: alone === times ? least : Number(times),
    ...(high ? { max: Number(high), min: least } : {}),
    kind: kind as NumberKind,
  }
}

/** ISO 4217 codes that are no words in capitals either; they stand before a number and behind it. */
const isoCodes =
  'AED AFN AMD AOA ARS AUD AWG AZN BDT BGN BHD BIF BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CVE CZK DJF ' +
  'DKK DOP DZD EGP ERN ETB EUR FJD GBP GHS GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR ' +
  'KMF KPW KRW KWD KYD KZT LBP LKR LRD LSL LYD MDL MGA MKD MMK MNT MRU MUR MVR MWK MXN MYR MZN NGN NIO NOK NPR NZD OMR PAB ' +
  'PGK PHP PKR PLN PYG QAR RSD RUB RWF SAR SBD SCR SDG SEK SGD SLL SRD SSP STN SYP SZL THB TJS TMT TND TTD TWD TZS UAH UGX ' +
  'USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW'

function unitOf(code: string, by: string): Unit {
  if (by === '') return { code }
  const pairs = (mark: string): ReadonlyMap<string, string> =>
    new Map(by.split(' ').flatMap((pair) => (pair[2] === mark ? [[pair.slice(0, 2), pair.slice(3)] as const] : [])))
  return { code, by: pairs(':'), named: new Map([...pairs('='), ...pairs(':')]) }
}

function compile(language: Language): QuantityWords {
  const numbers = language
    .table('numbers')
    .map((r) => ({ forms: forms(r['words']), means: numberWord(r['value'] ?? '', r['kind'] ?? 'add') }))
  const single = new Map(
    numbers.flatMap(({ forms: list, means }) => list.filter((f) => !f.includes(' ')).map((f) => [f, means] as const)),
  )
  const bounds = language
    .table('approximators')
    .map((r) => ({ forms: forms(r['words']), means: r['kind'] ?? '', where: r['where'] ?? '' }))
    .map((r) => (r.where === 'large' ? { ...r, means: `${r.means}:large` } : r))
  const codes = isoCodes.split(' ').map((code) => ({ forms: [`=${code}`], means: { code }, sign: true }))
  const units = [
    ...language.table('units').map((r) => ({
      forms: forms(r['words']),
      means: unitOf(r['code'] ?? '', r['by'] ?? ''),
      sign: r['sign'] !== undefined && r['sign'] !== '',
    })),
    ...codes,
  ]
  const special = language.table('quantity-words').map((r) => ({ forms: forms(r['words']), means: r['kind'] ?? '' }))
  const kinds = new Map<string, Phrases<string>>()
  const kindsBefore = new Map<string, Phrases<string>>()
  for (const kind of new Set(special.map((r) => r.means.split(':')[0]!))) {
    const rows = special.filter((r) => r.means.split(':')[0] === kind)
    kinds.set(kind, phrasesOf(rows))
    kindsBefore.set(kind, phrasesOf(rows, 'last'))
  }
  const of = (kind: string): readonly string[] => special.filter((r) => r.means === kind).flatMap((r) => r.forms)
  return {
    numbers: phrasesOf(numbers),
    single,
    parts: [...single.keys()].sort((a, b) => b.length - a.length),
    boundsBefore: phrasesOf(
      bounds.filter((b) => b.where !== 'after'),
      'last',
    ),
    boundsAfter: phrasesOf(bounds.filter((b) => b.where === 'after' || b.where === 'both')),
    units: phrasesOf(units),
    signs: phrasesOf(
      units.filter((u) => u.sign),
      'last',
    ),
    kinds,
    kindsBefore,
    changes: new Map(
      language.table('changes').flatMap((r) => forms(r['words']).map((f) => [f, r['kind'] ?? ''] as const)),
    ),
    demonyms: new Map(language.table('demonyms').map((r) => [(r['form'] ?? '').toLowerCase(), r['code'] ?? ''])),
    clitics: of('clitic'),
    thousands: of('thousands')[0] ?? (special.some((r) => r.means === 'thousands') ? ' ' : ','),
    joins: numbers.find((n) => n.means.kind === 'and')?.means.joins,
    nounFirst: special.some((r) => r.means === 'noun-first'),
    oneNoun: special.some((r) => r.means === 'one-noun'),
    list: byLength(special),
    unitList: units
      .flatMap((u) => byLength([u]).map((p) => ({ ...p, sign: u.sign })))
      .sort((a, b) => b.form.length - a.form.length),
    bounds: {
      before: byLength(bounds.filter((b) => b.where !== 'after')),
      after: byLength(bounds.filter((b) => b.where === 'after' || b.where === 'both')),
    },
    starters: new Set([
      ...[...single.keys()].map((form) => form[0]!),
      ...special.filter((r) => /^(?:several|percent:|share:)/.test(r.means)).flatMap((r) => r.forms.map((f) => f[0]!)),
    ]),
    counters: new Set(language.table('counters').map((r) => r['form'] ?? '')),
    weakCounters: new Set(
      language
        .table('counters')
        .filter((r) => r['kind'] === 'weak')
        .map((r) => r['form'] ?? ''),
    ),
  }
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
