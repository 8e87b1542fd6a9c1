/** What positions are found in: a reading, what was found before, by sentence. */
import { contains, overlaps, type Span } from '../../base/span.ts'
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
} from '../../record/index.ts'
import type { PositionWords } from './words.ts'

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
  readonly issue: string
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
