/** Statements in languages with spaces: verbs of saying with a subject and content, phrases of attribution, quotations. */
import { overlaps, type Span } from '../../base/span.ts'
import type { Sentence, Speaker, Token, ViaLink } from '../../record/index.ts'
import type { FoundStatement } from '../statement.ts'
import { findAttributions, findLinks, type Links } from './attribution.ts'
import { contentLeft, contentRight } from './content.ts'
import { type Cue, cuesOf } from './cues.ts'
import { asideBefore, backReference, behindDateline, leftEdge, rightEdge } from './edges.ts'
import type { Quotation } from './quotes.ts'
import { type Context, speakerIn } from './speaker.ts'

export function findSpaced(context: Context, quotations: readonly Quotation[]): readonly FoundStatement[] {
  const out: FoundStatement[] = []
  let last: FoundStatement | undefined
  for (const sentence of context.reading.sentences) {
    const attributed = findAttributions(context, sentence, quotations, last?.speaker)
    const spoken = spokenIn(context, sentence, quotations, last)
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
    const passed = viaOf(context, spoken, attributed)
    const lonely = here.length === 0 ? lonelyQuote(sentence, quotations, last) : undefined
    if (lonely) here.push(lonely)
    out.push(...linked(context, sentence, passed(here), findLinks(context, sentence)))
    last = here.at(-1) ?? last
  }
  return out
}

/** "…, he said, according to Interfax": an organization beside a speaker of its own passes the words on. */
function viaOf(
  context: Context,
  spoken: readonly FoundStatement[],
  attributed: readonly FoundStatement[],
): (found: readonly FoundStatement[]) => FoundStatement[] {
  const outlets = attributed.filter((a) => context.entities.get(a.speaker.entity ?? '')?.kind === 'organization')
  return (found) =>
    found
      .filter((f) => !(spoken.length > 0 && outlets.includes(f) && spoken.some((s) => overlaps(s.content, f.content))))
      .map((f) => {
        const by = spoken.includes(f)
          ? outlets.filter((o) => overlaps(o.content, f.content) && o.speaker.entity !== f.speaker.entity)
          : []
        return by.length > 0
          ? { ...f, via: by.map((o): ViaLink => ({ ...o.speaker, ...(o.speakerSpan ? { span: o.speakerSpan } : {}) })) }
          : f
      })
}

/** Puts the links of a sentence on its statements; where a subject passes on somebody's words, that somebody speaks. */
function linked(
  context: Context,
  sentence: Sentence,
  found: readonly FoundStatement[],
  { via, source }: Links,
): readonly FoundStatement[] {
  if (source)
    return found.map((f): FoundStatement => {
      if (
        overlaps(f.content, source.span) &&
        f.content.start < source.span.start &&
        f.content.end > source.span.end + 8
      )
        return f
      const { speakerSpan: _old, ...rest } = f
      const { anonymous: _anonymous, ...speaker } = f.speaker
      const outlet = context.bySentence[sentence.index]!.findLast(
        (m) =>
          m.form === 'name' &&
          m.span.end <= source.span.start &&
          context.entities.get(m.entity)?.kind === 'organization',
      )
      const passing: ViaLink = outlet
        ? { entity: outlet.entity, mention: outlet.id, text: outlet.quote, span: outlet.span }
        : speaker
      return f.speaker.text === source.speaker.text
        ? f
        : { ...rest, speaker: source.speaker, speakerSpan: source.span, via: [passing, ...via] }
    })
  return via.length > 0 ? found.map((f) => ({ ...f, via: via.filter((v) => v.text !== f.speaker.text) })) : found
}

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

function spokenIn(
  context: Context,
  sentence: Sentence,
  quotations: readonly Quotation[],
  before: FoundStatement | undefined,
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
    out.push(found)
  }
  return out
}

export interface Around {
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
  const aside = asideBefore(tokens, cue.at, quotations)
  const left = Math.max(
    aside ? aside.from : leftEdge(context, sentence, cue.at, quotations),
    behindDateline(context, sentence),
  )
  const right = contentRight(context, sentence, around, quotations)
  const joined = context.reading.language.direction === 'rtl' && context.words.verbs.has(token.norm.slice(1))
  const participle = openingParticiple(tokens, cue.at)
  const back = backReference(context, sentence, cue.at)
  const coordinated = tokens[cue.at - 1]?.upos === 'CCONJ' && context.reading.language.direction === 'ltr'
  const relative = /PronType=[\w,]*Rel/.test(tokens[cue.at - 1]?.feats ?? '')
  const leftContent =
    joined || participle || coordinated || relative ? undefined : contentLeft(context, sentence, left, quotations)
  const subjectLeft =
    participle || back
      ? undefined
      : speakerIn(
          context,
          sentence.index,
          left,
          aside ? aside.to : cue.at,
          speakers.here?.speaker ?? speakers.before?.speaker,
        )
  const inverted =
    subjectLeft || participle || coordinated
      ? undefined
      : speakerIn(context, sentence.index, cue.at + 1, rightEdge(context, sentence, cue.at), speakers.before?.speaker)
  const content = back ?? (leftContent && (!right || inverted || !right.strong) ? leftContent : right)
  if (!content) return undefined
  const usable =
    inverted &&
    (back !== undefined ||
      leftContent !== undefined ||
      (right?.strong ?? false) ||
      context.reading.language.direction === 'rtl')
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
  const passed = cue.verb.takes.has('source') ? passedOn(context, sentence, cue.at) : undefined
  const span = passed ? content.span : behindSpeaker(context, sentence, cue, content.span, speaker)
  return {
    ...(passed ?? { speaker, via: [] }),
    cue: { span: { start: token.start, end: token.end }, lemma: cue.verb.lemma },
    act: cue.verb.act,
    content: span,
    ...(negated ? { negated: true as const } : {}),
    confidence: content.strong ? (subjectLeft || usable ? 0.85 : 0.7) : 0.6,
  }
}

/** ", saying that …": the subject of the clause before goes on. */
const openingParticiple = (tokens: readonly Token[], cue: number): boolean =>
  /VerbForm=(?:Part|Ger|Conv)/.test(tokens[cue]!.feats) &&
  !/Voice=Pass/.test(tokens[cue]!.feats) &&
  tokens[cue - 1]?.text === ','

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

/** Where the verb comes first the subject stands before what it says; what somebody is asked to do begins at its preposition. */
function behindSpeaker(context: Context, { tokens }: Sentence, cue: Cue, span: Span, speaker: Speaker): Span {
  if (context.reading.language.direction !== 'rtl') return span
  const own = context.mentions.find((m) => m.id === speaker.mention)?.span
  if (!own || own.start < span.start || own.end > span.end) return span
  let first = tokens.findIndex((t) => t.start >= own.end)
  while (first >= 0 && tokens[first]?.upos === 'PUNCT') first++
  const asked = tokens.findIndex((t, i) => i >= first && i < first + 6 && t.upos === 'ADP')
  if (cue.verb.act === 'request' && asked > first) first = asked
  const start = tokens[first]?.start ?? span.end
  return span.end - start > 6 ? { start, end: span.end } : span
}

/** "Reuters quoted a diplomat as saying": the subject hands on, whom its preposition names speaks. */
function passedOn(
  context: Context,
  sentence: Sentence,
  cue: number,
): { readonly speaker: Speaker; readonly via: readonly ViaLink[] } | undefined {
  const { tokens } = sentence
  const marks = context.words.attributionForms.get('from') ?? []
  const at = tokens.findIndex((t, i) => i > cue && i < cue + 8 && marks.includes(t.norm))
  if (at < 0) return undefined
  const closing = context.words.attributionForms.get('fromend') ?? []
  const end = tokens.findIndex(
    (t, i) =>
      i > at &&
      (closing.includes(t.norm) || context.words.complementizers.has(t.norm) || t.text === ':' || t.text === '"'),
  )
  const stop = Math.min(end < 0 ? at + 8 : end, at + 10)
  const outlet = context.bySentence[sentence.index]!.find(
    (m) => m.form === 'name' && m.span.start >= tokens[cue]!.end && m.span.end <= tokens[at]!.start,
  )
  const speaker = speakerIn(context, sentence.index, at + 1, stop, undefined)
  if (!speaker) return undefined
  return {
    speaker,
    via: outlet ? [{ entity: outlet.entity, mention: outlet.id, text: outlet.quote, span: outlet.span }] : [],
  }
}
