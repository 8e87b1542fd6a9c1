/** Who speaks: the subject of a verb of saying, from the words before or after it. */
import { overlaps, type Span, sliceSpan } from '../../base/span.ts'
import type { EntityRecord, MentionRecord, Reading, Speaker, Token } from '../../record/index.ts'
import type { SpeechWords } from './words.ts'

export interface Context {
  readonly reading: Reading
  readonly words: SpeechWords
  readonly mentions: readonly MentionRecord[]
  readonly entities: ReadonlyMap<string, EntityRecord>
  readonly times: readonly Span[]
  /** mentions by sentence */
  readonly bySentence: readonly (readonly MentionRecord[])[]
}

const speaking = new Set(['person', 'organization', 'country', 'place', 'group', 'region'])

/** True where a preposition governs the phrase that ends in this token: "reports from Russian sources"; not "envoy to Yemen Hans G.". */
function governed(tokens: readonly Token[], first: number, from: number, names: readonly MentionRecord[]): boolean {
  for (let i = first - 1; i >= from && first - i < 8; i--) {
    const t = tokens[i]!
    if (names.some((m) => m.span.end === t.end && m.span.end <= tokens[first]!.start)) return false
    if (t.upos === 'ADP') return true
    if (t.upos === 'VERB' || t.upos === 'PUNCT' || t.upos === 'SCONJ' || t.upos === 'CCONJ' || t.upos === 'PRON')
      return false
  }
  return false
}

/**
 * The speaker among tokens `from`–`to` (exclusive) of a sentence: the first name that no preposition governs, a person
 * before what stands beside them; else a pronoun's antecedent; else the words of the first noun phrase.
 */
export function speakerIn(
  context: Context,
  sentence: number,
  from: number,
  to: number,
  last: Speaker | undefined,
): Speaker | undefined {
  const { reading, words } = context
  const { tokens } = reading.sentences[sentence]!
  if (to <= from) return undefined
  const within: Span = { start: tokens[from]!.start, end: tokens[to - 1]!.end }
  const namesHere = context.bySentence[sentence]!.filter((m) => m.form === 'name')
  const free = context.bySentence[sentence]!.filter((m) => {
    if (!overlaps(m.span, within) || m.span.start < within.start) return false
    const entity = context.entities.get(m.entity)
    if (!entity || !speaking.has(entity.kind) || m.form !== 'name') return false
    const first = tokens.findIndex((t) => t.end > m.span.start)
    const attached = m.span.start > tokens[first]!.start && reading.language.direction === 'rtl'
    return !attached && !governed(tokens, first, from, reading.language.direction === 'rtl' ? namesHere : [])
  })
  const person = free.find((m) => context.entities.get(m.entity)?.kind === 'person')
  const phrase = nounPhrase(reading, tokens, from, to)
  const verbFirst = reading.language.direction === 'rtl'
  const chosen = (verbFirst ? firstNamed(free, phrase, person) : person) ?? free.find((m) => headed(m, phrase, tokens))
  if (chosen) return { entity: chosen.entity, mention: chosen.id, text: chosen.quote }
  const pronoun = tokens
    .slice(from, to)
    .find((t) => (t.upos === 'PRON' || t.text.startsWith('-')) && words.pronouns.has(t.norm))
  const relative =
    pronoun && tokens[from] === pronoun && from > 0 && tokens[from - 1]!.text === ','
      ? context.bySentence[sentence]!.findLast(
          (m) =>
            m.form === 'name' &&
            m.span.end <= pronoun.start &&
            ['person', 'organization'].includes(context.entities.get(m.entity)?.kind ?? ''),
        )
      : undefined
  if (relative && tokens[from - 1]!.start - relative.span.end < 3)
    return { entity: relative.entity, mention: relative.id, text: relative.quote }
  if (pronoun && (!phrase || pronoun.start <= phrase.start + 1)) {
    const who = last ?? antecedent(context, sentence)
    return who ? { ...who, text: pronoun.text } : { text: pronoun.text }
  }
  if (!phrase) return institution(context, sentence, within)
  const text = sliceSpan(reading.document.text, phrase)
  const inside = context.bySentence[sentence]!.find(
    (m) => m.form === 'name' && m.span.start === phrase.start && context.entities.get(m.entity)?.kind === 'person',
  )
  const anonymous = words.anonymous.some((w) => text.toLowerCase().includes(w))
  return {
    ...(inside ? { entity: inside.entity, mention: inside.id } : {}),
    text,
    ...(anonymous ? { anonymous: true as const } : {}),
  }
}

/** The person named last in the two sentences before, where only one is. */
function antecedent(context: Context, sentence: number): Speaker | undefined {
  for (let i = sentence - 1; i >= Math.max(0, sentence - 2); i--) {
    const persons = context.bySentence[i]!.filter(
      (m) => m.form === 'name' && context.entities.get(m.entity)?.kind === 'person',
    )
    const [first] = persons
    if (first) return { entity: first.entity, mention: first.id, text: first.quote }
  }
  return undefined
}

/** "At the ministry they said": an institution behind a preposition that opens the clause. */
function institution(context: Context, sentence: number, within: Span): Speaker | undefined {
  const found = context.bySentence[sentence]!.find(
    (m) =>
      m.form === 'name' &&
      m.span.start >= within.start &&
      m.span.start - within.start < 6 &&
      m.span.end <= within.end &&
      context.entities.get(m.entity)?.kind === 'organization',
  )
  return found && { entity: found.entity, mention: found.id, text: found.quote }
}

/** Behind its verb the subject comes first: a body at the head of the phrase speaks, unless a person stands close behind as its head. */
function firstNamed(
  free: readonly MentionRecord[],
  phrase: Span | undefined,
  person: MentionRecord | undefined,
): MentionRecord | undefined {
  const first = free[0]
  if (!first || !phrase || first.span.start > phrase.start + 1) return person
  return first
}

/** A name counts as the speaker where it is the phrase, or all of it but titles before it. */
function headed(m: MentionRecord, phrase: Span | undefined, tokens: readonly Token[]): boolean {
  if (!phrase) return true
  if (m.span.start >= phrase.end || m.span.end <= phrase.start) return true
  const after = tokens.filter((t) => t.start >= m.span.end && t.end <= phrase.end)
  return !after.some((t) => t.upos === 'NOUN')
}

/** The first noun phrase among tokens: determiners, adjectives and nouns with what prepositions hang on them. */
function nounPhrase(reading: Reading, tokens: readonly Token[], from: number, to: number): Span | undefined {
  let first = from
  while (first < to && !['NOUN', 'PROPN', 'DET', 'ADJ', 'NUM', 'X'].includes(tokens[first]!.upos)) {
    if (tokens[first]!.upos === 'ADP') {
      const comma = tokens.findIndex((t, i) => i > first && i < to && t.text === ',')
      if (comma < 0) return undefined
      first = comma
    }
    first++
  }
  let last = -1
  let noun = false
  for (let i = first; i < to; i++) {
    const t = tokens[i]!
    if (['NOUN', 'PROPN', 'X'].includes(t.upos)) {
      noun = true
      last = i
    } else if (['DET', 'ADJ', 'NUM'].includes(t.upos)) {
      if (noun && reading.language.code !== 'es' && reading.language.code !== 'fr' && reading.language.code !== 'ar')
        break
      last = noun ? i : last
    } else if (t.upos === 'ADP' && noun && i + 1 < to) continue
    else if (t.norm === "'s" || t.text === '-') continue
    else break
  }
  if (!noun || last < first) return undefined
  return { start: tokens[first]!.start, end: tokens[last]!.end }
}
