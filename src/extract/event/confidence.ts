/** How sure a record of an event is, from what it rests on. */
import type { Deed } from './deeds.ts'
import type { Roles } from './roles.ts'

/**
 * In: a deed and its roles. Out: a confidence between 0 and 1, the share of records right where a deed stood so in
 * fresh reports in six languages, rounded: by whether a verb or a noun tells of it, and who of its parties is named.
 */
export function confidenceOf(deed: Deed, roles: Roles): number {
  const actor = roles.actors.some((p) => p.entity) ? 'named' : roles.actors.length > 0 ? 'words' : 'none'
  const base = deed.word.noun ? nouns : verbs
  return base[actor]
}

const verbs = { named: 0.7, words: 0.5, none: 0.4 }
const nouns = { named: 0.55, words: 0.55, none: 0.5 }
