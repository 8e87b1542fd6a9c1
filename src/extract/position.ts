import { contentId, type PositionId } from '../base/id.ts'
import { bySpan, cover, overlap, overlaps, type Span, sliceSpan } from '../base/span.ts'
import {
  type DocumentRecords,
  overlapping,
  type Party,
  type PositionRecord,
  type Reading,
  type Stance,
  type StatementRecord,
} from '../record/index.ts'

import { type PositionWords, positionWordsOf } from './position/words.ts'

type SoFar = Pick<DocumentRecords, 'times' | 'quantities' | 'mentions' | 'entities' | 'statements'>

const stanceOf: Partial<Record<StatementRecord['act'], Stance>> = {
  demand: 'demand',
  reject: 'reject',
  propose: 'propose',
  promise: 'offer',
  agree: 'accept',
  request: 'propose',
}

/**
 * Where parties stand on what is negotiated.
 * In: a reading and its statements. Out: positions in text order. A position needs an issue that a table or a head noun
 * names: a promise of anything else is a statement and no more.
 */
export function extractPositions(reading: Reading, soFar: SoFar): readonly PositionRecord[] {
  const words = positionWordsOf(reading.language)
  const out: PositionRecord[] = []
  for (const s of soFar.statements) {
    const content = sliceSpan(reading.document.text, s.content)
    const own = stanceOf[s.act]
    const inner = own ? undefined : (stanceIn(reading, content, words) ?? onlyIf(content, words))
    const stance = own ?? inner?.stance
    if (!stance || s.negated) continue
    const cut = cutAt(reading, s.content, words)
    const issue = issueOf(sliceSpan(reading.document.text, cut), words) ?? issueOf(content, words)
    if (!issue) continue
    const negative = stance === 'demand' && words.negations.some((n) => content.trimStart().startsWith(n))
    push(
      out,
      make(
        reading,
        {
          party: partyOf(s.speaker),
          span: s.span,
          content: cut,
          stance: negative ? 'reject' : stance,
          issue,
          statement: s,
        },
        words,
      ),
    )
  }
  for (const p of [...out]) {
    const other = joinedParty(reading, soFar, p)
    if (!other) continue
    const { statement: id, ...rest } = p
    const statement = soFar.statements.find((s) => s.id === id)
    out.push(make(reading, { ...rest, party: other, ...(statement ? { statement } : {}) }, words))
  }
  for (const p of narrated(reading, soFar, words)) push(out, p)
  return out.sort(bySpan)
}

/** The second of two parties that take one stand: X和Y…要求. */
function joinedParty(reading: Reading, soFar: SoFar, p: PositionRecord): Party | undefined {
  if (!reading.language.unspaced) return undefined
  const first = soFar.mentions.find((m) => m.id === p.party.mention)
  const second = first && soFar.mentions.find((m) => m.span.start === first.span.end + 1)
  if (!first || !second || !/[和与及、]/.test(reading.document.text[first.span.end] ?? '')) return undefined
  return { entity: second.entity, mention: second.id, text: second.quote }
}

/** A demand ends at the comma before the next stance in its sentence: "X要求…,作为交换,…,Y坚决反对". */
function cutAt(reading: Reading, content: Span, words: PositionWords): Span {
  if (!reading.language.unspaced) return content
  const { text } = reading.document
  for (const hit of hitsUnspaced(text, content, words)) {
    const comma = Math.max(text.lastIndexOf(',', hit.start), text.lastIndexOf('，', hit.start))
    if (comma > content.start + 3) return { start: content.start, end: comma }
  }
  return content
}

function push(out: PositionRecord[], p: PositionRecord): void {
  if (
    !out.some(
      (o) =>
        overlap(o.content, p.content) * 2 > p.content.end - p.content.start &&
        o.party.text === p.party.text &&
        o.stance === p.stance,
    )
  )
    out.push(p)
}

const partyOf = ({ anonymous: _anonymous, ...party }: StatementRecord['speaker']): Party => party

/** A condition that says only if: whoever says so takes a conditional stand. */
function onlyIf(content: string, words: PositionWords): { readonly stance: Stance } | undefined {
  const lower = content.toLowerCase()
  return words.strongConditions.some((c) => lower.includes(c)) ? { stance: 'conditional' } : undefined
}

/** A word of stance in what somebody says of himself: we are ready to …, he would not …. */
function stanceIn(reading: Reading, content: string, words: PositionWords): { readonly stance: Stance } | undefined {
  const lower = content.toLowerCase()
  return words.stances.find(({ form }) =>
    reading.language.unspaced ? lower.includes(form) : lower.includes(form) && (form.includes(' ') || form.length > 4),
  )
}

function issueOf(content: string, words: PositionWords): string | undefined {
  const lower = content.toLowerCase()
  return words.issues.find(({ word }) => lower.includes(word))?.key
}

interface Draft {
  readonly party: Party
  readonly span: Span
  readonly content: Span
  readonly stance: Stance
  readonly issue: string
  readonly statement?: StatementRecord
}

function make(reading: Reading, draft: Draft, words: PositionWords): PositionRecord {
  const { text, id: document } = reading.document
  const content = sliceSpan(text, draft.content)
  const condition = conditionIn(content, draft.content.start, words, reading.language.unspaced)
  const id: PositionId = contentId<'position'>(
    'p',
    document,
    draft.content.start,
    draft.content.end,
    draft.stance,
    draft.party.text,
  )
  return {
    type: 'position',
    id,
    document,
    span: draft.span,
    quote: sliceSpan(text, draft.span),
    party: draft.party,
    issue: draft.issue,
    stance: condition && (draft.stance === 'offer' || draft.stance === 'accept') ? 'conditional' : draft.stance,
    content: draft.content,
    ...(condition ? { condition } : {}),
    ...(draft.statement
      ? { statement: draft.statement.id, ...(draft.statement.time ? { time: draft.statement.time } : {}) }
      : {}),
    confidence: draft.statement ? Math.min(0.75, draft.statement.confidence) : 0.55,
  }
}

function conditionIn(content: string, start: number, words: PositionWords, unspaced: boolean): Span | undefined {
  const lower = content.toLowerCase()
  for (const form of words.conditions) {
    const at = unspaced ? lower.indexOf(form) : lower.search(new RegExp(`(?:^|[^\\p{L}])${form}(?=$|[^\\p{L}])`, 'u'))
    if (at >= 0) return { start: start + at + (unspaced || at === 0 ? 0 : 1), end: start + content.length }
  }
  return undefined
}

/** Plain narration: a party, a word of stance, and what follows (Oslo has ruled out …; 乌克兰坚决反对). */
function narrated(reading: Reading, soFar: SoFar, words: PositionWords): readonly PositionRecord[] {
  const { text } = reading.document
  const kinds = new Map(soFar.entities.map((e) => [e.id as string, e.kind]))
  const out: PositionRecord[] = []
  for (const sentence of reading.sentences) {
    const here = overlapping(soFar.mentions, sentence.span).filter((m) =>
      kinds.get(m.entity) === 'place'
        ? m.standsFor !== undefined || reading.language.unspaced
        : ['country', 'person', 'organization', 'region', 'group'].includes(kinds.get(m.entity) ?? ''),
    )
    if (here.length === 0) continue
    const hits = reading.language.unspaced
      ? hitsUnspaced(text, sentence.span, words)
      : hitsSpaced(sentence.tokens, words, reading.language.table('endings').length > 0)
    for (const hit of hits) {
      const subject =
        here.findLast((m) => m.span.end <= hit.start && hit.start - m.span.end < 40 && m.form === 'name') ??
        (hit.after ? here.find((m) => m.span.start >= hit.end) : undefined)
      if (!subject) continue
      const limit = clauseLimit(text, hit.end, sentence.span.end)
      const content = hit.after
        ? { start: subject.span.start, end: clauseLimit(text, subject.span.end, sentence.span.end) }
        : limit - hit.end < 3
          ? { start: subject.span.start, end: hit.end }
          : short(text, hit.end, limit)
            ? { start: subject.span.start, end: limit }
            : { start: infinitive(text, hit.end, limit) ?? skip(text, hit.end), end: limit }
      if (
        content.end - content.start < 3 ||
        overlapping(soFar.statements, hit, 8000).some((s) => s.cue && overlaps(s.cue.span, hit) && stanceOf[s.act])
      )
        continue
      const issue =
        issueOf(sliceSpan(text, content), words) ??
        issueOf(text.slice(Math.max(0, sentence.span.start - 80), sentence.span.end), words)
      if (!issue) continue
      const party: Party = { entity: subject.entity, mention: subject.id, text: subject.quote }
      out.push(
        make(reading, { party, span: cover([subject.span, content, hit]), content, stance: hit.stance, issue }, words),
      )
    }
  }
  return out
}

interface Hit extends Span {
  readonly stance: Stance
  /** the party stands behind the words */
  readonly after: boolean
}

function hitsUnspaced(text: string, span: Span, words: PositionWords): readonly Hit[] {
  const out: Hit[] = []
  for (let i = span.start; i < span.end; ) {
    const found = words.stances.find(({ form }) => text.startsWith(form, i))
    if (found) {
      const negative =
        found.stance === 'demand' && words.negations.some((n) => text.startsWith(n, i + found.form.length))
      out.push({
        start: i,
        end: i + found.form.length,
        stance: negative ? 'reject' : found.stance,
        after: /[,，]/.test(text[i + found.form.length] ?? '') && found.stance === 'offer',
      })
    }
    i += found ? found.form.length : 1
  }
  return out
}

/** `inflects`: forms of seven letters and more count by all but their last three. */
function hitsSpaced(
  tokens: Reading['sentences'][number]['tokens'],
  words: PositionWords,
  inflects: boolean,
): readonly Hit[] {
  const same = (t: { readonly norm: string; readonly lemma: string } | undefined, form: string): boolean =>
    t !== undefined &&
    (t.norm === form || t.lemma === form || (inflects && form.length >= 7 && t.norm.startsWith(form.slice(0, -3))))
  const out: Hit[] = []
  for (let i = 0; i < tokens.length; i++) {
    for (const { form, stance } of words.byLetter.get(tokens[i]!.norm[0] ?? '') ??
      words.byLetter.get(tokens[i]!.lemma[0] ?? '') ??
      []) {
      const parts = form.split(' ')
      if (!parts.every((p, k) => same(tokens[i + k], p))) continue
      out.push({ start: tokens[i]!.start, end: tokens[i + parts.length - 1]!.end, stance, after: false })
      i += parts.length - 1
      break
    }
  }
  return out
}

/** What follows is a pronoun or little more: "lehnt das ab", "rejects this". */
const short = (text: string, from: number, to: number): boolean =>
  !/\p{Script=Han}/u.test(text.slice(from, to)) && text.slice(from, to).trim().split(/\s+/).length <= 2

/** An infinitive close behind a noun of stance: "a proposal on the table to …". */
function infinitive(text: string, from: number, to: number): number | undefined {
  const found = /^[^,;.]{0,24}?\s(to \p{L})/u.exec(text.slice(from, to))
  return found ? from + found[0].length - found[1]!.length : undefined
}

function clauseLimit(text: string, from: number, end: number): number {
  let i = from
  while (
    i < end &&
    !/[;；。.!?]/.test(text[i]!) &&
    !(/[，,]/.test(text[i]!) && /\p{Script=Han}/u.test(text[i - 1] ?? ''))
  )
    i++
  return i
}

const skip = (text: string, at: number): number => {
  let i = at
  while (/[\s:：,，]/.test(text[i] ?? '')) i++
  return i
}
