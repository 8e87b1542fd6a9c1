/** A capital that acts or speaks stands for its country's government. */
import { type Reading, sentenceAt } from '../record/index.ts'
import type { Resolved } from './resolve.ts'

/** The key of the country that a mention of its capital stands for, where it is the subject of a verb, or what somebody accuses or urges of or to something. */
export function standsFor(reading: Reading, mention: Resolved): string | undefined {
  const country = mention.entry?.seatOf
  if (!country || mention.kind !== 'place') return undefined
  const sentence = sentenceAt(reading, mention.span.start)
  if (!sentence) return undefined
  const { tokens } = sentence
  const first = tokens.findIndex((t) => t.end > mention.span.start)
  const last = tokens.findIndex((t) => t.end >= mention.span.end)
  const before = tokens[first - 1]
  let next = last + 1
  while (next < tokens.length && (tokens[next]!.upos === 'ADV' || tokens[next]!.upos === 'PART')) next++
  const verb = tokens[next]?.upos === 'VERB' || tokens[next]?.upos === 'AUX'
  const subject = verb && before?.upos !== 'ADP'
  const object = before?.upos === 'VERB' && !/VerbForm=(?:Inf|Ger)/.test(before.feats) && tokens[next]?.upos === 'ADP'
  return subject || object ? country : undefined
}
