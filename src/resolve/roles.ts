/** The office or rank that stands before a person's name. */
import { contentId, type MentionId } from '../base/id.ts'
import { remembering } from '../base/memo.ts'
import type { Span } from '../base/span.ts'
import { type Language, longestFirst, type Reading, type Role, sentenceAt } from '../record/index.ts'

export function rolesOf(reading: Reading, name: Span, mention: MentionId): readonly Role[] {
  const title = reading.language.unspaced ? titleByCharacters(reading, name) : titleByWords(reading, name)
  if (!title) return []
  const code = titleWords(reading.language).countryIn(title.text)
  return [{ title: title.text, ...(code ? { of: contentId<'entity'>('e', `country:${code}`) } : {}), mention }]
}

interface TitleWords {
  readonly titles: ReadonlySet<string>
  /** where words are not parted: the longest first */
  readonly endings: readonly string[]
  readonly isDemonym: (word: string) => boolean
  /** code of the country whose adjective or name stands in a title, '' for none */
  readonly countryIn: (title: string) => string
}

const compiled = new WeakMap<Language, TitleWords>()

function titleWords(language: Language): TitleWords {
  let words = compiled.get(language)
  if (!words) {
    const titles = language.table('titles').map((r) => r['form'] ?? '')
    const demonyms = language.table('demonyms').map((r) => ({ form: r['form'] ?? '', code: r['code'] ?? '' }))
    const is = (word: string, form: string): boolean => word === form || (form.length > 4 && word.startsWith(form))
    words = {
      titles: new Set(titles.flatMap((t) => t.split(' '))),
      endings: longestFirst(titles),
      isDemonym: remembering((word) => demonyms.some(({ form }) => is(word, form))),
      countryIn: remembering((title) => {
        const parts = title.toLowerCase().split(/[\s-]+/)
        return demonyms.find(({ form }) => parts.some((w) => is(w, form)))?.code ?? ''
      }),
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
  const { titles, isDemonym } = titleWords(reading.language)
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
      isDemonym(t.norm) ||
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
  const sentence = sentenceAt(reading, name.start)
  const from = Math.max(sentence?.span.start ?? 0, name.start - 24)
  const before = text.slice(from, name.start)
  if (!titleWords(reading.language).endings.some((t) => before.endsWith(t))) return undefined
  const start = Math.max(0, before.search(/[^,，。；;：:、“”‘’()（）\s]*$/u))
  return { text: before.slice(start) }
}
