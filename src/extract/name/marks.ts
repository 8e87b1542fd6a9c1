/** Which tables a word stands in, phrases and inflected forms too: what a model of names sees of a language's words. */
import { remembering } from '../../base/memo.ts'
import { stemOf } from '../../record/fold.ts'
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
  /** what shortened names of bodies open with: гос in Госсовет */
  readonly openings: readonly string[]
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
        .map((w) => stemOf(w, language))
    const phrases = sources.flatMap(([mark, table, where]) =>
      forms(table, where).map((form): Phrase => ({ stems: stem(form), mark })),
    )
    const inflects = language.table('endings').length > 0
    tables = {
      openings: forms('organization-words', 'opening'),
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

/** What a word says by itself. */
interface Marked {
  readonly lemma: string
  readonly stem: string
  readonly letters: string
}

const marked = new WeakMap<Language, (token: Token) => Marked>()

/** Words are looked at once: the letters of one depend on nothing but how it is written, and on its lemma. */
function wordMarks(language: Language): (token: Token) => Marked {
  let marks = marked.get(language)
  if (!marks) {
    const known = new Map<string, Marked>()
    marks = (token) => {
      let word = known.get(token.text)
      if (word?.lemma !== token.lemma) {
        if (known.size >= most) known.clear()
        word = { lemma: token.lemma, stem: stemOf(token.text, language), letters: lettersOf(token, language) }
        known.set(token.text, word)
      }
      return word
    }
    marked.set(language, marks)
  }
  return marks
}

const most = 8192

function lettersOf({ norm, lemma }: Token, language: Language): string {
  const { phrases, beginnings, compounds } = tablesOf(language)
  const words = nameWordsOf(language)
  const letters: string[] = []
  const lemmas = lemma === norm ? undefined : phrases.get(stemOf(lemma, language))
  for (const { stems: phrase, mark } of lemmas ?? []) if (phrase.length === 1) letters.push(mark)
  if (beginnings.get(norm.slice(0, 3))?.some((d) => norm.startsWith(d) && norm.length - d.length < 5)) letters.push('d')
  if (isShortened(norm, language)) letters.push('O')
  const compound = compounds.find((c) => norm.length > c.ending.length + 2 && norm.endsWith(c.ending))
  if (compound) letters.push(compound.mark)
  if (words.placePreposition.has(norm)) letters.push('p')
  if (words.particles.has(norm)) letters.push('n')
  if (words.speech.has(lemma) || words.speech.has(norm)) letters.push('s')
  return letters.join('')
}

/** "Госсовет", "Мосгордума": shortened words before one that heads a body. */
function isShortened(norm: string, language: Language): boolean {
  const { phrases, openings } = tablesOf(language)
  const opening = norm.length > 5 ? openings.find((o) => norm.startsWith(o)) : undefined
  if (opening === undefined) return false
  const rest = norm.slice(opening.length)
  const heads = phrases.get(stemOf(rest, language)) ?? []
  return heads.some((p) => p.mark === 'O' && p.stems.length === 1) || isShortened(rest, language)
}

/** In: the tokens of a sentence. Out: for each the letters of its tables in a fixed order, then its part of a person's name. */
export function marksOf(tokens: readonly Token[], language: Language, part: NamePart): readonly string[] {
  const { phrases } = tablesOf(language)
  const words = tokens.map(wordMarks(language))
  const found = tokens.map((t, i) => (t.upos === 'PUNCT' ? '' : words[i]!.letters))
  tokens.forEach((t, i) => {
    if (t.upos === 'PUNCT') return
    for (const { stems: phrase, mark } of phrases.get(words[i]!.stem) ?? [])
      if (phrase.every((s, k) => k === 0 || s === words[i + k]?.stem))
        for (let k = 0; k < phrase.length; k++) found[i + k] += mark
  })
  return found.map((letters, i) => {
    const sorted = letters.length > 1 ? inOrder(letters) : letters
    const t = tokens[i]!
    return t.upos === 'PUNCT' ? sorted : sorted + (part(t.text) || part(t.lemma))
  })
}

/** Each letter once, sorted. */
const inOrder = remembering((letters) => [...new Set(letters)].sort().join(''))
