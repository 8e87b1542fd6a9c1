/** A subject as a speaker: the name in its phrase, whom its pronoun means, else its words. */
import { overlaps, type Span, sliceSpan } from '../../../base/span.ts'
import { type MentionRecord, type Speaker, sentenceAt } from '../../../record/index.ts'
import type { FoundStatement } from '../../statement.ts'
import { antecedent, isOffice, officeHolder } from './antecedent.ts'
import { phrase, type Subject } from './phrase.ts'
import { finite, isComma, type View } from './view.ts'

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
  if (named && isPerson(view, named) && joinedName(view, named, subject))
    return { speaker: { text: sliceSpan(context.reading.document.text, span) }, span }
  if (named) {
    const text = named.form === 'name' ? named.quote : sliceSpan(context.reading.document.text, span)
    return { speaker: { entity: named.entity, mention: named.id, text }, span }
  }
  const joint = /^(?:-\p{L}?)?-/u.exec(head.norm)?.[0].length ?? 0
  const gender = context.words.pronounGender.get(head.norm.slice(joint))
  if (gender !== undefined) {
    const text = head.text.slice(joint)
    const meant = antecedent(view, subject.head, gender, before)
    if (!meant) return { speaker: { text }, span }
    return { speaker: meant.entity ? { ...meant, text } : meant, span }
  }
  if (head.upos === 'PRON' && !context.words.anyone && !/PronType=(?:Ind|Tot|Neg|Dem)/.test(head.feats))
    return undefined
  const beside = apposed(view, subject)
  if (beside) return { speaker: { entity: beside.entity, mention: beside.id, text: beside.quote }, span }
  const holder = officeHolder(view, subject, before)
  return { speaker: holder ?? worded(view, span), span }
}

/** "his minister of defence, Laura P., has gone further", "один из участников, учитель Павел О.": the name that follows behind a comma. */
function apposed(view: View, { head, last }: Subject): MentionRecord | undefined {
  const { tokens } = view
  if (!isComma(tokens[last + 1]) || !(isOffice(view, head) || tokens[head]!.upos === 'NUM')) return undefined
  let first = last + 2
  while (
    first < last + 5 &&
    tokens[first] &&
    !view.named[first] &&
    (isOffice(view, first) || /^(?:ADJ|DET|NUM)$/.test(tokens[first]!.upos))
  )
    first++
  const m = view.context.bySentence[view.sentence.index]!.find(
    (n) => n.form === 'name' && n.span.start === tokens[first]?.start,
  )
  const behind = m && tokens.find((t) => t.start >= m.span.end)
  return m && isPerson(view, m) && (behind === undefined || behind.upos === 'PUNCT') ? m : undefined
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
    const body = m.form === 'nominal' && kind === 'organization' && overlaps(m.span, tokens[head]!)
    return (m.form === 'name' || body) && kind !== undefined && speaking.has(kind) && overlaps(m.span, reach)
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

/** "Mr. Alvarez and Mr. Boateng": both speak. */
function joinedName(view: View, { entity, span }: MentionRecord, { first, last }: Subject): boolean {
  const { tokens, context, sentence } = view
  const from = tokens.findIndex((t) => t.start >= span.end)
  const joint = tokens.findIndex((t, i) => i >= from && i <= last && t.upos === 'CCONJ')
  if (from < first || joint < 0 || !tokens.slice(from, joint).every((t) => isComma(t))) return false
  const next = context.bySentence[sentence.index]!.find((m) => m.form === 'name' && m.span.start >= tokens[joint]!.end)
  const to = next ? tokens.findIndex((t) => t.end > next.span.start) : -1
  return (
    next !== undefined &&
    next.entity !== entity &&
    isPerson(view, next) &&
    to <= last &&
    tokens.slice(joint + 1, to).every((t) => ['NOUN', 'PROPN', 'ADJ', 'DET', 'NUM'].includes(t.upos))
  )
}

/** A preposition, a genitive or a possessive stands between the head of the phrase and the name. */
function governed(view: View, m: MentionRecord, first: number, head: number): boolean {
  const { tokens, tree, context } = view
  const from = tokens.findIndex((t) => t.end > m.span.start)
  const to = tokens.findIndex((t) => t.end >= m.span.end)
  if (from <= head && head <= to) return false
  if (
    to < head &&
    context.words.bare === 'plain' &&
    tokens[head]!.upos === 'NOUN' &&
    !tokens.slice(to, head).some((t) => t.text === ',')
  )
    return true
  if (tokens[to + 1]?.norm === "'s" || tokens[to + 1]?.norm === "'") return true
  // a woman's name may look like a genitive (Клара Захарова): every word of the name has to, in a form that is not its first
  const oblique = tokens
    .slice(from, to + 1)
    .every((t) => /Case=(?:Gen|Dat|Ins|Loc)/.test(t.feats) && !(context.words.nominative && t.norm === t.lemma))
  if (from > head && oblique && /Case=Nom/.test(tokens[head]!.feats)) return true
  for (let i = from - 1; i >= first && i > head; i--) {
    const t = tokens[i]!
    if (t.text === ',') return false
    if (t.upos === 'VERB' && finite(t)) return true
    if (t.upos === 'ADP') return !(nameBetween(view, i, from) || (isPerson(view, m) && ownNoun(view, i, from)))
    if (t.upos === 'DET' && /Case=Gen/.test(t.feats)) return true
  }
  return from < head && tree !== undefined && tree.relations[to]!.startsWith('nmod:poss')
}

/** "head of the committee on finance Anna K.": the noun before the name is no office, so the name does not hang on it. */
function ownNoun(view: View, from: number, to: number): boolean {
  const noun = view.tokens.slice(from + 1, to).findLastIndex((t) => t.upos === 'NOUN' || t.upos === 'PROPN')
  return noun >= 0 && !isOffice(view, from + 1 + noun)
}

/** "envoy to Yemen Hans G.": a name of its own stands right behind the preposition, without a noun before it. */
const nameBetween = (view: View, from: number, to: number): boolean =>
  view.context.bySentence[view.sentence.index]!.some(
    (m) => m.form === 'name' && m.span.start >= view.tokens[from]!.end && m.span.end <= view.tokens[to]!.start,
  ) && view.tokens.slice(from + 1, to).every((t, k) => view.named[from + 1 + k] || t.upos !== 'NOUN')

/** statements that a sentence has at most, where whoever spoke last is looked for */
const mostInSentence = 32

/** Whoever spoke last: of those in the last sentence that has a statement, a person before a body that is only said to speak. */
export function lastSpeaker(view: View, before: Before): Speaker | undefined {
  const last = before.statements.at(-1)
  const place = (f: FoundStatement): number => f.cue?.span.start ?? f.content.start
  const sentence = last && sentenceAt(view.context.reading, place(last))
  const there = before.statements.slice(-mostInSentence).filter((f) => sentence && place(f) >= sentence.span.start)
  const person = there.find((f) => view.context.entities.get(f.speaker.entity ?? '')?.kind === 'person')
  return (person ?? last)?.speaker
}

/** "The police are searching the house, said on Monday", "The firm earned less. Said so on Monday": who does what is said, where the verb agrees. */
export function subjectBefore(view: View, at: number, before: Before): Named | undefined {
  if (!view.context.words.nominative) return undefined
  const own = view.tree?.relations.findIndex((r, i) => r === 'nsubj' && i < at && !view.inside[i]) ?? -1
  const seen = own >= 0 ? view : before.view(view.sentence.index - 1)
  const head = own >= 0 ? own : (seen?.tree?.relations.indexOf('nsubj') ?? -1)
  if (!seen || head < 0 || seen.sentence.heading) return undefined
  const differs = ['Number', 'Gender'].some((f) => {
    const [noun, verb] = [seen.tokens[head]!, view.tokens[at]!].map((t) => new RegExp(`${f}=(\\w+)`).exec(t.feats)?.[1])
    return noun && verb && noun !== verb
  })
  return differs ? undefined : nameOf(seen, phrase(seen, head, true), before)
}
