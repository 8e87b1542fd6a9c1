/** The word tables that name finding stands on, compiled once a language. */
import { remembering } from '../../base/memo.ts'
import { stemOf } from '../../record/fold.ts'
import { type Language, longestFirst } from '../../record/index.ts'

export interface NameWords {
  readonly titles: ReadonlySet<string>
  /** titles and callings */
  readonly bearers: ReadonlySet<string>
  /** names have cases */
  readonly declined: boolean
  readonly organizationHead: ReadonlySet<string>
  /** heads that hardly ever stand without a name behind them: a newspaper, a town's council */
  readonly named: ReadonlySet<string>
  /** heads whose adjective of a country what they are for may follow: the Tunisian league for … */
  readonly aimed: ReadonlySet<string>
  readonly organizationTail: ReadonlySet<string>
  /** legal forms in front of a name in quotation marks, lower case */
  readonly legalForms: ReadonlySet<string>
  readonly organizationEndings: readonly string[]
  readonly placeAfter: ReadonlySet<string>
  /** the same, the longest first */
  readonly placeEndings: readonly string[]
  readonly placeBefore: ReadonlySet<string>
  /** words for towns, whose own name follows or goes before */
  readonly placeTown: ReadonlySet<string>
  /** descriptors that hardly ever stand without a name behind them */
  readonly placeNamed: ReadonlySet<string>
  /** heads of the names of buildings and works */
  readonly facility: ReadonlySet<string>
  /** complementizers, and words that look like names and are not */
  readonly functionWords: ReadonlySet<string>
  readonly placePreposition: ReadonlySet<string>
  /** articles that stand before the names of bodies and places, and not before those of people */
  readonly articles: ReadonlySet<string>
  /** what only places have behind it: near, south of */
  readonly beside: ReadonlySet<string>
  /** prepositions behind which people seldom stand */
  readonly within: ReadonlySet<string>
  /** first words of names of places in two: بيت لحم */
  readonly placeOpening: ReadonlySet<string>
  readonly demonyms: readonly string[]
  readonly demonymSet: ReadonlySet<string>
  readonly particles: ReadonlySet<string>
  /** what small words stand between the capitals of a name, as words each; empty where a model knows */
  readonly links: readonly (readonly string[])[]
  /** those, and what stands in the names of bodies alone */
  readonly bodyLinks: readonly (readonly string[])[]
  /** first halves of given names whose second has the article: Nasr Allah */
  readonly compound: ReadonlySet<string>
  /** particles that a hyphen joins to the word behind them (al-), without it */
  readonly joined: ReadonlySet<string>
  readonly speech: ReadonlySet<string>
  /** forms of the indefinite article: what stands behind one is any of its kind */
  readonly indefinite: ReadonlySet<string>
  /** what opens the name of a thing that is no body: a vessel, an exercise */
  readonly things: ReadonlySet<string>
  /** what ministries are for: alone it names nobody */
  readonly portfolios: ReadonlySet<string>
  /** heads of the names of treaties, where no capitals show them */
  readonly treaty: ReadonlySet<string>
  /** stems of words for works, prizes and laws, which are named in quotation marks and no bodies */
  readonly works: ReadonlySet<string>
  /** endings of adjectives made from names of towns, where adjectives are inflected */
  readonly adjectiveEndings: readonly string[]
  /** phrases between a body and what it is for */
  readonly about: ReadonlySet<string>
  /** words between a body and the person that it is named after */
  readonly namedAfter: ReadonlySet<string>
  /** abbreviations of things that are counted, and of no body */
  readonly counted: ReadonlySet<string>
  readonly nameCharacters: ReadonlySet<string>
  readonly surnames: ReadonlySet<string>
  /** of words that are not parted: a letter for each table that one stands in */
  readonly rolesOf: (word: string) => string
}

const compiled = new WeakMap<Language, NameWords>()

export function nameWordsOf(language: Language): NameWords {
  let words = compiled.get(language)
  if (!words) {
    const forms = (table: string, where?: string): string[] =>
      language
        .table(table)
        .filter((r) => where === undefined || r['where'] === where)
        .map((r) => (r['form'] ?? '').toLowerCase())
    const characters = (table: string): ReadonlySet<string> =>
      new Set([...(language.table(table)[0]?.['characters'] ?? '')])
    const titles = forms('titles')
    const demonyms = forms('demonyms')
    const allTitles = new Set([
      ...titles,
      ...titles
        .flatMap((t) => (language.direction === 'rtl' ? t.split(' ').slice(0, 1) : t.split(' ')))
        .filter((t) => t.length > 2),
    ])
    const placeAfter = new Set(forms('place-words', 'after'))
    const speech = new Set(
      forms('speech').concat(
        language
          .table('speech')
          .flatMap((r) => [r['lemma'] ?? '', ...(r['forms'] ?? '').split(' ')].map((f) => f.toLowerCase())),
      ),
    )
    const roles: readonly (readonly [string, ReadonlySet<string>])[] = [
      ['T', allTitles],
      ['s', speech],
      ['a', placeAfter],
      ['o', new Set(forms('organization-words', 'suffix'))],
    ]
    words = {
      titles: allTitles,
      bearers: new Set([...allTitles, ...forms('callings')]),
      declined: language.table('speech-order').some((r) => r['value'] === 'nominative'),
      organizationHead: new Set(forms('organization-words', 'prefix')),
      named: new Set(forms('organization-words', 'named')),
      aimed: new Set(forms('organization-words', 'aimed')),
      organizationTail: new Set(forms('organization-words', 'suffix')),
      legalForms: new Set(forms('organization-words', 'legal')),
      organizationEndings: forms('organization-words', 'suffix').sort((a, b) => b.length - a.length),
      placeAfter,
      placeEndings: longestFirst(placeAfter),
      placeBefore: new Set(forms('place-words', 'before')),
      placeTown: new Set(forms('place-words', 'city')),
      placeNamed: new Set(forms('place-words', 'named')),
      facility: new Set(forms('place-words', 'facility')),
      functionWords: new Set([...forms('complementizers'), ...forms('not-names')]),
      placePreposition: new Set(forms('place-words', 'prep')),
      beside: new Set(forms('place-words', 'beside')),
      within: new Set(forms('place-words', 'within')),
      placeOpening: new Set(forms('place-words', 'opens')),
      demonyms,
      demonymSet: new Set(demonyms),
      particles: new Set(forms('name-particles')),
      compound: new Set(forms('name-links', 'compound')),
      articles: new Set(forms('name-links', 'article')),
      links: forms('name-links', 'link').map((l) => l.split(' ')),
      bodyLinks: [...forms('name-links', 'link'), ...forms('name-links', 'body')].map((l) => l.split(' ')),
      joined: new Set(forms('name-particles').flatMap((f) => (f.endsWith('-') ? [f.slice(0, -1)] : []))),
      speech,
      indefinite: new Set(
        language
          .table('speech-order')
          .flatMap((r) => (r['rule'] === 'indefinite-article' ? (r['value'] ?? '').split(' ') : [])),
      ),
      things: new Set(forms('organization-words', 'thing')),
      portfolios: new Set(forms('organization-words', 'portfolio')),
      treaty: new Set(forms('agreements', 'head')),
      works: new Set(forms('organization-words', 'work').map((w) => stemOf(w, language))),
      adjectiveEndings: forms('endings', 'of-town'),
      about: new Set(forms('organization-words', 'about')),
      namedAfter: new Set(forms('organization-words', 'after')),
      counted: new Set(forms('organization-words', 'counted')),
      nameCharacters: characters('name-characters'),
      surnames: characters('surnames'),
      rolesOf: remembering((word) => roles.map(([letter, set]) => (set.has(word) ? letter : '')).join('')),
    }
    compiled.set(language, words)
  }
  return words
}
