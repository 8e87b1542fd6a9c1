/** How many, how much, of what. */

import type { DocumentId, QuantityId } from '../base/id.ts'
import type { Span } from '../base/span.ts'

export interface QuantityRecord {
  readonly type: 'quantity'
  readonly id: QuantityId
  readonly document: DocumentId
  readonly span: Span
  readonly quote: string
  readonly value?: number
  readonly min?: number
  readonly max?: number
  readonly approximate?: true
  /** UCUM code, ISO 4217 for money, or `%`; absent for a bare count */
  readonly unit?: string
  /** the words for what is counted, as in the text */
  readonly of?: string
  readonly ofSpan?: Span
  /**
   * the phrases that the figure is told of, where they are several: what is counted, cut at its prepositions and
   * conjunctions (inflation, Germany; men, women), then whose it is or what it belongs to, by the sentence's tree
   * (workers, Ford; earnings, footballers); absent where there is but one
   */
  readonly ofParts?: readonly { readonly text: string; readonly span: Span }[]
  readonly per?: string
  readonly change?: 'up' | 'down'
}
