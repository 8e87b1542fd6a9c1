/** Words that tell of an event, with the clause around them. */
import { overlaps, type Span } from '../../base/span.ts'
import { foldWord, stemWord } from '../../record/fold.ts'
import type { Reading, Sentence, Token } from '../../record/index.ts'
import { type EventWord, eventWordsOf, stemOf } from './words.ts'

export interface Trigger {
  readonly span: Span
  readonly word: EventWord
  readonly clause: Span
  readonly passive: boolean
  /** first and last token, for languages with spaces */
  readonly first: number
  readonly last: number
}

const finite = (t: Token): boolean =>
  (t.upos === 'VERB' || t.upos === 'AUX') && !/VerbForm=(?:Part|Ger|Inf|Conv)/.test(t.feats)

export function triggersOf(reading: Reading, sentence: Sentence, names: readonly Span[]): readonly Trigger[] {
  return reading.language.unspaced ? unspaced(reading, sentence, names) : spaced(reading, sentence, names)
}

/** True where a word of the sentence begins a row of the table; a sentence without one need not be parsed. */
export function mayTell(reading: Reading, sentence: Sentence): boolean {
  const { rows, rowsByStem, endings, lemmas, light, bases, inflects } = eventWordsOf(reading.language)
  return sentence.tokens.some((t) => {
    if (t.upos === 'PUNCT' || t.upos === 'DET') return false
    if (rows.has(t.lemma) || rows.has(t.norm) || lemmas.has(t.norm) || light.has(t.lemma) || bases.has(t.lemma))
      return true
    if (t.norm.length < 5 || (t.upos !== 'NOUN' && t.upos !== 'VERB' && t.upos !== 'PROPN' && t.upos !== 'X'))
      return false
    if (inflects && rowsByStem.has(stemOf(t.text, reading.language))) return true
    const folded = foldWord(t.text)
    for (let k = folded.length; k >= (inflects ? 5 : 7); k--) if (rowsByStem.has(`-${folded.slice(0, k)}`)) return true
    return endings.some((e) => t.norm.includes(e.word.slice(1)))
  })
}

function spaced(reading: Reading, sentence: Sentence, names: readonly Span[]): readonly Trigger[] {
  const words = eventWordsOf(reading.language)
  const { tokens } = sentence
  const out: Trigger[] = []
  const cased = reading.language.direction === 'ltr'
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!
    if (names.some((n) => overlaps(n, t))) continue
    const next = tokens[i + 1]
    const pair = next ? words.nouns.get(`${t.norm} ${next.lemma}`) : undefined
    const bare = cased
      ? t.lemma
      : t.norm.replace(/^[\u0648\u0641](?=\p{L}{3})/u, '').replace(/^(?:\u0628|\u0644)?\u0627\u0644/, '')
    const noun =
      pair ??
      (t.upos === 'NOUN' || t.upos === 'PROPN' || t.upos === 'X' || !cased
        ? (words.nouns.get(bare) ?? words.nouns.get(t.norm))
        : undefined)
    const stem =
      noun || words.stems.size === 0 || !['NOUN', 'DET', 'X', 'ADJ'].includes(t.upos)
        ? undefined
        : words.stems.get(stemWord(foldWord(t.text), reading.language))
    const verb = noun
      ? undefined
      : t.upos === 'VERB' || t.upos === 'X' || !cased || (t.upos === 'ADJ' && t.feats.includes('VerbForm'))
        ? (words.verbs.get(bare) ?? words.verbs.get(t.norm))
        : undefined
    const word = noun ?? verb ?? stem
    if (!word) continue
    const last = pair ? i + 1 : i
    out.push({
      span: { start: t.start, end: tokens[last]!.end },
      word,
      clause: clauseAround(sentence, i, last),
      passive: verb !== undefined && isPassive(tokens, i),
      first: i,
      last,
    })
    i = last
  }
  return out
}

/** A participle with a form of to be before it, or a verb marked passive. */
function isPassive(tokens: readonly Token[], at: number): boolean {
  const t = tokens[at]!
  if (/Voice=Pass/.test(t.feats)) return true
  if (!/VerbForm=Part/.test(t.feats)) return false
  return tokens
    .slice(Math.max(0, at - 5), at)
    .some((x) => x.upos === 'AUX' && ['be', 'werden', '\u00eatre', 'ser'].includes(x.lemma))
}

/** From the mark that closes a clause before the trigger to the one that opens another after it. */
function clauseAround(sentence: Sentence, first: number, last: number): Span {
  const { tokens } = sentence
  let from = 0
  for (let i = first - 1; i >= 0; i--) {
    const t = tokens[i]!
    const mark =
      t.text === ';' ||
      (t.upos === 'SCONJ' && tokens.slice(0, i).some(finite) && tokens.slice(i + 1, last + 1).some(finite)) ||
      ((t.text === ',' || t.text === '،') &&
        tokens.slice(0, i).some(finite) &&
        tokens.slice(i + 1, last + 1).some(finite))
    if (mark) {
      from = i + 1
      break
    }
  }
  let to = tokens.length
  for (let i = last + 1; i < tokens.length; i++) {
    const t = tokens[i]!
    const mark =
      t.text === ';' ||
      ((t.text === ',' || t.text === '،' || t.upos === 'CCONJ') &&
        tokens.slice(i + 1).some(finite) &&
        tokens.slice(from, i).some(finite) &&
        i - last > 3)
    if (mark) {
      to = i
      break
    }
  }
  while (to > last + 1 && tokens[to - 1]!.upos === 'PUNCT') to--
  return { start: tokens[from]!.start, end: tokens[to - 1]!.end }
}

function unspaced(reading: Reading, sentence: Sentence, names: readonly Span[]): readonly Trigger[] {
  const words = eventWordsOf(reading.language)
  const { text } = reading.document
  const out: Trigger[] = []
  for (let i = sentence.span.start; i < sentence.span.end; ) {
    const word = words.byLetter.get(text[i]!)?.find((w) => text.startsWith(w.word, i))
    if (!word) {
      i++
      continue
    }
    const span = { start: i, end: i + word.word.length }
    i = span.end
    if (names.some((n) => overlaps(n, span) && n.end - n.start > 2)) continue
    let start = span.start
    while (start > sentence.span.start && !/[,，;；。“”]/.test(text[start - 1]!)) start--
    let end = span.end
    while (end < sentence.span.end && !/[,，;；。“”]/.test(text[end]!)) end++
    out.push({
      span,
      word,
      clause: { start, end },
      passive: text.slice(start, span.start).endsWith('\u88ab'),
      first: -1,
      last: -1,
    })
  }
  return out
}
