/** What a language whose names no lexicon has brings to the finding of known names. */
import type { Language, LexiconEntry, Token } from '../record/index.ts'

/** In: entries, and a language. Out: the same, with its own names of them (`known-names`: key and forms) beside those of other languages. */
export function ownNames(entries: readonly LexiconEntry[], language: Language): readonly LexiconEntry[] {
  const own = new Map(language.table('known-names').map((r) => [r['key'] ?? '', (r['forms'] ?? '').split(';')]))
  if (own.size === 0) return entries
  return entries.map((entry) => {
    const names = own.get(entry.key)
    return names ? { ...entry, names: { ...entry.names, [language.code]: names } } : entry
  })
}

/**
 * In: a language. Out: whether a word is none of a known name by itself, though it has its stem: an adjective (the Czech word
 * for Russian beside that for Russia), a verb or small word. For languages only that say what adjectives end with.
 */
export function adjectiveTest(language: Language): (token: Token) => boolean {
  const endings = language.table('endings').flatMap((r) => (r['where'] === 'adjective' ? [r['form'] ?? ''] : []))
  if (endings.length === 0) return () => false
  return ({ upos, norm }) => (upos === 'ADJ' ? endings.some((e) => norm.endsWith(e)) : !named.has(upos))
}
const named = new Set(['NOUN', 'PROPN', 'X'])
