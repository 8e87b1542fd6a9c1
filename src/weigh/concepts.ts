/** Notions in a stretch of text, by a table of word beginnings in several languages. */
import type { Language } from '../record/index.ts'

export interface ConceptFinder {
  readonly inText: (text: string, language: string) => ReadonlySet<string>
}

export function conceptFinder(
  rows: readonly Readonly<Record<string, string>>[],
  language: (code: string) => Language | undefined,
): ConceptFinder {
  const tables = new Map<string, readonly (readonly [key: string, word: string])[]>()
  const tableOf = (code: string): readonly (readonly [string, string])[] => {
    let table = tables.get(code)
    if (!table) {
      table = rows.flatMap((r) =>
        (r[code] ?? '')
          .split(';')
          .filter(Boolean)
          .map((w) => [r['key'] ?? '', w] as const),
      )
      tables.set(code, table)
    }
    return table
  }
  return {
    inText(text, code) {
      const unspaced = language(code)?.unspaced ?? false
      const folded = ` ${text.toLowerCase()} `
      const found = new Set<string>()
      for (const [key, word] of tableOf(code)) {
        if (found.has(key)) continue
        const at = folded.indexOf(word)
        if (
          at >= 0 &&
          (unspaced || !/\p{L}/u.test(folded[at - 1] ?? '') || word.startsWith(' ') || code === 'ar' || code === 'de')
        )
          found.add(key)
      }
      return found
    },
  }
}
