/** Bodies named in one word or by a town's adjective, where a language joins its nouns: EU-Kommission, Ibar-Brücke, Hamburger Institut für Seerecht. */
import { type KnownName, overlapping, type Reading, type Token } from '../../record/index.ts'
import type { FoundName } from '../mention.ts'
import { marksOf } from './marks.ts'

/** In: a reading of a language with compounds, the names known in it. Out: organizations, with the place behind "in" where they are missions. */
export function findCompounds(reading: Reading, known: readonly KnownName[]): readonly FoundName[] {
  if (reading.language.code !== 'de') return []
  const out: FoundName[] = []
  for (const { tokens } of reading.sentences) {
    const marks = marksOf(tokens, reading.language, () => '')
    const heads = (i: number): boolean => /[oi]/.test(marks[i] ?? '') && /^\p{Lu}/u.test(tokens[i]!.text)
    tokens.forEach((t, i) => {
      const joined = heads(i) && isJoined(t, known)
      const last = joined ? i : townBodyEnd(tokens, marks, i)
      if (last === undefined) return
      out.push({
        span: { start: t.start, end: tokens[last]!.end },
        kind: 'organization',
        form: 'name',
        confidence: 0.8,
      })
    })
  }
  return out
}

/** A known name or an abbreviation before the hyphen. */
const isJoined = (t: Token, known: readonly KnownName[]): boolean =>
  /^\p{Lu}[\p{L}\p{N}]*-\p{Lu}/u.test(t.text) &&
  (/^\p{Lu}{2,5}-/u.test(t.text) || overlapping(known, t).some((k) => !k.weak && k.span.start === t.start))

/** "Kiewer Militärverwaltung", "Hamburger Institut für Seerecht": where the body's name ends, which the adjective of a town opens. */
function townBodyEnd(tokens: readonly Token[], marks: readonly string[], i: number): number | undefined {
  const t = tokens[i]!
  if (i === 0 || !/^\p{Lu}\p{L}+er$/u.test(t.text) || !['ADJ', 'NOUN', 'PROPN', 'X'].includes(t.upos)) return undefined
  if (/[TtdOoi]/.test(marks[i]!)) return undefined
  const head = tokens[i + 1]
  if (!head || !/[oi]/.test(marks[i + 1]!) || !/^\p{Lu}/u.test(head.text)) return undefined
  const subject = tokens[i + 3]
  return tokens[i + 2]?.norm === 'für' && subject && /^\p{Lu}/u.test(subject.text) ? i + 3 : i + 1
}
