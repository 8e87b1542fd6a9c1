import { hash } from 'node:crypto'

declare const brand: unique symbol
/** A string that names one kind of thing only. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind }

export type DocumentId = Id<'document'>
export type SentenceId = Id<'sentence'>
export type EntityId = Id<'entity'>
export type MentionId = Id<'mention'>
export type TimeId = Id<'time'>
export type QuantityId = Id<'quantity'>
export type StatementId = Id<'statement'>
export type EventId = Id<'event'>
export type PositionId = Id<'position'>
export type FindingId = Id<'finding'>

/**
 * An id made from content: the same parts give the same id on every machine.
 * In: a one-letter prefix and the parts that tell this thing from others. Out: prefix and 16 hex digits.
 */
export function contentId<Kind extends string>(prefix: string, ...parts: readonly (string | number)[]): Id<Kind> {
  return `${prefix}_${hash('sha1', parts.join('\u0000'), 'hex').slice(0, 16)}` as Id<Kind>
}
