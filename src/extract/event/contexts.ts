/** The contexts of PLOVER that the words of a deed's clause give: military, economic, legal, … */
import type { Span } from '../../base/span.ts'
import { stemOf } from '../../record/fold.ts'
import type { Language, Reading, Sentence, Token } from '../../record/index.ts'

type Table = ReadonlyMap<string, ReadonlySet<string>>
const compiled = new WeakMap<Language, Table>()

/** In: the clause of a deed in its sentence. Out: its contexts, in the order of the alphabet. Cost: linear in the clause. */
export function contextsOf(reading: Reading, sentence: Sentence, clause: Span): readonly string[] {
  const { language } = reading
  const table = tableOf(language)
  const found = new Set<string>()
  if (language.unspaced) {
    const text = reading.document.text.slice(clause.start, clause.end)
    for (const [word, contexts] of table) if (text.includes(word)) for (const c of contexts) found.add(c)
  } else
    for (const t of sentence.tokens)
      if (t.start >= clause.start && t.end <= clause.end)
        for (const key of keysOf(t, language)) for (const c of table.get(key) ?? []) found.add(c)
  return [...found].sort()
}

function keysOf(t: Token, language: Language): readonly string[] {
  if (language.direction === 'rtl') return [t.norm, t.lemma, t.norm.slice(1), t.norm.slice(2), t.norm.slice(3)]
  return [t.lemma, t.norm, `~${stemOf(t.text, language)}`]
}

function tableOf(language: Language): Table {
  let table = compiled.get(language)
  if (!table) {
    const made = new Map<string, Set<string>>()
    for (const row of language.table('event-contexts'))
      for (const word of (row['words'] ?? '').split(' ')) {
        const keys =
          language.table('endings').length > 0 && word.length > 4 ? [word, `~${stemOf(word, language)}`] : [word]
        for (const key of keys) made.set(key, (made.get(key) ?? new Set()).add(row['context'] ?? ''))
      }
    table = made
    compiled.set(language, table)
  }
  return table
}
