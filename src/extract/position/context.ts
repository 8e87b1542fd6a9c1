/** What positions are found in: a reading, what was found before, by sentence. */
import { contains, overlaps, placeIn, type Span } from '../../base/span.ts'
import {
  type DocumentRecords,
  type EntityRecord,
  type MentionRecord,
  overlapping,
  type Party,
  type Reading,
  type Sentence,
  type Stance,
  type StatementRecord,
  sentenceAt,
} from '../../record/index.ts'
import { isPart, type PositionWords, partyPart } from './words.ts'

export type SoFar = Pick<DocumentRecords, 'times' | 'quantities' | 'mentions' | 'entities' | 'statements'>

export interface Context {
  readonly reading: Reading
  readonly words: PositionWords
  readonly soFar: SoFar
  readonly entities: ReadonlyMap<string, EntityRecord>
}

/** A position before it is a record. */
export interface Draft {
  readonly party: Party
  readonly span: Span
  readonly content: Span
  readonly stance: Stance
  /** absent where its words name none: then that of the stand before it, if one is near */
  readonly issue?: string
  readonly condition?: Span
  readonly statement?: StatementRecord
  readonly confidence: number
}

export const mentionsIn = (context: Context, sentence: Sentence): readonly MentionRecord[] =>
  overlapping(context.soFar.mentions, sentence.span)

/** Statements whose content holds a span, the innermost first. */
export const around = (context: Context, span: Span): readonly StatementRecord[] =>
  overlapping(context.soFar.statements, span, 8000)
    .filter((s) => contains(s.content, span))
    .sort((a, b) => a.content.end - a.content.start - (b.content.end - b.content.start))

/** The statement whose verb a span is. */
export const saidBy = (context: Context, span: Span): StatementRecord | undefined =>
  overlapping(context.soFar.statements, span, 8000).find((s) => s.cue !== undefined && overlaps(s.cue.span, span))

export const speakerOf = ({ speaker }: StatementRecord): Party => {
  const { anonymous: _anonymous, ...party } = speaker
  return party
}

/** An analyst, a resident: who speaks about the parties and is none. Told by the words around the speaker, outside of what is said. */
export function isBystander({ reading, words }: Context, statement: StatementRecord): boolean {
  const { text } = reading.document
  const { speaker, span } = statement
  const at = placeIn(text, speaker.text, { start: span.start, end: span.end + speaker.text.length })
  if (at < 0) return false
  const sentence = sentenceAt(reading, at)
  if (!sentence) return false
  const end = at + statement.speaker.text.length
  const part = partyPart(words, 'bystander')
  if (words.unspaced) return part.forms.some((f) => text.slice(Math.max(sentence.span.start, at - 10), end).includes(f))
  const fronts = words.attaches ? words.endings : []
  const { tokens } = sentence
  const first = tokens.findIndex((t) => t.end > at)
  for (let i = first - 1; i >= 0 && first - i < 6 && !/^(?:VERB|AUX|PUNCT)$/.test(tokens[i]!.upos); i--)
    if (isPart(tokens[i]!, part, fronts)) return true
  let next = tokens.findIndex((t) => t.start >= end)
  const aside = next >= 0 && /^[,(]$/.test(tokens[next]!.text) ? next + 1 : -1
  if (tokens.slice(Math.max(0, first), next < 0 ? undefined : next).some((t) => isPart(t, part, fronts))) return true
  if (aside > 0)
    for (next = aside; next < Math.min(tokens.length, aside + 5); next++)
      if (isPart(tokens[next]!, part, fronts)) return true
  return false
}
