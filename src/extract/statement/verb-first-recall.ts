/** "the official", "the movement": whoever was called so before. */
import type { FoundStatement } from '../statement.ts'
import type { Clause } from './verb-first-phrase.ts'
import { clauseWordsOf, foldLetters } from './verb-first-words.ts'

const longest = 40

/** In: a statement, and those before it in the document. Out: the same with the speaker whom its definite noun points at. */
export function recalled(clause: Clause, found: FoundStatement, earlier: readonly FoundStatement[]): FoundStatement {
  const { speaker } = found
  if (speaker.entity || speaker.anonymous) return found
  const called = foldLetters(speaker.text)
  const { articles } = clauseWordsOf(clause.context.reading.language)
  const article = articles.find((a) => called.startsWith(a))
  if (!article || /\s/.test(called)) return found
  const noun = called.slice(article.length)
  const known = earlier.findLast((e) => isCalled(clause, e, noun))
  if (!known) return found
  const { entity, mention, anonymous } = known.speaker
  return {
    ...found,
    speaker: {
      ...(entity ? { entity } : {}),
      ...(mention ? { mention } : {}),
      text: entity ? speaker.text : known.speaker.text,
      ...(anonymous ? { anonymous } : {}),
    },
  }
}

/** The noun heads the speaker's words, or stands right before them. */
function isCalled({ context }: Clause, { speaker, speakerSpan }: FoundStatement, noun: string): boolean {
  const first = foldLetters(speaker.text).split(/\s+/)[0] ?? ''
  if (first === noun) return true
  if (!speakerSpan) return false
  const before = foldLetters(
    context.reading.document.text.slice(Math.max(0, speakerSpan.start - longest), speakerSpan.start),
  )
  const last = before.trimEnd().split(/\s+/).at(-1) ?? ''
  return last === noun || (last.length - noun.length === 1 && last.endsWith(noun))
}
