/** What a sentence yields before it becomes a record. */
import type { Span } from '../../base/span.ts'
import type { EntityRecord, EventStatus, MentionRecord, Sentence, StatementRecord } from '../../record/index.ts'
import type { Roles } from './roles.ts'
import type { EventWord } from './words.ts'

export interface Draft {
  readonly word: EventWord
  readonly trigger: Span
  readonly clause: Span
  readonly roles: Roles
  readonly status: EventStatus
  readonly confidence: number
}

/** What is known around one sentence. */
export interface Scene {
  readonly sentence: Sentence
  /** mentions in the sentence, in text order */
  readonly mentions: readonly MentionRecord[]
  readonly entities: ReadonlyMap<string, EntityRecord>
  readonly statements: readonly StatementRecord[]
  /** expressions of time: they name nobody */
  readonly barred: readonly Span[]
}

/** The deeds that need somebody who does them to be worth a record. */
export const needsActor: ReadonlySet<string> = new Set([
  'SUPPORT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'COOPERATE',
  'AGREE',
  'CONCEDE',
  'SANCTION',
  'MOBILIZE',
  'AID',
  'RETREAT',
])
