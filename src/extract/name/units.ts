/** What a model of names sees of a sentence: words, or characters where words are written without spaces. */
import type { KnownName, NameUnit, Reading, Sentence, Token } from '../../record/index.ts'
import { type NameWords, nameWordsOf } from './words.ts'

/** Whether a word is a given (`g`) or family (`f`) name, both, or neither. */
export type NamePart = (word: string) => string

export interface UnitTools {
  readonly known: readonly KnownName[]
  readonly part: NamePart
  /** for scripts without spaces: words with a dictionary's classes, joined they are the text again */
  readonly classes?: (text: string) => readonly { readonly word: string; readonly tag: string }[]
}

/** The units of every sentence of a reading. Cost: linear. */
export function unitsOf(reading: Reading, { known, part, classes }: UnitTools): readonly (readonly NameUnit[])[] {
  const words = nameWordsOf(reading.language)
  const bySentence = Map.groupBy(known, (k) => k.sentence)
  const lowered = new Set<string>()
  if (!reading.language.unspaced && reading.language.direction === 'ltr')
    for (const { tokens } of reading.sentences) for (const t of tokens) if (/^\p{Ll}/u.test(t.text)) lowered.add(t.norm)
  return reading.sentences.map((sentence) => {
    const here = bySentence.get(sentence.index) ?? []
    const hits = hitsOf(sentence, here)
    if (reading.language.unspaced) return characters(reading, sentence, hits, { words, classes })
    return sentence.tokens.map((t) => ({
      start: t.start,
      end: t.end,
      text: t.text,
      norm: t.norm,
      upos: t.upos,
      hit: hits(t.start),
      marks: marksOf(t, words, part) + (lowered.has(t.norm) ? 'l' : ''),
      word: '',
      tag: '',
    }))
  })
}

function hitsOf({ span }: Sentence, known: readonly KnownName[]): (at: number) => string {
  const hits: string[] = []
  for (const k of known)
    for (let i = k.span.start; i < k.span.end; i++)
      hits[i - span.start] = `${k.candidates[0]?.entry.kind ?? ''}${k.weak ? '?' : ''}`
  return (at) => hits[at - span.start] ?? ''
}

function marksOf(t: Token, words: NameWords, part: NamePart): string {
  const bare = t.norm
  let marks = ''
  const mark = (letter: string, yes: boolean): void => {
    if (yes) marks += letter
  }
  mark('T', words.titles.has(bare) || words.titles.has(t.lemma))
  mark('O', words.organizationHead.has(bare) || words.organizationHead.has(t.lemma))
  mark('o', words.organizationTail.has(bare) || words.organizationTail.has(t.lemma))
  mark('a', words.placeAfter.has(bare) || words.placeAfter.has(t.lemma))
  mark('b', words.placeBefore.has(bare) || words.placeBefore.has(t.lemma))
  mark('p', words.placePreposition.has(bare))
  mark('d', words.demonymSet.has(bare) || words.demonymSet.has(t.lemma))
  mark('n', words.particles.has(bare))
  mark('s', words.speech.has(t.lemma) || words.speech.has(bare))
  return marks + (part(t.text) || part(t.lemma))
}

function characters(
  { document: { text } }: Reading,
  { tokens, span }: Sentence,
  hits: (at: number) => string,
  { words, classes }: { readonly words: NameWords; readonly classes: UnitTools['classes'] },
): readonly NameUnit[] {
  const units: NameUnit[] = []
  const tags: string[] = []
  for (const { word, tag } of classes?.(text.slice(span.start, span.end)) ?? [])
    for (let i = 0; i < word.length; i++)
      tags.push(`${tag}${word.length === 1 ? 'S' : i === 0 ? 'B' : i === word.length - 1 ? 'E' : 'M'}`)
  let last = span.start
  const push = (start: number, end: number, t: Token | undefined): void => {
    const word = t?.text ?? ''
    const role = `${words.titles.has(word) ? 'T' : ''}${words.speech.has(word) ? 's' : ''}${words.placeAfter.has(word) ? 'a' : ''}${words.organizationEndings.includes(word) ? 'o' : ''}`
    for (let i = start; i < end; i++) {
      const place = !t ? 'x' : end - start === 1 ? 'S' : i === start ? 'B' : i === end - 1 ? 'E' : 'M'
      const c = text[i]!
      const table = `${words.nameCharacters.has(c) ? 'n' : ''}${words.surnames.has(c) ? 'f' : ''}`
      units.push({
        start: i,
        end: i + 1,
        text: c,
        norm: c.toLowerCase(),
        upos: t?.upos ?? '',
        hit: hits(i),
        marks: place + table + role,
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
