/** Statements where the verb comes first: a verb of saying, whoever stands behind it (or before it, or was named before), and what is said. */
import type { MentionRecord } from '../../record/index.ts'
import type { FoundStatement } from '../statement.ts'
import { type Quotation, quotationsAround } from './quotes.ts'
import type { Context } from './speaker.ts'
import { attributionsIn, quotedBy } from './verb-first-attribution.ts'
import { attributedToo, type Draft, endedBefore } from './verb-first-chain.ts'
import { lastEnd, type Said, saidBehind } from './verb-first-content.ts'
import { type Clause, phraseAt, speakerOf } from './verb-first-phrase.ts'
import { placeOf } from './verb-first-place.ts'
import { recalled } from './verb-first-recall.ts'
import { type Heard, heardAt } from './verb-first-speaker.ts'
import { clauseWordsOf, formOf, type VerbHere, verbHere, withoutClitic } from './verb-first-words.ts'

interface Around {
  readonly drafts: Draft[]
  readonly before: FoundStatement | undefined
}

export function findVerbFirst(context: Context, quotations: readonly Quotation[]): readonly FoundStatement[] {
  const out: FoundStatement[] = []
  let before: FoundStatement | undefined
  for (const sentence of context.reading.sentences) {
    const clause: Clause = { context, sentence, quotations: quotationsAround(quotations, sentence.span) }
    const titled = sentence.heading ? headline(clause) : undefined
    const here = titled ? [titled] : sentenceStatements(clause, before)
    const lonely = here.length === 0 && !sentence.heading ? lonelyQuote(clause, before) : undefined
    for (const s of here) out.push(recalled(clause, s, out))
    if (lonely) out.push(lonely)
    before = out.at(-1)
  }
  return out
}

/** A sentence that is all quotation goes on with the speaker of the one before. */
function lonelyQuote({ sentence, quotations }: Clause, before: FoundStatement | undefined): FoundStatement | undefined {
  const quote = quotations.find((q) => q.span.start <= sentence.span.start + 1 && q.span.end >= sentence.span.end - 2)
  if (!quote || !before || quote.inner.end - quote.inner.start < 20) return undefined
  const content = {
    start: Math.max(quote.inner.start, sentence.span.start),
    end: Math.min(quote.inner.end, sentence.span.end),
  }
  return { speaker: before.speaker, via: before.via, act: 'say', content, confidence: 0.6 }
}

/** "نتنياهو: لن ننسحب" */
function headline(clause: Clause): FoundStatement | undefined {
  const { tokens } = clause.sentence
  const colon = tokens.findIndex((t) => t.text === ':')
  if (colon < 1 || colon > 7 || tokens.length - colon < 4) return undefined
  const phrase = phraseAt(clause, 0, false)
  const kind = (m: MentionRecord): string => clause.context.entities.get(m.entity)?.kind ?? ''
  if (!phrase || phrase.to !== colon || !phrase.names.some((m) => ['person', 'organization'].includes(kind(m))))
    return undefined
  const { speaker, span } = speakerOf(clause, phrase)
  const content = { start: tokens[colon + 1]!.start, end: lastEnd(tokens, tokens.length) }
  return { speaker, speakerSpan: span, via: [], act: 'say', content, confidence: 0.6 }
}

function sentenceStatements(clause: Clause, before: FoundStatement | undefined): FoundStatement[] {
  const { context, sentence, quotations } = clause
  const { tokens } = sentence
  const words = clauseWordsOf(context.reading.language)
  const around: Around = { drafts: [], before }
  const attributed = attributionsIn(clause, before?.speaker)
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!
    if (quotations.some((q) => q.span.start <= t.start && t.end <= q.span.end)) continue
    if (context.bySentence[sentence.index]!.some((m) => m.span.start <= t.start && t.end <= m.span.end)) continue
    if (attributed.some((a) => a.from <= i && i < a.to)) continue
    const here = verbHere(words, t)
    if (here) spoken(clause, i, here, around)
  }
  return attributedToo(clause, around.drafts, attributed)
}

/** Adds the statement of a verb, if it makes one, and ends the one before it there. */
function spoken(clause: Clause, at: number, here: VerbHere, around: Around): void {
  const { tokens } = clause.sentence
  const { drafts } = around
  const previous = drafts.at(-1)
  const place = placeOf(clause, at, here)
  if (!place) return
  const aside = previous !== undefined && previous.cue < at && at < previous.at
  if (aside && !here.verb.takes.has('source')) return
  const inside = previous !== undefined && tokens[at]!.start < previous.statement.content.end && previous.at < at
  if (inside && previous.holds && !(place.comma || place.kind === 'relative')) return
  const quotedVia = here.verb.takes.has('source') ? quotedBy(clause, at, around.before?.speaker) : undefined
  if (quotedVia?.only && previous) {
    drafts[drafts.length - 1] = {
      ...previous,
      statement: { ...previous.statement, via: [quotedVia.via, ...previous.statement.via] },
    }
    return
  }
  if (aside || (here.verb.takes.has('source') && !quotedVia)) return
  const heard = quotedVia
    ? { speaker: quotedVia.speaker, via: [quotedVia.via], span: quotedVia.span, to: quotedVia.to }
    : heardAt(clause, at, { here, place, around: { known: drafts.at(-1)?.statement, before: around.before } })
  if (!heard) return
  const said = saidBehind(clause, heard.to, here.verb)
  const left = inside ? undefined : leftQuote(clause, at)
  if (!said && !left) return
  if (said && silent(clause, said, here)) return
  if (said && !said.strong && (here.verb.takes.has('strict') || (place.kind === 'behind' && heard.weak))) return
  if (inside && previous) drafts[drafts.length - 1] = endedBefore(clause, previous, place.start)
  if (left) drafts.push(draft(clause, { at, here, heard }, { content: left.inner, at, holds: false, strong: true }))
  if (said) drafts.push(draft(clause, { at, here, heard }, said))
}

function leftQuote({ sentence, quotations }: Clause, at: number): Quotation | undefined {
  const t = sentence.tokens[at]!
  return quotations.find(
    (q) =>
      q.span.start >= sentence.span.start &&
      q.span.end <= t.start &&
      t.start - q.span.end < 4 &&
      q.inner.end - q.inner.start > 12,
  )
}

function silent(clause: Clause, said: Said, { verb }: VerbHere): boolean {
  const words = clauseWordsOf(clause.context.reading.language)
  return verb.act === 'reject' && words.silent.has(formOf(clause.sentence.tokens[said.at]!))
}

function draft(
  clause: Clause,
  { at, here, heard }: { readonly at: number; readonly here: VerbHere; readonly heard: Heard },
  said: Said,
): Draft {
  const { context, sentence } = clause
  const t = sentence.tokens[at]!
  const negated = sentence.tokens
    .slice(Math.max(0, at - 2), at)
    .some(
      (x) =>
        context.words.negations.has(withoutClitic(clauseWordsOf(context.reading.language), formOf(x)) ?? '') ||
        context.words.negations.has(x.norm),
    )
  return {
    cue: at,
    at: said.at,
    holds: said.holds,
    statement: {
      speaker: heard.speaker,
      ...(heard.span ? { speakerSpan: heard.span } : {}),
      via: heard.via ?? [],
      cue: { span: { start: t.start, end: t.end }, lemma: here.verb.lemma },
      act: here.verb.act,
      content: said.content,
      ...(negated ? { negated: true as const } : {}),
      confidence: said.strong ? (heard.span ? 0.85 : 0.7) : 0.6,
    },
  }
}
