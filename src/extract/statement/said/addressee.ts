/** To whom something is said: told Reuters, urged both sides to …, sagte dem Sender, заявил журналистам. */
import { overlaps, type Span } from '../../../base/span.ts'
import type { Party } from '../../../record/index.ts'
import type { Cue } from './cue.ts'
import { phrase, type Subject } from './phrase.ts'
import type { View } from './view.ts'
import { type Before, nameOf } from './who.ts'

const asking = new Set(['request', 'order', 'warn', 'ask', 'promise', 'threaten', 'accuse', 'demand', 'propose'])

export function addressee(
  view: View,
  { cue, subject, content }: { readonly cue: Cue; readonly subject: Subject | undefined; readonly content: Span },
  before: Before,
): readonly Party[] {
  const { tree, tokens, context } = view
  if (!tree || cue.passive) return []
  const marks = context.words.attributionForms.get('to') ?? []
  const head = view.children[cue.at]!.find((c) => {
    const t = tokens[c]!
    const relation = tree.relations[c]!
    if (
      c === subject?.head ||
      (overlaps(t, content) && !isAsked(view, c, content)) ||
      view.inside[c] ||
      !['NOUN', 'PROPN', 'PRON', 'X'].includes(t.upos)
    )
      return false
    if (context.timesAt(t).length > 0 || /Reflex=Yes/.test(t.feats)) return false
    const mark = view.children[c]!.find((k) => tree.relations[k] === 'case')
    if (mark !== undefined) return marks.includes(tokens[mark]!.norm) && /^obl|^iobj/.test(relation)
    if (relation === 'iobj') return true
    if (/Case=Dat/.test(t.feats) && /^(?:obl|obj)/.test(relation)) return true
    return relation === 'obj' && (asking.has(cue.verb.act) || cue.verb.takes.has('whom'))
  })
  if (head === undefined) return []
  const found = phrase(view, head, true)
  const named = nameOf(view, { ...found, last: Math.min(found.last, head + 8) }, before)
  return named ? [named.speaker] : []
}

/** "both sides to stop": who is asked stands at the head of what is asked. */
function isAsked(view: View, c: number, content: Span): boolean {
  const { first, last } = phrase(view, c, true)
  const { tokens } = view
  return (
    tokens[first]!.start === content.start &&
    tokens[last + 1]?.upos === 'PART' &&
    tokens.slice(last + 2, last + 4).some((t) => /VerbForm=Inf/.test(t.feats))
  )
}
