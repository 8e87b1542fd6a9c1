/** The words that shape clauses where the verb comes first and small words are written onto the next, compiled once a language. */
import { formsBy, type Language, longestFirst, type Token } from '../../record/index.ts'
import type { SpeechVerb } from './words.ts'

export interface ClauseWords {
  readonly finite: ReadonlyMap<string, SpeechVerb>
  readonly participles: ReadonlyMap<string, SpeechVerb>
  readonly clitics: readonly string[]
  readonly articles: readonly string[]
  readonly that: ReadonlySet<string>
  readonly prepositions: ReadonlySet<string>
  readonly joining: ReadonlySet<string>
  readonly relative: ReadonlySet<string>
  readonly contrast: ReadonlySet<string>
  readonly leading: ReadonlySet<string>
  readonly stopping: ReadonlySet<string>
  readonly human: ReadonlySet<string>
  readonly attached: ReadonlySet<string>
  readonly silent: ReadonlySet<string>
  readonly pointing: ReadonlySet<string>
  /** open what a reporter adds behind a comma */
  readonly tails: ReadonlySet<string>
  /** titles and callings: a name may follow */
  readonly titles: ReadonlySet<string>
  /** shapes of nouns of doing */
  readonly deeds: readonly RegExp[]
  readonly anonymous: readonly string[]
}

const compiled = new WeakMap<Language, ClauseWords>()

/** Letters that carry a hamza or none alike. */
export const foldLetters = (word: string): string => word.replace(/[\u0622\u0623\u0625\u0671]/g, '\u0627')

export function clauseWordsOf(language: Language): ClauseWords {
  let words = compiled.get(language)
  if (!words) {
    const rows = formsBy(language, 'clause-words')
    const of = (where: string): readonly string[] => rows(where).map(foldLetters)
    const finite = new Map<string, SpeechVerb>()
    const participles = new Map<string, SpeechVerb>()
    for (const r of language.table('speech')) {
      const verb: SpeechVerb = {
        lemma: r['lemma'] ?? '',
        act: (r['act'] ?? 'say') as SpeechVerb['act'],
        takes: new Set((r['takes'] ?? 's').split(' ').map(foldLetters)),
      }
      for (const f of [verb.lemma, ...(r['forms'] ?? '').split(' ')])
        if (f && !finite.has(foldLetters(f))) finite.set(foldLetters(f), verb)
      for (const f of (r['participles'] ?? '').split(' ')) if (f) participles.set(foldLetters(f), verb)
    }
    words = {
      finite,
      participles,
      clitics: longestFirst(of('clitic')),
      articles: longestFirst(of('article')),
      that: new Set(of('that')),
      prepositions: new Set(of('prep')),
      joining: new Set(of('part')),
      relative: new Set(of('relative')),
      contrast: new Set(of('contrast')),
      leading: new Set(of('lead')),
      stopping: new Set(of('stop')),
      human: new Set(of('human')),
      attached: new Set(of('attached')),
      silent: new Set(of('silent')),
      pointing: new Set(of('pointing')),
      tails: new Set(of('tail')),
      titles: new Set(
        language.table('titles').flatMap((r) => {
          const form = foldLetters(r['form'] ?? '')
          const bare = form.replace(/^\u0627\u0644/, '')
          return [form, bare, `${form}\u0629`, `${bare}\u0629`]
        }),
      ),
      deeds: of('deed').map((d) => new RegExp(d, 'u')),
      anonymous: language.table('anonymous').map((r) => foldLetters(r['form'] ?? '')),
    }
    compiled.set(language, words)
  }
  return words
}

export const formOf = (t: Token): string => foldLetters(t.norm)

/** The word without what is written onto it, and the length of that; undefined where nothing is. */
export function withoutClitic(words: ClauseWords, form: string): string | undefined {
  const clitic = words.clitics.find((c) => form.startsWith(c) && form.length - c.length > 1)
  return clitic === undefined ? undefined : form.slice(clitic.length)
}

export interface VerbHere {
  readonly verb: SpeechVerb
  readonly participle: boolean
  /** "and" or "so" is written onto it */
  readonly joined: boolean
}

/** A verb of saying by its written form, bare or with clitics. */
export function verbHere(words: ClauseWords, t: Token): VerbHere | undefined {
  const form = formOf(t)
  const bare = find(words, form, false)
  if (bare) return bare
  for (const clitic of words.clitics) {
    if (!form.startsWith(clitic)) continue
    const found = find(words, form.slice(clitic.length), true)
    if (found) return found
  }
  return undefined
}

function find(words: ClauseWords, form: string, joined: boolean): VerbHere | undefined {
  const finite = words.finite.get(form)
  if (finite) return { verb: finite, participle: false, joined }
  const participle = words.participles.get(form)
  return participle && { verb: participle, participle: true, joined }
}

/** The article stands on it, alone or behind a clitic. */
export const isDefinite = (words: ClauseWords, form: string): boolean =>
  words.articles.some((a) => form.startsWith(a) && form.length > a.length + 1)
