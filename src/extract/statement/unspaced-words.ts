/** The words around the subject of a verb in scripts without spaces, compiled once a language. */
import { formsBy, type Language, longestFirst } from '../../record/index.ts'

export interface SubjectWords {
  /** opens what stands between the subject and its verb */
  readonly prepositions: ReadonlySet<string>
  readonly adverbs: ReadonlySet<string>
  /** stands before who is told: 对媒体说 */
  readonly telling: ReadonlySet<string>
  /** adverbs and prepositions by length, longest first */
  readonly adverbList: readonly string[]
  /** before the last of several (泰国、印度和中国) */
  readonly coordinating: ReadonlySet<string>
  /** offices behind a country: 日本外相 */
  readonly titles: ReadonlySet<string>
  /** carries the subject of the clause before on */
  readonly joining: ReadonlySet<string>
  /** before a verb make a noun of it */
  readonly nouning: readonly string[]
  /** anywhere before a verb in its clause make a noun of it */
  readonly over: readonly string[]
  /** behind a verb make a part of a noun of it */
  readonly stating: ReadonlySet<string>
  /** endings of who or what can speak, longest first */
  readonly human: readonly string[]
  /** what somebody voices about something */
  readonly moods: readonly string[]
  /** ends what a preposition opens */
  readonly closing: readonly string[]
  /** between a verb and its object */
  readonly aspects: ReadonlySet<string>
  /** between owner and owned */
  readonly owning: ReadonlySet<string>
  /** endings of who publishes */
  readonly outlets: readonly string[]
  /** before a noun point at somebody named before */
  readonly pointing: readonly string[]
  /** verbs inside the name of a body: 联合国驻… */
  readonly stationed: readonly string[]
  /** words that end as a verb of one character and are none */
  readonly whole: ReadonlySet<string>
  /** what somebody refuses who says nothing */
  readonly silent: readonly string[]
  /** open what somebody acts on: 应…请求 */
  readonly grounds: ReadonlySet<string>
}

const compiled = new WeakMap<Language, SubjectWords>()

export function subjectWordsOf(language: Language): SubjectWords {
  let words = compiled.get(language)
  if (!words) {
    const of = formsBy(language, 'subject-words')
    const endings = language
      .table('organization-words')
      .filter((r) => r['where'] === 'suffix')
      .map((r) => r['form'] ?? r['word'] ?? '')
    const titles = language.table('titles').map((r) => r['form'] ?? '')
    words = {
      prepositions: new Set(of('prep')),
      adverbs: new Set(of('adv')),
      telling: new Set(of('tell')),
      adverbList: longestFirst(of('adv')),
      coordinating: new Set(of('last')),
      titles: new Set(titles),
      joining: new Set(of('and')),
      nouning: longestFirst(of('noun')),
      over: of('over'),
      stating: new Set(of('state')),
      human: longestFirst([...new Set([...of('human'), ...titles, ...endings])].filter((w) => w !== '')),
      moods: longestFirst(of('mood')),
      closing: longestFirst(of('close')),
      aspects: new Set(of('aspect')),
      owning: new Set(of('own')),
      outlets: longestFirst(of('outlet')),
      pointing: longestFirst(of('point')),
      stationed: of('stationed'),
      whole: new Set(of('whole')),
      silent: of('silent'),
      grounds: new Set(of('ground')),
    }
    compiled.set(language, words)
  }
  return words
}
