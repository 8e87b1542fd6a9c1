/** Compiles the tables of a language into the words that quantities stand on. Forms are written as in expand.ts. */
import type { Language } from '../../record/index.ts'
import { expandWord, splitTop } from '../time/expand.ts'
import type { NumberKind, NumberWord, Phrase, Phrases, QuantityWords, Unit } from './words.ts'

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

interface Rows<T> {
  readonly forms: readonly string[]
  readonly means: T
}

/** In: a language. Out: its words, looked up by first word, last word or letter. Cost: its tables, once. */
export function compileWords(language: Language): QuantityWords {
  const special = language.table('quantity-words').map((r) => ({ forms: forms(r['words']), means: r['kind'] ?? '' }))
  const numbers = numberTables(language)
  return {
    ...numbers,
    ...boundTables(language),
    ...unitTables(language),
    ...kindTables(special),
    ...changeTables(language),
    demonyms: new Map(language.table('demonyms').map((r) => [(r['form'] ?? '').toLowerCase(), r['code'] ?? ''])),
    ...counterTables(language),
    starters: new Set([
      ...[...numbers.single.keys()].map((form) => form[0]!),
      ...special.filter((r) => /^(?:several|percent:|share:)/.test(r.means)).flatMap((r) => r.forms.map((f) => f[0]!)),
    ]),
  }
}

function numberTables(language: Language): Pick<QuantityWords, 'numbers' | 'single' | 'parts' | 'joins'> {
  const numbers = language
    .table('numbers')
    .map((r) => ({ forms: forms(r['words']), means: numberWord(r['value'] ?? '', r['kind'] ?? 'add') }))
  const single = new Map(
    numbers.flatMap(({ forms: list, means }) => list.filter((f) => !f.includes(' ')).map((f) => [f, means] as const)),
  )
  return {
    numbers: phrasesOf(numbers),
    single,
    parts: [...single.keys()].sort((a, b) => b.length - a.length),
    joins: numbers.find((n) => n.means.kind === 'and')?.means.joins,
  }
}

/** A word may say both: "rose by a tenth" and "a tenth more" stand on one table. */
function changeTables(language: Language): Pick<QuantityWords, 'changes' | 'changesBehind'> {
  const rows = language.table('changes').map((r) => ({ forms: forms(r['words']), kind: r['kind'] ?? '' }))
  const behind = (kind: string): boolean => kind === 'more' || kind === 'less'
  const map = (isBehind: boolean): ReadonlyMap<string, string> =>
    new Map(rows.filter((r) => behind(r.kind) === isBehind).flatMap((r) => r.forms.map((f) => [f, r.kind] as const)))
  return { changes: map(false), changesBehind: map(true) }
}

function boundTables(language: Language): Pick<QuantityWords, 'boundsBefore' | 'boundsAfter' | 'bounds'> {
  const bounds = language
    .table('approximators')
    .map((r) => ({ forms: forms(r['words']), means: r['kind'] ?? '', where: r['where'] ?? '' }))
    .map((r) => (r.where === 'large' ? { ...r, means: `${r.means}:large` } : r))
  const before = bounds.filter((b) => b.where !== 'after')
  const after = bounds.filter((b) => b.where === 'after' || b.where === 'both')
  return {
    boundsBefore: phrasesOf(before, 'last'),
    boundsAfter: phrasesOf(after),
    bounds: { before: byLength(before), after: byLength(after) },
  }
}

function unitTables(language: Language): Pick<QuantityWords, 'units' | 'signs' | 'unitList'> {
  const units = [
    ...language.table('units').map((r) => ({
      forms: forms(r['words']),
      means: unitOf(r['code'] ?? '', r['by'] ?? ''),
      sign: r['sign'] !== undefined && r['sign'] !== '',
    })),
    ...isoCodes.split(' ').map((code) => ({ forms: [`=${code}`], means: { code }, sign: true })),
  ]
  const signs = units.filter((u) => u.sign)
  return {
    units: phrasesOf(units),
    signs: phrasesOf(signs, 'last'),
    unitList: units
      .flatMap((u) => byLength([u]).map((p) => ({ ...p, sign: u.sign })))
      .sort((a, b) => b.form.length - a.form.length),
  }
}

type KindTables = Pick<
  QuantityWords,
  'kinds' | 'kindsBefore' | 'clitics' | 'thousands' | 'nounFirst' | 'oneNoun' | 'list'
>

function kindTables(special: readonly Rows<string>[]): KindTables {
  const kinds = new Map<string, Phrases<string>>()
  const kindsBefore = new Map<string, Phrases<string>>()
  for (const kind of new Set(special.map((r) => r.means.split(':')[0]!))) {
    const rows = special.filter((r) => r.means.split(':')[0] === kind)
    kinds.set(kind, phrasesOf(rows))
    kindsBefore.set(kind, phrasesOf(rows, 'last'))
  }
  const of = (kind: string): readonly string[] => special.filter((r) => r.means === kind).flatMap((r) => r.forms)
  const has = (kind: string): boolean => special.some((r) => r.means === kind)
  return {
    kinds,
    kindsBefore,
    clitics: of('clitic'),
    thousands: of('thousands')[0] ?? (has('thousands') ? ' ' : ','),
    nounFirst: has('noun-first'),
    oneNoun: has('one-noun'),
    list: byLength(special),
  }
}

function counterTables(language: Language): Pick<QuantityWords, 'counters' | 'weakCounters'> {
  const rows = language.table('counters')
  const weak = rows.filter((r) => r['kind'] === 'weak')
  return {
    counters: new Set(rows.map((r) => r['form'] ?? '')),
    weakCounters: new Set(weak.map((r) => r['form'] ?? '')),
  }
}
