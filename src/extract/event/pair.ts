/** "Both sides agreed to …": the two who last did something with or to each other. */
import type { Language, Party } from '../../record/index.ts'
import type { Draft } from './draft.ts'
import { eventWordsOf } from './words.ts'

/** In: drafts of one sentence, and the two named before. Out: the drafts with those two where the words mean both, and the two for the next sentence. */
export function withPair(
  language: Language,
  drafts: readonly Draft[],
  before: readonly Party[] | undefined,
): { readonly drafts: readonly Draft[]; readonly pair: readonly Party[] | undefined } {
  const { both } = eventWordsOf(language)
  let pair = before
  const out = drafts.map((draft) => {
    const [actor, ...others] = draft.roles.actors
    const told =
      pair && actor && others.length === 0 && !actor.entity && both.has(actor.text.toLowerCase())
        ? { ...draft, roles: { ...draft.roles, actors: pair, recipients: [] } }
        : draft
    pair = pairOf(told) ?? pair
    return told
  })
  return { drafts: out, pair }
}

function pairOf({ roles: { actors, recipients } }: Draft): readonly Party[] | undefined {
  const named = [...actors, ...recipients].filter((p) => p.entity !== undefined)
  return named.length === 2 && actors.some((a) => a.entity) ? named : undefined
}
