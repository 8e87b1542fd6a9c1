/** Whether a word is a form of another, by the declensions of a language. */
import { foldWord, stemOf } from './fold.ts'
import type { Language } from './reading.ts'

interface Declensions {
  /** ending of a nominative to its rows */
  readonly nominatives: ReadonlyMap<string, readonly number[]>
  /** any ending to the rows that have it */
  readonly all: ReadonlyMap<string, readonly number[]>
  readonly longest: number
  /** endings of nominatives whose other cases have another stem, with an ending of each (Египет, Египта; Штаты, Штатов), by the last letter */
  readonly unsteady: ReadonlyMap<string, readonly Endings[]>
}

type Endings = readonly [nominative: string, other: string]

const compiled = new WeakMap<Language, Declensions | undefined>()

function declensionsOf(language: Language): Declensions | undefined {
  if (compiled.has(language)) return compiled.get(language)
  const nominatives = new Map<string, number[]>()
  const all = new Map<string, number[]>()
  const add = (to: Map<string, number[]>, cell: string, row: number): void => {
    const ending = endingOf(cell)
    to.set(ending, [...(to.get(ending) ?? []), row])
  }
  language.table('paradigms').forEach((row, i) => {
    add(nominatives, row['nominative'] ?? '', i)
    for (const cell of [row['nominative'] ?? '', ...(row['others'] ?? '').split(' ')]) add(all, cell, i)
  })
  const longest = Math.max(...[...all.keys()].map((e) => e.length))
  const made = all.size > 0 ? { nominatives, all, longest, unsteady: unsteadyIn(language) } : undefined
  compiled.set(language, made)
  return made
}

/** An ending as the table has it: `-` is none. */
const endingOf = (cell: string): string => (cell === '-' ? '' : foldWord(cell))

/** Whether a language has declensions: of others every form is taken for its own. */
export const declines = (language: Language): boolean => declensionsOf(language) !== undefined

const none: readonly Endings[] = []

/** A stem that no ending is part of stands for all. */
function unsteadyIn(language: Language): Declensions['unsteady'] {
  const stem = (cell: string): string => stemOf(`\u0431\u0431\u0431${endingOf(cell)}`, language)
  const found = new Map<string, Endings>()
  for (const row of language.table('paradigms')) {
    const nominative = row['nominative'] ?? ''
    for (const other of nominative === '-' ? [] : (row['others'] ?? '').split(' '))
      if (stem(other) !== stem(nominative))
        found.set(`${nominative} ${stem(other)}`, [endingOf(nominative), endingOf(other)])
  }
  return Map.groupBy(found.values(), ([nominative]) => nominative.at(-1)!)
}

/** In: a word of a name as a list has it. Out: the stems of those of its cases that have another one than it. */
export function otherStems(name: string, language: Language): readonly string[] {
  const folded = foldWord(name)
  const endings = (declensionsOf(language)?.unsteady.get(folded.at(-1) ?? '') ?? none).filter(
    ([nominative]) => folded.endsWith(nominative) && folded.length > nominative.length + 1,
  )
  if (endings.length === 0) return []
  const own = stemOf(name, language)
  const stems = endings.map(([nominative, other]) =>
    stemOf(folded.slice(0, folded.length - nominative.length) + other, language),
  )
  return [...new Set(stems)].filter((stem) => stem !== own)
}

/** In: a name's word as a list has it, a word of a text. Out: whether that is a case of it; of a language without declensions true. */
export const isCaseOf = (name: string, word: string, language: Language): boolean => {
  const d = declensionsOf(language)
  return !d || parted(name, word, d, d.nominatives)
}

/** In: two words of a text. Out: whether they can be cases of one word; of a language without declensions, whether their stems are the same. */
export const areCases = (a: string, b: string, language: Language): boolean => {
  const d = declensionsOf(language)
  return d ? parted(a, b, d, d.all) : stemOf(a, language) === stemOf(b, language)
}

/** What every two words share that can be cases of one: to look them up by. */
export const caseKey = (word: string, language: Language): string =>
  declensionsOf(language) ? foldWord(word).slice(0, 2) : stemOf(word, language)

function parted(a: string, b: string, { all, longest }: Declensions, first: Declensions['all']): boolean {
  const [x, y] = [foldWord(a), foldWord(b)]
  if (x === y) return true
  let shared = 0
  while (shared < x.length && x[shared] === y[shared]) shared++
  for (let at = shared; at > 1 && Math.max(x.length, y.length) - at <= longest; at--) {
    const own = first.get(x.slice(at)) ?? []
    const other = own.length > 0 ? (all.get(y.slice(at)) ?? []) : []
    if (other.some((row) => own.includes(row))) return true
  }
  return false
}
