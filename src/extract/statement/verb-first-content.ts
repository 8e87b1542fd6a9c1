/** What is said behind a verb that comes first: from the complementizer, the quotation, the preposition, or the noun phrase behind the subject. */
import type { Span } from '../../base/span.ts'
import type { Token } from '../../record/index.ts'
import type { Quotation } from './quotes.ts'
import { type Clause, phraseAt } from './verb-first-phrase.ts'
import { clauseWordsOf, formOf, isDefinite } from './verb-first-words.ts'
import type { SpeechVerb } from './words.ts'

export interface Said {
  readonly content: Span
  /** first token */
  readonly at: number
  /** a clause: verbs inside of it are part of it */
  readonly holds: boolean
  /** opened by a complementizer, a colon or a quotation */
  readonly strong: boolean
}

const reach = 45
export const isComma = (t: Token | undefined): boolean => t?.text === '،' || t?.text === ',' || t?.text === '؛'

/** In: the token behind the subject, and the verb. Out: what is said; undefined for none. */
export function saidBehind(clause: Clause, from: number, verb: SpeechVerb): Said | undefined {
  const { sentence } = clause
  const strong =
    verb.takes.has('s') || verb.takes.has('desc') || verb.takes.has('source') ? opened(clause, from, verb) : undefined
  if (strong) return strong
  const atOnce = sentence.tokens[from]
  const noun = verb.takes.has('np') && atOnce && !isComma(atOnce) && !opensPhrase(clause, from, verb)
  const behind = noun ? undefined : byPreposition(clause, from, verb)
  if (behind) return behind
  if (verb.takes.has('np2')) {
    const whom = phraseAt(clause, from, true)
    return nounPhrase(clause, whom?.to ?? from + 1)
  }
  return verb.takes.has('np') ? nounPhrase(clause, from) : undefined
}

/** Behind a complementizer, a colon, or a quotation. */
function opened(clause: Clause, from: number, verb: SpeechVerb): Said | undefined {
  const { context, sentence, quotations } = clause
  const { tokens } = sentence
  const words = clauseWordsOf(context.reading.language)
  for (let i = from; i < Math.min(tokens.length, from + reach); i++) {
    const t = tokens[i]!
    if (t.text === ':') {
      const quote = quotations.find((q) => q.span.start === tokens[i + 1]?.start)
      return quote ? quoted(quote, i + 1) : clauseFrom(clause, i + 1)
    }
    const quote = quotations.find((q) => q.span.start === t.start)
    if (quote) {
      const close = tokens.findIndex((x) => x.start >= quote.span.end)
      const size = (close < 0 ? tokens.length : close) - i
      const alone = isComma(tokens[i - 1]) || i === from
      if (size > 5 && (alone || size > 9)) return quoted(quote, i)
      if (close < 0) return undefined
      i = close - 1
      continue
    }
    if (words.that.has(formOf(t))) {
      const before = tokens[i - 1]
      const first = before && verb.takes.has(formOf(before)) && i - 1 >= from ? i - 1 : i
      return clauseFrom(clause, first)
    }
    if (t.text === '(')
      i = Math.max(
        i,
        tokens.findIndex((x, k) => k > i && x.text === ')'),
      )
    else if (isComma(t)) {
      const past = pastAside(clause, i, verb, i === from)
      if (past === undefined) return undefined
      i = past - 1
    }
  }
  return undefined
}

const quoted = (quote: Quotation, at: number): Said => ({ content: quote.inner, at, holds: false, strong: true })

function clauseFrom({ sentence }: Clause, at: number): Said | undefined {
  const first = sentence.tokens[at]
  if (!first) return undefined
  return {
    content: { start: first.start, end: lastEnd(sentence.tokens, sentence.tokens.length) },
    at,
    holds: true,
    strong: true,
  }
}

/** Behind the second comma of an aside (…، في بيان، …); undefined where the comma ends the clause. */
export function pastAside(clause: Clause, comma: number, verb: SpeechVerb, long = true): number | undefined {
  const { context, sentence, quotations } = clause
  const { tokens } = sentence
  const words = clauseWordsOf(context.reading.language)
  const opens = (i: number): boolean => {
    const t = tokens[i]
    if (!t) return false
    return (
      words.that.has(formOf(t)) ||
      t.text === ':' ||
      quotations.some((q) => q.span.start === t.start) ||
      opensPhrase(clause, i, verb) ||
      (verb.takes.has(formOf(t)) && words.that.has(formOf(tokens[i + 1] ?? t)))
    )
  }
  if (opens(comma + 1)) return comma + 1
  if (!long) return undefined
  let close = comma
  for (let n = 0; n < 3; n++) {
    close = tokens.findIndex((t, i) => i > close && i < close + 24 && (isComma(t) || t.text === ':'))
    if (close < 0) return undefined
    if (tokens[close]!.text === ':') return close
    const next = tokens.findIndex((t, i) => i > close && i < close + 16 && (isComma(t) || opens(i)))
    if (next > 0 && opens(next)) return close + 1
  }
  return undefined
}

/** A preposition that the verb takes opens what is said. */
export function opensPhrase({ context, sentence }: Clause, at: number, verb: SpeechVerb): boolean {
  const t = sentence.tokens[at]
  if (!t) return false
  const words = clauseWordsOf(context.reading.language)
  const form = formOf(t)
  if (verb.takes.has(form) && words.prepositions.has(form)) return true
  if (form.length < 4 || words.attached.has(form) || context.timesAt(t).length > 0) return false
  return [...verb.takes].some((p) => p.length === 1 && form.startsWith(p))
}

function byPreposition(clause: Clause, from: number, verb: SpeechVerb): Said | undefined {
  const { sentence } = clause
  const { tokens } = sentence
  if (![...verb.takes].some((p) => /\p{Script=Arabic}/u.test(p))) return undefined
  for (let i = from; i < Math.min(tokens.length, from + 25); i++) {
    const t = tokens[i]!
    if (opensPhrase(clause, i, verb)) {
      const end = lastEnd(tokens, tokens.length)
      return end - t.start > 4 ? { content: { start: t.start, end }, at: i, holds: false, strong: false } : undefined
    }
    if (isComma(t)) {
      const past = pastAside(clause, i, verb)
      if (past === undefined) return undefined
      i = past - 1
    } else if (t.text === ':' || /^[.!?؟]$/.test(t.text)) return undefined
  }
  return undefined
}

/** A noun phrase at once, behind times and asides. */
function nounPhrase(clause: Clause, from: number): Said | undefined {
  const { context, sentence } = clause
  const { tokens } = sentence
  const words = clauseWordsOf(context.reading.language)
  let i = from
  while (i < tokens.length) {
    const t = tokens[i]!
    const time = context.timesAt(t).length > 0
    if (time) i++
    else if (words.prepositions.has(formOf(t))) {
      const comma = tokens.findIndex((x, k) => k > i && k < i + 14 && isComma(x))
      const inside = phraseAt(clause, i + 1, true)
      if (comma >= 0 && (!inside || comma <= inside.to)) i = comma
      else if (inside) i = inside.to
      else return undefined
    } else if (isComma(t)) {
      const close = tokens.findIndex((x, k) => k > i && k < i + 14 && isComma(x))
      if (i > from && !time) {
        i++
        break
      }
      if (close < 0) return undefined
      i = close + 1
    } else break
  }
  const first = tokens[i]
  if (!first || !/[\p{L}\p{N}«"“]/u.test(first.text)) return undefined
  const alone = words.pointing.has(formOf(first)) && !isDefinite(words, formOf(tokens[i + 1] ?? first))
  const tail = tokens.findIndex((t, k) => k > i + 1 && isComma(tokens[k - 1]) && words.tails.has(formOf(t)))
  const end = alone ? first.end : lastEnd(tokens, tail > 0 ? tail : tokens.length)
  return end - first.start > 2
    ? { content: { start: first.start, end }, at: i, holds: false, strong: false }
    : undefined
}

/** The end of the last word before a token. */
export function lastEnd(tokens: readonly Token[], to: number): number {
  let last = to - 1
  while (last > 0 && /^[.,;:،؛!?؟…]+$/.test(tokens[last]!.text)) last--
  return tokens[Math.max(0, last)]!.end
}
