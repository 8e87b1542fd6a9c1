/** What the search for statements stands on: a document read, its names and times, its quotations. */
import type { Span } from '../../base/span.ts'
import type { EntityRecord, MentionRecord, Reading } from '../../record/index.ts'
import type { Quotation } from './quotes.ts'
import type { SpeechWords } from './words.ts'

export interface Context {
  readonly reading: Reading
  readonly words: SpeechWords
  readonly mentions: readonly MentionRecord[]
  readonly entities: ReadonlyMap<string, EntityRecord>
  /** the times that a place overlaps, in text order */
  readonly timesAt: (place: Span) => readonly Span[]
  readonly quotations: readonly Quotation[]
  /** mentions by sentence */
  readonly bySentence: readonly (readonly MentionRecord[])[]
}
