/** Attribution without a verb in scripts without spaces: 据…消息,… and …援引…的话报道称,… */
import { overlaps, placeIn, type Span, sliceSpan } from '../../base/span.ts'
import type { Sentence } from '../../record/index.ts'
import type { Quotation } from './quotes.ts'
import type { Context } from './speaker.ts'
import { type Draft, type Heard, linkOf, trimmed } from './unspaced.ts'
import { type Subject, subjectIn } from './unspaced-speaker.ts'

export interface Attribution {
  readonly draft: Draft
  /** the words of the attribution, in which no verb of saying counts */
  readonly from: number
  readonly to: number
}

const marks = /[,，:：]/
const boundary = /[,，;；。！？:：“”\s]/

/** In: a sentence. Out: the attribution that it opens with or holds, with what it covers to the end of the sentence. */
export function attributionIn(
  context: Context,
  sentence: Sentence,
  quotations: readonly Quotation[],
): Attribution | undefined {
  return cited(context, sentence, quotations) ?? attributed(context, sentence, quotations)
}

const forms = (context: Context, where: string): readonly string[] => context.words.attributionForms.get(where) ?? []
const quoted = (quotations: readonly Quotation[], at: number): boolean =>
  quotations.some((q) => q.span.start < at && at < q.span.end)

function attributed(context: Context, sentence: Sentence, quotations: readonly Quotation[]): Attribution | undefined {
  const { text } = context.reading.document
  const { span } = sentence
  for (let at = span.start; at < span.end; at++) {
    if ((at > span.start && !boundary.test(text[at - 1]!)) || quoted(quotations, at)) continue
    const pre = forms(context, 'pre').find((f) => text.startsWith(f, at))
    if (!pre) continue
    const from = at + pre.length
    let comma = from
    while (comma < Math.min(span.end, from + 60) && !marks.test(text[comma]!)) comma++
    if (!marks.test(text[comma] ?? '')) continue
    const source = text.slice(from, comma)
    const noun = forms(context, 'noun').find((f) => source.endsWith(f) && source.length > f.length)
    if (!noun) continue
    const heard = sourceIn(context, sentence, { start: from, end: comma - noun.length })
    if (!heard) continue
    const content = contentFrom(context, sentence, quotations, comma + 1)
    if (content.end - content.start < 4) continue
    return {
      from: at,
      to: comma,
      draft: {
        holds: true,
        outlet: hands(context, heard),
        statement: {
          speaker: heard.speaker,
          ...(heard.span ? { speakerSpan: heard.span } : {}),
          via: [],
          cue: { span: { start: at, end: from }, lemma: pre },
          act: 'say',
          content,
          confidence: 0.8,
        },
      },
    }
  }
  return undefined
}

function cited(context: Context, sentence: Sentence, quotations: readonly Quotation[]): Attribution | undefined {
  const { text } = context.reading.document
  const { span } = sentence
  for (const cite of forms(context, 'cite')) {
    const at = placeIn(text, cite, span)
    if (at < 0 || quoted(quotations, at)) continue
    const from = at + cite.length
    const limit = Math.min(span.end, from + 40)
    const close = forms(context, 'cited')
      .map((f) => ({ f, at: placeIn(text, f, { start: from, end: limit + f.length - 1 }) }))
      .filter((c) => c.at > from)
      .sort((a, b) => a.at - b.at || b.f.length - a.f.length)[0]
    if (!close) continue
    let start = close.at + close.f.length
    while (start < span.end && !marks.test(text[start]!) && start - close.at < 14) start++
    if (!marks.test(text[start] ?? '')) continue
    const opening = clauseStart(text, span.start, at)
    const pre = forms(context, 'pre').find((f) => text.startsWith(f, opening)) ?? ''
    const outlet = outletIn(context, sentence, opening + pre.length, at)
    const heard = sourceIn(context, sentence, { start: from, end: close.at })
    if (!heard) continue
    const content = contentFrom(context, sentence, quotations, start + 1)
    const passing = outlet.kind === 'somebody' ? [linkOf({ speaker: outlet.speaker, speakerSpan: outlet.span })] : []
    return {
      from: at,
      to: start,
      draft: {
        holds: true,
        outlet: false,
        statement: {
          speaker: heard.speaker,
          ...(heard.span ? { speakerSpan: heard.span } : {}),
          via: passing,
          cue: { span: { start: at, end: from }, lemma: cite },
          act: 'say',
          content,
          confidence: 0.8,
        },
      },
    }
  }
  return undefined
}

/** Who cites: what stands between book marks before the verb, else its subject. */
function outletIn(context: Context, sentence: Sentence, from: number, to: number): Subject {
  const { text } = context.reading.document
  const open = text[to - 1] === '》' ? text.lastIndexOf('《', to) : -1
  const titled = open >= from ? { start: open + 1, end: to - 1 } : undefined
  const named = titled && context.bySentence[sentence.index]!.some((m) => overlaps(m.span, titled))
  if (!titled || named) return subjectIn(context, sentence, from, to)
  return { kind: 'somebody', speaker: { text: sliceSpan(text, titled) }, span: titled, named: true, human: true }
}

function clauseStart(text: string, start: number, at: number): number {
  let from = at
  while (from > start && !boundary.test(text[from - 1]!)) from--
  return from
}

/** All of a quotation where it opens what is said; else to the end of the sentence. */
function contentFrom(context: Context, { span }: Sentence, quotations: readonly Quotation[], from: number): Span {
  const { text } = context.reading.document
  let start = from
  while (start < span.end && /\s/.test(text[start]!)) start++
  const quote = quotations.find((q) => q.span.start === start && q.span.end >= span.end - 1)
  return quote ? quote.inner : { start, end: trimmed(text, start, span.end) }
}

/** Who is named in the phrase, or its words. */
function sourceIn(context: Context, sentence: Sentence, span: Span): Heard | undefined {
  const subject = subjectIn(context, sentence, span.start, span.end)
  if (subject.kind === 'somebody') return { speaker: subject.speaker, span: subject.span, via: [], sure: true }
  const text = context.reading.document.text.slice(span.start, span.end)
  if (subject.kind === 'pronoun' || text.length < 2) return undefined
  const anonymous = context.words.anonymous.some((a) => text.includes(a))
  return { speaker: { text, ...(anonymous ? { anonymous: true as const } : {}) }, span, via: [], sure: false }
}

/** An organization that publishes hands on what others say. */
function hands(context: Context, heard: Heard): boolean {
  const { text } = context.reading.document
  if (heard.span && text[heard.span.start - 1] === '《') return true
  const outlets = context.reading.language
    .table('subject-words')
    .filter((r) => r['where'] === 'outlet')
    .map((r) => r['form'] ?? '')
  return outlets.some((o) => heard.speaker.text.endsWith(o))
}
