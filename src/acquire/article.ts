import type { Notice, OutletKind } from '../record/index.ts'

/** An article as its author wrote it: what acquisition hands to reading. */
export interface Article {
  /** where it came from: file name or address */
  readonly source: string
  readonly text: string
  readonly title?: string
  readonly author?: string
  readonly outlet?: { readonly name: string; readonly kind: OutletKind }
  readonly published?: string
  readonly publishedFrom: 'given' | 'metadata' | 'page' | 'none'
  readonly notices: readonly Notice[]
  /** BCP 47, where the user says so */
  readonly language?: string
  /** what the page itself claims; pages often claim wrongly, so this is only a hint */
  readonly claimedLanguage?: string
}
