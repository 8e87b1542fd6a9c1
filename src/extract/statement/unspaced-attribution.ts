/** Attribution without a verb in scripts without spaces: 据…消息,… and …援引…的话报道称,… */
import type { Span } from '../../base/span.ts'
import type { Sentence, ViaLink } from '../../record/index.ts'
import type { FoundStatement } from '../statement.ts'
import type { Context } from './speaker.ts'
import type { FoundSpeaker } from './unspaced.ts'

type NameIn = (from: number, to: number) => FoundSpeaker | undefined

const marks = /[,，]/
const boundary = /[,，;；。！？:：“”\s]/

/** In: a sentence, its statements by verbs, and who is named in a stretch. Out: those, with the attributed ones in place of what they cover. */
export function withAttributions(
  context: Context,
  sentence: Sentence,
  spoken: readonly FoundStatement[],
  nameIn: NameIn,
): readonly FoundStatement[] {
  const cited = citedIn(context, sentence, nameIn)
  if (cited)
    return [
      ...spoken.filter((s) => !s.cue || s.cue.span.start < cited.from || s.cue.span.end > cited.to),
      cited.statement,
    ]
  const attributed = attributedIn(context, sentence, nameIn)
  if (!attributed) return spoken
  const rest = spoken.filter(
    (s) => s.cue && s.cue.span.start >= attributed.content.start && s.content.start > attributed.content.start,
  )
  return [attributed, ...rest]
}

const forms = (context: Context, where: string): readonly string[] => context.words.attributionForms.get(where) ?? []

function attributedIn(context: Context, { span }: Sentence, nameIn: NameIn): FoundStatement | undefined {
  const { text } = context.reading.document
  for (let at = span.start; at < span.end; at++) {
    if (at > span.start && !boundary.test(text[at - 1]!)) continue
    const pre = forms(context, 'pre').find((f) => text.startsWith(f, at))
    if (!pre) continue
    const from = at + pre.length
    let comma = from
    while (comma < Math.min(span.end, from + 40) && !marks.test(text[comma]!)) comma++
    if (!marks.test(text[comma] ?? '')) continue
    const source = text.slice(from, comma)
    const noun = forms(context, 'noun').find((f) => source.endsWith(f) && source.length > f.length)
    if (!noun) continue
    const found = nameIn(from, comma - noun.length) ?? named(context, { start: from, end: comma - noun.length })
    const content = { start: comma + 1, end: trimmed(text, span.end) }
    if (content.end - content.start < 4) continue
    return {
      speaker: found.speaker,
      ...(found.span ? { speakerSpan: found.span } : {}),
      via: [],
      cue: { span: { start: at, end: from }, lemma: pre },
      act: 'say',
      content,
      confidence: 0.8,
    }
  }
  return undefined
}

function citedIn(
  context: Context,
  { span }: Sentence,
  nameIn: NameIn,
): { readonly statement: FoundStatement; readonly from: number; readonly to: number } | undefined {
  const { text } = context.reading.document
  for (const cite of forms(context, 'cite')) {
    const at = text.indexOf(cite, span.start)
    if (at < 0 || at >= span.end) continue
    const from = at + cite.length
    const close = forms(context, 'cited')
      .map((f) => ({ f, at: text.indexOf(f, from) }))
      .filter((c) => c.at > from && c.at - from < 40 && c.at < span.end)
      .sort((a, b) => a.at - b.at)[0]
    if (!close) continue
    let start = close.at + close.f.length
    while (start < span.end && !marks.test(text[start]!) && start - close.at < 12) start++
    if (!marks.test(text[start] ?? '')) continue
    const outlet = nameIn(span.start, at)
    const source = nameIn(from, close.at)
    const speaker = source ?? named(context, { start: from, end: close.at })
    const link: ViaLink | undefined = outlet && {
      ...(outlet.speaker.entity ? { entity: outlet.speaker.entity } : {}),
      text: outlet.speaker.text,
      ...(outlet.span ? { span: outlet.span } : {}),
    }
    return {
      from: at,
      to: start,
      statement: {
        speaker: speaker.speaker,
        ...(speaker.span ? { speakerSpan: speaker.span } : {}),
        via: link ? [link] : [],
        cue: { span: { start: at, end: from }, lemma: cite },
        act: 'say',
        content: { start: start + 1, end: trimmed(text, span.end) },
        confidence: 0.8,
      },
    }
  }
  return undefined
}

/** The words of a source that has no name. */
function named(context: Context, span: Span): FoundSpeaker {
  const text = context.reading.document.text.slice(span.start, span.end)
  const anonymous = context.words.anonymous.some((a) => text.includes(a))
  return { speaker: { text, ...(anonymous ? { anonymous: true as const } : {}) }, span, via: [], sure: false }
}

function trimmed(text: string, end: number): number {
  let to = end
  while (to > 0 && /[。.！!？?；;，,\s]/.test(text[to - 1]!)) to--
  return to
}
