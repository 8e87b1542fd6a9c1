/** What a person decided about entities. Decisions are kept in order and never changed; a later one goes before an earlier one. */
export type Decision =
  /** the two are one, under the first's id; a document as the other takes a split back */
  | { readonly kind: 'merge'; readonly entity: string; readonly other: string; readonly note?: string }
  /** the two are not one; a document as the other: in it the name is somebody else's */
  | { readonly kind: 'split'; readonly entity: string; readonly other: string; readonly note?: string }
  | { readonly kind: 'rename'; readonly entity: string; readonly name: string; readonly note?: string }
