/** Attribution by phrases where the verb comes first: بحسب X, وفق ما أعلنت X, على حد قوله; and outlets that quote: نقلت عن X قوله. */
import type { Span } from '../../base/span.ts'
import type { Speaker, ViaLink } from '../../record/index.ts'
import type { FoundStatement } from '../statement.ts'
import { isComma, lastEnd } from './verb-first-content.ts'
import { type Clause, phraseAt, speakerOf } from './verb-first-phrase.ts'
import { clauseWordsOf, formOf, verbHere } from './verb-first-words.ts'

export interface Attributed {
  readonly statement: FoundStatement
  /** tokens of the phrase */
  readonly from: number
  readonly to: number
  /** it stands behind what it attributes */
  readonly closes: boolean
  /** the speaker so far: on his word */
  readonly self: boolean
}

/** In: a sentence, and who spoke last. Out: its phrases of attribution with what they cover. */
export function attributionsIn(clause: Clause, last: Speaker | undefined): readonly Attributed[] {
  const { context, sentence, quotations } = clause
  const { tokens } = sentence
  const out: Attributed[] = []
  for (let i = 0; i < tokens.length; i++) {
    const at = phraseHere(clause, i)
    if (!at || quotations.some((q) => q.span.start < tokens[i]!.start && tokens[i]!.end < q.span.end)) continue
    const source = at.where === 'self' ? selfSource(clause, at, last) : sourceAt(clause, at)
    if (!source) continue
    const content = contentAround(clause, { from: i, to: source.to })
    i = source.to - 1
    if (!content) continue
    const cue = { start: tokens[at.from]!.start, end: tokens[at.to - 1]!.end }
    out.push({
      from: at.from,
      to: source.to,
      closes: content.closes,
      self: at.where === 'self',
      statement: {
        speaker: source.speaker,
        ...(source.span ? { speakerSpan: source.span } : {}),
        via: [],
        cue: { span: cue, lemma: context.reading.document.text.slice(cue.start, cue.end) },
        act: 'say',
        content: content.span,
        confidence: 0.8,
      },
    })
  }
  return out
}

interface Here {
  readonly from: number
  readonly to: number
  readonly where: string
  /** the last word of the phrase is written onto the source */
  readonly onto: boolean
}

const kinds: ReadonlySet<string> = new Set(['pre', 'said', 'self'])

function phraseHere({ context, sentence }: Clause, i: number): Here | undefined {
  const { tokens } = sentence
  const { norm } = tokens[i]!
  const bare = norm.startsWith('\u0648') ? norm.slice(1) : norm
  for (const { words, where } of context.words.attributions) {
    const opening = words[0]!
    const first = opening[0] === '\u0648' ? norm : bare
    if (!first.startsWith(opening) || !kinds.has(where)) continue
    const short = words.at(-1)!.length === 1
    const fits = words.every((w, k) => {
      const here = k === 0 ? first : (tokens[i + k]?.norm ?? '')
      return k === words.length - 1 && short ? here.startsWith(w) : here === w
    })
    if (fits) return { from: i, to: i + words.length - (short ? 1 : 0), where, onto: short }
  }
  return undefined
}

interface Source {
  readonly speaker: Speaker
  readonly span?: Span
  readonly to: number
}

const selfSource = ({ context, sentence }: Clause, at: Here, last: Speaker | undefined): Source | undefined => {
  const first = sentence.tokens[at.from]!
  const person = context.bySentence[sentence.index]!.findLast(
    (m) => m.span.end <= first.start && ['person', 'organization'].includes(context.entities.get(m.entity)?.kind ?? ''),
  )
  const persons = context.bySentence[sentence.index]!.filter(
    (m) => m.span.end <= first.start && context.entities.get(m.entity)?.kind === 'person',
  )
  const who = persons[0] ?? person
  const speaker = who ? { entity: who.entity, mention: who.id, text: who.quote } : last
  return speaker && { speaker, to: at.to }
}

function sourceAt(clause: Clause, at: Here): Source | undefined {
  const { context, sentence } = clause
  const { tokens } = sentence
  const words = clauseWordsOf(context.reading.language)
  let from = at.to
  if (at.where === 'said') {
    if (!tokens[from] || !verbHere(words, tokens[from]!)) return undefined
    from++
    if (
      (tokens[from]?.text.length ?? 9) < 4 &&
      !/[\p{P}]/u.test(tokens[from]!.text) &&
      !context.bySentence[sentence.index]!.some((m) => m.span.start === tokens[from]!.start)
    )
      from++
  }
  const first = tokens[from]
  if (!first) return undefined
  if (at.onto) {
    const inside = context.bySentence[sentence.index]!.find(
      (m) => m.span.start > first.start && m.span.start < first.end,
    )
    if (inside) {
      const to = tokens.findIndex((t) => t.start >= inside.span.end)
      return {
        speaker: { entity: inside.entity, mention: inside.id, text: inside.quote },
        span: inside.span,
        to: to < 0 ? tokens.length : to,
      }
    }
  }
  const phrase = phraseAt(clause, from, false)
  if (!phrase?.human) return undefined
  if (at.where === 'said' && at.from === 0) {
    const next = tokens[phrase.to]
    if (!next || words.that.has(formOf(next)) || !isComma(next)) return undefined
  }
  if (at.where === 'said' && words.that.has(formOf(tokens[phrase.to] ?? first))) return undefined
  return { ...speakerOf(clause, phrase), to: phrase.to }
}

/** Whom the subject of the sentence cites: نقلا عن X. */
export function citedIn(
  clause: Clause,
): { readonly speaker: Speaker; readonly span: Span; readonly from: number } | undefined {
  const { context, sentence } = clause
  const sources = context.words.attributions.filter((a) => a.where === 'source')
  for (let i = 0; i < sentence.tokens.length; i++) {
    const at = sources.find(({ words }) => words.every((w, k) => sentence.tokens[i + k]?.norm === w))
    const phrase = at && phraseAt(clause, i + at.words.length, false)
    if (phrase?.human) return { ...speakerOf(clause, phrase), from: i }
  }
  return undefined
}

/** At the start: what follows. Behind: what goes before. In the middle of a clause: what follows, where enough does. */
function contentAround(
  { context, sentence }: Clause,
  { from, to }: { readonly from: number; readonly to: number },
): { readonly span: Span; readonly closes: boolean } | undefined {
  const { tokens } = sentence
  const words = clauseWordsOf(context.reading.language)
  const behind = isComma(tokens[to]) ? to + 1 : to
  const rest = tokens.length - behind
  const end = lastEnd(tokens, tokens.length)
  const follows =
    tokens[behind] && rest > 2 && !words.relative.has(formOf(tokens[behind]!)) && !verbHere(words, tokens[behind]!)
  if (from <= 1) return follows ? { span: { start: tokens[behind]!.start, end }, closes: false } : undefined
  if (follows && isComma(tokens[to])) return { span: { start: tokens[behind]!.start, end }, closes: false }
  const start = tokens[0]!.start
  const stop = lastEnd(tokens, from)
  return stop - start > 12 ? { span: { start, end: stop }, closes: true } : undefined
}

/** Who quotes and who is quoted: نقلت رويترز عن دبلوماسي قوله إن …; `only` where a clause beside a statement names who passed it on (نقلت عنه القناة). */
export function quotedBy(
  clause: Clause,
  at: number,
  last: Speaker | undefined,
):
  | {
      readonly via: ViaLink
      readonly speaker: Speaker
      readonly span?: Span
      readonly to: number
      readonly only: boolean
    }
  | undefined {
  const { context, sentence } = clause
  const { tokens } = sentence
  const marks = (context.words.attributionForms.get('from') ?? []).map((w) => w)
  const mark = marks[0] ?? ''
  const direct =
    tokens[at + 1]?.norm.startsWith(mark) &&
    tokens[at + 1]!.norm.length <= mark.length + 2 &&
    tokens[at + 1]!.norm !== mark
  const outlet = phraseAt(clause, direct ? at + 2 : at + 1, false)
  if (!outlet) return undefined
  const by = speakerOf(clause, outlet)
  const { anonymous: _anonymous, ...who } = by.speaker
  const via: ViaLink = { ...who, span: by.span }
  if (direct) return { via, speaker: last ?? { text: '' }, to: outlet.to, only: true }
  const from = tokens[outlet.to]
  if (!from?.norm.startsWith(mark)) return undefined
  if (from.norm !== mark && from.norm.length <= mark.length + 2)
    return last && { via, speaker: last, to: outlet.to + 1, only: false }
  const source = phraseAt(clause, outlet.to + 1, false)
  if (!source) return undefined
  const heard = speakerOf(clause, source)
  return { via, ...heard, to: source.to, only: false }
}
