import type { Span } from '../base/span.ts'
import type { EntityKind, EntityRecord, KnownName, Lexicon, MentionRecord, Reading } from '../record/index.ts'

/** What stage 3 found by name; the same shape as `FoundName` there. */
export interface NameCandidate {
  readonly span: Span
  readonly kind: EntityKind
  readonly form: 'name' | 'nominal' | 'pronoun'
  readonly confidence: number
}

/** Stage 4 inside one document: which mentions are the same person, organization, place; who that is. */
export function resolveMentions(
  _reading: Reading,
  _found: {
    readonly names: readonly NameCandidate[]
    readonly known: readonly KnownName[]
    readonly lexicon: Lexicon
  },
): { readonly mentions: readonly MentionRecord[]; readonly entities: readonly EntityRecord[] } {
  return { mentions: [], entities: [] }
}
