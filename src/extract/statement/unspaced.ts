/** Statements in Chinese: a name or title, a verb of saying, and what follows to the end of the sentence. */
import { overlaps, type Span, sliceSpan } from '../../base/span.ts'
import type { MentionRecord, Sentence, Speaker, ViaLink } from '../../record/index.ts'
import type { FoundStatement } from '../statement.ts'
import type { Quotation } from './quotes.ts'
import type { Context } from './speaker.ts'
import { withAttributions } from './unspaced-attribution.ts'
import type { SpeechVerb } from './words.ts'

interface Cue {
  readonly start: number
  readonly end: number
  readonly verb: SpeechVerb
}

export function findUnspacedStatements(context: Context, quotations: readonly Quotation[]): readonly FoundStatement[] {
  const out: FoundStatement[] = []
  let last: FoundStatement | undefined
  for (const sentence of context.reading.sentences) {
    const here = sentenceStatements(context, sentence, quotations, last)
    out.push(...here)
    last = here.at(-1) ?? (sentence.heading ? undefined : lonelyQuote(context, sentence, quotations, last))
    if (last && here.length === 0 && !out.includes(last)) out.push(last)
  }
  return out
}

/** A sentence that is a quotation goes on with the speaker of the sentence before it. */
function lonelyQuote(
  _context: Context,
  sentence: Sentence,
  quotations: readonly Quotation[],
  last: FoundStatement | undefined,
): FoundStatement | undefined {
  const quote = quotations.find((q) => q.span.start === sentence.span.start && q.span.end >= sentence.span.end - 1)
  if (!quote || !last || quote.inner.end - quote.inner.start < 6 || sentence.span.start - last.content.end > 12)
    return undefined
  return { speaker: last.speaker, via: last.via, act: 'say', content: quote.inner, confidence: 0.7 }
}

/** Verbs of saying outside quotations; one right after another counts once. */
function cuesOf(context: Context, sentence: Sentence, quotations: readonly Quotation[]): readonly Cue[] {
  const { text } = context.reading.document
  const cues: Cue[] = []
  for (let i = sentence.span.start; i < sentence.span.end; ) {
    const quote = quotations.find((q) => q.span.start <= i && i < q.span.end)
    if (quote) {
      i = quote.span.end
      continue
    }
    const inName = context.bySentence[sentence.index]!.find((m) => m.span.start <= i && i < m.span.end)
    if (inName) {
      i = inName.span.end
      continue
    }
    const verb = context.words.byLetter.get(text[i]!)?.find((v) => text.startsWith(v.lemma, i))
    if (!verb) {
      i++
      continue
    }
    const behind = text.slice(i + verb.lemma.length, i + verb.lemma.length + 3)
    if (context.words.anonymity.some((a) => behind.includes(a))) {
      i += verb.lemma.length
      continue
    }
    cues.push({ start: i, end: i + verb.lemma.length, verb })
    i += verb.lemma.length
  }
  return cues
}

const boundary = /[,，;；。！？:：]/

function sentenceStatements(
  context: Context,
  sentence: Sentence,
  quotations: readonly Quotation[],
  before: FoundStatement | undefined,
): readonly FoundStatement[] {
  const { text } = context.reading.document
  const cues = cuesOf(context, sentence, quotations)
  const out: FoundStatement[] = []
  cues.forEach((cue, n) => {
    let start = cue.end
    const mark = text[start]
    const nounLike = (text[start] === '\u7684' || /[\u4e86、]/.test(text[start] ?? '')) && cue.verb.lemma.length < 3
    if (nounLike || start >= sentence.span.end - 1) return
    const clausal = mark !== undefined && /[,，:：“"「]/.test(mark)
    if (
      !clausal &&
      !cue.verb.takes.has('np') &&
      cue.verb.lemma.length < 2 &&
      !/[“"]/.test(text.slice(start, start + 30)) &&
      !speakerBefore(context, sentence, cue, out.at(-1), before)
    )
      return
    while (start < sentence.span.end && /[,，:：\s]/.test(text[start]!)) start++
    const next = cues[n + 1]
    const end = contentEnd(context, sentence, start, next, quotations)
    if (end - start < 3) return
    const found = speakerBefore(context, sentence, cue, out.at(-1), before)
    if (!found) return
    const via = found.via
    out.push({
      speaker: found.speaker,
      ...(found.span ? { speakerSpan: found.span } : {}),
      via,
      cue: { span: { start: cue.start, end: cue.end }, lemma: cue.verb.lemma },
      act: cue.verb.act,
      content: { start, end },
      ...(context.words.negations.has(text[cue.start - 1] ?? '') ? { negated: true as const } : {}),
      confidence: found.sure ? 0.85 : 0.6,
    })
  })
  return withAttributions(context, sentence, chain(context, out), (from, to) => nameIn(context, sentence, from, to))
}

/** Content runs to the end of the sentence, or to the comma before the same speaker's next verb. */
function contentEnd(
  context: Context,
  sentence: Sentence,
  start: number,
  next: Cue | undefined,
  quotations: readonly Quotation[],
): number {
  const { text } = context.reading.document
  let end = sentence.span.end
  if (next && next.start > start) {
    const comma = Math.max(text.lastIndexOf(',', next.start), text.lastIndexOf('，', next.start))
    const quoteOver = quotations.some((q) => q.span.start < comma && comma < q.span.end)
    const own = next.start - comma <= 3 || utterance.has(next.verb.act)
    if (comma > start && next.start - comma <= 12 && !quoteOver && own) end = comma
  }
  while (
    end > start &&
    /[。.！!？?；;，,\s]/.test(text[end - 1]!) &&
    !quotations.some((q) => q.inner.end >= end && q.inner.start < end)
  )
    end--
  return end
}

export interface FoundSpeaker {
  readonly speaker: Speaker
  readonly span?: Span
  readonly via: readonly ViaLink[]
  readonly sure: boolean
}

/** The name or title in the clause before the verb; where there is none, the speaker so far. */
function speakerBefore(
  context: Context,
  sentence: Sentence,
  cue: Cue,
  previous: FoundStatement | undefined,
  before: FoundStatement | undefined,
): FoundSpeaker | undefined {
  const { text } = context.reading.document
  let from = cue.start
  while (from > sentence.span.start && !boundary.test(text[from - 1]!) && !/[”」]/.test(text[from - 1]!)) from--
  const found = nameIn(context, sentence, from, cue.start)
  if (found) return found
  const pronoun = [...context.words.pronouns].find((p) => text.slice(from, cue.start).startsWith(p))
  const inherited = previous ?? before
  if (pronoun && inherited) return { speaker: { ...inherited.speaker, text: pronoun }, via: [], sure: false }
  if (previous) return { speaker: previous.speaker, via: previous.via, sure: true }
  const clause = clauseBefore(text, sentence.span.start, from)
  const whole = subjectOf(context, sentence, clause, from) ?? nameIn(context, sentence, sentence.span.start, from)
  if (whole) return { ...whole, sure: false }
  return before && cue.start - sentence.span.start < 4 ? { speaker: before.speaker, via: [], sure: false } : undefined
}

/** Where the clause before a comma begins. */
function clauseBefore(text: string, start: number, comma: number): number {
  let from = comma - 1
  while (from > start && !boundary.test(text[from - 1]!)) from--
  return from
}

/** A name within the first characters of a clause is its subject. */
function subjectOf(context: Context, sentence: Sentence, from: number, to: number): FoundSpeaker | undefined {
  const first = context.bySentence[sentence.index]!.find((m) => m.span.start >= from && m.span.end <= to)
  if (!first || first.span.start - from > 2 || first.form !== 'name') return undefined
  const kind = context.entities.get(first.entity)?.kind
  if (kind !== 'country' && kind !== 'organization' && kind !== 'person') return undefined
  return nameIn(context, sentence, from, first.span.end)
}

function nameIn(context: Context, sentence: Sentence, from: number, to: number): FoundSpeaker | undefined {
  const { text } = context.reading.document
  const here = context.bySentence[sentence.index]!.filter((m) => m.span.start >= from && m.span.end <= to)
  const kind = (m: MentionRecord): string | undefined => context.entities.get(m.entity)?.kind
  const person = here.filter((m) => kind(m) === 'person')
  const organization = here.findLast((m) => kind(m) === 'organization')
  const title = titled(context, here, from, to)
  const pick =
    person[0] ??
    title ??
    organization ??
    here.findLast((m) => ['country', 'group', 'region', 'place'].includes(kind(m) ?? ''))
  if (!pick) {
    const words = text.slice(from, to)
    const anonymous = context.words.anonymous.find((a) => words.includes(a))
    if (!anonymous) return undefined
    const end = text.indexOf(anonymous, from) + anonymous.length
    return {
      speaker: { text: text.slice(from, end), anonymous: true },
      span: { start: from, end },
      via: [],
      sure: true,
    }
  }
  if ('speaker' in pick) return pick
  return { speaker: { entity: pick.entity, mention: pick.id, text: pick.quote }, span: pick.span, via: [], sure: true }
}

/** A country or organization with a title behind it (美国官员, 乌克兰能源部长): the phrase is the speaker. */
function titled(context: Context, here: readonly MentionRecord[], from: number, to: number): FoundSpeaker | undefined {
  const { text } = context.reading.document
  const phraseText = text.slice(from, to)
  let end = -1
  for (const t of context.words.titles) {
    const at = t.length > 1 ? phraseText.lastIndexOf(t) : -1
    if (at >= 0 && from + at + t.length > end) end = from + at + t.length
  }
  const owner = here.findLast((m) => m.span.end <= end)
  if (end < 0 || !owner) return undefined
  const span = { start: owner.span.start, end }
  const phrase = sliceSpan(text, span)
  const anonymous = context.words.anonymous.some((a) => phrase.endsWith(a))
  return { speaker: { text: phrase, ...(anonymous ? { anonymous: true as const } : {}) }, span, via: [], sure: true }
}

/** An outlet that reports what somebody says is a link of the chain, not the speaker. */
function chain(context: Context, found: readonly FoundStatement[]): readonly FoundStatement[] {
  const outlets = new Set<FoundStatement>()
  const reported = found.filter((o) => isOutlet(context, o))
  const out = found.map((inner) => {
    if (!utterance.has(inner.act)) return inner
    const outer = found.find(
      (o) =>
        o !== inner &&
        o.content.start <= (inner.cue?.span.start ?? 0) &&
        (inner.cue?.span.end ?? 0) <= o.content.end + 2 &&
        o.speaker.text !== inner.speaker.text,
    )
    const reports =
      outer ??
      found.find(
        (o) =>
          o !== inner &&
          (o.cue?.span.end ?? 0) <= (inner.cue?.span.start ?? 0) &&
          isOutlet(context, o) &&
          !isOutlet(context, inner),
      )
    if (!reports || !isOutlet(context, reports)) return inner
    outlets.add(reports)
    const link: ViaLink = {
      ...(reports.speaker.entity ? { entity: reports.speaker.entity } : {}),
      text: reports.speaker.text,
      ...(reports.speakerSpan ? { span: reports.speakerSpan } : {}),
    }
    return { ...inner, via: [link] }
  })
  const told = (f: FoundStatement): boolean =>
    !utterance.has(f.act) &&
    reported.some((o) => o !== f && o.content.start <= (f.cue?.span.start ?? 0) && f.content.end <= o.content.end + 1)
  return out.filter((f, i) => {
    const own = found[i]!
    if (told(f)) return false
    return !outlets.has(own) || !out.some((x, n) => n !== i && overlaps(x.content, own.content))
  })
}

/** Acts that hand words on as they are; a demand inside a report is part of what is reported. */
const utterance: ReadonlySet<string> = new Set([
  'say',
  'confirm',
  'deny',
  'warn',
  'predict',
  'correct',
  'ask',
  'praise',
])

/** Between book marks, or known for publishing. */
function isOutlet(context: Context, f: FoundStatement): boolean {
  const { text } = context.reading.document
  const span = f.speakerSpan
  if (span && text[span.start - 1] === '《') return true
  const entity = f.speaker.entity ? context.entities.get(f.speaker.entity) : undefined
  const reports = context.words.verbs.get(f.cue?.lemma ?? '')?.takes.has('report') ?? false
  return reports && (entity === undefined || entity.kind === 'organization' || entity.kind === 'country')
}
