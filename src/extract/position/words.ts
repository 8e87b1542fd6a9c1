/** The word tables that positions stand on, compiled once a language. */
import { remembering } from '../../base/memo.ts'
import type { Language, Row, Stance, Token } from '../../record/index.ts'

/** How a word of stance is used: see the head of `stances.tsv`. */
type StanceKind = 'verb' | 'be' | 'noun' | 'self' | 'must' | 'clause' | 'threat' | 'swap' | 'none'

/** One word of a pattern: whole forms, beginnings of forms, and whether other words may stand before it. */
export interface Part {
  readonly forms: readonly string[]
  readonly beginnings: readonly string[]
  readonly gap: boolean
}

export interface StanceWord {
  readonly form: string
  readonly parts: readonly Part[]
  readonly stance: Stance
  readonly kind: StanceKind
  /** takes a stand only where an issue under negotiation is named */
  readonly weak: boolean
}

export type ConditionKind = 'if' | 'strong' | 'until' | 'exchange' | 'before' | 'none'

export interface Condition {
  readonly form: string
  /** of a form in two parts (only … if) the first and the second */
  readonly lead: string
  readonly tail?: string
  readonly kind: ConditionKind
}

export interface IssueWord {
  readonly key: string
  readonly word: string
  /** place among all, the longest first */
  readonly order: number
  readonly first: string
  /** the words behind the first, each a beginning; absent where the word is looked for as it is, anywhere */
  readonly rest?: readonly string[]
  /** short: nothing may go on behind it */
  readonly whole: boolean
}

export type PartyKind =
  | 'body'
  | 'role'
  | 'first'
  | 'third'
  | 'relative'
  | 'agent'
  | 'bystander'
  | 'deed'
  | 'attached'
  | 'attitude'
  | 'anaphor'
  | 'public'
  | 'charge'
  | 'open'
  | 'contrast'
  | 'particle'
  | 'generic'

export interface PositionWords {
  readonly stances: readonly StanceWord[]
  /** stances by the first letter of their first word, the longest first */
  readonly byLetter: ReadonlyMap<string, readonly StanceWord[]>
  /** Stances whose first word a token can be, the longest first. */
  readonly opening: (token: Pick<Token, 'norm' | 'lemma'>) => readonly StanceWord[]
  readonly conditions: readonly Condition[]
  /** by the first two letters of their first words (one, where they have no more) */
  readonly issues: ReadonlyMap<string, readonly IssueWord[]>
  readonly negations: readonly string[]
  readonly complementizers: ReadonlySet<string>
  readonly parties: ReadonlyMap<PartyKind, Part>
  /** what may be written onto the front of a word, the longest first */
  readonly endings: readonly string[]
  /** first parts of verbs that may stand at the end: negation may stand there too */
  readonly separable: boolean
  /** letters may be written onto the front of a word, and taggers are less sure of its class */
  readonly attaches: boolean
  readonly unspaced: boolean
  /** verbs and adjectives are told by their endings: a whole form is what it is, however it is tagged */
  readonly inflects: boolean
}

const compiled = new WeakMap<Language, PositionWords>()

const none: Part = { forms: [], beginnings: [], gap: false }

export function positionWordsOf(language: Language): PositionWords {
  let words = compiled.get(language)
  if (!words) {
    const stances = language.table('stances').map(
      (r): StanceWord => ({
        form: r['form'] ?? '',
        parts: partsOf(r['form'] ?? ''),
        stance: (r['stance'] ?? 'demand') as Stance,
        kind: (r['kind'] ?? 'verb') as StanceKind,
        weak: r['weak'] === 'yes',
      }),
    )
    const order = [...stances].sort(
      (a, b) =>
        b.parts.length - a.parts.length || Number(gapped(a)) - Number(gapped(b)) || b.form.length - a.form.length,
    )
    const byLetter = new Map<string, StanceWord[]>()
    for (const s of order)
      for (const letter of new Set([...s.parts[0]!.forms, ...s.parts[0]!.beginnings].map((f) => f[0] ?? '')))
        byLetter.set(letter, [...(byLetter.get(letter) ?? []), s])
    const endings = language
      .table('endings')
      .flatMap((r) => (r['where'] === 'prefix' ? [r['form'] ?? ''] : []))
      .sort((a, b) => b.length - a.length)
    words = {
      stances: order,
      byLetter,
      opening: openingOf(byLetter, endings),
      conditions: longest(language.table('conditions').map(conditionOf), (c) => c.form),
      issues: issuesOf(language),
      negations: language.table('negation').map((r) => r['form'] ?? ''),
      complementizers: new Set(language.table('complementizers').map((r) => r['form'] ?? '')),
      parties: new Map(
        [...Map.groupBy(language.table('parties'), (r) => r['kind'] as PartyKind)].map(([kind, rows]) => [
          kind,
          partOf(rows.map((r) => r['form'] ?? '').join('|'), false),
        ]),
      ),
      endings,
      separable: language.table('separable').length > 0,
      attaches: language.direction === 'rtl',
      unspaced: language.unspaced,
      inflects: language.table('speech-order').some((r) => r['rule'] === 'subject-case'),
    }
    compiled.set(language, words)
  }
  return words
}

function conditionOf(row: Row): Condition {
  const form = row['form'] ?? ''
  const [lead = '', tail] = form.split(' … ')
  return { form, lead, ...(tail === undefined ? {} : { tail }), kind: (row['kind'] ?? 'if') as ConditionKind }
}

function issuesOf(language: Language): ReadonlyMap<string, readonly IssueWord[]> {
  const inside = language.unspaced || language.direction === 'rtl'
  const all = longest(language.table('issues'), (r) => r['word'] ?? '').map((row, order): IssueWord => {
    const word = row['word'] ?? ''
    const [first = '', ...rest] = inside ? [word] : word.split(' ')
    const whole = !inside && word.length <= (/\p{Script=Cyrillic}/u.test(word) ? 3 : 4)
    return { key: row['key'] ?? '', word, order, first, ...(inside ? {} : { rest }), whole }
  })
  return Map.groupBy(all, ({ first }) => first.slice(0, 2))
}

const gapped = (s: StanceWord): boolean => s.parts.some((p) => p.gap)

const longest = <T>(rows: readonly T[], form: (row: T) => string): T[] =>
  [...rows].sort((a, b) => form(b).length - form(a).length)

/** What may be written onto the front of a word of stance: and, so; each word is looked for once. */
function openingOf(
  byLetter: ReadonlyMap<string, readonly StanceWord[]>,
  endings: readonly string[],
): PositionWords['opening'] {
  const fronts = endings.filter((e) => e.length === 1)
  const find = remembering((both): readonly StanceWord[] => {
    const [norm = '', lemma = ''] = both.split('\n')
    const letters = new Set([norm[0] ?? '', lemma[0] ?? ''])
    for (const f of fronts) if (norm.startsWith(f)) letters.add(norm[f.length] ?? '')
    return [...letters].flatMap((l) =>
      (byLetter.get(l) ?? []).filter((s) => isPart({ norm, lemma }, s.parts[0]!, fronts)),
    )
  })
  return ({ norm, lemma }) => find(`${norm}\n${lemma}`)
}

function partsOf(form: string): readonly Part[] {
  const out: Part[] = []
  let gap = false
  for (const word of form.split(' ')) {
    if (word === '…') gap = true
    else {
      out.push(partOf(word, gap))
      gap = false
    }
  }
  return out
}

function partOf(word: string, gap: boolean): Part {
  const all = word.split('|')
  return {
    forms: all.filter((w) => !w.endsWith('*')),
    beginnings: all.flatMap((w) => (w.endsWith('*') ? [w.slice(0, -1)] : [])),
    gap,
  }
}

/** The words of one kind; matches nothing where the language has none. */
export const partyPart = (words: PositionWords, kind: PartyKind): Part => words.parties.get(kind) ?? none

/** True where a token is one of the words of a part, as written, by its lemma, or without what is written onto its front. */
export function isPart(
  token: { readonly norm: string; readonly lemma: string },
  part: Part,
  fronts: readonly string[],
): boolean {
  if (fits(token.norm, part) || (fronts.length === 0 && part.forms.includes(token.lemma))) return true
  return fronts.some(
    (f) => token.norm.length > f.length + 2 && token.norm.startsWith(f) && fits(token.norm.slice(f.length), part),
  )
}

export const fits = (norm: string, part: Part): boolean =>
  part.forms.includes(norm) || part.beginnings.some((b) => norm.startsWith(b))
