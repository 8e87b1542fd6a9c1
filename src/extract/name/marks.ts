/** Which tables a word stands in, phrases and inflected forms too: what a model of names sees of a language's words. */
import { foldWord, stemWord } from '../../record/fold.ts'
import type { Language, Token } from '../../record/index.ts'
import type { NamePart } from './units.ts'
import { nameWordsOf } from './words.ts'

interface Phrase {
  readonly stems: readonly string[]
  readonly mark: string
}

interface MarkTables {
  /** by first stem */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>
  /** what adjectives of countries begin with, by their first three letters; empty where they are listed whole */
  readonly beginnings: ReadonlyMap<string, readonly string[]>
  /** endings of compounds that head an organization or a place, the longest first */
  readonly compounds: readonly { readonly ending: string; readonly mark: string }[]
}

const compiled = new WeakMap<Language, MarkTables>()

/** Letters of the tables, and where in which table they come from. */
const sources: readonly (readonly [mark: string, table: string, where?: string])[] = [
  ['T', 'titles'],
  ['t', 'callings'],
  ['O', 'organization-words', 'prefix'],
  ['o', 'organization-words', 'suffix'],
  ['L', 'organization-words', 'legal'],
  ['a', 'place-words', 'after'],
  ['b', 'place-words', 'before'],
  ['F', 'place-words', 'facility'],
  ['d', 'demonyms'],
  ['i', 'institutions', 'body'],
]

function tablesOf(language: Language): MarkTables {
  let tables = compiled.get(language)
  if (!tables) {
    const forms = (table: string, where?: string): string[] =>
      language
        .table(table)
        .filter((r) => where === undefined || r['where'] === where)
        .map((r) => (r['form'] ?? '').toLowerCase())
    const stem = (form: string): string[] =>
      form
        .split(' ')
        .filter((w) => w !== '')
        .map((w) => stemWord(foldWord(w), language))
    const phrases = sources.flatMap(([mark, table, where]) =>
      forms(table, where).map((form): Phrase => ({ stems: stem(form), mark })),
    )
    const inflects = language.table('endings').length > 0
    tables = {
      phrases: Map.groupBy(phrases, (p) => p.stems[0] ?? ''),
      beginnings: Map.groupBy(inflects ? forms('demonyms').filter((d) => d.length > 4) : [], (d) => d.slice(0, 3)),
      compounds: [
        ...forms('organization-words', 'suffix').map((ending) => ({ ending, mark: 'o' })),
        ...forms('place-words', 'after').map((ending) => ({ ending, mark: 'a' })),
      ]
        .filter((c) => language.code === 'de' && c.ending.length > 3)
        .sort((x, y) => y.ending.length - x.ending.length),
    }
    compiled.set(language, tables)
  }
  return tables
}

/** In: the tokens of a sentence. Out: for each the letters of its tables in a fixed order, then its part of a person's name. */
export function marksOf(tokens: readonly Token[], language: Language, part: NamePart): readonly string[] {
  const { phrases, beginnings, compounds } = tablesOf(language)
  const words = nameWordsOf(language)
  const stems = tokens.map((t) => stemWord(foldWord(t.text), language))
  const found: string[] = tokens.map(() => '')
  const add = (i: number, mark: string): void => {
    if (!found[i]!.includes(mark)) found[i] += mark
  }
  tokens.forEach((t, i) => {
    if (t.upos === 'PUNCT') return
    for (const { stems: phrase, mark } of phrases.get(stems[i]!) ?? [])
      if (phrase.every((s, k) => k === 0 || s === stems[i + k]))
        for (let k = 0; k < phrase.length; k++) add(i + k, mark)
    const lemmas = t.lemma === t.norm ? undefined : phrases.get(stemWord(foldWord(t.lemma), language))
    for (const { stems: phrase, mark } of lemmas ?? []) if (phrase.length === 1) add(i, mark)
    if (beginnings.get(t.norm.slice(0, 3))?.some((d) => t.norm.startsWith(d) && t.norm.length - d.length < 5))
      add(i, 'd')
    const compound = compounds.find((c) => t.norm.length > c.ending.length + 2 && t.norm.endsWith(c.ending))
    if (compound) add(i, compound.mark)
    if (words.placePreposition.has(t.norm)) add(i, 'p')
    if (words.particles.has(t.norm)) add(i, 'n')
    if (words.speech.has(t.lemma) || words.speech.has(t.norm)) add(i, 's')
  })
  return found.map((letters, i) => {
    const sorted = letters.length > 1 ? [...letters].sort().join('') : letters
    const t = tokens[i]!
    return t.upos === 'PUNCT' ? sorted : sorted + (part(t.text) || part(t.lemma))
  })
}
