/** Statements in Chinese: verbs of saying with the subject of their clause, and what is said to the end of the sentence or to the next verb of the same speaker. */
import type { Span } from '../../base/span.ts'
import type { MentionRecord, Sentence, Speaker, ViaLink } from '../../record/index.ts'
import type { FoundStatement } from '../statement.ts'
import { type Quotation, quotationsAround } from './quotes.ts'
import type { Context } from './speaker.ts'
import { addresseeOf } from './unspaced-addressee.ts'
import { attributionIn } from './unspaced-attribution.ts'
import { type Cue, cuesOf } from './unspaced-cues.ts'
import { type Subject, subjectIn } from './unspaced-speaker.ts'
import { subjectWordsOf } from './unspaced-words.ts'

/** A statement with what decides whether verbs behind it belong to what is said. */
export interface Draft {
  readonly statement: FoundStatement
  /** what is said is a clause: verbs inside of it are part of it */
  readonly holds: boolean
  /** who publishes and hands on what others say */
  readonly outlet: boolean
}

export interface Place {
  readonly context: Context
  readonly sentence: Sentence
  readonly quotations: readonly Quotation[]
  /** the statement before this sentence */
  readonly before: FoundStatement | undefined
}

export function findUnspacedStatements(context: Context, quotations: readonly Quotation[]): readonly FoundStatement[] {
  const out: FoundStatement[] = []
  let before: FoundStatement | undefined
  for (const sentence of context.reading.sentences) {
    const place: Place = { context, sentence, quotations: quotationsAround(quotations, sentence.span), before }
    const here = sentence.heading ? headline(place) : sentenceStatements(place)
    if (here.length === 0 && !sentence.heading) here.push(...lonelyQuote(place), ...spokenBefore(place))
    out.push(...here)
    before = here.at(-1) ?? before
  }
  return out
}

/** A sentence that is a quotation goes on with the speaker of the sentence before it. */
function lonelyQuote({ sentence, quotations, before }: Place): readonly FoundStatement[] {
  const { span } = sentence
  const quote = quotations.find((q) => q.span.start === span.start && q.span.end >= span.end - 1)
  if (!quote || !before || quote.inner.end - quote.inner.start < 6 || span.start - before.content.end > 12) return []
  return [{ speaker: before.speaker, via: before.via, act: 'say', content: quote.inner, confidence: 0.7 }]
}

/** “…。”他说。 */
function spokenBefore({ context, sentence, quotations, before }: Place): readonly FoundStatement[] {
  const quote = quotations.find((q) => q.span.end === sentence.span.start && q.inner.end - q.inner.start > 5)
  const cue = quote && cuesOf(context, sentence, quotations).find((c) => sentence.span.end - c.end < 3)
  if (!quote || !cue) return []
  const found = resolved({ context, sentence, quotations, before }, cue, subjectOf(context, sentence, cue), undefined)
  return found ? [stated(cue, found, quote.inner)] : []
}

/** “泽连斯基：愿意会谈” */
function headline(place: Place): FoundStatement[] {
  const { context, sentence } = place
  const { text } = context.reading.document
  const { span } = sentence
  const colon = text.slice(span.start, Math.min(span.end, span.start + 24)).search(/[:：]/)
  if (colon < 2) return sentenceStatements(place)
  const subject = subjectIn(context, sentence, span.start, span.start + colon)
  const content = { start: span.start + colon + 1, end: span.end }
  if (subject.kind !== 'somebody' || !subject.named || content.end - content.start < 6) return sentenceStatements(place)
  const whole = subject.span.start === span.start && subject.span.end === span.start + colon
  if (!whole) return sentenceStatements(place)
  return [{ speaker: subject.speaker, speakerSpan: subject.span, via: [], act: 'say', content, confidence: 0.6 }]
}

function sentenceStatements(place: Place): FoundStatement[] {
  const { context, sentence, quotations } = place
  const drafts: Draft[] = []
  const attribution = attributionIn(context, sentence, quotations)
  if (attribution) drafts.push(attribution.draft)
  for (const cue of merged(cuesOf(context, sentence, quotations))) {
    if (attribution && cue.start < attribution.to && cue.end > attribution.from) continue
    const previous = drafts.at(-1)
    const subject = subjectOf(context, sentence, cue)
    const role = roleOf(place, cue, subject, previous)
    if (role === 'part') continue
    const found = resolved(place, cue, subject, previous)
    if (!found) continue
    const left = leftQuote(context, cue, quotations)
    if (left) drafts.push({ statement: stated(cue, found, left.inner), holds: false, outlet: false })
    const to = addresseeOf(place, cue)
    const content = contentOf(place, to?.content === undefined ? cue : { ...cue, content: to.content, open: true })
    if (content.end - content.start < 2 || silent(context, cue, content)) {
      if (previous && opensHeadline(place, cue)) closeBefore(context, drafts, previous, cue)
      continue
    }
    const via = role === 'passed' && previous ? linkOf(previous.statement) : undefined
    if (role === 'passed' && previous) drafts.splice(drafts.indexOf(previous), 1)
    else if (previous && previous.statement.content.end > cue.from) closeBefore(context, drafts, previous, cue)
    const said = stated(cue, via ? { ...found, via: [via] } : found, content)
    const statement = to ? { ...said, to: [to.party] } : said
    drafts.push({ statement, holds: cue.open || !cue.verb.takes.has('np'), outlet: publishes(context, found, cue) })
  }
  return drafts.map((d) => d.statement).filter((s) => s.content.end - s.content.start > 1)
}

/** A verb right behind another counts with it: the act of the first, what is said behind the second. */
function merged(cues: readonly Cue[]): readonly Cue[] {
  const out: Cue[] = []
  for (const cue of cues) {
    const last = out.at(-1)
    if (last && last.end === cue.start) {
      const verb = last.verb.act === 'say' ? cue.verb : last.verb
      out[out.length - 1] = { ...cue, start: last.start, from: last.from, verb, negated: last.negated }
    } else if (last && last.from === cue.from && cue.negated && last.negated) {
      out[out.length - 1] = { ...cue, from: last.from }
    } else out.push(cue)
  }
  return out
}

const subjectOf = (context: Context, sentence: Sentence, cue: Cue): Subject =>
  subjectIn(context, sentence, cue.from, cue.start)

/** Whether a verb opens a statement of its own, passes on what an outlet hands on, or is part of what is said before it. */
function roleOf(place: Place, cue: Cue, subject: Subject, previous: Draft | undefined): 'own' | 'part' | 'passed' {
  if (subject.kind === 'thing') return 'part'
  if (!previous || previous.statement.content.end <= cue.start) return 'own'
  const { text } = place.context.reading.document
  const { content } = previous.statement
  const first = cue.from - content.start < 2
  if (opensHeadline(place, cue) && !first && subject.kind === 'somebody') return 'own'
  if (subject.kind === 'somebody') {
    if (previous.outlet) return cue.open || (first && !cue.verb.takes.has('np')) ? 'passed' : 'part'
    if (!previous.holds) return 'own'
    const plain = content.start === previous.statement.cue?.span.end && !cue.verb.takes.has('np')
    return (cue.open || plain) && !first && subject.speaker.entity ? 'own' : 'part'
  }
  const alone = subject.kind === 'nobody' && cue.from === content.start && cue.start - content.start < 3
  if (alone && cue.verb.act !== 'say' && previous.statement.act === 'say') return 'own'
  if (!previous.holds || subject.joined) return first && previous.holds ? 'part' : 'own'
  const quoted = place.quotations.some((q) => q.span.start <= content.start && q.span.end === cue.from - 1)
  return quoted && /[,，]/.test(text[cue.from - 1]!) ? 'own' : 'part'
}

/** A space parts two headlines in one: 甲方称控制城市 乙方否认 */
const opensHeadline = ({ context, sentence }: Place, { from }: Cue): boolean =>
  sentence.heading && /\s/.test(context.reading.document.text[from - 1] ?? '')

export interface Heard {
  readonly speaker: Speaker
  readonly span?: Span
  readonly via: readonly ViaLink[]
  readonly sure: boolean
}

function resolved(place: Place, cue: Cue, subject: Subject, previous: Draft | undefined): Heard | undefined {
  const { context, sentence, before } = place
  if (subject.kind === 'thing') return undefined
  if (subject.kind === 'somebody')
    return { speaker: pointed(place, subject), span: subject.span, via: [], sure: subject.named }
  const known = previous && !previous.outlet ? previous.statement : undefined
  if (subject.kind === 'pronoun') {
    const spoke = known?.speaker ?? before?.speaker
    const who = spoke && fits(context, spoke, subject.span) ? spoke : (antecedent(context, sentence) ?? spoke)
    if (!who) return undefined
    const text = who.entity ? context.reading.document.text.slice(subject.span.start, subject.span.end) : who.text
    return { speaker: { ...who, text }, span: subject.span, via: [], sure: false }
  }
  if (known) return { speaker: known.speaker, via: known.via, sure: true }
  const clause = earlierSubject(context, sentence, cue)
  if (clause) return { ...clause, sure: false }
  const near = before && context.reading.sentences[sentence.index - 1]
  const same = near && near.paragraph === sentence.paragraph && near.span.end >= before.content.end - 2
  return same && cue.start - sentence.span.start < 8
    ? { speaker: before.speaker, via: before.via, sure: false }
    : undefined
}

/** 他 is no body or country. */
function fits(context: Context, { entity, anonymous }: Speaker, { start, end }: Span): boolean {
  if (context.words.pronounGender.get(context.reading.document.text.slice(start, end)) !== 'h') return true
  return anonymous === true || context.entities.get(entity ?? '')?.kind === 'person'
}

/** 该机构: the body named before. */
function pointed({ context, before }: Place, subject: Extract<Subject, { kind: 'somebody' }>): Speaker {
  const { speaker } = subject
  if (speaker.entity || !before?.speaker.entity) return speaker
  const words = subjectWordsOf(context.reading.language)
  const point = words.pointing.find((p) => speaker.text.startsWith(p))
  const { anonymous } = before.speaker
  return point && speaker.text.length - point.length < 4 && !anonymous
    ? { ...before.speaker, text: speaker.text }
    : speaker
}

/** The subject of the first clause of the sentence that has one, before a verb without its own: X发表声明，谴责… */
function earlierSubject(context: Context, sentence: Sentence, cue: Cue): Heard | undefined {
  const { text } = context.reading.document
  let from = sentence.span.start
  while (from < cue.from) {
    let to = from
    while (to < cue.from && !/[,，;；:：]/.test(text[to]!)) to++
    const subject = subjectIn(context, sentence, from, to)
    if (subject.kind === 'somebody' && (subject.named || subject.speaker.anonymous))
      return { speaker: subject.speaker, span: subject.span, via: [], sure: false }
    from = to + 1
  }
  return undefined
}

/** The person named last in the sentences before. */
function antecedent(context: Context, sentence: Sentence): Speaker | undefined {
  for (let i = sentence.index - 1; i >= Math.max(0, sentence.index - 2); i--) {
    const isPerson = (m: MentionRecord): boolean => context.entities.get(m.entity)?.kind === 'person'
    const first = context.bySentence[i]!.find(isPerson)
    if (first) return { entity: first.entity, mention: first.id, text: first.quote }
  }
  return undefined
}

function stated(cue: Cue, heard: Heard, content: Span): FoundStatement {
  return {
    speaker: heard.speaker,
    ...(heard.span ? { speakerSpan: heard.span } : {}),
    via: heard.via,
    cue: { span: { start: cue.start, end: cue.end }, lemma: cue.verb.lemma },
    act: cue.verb.act,
    content,
    ...(cue.negated ? { negated: true as const } : {}),
    confidence: heard.sure ? 0.85 : 0.6,
  }
}

/** “拒绝置评”: nothing is said. */
function silent(context: Context, cue: Cue, content: Span): boolean {
  const words = context.reading.document.text.slice(content.start, content.end)
  return (
    cue.verb.act === 'reject' &&
    words.length < 14 &&
    subjectWordsOf(context.reading.language).silent.some((w) => words.endsWith(w))
  )
}

/** A quotation that closes right before the clause of the verb, and ends as a sentence or clause does. */
function leftQuote(context: Context, cue: Cue, quotations: readonly Quotation[]): Quotation | undefined {
  const { text } = context.reading.document
  const quote = quotations.find(
    (q) => q.span.end === cue.from || (q.span.end === cue.from - 1 && /[,，]/.test(text[cue.from - 1]!)),
  )
  if (!quote || quote.inner.end - quote.inner.start < 4) return undefined
  const ends = /[,，。！？!?…]/.test(text[quote.inner.end - 1]!)
  return ends || cue.content >= text.length || /[。！？]/.test(text[cue.content]!) ? quote : undefined
}

/** To the end of the sentence; all of a quotation that opens it; 对…表示遗憾 from what it is about. */
function contentOf({ context, sentence, quotations }: Place, cue: Cue): Span {
  const { text } = context.reading.document
  const quote = quotations.find((q) => q.span.start === cue.content)
  if (quote && quote.inner.end - quote.inner.start > 3) {
    const behind = text.slice(quote.span.end, sentence.span.end)
    const alone = /^[,，。；;]?\s*$/.test(behind) || quote.span.end >= sentence.span.end
    if (alone) return quote.inner
  }
  const end = trimmed(text, cue.content, sentence.span.end)
  const words = subjectWordsOf(context.reading.language)
  const mood = !cue.open && words.moods.some((m) => text.slice(cue.content, cue.content + m.length + 4).includes(m))
  if (!mood) return { start: cue.content, end }
  const about = sentence.tokens.findLast(
    (t) => t.start >= cue.from && t.end < cue.start && words.prepositions.has(t.text),
  )
  return about ? { start: about.start, end } : { start: cue.content, end }
}

/** Ends a statement at the mark before the clause of the next verb. */
function closeBefore(context: Context, drafts: Draft[], previous: Draft, cue: Cue): void {
  const { text } = context.reading.document
  const { content } = previous.statement
  const end = trimmed(text, content.start, cue.from === content.start ? cue.start : cue.from)
  drafts[drafts.indexOf(previous)] = { ...previous, statement: { ...previous.statement, content: { ...content, end } } }
}

export function trimmed(text: string, start: number, end: number): number {
  let to = end
  while (to > start && /[。.！!？?；;，,:：\s]/.test(text[to - 1]!)) to--
  return to
}

export function linkOf({ speaker, speakerSpan }: Pick<FoundStatement, 'speaker' | 'speakerSpan'>): ViaLink {
  return {
    ...(speaker.entity ? { entity: speaker.entity } : {}),
    text: speaker.text,
    ...(speakerSpan ? { span: speakerSpan } : {}),
  }
}

/** Between book marks, or an outlet by its last word, or a verb of reporting. */
function publishes(context: Context, heard: Heard, cue: Cue): boolean {
  const { text } = context.reading.document
  if (heard.span && text[heard.span.start - 1] === '《') return true
  const entity = heard.speaker.entity ? context.entities.get(heard.speaker.entity) : undefined
  if (entity && entity.kind !== 'organization' && entity.kind !== 'country') return false
  const { outlets } = subjectWordsOf(context.reading.language)
  return cue.verb.takes.has('report') || outlets.some((o) => heard.speaker.text.endsWith(o))
}
