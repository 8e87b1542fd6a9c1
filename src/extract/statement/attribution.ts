/** Phrases of attribution: according to X, по словам X, selon X, بحسب X. The rest of the sentence is what X says. */
import type { Span } from '../../base/span.ts'
import type { Sentence, Speaker, Token, ViaLink } from '../../record/index.ts'
import type { FoundStatement } from '../statement.ts'
import { contentStart } from './content.ts'
import type { Quotation } from './quotes.ts'
import { type Context, speakerIn } from './speaker.ts'

interface At {
  readonly from: number
  /** after the phrase */
  readonly to: number
  readonly where: string
}

function phraseAt(context: Context, tokens: readonly Token[], i: number): At | undefined {
  for (const { words, where } of context.words.attributions) {
    if (words.every((w, k) => tokens[i + k]?.norm === w || (w === 'de' && tokens[i + k]?.norm === "d'")))
      return { from: i, to: i + words.length, where }
  }
  return undefined
}

const linking = new Set(['via', 'vialink', 'source', 'from', 'fromend'])

/** Who passed words on, and whose words a subject passes on: cited by X via Y; citing Z. */
export interface Links {
  readonly via: readonly ViaLink[]
  readonly source?: { readonly speaker: Speaker; readonly span: Span }
}

export function findLinks(context: Context, sentence: Sentence): Links {
  const { tokens } = sentence
  const via: ViaLink[] = []
  let source: Links['source']
  for (let i = 0; i < tokens.length; i++) {
    const at = phraseAt(context, tokens, i)
    if (!at || at.where.startsWith('from') || !linking.has(at.where) || (at.where === 'vialink' && via.length === 0))
      continue
    const end = sourceEnd(context, tokens, at)
    const mention = context.bySentence[sentence.index]!.find(
      (m) =>
        m.form === 'name' &&
        m.span.start >= tokens[at.to - 1]!.end &&
        m.span.end <= (tokens[end - 1]?.end ?? 0) &&
        m.span.start - tokens[at.to - 1]!.end < 24,
    )
    if (at.where === 'source') {
      const kind = mention && context.entities.get(mention.entity)?.kind
      if (mention && kind !== 'person' && kind !== 'organization' && kind !== 'group') continue
      const speaker = mention
        ? { entity: mention.entity, mention: mention.id, text: mention.quote }
        : speakerIn(context, sentence.index, at.to, end, undefined)
      if (speaker && (mention || speaker.anonymous))
        source = { speaker, span: { start: tokens[at.to]!.start, end: tokens[end - 1]!.end } }
    } else if (mention)
      via.push({ entity: mention.entity, mention: mention.id, text: mention.quote, span: mention.span })
    i = at.to - 1
  }
  return { via, ...(source ? { source } : {}) }
}

export function findAttributions(
  context: Context,
  sentence: Sentence,
  quotations: readonly Quotation[],
  last: Speaker | undefined,
): readonly FoundStatement[] {
  const { tokens } = sentence
  const out: FoundStatement[] = []
  for (let i = 0; i < tokens.length; i++) {
    const at = phraseAt(context, tokens, i)
    if (
      !at ||
      linking.has(at.where) ||
      quotations.some((q) => q.inner.start <= tokens[i]!.start && tokens[i]!.end <= q.inner.end)
    )
      continue
    const end = sourceEnd(context, tokens, at)
    const speaker =
      at.where === 'self'
        ? last && {
            ...last,
            text: tokens
              .slice(at.from, at.to)
              .map((t) => t.text)
              .join(' '),
          }
        : speakerIn(context, sentence.index, at.to, end, last)
    i = at.to
    if (!speaker) continue
    const content = contentAround(context, sentence, { at, end: pastRelative(context, tokens, end) }, quotations)
    if (!content) continue
    const first = tokens[at.from]!
    out.push({
      speaker,
      speakerSpan: {
        start: tokens[at.to]?.start ?? first.start,
        end: tokens[Math.max(at.to, end - 1)]?.end ?? first.end,
      },
      via: [],
      cue: {
        span: { start: first.start, end: tokens[at.to - 1]!.end },
        lemma: tokens
          .slice(at.from, at.to)
          .map((t) => t.norm)
          .join(' '),
      },
      act: 'say',
      content,
      confidence: 0.8,
    })
  }
  return out
}

/** The source runs to a comma, a verb, a complementizer or the end. */
function sourceEnd(context: Context, tokens: readonly Token[], at: At): number {
  for (let i = at.to; i < tokens.length; i++) {
    const t = tokens[i]!
    if (/^[,.;:،–—"«»“”]$/.test(t.text) && !(t.text === '"' && i === at.to) && !(t.text === '«' && i === at.to))
      return i
    if (
      at.from > 1 &&
      i > at.to + 1 &&
      t.upos === 'ADP' &&
      tokens[i - 1]!.upos === 'NOUN' &&
      context.words.separable &&
      tokens[i + 1]?.upos === 'NOUN'
    )
      return i
    if (
      i > at.to &&
      ((t.upos === 'VERB' && !/VerbForm=Part/.test(t.feats)) ||
        t.upos === 'AUX' ||
        context.words.complementizers.has(t.norm))
    )
      return i
  }
  return tokens.length
}

/** Behind the comma of a relative clause: "one official, who asked not to be named, …". */
function pastRelative(context: Context, tokens: readonly Token[], end: number): number {
  const next = tokens[end + 1]
  if (
    tokens[end]?.text !== ',' ||
    !next ||
    !(
      ((next.upos === 'PRON' || next.upos === 'SCONJ') && context.words.pronouns.has(next.norm)) ||
      (next.upos === 'SCONJ' && context.words.complementizers.has(next.norm)) ||
      /PronType=[\w,]*Rel/.test(next.feats)
    )
  )
    return end
  const comma = tokens.findIndex((t, i) => i > end + 1 && t.text === ',')
  return comma < 0 ? end : comma
}

/** At the start: what follows. At the end: what goes before. In the middle: the whole sentence. */
function contentAround(
  context: Context,
  sentence: Sentence,
  { at, end }: { readonly at: At; readonly end: number },
  quotations: readonly Quotation[],
): FoundStatement['content'] | undefined {
  const { tokens } = sentence
  const trim = (from: number, to: number): FoundStatement['content'] | undefined => {
    let first = from
    let last = to - 1
    while (first < last && /^[,.;:،–—-]$/.test(tokens[first]!.text)) first++
    while (last > first && /^[,.;:،–—-]$/.test(tokens[last]!.text)) last--
    const start = first === 0 ? contentStart(context, sentence, 0) : tokens[first]!.start
    return last - first >= 1 ? { start, end: tokens[last]!.end } : undefined
  }
  const leading =
    tokens
      .slice(0, at.from)
      .every((t) => t.upos === 'PUNCT' || t.upos === 'CCONJ' || t.upos === 'ADV' || t.upos === 'SCONJ') && at.from < 3
  if (leading) return trim(end, tokens.length)
  const behind = tokens.slice(end).filter((t) => t.upos !== 'PUNCT')
  const verbLast = context.words.separable && ['VERB', 'ADJ', 'AUX'].includes(behind.at(-1)?.upos ?? '')
  const rest = verbLast ? 9 : behind.length
  const quote = quotations.find(
    (q) =>
      q.span.end <= tokens[at.from]!.start &&
      tokens[at.from]!.start - q.span.end < 4 &&
      q.inner.end - q.inner.start > 15,
  )
  if (quote && rest < 4) return quote.inner
  return rest < 4 ? trim(0, at.from) : trim(0, tokens.length)
}
