/** Whose stand a word of stance tells, where words are written without spaces: what stands before it in its clause or opens the one before. */
import { overlaps, placeIn, type Span } from '../../base/span.ts'
import type { Party, Sentence, StatementRecord } from '../../record/index.ts'
import { around, type Context, isBystander, mentionsIn, saidBy, speakerOf } from './context.ts'
import { clauseEnd, clauseStart, type Hit, isComma } from './unspaced-hits.ts'
import { type PartyKind, partyPart } from './words.ts'

export interface Who {
  readonly parties: readonly Party[]
  readonly start: number
  readonly sure: number
  readonly statement?: StatementRecord
}

const speaking = new Set(['person', 'organization', 'country', 'place', 'group', 'region'])

/** Candidates in a stretch from left to right: names, and words for bodies and roles that no name holds. */
function partiesIn(
  context: Context,
  sentence: Sentence,
  span: Span,
): readonly (Party & Span & { readonly kind: PartyKind | 'name' })[] {
  const { words, entities } = context
  const { text } = context.reading.document
  const mentions = mentionsIn(context, sentence)
  const out: (Party & Span & { readonly kind: PartyKind | 'name' })[] = []
  for (const m of mentions)
    if (
      m.span.start >= span.start &&
      m.span.end <= span.end &&
      m.form === 'name' &&
      speaking.has(entities.get(m.entity)?.kind ?? '')
    )
      out.push({ entity: m.entity, mention: m.id, text: m.quote, start: m.span.start, end: m.span.end, kind: 'name' })
  for (const kind of ['body', 'role', 'first', 'third', 'bystander'] as const)
    for (const form of partyPart(words, kind).forms)
      for (let at = placeIn(text, form, span); at >= 0; at = placeIn(text, form, { start: at + 1, end: span.end })) {
        const place = { start: at, end: at + form.length }
        if (mentions.some((m) => overlaps(m.span, place)) || out.some((o) => overlaps(o, place))) continue
        const titled = kind === 'role' && mentions.some((m) => m.span.start === place.end)
        if (titled) continue
        const start = kind === 'body' || kind === 'role' ? phraseStart(context, sentence, place, span.start) : at
        out.push({ text: text.slice(start, place.end), ...place, kind })
      }
  return out.sort((a, b) => a.start - b.start)
}

/** The words right before a body or role that belong to it: 4个主要政党, 反对派领导人. */
function phraseStart({ reading }: Context, sentence: Sentence, place: Span, least: number): number {
  let start = place.start
  for (let i = sentence.tokens.findLastIndex((t) => t.end <= place.start); i >= 0; i--) {
    const t = sentence.tokens[i]!
    if (
      t.end !== start ||
      t.start < least ||
      !/^(?:NOUN|ADJ|NUM|PROPN)$/.test(t.upos) ||
      isComma(reading.document.text[t.start])
    )
      break
    start = t.start
  }
  return start
}

export interface Known {
  readonly previous: Hit | undefined
  readonly earlier: readonly Party[] | undefined
  /** the earlier ones stand in this sentence */
  readonly here: boolean
}

export function whose(context: Context, sentence: Sentence, hit: Hit, known: Known): Who | undefined {
  const { text } = context.reading.document
  const telling = around(context, hit)[0]
  const cue = saidBy(context, hit)
  if (telling && isBystander(context, telling)) return undefined
  const { kind } = hit.word
  if (kind === 'swap') return swapped(context, sentence, hit, known)
  const from = clauseStart(text, hit.start, sentence.span.start)
  const inClause = partiesIn(context, sentence, {
    start: Math.max(from, known.previous && known.previous.start >= from ? known.previous.end : from),
    end: hit.start,
  }).filter((p) => !led(text, p))
  const own = inClause.at(-1)
  if (kind === 'must' || kind === 'clause') {
    if (!telling || (own?.kind === 'first' && kind === 'must')) return undefined
    return { parties: [speakerOf(telling)], start: hit.start, sure: 1, statement: telling }
  }
  if (kind === 'self' && !telling) return undefined
  if (own?.kind === 'bystander') return undefined
  if (own && own.kind !== 'first' && own.kind !== 'third') {
    const joined = inClause.filter(
      (p) => p.kind === own.kind && p.start < own.start && /^[和与及、]$/.test(text.slice(p.end, own.start)),
    )
    return {
      parties: [...joined, own].map(bare),
      start: (joined[0] ?? own).start,
      sure: 3,
      ...((telling ?? cue) ? { statement: (telling ?? cue)! } : {}),
    }
  }
  if (telling && own) return { parties: [speakerOf(telling)], start: own.start, sure: 2, statement: telling }
  const since = known.previous ? clauseEnd(text, known.previous.end, from) : sentence.span.start
  const opening = openersIn(context, sentence, { start: since, end: from })
  if (known.here && known.earlier && (opening.length === 0 || telling))
    return { parties: known.earlier, start: hit.start, sure: 2, ...(cue ? { statement: cue } : {}) }
  const clause = opening.length > 0 ? clauseStart(text, opening.at(-1)!.start, sentence.span.start) : 0
  const first = opening.find((p) => p.start >= clause)
  if (
    telling &&
    telling.content.start <= from &&
    !(first && first.start >= telling.content.start && first.kind === 'name')
  )
    return { parties: [speakerOf(telling)], start: hit.start, sure: 2, statement: telling }
  if (first && first.kind !== 'first' && first.kind !== 'third' && first.kind !== 'bystander') {
    const joined = opening.filter(
      (p) => p.kind === first.kind && p.start > first.start && /^[和与及、]$/.test(text.slice(first.end, p.start)),
    )
    const head = joined.length > 0 ? [first, ...joined] : [headIn(opening, first, text)]
    return { parties: head.map(bare), start: hit.start, sure: 2, ...(cue ? { statement: cue } : {}) }
  }
  if (cue?.speaker.entity) return { parties: [speakerOf(cue)], start: hit.start, sure: 2, statement: cue }
  if (known.earlier) return { parties: known.earlier, start: hit.start, sure: 1 }
  return cue && { parties: [speakerOf(cue)], start: hit.start, sure: 1, statement: cue }
}

/** Candidates of the clauses of a stretch that stand before whatever their clause says: its subjects. */
function openersIn(context: Context, sentence: Sentence, span: Span): readonly PlacedParty[] {
  const { text } = context.reading.document
  const all = partiesIn(context, sentence, span).filter((p) => !led(text, p))
  const out: PlacedParty[] = []
  for (const p of all) {
    const before = text.slice(clauseStart(text, p.start, span.start), p.start)
    const last = out.at(-1)
    if (
      before.length <= 2 ||
      (last &&
        clauseStart(text, last.start, span.start) === clauseStart(text, p.start, span.start) &&
        p.start - last.end < 12 &&
        !sentence.tokens.some((t) => t.upos === 'VERB' && t.start >= last.end && t.end <= p.start))
    )
      out.push(p)
  }
  return out.length > 0 || span.start > sentence.span.start ? out : all
}

type PlacedParty = ReturnType<typeof partiesIn>[number]

/** "美方谈判代表、总统特使威特科夫": the last of what stands before the first comma is the one named. */
function headIn(list: readonly PlacedParty[], first: PlacedParty, text: string): PlacedParty {
  let head = first
  for (const p of list)
    if (
      p.start >= head.end &&
      !isComma(text.slice(head.end, p.start).match(/[,，;；:：]/)?.[0]) &&
      p.start - head.end < 12 &&
      p.kind === 'name'
    )
      head = p
  return head
}

const bare = ({ entity, mention, text }: PlacedParty): Party => ({
  ...(entity ? { entity } : {}),
  ...(mention ? { mention } : {}),
  text,
})

/** A word before it makes it an object, a place or an owner: 向菲方, 在中国, 美国的. */
const led = (text: string, p: Span): boolean =>
  (/[向对在与同和把被从给将经往为]/.test(text[p.start - 1] ?? '') && !/[和与]/.test(text[p.start - 1] ?? '')) ||
  /^[的境内]/.test(text[p.end] ?? '')

/** In exchange: who gives is named behind, or is who took the stand before. */
function swapped(context: Context, sentence: Sentence, hit: Hit, known: Known): Who | undefined {
  const { text } = context.reading.document
  const from = isComma(text[hit.end]) ? hit.end + 1 : hit.end
  const behind = partiesIn(context, sentence, { start: from, end: clauseEnd(text, from, sentence.span.end) })[0]
  if (behind && behind.start === from && behind.kind !== 'third')
    return { parties: [bare(behind)], start: from, sure: 2 }
  return known.here && known.earlier ? { parties: known.earlier, start: from, sure: 1 } : undefined
}
