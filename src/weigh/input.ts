/** What weighing stands on: the records of documents, and the words of languages passed in. */
import type { Span } from '../base/span.ts'
import type { DocumentRecords, FindingKind, Language } from '../record/index.ts'

export interface WeighTools {
  readonly language: (code: string) => Language | undefined
  /** the one outlet of all the names of which this is one */
  readonly outlet: (name: string) => string
  /** rows of the table of concepts: key and words by language */
  readonly concepts: readonly Readonly<Record<string, string>>[]
}

/** A document with what comparing asks for again and again. */
export interface Weighed {
  readonly records: DocumentRecords
  readonly outlet: string
  readonly published: string
  /** the document whose text it copies, itself where it copies none */
  readonly origin: string
  readonly conceptsAt: (span: Span) => ReadonlySet<string>
  /** the sentence around a span */
  readonly sentenceAt: (span: Span) => Span
}

export interface Draft {
  readonly kind: FindingKind
  readonly about: string
  /** record id and its document, each side of the finding in order */
  readonly records: readonly { readonly id: string; readonly document: Weighed }[]
  readonly confidence: number
}
