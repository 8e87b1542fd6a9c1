/** What a model of names sees of a sentence: words, or characters where words are written without spaces. */
import { remembering } from '../../base/memo.ts'
import type { KnownName, NameUnit, Reading, Sentence, Token } from '../../record/index.ts'
import { marksOf } from './marks.ts'
import { type NameWords, nameWordsOf } from './words.ts'

/** Whether a word is a given (`g`) or family (`f`) name, both, or neither. */
export type NamePart = (word: string) => string

export interface UnitTools {
  readonly known: readonly KnownName[]
  readonly part: NamePart
  /** `coarse.fine` cluster of a word; absent where the language has none */
  readonly cluster?: (norm: string) => string
  /** for scripts without spaces: words with a dictionary's classes, joined they are the text again */
  readonly classes?: (text: string) => readonly { readonly word: string; readonly tag: string }[]
  /** for scripts without spaces: of each character the dictionary's proper name around it and where in it; empty for none */
  readonly proper?: (text: string) => readonly string[]
}

/** The units of every sentence of a reading. Cost: linear. */
export function unitsOf(reading: Reading, tools: UnitTools): readonly (readonly NameUnit[])[] {
  const { known, part, cluster } = tools
  const words = nameWordsOf(reading.language)
  const bySentence = Map.groupBy(known, (k) => k.sentence)
  const { language } = reading
  const hitsIn = (sentence: Sentence): ((at: number) => string) =>
    hitsOf(sentence, bySentence.get(sentence.index) ?? [])
  if (language.unspaced)
    return reading.sentences.map((sentence) => characters(reading, sentence, hitsIn(sentence), { words, tools }))
  const marks = reading.sentences.map(({ tokens }) => marksOf(tokens, language, part))
  const seen = seenIn(reading, marks)
  const latin = cluster !== undefined
  return reading.sentences.map((sentence, s) => {
    const hits = hitsIn(sentence)
    const units = sentence.tokens.map(
      (t, i): NameUnit => ({
        start: t.start,
        end: t.end,
        text: t.text,
        norm: t.norm,
        upos: t.upos,
        hit: hits(t.start),
        marks: marks[s]![i]!,
        seen: seen(t),
        cluster: latin && (language.code === 'en' || isUpper(t.text)) ? cluster(t.norm) : '',
        word: '',
        tag: '',
      }),
    )
    return words.joined.size > 0 ? withArticles(reading, units, words) : units
  })
}

/** "al-Kuwaiti": an article and the word that it is joined to by a hyphen are one unit, where the tokenizer parts them. */
function withArticles({ document: { text } }: Reading, units: readonly NameUnit[], words: NameWords): NameUnit[] {
  const out: NameUnit[] = []
  for (let i = 0; i < units.length; i++) {
    const [article, hyphen, own] = [units[i]!, units[i + 1], units[i + 2]]
    const joins =
      hyphen?.text === '-' &&
      own &&
      own.start === article.end + 1 &&
      isUpper(own.text) &&
      words.joined.has(article.norm)
    if (!joins) {
      out.push(article)
      continue
    }
    const marks = own.marks.replace('d', '')
    out.push({
      ...own,
      start: article.start,
      text: text.slice(article.start, own.end),
      upos: 'PROPN',
      marks: marks.includes('n') ? marks : `n${marks}`,
    })
    i += 2
  }
  return out
}

const isUpper = (text: string): boolean => /^\p{Lu}/u.test(text)

/**
 * How words stand in the whole document, for those with a capital: in lower case too (l), inside a sentence with a capital
 * (m), behind a title (T) or a word for a place (b) or a preposition of places (p), beside a verb of saying (s), last behind
 * a given name (f), before the end of an organization or behind its head (o). A name that is clear once is clear everywhere.
 */
function seenIn(reading: Reading, marks: readonly (readonly string[])[]): (t: Token) => string {
  const bits = new Map<string, number>()
  reading.sentences.forEach(({ tokens }, s) => {
    const of = (i: number): string => marks[s]![i] ?? ''
    tokens.forEach((t, i) => {
      if (!isUpper(t.text)) {
        if (/^\p{Ll}/u.test(t.text)) bits.set(t.norm, (bits.get(t.norm) ?? 0) | 1)
        return
      }
      const before = of(i - 1)
      const after = of(i + 1)
      const alone = !isUpper(tokens[i + 1]?.text ?? '')
      const behind = i > 0 && isUpper(tokens[i - 1]!.text)
      const mid = i > 0 && !/^["“«„(–—:-]$/.test(tokens[i - 1]!.text)
      bits.set(
        t.norm,
        (bits.get(t.norm) ?? 0) |
          (mid ? 2 : 0) |
          (/[Tt]/.test(before) ? 4 : 0) |
          (/[bF]/.test(before) && !behind ? 8 : 0) |
          (before.includes('p') && alone && !behind ? 16 : 0) |
          (after.includes('s') || (before.includes('s') && alone) ? 32 : 0) |
          (behind && before.includes('g') ? 64 : 0) |
          (/[Oi]/.test(before) || (!alone && /[oi]/.test(after)) ? 128 : 0),
      )
    })
  })
  return ({ norm }) => seenLetters[bits.get(norm) ?? 0]!
}

const seenLetters = Array.from({ length: 256 }, (_, n) => [...'lmTbpsfo'].filter((_, i) => (n >> i) & 1).join(''))

function hitsOf({ span }: Sentence, known: readonly KnownName[]): (at: number) => string {
  const hits: string[] = []
  for (const k of known) {
    const hit = `${k.candidates[0]?.entry.kind ?? ''}${k.weak ? (large(k) ? '+' : '?') : ''}`
    for (let i = k.span.start; i < k.span.end; i++) hits[i - span.start] = hit
  }
  return (at) => hits[at - span.start] ?? ''
}

const large = ({ candidates }: KnownName): boolean => (candidates[0]?.entry.population ?? 0) > 100_000

/** Where a character stands in its word, and in which tables; then what its word is: one string for all that are alike. */
const marksBehind = remembering((role) =>
  ['x', 'S', 'B', 'E', 'M'].flatMap((place) => ['', 'n', 'f', 'nf'].map((table) => place + table + role)),
)

function characters(
  { document: { text } }: Reading,
  { tokens, span }: Sentence,
  hits: (at: number) => string,
  {
    words,
    tools: { classes, proper },
  }: { readonly words: NameWords; readonly tools: Pick<UnitTools, 'classes' | 'proper'> },
): readonly NameUnit[] {
  const units: NameUnit[] = []
  const tags: string[] = []
  for (const { word, tag } of classes?.(text.slice(span.start, span.end)) ?? [])
    for (let i = 0; i < word.length; i++)
      tags.push(`${tag}${word.length === 1 ? 'S' : i === 0 ? 'B' : i === word.length - 1 ? 'E' : 'M'}`)
  const dictionary = proper?.(text.slice(span.start, span.end)) ?? []
  let last = span.start
  const push = (start: number, end: number, t: Token | undefined): void => {
    const word = t?.text ?? ''
    const marks = marksBehind(words.rolesOf(word))
    for (let i = start; i < end; i++) {
      const place = !t ? 0 : end - start === 1 ? 1 : i === start ? 2 : i === end - 1 ? 3 : 4
      const c = text[i]!
      const table = (words.nameCharacters.has(c) ? 1 : 0) + (words.surnames.has(c) ? 2 : 0)
      units.push({
        start: i,
        end: i + 1,
        text: c,
        norm: c.toLowerCase(),
        upos: t?.upos ?? '',
        seen: '',
        cluster: '',
        hit: hits(i) || (dictionary[i - span.start] ?? ''),
        marks: marks[place * 4 + table]!,
        word,
        tag: tags[i - span.start] ?? '',
      })
    }
  }
  for (const t of tokens) {
    push(last, t.start, undefined)
    push(t.start, t.end, t)
    last = t.end
  }
  push(last, span.end, undefined)
  return units
}
