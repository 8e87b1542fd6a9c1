/** The word tables that statements stand on, compiled once a language. */
import { remembering } from '../../base/memo.ts'
import { type Act, formsBy, type Language, type Row } from '../../record/index.ts'

export interface SpeechVerb {
  readonly lemma: string
  readonly act: Act
  /** a clause or quotation, a noun phrase, somebody to do something, content after a preposition */
  readonly takes: ReadonlySet<string>
  /** of the mind, not of the mouth */
  readonly attitude?: true
  /** of a verb of several words: those behind the first */
  readonly rest?: readonly string[]
  /** prepositions that bring its content */
  readonly prepositions?: ReadonlySet<string>
}

/** A noun of saying: announcement, заявление, Forderung. */
export interface SpeechNoun {
  readonly lemma: string
  readonly act: Act
}

export interface AttributionPhrase {
  readonly words: readonly string[]
  readonly where: string
}

export interface Hedge {
  readonly form: string
  readonly isIn: (text: string) => boolean
}

export interface SpeechWords {
  readonly verbs: ReadonlyMap<string, SpeechVerb>
  /** verbs by the dictionary form and irregular forms of their first word, those of more words first */
  readonly byWord: ReadonlyMap<string, readonly SpeechVerb[]>
  readonly nouns: ReadonlyMap<string, SpeechNoun>
  /** m f n of words, h of persons, i of things, p of several */
  readonly pronounGender: ReadonlyMap<string, string>
  /** finite forms by which German reports what somebody else says */
  readonly reported: ReadonlySet<string>
  /** complementizers that also open other clauses */
  readonly questions: ReadonlySet<string>
  /** nouns behind a phrase of attribution that also means along, which say nothing: law, age */
  readonly measures: ReadonlySet<string>
  /** of two words, which open clauses of time, ground or measure: tant que, потому что */
  readonly adverbial: ReadonlySet<string>
  /** before "that, which …": о том, что */
  readonly prepositionsOfClauses: ReadonlySet<string>
  readonly relatives: ReadonlySet<string>
  /** subjects that are nobody: man, on, es */
  readonly impersonal: ReadonlySet<string>
  /** words in the names of organizations */
  readonly bodies: readonly string[]
  /** first words of phrases of attribution */
  readonly attributionStarts: ReadonlySet<string>
  /** "…, the minister said": the subject stands before the verb in an aside too */
  readonly trailing: boolean
  /** subjects stand in the nominative, and verbs are told by their endings */
  readonly nominative: boolean
  /** a clause without a complementizer follows the verb: at once, behind a comma, or never */
  readonly bare: 'plain' | 'comma' | 'never'
  /** "affirme avoir vu": a verb of saying alone takes an infinitive */
  readonly saysInfinitive: boolean
  readonly dropsSubject: boolean
  /** where nobody is the subject and a place stands for it, the verb is in the plural */
  readonly placesInPlural: boolean
  /** zu */
  readonly infinitiveMark: string
  /** verbs by length, longest first, for scripts without spaces */
  readonly verbList: readonly SpeechVerb[]
  /** the list by first character */
  readonly byLetter: ReadonlyMap<string, readonly SpeechVerb[]>
  /** titles of persons */
  readonly titles: readonly string[]
  /** words for a person by office or calling */
  readonly offices: ReadonlySet<string>
  /** the indefinite article, where nouns have one: what stands with it means nobody named before */
  readonly indefinite: ReadonlySet<string>
  /** first parts of verbs that stand at the end of the clause */
  readonly particles: ReadonlySet<string>
  /** verbs part: the first syllable stands at the end of the clause */
  readonly separable: boolean
  /** words that open what is only supposed: if */
  readonly suppositions: ReadonlySet<string>
  /** as, wie, как: what opens a clause that names the source of the rest */
  readonly as: ReadonlySet<string>
  /** endings of forms with those of the dictionary form */
  readonly endings: readonly (readonly [form: string, lemma: string])[]
  /** verbs whose dictionary form is that of the first known ending of a form */
  readonly byEnding: (norm: string) => readonly SpeechVerb[]
  readonly complementizers: ReadonlySet<string>
  /** phrases of attribution, the longest first */
  readonly attributions: readonly AttributionPhrase[]
  /** those that a word begins */
  readonly attributionsAt: (norm: string) => readonly AttributionPhrase[]
  /** of scripts without spaces and of phrases of one word: forms by where they stand, longest first */
  readonly attributionForms: ReadonlyMap<string, readonly string[]>
  /** words that leave open whether it was said, each with a test for it in small letters */
  readonly hedges: readonly Hedge[]
  readonly anonymous: readonly string[]
  /** words before a verb of saying that mean the sentence before */
  readonly backReferences: ReadonlySet<string>
  /** those that stand anywhere before the verb, or right behind it: it */
  readonly innerReferences: ReadonlySet<string>
  /** by which somebody asks not to be named */
  readonly anonymity: readonly string[]
  readonly pronouns: ReadonlySet<string>
  readonly negations: ReadonlySet<string>
  /** whoever speaks, thinks or wants counts: I, we, one, nobody named */
  readonly anyone?: true
}

type Order = Pick<
  SpeechWords,
  | 'trailing'
  | 'nominative'
  | 'indefinite'
  | 'bare'
  | 'saysInfinitive'
  | 'dropsSubject'
  | 'placesInPlural'
  | 'infinitiveMark'
>

function orderOf(language: Language): Order {
  const rules = new Map(language.table('speech-order').map((r) => [r['rule'] ?? '', r['value'] ?? '']))
  const bare = rules.get('bare-clause')
  return {
    trailing: rules.get('aside') === 'subject-first',
    nominative: rules.get('subject-case') === 'nominative',
    indefinite: new Set(rules.get('indefinite-article')?.split(' ')),
    bare: bare === 'plain' || bare === 'comma' ? bare : 'never',
    saysInfinitive: rules.get('infinitive') === 'said',
    dropsSubject: rules.get('subject') === 'dropped',
    placesInPlural: rules.get('place-as-subject') === 'plural',
    infinitiveMark: rules.get('infinitive-mark') ?? '',
  }
}

function verbOf(r: Row): SpeechVerb {
  return {
    lemma: r['lemma'] ?? '',
    act: (r['act'] ?? 'say') as Act,
    takes: new Set((r['takes'] ?? 's').split(' ')),
    rest: (r['lemma'] ?? '').split(' ').slice(1),
    prepositions: new Set((r['prep'] ?? '').split(' ').filter(Boolean)),
  }
}

function byWordOf(rows: readonly Row[], verbs: readonly SpeechVerb[]): Map<string, readonly SpeechVerb[]> {
  const byWord = new Map<string, readonly SpeechVerb[]>()
  rows.forEach((r, i) => {
    const first = (r['lemma'] ?? '').split(' ')[0] ?? ''
    for (const form of [first, ...(r['forms'] ?? '').split(' ').filter(Boolean)])
      byWord.set(
        form,
        [...(byWord.get(form) ?? []), verbs[i]!].sort((a, b) => (b.rest?.length ?? 0) - (a.rest?.length ?? 0)),
      )
  })
  return byWord
}

const compiled = new WeakMap<Language, SpeechWords>()
const withMind = new WeakMap<Language, SpeechWords>()

/** The same with verbs of attitude behind those of saying; undefined where the language has none. */
export function attitudeWordsOf(language: Language): SpeechWords | undefined {
  const known = withMind.get(language)
  const rows = language.table('attitudes')
  if (known || rows.length === 0) return known
  const speech = language.table('speech')
  const base = speechWordsOf(language)
  const verbs = [...speech.map((r) => verbOf(r)), ...rows.map((r) => ({ ...verbOf(r), attitude: true as const }))]
  const byWord = byWordOf([...speech, ...rows], verbs)
  const words: SpeechWords = { ...base, byWord, byEnding: byEndingOf(byWord, base.endings), anyone: true }
  withMind.set(language, words)
  return words
}

export function speechWordsOf(language: Language): SpeechWords {
  let words = compiled.get(language)
  if (!words) {
    const forms = (table: string): string[] => language.table(table).map((r) => (r['form'] ?? '').toLowerCase())
    const rows = language.table('speech')
    const verbs = rows.map((r) => verbOf(r))
    const byWord = byWordOf(rows, verbs)
    const attributions = attributionsOf(language)
    const endings = language.table('verb-endings').map((r) => [r['form'] ?? '', r['lemma'] ?? ''] as const)
    const longest = [...verbs].sort((a, b) => b.lemma.length - a.lemma.length)
    words = {
      verbs: new Map(verbs.map((v) => [v.lemma, v])),
      byWord,
      nouns: new Map(
        language
          .table('speech-nouns')
          .map((r) => [r['lemma'] ?? '', { lemma: r['lemma'] ?? '', act: (r['act'] ?? 'say') as Act }]),
      ),
      pronounGender: new Map(
        language
          .table('pronouns')
          .filter((r) => r['gender'] && r['gender'] !== 'relative' && r['gender'] !== 'nobody')
          .map((r) => [r['form'] ?? '', r['gender'] ?? '']),
      ),
      reported: new Set(forms('reported')),
      questions: new Set(formsBy(language, 'complementizers', 'kind')('question')),
      adverbial: new Set(formsBy(language, 'complementizers', 'kind')('adverbial')),
      prepositionsOfClauses: new Set(formsBy(language, 'complementizers', 'kind')('preposition')),
      measures: new Set(formsBy(language, 'attribution', 'where')('measure')),
      relatives: new Set(formsBy(language, 'pronouns', 'gender')('relative')),
      impersonal: new Set(formsBy(language, 'pronouns', 'gender')('nobody')),
      bodies: ['prefix', 'suffix', 'legal'].flatMap((where) =>
        formsBy(language, 'organization-words')(where).map((form) => form.toLowerCase()),
      ),
      attributionStarts: new Set(
        language
          .table('attribution')
          .filter((r) => !['at', 'to', 'whose', 'measure'].includes(r['where'] ?? ''))
          .map((r) => (r['form'] ?? '').toLowerCase().split(' ')[0] ?? ''),
      ),
      ...orderOf(language),
      verbList: longest,
      byLetter: Map.groupBy(longest, (v) => v.lemma[0] ?? ''),
      titles: forms('titles'),
      offices: officesOf([...forms('titles'), ...forms('callings')]),
      suppositions: new Set(
        language
          .table('conditions')
          .flatMap((r) => (r['kind'] === 'if' && !(r['form'] ?? '').includes(' ') ? [r['form']!] : [])),
      ),
      separable: language.table('separable').length > 0,
      particles: new Set(forms('separable')),
      as: new Set(
        language
          .table('attribution')
          .filter((r) => r['where'] === 'as')
          .map((r) => r['form'] ?? ''),
      ),
      endings,
      byEnding: byEndingOf(byWord, endings),
      complementizers: new Set(
        language
          .table('complementizers')
          .filter((r) => r['kind'] !== 'preposition')
          .map((r) => (r['form'] ?? '').toLowerCase()),
      ),
      attributions,
      attributionsAt: remembering((norm) => attributions.filter((a) => isWordOf(a.words[0]!, norm))),
      attributionForms: new Map(
        [...Map.groupBy(language.table('attribution'), (r) => r['where'] ?? '')].map(([where, rows]) => [
          where,
          rows.map((r) => r['form'] ?? '').sort((a, b) => b.length - a.length),
        ]),
      ),
      hedges: forms('hedges').map((form) => hedgeOf(form, language.unspaced)),
      anonymous: forms('anonymous'),
      anonymity: forms('anonymity'),
      backReferences: new Set(forms('back-references')),
      innerReferences: new Set(formsBy(language, 'back-references', 'where')('inside')),
      pronouns: new Set(forms('pronouns')),
      negations: new Set(forms('negation')),
    }
    compiled.set(language, words)
  }
  return words
}

/** The words for persons in titles: of "лидер оппозиции" the first alone, since it is a title by itself. */
function officesOf(titles: readonly string[]): ReadonlySet<string> {
  const known = new Set(titles)
  return new Set(
    titles.flatMap((title) => {
      const words = title.split(' ')
      return known.has(words[0]!) ? words.slice(0, 1) : words
    }),
  )
}

function byEndingOf(
  byWord: ReadonlyMap<string, readonly SpeechVerb[]>,
  endings: SpeechWords['endings'],
): SpeechWords['byEnding'] {
  return remembering((norm): readonly SpeechVerb[] => {
    for (const [form, lemma] of endings) {
      const verbs = norm.endsWith(form) ? byWord.get(norm.slice(0, norm.length - form.length) + lemma) : undefined
      if (verbs) return verbs
    }
    return []
  })
}

const attributionsOf = (language: Language): readonly AttributionPhrase[] =>
  language
    .table('attribution')
    .filter((r) => r['where'] !== 'as')
    .map((r) => ({ words: (r['form'] ?? '').toLowerCase().split(' '), where: r['where'] ?? 'pre' }))
    .sort((a, b) => b.words.length - a.words.length)

/** A word of a phrase as it stands in a text, elided too. */
export const isWordOf = (word: string, norm: string | undefined): boolean =>
  norm === word || (word === 'de' && norm === "d'")

function hedgeOf(form: string, unspaced: boolean): Hedge {
  if (unspaced) return { form, isIn: (text) => text.includes(form) }
  const pattern = new RegExp(`(?:^|[^\\p{L}])${form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:$|[^\\p{L}])`, 'u')
  return { form, isIn: (text) => pattern.test(text) }
}
