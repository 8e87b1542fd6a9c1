/** The subject of a verb in scripts without spaces: what stands before it in its clause, less adverbs, times and what prepositions open. */
import { overlaps, type Span, sliceSpan } from '../../base/span.ts'
import type { MentionRecord, Sentence, Speaker, Token } from '../../record/index.ts'
import type { Context } from './speaker.ts'
import { type SubjectWords, subjectWordsOf } from './unspaced-words.ts'

/** Who stands before a verb: somebody, nobody (the subject is left out), or something that cannot speak. */
export type Subject =
  | {
      readonly kind: 'somebody'
      readonly speaker: Speaker
      readonly span: Span
      readonly named: boolean
      readonly human: boolean
    }
  | { readonly kind: 'pronoun'; readonly span: Span; readonly joined: boolean }
  | { readonly kind: 'nobody'; readonly joined: boolean }
  | { readonly kind: 'thing'; readonly span: Span }

const nominal: ReadonlySet<string> = new Set(['PROPN', 'NOUN', 'ADJ', 'PUNCT', 'PART', 'NUM'])
const speaking: ReadonlySet<string> = new Set(['person', 'organization', 'country', 'group', 'region', 'place'])

/** In: a sentence and the stretch of a clause before its verb. Out: its subject. Cost: linear in the stretch. */
export function subjectIn(context: Context, sentence: Sentence, from: number, to: number): Subject {
  const words = subjectWordsOf(context.reading.language)
  const names = context.bySentence[sentence.index]!.filter(
    (m) => m.span.start >= from && m.span.end <= to && speaking.has(kindOf(context, m)),
  )
  const tokens = sentence.tokens.filter((t) => t.start >= from && t.end <= to && t.upos !== 'PUNCT')
  const region = context.reading.document.text.slice(from, to)
  const joined = [...words.joining].some((w) => region.startsWith(w))
  const person = names.find((m) => kindOf(context, m) === 'person' && free(context, words, m, from))
  if (person) return named(person)
  const first = startOf(context, words, tokens, names)
  if (first >= tokens.length) return { kind: 'nobody', joined }
  const pronoun = tokens[first]!
  if (context.words.pronouns.has(pronoun.text) && !isDeterminer(tokens, first, words))
    return { kind: 'pronoun', span: pronoun, joined: tokens.slice(first + 1).some((t) => words.joining.has(t.text)) }
  const span = { start: pronoun.start, end: endOf(context, words, tokens, { first, names }) }
  return phrase(context, sentence, names, span)
}

const kindOf = (context: Context, m: MentionRecord): string => context.entities.get(m.entity)?.kind ?? ''

const named = (m: MentionRecord): Subject => ({
  kind: 'somebody',
  speaker: { entity: m.entity, mention: m.id, text: m.quote },
  span: m.span,
  named: true,
  human: true,
})

/** Not governed by a preposition, not the owner of what stands behind it (普京的发言人), and no name in quotation marks (“伊斯坎德尔”导弹). */
function free(context: Context, words: SubjectWords, m: MentionRecord, from: number): boolean {
  const { text } = context.reading.document
  const before = text.slice(Math.max(from, m.span.start - 14), m.span.start)
  if ([...words.prepositions].some((p) => before.endsWith(p))) return false
  return !words.owning.has(text[m.span.end] ?? '') && text[m.span.start - 1] !== '“'
}

/** 该 before a noun points at it; alone it stands for somebody. */
const isDeterminer = (tokens: readonly Token[], at: number, words: SubjectWords): boolean =>
  tokens[at]!.text.length === 1 &&
  tokens[at + 1] !== undefined &&
  words.human.some((h) => h.length > 1 && tokens[at + 1]!.text.endsWith(h))

/** Behind adverbs, times and a phrase of a preposition that open the clause. */
function startOf(
  context: Context,
  words: SubjectWords,
  tokens: readonly Token[],
  names: readonly MentionRecord[],
): number {
  let i = 0
  while (i < tokens.length) {
    const t = tokens[i]!
    const inName = names.some((m) => overlaps(m.span, t))
    const time = context.timesAt(t).length > 0
    if (!inName && (time || words.adverbs.has(t.text) || (i > 0 && words.owning.has(t.text)))) i++
    else if (!inName && words.prepositions.has(t.text)) {
      const close = tokens.findIndex((x, k) => k > i && words.closing.some((c) => x.text.endsWith(c)))
      if (close < 0) {
        const name = names.find((m) => m.span.start === tokens[i + 1]?.start)
        const past = name ? tokens.findIndex((x) => x.start >= name.span.end) : -1
        if (past < 0) return tokens.length
        i = behindOwned(words, tokens, names, past)
        continue
      }
      i = close + 1
    } else return i
  }
  return i
}

/** 与埃及和卡塔尔的调停者: what is joined with the name behind a preposition, and what is theirs. */
function behindOwned(
  words: SubjectWords,
  tokens: readonly Token[],
  names: readonly MentionRecord[],
  from: number,
): number {
  let i = from
  while (words.coordinating.has(tokens[i]?.text ?? '')) {
    const next = names.find((m) => m.span.start === tokens[i + 1]?.start)
    const past = next ? tokens.findIndex((x) => x.start >= next.span.end) : -1
    if (past < 0) break
    i = past
  }
  if (!words.owning.has(tokens[i]?.text ?? '')) return i
  i++
  while (i < tokens.length && (tokens[i]!.upos === 'NOUN' || tokens[i]!.upos === 'PROPN')) i++
  return i
}

/** The phrase ends before the adverb, time or preposition that stands between it and the verb. */
function endOf(
  context: Context,
  words: SubjectWords,
  tokens: readonly Token[],
  { first, names }: { readonly first: number; readonly names: readonly MentionRecord[] },
): number {
  const owned = tokens.findLastIndex((t) => words.owning.has(t.text))
  for (let i = first + 1; i < tokens.length; i++) {
    const t = tokens[i]!
    if (names.some((m) => m.span.start < t.start && overlaps(m.span, t))) continue
    const { text } = context.reading.document
    const before = text.slice(tokens[first]!.start, tokens[i - 1]!.end)
    if (/[“「][^”」]*$/.test(text.slice(tokens[first]!.start, t.start))) continue
    const whole = words.human.some((h) => before.endsWith(h)) || names.some((m) => m.span.end === tokens[i - 1]!.end)
    const verb =
      whole &&
      i > owned &&
      t.upos === 'VERB' &&
      t.text.length > 1 &&
      !words.human.includes(t.text) &&
      !words.stationed.some((w) => (before + t.text).includes(w))
    const time = context.timesAt(t).length > 0
    if (!verb && !time && !words.adverbs.has(t.text) && !words.prepositions.has(t.text)) continue
    if (
      words.coordinating.has(t.text) &&
      before.includes('、') &&
      names.some((m) => m.span.start === tokens[i + 1]?.start)
    )
      continue
    if (i > owned || whole) return tokens[i - 1]!.end
  }
  return tokens.at(-1)!.end
}

/** A name that is the whole phrase or ends it; else the words, where they can be somebody. */
function phrase(context: Context, sentence: Sentence, names: readonly MentionRecord[], span: Span): Subject {
  const words = subjectWordsOf(context.reading.language)
  const text = sliceSpan(context.reading.document.text, span)
  const inside = names.filter((m) => overlaps(m.span, span))
  const last = inside.at(-1)
  const first = inside[0]
  const rest = last ? context.reading.document.text.slice(last.span.end, span.end) : text
  if (last && rest === '' && (first === last || kindOf(context, last) === 'organization')) return named(last)
  const human = words.human.some((h) => text.endsWith(h))
  const anonymous = context.words.anonymous.some((a) => text.includes(a))
  const own = sentence.tokens.filter((t) => overlaps(t, span))
  const proper = own[0]?.upos === 'PROPN' && own.every((t) => nominal.has(t.upos))
  if (!human && !anonymous && !last && !proper) return { kind: 'thing', span }
  const sole =
    last &&
    first === last &&
    first.span.start === span.start &&
    rest.length <= 2 &&
    (rest === '' || (kindOf(context, last) === 'country' && !words.titles.has(rest)))
      ? last
      : undefined
  return {
    kind: 'somebody',
    speaker: {
      ...(sole ? { entity: sole.entity, mention: sole.id } : {}),
      text,
      ...(anonymous && !sole ? { anonymous: true as const } : {}),
    },
    span,
    named: last !== undefined,
    human: human || anonymous,
  }
}
