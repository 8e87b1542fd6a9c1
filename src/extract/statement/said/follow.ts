/** Words without a verb of saying of their own: quotations that go on, clauses in reported mood, headlines. */
import { overlaps, type Span } from '../../../base/span.ts'
import type { Speaker } from '../../../record/index.ts'
import type { FoundStatement } from '../../statement.ts'
import type { Quotation } from '../quotes.ts'
import { phrase } from './phrase.ts'
import { isAskedBehind } from './quoted.ts'
import { subjectOf } from './subject.ts'
import { finite, isColon, isLong, standsFree, trimmed, type View } from './view.ts'
import { type Before, nameOf } from './who.ts'

/** Quotations that no verb of saying took: the speaker of the sentence, else whoever spoke last, goes on. */
export function loneQuotes(view: View, here: readonly FoundStatement[], before: Before): readonly FoundStatement[] {
  const out: FoundStatement[] = []
  const { reading } = view.context
  for (const q of view.quotations) {
    const whole = q.span.start === view.sentence.span.start && endsSentence(reading.document.text, q)
    const least = whole || q.span.start === q.inner.start ? 4 : 16
    if (q.inner.end - q.inner.start < least || !standsFree(view, q) || q.span.end > view.sentence.span.end + 2) continue
    if (here.some((s) => overlaps(s.content, q.inner)) || isTold(before, q.inner)) continue
    const unclosed =
      endsSentence(reading.document.text, q) || q.span.end >= view.sentence.span.end - 1 || passedOn(view, q)
    const endsHere = q.span.end >= view.sentence.span.end
    if (!unclosed || (endsHere && isAskedBehind(before.view(view.sentence.index + 1), q))) continue
    const who = goesOn(view, q, [...here, ...out], before)
    if (!who) continue
    out.push({ speaker: who.speaker, via: who.via, act: 'say', content: q.inner, how: 'follow' })
  }
  return out
}

/** Some statement before holds words of a span. */
function isTold({ statements, reach }: Before, span: Span): boolean {
  for (let i = statements.length - 1; i >= 0 && reach[i]! > span.start; i--)
    if (overlaps(statements[i]!.content, span)) return true
  return false
}

const endsSentence = (text: string, q: Quotation): boolean =>
  /[.!?…](?:["”»“]|'')?$/.test(text.slice(q.inner.start, q.span.end)) ||
  /^\s*(?:[.!?]|$)/.test(text.slice(q.span.end, q.span.end + 2))

/** "…», — цитирует её пресс-служба": behind the quotation stands who passed it on. */
function passedOn(view: View, q: Quotation): boolean {
  const at = view.tokens.findIndex((t) => t.start >= q.span.end && !/^[,–—-]$/.test(t.text))
  return (
    at >= 0 &&
    (view.context.words.attributionForms.get('via') ?? []).some((form) => form.split(' ')[0] === view.tokens[at]!.norm)
  )
}

function goesOn(
  view: View,
  q: Quotation,
  here: readonly FoundStatement[],
  before: Before,
): Pick<FoundStatement, 'speaker' | 'via'> | undefined {
  const beside = here.filter((h) => h.cue).at(-1)
  if (beside) return beside
  const own = view.sentence.span.start + 2 < q.span.start ? subjectBefore(view, q, before) : undefined
  if (own) return { speaker: own, via: [] }
  const last = before.statements.at(-1)
  const { sentences } = view.context.reading
  const previous = sentences[view.sentence.index - 1]
  if (last && previous && last.content.end > (sentences[view.sentence.index - 3]?.span.start ?? 0)) {
    if (last.content.end >= previous.span.start || (last.cue && last.cue.span.start >= previous.span.start)) return last
  }
  const seen = previous && !previous.heading ? before.view(previous.index) : undefined
  const acting = seen && personActing(seen, before)
  return acting ? { speaker: acting, via: [] } : last
}

/** The subject of what stands before a quotation in its sentence. */
function subjectBefore(view: View, q: Quotation, before: Before): Speaker | undefined {
  const { tokens, tree } = view
  for (let i = 0; i < tokens.length && tokens[i]!.end <= q.span.start; i++) {
    if (!/^nsubj/.test(tree?.relations[i] ?? '')) continue
    return nameOf(view, phrase(view, i, true), before)?.speaker
  }
  return undefined
}

function personActing(view: View, before: Before): Speaker | undefined {
  const { tree, tokens } = view
  const verb = tree ? tree.relations.indexOf('root') : -1
  const subject = verb < 0 || !finite(tokens[verb]!) ? undefined : subjectOf(view, verb, false)
  return subject && nameOf(view, subject, before)?.speaker
}

/** Sentences in the reported mood go on with the last speaker; "X: …" at the head says who speaks. */
export function freeWords(view: View, before: Before): readonly FoundStatement[] {
  return headline(view, before) ?? reported(view, before)
}

function reported(view: View, before: Before): readonly FoundStatement[] {
  const { tokens, context, sentence } = view
  const last = before.statements.at(-1)
  if (!last) return []
  const previous = context.reading.sentences[sentence.index - 1]
  const near = previous && last.content.end > previous.span.start - 1
  const mood = tokens.findIndex((t, i) => context.words.reported.has(t.norm) && !view.inside[i])
  if (!near || mood < 0) return []
  if (tokens.slice(0, mood).some((t) => finite(t) && t.upos === 'VERB')) return []
  const span = trimmed(view, 0, tokens.length)
  return span ? [{ speaker: last.speaker, via: last.via, act: 'say', content: span, how: 'follow' }] : []
}

/** "Zelensky: no talks without guarantees" */
export function headline(view: View, before: Before): readonly FoundStatement[] | undefined {
  const { tokens, sentence } = view
  const colon = tokens.findIndex((t, i) => i > 0 && i < 8 && isColon(t))
  if (colon < 1 || tokens.length - colon < 4) return undefined
  if (tokens.slice(0, colon).some((t, i) => finite(t) || (t.upos === 'ADP' && !view.named[i]))) return undefined
  if (!sentence.heading && sentence.index > 0) return undefined
  const named = nameOf(view, { head: colon - 1, first: 0, last: colon - 1, own: true }, before)
  const kind = view.context.entities.get(named?.speaker.entity ?? '')?.kind
  if (!named || (kind !== 'person' && kind !== 'organization')) return undefined
  const quote = view.quotations.find(
    (q) => q.span.start >= tokens[colon]!.end && q.span.start - tokens[colon]!.end < 3 && isLong(q),
  )
  const span = quote?.inner ?? trimmed(view, colon + 1, tokens.length)
  return (
    span && [
      {
        speaker: named.speaker,
        speakerSpan: named.span,
        via: [],
        act: 'say',
        content: span,
        how: 'follow',
      },
    ]
  )
}
