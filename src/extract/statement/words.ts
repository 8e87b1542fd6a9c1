/** The word tables that statements stand on, compiled once a language. */
import type { Act, Language } from '../../record/index.ts'

export interface SpeechVerb {
  readonly lemma: string
  readonly act: Act
  /** a clause or quotation, a noun phrase, somebody to do something, content after a preposition */
  readonly takes: ReadonlySet<string>
}

export interface AttributionPhrase {
  readonly words: readonly string[]
  readonly where: string
}

export interface SpeechWords {
  readonly verbs: ReadonlyMap<string, SpeechVerb>
  /** verbs by length, longest first, for scripts without spaces */
  readonly verbList: readonly SpeechVerb[]
  /** the list by first character */
  readonly byLetter: ReadonlyMap<string, readonly SpeechVerb[]>
  /** titles of persons */
  readonly titles: readonly string[]
  /** verbs part: the first syllable stands at the end of the clause */
  readonly separable: boolean
  /** as, wie, как: what opens a clause that names the source of the rest */
  readonly as: ReadonlySet<string>
  /** endings of forms with those of the dictionary form */
  readonly endings: readonly (readonly [form: string, lemma: string])[]
  readonly complementizers: ReadonlySet<string>
  readonly attributions: readonly AttributionPhrase[]
  /** of scripts without spaces and of phrases of one word: forms by where they stand, longest first */
  readonly attributionForms: ReadonlyMap<string, readonly string[]>
  readonly hedges: readonly string[]
  readonly anonymous: readonly string[]
  /** words before a verb of saying that mean the sentence before */
  readonly backReferences: ReadonlySet<string>
  /** by which somebody asks not to be named */
  readonly anonymity: readonly string[]
  readonly pronouns: ReadonlySet<string>
  readonly negations: ReadonlySet<string>
}

const compiled = new WeakMap<Language, SpeechWords>()

export function speechWordsOf(language: Language): SpeechWords {
  let words = compiled.get(language)
  if (!words) {
    const forms = (table: string): string[] => language.table(table).map((r) => (r['form'] ?? '').toLowerCase())
    const verbs = language.table('speech').map(
      (r): SpeechVerb => ({
        lemma: r['lemma'] ?? '',
        act: (r['act'] ?? 'say') as Act,
        takes: new Set((r['takes'] ?? 's').split(' ')),
      }),
    )
    const longest = [...verbs].sort((a, b) => b.lemma.length - a.lemma.length)
    words = {
      verbs: new Map(verbs.map((v) => [v.lemma, v])),
      verbList: longest,
      byLetter: Map.groupBy(longest, (v) => v.lemma[0] ?? ''),
      titles: forms('titles'),
      separable: language.table('separable').length > 0,
      as: new Set(
        language
          .table('attribution')
          .filter((r) => r['where'] === 'as')
          .map((r) => r['form'] ?? ''),
      ),
      endings: language.table('verb-endings').map((r) => [r['form'] ?? '', r['lemma'] ?? ''] as const),
      complementizers: new Set(forms('complementizers')),
      attributions: language
        .table('attribution')
        .filter((r) => r['where'] !== 'as')
        .map((r) => ({ words: (r['form'] ?? '').toLowerCase().split(' '), where: r['where'] ?? 'pre' }))
        .sort((a, b) => b.words.length - a.words.length),
      attributionForms: new Map(
        [...Map.groupBy(language.table('attribution'), (r) => r['where'] ?? '')].map(([where, rows]) => [
          where,
          rows.map((r) => r['form'] ?? '').sort((a, b) => b.length - a.length),
        ]),
      ),
      hedges: forms('hedges'),
      anonymous: forms('anonymous'),
      anonymity: forms('anonymity'),
      backReferences: new Set(forms('back-references')),
      pronouns: new Set(forms('pronouns')),
      negations: new Set(forms('negation')),
    }
    compiled.set(language, words)
  }
  return words
}
