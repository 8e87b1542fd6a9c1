/** Words of deeds by their written forms where small words are written onto the next, compiled once a language. */
import type { Language, Token } from '../../record/index.ts'
import { clauseWordsOf, foldLetters, formOf } from '../statement/verb-first-words.ts'
import { type EventWord, eventWordsOf } from './words.ts'

/** A row of the table with the parts that must stand in order, few words apart. */
export interface Row {
  readonly word: EventWord
  readonly parts: readonly string[]
  /** beginnings of words one of which must stand behind it; none where nothing is asked */
  readonly objects: readonly string[]
}

export interface DeedWords {
  readonly verbs: ReadonlyMap<string, Row>
  readonly nouns: ReadonlyMap<string, Row>
  readonly parted: ReadonlyMap<string, readonly Row[]>
  readonly frames: ReadonlyMap<string, ReadonlySet<string>>
  readonly suffixes: readonly string[]
}

const compiled = new WeakMap<Language, DeedWords>()

export function deedWordsOf(language: Language): DeedWords {
  let words = compiled.get(language)
  if (!words) {
    const verbs = new Map<string, Row>()
    const nouns = new Map<string, Row>()
    const parted: Row[] = []
    const key = (word: string, pos: string): string => `${word}:${pos}`
    const table = new Map(language.table('events').map((r) => [key(r['word'] ?? '', r['pos'] ?? ''), r]))
    const listed = (word: EventWord, column: string): readonly string[] =>
      (table.get(key(word.word, word.kind))?.[column] ?? '').split(' ').filter((f) => f !== '')
    for (const word of eventWordsOf(language).list) {
      const objects = listed(word, 'obj').map(foldLetters)
      const row: Row = { word, parts: word.word.split('…').map(foldLetters), objects }
      if (row.parts.length > 1) parted.push(row)
      else if (word.kind === 'v') for (const f of [word.word, ...listed(word, 'forms')]) verbs.set(foldLetters(f), row)
      else nouns.set(foldLetters(word.word), row)
    }
    const rows = language.table('event-frames')
    words = {
      verbs,
      nouns,
      parted: Map.groupBy(parted, (r) => r.parts[0] ?? ''),
      frames: new Map(
        [...Map.groupBy(rows, (r) => r['where'] ?? '')].map(([k, v]) => [
          k,
          new Set(v.map((r) => foldLetters(r['form'] ?? ''))),
        ]),
      ),
      suffixes: language.table('event-frames').flatMap((r) => (r['where'] === 'suffix' ? [r['form'] ?? ''] : [])),
    }
    compiled.set(language, words)
  }
  return words
}

/** Every way to read a written word: bare, without clitics, without article, without the pronoun at its end. */
export function readings(language: Language, t: Token): readonly string[] {
  const clauses = clauseWordsOf(language)
  const { suffixes } = deedWordsOf(language)
  const form = formOf(t)
  const heads = [form]
  for (const c of [...clauses.clitics, ...clauses.articles, ...(deedWordsOf(language).frames.get('onto') ?? [])])
    if (form.startsWith(c) && form.length - c.length > 2) heads.push(form.slice(c.length))
  const tails = heads.flatMap((h) =>
    suffixes.flatMap((s) => (h.endsWith(s) && h.length - s.length > 2 ? [h.slice(0, -s.length)] : [])),
  )
  return [...heads, ...tails]
}
