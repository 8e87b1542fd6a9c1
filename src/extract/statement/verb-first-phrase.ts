/** Noun phrases where the verb comes first: chains of nouns closed by a definite one, adjectives, names, and what hangs on them. */
import { overlaps, type Span, sliceSpan } from '../../base/span.ts'
import type { MentionRecord, Sentence, Speaker, Token } from '../../record/index.ts'
import type { Quotation } from './quotes.ts'
import type { Context } from './speaker.ts'
import { type ClauseWords, clauseWordsOf, formOf, isDefinite, verbHere, withoutClitic } from './verb-first-words.ts'

export interface Clause {
  readonly context: Context
  readonly sentence: Sentence
  readonly quotations: readonly Quotation[]
}

export interface Phrase {
  readonly from: number
  /** token behind its last */
  readonly to: number
  readonly span: Span
  readonly names: readonly MentionRecord[]
  /** it is somebody who can speak */
  readonly human: boolean
  /** where the name behind a title begins that no table knows */
  readonly bearer?: number
}

const speaking: ReadonlySet<string> = new Set(['person', 'organization', 'country', 'group', 'place', 'region'])
const longest = 22

/** In: where the phrase begins, and whether a noun phrase of its own may follow. Out: the phrase; undefined where no noun stands there. */
export function phraseAt(clause: Clause, start: number, closes: boolean): Phrase | undefined {
  const { context, sentence } = clause
  const { tokens } = sentence
  const words = clauseWordsOf(context.reading.language)
  const state: State = { definite: false, named: false, nouns: 0, titled: false, person: false, unknown: 0, bearer: -1 }
  let i = start
  while (i < tokens.length && i - start < longest) {
    const next = step(clause, words, { at: i, start, closes }, state)
    if (next <= i) break
    i = next
  }
  if (i === start) return undefined
  const span = { start: tokens[start]!.start, end: tokens[i - 1]!.end }
  const names = context.bySentence[sentence.index]!.filter(
    (m) => overlaps(m.span, span) && speaking.has(context.entities.get(m.entity)?.kind ?? ''),
  )
  const first = formOf(tokens[start]!)
  const headed = tokens.slice(start, start + 3).some((t) => {
    const form = formOf(t)
    return words.human.has(form) || words.human.has(withoutClitic(words, form) ?? '')
  })
  const head = names.some((m) => m.span.start - span.start < 2)
  const person = names.some((m) => context.entities.get(m.entity)?.kind === 'person')
  const human = headed || head || (names.length > 0 && (person || !words.deeds.some((d) => d.test(first))))
  const bearer = state.unknown > 1 ? { bearer: tokens[state.bearer]!.start } : {}
  return { from: start, to: i, span, names, human, ...bearer }
}

interface State {
  definite: boolean
  named: boolean
  nouns: number
  /** the head is a title or calling, and no person has been named yet */
  titled: boolean
  /** a person has been named */
  person: boolean
  /** words of a name that no table knows */
  unknown: number
  /** where they begin, -1 for none */
  bearer: number
}

interface At {
  readonly at: number
  readonly start: number
  readonly closes: boolean
}

/** The token behind the one that the phrase takes in; the same where it ends. */
function step(clause: Clause, words: ClauseWords, place: At, state: State): number {
  const { sentence, quotations } = clause
  const { tokens } = sentence
  const { at, start } = place
  const t = tokens[at]!
  const form = formOf(t)
  if (t.text === '(') {
    const close = tokens.findIndex((x, k) => k > at && x.text === ')')
    return close > 0 && close - at < 8 && state.nouns > 0 ? close + 1 : at
  }
  const quote = quotations.find((q) => q.span.start === t.start)
  if (quote) {
    const close = tokens.findIndex((x) => x.start >= quote.span.end)
    const size = (close < 0 ? tokens.length : close) - at
    if (size > 8 || size < 3) return at
    state.definite = true
    state.nouns++
    return at + size
  }
  if (!/[\p{L}\p{N}]/u.test(t.text) || words.that.has(form) || words.relative.has(form)) return at
  const mention = clause.context.bySentence[sentence.index]!.find((m) => overlaps(m.span, t))
  const adjective =
    mention && at > start && !state.person && mention.span.end <= t.end && relational(form) && !isAnd(form)
  if (mention && !adjective) return overName(clause, words, { ...place, mention }, state)
  if (at > start && words.joining.has(form)) {
    state.definite = false
    return at + 1
  }
  if (words.prepositions.has(form) || words.stopping.has(form)) {
    const next = tokens[at + 1]
    const to = next && clause.context.bySentence[sentence.index]!.find((m) => m.span.start === next.start)
    const kind = to ? clause.context.entities.get(to.entity)?.kind : undefined
    const fits = to && ['country', 'place', 'region', 'organization'].includes(kind ?? '')
    return at > start && fits && words.prepositions.has(form) && !isTime(clause, at + 1)
      ? behind(clause, to.span.end)
      : at
  }
  if (isTime(clause, at) || (accusative(form) && isDefinite(words, form) && !words.human.has(form))) return at
  const verb = verbHere(words, t)
  if (verb && (verb.joined || at > start + 1) && !isDefinite(words, form)) return at
  if (governs(words, form)) return at
  return overNoun(words, { ...place, form, token: t }, state)
}

const behind = ({ sentence }: Clause, end: number): number => {
  const last = sentence.tokens.findIndex((x) => x.start >= end)
  return last < 0 ? sentence.tokens.length : last
}

/** A name belongs to the phrase as its head, behind its title, or joined with "and". */
function overName(
  clause: Clause,
  words: ClauseWords,
  { at, start, closes, mention }: At & { readonly mention: MentionRecord },
  state: State,
): number {
  const { tokens } = clause.sentence
  const t = tokens[at]!
  const form = formOf(t)
  const person = clause.context.entities.get(mention.entity)?.kind === 'person'
  if (mention.span.start > t.start) {
    const and =
      mention.span.start - t.start === 1 && words.clitics[words.clitics.length - 1] !== undefined && isAnd(form)
    return and && at > start && state.definite && !closes ? behind(clause, mention.span.end) : at
  }
  const named = at > start && words.joining.has(formOf(tokens[at - 1]!))
  if (!person && !named && accusative(form) && isDefinite(words, form)) return at
  const over = state.named && !person && closes && !apposed(words, tokens[at - 1]!)
  if (over) return at
  state.definite = true
  state.named = true
  state.nouns++
  if (person) {
    state.titled = false
    state.person = true
  }
  return behind(clause, mention.span.end)
}

/** A noun or adjective: the chain closes with the first definite one, adjectives and a name may follow. */
function overNoun(
  words: ClauseWords,
  { at, start, closes, form, token }: At & { readonly form: string; readonly token: Token },
  state: State,
): number {
  const definite = isDefinite(words, form)
  if (at === start) state.titled = words.titles.has(form) || words.titles.has(form.replace(/^\u0627\u0644/, ''))
  if (isAnd(form) && at > start && !definite && !words.human.has(form.slice(1))) return at
  state.nouns++
  if (!state.definite) {
    if (/VerbForm=Fin|Aspect=/.test(token.feats) && token.upos === 'VERB' && at > start && !relational(form)) return at
    state.definite = definite
    return at + 1
  }
  if (definite) {
    const adjective = token.upos === 'ADJ' || relational(form) || state.unknown === 1
    if (state.unknown > 1 || (closes && (state.person || (state.named && (!adjective || words.human.has(form))))))
      return at
    if (state.unknown > 0) state.unknown++
    return at + 1
  }
  if (words.human.has(form)) return at + 1
  if (state.titled && state.unknown < 2 && !words.deeds.some((d) => d.test(form))) {
    state.unknown++
    if (state.bearer < 0) state.bearer = at
    return at + 1
  }
  if (state.unknown > 0 || closes || state.nouns > 7) return at
  return at + 1
}

const isAnd = (form: string): boolean => /^\u0648/.test(form)

/** A preposition is written onto it: to reporters, with the withdrawal. */
function governs(words: ClauseWords, form: string): boolean {
  if (words.attached.has(form) || words.human.has(form)) return false
  if (/^\u0628/.test(form)) return form.length > 3
  if (!/^\u0644/.test(form)) return false
  return (
    /^\u0644\u0644/.test(form) ||
    form.length < 3 ||
    words.human.has(form.slice(1)) ||
    words.deeds.some((d) => d.test(form.slice(1)))
  )
}

/** Plural and dual of an object: "the two parties", "the Houthis" are asked, and do not ask. */
const accusative = (form: string): boolean => /\u064a\u0646$/.test(form) && form.length > 5

/** An adjective of origin or kind. */
const relational = (form: string): boolean => /(?:\u064a|\u064a\u0629|\u064a\u0648\u0646)$/.test(form)

/** A title stands right before a name. */
const apposed = (words: ClauseWords, before: { readonly norm: string }): boolean =>
  words.human.has(before.norm) || words.joining.has(before.norm)

const isTime = ({ context, sentence }: Clause, at: number): boolean => {
  const t = sentence.tokens[at]
  return t !== undefined && context.timesAt(t).length > 0
}

/** Who a phrase names: the person that closes it, the body that it is, else its words. */
export function speakerOf({ context }: Clause, phrase: Phrase): { readonly speaker: Speaker; readonly span: Span } {
  const words = clauseWordsOf(context.reading.language)
  const { text } = context.reading.document
  const kind = (m: MentionRecord): string => context.entities.get(m.entity)?.kind ?? ''
  const before = (m: MentionRecord): string => text.slice(phrase.span.start, m.span.start)
  const free = phrase.names.filter((m) => {
    const last = before(m).trim().split(/\s+/).at(-1) ?? ''
    return !words.joining.has(last) && !(last === '' && m.span.start > phrase.span.start)
  })
  const persons = free.filter((m) => kind(m) === 'person')
  const person =
    persons.length > 1 && /\s\u0648$/.test(text.slice(phrase.span.start, persons[1]!.span.start))
      ? persons[0]
      : persons.at(-1)
  const head = phrase.names.find((m) => m.span.start - phrase.span.start < 2)
  const whole = head && head.span.end >= phrase.span.end - 2 ? head : undefined
  const pick = person ?? whole
  if (pick) return { speaker: { entity: pick.entity, mention: pick.id, text: pick.quote }, span: pick.span }
  if (phrase.bearer !== undefined) {
    const span = { start: phrase.bearer, end: phrase.span.end }
    return { speaker: { text: sliceSpan(text, span) }, span }
  }
  const written = sliceSpan(text, phrase.span)
  const anonymous = context.words.anonymous.some((a) => written.split(/\s+/).some((w) => w === a))
  const own = head && kind(head) === 'organization' ? { entity: head.entity, mention: head.id } : {}
  return { speaker: { ...own, text: written, ...(anonymous ? { anonymous: true as const } : {}) }, span: phrase.span }
}
