/** A subject as a speaker: the name in its phrase, whom its pronoun means, else its words. */
import { overlaps, type Span, sliceSpan } from '../../../base/span.ts'
import type { MentionRecord, Speaker } from '../../../record/index.ts'
import type { FoundStatement } from '../../statement.ts'
import { type Subject, subjectOf } from './subject.ts'
import type { View } from './view.ts'

export interface Named {
  readonly speaker: Speaker
  readonly span: Span
}

/** What came before: statements so far, and how to see the sentences before. */
export interface Before {
  readonly statements: readonly FoundStatement[]
  /** of each statement how far its content, or that of one before it, goes on in the text */
  readonly reach: readonly number[]
  readonly view: (sentence: number) => View | undefined
}

const speaking = new Set(['person', 'organization', 'country', 'place', 'group', 'region', 'facility'])

export function nameOf(view: View, subject: Subject, before: Before): Named | undefined {
  const { tokens, context } = view
  const head = tokens[subject.head]!
  const span = { start: tokens[subject.first]!.start, end: tokens[subject.last]!.end }
  const named = mentionIn(view, subject, span)
  if (named) return { speaker: { entity: named.entity, mention: named.id, text: named.quote }, span }
  const joint = /^(?:-\p{L}?)?-/u.exec(head.norm)?.[0].length ?? 0
  const gender = context.words.pronounGender.get(head.norm.slice(joint))
  if (gender !== undefined) {
    const text = head.text.slice(joint)
    const meant = antecedent(view, subject.head, gender, before)
    if (!meant) return { speaker: { text }, span }
    return { speaker: meant.entity ? { ...meant, text } : meant, span }
  }
  if (head.upos === 'PRON' && !/PronType=(?:Ind|Tot|Neg|Dem)/.test(head.feats)) return undefined
  return { speaker: worded(view, span), span }
}

/** The words themselves; a source without a name says so. */
export function worded(view: View, span: Span): Speaker {
  const text = sliceSpan(view.context.reading.document.text, span)
  const low = text.toLowerCase()
  return view.context.words.anonymous.some((w) => low.includes(w)) ? { text, anonymous: true } : { text }
}

/** The name at the head of a phrase, else the person whom it describes. */
function mentionIn(view: View, subject: Subject, span: Span): MentionRecord | undefined {
  const { context, sentence, tokens } = view
  const { head, first, limit } = subject
  const reach = limit === undefined ? span : { start: span.start, end: Math.max(span.end, tokens[limit - 1]!.end) }
  const here = context.bySentence[sentence.index]!.filter((m) => {
    const kind = context.entities.get(m.entity)?.kind
    return m.form === 'name' && kind !== undefined && speaking.has(kind) && overlaps(m.span, reach)
  })
  const at = here.find((m) => overlaps(m.span, tokens[head]!))
  if (at && isPerson(view, at)) return at
  const persons = here.filter((m) => isPerson(view, m) && m.span.start >= span.start && !governed(view, m, first, head))
  const person = /Case=Gen/.test(tokens[head]!.feats) ? persons.at(-1) : persons[0]
  return person ?? at ?? here.find((m) => isBodyBehind(view, m, head))
}

/** "the news agency Interfax", "la chaîne Al Jazeera": the body's name right behind the word for what it is. */
function isBodyBehind(view: View, m: MentionRecord, head: number): boolean {
  const { tokens, context } = view
  const { norm } = tokens[head]!
  const at = tokens.findIndex((t) => t.end > m.span.start)
  return (
    context.entities.get(m.entity)?.kind === 'organization' &&
    at > head &&
    at - head <= 2 &&
    (at - head === 1 || tokens[at - 1]!.upos === 'PUNCT') &&
    context.words.bodies.some((b) => b.length > 3 && (norm.startsWith(b) || norm.endsWith(b)))
  )
}

const isPerson = (view: View, m: MentionRecord): boolean => view.context.entities.get(m.entity)?.kind === 'person'

/** A preposition, a genitive or a possessive stands between the head of the phrase and the name. */
function governed(view: View, m: MentionRecord, first: number, head: number): boolean {
  const { tokens, tree } = view
  const from = tokens.findIndex((t) => t.end > m.span.start)
  const to = tokens.findIndex((t) => t.end >= m.span.end)
  if (from <= head && head <= to) return false
  if (tokens[to + 1]?.norm === "'s" || tokens[to + 1]?.norm === "'") return true
  if (from > head && /Case=(?:Gen|Dat|Ins|Loc)/.test(tokens[to]!.feats) && /Case=Nom/.test(tokens[head]!.feats))
    return true
  for (let i = from - 1; i >= first && i > head; i--) {
    const t = tokens[i]!
    if (t.text === ',') return false
    if (t.upos === 'ADP') return !nameBetween(view, i, from)
    if (t.upos === 'DET' && /Case=Gen/.test(t.feats)) return true
  }
  return from < head && tree !== undefined && tree.relations[to]!.startsWith('nmod:poss')
}

/** "envoy to Yemen Hans G.": a name of its own stands right behind the preposition, without a noun before it. */
const nameBetween = (view: View, from: number, to: number): boolean =>
  view.context.bySentence[view.sentence.index]!.some(
    (m) => m.form === 'name' && m.span.start >= view.tokens[from]!.end && m.span.end <= view.tokens[to]!.start,
  ) && view.tokens.slice(from + 1, to).every((t, k) => view.named[from + 1 + k] || t.upos !== 'NOUN')

/** The last statement whose cue stands in a sentence; cues come sentence by sentence. */
function lastIn(statements: readonly FoundStatement[], sentence: Span): FoundStatement | undefined {
  for (let i = statements.length - 1; i >= 0; i--) {
    const cue = statements[i]!.cue?.span
    if (cue && cue.start < sentence.start) return undefined
    if (cue && cue.end <= sentence.end) return statements[i]
  }
  return undefined
}

/** Who a pronoun means: whoever spoke or acted last and fits. */
function antecedent(view: View, pronoun: number, gender: string, before: Before): Speaker | undefined {
  const here = acting(view, pronoun, gender, before)
  if (here) return here
  for (let back = 1; back <= 4; back++) {
    const index = view.sentence.index - back
    const earlier = view.context.reading.sentences[index]
    if (!earlier || earlier.heading) continue
    const said = lastIn(before.statements, earlier.span)
    if (said && fits(view, said.speaker, gender)) return said.speaker
    const seen = before.view(index)
    const acted = seen && acting(seen, seen.tokens.length, gender, before)
    if (acted) return acted
  }
  return undefined
}

/** The subject of a finite verb before a place in a sentence, a name or noun that fits the pronoun. */
function acting(view: View, to: number, gender: string, before: Before): Speaker | undefined {
  const { tokens, tree } = view
  if (!tree) return undefined
  for (let i = 0; i < to; i++) {
    const relation = tree.relations[i]!
    if (!relation.startsWith('nsubj') || view.inside[i]) continue
    const verb = tree.heads[i]!
    if (to < tokens.length && verb > to) continue
    if (view.context.words.pronounGender.has(tokens[i]!.norm)) continue
    const subject = subjectOf(view, verb, false)
    if (!subject || subject.head !== i) continue
    const named = nameOf(view, subject, before)
    const known = /Gender=(\w)/.exec(tokens[i]!.feats)?.[1]?.toLowerCase()
    const noun = tokens[i]!.upos === 'NOUN' && known !== undefined && 'mfn'.includes(gender)
    if (named && fits(view, named.speaker, gender) && (!noun || known === gender || named.speaker.entity))
      return named.speaker
  }
  return undefined
}

/** English tells persons from things; elsewhere gender is of words. */
function fits(view: View, speaker: Speaker, gender: string): boolean {
  const kind = view.context.entities.get(speaker.entity ?? '')?.kind
  if (gender === 'p') return true
  if (gender === 'i') return kind !== 'person' && kind !== undefined
  if (gender === 'h') return kind === undefined || kind === 'person'
  return true
}
