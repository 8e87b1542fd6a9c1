/** Whom a pronoun or the bare word for an office means: whoever spoke, acted or was named last and fits. */
import { type Span, sliceSpan } from '../../../base/span.ts'
import { type MentionRecord, overlapping, type Speaker } from '../../../record/index.ts'
import type { FoundStatement } from '../../statement.ts'
import type { Subject } from './phrase.ts'
import { subjectOf } from './subject.ts'
import { finite, type View } from './view.ts'
import { type Before, nameOf } from './who.ts'

/** In: a pronoun's place and what it stands for (m f n p h i). Looks back over four sentences. */
export function antecedent(view: View, pronoun: number, gender: string, before: Before): Speaker | undefined {
  const here = acting(view, pronoun, gender, before)
  if (here) return here
  for (let back = 1; back <= 4; back++) {
    const index = view.sentence.index - back
    const earlier = view.context.reading.sentences[index]
    if (!earlier || earlier.heading) continue
    const seen = before.view(index)
    const said =
      (isOfWords(gender) ? lastIn(before.statements, earlier.span, (s) => isPerson(view, s)) : undefined) ??
      lastIn(before.statements, earlier.span)
    if (
      said &&
      fits(view, said.speaker, gender, seen && genderAt(seen, said.speakerSpan)) &&
      !(seen && isSeveral(seen, said.speakerSpan, gender))
    )
      return said.speaker
    const acted = seen && acting(seen, seen.tokens.length, gender, before)
    if (acted && (back === 1 || !isOfWords(gender) || isPerson(view, acted))) return acted
    const named = isOfWords(gender) && seen ? personNamed(seen) : undefined
    if (named) return named
  }
  return undefined
}

/** The last statement whose cue stands in a sentence; cues come sentence by sentence. */
function lastIn(
  statements: readonly FoundStatement[],
  sentence: Span,
  fits: (speaker: Speaker) => boolean = () => true,
): FoundStatement | undefined {
  for (let i = statements.length - 1; i >= 0; i--) {
    const cue = statements[i]!.cue?.span
    if (cue && cue.start < sentence.start) return undefined
    if (cue && cue.end <= sentence.end && fits(statements[i]!.speaker)) return statements[i]
  }
  return undefined
}

/** Gender that words have: he and she of every language but English. */
const isOfWords = (gender: string): boolean => gender === 'm' || gender === 'f'

const isPerson = (view: View, speaker: Speaker): boolean =>
  view.context.entities.get(speaker.entity ?? '')?.kind === 'person'

/** The last person whom a sentence names outside of a quotation. */
function personNamed(view: View): Speaker | undefined {
  const m = namesIn(view).findLast((n) => {
    const at = view.tokens.findIndex((t) => t.end > n.span.start)
    return at >= 0 && !view.inside[at]
  })
  return m && { entity: m.entity, mention: m.id, text: m.quote }
}

const namesIn = (view: View): readonly MentionRecord[] =>
  view.context.bySentence[view.sentence.index]!.filter(
    (m) => m.form === 'name' && view.context.entities.get(m.entity)?.kind === 'person',
  )

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
    const known = genderOf(tokens[i]!.feats)
    const noun = tokens[i]!.upos === 'NOUN' && known !== undefined && 'mfn'.includes(gender)
    if (isSeveral(view, named?.span, gender)) continue
    if (named && fits(view, named.speaker, gender, known) && (!noun || known === gender || named.speaker.entity))
      return named.speaker
  }
  return undefined
}

const genderOf = (feats: string): string | undefined => /Gender=(\w)/.exec(feats)?.[1]?.toLowerCase()

/** The gender of the word that heads a phrase. */
function genderAt(view: View, span: Span | undefined): string | undefined {
  const head = span && view.tokens.find((t) => t.start >= span.start && t.end <= span.end && /NOUN|PROPN/.test(t.upos))
  return head && genderOf(head.feats)
}

/** Several people, whom a pronoun of one does not mean. */
function isSeveral(view: View, span: Span | undefined, gender: string): boolean {
  if (!span || gender === 'p') return false
  const head = view.tokens.findIndex((t) => t.start >= span.start && t.end <= span.end && /NOUN|PROPN/.test(t.upos))
  if (head < 0) return false
  const joined = view.tokens.some((t) => t.start >= span.start && t.end <= span.end && t.upos === 'CCONJ')
  return view.named[head] ? joined : /Number=Plur/.test(view.tokens[head]!.feats)
}

/** English tells persons from things; elsewhere gender is of words, but that of a person's title or foreign name tells nothing. */
function fits(view: View, speaker: Speaker, gender: string, known: string | undefined): boolean {
  const kind = view.context.entities.get(speaker.entity ?? '')?.kind
  if (gender === 'p') return true
  if (gender === 'i') return kind !== 'person' && kind !== undefined
  if (gender === 'h') return kind === undefined || kind === 'person'
  return kind === 'person' || known === undefined || known === gender
}

/** how far back, in characters, somebody is remembered by an office */
const memory = 6000

/** "The minister", "вице-премьер", "el mandatario": the person named before whose office it is, else whoever spoke last. */
export function officeHolder(view: View, { head, first, last }: Subject, before: Before): Speaker | undefined {
  const { tokens, context } = view
  const t = tokens[head]!
  if (!['NOUN', 'PROPN'].includes(t.upos) || !isOffice(view, head) || /Number=Plur/.test(t.feats)) return undefined
  const phrase = tokens.slice(first, last + 1)
  if (phrase.some((p, k) => p.upos === 'VERB' || isOpen(view, first + k))) return undefined
  const { indefinite } = context.words
  const known = phrase.some((p) => /PronType=(?:Art|Dem)/.test(p.feats) && !indefinite.has(p.norm))
  if (indefinite.size > 0 && (!known || phrase.some((p) => indefinite.has(p.norm)))) return undefined
  const owner = phrase.some((_, k) => view.named[first + k])
  const { text } = context.reading.document
  const until = tokens[first]!.start
  const persons = overlapping(context.mentions, { start: Math.max(0, until - memory), end: until }).filter(
    (m) => m.form === 'name' && m.span.end <= until && context.entities.get(m.entity)?.kind === 'person',
  )
  const held = persons.findLast((m) => introduced(view, m, t.lemma, before))
  if (held)
    return { entity: held.entity, mention: held.id, text: sliceSpan(text, { start: until, end: tokens[last]!.end }) }
  const spoke = before.statements.findLast((s) => s.cue || s.how === 'follow')
  const near = context.reading.sentences[Math.max(0, view.sentence.index - 2)]!
  if (!spoke || !isPerson(view, spoke.speaker) || spoke.content.end < near.span.start) return undefined
  const presented = persons.some((m) => m.entity === spoke.speaker.entity && introduced(view, m, undefined, before))
  if (owner && presented) return undefined
  return { ...spoke.speaker, text: sliceSpan(text, { start: until, end: tokens[last]!.end }) }
}

/** By its dictionary form, or, where nouns have cases, by its form less an ending. */
export function isOffice({ tokens, context }: View, i: number): boolean {
  const { norm, lemma } = tokens[i]!
  const { offices, nominative } = context.words
  if (offices.has(lemma) || offices.has(norm)) return true
  return nominative && [1, 2].some((n) => norm.length - n > 4 && offices.has(norm.slice(0, norm.length - n)))
}

/** "a", "one", "another": somebody new. */
const isOpen = (view: View, i: number): boolean =>
  /PronType=(?:Ind|Neg|Int)|Poss=Yes/.test(view.tokens[i]!.feats) || view.tokens[i]!.upos === 'NUM'

/** One word but for its ending: ministro, ministra. */
const alike = (a: string, b: string): boolean =>
  a === b ||
  (a.length > 4 && b.length > 4 && a.slice(0, -2) === b.slice(0, a.length - 2) && Math.abs(a.length - b.length) < 3)

/** The word, or any word for an office, stands beside the name, in one phrase with it: "вице-премьер Ольга С.", "Laura M., ministra de …". */
function introduced(view: View, m: MentionRecord, office: string | undefined, before: Before): boolean {
  const { sentences } = view.context.reading
  let at = view.sentence.index
  while (at > 0 && sentences[at]!.span.start > m.span.start) at--
  const seen = at === view.sentence.index ? view : before.view(at)
  if (!seen) return false
  const from = seen.tokens.findIndex((t) => t.end > m.span.start)
  const to = seen.tokens.findLastIndex((t) => t.start < m.span.end)
  const stops = (i: number): boolean =>
    finite(seen.tokens[i]!) ||
    /^[.:;«»„“”"]$/.test(seen.tokens[i]!.text) ||
    namesIn(seen).some((n) => n !== m && n.span.end > seen.tokens[i]!.start && n.span.start < seen.tokens[i]!.end)
  for (let i = from - 1; i >= Math.max(0, from - 8) && !stops(i); i--)
    if (office === undefined ? isOffice(seen, i) : alike(seen.tokens[i]!.lemma, office)) return true
  if (seen.tokens[to + 1]?.text === ',')
    for (let i = to + 2; i < Math.min(seen.tokens.length, to + 6) && !stops(i); i++)
      if (office === undefined ? isOffice(seen, i) : alike(seen.tokens[i]!.lemma, office)) return true
  return false
}
