// The data model: what `readout read` prints and the store keeps. Every `span` is in UTF-16 code units of
// `DocumentRecord.text`, end exclusive; every `quote` is exactly `text.slice(start, end)`. What is not known is absent.
import type {
  DocumentId,
  EntityId,
  EventId,
  FindingId,
  MentionId,
  PositionId,
  QuantityId,
  SentenceId,
  StatementId,
  TimeId,
} from '../base/id.ts'
import type { Span } from '../base/span.ts'
import type { QuantityRecord } from './quantity.ts'

export type OutletKind =
  | 'agency'
  | 'newspaper'
  | 'broadcaster'
  | 'government'
  | 'organization'
  | 'user-platform'
  | 'aggregator'
  | 'other'

export interface Notice {
  readonly span: Span
  readonly kind: 'disclaimer' | 'correction' | 'advertorial' | 'machine-translated' | 'licence'
}

export interface DocumentRecord {
  readonly type: 'document'
  readonly id: DocumentId
  readonly source: string
  /** BCP 47 */
  readonly language: string
  readonly title?: string
  readonly author?: string
  readonly outlet?: { readonly name: string; readonly kind: OutletKind }
  /** ISO 8601 date or date-time */
  readonly published?: string
  readonly publishedFrom: 'given' | 'metadata' | 'page' | 'none'
  readonly text: string
  readonly notices: readonly Notice[]
}

export interface SentenceRecord {
  readonly type: 'sentence'
  readonly id: SentenceId
  readonly document: DocumentId
  readonly span: Span
  readonly quote: string
  /** ISO 639-1, where its paragraph is written in another language than the document */
  readonly language?: string
}

export type EntityKind = 'person' | 'organization' | 'country' | 'region' | 'place' | 'facility' | 'group' | 'agreement'

export interface Role {
  readonly title: string
  readonly of?: EntityId
  readonly mention: MentionId
}

export interface EntityRecord {
  readonly type: 'entity'
  readonly id: EntityId
  readonly kind: EntityKind
  readonly name: string
  /** forms by BCP 47 language */
  readonly names: Readonly<Record<string, readonly string[]>>
  /** ISO 3166-1 alpha-2 */
  readonly country?: string
  /** ISO 3166-2 */
  readonly subdivision?: string
  /** WGS 84 */
  readonly lat?: number
  readonly lon?: number
  /** km from the point within which it lies; absent where the point is its own and not that of a place that it is said to be near */
  readonly precision?: number
  readonly links?: Readonly<Record<string, string>>
  readonly roles: readonly Role[]
}

export interface MentionRecord {
  readonly type: 'mention'
  readonly id: MentionId
  readonly document: DocumentId
  readonly span: Span
  readonly quote: string
  readonly entity: EntityId
  readonly form: 'name' | 'nominal' | 'pronoun'
  readonly standsFor?: EntityId
}

export type TimexType = 'DATE' | 'TIME' | 'DURATION' | 'SET'
export type TimexMod =
  | 'APPROX'
  | 'MORE_THAN'
  | 'LESS_THAN'
  | 'EQUAL_OR_MORE'
  | 'EQUAL_OR_LESS'
  | 'START'
  | 'MID'
  | 'END'
  | 'BEFORE'
  | 'AFTER'

export interface Timex {
  readonly type: TimexType
  readonly value: string
  readonly mod?: TimexMod
  readonly quant?: string
  readonly freq?: string
}

export interface TimeRecord {
  readonly type: 'time'
  readonly id: TimeId
  readonly document: DocumentId
  readonly span: Span
  readonly quote: string
  readonly timex: Timex
  /** the instants it can mean, ISO 8601 */
  readonly from?: string
  readonly to?: string
}

export type Act =
  | 'say'
  | 'confirm'
  | 'deny'
  | 'accuse'
  | 'warn'
  | 'threaten'
  | 'demand'
  | 'request'
  | 'propose'
  | 'promise'
  | 'agree'
  | 'reject'
  | 'praise'
  | 'predict'
  | 'order'
  | 'ask'
  | 'correct'

/** Somebody who takes part: by entity and mention where known, always by the words used. */
export interface Party {
  readonly entity?: EntityId
  readonly mention?: MentionId
  readonly text: string
}

export interface Speaker extends Party {
  readonly anonymous?: true
}

/** One link of a chain of attribution, with its place. */
export interface ViaLink extends Party {
  readonly span?: Span
}

export interface StatementRecord {
  readonly type: 'statement'
  readonly id: StatementId
  readonly document: DocumentId
  /** speaker, cue and content together */
  readonly span: Span
  readonly quote: string
  readonly speaker: Speaker
  /** who passed it on, outermost first */
  readonly via: readonly ViaLink[]
  readonly cue?: { readonly span: Span; readonly lemma: string }
  readonly act: Act
  readonly mode: 'direct' | 'indirect' | 'mixed'
  readonly content: Span
  readonly to: readonly Party[]
  readonly hedges: readonly string[]
  readonly negated?: true
  readonly time?: TimeId
  /** 0–1, calibrated */
  readonly confidence: number
}

export type PloverType =
  | 'AGREE'
  | 'CONSULT'
  | 'SUPPORT'
  | 'CONCEDE'
  | 'COOPERATE'
  | 'AID'
  | 'RETREAT'
  | 'REQUEST'
  | 'ACCUSE'
  | 'REJECT'
  | 'THREATEN'
  | 'PROTEST'
  | 'SANCTION'
  | 'MOBILIZE'
  | 'COERCE'
  | 'ASSAULT'

export type ImpactKind =
  | 'outage'
  | 'evacuation'
  | 'displacement'
  | 'damage'
  | 'casualties'
  | 'need'
  | 'weather'
  | 'accident'

export type EventStatus = 'occurred' | 'ongoing' | 'planned' | 'postponed' | 'cancelled' | 'possible' | 'denied'

interface EventCore {
  readonly type: 'event'
  readonly id: EventId
  readonly document: DocumentId
  readonly span: Span
  readonly quote: string
  readonly trigger: Span
  readonly status: EventStatus
  readonly actors: readonly Party[]
  readonly recipients: readonly Party[]
  readonly places: readonly Party[]
  readonly time?: TimeId
  readonly quantities: readonly QuantityId[]
  readonly statement?: StatementId
  readonly claimedBy?: readonly StatementId[]
  readonly deniedBy?: readonly StatementId[]
  readonly mentions?: readonly { readonly span: Span; readonly quote: string; readonly trigger: Span }[]
  readonly confidence: number
}

type Plover = { readonly type: PloverType; readonly mode?: string; readonly contexts: readonly string[] }

/** A deed that PLOVER knows, or an impact without one; `mentions`: every place that tells it, where several do. */
export type EventRecord =
  | (EventCore & { readonly plover: Plover; readonly impact?: never })
  | (EventCore & { readonly impact: { readonly kind: ImpactKind; readonly sector?: string }; readonly plover?: never })

export type Stance = 'demand' | 'offer' | 'propose' | 'accept' | 'reject' | 'conditional'

export interface PositionRecord {
  readonly type: 'position'
  readonly id: PositionId
  readonly document: DocumentId
  readonly span: Span
  readonly quote: string
  readonly party: Party
  /** a short stable key of lexicons/issues.tsv, or one grown from the text */
  readonly issue: string
  readonly stance: Stance
  readonly content: Span
  readonly condition?: Span
  readonly statement?: StatementId
  readonly time?: TimeId
  readonly confidence: number
}

export type FindingKind = 'agreed' | 'contested' | 'repeated' | 'corrected' | 'changed'

export interface FindingRecord {
  readonly type: 'finding'
  readonly id: FindingId
  readonly kind: FindingKind
  /** what it is about, in words a reader can follow */
  readonly about: string
  readonly records: readonly string[]
  readonly documents: readonly DocumentId[]
  readonly outlets: readonly string[]
  /** independent origins: copies and reports that cite the same origin count once */
  readonly independent: number
  readonly confidence: number
}

/** What a document yields, in the order of printing. */
export interface DocumentRecords {
  readonly document: DocumentRecord
  readonly sentences: readonly SentenceRecord[]
  readonly entities: readonly EntityRecord[]
  readonly mentions: readonly MentionRecord[]
  readonly times: readonly TimeRecord[]
  readonly quantities: readonly QuantityRecord[]
  readonly statements: readonly StatementRecord[]
  readonly events: readonly EventRecord[]
  readonly positions: readonly PositionRecord[]
}

export type AnyRecord =
  | DocumentRecord
  | SentenceRecord
  | EntityRecord
  | MentionRecord
  | TimeRecord
  | QuantityRecord
  | StatementRecord
  | EventRecord
  | PositionRecord
  | FindingRecord
