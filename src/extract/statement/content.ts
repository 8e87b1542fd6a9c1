/** Where the content of a statement stands: before its verb or behind it, and how far it reaches. */
import { type Span, sliceSpan } from '../../base/span.ts'
import type { Sentence, Token } from '../../record/index.ts'
import { datelineLength } from '../dateline.ts'
import type { Cue } from './cues.ts'
import type { Quotation } from './quotes.ts'
import type { Around } from './spaced.ts'
import type { Context } from './speaker.ts'

/** A verb that carries a clause. */
export const finite = (t: Token): boolean =>
  (t.upos === 'VERB' || t.upos === 'AUX') && !/VerbForm=(?:Part|Ger|Inf|Conv)/.test(t.feats)

export interface Content {
  readonly span: Span
  /** a quotation or a clause with its complementizer */
  readonly strong: boolean
}

/** Content before the verb: a quotation that closes there, or the clause that the comma closes. */
export function contentLeft(
  context: Context,
  sentence: Sentence,
  left: number,
  quotations: readonly Quotation[],
): Content | undefined {
  if (left === 0) return undefined
  const { tokens } = sentence
  const edge = tokens[left - 1]!
  const quote = quotations.find(
    (q) => q.span.end <= tokens[left]!.start && q.span.end > edge.start - 4 && tokens[left]!.start - q.span.end < 5,
  )
  if (quote && quote.inner.end - quote.inner.start > 8) return { span: quote.inner, strong: true }
  if (edge.text !== ',' && edge.text !== '،') return undefined
  const start = sentence.span.start
  const clause = { start: contentStart(context, sentence, 0), end: edge.start }
  return clause.end - start > 15 && tokens.slice(0, left - 1).some((t) => finite(t))
    ? { span: clause, strong: true }
    : undefined
}

/** The first word after a dateline. */
export function contentStart(context: Context, sentence: Sentence, from: number): number {
  const text = sliceSpan(context.reading.document.text, sentence.span)
  const dateline = datelineLength(text)
  return dateline > 0 ? sentence.span.start + dateline : sentence.tokens[from]!.start
}

/** Content behind the verb: quotation, clause, noun phrase, infinitive, or what a preposition brings. */
export function contentRight(
  context: Context,
  sentence: Sentence,
  { cue, next }: Around,
  quotations: readonly Quotation[],
): Content | undefined {
  const { tokens } = sentence
  const end = clauseEnd(context, sentence, { cue: cue.at, next }, quotations)
  const behind = afterAsClause(context, sentence, cue.at)
  if (behind) return behind
  const complement = tokens.findIndex(
    (t, i) =>
      i > cue.at &&
      i < end &&
      context.words.complementizers.has(t.norm) &&
      t.upos !== 'DET' &&
      i - cue.at < 20 &&
      !opensItself(tokens, cue.at, i),
  )
  const quote = quotations.find(
    (q) =>
      q.span.start >= tokens[cue.at]!.end &&
      q.span.start - tokens[cue.at]!.end < 90 &&
      q.span.end <= sentence.span.end + 400,
  )
  const quoteAt = quote ? tokens.findIndex((t) => t.start >= quote.span.start) : -1
  const lastEnd = (to: number): number => trailing(tokens, to)
  if (
    quote &&
    (complement < 0 || quoteAt < complement) &&
    quote.inner.end - quote.inner.start > 12 &&
    opensQuote(tokens, quoteAt)
  )
    return { span: quote.inner, strong: true }
  if (complement >= 0) {
    const start = tokens[complement]!
    const stop = lastEnd(loose(tokens, complement, end))
    if (stop > start.end + 3) return { span: { start: start.start, end: stop }, strong: true }
  }
  const after = cue.at + 1
  if (after >= end || after >= tokens.length) return undefined
  if (context.words.separable) {
    const parted = behindParticle(tokens, cue, end)
    if (parted) return { span: { start: tokens[parted.from]!.start, end: lastEnd(parted.to) }, strong: false }
    const reported = reportedClause(tokens, cue.at, end)
    if (reported >= 0) return { span: { start: tokens[reported]!.start, end: lastEnd(end) }, strong: false }
  }
  const { takes } = cue.verb
  const first = tokens[after]!
  if (first.text === ',' || first.text === '.' || first.text === '،') return undefined
  if (takes.has('to') || takes.has('np') || takes.has('of')) {
    const start =
      infinitiveAt(context, sentence, after, end) ?? skipTimes(context, tokens, skipReflexive(tokens, after), end)
    return start < end
      ? { span: { start: tokens[start]!.start, end: lastEnd(loose(tokens, start, end, true)) }, strong: false }
      : undefined
  }
  const clausal = tokens.slice(after, end).some((t) => finite(t)) || first.text === ':'
  if (clausal && tokens[cue.at]!.upos !== 'ADJ')
    return {
      span: { start: first.text === ':' ? (tokens[after + 1]?.start ?? first.end) : first.start, end: lastEnd(end) },
      strong: first.text === ':',
    }
  return end - after >= 2 ? { span: { start: first.start, end: lastEnd(end) }, strong: false } : undefined
}

/** "warf der Armee vor, … zu haben", "wies die Vorwürfe zurück": content behind the verb's other part and its comma, else before it. */
function behindParticle(
  tokens: readonly Token[],
  cue: Cue,
  end: number,
): { readonly from: number; readonly to: number } | undefined {
  const lemma = tokens[cue.at]!.lemma
  if (lemma === cue.verb.lemma || !cue.verb.lemma.endsWith(lemma)) return undefined
  const particle = cue.verb.lemma.slice(0, cue.verb.lemma.length - lemma.length)
  const at = tokens.findIndex((t, i) => i > cue.at && i < end && t.norm === particle)
  if (at < 0) return undefined
  if (tokens[at + 1]?.text === ',' && at + 3 < end) return { from: at + 2, to: end }
  return at > cue.at + 1 ? { from: cue.at + 1, to: at } : undefined
}

/** "sagte am Dienstag, man sei …": a clause with its own verb behind the comma, without a complementizer. */
function reportedClause(tokens: readonly Token[], cue: number, end: number): number {
  const comma = tokens.findIndex((t, i) => i > cue && i < Math.min(end, cue + 12) && t.text === ',')
  const next = tokens[comma + 1]
  if (comma < 0 || !next || tokens.slice(cue + 1, comma).some(finite)) return -1
  if (/PronType=[\w,]*Rel|VerbForm=Inf/.test(next.feats) || next.upos === 'CCONJ' || next.upos === 'SCONJ') return -1
  const close = tokens.findIndex((t, i) => i > comma && i < end && t.text === ',')
  return tokens.slice(comma + 1, close < 0 ? end : close).some(finite) ? comma + 1 : -1
}

/** Behind a verb of saying a clause of its own stands before the complementizer, which so belongs to that clause. */
function opensItself(tokens: readonly Token[], cue: number, complementizer: number): boolean {
  const between = tokens.slice(cue + 1, complementizer)
  const verb = between.findIndex(finite)
  return (
    verb > 0 &&
    !between.slice(0, verb + 1).some((t) => t.text === ',' || t.text === '،') &&
    between.slice(0, verb).some((t) => ['NOUN', 'PROPN', 'PRON'].includes(t.upos)) &&
    between.at(-1)?.text !== ','
  )
}

/**
 * Where what is said ends and the reporter's own words hang on: at the comma before a participle, an apposition, a
 * relative clause. A clause needs its verb before that comma; a noun phrase does not.
 */
function loose(tokens: readonly Token[], from: number, end: number, phrase = false): number {
  for (let i = from + 1; i < end - 1; i++) {
    if (tokens[i]!.text !== ',' || (!phrase && !tokens.slice(from, i).some(finite))) continue
    const next = tokens[i + 1]!
    const comma = tokens.findIndex((t, k) => k > i && k < end && t.text === ',')
    const segment = tokens.slice(i + 1, comma < 0 ? end : comma)
    const participle = next.upos === 'VERB' && /VerbForm=(?:Ger|Part|Conv)/.test(next.feats)
    const apposition =
      ['DET', 'ADP', 'NOUN', 'PROPN'].includes(next.upos) &&
      comma < 0 &&
      !segment.some((t) => t.upos === 'CCONJ') &&
      (next.upos === 'ADP' || next.upos === 'DET')
    if (participle || apposition) return i
  }
  return end
}

/** "Wie X berichtet, …": the clause that opens the sentence names the source, the rest is what it says. */
function afterAsClause(context: Context, sentence: Sentence, cue: number): Content | undefined {
  const { tokens } = sentence
  if (!context.words.as.has(tokens[0]?.norm ?? '')) return undefined
  const comma = tokens.findIndex((t, i) => i > cue && t.text === ',')
  if (comma < 0 || comma - cue > 12 || tokens.slice(1, cue).some((t) => t.text === ',')) return undefined
  return {
    span: { start: tokens[comma + 1]?.start ?? sentence.span.end, end: trailing(tokens, tokens.length) },
    strong: true,
  }
}

/** Behind times and what a preposition says of place: "propuso el martes por la noche un …". */
function skipTimes(context: Context, tokens: readonly Token[], at: number, end: number): number {
  let i = at
  for (let again = true; again && i < end; ) {
    const token = tokens[i]!
    const time = context.times.find((t) => t.start < token.end + 5 && token.start < t.end)
    again = time !== undefined
    if (time) while (i < end && tokens[i]!.start < time.end) i++
  }
  return i < end ? i : at
}

/**
 * An infinitive behind a named addressee or an adverb opens the content: "urged Oslo to …", "a proposé mardi à Oslo de …".
 * An addressee without a name belongs to the content.
 */
function infinitiveAt(context: Context, sentence: Sentence, from: number, end: number): number | undefined {
  const { tokens } = sentence
  for (let i = from; i < Math.min(end - 1, from + 12); i++) {
    const t = tokens[i]!
    if (finite(t) || t.text === ',') return undefined
    const opens = (t.upos === 'PART' || t.upos === 'ADP') && /VerbForm=Inf/.test(tokens[i + 1]!.feats)
    if (!opens) continue
    if (i === from) return i
    const between = context.bySentence[sentence.index]!.some(
      (m) => m.form === 'name' && m.span.start >= tokens[from]!.start && m.span.end <= t.start,
    )
    return between ||
      tokens
        .slice(from, i)
        .every((x) => x.upos === 'ADV' || context.times.some((s) => s.start < x.end && x.start < s.end))
      ? i
      : undefined
  }
  return undefined
}

const skipReflexive = (tokens: readonly Token[], at: number): number => (tokens[at]?.upos === 'ADV' ? at + 1 : at)

/** A colon, comma or nothing stands between the verb's words and a quotation that is content and not a quoted name. */
const opensQuote = (tokens: readonly Token[], at: number): boolean =>
  at > 0 && [':', ',', '،', '-', '–'].includes(tokens[at - 1]!.text)

/** The end of content without the closing full stop. */
function trailing(tokens: readonly Token[], to: number): number {
  let last = to - 1
  while (last > 0 && /^[.,;:،]$/.test(tokens[last]!.text)) last--
  return tokens[last]!.end
}

/** Content ends with the sentence, at a semicolon, or before ", and added" and ", stating". */
function clauseEnd(
  context: Context,
  sentence: Sentence,
  { cue, next }: { readonly cue: number; readonly next: Cue | undefined },
  quotations: readonly Quotation[],
): number {
  const { tokens } = sentence
  for (let i = cue + 1; i < tokens.length; i++) {
    const t = tokens[i]!
    if (quotations.some((q) => q.span.start < t.start && t.end < q.span.end)) continue
    if (t.text === ';') return i
    const opens = i === cue + 1 && context.words.complementizers.has(tokens[i + 1]?.norm ?? '')
    if (!opens && next && i < next.at && next.at - i <= 3 && (t.text === ',' || t.upos === 'CCONJ' || t.text === '،'))
      return i
  }
  return tokens.length
}
