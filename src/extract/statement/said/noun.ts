/** Nouns of saying with whose they are and what was said: "the pilot's claim that …", "allegations by staff that …", "die Drohung der Armee, … zu …". */
import type { FoundStatement } from '../../statement.ts'
import { type Cue, cuesOf } from './cue.ts'
import { contentEnd } from './edges.ts'
import { phrase } from './phrase.ts'
import { isComma, spanOf, trimmed, type View } from './view.ts'
import { type Before, type Named, nameOf } from './who.ts'

export function findNouns(view: View, before: Before): readonly FoundStatement[] {
  const out: FoundStatement[] = []
  const cues = cuesOf(view)
  view.tokens.forEach((t, at) => {
    const noun = t.upos === 'NOUN' && !view.inside[at] ? view.context.words.nouns.get(t.lemma) : undefined
    if (!noun || !view.tree) return
    const owner = ownerOf(view, at, before)
    const from = owner && opening(view, Math.max(at, owner.last) + 1)
    if (!owner || from === undefined) return
    const cue: Cue = {
      at,
      verb: { ...noun, takes: new Set() },
      passive: false,
      weak: false,
      words: [at, at],
      negated: false,
    }
    const content = trimmed(view, from, contentEnd(view, from, cue, cues))
    if (!content) return
    out.push({
      speaker: owner.speaker,
      speakerSpan: owner.span,
      via: [],
      cue: { span: spanOf(view, at, at), lemma: noun.lemma },
      act: noun.act,
      content,
      how: 'noun',
    })
  })
  return out
}

/** Where what was said begins: at a complementizer, or at an infinitive with its mark. */
function opening(view: View, behind: number): number | undefined {
  const { tokens, context } = view
  const from = isComma(tokens[behind]) ? behind + 1 : behind
  const t = tokens[from]
  if (!t || view.inside[from]) return undefined
  const { complementizers, questions } = context.words
  const relative = /^nsubj/.test(view.tree?.relations[from] ?? '') || t.upos === 'DET'
  const clause = complementizers.has(t.norm) && !questions.has(t.norm) && !relative
  const infinitive = t.upos === 'PART' && /VerbForm=Inf/.test(tokens[from + 1]?.feats ?? '')
  return clause || infinitive ? from : undefined
}

/** Whose words they are: a possessive before the noun, a genitive or a body brought by a preposition behind it. */
function ownerOf(view: View, noun: number, before: Before): (Named & { readonly last: number }) | undefined {
  const { tokens, tree } = view
  for (const child of view.children[noun]!) {
    if (!/^nmod|^det:poss/.test(tree!.relations[child]!) && !/Poss=Yes/.test(tokens[child]!.feats)) continue
    const whole = phrase(view, child, true)
    if (child < noun && !/Poss=Yes/.test(tokens[child]!.feats) && !possessive(view, child, noun)) continue
    let { first, last } = whole
    while (first < child && tokens[first]!.upos === 'ADP') first++
    while (last > child && /^['’]s?$/.test(tokens[last]!.text)) last--
    const named = nameOf(view, { head: child, first, last, own: true }, before)
    if (named && (child < noun || speaks(view, named, child))) return { ...named, last: Math.max(noun, whole.last) }
  }
  return undefined
}

const possessive = (view: View, owner: number, noun: number): boolean =>
  view.tokens.slice(owner + 1, noun).some((t) => t.upos === 'PART') || /Case=Gen/.test(view.tokens[owner]!.feats)

/** Somebody who can speak: a name of a person or body, people. */
const speaks = (view: View, named: Named, at: number): boolean =>
  named.speaker.entity !== undefined ||
  named.speaker.anonymous === true ||
  (view.tokens[at]!.upos === 'NOUN' && /Case=Gen|Number=Plur/.test(view.tokens[at]!.feats))
