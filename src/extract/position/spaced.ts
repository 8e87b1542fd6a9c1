/** Positions in languages that put spaces between words. */
import { cover, type Span } from '../../base/span.ts'
import type { Sentence } from '../../record/index.ts'
import { subjectOf } from './choose.ts'
import { conditionalClauses, conditionIn, type FoundCondition } from './clause.ts'
import { contentOf, type Neighbours } from './content.ts'
import { type Context, type Draft, mentionsIn } from './context.ts'
import { type Hit, hitsOf } from './hits.ts'
import { issueField, issueOf, knownIssue, nounIssue } from './issue.ts'
import { type Candidate, candidatesIn } from './parties.ts'
import { isGeneric, isIdle, needsIssue, stanceWith, sureness } from './stance.ts'
import { type Found, type Memory, named, whose } from './who.ts'
import type { PositionWords } from './words.ts'

/** In: a document. Out: the stands it tells, in text order. */
export function findSpaced(context: Context): readonly Draft[] {
  const out: Draft[] = []
  const memory: Memory = { sentence: -9 }
  for (const sentence of context.reading.sentences) out.push(...inSentence(context, sentence, memory))
  return out
}

function inSentence(context: Context, sentence: Sentence, memory: Memory): readonly Draft[] {
  const { reading, words, entities } = context
  const mentions = mentionsIn(context, sentence)
  const names = mentions.flatMap((m) => (m.form === 'name' ? [m.span] : []))
  const all = hitsOf(sentence, words, names)
  if (all.length === 0) return []
  const conditional = conditionalClauses(reading.document.text, sentence.span, words, false)
  const hits = all.filter((h) => !conditional.some((c) => c.start < h.start && h.end <= c.end))
  if (hits.length === 0) return []
  const tree = reading.parse(sentence)
  const candidates = candidatesIn(reading, sentence, mentions, { entities, words, tree })
  const out: Draft[] = []
  let before: { readonly candidate: Candidate; readonly hit: Hit } | undefined
  hits.forEach((hit, i) => {
    const choice = subjectOf(hit, {
      sentence,
      tree,
      candidates,
      verbFirst: reading.language.direction === 'rtl',
      ...(before ? { before } : {}),
    })
    const found = named(
      context,
      sentence,
      memory,
      whose(context, sentence, hit, {
        choice: choice?.candidate,
        score: choice?.score ?? 0,
        memory,
        before: out.at(-1)?.party,
      }),
    )
    if (choice && choice.candidate.kind !== 'bystander') before = { candidate: choice.candidate, hit }
    if (!found) return
    const draft = draftOf(context, sentence, found, {
      next: hits[i + 1],
      previous: hits[i - 1],
    })
    if (!draft) return
    out.push(draft)
    memory.party = draft.party
    memory.sentence = sentence.index
  })
  return out
}

function draftOf(context: Context, sentence: Sentence, found: Found, near: Neighbours): Draft | undefined {
  const { reading, words } = context
  const { text } = reading.document
  const { hit } = found
  const content = contentOf(context, sentence, found, near)
  if (content.end - content.start < 3) return undefined
  if (isIdle(hit, text.slice(Math.min(hit.end, content.start), content.end), words)) return undefined
  const second = sentence.tokens[hit.first + 1]?.start ?? content.start
  const behind = second < content.start ? { start: second, end: content.end } : content
  const condition = conditionBehind(text, behind, hit, words)
  const stance = stanceWith(hit, condition?.kind, text.slice(content.start, content.end), words)
  if (!stance) return undefined
  const own = issueOf(text, content, condition, words)
  const known = own ?? knownIssue(text.slice(sentence.span.start, hit.start), words)
  const onTable =
    known ??
    (answers(hit) &&
      (isGeneric(text.slice(content.start, content.end), words) || knownIssue(before(context, sentence), words)))
  if (needsIssue(hit.word) && !onTable && !condition) return undefined
  const span = cover([hit, content, ...(found.candidate ? [found.candidate.span] : [])])
  return {
    party: found.party,
    span,
    content,
    stance,
    ...issueField(own ?? nounIssue(context, sentence, content) ?? known),
    ...(condition ? { condition: { start: condition.start, end: condition.end } } : {}),
    ...(found.statement ? { statement: found.statement } : {}),
    confidence: sureness({
      issue: known !== undefined,
      subject: found.sure >= 2,
      named: found.party.entity !== undefined,
      word: hit.word,
      condition: condition !== undefined,
    }),
  }
}

/** The condition behind a word of stance; "готов до припинення вогню, якщо …": the preposition that the word brings opens none. */
function conditionBehind(text: string, behind: Span, hit: Hit, words: PositionWords): FoundCondition | undefined {
  const found = conditionIn(text, behind, words, false)
  const space = text.indexOf(' ', behind.start)
  if (hit.word.kind !== 'verb' || found?.kind !== 'until' || found.start > behind.start || space < 0) return found
  return conditionIn(text, { start: Math.min(space, behind.end), end: behind.end }, words, false)
}

/** Consent and refusal may answer what the sentence before named. */
const answers = ({ stance }: Hit): boolean => stance === 'accept' || stance === 'reject' || stance === 'offer'

function before({ reading }: Context, sentence: Sentence): string {
  const earlier = reading.sentences[sentence.index - 1]
  return earlier && earlier.paragraph === sentence.paragraph
    ? reading.document.text.slice(earlier.span.start, earlier.span.end)
    : ''
}
