import { contentId, type StatementId } from '../base/id.ts'
import { bySpan, cover, overlap, overlaps, type Span, sliceSpan, trimSpan } from '../base/span.ts'
import {
  type Act,
  type DocumentRecords,
  overlapping,
  type Party,
  type Reading,
  type Speaker,
  type StatementRecord,
  sentenceAt,
  spansAt,
  type ViaLink,
} from '../record/index.ts'
import { type Quotation, quotationsNear, quotationsOf } from './statement/quotes.ts'
import { findSaid } from './statement/said/find.ts'
import type { Context } from './statement/speaker.ts'
import { sureness } from './statement/sureness.ts'
import { findUnspacedStatements } from './statement/unspaced.ts'
import { findVerbFirst } from './statement/verb-first.ts'
import { attitudeWordsOf, speechWordsOf } from './statement/words.ts'

/** A statement before it is a record. */
export interface FoundStatement {
  readonly speaker: Speaker
  readonly speakerSpan?: Span
  readonly via: readonly ViaLink[]
  readonly cue?: { readonly span: Span; readonly lemma: string }
  readonly act: Act
  readonly content: Span
  readonly negated?: true
  /** to whom it is said */
  readonly to?: readonly Party[]
  /** the preposition at the head of the content, which belongs to the verb */
  readonly preposition?: Span
  /** whom or what the verb takes before that preposition: accused *the government* of, likened *him* to */
  readonly object?: Span
  /** what somebody thinks, wants or does about something, without words of it: no record */
  readonly attitude?: true
  /** how the content was found */
  readonly how?: 'quote' | 'clause' | 'aside' | 'bare' | 'object' | 'source' | 'noun' | 'follow'
  /** absent: as `sureness` has it by how the content was found */
  readonly confidence?: number
}

/**
 * Who said what: statements with speaker, chain, act and content.
 * In: a reading and its times, mentions, entities. Out: statements in text order.
 * Cost: linear in the text; sentences without a cue or quotation cost nothing.
 */
export function extractStatements(
  reading: Reading,
  soFar: Pick<DocumentRecords, 'times' | 'quantities' | 'mentions' | 'entities'>,
): readonly StatementRecord[] {
  const quotations = quotationsOf(reading)
  const seen = new Set<string>()
  return findStatements(reading, soFar, quotations)
    .filter(
      (f) =>
        f.content.end > f.content.start &&
        !seen.has(`${f.content.start}-${f.content.end}`) &&
        seen.add(`${f.content.start}-${f.content.end}`),
    )
    .map((f) => recordOf(reading, f, quotations, soFar.times))
    .sort(bySpan)
}

type SoFar = Pick<DocumentRecords, 'times' | 'quantities' | 'mentions' | 'entities'>

/** Statements before they are records: with the place of the speaker and how each was found. */
export function findStatements(
  reading: Reading,
  soFar: SoFar,
  quotations = quotationsOf(reading),
): readonly FoundStatement[] {
  const words = speechWordsOf(reading.language)
  if (words.verbs.size === 0) return []
  const context = contextOf(reading, soFar, { words, quotations })
  if (reading.language.unspaced) return findUnspacedStatements(context, quotations)
  return reading.language.direction === 'rtl' ? findVerbFirst(context, quotations) : findSaid(context, quotations)
}

/** What somebody thinks, wants or holds of a thing without words of it, in text order: attributions that are no statements. */
export function findAttitudes(reading: Reading, soFar: SoFar): readonly FoundStatement[] {
  const words = attitudeWordsOf(reading.language)
  if (!words) return []
  const quotations = quotationsOf(reading)
  return findSaid(contextOf(reading, soFar, { words, quotations }), quotations).filter((f) => f.attitude)
}

function contextOf(
  reading: Reading,
  soFar: SoFar,
  { words, quotations }: Pick<Context, 'words' | 'quotations'>,
): Context {
  const bySentence: Context['bySentence'] = reading.sentences.map(() => [])
  let at = 0
  for (const m of soFar.mentions) {
    while (at < reading.sentences.length - 1 && m.span.start >= reading.sentences[at]!.span.end) at++
    ;(bySentence[at] as Context['bySentence'][number][number][]).push(m)
  }
  return {
    reading,
    words,
    mentions: soFar.mentions,
    timesAt: spansAt(soFar.times.map((t) => t.span)),
    entities: new Map(soFar.entities.map((e) => [e.id, e])),
    bySentence,
    quotations,
  }
}

function recordOf(
  reading: Reading,
  f: FoundStatement,
  quotations: readonly Quotation[],
  times: DocumentRecords['times'],
): StatementRecord {
  const { text, id: document } = reading.document
  const words = speechWordsOf(reading.language)
  const { content, mode } = modeOf(trimSpan(text, f.content), quotations)
  const speaker = f.speakerSpan ?? speakerPlace(reading, f)
  const span = cover([content, ...(f.cue ? [f.cue.span] : []), ...(speaker ? [speaker] : [])])
  const saying = f.cue ? text.slice(Math.max(span.start, f.cue.span.start - 40), f.cue.span.end).toLowerCase() : ''
  const hedges = words.hedges.filter((h) => h.isIn(saying)).map((h) => h.form)
  const time = f.cue
    ? overlapping(times, span).find(
        (t) => overlaps(t.span, span) && !overlaps(t.span, content) && Math.abs(t.span.start - f.cue!.span.end) < 60,
      )
    : undefined
  const id: StatementId = contentId<'statement'>('st', document, content.start, content.end, f.speaker.text)
  return {
    type: 'statement',
    id,
    document,
    span,
    quote: sliceSpan(text, span),
    speaker: f.speaker,
    via: f.via,
    ...(f.cue ? { cue: f.cue } : {}),
    act: f.act,
    mode,
    content,
    to: f.to ?? [],
    hedges,
    ...(f.negated ? { negated: true as const } : {}),
    ...(time ? { time: time.id } : {}),
    confidence: sureness(f),
  }
}

/** Where the speaker's words stand in the sentence of the verb, nearest to it. */
function speakerPlace(reading: Reading, f: FoundStatement): Span | undefined {
  const at = f.cue?.span.start
  const sentence = at === undefined ? undefined : sentenceAt(reading, at)?.span
  if (at === undefined || !sentence) return undefined
  const { text } = reading.document
  const before = text.slice(sentence.start, at).lastIndexOf(f.speaker.text)
  const behind = text.slice(at, sentence.end).indexOf(f.speaker.text)
  const start =
    before >= 0 && (behind < 0 || at - sentence.start - before <= behind + 60)
      ? sentence.start + before
      : behind >= 0
        ? at + behind
        : -1
  return start < 0 ? undefined : { start, end: start + f.speaker.text.length }
}

/** Direct where all of the content is one quotation (the marks are left out), mixed where part of it is. */
function modeOf(
  content: Span,
  quotations: readonly Quotation[],
): { readonly content: Span; readonly mode: StatementRecord['mode'] } {
  const inside = quotationsNear(quotations, content).filter((q) => overlaps(q.span, content))
  const whole = inside.find((q) => overlap(q.span, content) >= content.end - content.start - 2)
  if (whole)
    return {
      content: { start: Math.max(content.start, whole.inner.start), end: Math.min(content.end, whole.inner.end) },
      mode: 'direct',
    }
  return {
    content,
    mode: inside.some((q) => q.span.start >= content.start && q.inner.end - q.inner.start > 1) ? 'mixed' : 'indirect',
  }
}
