import { contentId, type PositionId } from '../base/id.ts'
import { bySpan, contains, overlap, overlaps, type Span, sliceSpan } from '../base/span.ts'
import { type PositionRecord, type Reading, type Stance, type StatementRecord, sentenceAt } from '../record/index.ts'
import { conditionalClauses, conditionIn, type FoundCondition } from './position/clause.ts'
import { type Context, type Draft, isBystander, type SoFar, speakerOf } from './position/context.ts'
import { anyIssue, issueField, knownIssue, nounIssue } from './position/issue.ts'
import { findSpaced } from './position/spaced.ts'
import { isIdle } from './position/stance.ts'
import { findUnspaced } from './position/unspaced.ts'
import { fits, partyPart, positionWordsOf } from './position/words.ts'

/**
 * Where parties stand on what is negotiated: told by words of stance in narration and in what is said, by what a
 * statement does (demand, promise), and by conditions that somebody sets.
 * In: a reading and what was extracted before. Out: positions in text order. The issue is a key of the issue list, else
 * the lemma of the content's first noun. Cost: linear in the text; sentences without a word of stance cost nothing.
 */
export function extractPositions(reading: Reading, soFar: SoFar): readonly PositionRecord[] {
  const context: Context = {
    reading,
    words: positionWordsOf(reading.language),
    soFar,
    entities: new Map(soFar.entities.map((e) => [e.id as string, e])),
  }
  const ground = makeGround()
  for (const draft of reading.language.unspaced ? findUnspaced(context) : findSpaced(context)) ground.add(draft)
  for (const draft of statedPositions(context)) if (ground.at(draft.content).length === 0) ground.add(draft)
  return withIssues(context, ground.drafts).sort(bySpan)
}

/** How far back the stand may be whose issue another takes over ("Kyiv rejects this"). */
const reach = 500

/** Records in the order of their contents; who names no issue answers the stand before. */
function withIssues(context: Context, drafts: readonly Draft[]): PositionRecord[] {
  const out: PositionRecord[] = []
  let last: { readonly issue: string; readonly end: number } | undefined
  for (const d of [...drafts].sort((a, b) => a.content.start - b.content.start)) {
    const sentence = sentenceAt(context.reading, d.content.start)
    const near = last && d.content.start - last.end < reach ? last.issue : undefined
    const issue = d.issue ?? near ?? (sentence ? anyIssue(context, sentence, d.content) : d.stance)
    last = { issue, end: d.content.end }
    out.push(recordOf(context.reading, d, issue))
  }
  return out
}

const actStance: Partial<Record<StatementRecord['act'], Stance>> = {
  demand: 'demand',
  reject: 'reject',
  propose: 'propose',
  promise: 'offer',
  agree: 'accept',
  request: 'demand',
}

/** Stands that a statement takes by its act, or by a condition that it sets, where no word of stance told it already. */
function statedPositions(context: Context): readonly Draft[] {
  const { reading, words, soFar } = context
  const { text } = reading.document
  const { unspaced } = reading.language
  const out: Draft[] = []
  for (const s of soFar.statements) {
    if (s.negated) continue
    const content = sliceSpan(text, s.content)
    const condition = conditionIn(text, s.content, words, unspaced)
    const issue = knownIssue(content, words)
    const act = actStance[s.act]
    const strong = condition?.kind === 'strong' && issue !== undefined
    const stance = strong || (condition && promises(context, s, condition)) ? 'conditional' : issue ? act : undefined
    const sentence = sentenceAt(reading, s.content.start)
    const told = text.slice(
      s.cue && s.cue.span.end <= s.content.start ? s.cue.span.end : s.content.start,
      s.content.end,
    )
    if (stance && (isBystander(context, s) || isIdle({ stance, word: { kind: 'verb' } }, told, words))) continue
    if (!stance || !sentence || (s.cue && inCondition(context, sentence.span, s.cue.span))) continue
    out.push({
      party: speakerOf(s),
      span: s.span,
      content: s.content,
      stance:
        condition && condition.kind === 'if' && (stance === 'offer' || stance === 'accept') ? 'conditional' : stance,
      ...issueField(issue ?? nounIssue(context, sentence, s.content)),
      ...(condition ? { condition: { start: condition.start, end: condition.end } } : {}),
      statement: s,
      confidence: Math.min(0.45, s.confidence),
    })
  }
  return out
}

const announcing = new Set<StatementRecord['act']>(['warn', 'threaten', 'promise'])

/** What the speaker says to do on a condition: in the first person, or announced in the future. */
function promises({ reading, words }: Context, s: StatementRecord, condition: FoundCondition): boolean {
  if (condition.kind !== 'if' && condition.kind !== 'until') return false
  const sentence = sentenceAt(reading, condition.start)
  if (!sentence) return false
  const main = sentence.tokens.filter((t) => contains(s.content, t) && !contains(condition, t))
  const first = partyPart(words, 'first')
  if (words.unspaced) return first.forms.some((f) => sliceSpan(reading.document.text, s.content).includes(f))
  return main.some(
    (t) =>
      fits(t.norm, first) ||
      (/Person=1/.test(t.feats) && /Tense=Fut/.test(t.feats)) ||
      (announcing.has(s.act) && /Tense=Fut/.test(t.feats)),
  )
}

const inCondition = ({ reading, words }: Context, sentence: Span, cue: Span): boolean =>
  conditionalClauses(reading.document.text, sentence, words, reading.language.unspaced).some(
    (c) => c.start < cue.start && cue.end <= c.end,
  )

const size = (s: Span): number => s.end - s.start

/** code units of a text that drafts are filed under together */
const cell = 256

/** Drafts by the place of their content, so that those of one place are found however many there are. */
function makeGround() {
  const drafts: Draft[] = []
  const cells = new Map<number, Draft[]>()
  const cellsOf = ({ start, end }: Span): readonly number[] => {
    const first = Math.floor(start / cell)
    return Array.from({ length: Math.floor(Math.max(start, end - 1) / cell) - first + 1 }, (_, i) => first + i)
  }
  const at = (content: Span): readonly Draft[] =>
    cellsOf(content).flatMap((c) => cells.get(c)?.filter((d) => overlaps(d.content, content)) ?? [])
  /** Keeps a draft unless one says the same of most of its content. */
  const add = (draft: Draft): void => {
    const { content, party, stance } = draft
    const same = (o: Draft): boolean =>
      overlap(o.content, content) * 2 > size(content) && o.party.text === party.text && o.stance === stance
    if (at(content).some(same)) return
    drafts.push(draft)
    for (const c of cellsOf(content)) {
      const list = cells.get(c)
      if (list) list.push(draft)
      else cells.set(c, [draft])
    }
  }
  return { drafts: drafts as readonly Draft[], at, add }
}

function recordOf(reading: Reading, d: Draft, issue: string): PositionRecord {
  const { text, id: document } = reading.document
  const id: PositionId = contentId<'position'>('p', document, d.content.start, d.content.end, d.stance, d.party.text)
  return {
    type: 'position',
    id,
    document,
    span: d.span,
    quote: sliceSpan(text, d.span),
    party: d.party,
    issue,
    stance: d.stance,
    content: d.content,
    ...(d.condition ? { condition: d.condition } : {}),
    ...(d.statement ? { statement: d.statement.id, ...(d.statement.time ? { time: d.statement.time } : {}) } : {}),
    confidence: Math.round(d.confidence * 100) / 100,
  }
}
