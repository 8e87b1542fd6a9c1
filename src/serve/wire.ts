/** The JSON shapes of the HTTP interface; whatever leaves the server has one of these, or is a record of the contract. */
import type { OutletKind } from '../record/index.ts'

/** A document without its text. */
export interface WireDocument {
  readonly id: string
  readonly language: string
  readonly title?: string
  readonly outlet?: { readonly name: string; readonly kind: OutletKind }
  readonly published?: string
  readonly source: string
}

/** The words that a sentence of the brief rests on. */
export interface WireCitation {
  readonly number: number
  readonly document: string
  readonly record?: string
  readonly outlet: string
  readonly published?: string
  readonly language: string
  readonly quote: string
}

export interface WireBriefItem {
  /** of a finding, where the sentence tells one */
  readonly finding?: string
  readonly text: string
  /** numbers of citations */
  readonly citations: readonly number[]
}

export interface WireBriefSection {
  readonly key: string
  readonly heading: string
  readonly items: readonly WireBriefItem[]
}

export interface WireBrief {
  readonly title: string
  readonly documents: number
  readonly outlets: number
  readonly languages: readonly string[]
  readonly sections: readonly WireBriefSection[]
  readonly citations: readonly WireCitation[]
}
