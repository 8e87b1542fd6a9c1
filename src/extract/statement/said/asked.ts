/** What is looked for: the content of one cue. */
import type { Span } from '../../../base/span.ts'
import type { Cue } from './cue.ts'
import type { Subject } from './phrase.ts'

export interface Content {
  readonly span: Span
  /** how it was found, for the confidence */
  readonly how: 'quote' | 'clause' | 'aside' | 'bare' | 'object'
}

export interface Asked {
  readonly cue: Cue
  readonly subject: Subject | undefined
  readonly cues: readonly Cue[]
}
