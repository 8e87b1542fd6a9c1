/** Which issue a stand is about: by a table of words, else by the first noun of its content. */
import { overlaps, type Span } from '../../base/span.ts'
import type { Reading, Sentence } from '../../record/index.ts'
import type { PositionWords } from './words.ts'

/** The issue whose word stands in a stretch of text; the longest word decides. */
export function knownIssue(text: string, words: PositionWords, unspaced: boolean): string | undefined {
  const lower = text.toLowerCase()
  return words.issues.find(({ word }) => (unspaced ? lower.includes(word) : beginsWord(lower, word)))?.key
}

/** True where each of the words begins the next word of the text; one of up to four letters has to be all of it, but for an s. */
function beginsWord(text: string, word: string): boolean {
  const [first = '', ...rest] = word.split(' ')
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    if (/\p{L}/u.test(text[at - 1] ?? ' ')) continue
    let end = at + first.length
    const more = rest.every((part) => {
      const gap = /^[\p{L}\p{M}'’-]{0,16}\s+/u.exec(text.slice(end, end + 24))
      if (!gap || !text.startsWith(part, end + gap[0].length)) return false
      end += gap[0].length + part.length
      return true
    })
    if (more && (word.length > 4 || /^s?(?:\P{L}|$)/u.test(text.slice(end, end + 2)))) return true
  }
  return false
}

/**
 * A key of the document's own language for what no table knows: the first noun of the content, else its first verb.
 * In: names are left out, they are parties, not issues.
 */
export function nounIssue(reading: Reading, sentence: Sentence, content: Span, names: readonly Span[]): string {
  const inside = sentence.tokens.filter((t) => overlaps(t, content) && /\p{L}/u.test(t.norm))
  const free = inside.filter((t) => !names.some((n) => overlaps(n, t)))
  const head =
    free.find((t) => t.upos === 'NOUN' && t.norm.length > 1) ??
    free.find((t) => t.upos === 'VERB') ??
    free[0] ??
    inside[0]
  const key = head === undefined ? reading.document.text.slice(content.start, content.end) : head.lemma
  return key
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 40)
}
