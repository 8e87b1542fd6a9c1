/** What a language whose names no lexicon has brings to the finding of known names. */
import type { Language, LexiconEntry, Token } from '../record/index.ts'

/** In: entries, and a language. Out: its own names of them (`known-names`: key, forms), which go before those of other languages. */
export function ownNames(
  entries: readonly LexiconEntry[],
  language: Language,
): readonly (readonly [name: string, entry: LexiconEntry])[] {
  const rows = language.table('known-names')
  if (rows.length === 0) return []
  const byKey = new Map(entries.map((e) => [e.key, e]))
  return rows.flatMap((row) => {
    const entry = byKey.get(row['key'] ?? '')
    return entry ? (row['forms'] ?? '').split(';').map((name) => [name, entry] as const) : []
  })
}

/** In: a language. Out: whether a word is an adjective that has the stem of a name and is none: the Czech word for Russian beside that for Russia. */
export function adjectiveTest(language: Language): (token: Token) => boolean {
  const endings = language.table('endings').flatMap((r) => (r['where'] === 'adjective' ? [r['form'] ?? ''] : []))
  return ({ upos, norm }) => upos === 'ADJ' && endings.some((e) => norm.endsWith(e))
}
