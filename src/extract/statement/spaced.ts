/** Statements in languages with spaces: verbs of saying with a subject and content, phrases of attribution, quotations. */
import { overlaps, type Span, sliceSpan } from '../../base/span.ts'
import type { Sentence, Speaker, Token, ViaLink } from '../../record/index.ts'
import type { FoundStatement } from '../statement.ts'
import { findAttributions } from './attribution.ts'
import type { Quotation } from './quotes.ts'
import { type Context, speakerIn } from './speaker.ts'
import type { SpeechVerb } from './words.ts'

export interface Cue {
  /** token */
  readonly at: number
  readonly verb: SpeechVerb
  readonly quoted: boolean
}

export function findSpaced(context: Context, quotations: readonly Quotation[]): readonly FoundStatement[] {
  const out: FoundStatement[] = []
  let last: FoundStatement | undefined
  for (const sentence of context.reading.sentences) {
    const attributed = findAttributions(context, sentence, quotations, last?.speaker)
    const spoken = spokenIn(context, sentence, quotations, last, attributed)
    const here = [
      ...spoken,
      ...attributed.filter(
        (a) =>
          !spoken.some(
            (s) =>
              overlaps(s.content, a.content) &&
              s.cue &&
              a.cue &&
              s.cue.span.start > a.cue.span.start - 30 &&
              s.cue.span.start < a.cue.span.end + 30,
          ),
      ),
    ]
    const lonely = here.length === 0 ? lonelyQuote(sentence, quotations, last) : undefined
    if (lonely) here.push(lonely)
    out.push(...here)
    last = here.at(-1) ?? (paragraphEnds(context, sentence) ? last : last)
  }
  return out
}

const paragraphEnds = (context: Context, s: Sentence): boolean =>
  context.reading.sentences[s.index + 1]?.paragraph !== s.paragraph

/** A sentence that is all quotation goes on with the speaker of the one before. */
function lonelyQuote(
  sentence: Sentence,
  quotations: readonly Quotation[],
  last: FoundStatement | undefined,
): FoundStatement | undefined {
  const quote = quotations.find((q) => q.span.start <= sentence.span.start + 1 && q.span.end >= sentence.span.end - 2)
  if (!quote || !last || quote.inner.end - quote.inner.start < 20) return undefined
  return {
    speaker: last.speaker,
    via: last.via,
    act: 'say',
    content: {
      start: Math.max(quote.inner.start, sentence.span.start),
      end: Math.min(quote.inner.end, sentence.span.end),
    },
    confidence: 0.6,
  }
}

/** Arabic writes "and" and "so" onto verbs. */
export function verbOf(context: Context, t: Token): SpeechVerb | undefined {
  const { verbs } = context.words
  const found = verbs.get(t.lemma) ?? verbs.get(t.norm)
  if (found || context.reading.language.direction === 'ltr') return found
  return /^[\u0648\u0641]/.test(t.norm) ? verbs.get(t.norm.slice(1)) : undefined
}

function cuesOf(context: Context, sentence: Sentence, quotations: readonly Quotation[]): readonly Cue[] {
  const cues: Cue[] = []
  const { tokens } = sentence
  tokens.forEach((t, at) => {
    const verb = verbOf(context, t)
    if (!verb) return
    const cased = context.reading.language.direction === 'ltr'
    if (
      cased &&
      t.upos !== 'VERB' &&
      t.upos !== 'AUX' &&
      !(t.upos === 'X' || (t.upos === 'ADJ' && t.feats.includes('VerbForm')))
    )
      return
    if (/VerbForm=Inf/.test(t.feats) && !/AUX/.test(tokens[at - 1]?.upos ?? '')) return
    const quoted = quotations.some((q) => q.inner.start <= t.start && t.end <= q.inner.end)
    if (!quoted) cues.push({ at, verb, quoted })
  })
  return cues
}

function spokenIn(
  context: Context,
  sentence: Sentence,
  quotations: readonly Quotation[],
  before: FoundStatement | undefined,
  attributed: readonly FoundStatement[],
): FoundStatement[] {
  const cues = cuesOf(context, sentence, quotations)
  const out: FoundStatement[] = []
  for (const [n, cue] of cues.entries()) {
    const found = spoken(context, sentence, { cue, next: cues[n + 1], previous: cues[n - 1] }, quotations, {
      here: out.at(-1),
      before,
    })
    if (!found) continue
    if (
      out.some(
        (o) =>
          o.content.start <= (found.cue?.span.start ?? 0) &&
          (found.cue?.span.end ?? 0) <= o.content.end &&
          found.confidence < 0.7,
      )
    )
      continue
    const via = attributed
      .filter((a) => a.confidence < 0.5)
      .map((a): ViaLink => ({ ...a.speaker, ...(a.speakerSpan ? { span: a.speakerSpan } : {}) }))
    out.push(via.length > 0 ? { ...found, via } : found)
  }
  return out
}

interface Around {
  readonly cue: Cue
  readonly next: Cue | undefined
  readonly previous: Cue | undefined
}

interface Speakers {
  readonly here: FoundStatement | undefined
  readonly before: FoundStatement | undefined
}

function spoken(
  context: Context,
  sentence: Sentence,
  around: Around,
  quotations: readonly Quotation[],
  speakers: Speakers,
): FoundStatement | undefined {
  const { tokens } = sentence
  const { cue } = around
  const token = tokens[cue.at]!
  const left = leftEdge(context, sentence, cue.at, quotations)
  const right = contentRight(context, sentence, around, quotations)
  const leftContent = contentLeft(context, sentence, left, quotations)
  const participle =
    /VerbForm=(?:Part|Ger|Conv)/.test(token.feats) &&
    tokens[cue.at - 1]?.text === ',' &&
    !/AUX/.test(tokens[cue.at - 1]?.upos ?? '')
  const subjectLeft = participle
    ? undefined
    : speakerIn(context, sentence.index, left, cue.at, speakers.here?.speaker ?? speakers.before?.speaker)
  const inverted = subjectLeft
    ? undefined
    : speakerIn(context, sentence.index, cue.at + 1, rightEdge(context, sentence, cue.at), speakers.before?.speaker)
  const content = leftContent && (!right || inverted || !right.strong) ? leftContent : right
  if (!content) return undefined
  const usable =
    inverted && (leftContent !== undefined || (right?.strong ?? false) || context.reading.language.direction === 'rtl')
  const inherited =
    participle || tokens[cue.at - 1]?.upos === 'CCONJ' || tokens[cue.at - 1]?.upos === 'ADV' || left >= cue.at
      ? (speakers.here?.speaker ?? mainSubject(context, sentence, cue.at, speakers))
      : undefined
  const speaker =
    subjectLeft ??
    (usable ? inverted : undefined) ??
    inherited ??
    (usable ? undefined : proDrop(context, left, cue, speakers))
  if (!speaker) return undefined
  const negated = tokens.slice(Math.max(left, cue.at - 4), cue.at).some((t) => context.words.negations.has(t.norm))
  return {
    speaker,
    via: [],
    cue: { span: { start: token.start, end: token.end }, lemma: cue.verb.lemma },
    act: cue.verb.act,
    content: content.span,
    ...(negated ? { negated: true as const } : {}),
    confidence: content.strong ? (subjectLeft || usable ? 0.85 : 0.7) : 0.6,
  }
}

/** Spanish and Arabic leave the pronoun out: a sentence that opens with the verb goes on with the speaker so far. */
const proDrop = (context: Context, left: number, cue: Cue, speakers: Speakers): Speaker | undefined =>
  cue.at - left <= 1 && ['es', 'ar'].includes(context.reading.language.code)
    ? (speakers.here ?? speakers.before)?.speaker
    : undefined

const mainSubject = (context: Context, sentence: Sentence, cue: number, speakers: Speakers): Speaker | undefined =>
  speakerIn(context, sentence.index, 0, Math.min(cue, firstVerb(sentence)), speakers.before?.speaker)

const firstVerb = (sentence: Sentence): number => {
  const at = sentence.tokens.findIndex(
    (t) => (t.upos === 'VERB' || t.upos === 'AUX') && !/VerbForm=(?:Part|Ger|Conv)/.test(t.feats),
  )
  return at < 0 ? sentence.tokens.length : at
}

/** Where the clause of the verb begins: after a quotation, a semicolon, a complementizer, or the comma that closes a clause of its own. */
function leftEdge(context: Context, sentence: Sentence, cue: number, quotations: readonly Quotation[]): number {
  const { tokens } = sentence
  for (let i = cue - 1; i >= 0; i--) {
    const t = tokens[i]!
    if (t.text === ';' || t.text === ':' || /^[–—]$/.test(t.text)) return i + 1
    if (quotations.some((q) => q.span.end === t.end)) return i + 1
    if (t.upos === 'SCONJ' || (context.words.complementizers.has(t.norm) && t.upos !== 'DET')) return i + 1
    if (t.text === ',' || t.text === '،') {
      const rest = tokens.slice(i + 1, cue)
      const closed = tokens.slice(0, i).some((x) => finite(x))
      if (closed && (rest.some((x) => ['NOUN', 'PROPN', 'PRON'].includes(x.upos)) || i + 1 === cue)) return i + 1
    }
    if (
      t.upos === 'CCONJ' &&
      tokens.slice(0, i).some((x) => finite(x)) &&
      tokens
        .slice(i + 1, cue)
        .every((x) => x.upos === 'ADV' || x.upos === 'AUX' || x.upos === 'PART' || x.upos === 'PRON')
    )
      return i + 1
  }
  return 0
}

const finite = (t: Token): boolean =>
  (t.upos === 'VERB' || t.upos === 'AUX') && !/VerbForm=(?:Part|Ger|Inf|Conv)/.test(t.feats)

/** How far a subject behind its verb can reach: to a mark other than the comma of an apposition, a verb, a complementizer. */
function rightEdge(context: Context, sentence: Sentence, cue: number): number {
  const { tokens } = sentence
  for (let i = cue + 1; i < tokens.length; i++) {
    const t = tokens[i]!
    if (/^[.:;!?"“”«»„–—]$/.test(t.text) || context.words.complementizers.has(t.norm) || (finite(t) && i > cue + 1))
      return i
    if (i - cue > 25) return i
  }
  return tokens.length
}

interface Content {
  readonly span: Span
  /** a quotation or a clause with its complementizer */
  readonly strong: boolean
}

/** Content before the verb: a quotation that closes there, or the clause that the comma closes. */
function contentLeft(
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
function contentStart(context: Context, sentence: Sentence, from: number): number {
  const text = sliceSpan(context.reading.document.text, sentence.span)
  const dateline = /^[\p{Lu}][^.]{2,60}?(?:\)|\/)\.?\s?[-–—]\s|^[\p{Lu}\s,()]{3,40}\s[-–—]\s/u.exec(text)
  return dateline ? sentence.span.start + dateline[0].length : sentence.tokens[from]!.start
}

/** Content behind the verb: quotation, clause, noun phrase, infinitive, or what a preposition brings. */
function contentRight(
  context: Context,
  sentence: Sentence,
  { cue, next }: Around,
  quotations: readonly Quotation[],
): Content | undefined {
  const { tokens } = sentence
  const end = clauseEnd(sentence, cue.at, next, quotations)
  const complement = tokens.findIndex(
    (t, i) => i > cue.at && i < end && context.words.complementizers.has(t.norm) && t.upos !== 'DET' && i - cue.at < 14,
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
    if (lastEnd(end) > start.end + 3) return { span: { start: start.start, end: lastEnd(end) }, strong: true }
  }
  const after = cue.at + 1
  if (after >= end || after >= tokens.length) return undefined
  const { takes } = cue.verb
  const first = tokens[after]!
  if (first.text === ',' || first.text === '.' || first.text === '،') return undefined
  if (takes.has('to') || takes.has('np') || takes.has('of')) {
    const start = skipReflexive(tokens, after)
    return start < end ? { span: { start: tokens[start]!.start, end: lastEnd(end) }, strong: false } : undefined
  }
  const clausal = tokens.slice(after, end).some((t) => finite(t)) || first.text === ':'
  if (clausal && tokens[cue.at]!.upos !== 'ADJ')
    return {
      span: { start: first.text === ':' ? (tokens[after + 1]?.start ?? first.end) : first.start, end: lastEnd(end) },
      strong: first.text === ':',
    }
  return end - after >= 2 ? { span: { start: first.start, end: lastEnd(end) }, strong: false } : undefined
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
function clauseEnd(sentence: Sentence, cue: number, next: Cue | undefined, quotations: readonly Quotation[]): number {
  const { tokens } = sentence
  for (let i = cue + 1; i < tokens.length; i++) {
    const t = tokens[i]!
    if (quotations.some((q) => q.span.start < t.start && t.end < q.span.end)) continue
    if (t.text === ';') return i
    if (next && i < next.at && next.at - i <= 3 && (t.text === ',' || t.upos === 'CCONJ' || t.text === '،')) return i
  }
  return tokens.length
}
