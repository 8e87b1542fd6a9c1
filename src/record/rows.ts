import type { Language } from './reading.ts'

/** The forms of a word table by what another of its columns says: `where('prefix')`. */
export const formsBy =
  (language: Language, table: string, column = 'where'): ((value: string) => readonly string[]) =>
  (value) =>
    language
      .table(table)
      .filter((r) => r[column] === value)
      .map((r) => r['form'] ?? '')

/** Longer words first, as they are to be tried. */
export const longestFirst = (list: Iterable<string>): readonly string[] => [...list].sort((a, b) => b.length - a.length)
