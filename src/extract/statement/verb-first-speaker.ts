/** Whose words they are where the verb comes first: the phrase behind it, before it, or who spoke before. */
import type { Span } from '../../base/span.ts'
import type { MentionRecord, Speaker, Token, ViaLink } from '../../record/index.ts'
import type { FoundStatement } from '../statement.ts'
import { isComma, opensPhrase } from './verb-first-content.ts'
import { type Clause, type Phrase, phraseAt, speakerOf } from './verb-first-phrase.ts'
import { isLead, type VerbPlace } from './verb-first-place.ts'
import { clauseWordsOf, formOf, isDefinite, type VerbHere } from './verb-first-words.ts'

export interface Heard {
  readonly speaker: Speaker
  readonly span?: Span | undefined
  readonly via?: readonly ViaLink[]
  /** token from which what is said is looked for */
  readonly to: number
  readonly weak?: boolean
}

/** Whose words they are. */
export function heardAt(
  clause: Clause,
  at: number,
  { here, place, around }: { readonly here: VerbHere; readonly place: VerbPlace; readonly around: Before },
): Heard | undefined {
  const { known, before } = around
  const to = at + 1
  if (place.kind === 'participle') {
    const speaker = known?.speaker ?? mainSubject(clause, at)
    return speaker && { speaker, to, ...(known ? { via: known.via } : {}) }
  }
  if (place.kind === 'relative') {
    const owner = ownerBefore(clause, at) ?? known?.speaker
    return owner && { speaker: owner, to }
  }
  if (place.kind === 'behind') {
    const subject = subjectBefore(clause, place.start, at)
    return subject && { ...speakerOf(clause, subject), to, weak: !subject.names.length }
  }
  const subject = subjectBehind(clause, at, here, known !== undefined)
  const bearer = subject && (namedBehind(clause, subject, here) ?? bearerBehind(clause, subject, here))
  if (bearer) return bearer
  if (subject) return spokesman(clause, subject)
  const last = known ?? before
  const main = !known && here.joined ? mainSubject(clause, at) : undefined
  if (main) return { speaker: main, to }
  return last && { speaker: last.speaker, via: last.via, to }
}

/** The phrase behind the verb, where it is somebody; an object is none: the only one before what they are accused of is the accused. */
function subjectBehind(clause: Clause, at: number, { verb, joined }: VerbHere, known: boolean): Phrase | undefined {
  const { takes } = verb
  const asked = ['request', 'demand', 'accuse', 'order', 'warn', 'threaten'].includes(verb.act)
  const bare = takes.has('np') || takes.has('np2') || takes.has('desc')
  const phrase = phraseAt(clause, at + 1, (bare || asked) && !thatBefore(clause, at + 1, verb))
  if (!phrase) return undefined
  const clauseOnly = takes.has('s') && !bare && !takes.has('\u0627\u0644\u0649')
  if (!phrase.human && !clauseOnly) return undefined
  if (verb.act === 'accuse' && opensPhrase(clause, phrase.to, verb)) return undefined
  const asks = verb.act === 'request' || verb.act === 'demand' || takes.has('desc')
  return asks && joined && known ? undefined : phrase
}

/** A complementizer stands in the clause before its first comma: the phrase needs no end of its own. */
function thatBefore({ context, sentence }: Clause, from: number, { takes }: VerbHere['verb']): boolean {
  const words = clauseWordsOf(context.reading.language)
  const stop = sentence.tokens.findIndex(
    (t, i) => i >= from && (isComma(t) || t.text === ':' || words.that.has(formOf(t))),
  )
  return stop >= 0 && stop - from < 16 && takes.has('s') && !isComma(sentence.tokens[stop])
}

/** Behind a title and its institution stands the name of its bearer: "رئيس وفد الجماعة محمد …", "القيادي في الحركة حسام …". */
function namedBehind(clause: Clause, subject: Phrase, { verb }: VerbHere): Heard | undefined {
  const { context, sentence } = clause
  const { tokens } = sentence
  const words = clauseWordsOf(context.reading.language)
  const isPerson = (m: MentionRecord): boolean => context.entities.get(m.entity)?.kind === 'person'
  if (subject.names.some(isPerson) || !words.titles.has(formOf(tokens[subject.from]!))) return undefined
  const m = context.bySentence[sentence.index]!.find(
    (x) => x.form === 'name' && isPerson(x) && x.span.start >= tokens[subject.to - 1]!.end,
  )
  const from = m ? tokens.findIndex((t) => t.start === m.span.start) : -1
  if (!m || from < 0 || from - subject.to > 6) return undefined
  const isBody = (t: Token | undefined): boolean =>
    t !== undefined &&
    (words.human.has(formOf(t)) ||
      context.bySentence[sentence.index]!.some(
        (x) => x.form === 'name' && x.span.start <= t.start && t.end <= x.span.end,
      ))
  const passes = (t: Token, k: number): boolean => {
    const form = formOf(t)
    return (
      /\p{L}/u.test(t.text) &&
      !words.stopping.has(form) &&
      !words.that.has(form) &&
      (!words.prepositions.has(form) || isBody(tokens[subject.to + k + 1])) &&
      t.upos !== 'VERB' &&
      !opensPhrase(clause, subject.to + k, verb)
    )
  }
  if (!tokens.slice(subject.to, from).every(passes)) return undefined
  if (words.prepositions.has(formOf(tokens[from - 1]!))) return undefined
  const to = tokens.findLastIndex((t) => t.start < m.span.end) + 1
  return { speaker: { entity: m.entity, mention: m.id, text: m.quote }, span: m.span, to }
}

/** Behind a title and its institution stands the name of its bearer, which no table knows: "محلل الشحن في مؤسسة … كريم الصاوي أن". */
function bearerBehind(clause: Clause, subject: Phrase, { verb }: VerbHere): Heard | undefined {
  const { context, sentence } = clause
  const { tokens } = sentence
  const words = clauseWordsOf(context.reading.language)
  const isPerson = (m: MentionRecord): boolean => context.entities.get(m.entity)?.kind === 'person'
  if (!thatBefore(clause, subject.to, verb) || subject.names.some(isPerson)) return undefined
  if (!words.titles.has(formOf(tokens[subject.from]!))) return undefined
  const that = tokens.findIndex((t, i) => i >= subject.to && (words.that.has(formOf(t)) || t.text === ':'))
  const end = words.prepositions.has(formOf(tokens[that - 1] ?? tokens[0]!)) ? that - 1 : that
  const from = end - 2
  if (from <= subject.to) return undefined
  const [first, second] = [formOf(tokens[from]!), formOf(tokens[from + 1]!)]
  const closed = isDefinite(words, formOf(tokens[from - 1]!)) || /[»"”)]/.test(tokens[from - 1]!.text)
  const plain = (w: string): boolean =>
    !words.prepositions.has(w) && !words.stopping.has(w) && /\p{L}/u.test(w) && !words.deeds.some((d) => d.test(w))
  if (!closed || isDefinite(words, first) || !plain(first) || !plain(second)) return undefined
  const span = { start: tokens[from]!.start, end: tokens[end - 1]!.end }
  return { speaker: { text: context.reading.document.text.slice(span.start, span.end) }, span, to: end }
}

/** By whose mouth a body speaks: "نفت طهران، على لسان المتحدث …". */
function spokesman(clause: Clause, subject: Phrase): Heard {
  const { context, sentence } = clause
  const { tokens } = sentence
  const mouths = context.words.attributions.filter((a) => a.where === 'mouth')
  const from = isComma(tokens[subject.to]) ? subject.to + 1 : subject.to
  const mouth = mouths.find((m) => m.words.every((w, k) => tokens[from + k]?.norm === w))
  const by = mouth && phraseAt(clause, from + mouth.words.length, false)
  if (!by) return { ...speakerOf(clause, subject), to: subject.to }
  const to = isComma(tokens[by.to]) ? by.to + 1 : by.to
  return { ...speakerOf(clause, by), to }
}

/** The phrase that stands right before the verb, from the start of its clause. */
function subjectBefore(clause: Clause, start: number, at: number): Phrase | undefined {
  const { context, sentence } = clause
  const words = clauseWordsOf(context.reading.language)
  let from = start
  while (from < at && (isLead(clause, from) || words.that.has(formOf(sentence.tokens[from]!)))) from++
  const phrase = from < at ? phraseAt(clause, from, false) : undefined
  if (!phrase?.human || at - phrase.to > 6 || phrase.to > at) return undefined
  const first = formOf(
    sentence.tokens.slice(phrase.from).find((t) => /\p{L}/u.test(t.text)) ?? sentence.tokens[phrase.from]!,
  )
  const led = phrase.names.some((m) => m.span.start - phrase.span.start < 2)
  return isDefinite(words, first) || led || words.human.has(first) ? phrase : undefined
}

/** Whom "who" stands for: the name that ends before it, or the nearest before. */
function ownerBefore(clause: Clause, at: number): Speaker | undefined {
  const { context, sentence } = clause
  const relative = sentence.tokens[at - 1]!
  const m = context.bySentence[sentence.index]!.findLast(
    (x) => x.span.end <= relative.start && relative.start - x.span.end < 24,
  )
  return m && { entity: m.entity, mention: m.id, text: m.quote }
}

/** The first who can speak in the sentence, before a participle. */
function mainSubject({ context, sentence }: Clause, at: number): Speaker | undefined {
  const until = sentence.tokens[at]!.start
  const kind = (m: MentionRecord): string => context.entities.get(m.entity)?.kind ?? ''
  const here = context.bySentence[sentence.index]!.filter((m) => m.span.end <= until)
  const m =
    here.find((x) => kind(x) === 'person') ?? here.find((x) => ['organization', 'country', 'group'].includes(kind(x)))
  return m && { entity: m.entity, mention: m.id, text: m.quote }
}

/** Who spoke so far. */
export interface Before {
  /** the statement before in the sentence */
  readonly known: FoundStatement | undefined
  /** the statement before the sentence */
  readonly before: FoundStatement | undefined
}
