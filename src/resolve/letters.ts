/** Chinese names of countries by one character (俄, 乌方, 俄乌): only beside another such character or a word that needs a country. */
import { type KnownName, type Lexicon, overlapping, type Reading } from '../record/index.ts'
import { bodyEntry } from './body.ts'
import type { Resolved } from './resolve.ts'

export function letterCountries(reading: Reading, known: readonly KnownName[], lexicon: Lexicon): readonly Resolved[] {
  if (!reading.language.unspaced) return []
  const codes = new Map(reading.language.table('country-letters').map((r) => [r['letter'] ?? '', r['code'] ?? '']))
  const after = reading.language
    .table('country-letters-after')
    .map((r) => ({ word: r['after'] ?? '', means: r['means'] ?? '' }))
  if (codes.size === 0) return []
  const { text } = reading.document
  const mentioned = new Set(known.filter((k) => !k.weak).map((k) => k.candidates[0]?.entry.country ?? ''))
  const out: Resolved[] = []
  const strong = known.filter((k) => !k.weak)
  const entryOf = (code: string) => lexicon.entry(code === 'EU' ? 'Q458' : `country:${code}`)
  for (let i = 0; i < text.length; i++) {
    const code = codes.get(text[i]!)
    if (!code || (code !== 'EU' && !mentioned.has(code)) || overlapping(strong, { start: i, end: i + 1 }).length > 0)
      continue
    const next = codes.get(text[i + 1] ?? '')
    const previous = codes.get(text[i - 1] ?? '')
    const follow = after.filter((a) => text.startsWith(a.word, i + 1)).sort((a, b) => b.word.length - a.word.length)[0]
    const pair =
      (next !== undefined && next !== code && mentioned.has(next)) ||
      (previous !== undefined && previous !== code && mentioned.has(previous))
    const entry = entryOf(code)
    if (!entry) continue
    if (follow && follow.word === '\u519b') {
      const army = bodyEntry('army', code, lexicon)
      out.push({ span: { start: i, end: i + 2 }, key: army.key, kind: 'organization', entry: army })
    } else if (follow?.means === 'country')
      out.push({ span: { start: i, end: i + 2 }, key: entry.key, kind: entry.kind, entry })
    else if (pair || follow?.means === 'single')
      out.push({ span: { start: i, end: i + 1 }, key: entry.key, kind: entry.kind, entry })
  }
  return out
}
