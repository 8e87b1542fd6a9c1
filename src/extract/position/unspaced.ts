/** Positions where words are written without spaces. */
import { cover, type Span } from '../../base/span.ts'
import { overlapping, type Party, type Sentence } from '../../record/index.ts'
import { conditionalClauses, conditionIn } from './clause.ts'
import type { Context, Draft } from './context.ts'
import { issueField, issueOf, knownIssue, nounIssue } from './issue.ts'
import { isGeneric, isIdle, needsIssue, stanceWith, sureness } from './stance.ts'
import { clauseEnd, clauseStart, type Hit, hitsOf } from './unspaced-hits.ts'
import { type Who, whose } from './unspaced-who.ts'

/** In: a document. Out: the stands it tells, in text order. */
export function findUnspaced(context: Context): readonly Draft[] {
  const out: Draft[] = []
  let last: { readonly parties: readonly Party[]; readonly sentence: number } | undefined
  for (const sentence of context.reading.sentences) {
    const all = hitsOf(context, sentence)
    if (all.length === 0) continue
    const conditional = conditionalClauses(context.reading.document.text, sentence.span, context.words, true)
    const hits = all.filter((h) => !conditional.some((c) => c.start < h.start && h.end <= c.end))
    let inside: readonly Party[] | undefined
    hits.forEach((hit, i) => {
      const earlier = inside ?? (last && sentence.index - last.sentence <= 2 ? last.parties : undefined)
      const who = whose(context, sentence, hit, { previous: hits[i - 1], earlier, here: inside !== undefined })
      if (!who) return
      const drafts = draftsOf(context, sentence, hit, { who, next: hits[i + 1], previous: hits[i - 1] })
      if (drafts.length === 0) return
      out.push(...drafts)
      inside = who.parties
      last = { parties: who.parties, sentence: sentence.index }
    })
  }
  return out
}

interface Near {
  readonly who: Who
  readonly next: Hit | undefined
  readonly previous: Hit | undefined
}

function draftsOf(context: Context, sentence: Sentence, hit: Hit, near: Near): readonly Draft[] {
  const { reading, words } = context
  const { text } = reading.document
  const content = contentOf(context, sentence, hit, near)
  if (content.end - content.start < 2) return []
  if (isIdle(hit, text.slice(content.start, content.end), words)) return []
  const condition = conditionIn(text, content, words, true)
  const stance = stanceWith(hit, condition?.kind, text.slice(content.start, content.end), words)
  if (!stance) return []
  const own = issueOf(text, content, condition, words)
  const known = own ?? knownIssue(text.slice(Math.max(sentence.span.start, hit.start - 40), hit.start), words)
  const onTable = known ?? (stance !== 'demand' && isGeneric(text.slice(content.start, content.end), words))
  if (needsIssue(hit.word) && !onTable && !condition) return []
  const issue = own ?? nounIssue(context, sentence, content) ?? known
  return near.who.parties.map((party) => ({
    party,
    span: cover([hit, content, { start: near.who.start, end: hit.end }]),
    content,
    stance,
    ...issueField(issue),
    ...(condition ? { condition: { start: condition.start, end: condition.end } } : {}),
    ...(near.who.statement ? { statement: near.who.statement } : {}),
    confidence: sureness({
      issue: known !== undefined,
      subject: near.who.sure >= 2,
      named: party.entity !== undefined,
      word: hit.word,
      condition: condition !== undefined,
    }),
  }))
}

/** What follows up to the clause of the next word of stance; the whole clause where nothing does; a condition that leads it belongs to it. */
function contentOf(context: Context, sentence: Sentence, hit: Hit, { who, next }: Near): Span {
  const { words } = context
  const { text } = context.reading.document
  let end = sentence.span.end
  for (let i = hit.end; i < end; i++) if (/[；;。!！?？]/.test(text[i]!)) end = i
  if (next && next.start < end) {
    const start = clauseStart(text, next.start, hit.end)
    if (start > hit.end + 1) end = start - 1
  }
  for (const s of overlapping(context.soFar.statements, { start: hit.end, end }, 8000))
    if (s.cue && s.cue.span.start > hit.end + 2 && s.cue.span.start < end && s.content.start > hit.end)
      end = Math.min(end, Math.max(hit.end, clauseStart(text, s.cue.span.start, hit.end) - 1))
  const from = clauseStart(text, hit.start, sentence.span.start)
  if (hit.word.kind === 'clause' || hit.word.kind === 'must')
    return trimmed(text, { start: from, end: clauseEnd(text, hit.end, end) })
  if (hit.word.kind === 'self') return trimmed(text, { start: Math.max(from, Math.min(who.start, hit.start)), end })
  const after = trimmed(text, { start: hit.end, end })
  if (after.end - after.start < 2)
    return trimmed(text, { start: Math.max(from, Math.min(who.start, hit.start)), end: hit.end })
  const before = clauseStart(text, Math.max(sentence.span.start, from - 1), sentence.span.start)
  const opens = before < from ? conditionIn(text, { start: before, end: from }, words, true) : undefined
  if (opens && opens.start - before <= 1 && (opens.kind === 'if' || opens.kind === 'strong'))
    return trimmed(text, { start: before, end: after.end })
  return after
}

function trimmed(text: string, span: Span): Span {
  let { start, end } = span
  while (start < end && /[\s,，:：、“”"了过]/.test(text[start]!)) start++
  while (end > start && /[\s,，;；:：。、”"]/.test(text[end - 1]!)) end--
  return { start, end }
}
