/** What a sentence yields before it becomes a record. */
import { contains, type Span } from '../../base/span.ts'
import {
  type EntityRecord,
  type EventStatus,
  type MentionRecord,
  overlapping,
  type Party,
  type Sentence,
  type StatementRecord,
} from '../../record/index.ts'
import type { Roles } from './roles.ts'
import type { EventWord } from './words.ts'

export interface Draft {
  readonly word: EventWord
  readonly trigger: Span
  readonly clause: Span
  readonly roles: Roles
  readonly status: EventStatus
  readonly confidence: number
  /** its verb says that it is done: a day to come in its clause is that of something else */
  readonly past?: boolean
}

/** Who acted or spoke in the sentences before, for a verb whose subject is a pronoun or left out. */
export interface Before {
  /** first in the last sentence where anybody did */
  readonly party?: Party
  /** the last person who did */
  readonly person?: Party
  /** the two who last did something with or to each other */
  readonly pair?: readonly Party[]
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

/** The statements at a deed: those that touch it, those that tell of it, and the innermost that does. */
export function statementsAt(
  statements: readonly StatementRecord[],
  span: Span,
): {
  readonly around: readonly StatementRecord[]
  readonly telling: readonly StatementRecord[]
  readonly inside: StatementRecord | undefined
} {
  const size = ({ content }: StatementRecord): number => content.end - content.start
  const around = overlapping(statements, span, 8000)
  const telling = around.filter((s) => contains(s.content, span))
  const inside = telling.reduce<StatementRecord | undefined>((a, s) => (!a || size(s) < size(a) ? s : a), undefined)
  return { around, telling, inside }
}

/** They are done by words, to somebody. */
export const spokenTypes: ReadonlySet<string> = new Set(['REQUEST', 'ACCUSE', 'REJECT', 'THREATEN'])

/** All sides act in them. */
export const twoSided: ReadonlySet<string> = new Set(['CONSULT', 'AGREE', 'COOPERATE'])

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
