/** The office or rank that stands before a person's name. */
import { contentId, type MentionId } from '../base/id.ts'
import type { Span } from '../base/span.ts'
import { type Language, type Reading, type Role, sentenceAt } from '../record/index.ts'

export function rolesOf(reading: Reading, name: Span, mention: MentionId): readonly Role[] {
  const title = reading.language.unspaced ? titleByCharacters(reading, name) : titleByWords(reading, name)
  if (!title) return []
  const code = countryIn(reading, title.text)
  return [{ title: title.text, ...(code ? { of: contentId<'entity'>('e', `country:${code}`) } : {}), mention }]
}

interface TitleWords {
  readonly titles: ReadonlySet<string>
  readonly demonyms: readonly string[]
}

const compiled = new WeakMap<Language, TitleWords>()

function titleWords(language: Language): TitleWords {
  let words = compiled.get(language)
  if (!words) {
    words = {
      titles: new Set(language.table('titles').flatMap((r) => (r['form'] ?? '').split(' '))),
      demonyms: language.table('demonyms').map((r) => r['form'] ?? ''),
    }
    compiled.set(language, words)
  }
  return words
}

interface Found {
  readonly text: string
}

/** Titles, adjectives and names that lead up to the name, from the first word that belongs to it. */
function titleByWords(reading: Reading, name: Span): Found | undefined {
  const sentence = sentenceAt(reading, name.start)
  if (!sentence) return undefined
  const { titles, demonyms } = titleWords(reading.language)
  const { tokens } = sentence
  const at = tokens.findIndex((t) => t.end > name.start)
  let first = at
  let found = false
  for (let i = at - 1; i >= 0 && at - i <= 9; i--) {
    const t = tokens[i]!
    const isTitle = titles.has(t.norm) || titles.has(t.lemma)
    if (isTitle) found = true
    const belongs =
      isTitle ||
      demonyms.some((d) => t.norm === d || (d.length > 4 && t.norm.startsWith(d))) ||
      t.upos === 'PROPN' ||
      t.upos === 'ADJ' ||
      (t.upos === 'NOUN' && found) ||
      (found && (t.upos === 'ADP' || t.upos === 'DET' || t.norm === "'s") && i > 0)
    if (!belongs) break
    if (t.upos !== 'ADP' && t.upos !== 'DET' && t.norm !== "'s") first = i
  }
  if (!found || first >= at) return undefined
  return { text: reading.document.text.slice(tokens[first]!.start, tokens[at - 1]!.end) }
}

function titleByCharacters(reading: Reading, name: Span): Found | undefined {
  const { text } = reading.document
  const titles = reading.language.table('titles').map((r) => r['form'] ?? '')
  const sentence = sentenceAt(reading, name.start)
  const from = Math.max(sentence?.span.start ?? 0, name.start - 24)
  const before = text.slice(from, name.start)
  const title = titles.filter((t) => before.endsWith(t)).sort((a, b) => b.length - a.length)[0]
  if (!title) return undefined
  const start = Math.max(0, before.search(/[^,，。；;：:、“”‘’()（）\s]*$/u))
  return { text: before.slice(start) }
}

/** The country whose adjective or name stands in a title. */
function countryIn(reading: Reading, title: string): string | undefined {
  const folded = title.toLowerCase()
  const words = folded.split(/[\s-]+/)
  const row = reading.language
    .table('demonyms')
    .find((r) => words.some((w) => w === r['form'] || ((r['form'] ?? '').length > 4 && w.startsWith(r['form'] ?? '-'))))
  return row?.['code']
}
