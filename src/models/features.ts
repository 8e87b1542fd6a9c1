/** Features of tagging: the word, its beginnings and endings, its shape, its neighbours, the tags before it. */
import { hashString, mixHash } from './hash.ts'

/** Capitals, digits and marks of a word, runs folded: `Kyiv-2026` → `Aa-9`. */
export function shapeOf(word: string): number {
  let h = 7
  let last = ''
  for (let i = 0; i < word.length && i < 24; i++) {
    const c = word.charCodeAt(i)
    const lower = c >= 97 && c <= 122
    const kind = lower
      ? 'a'
      : c >= 65 && c <= 90
        ? 'A'
        : c >= 48 && c <= 57
          ? '9'
          : c < 128
            ? word[i]!
            : otherKind(word[i]!)
    if (kind === last) continue
    last = kind
    h = Math.imul(h ^ kind.charCodeAt(0), 0x01000193)
  }
  return h | 0
}

function otherKind(c: string): string {
  const lower = c.toLowerCase()
  if (lower !== c.toUpperCase()) return c === lower ? 'a' : 'A'
  return c >= '\u2e80' ? 'h' : /\p{Nd}/u.test(c) ? '9' : 'o'
}

/** What does not depend on tags, once a sentence; of the words that are wanted. `words[i]` is what the model knows a word by. */
export interface WordHashes {
  readonly own: readonly number[][]
}

const pad = 0x5bd1e995

export function wordHashes(norms: readonly string[], texts: readonly string[], wanted?: Uint8Array): WordHashes {
  const n = norms.length
  const words = norms.map((w) => hashString(1, w))
  const shapes = texts.map(shapeOf)
  const ends = norms.map((w) => hashString(2, w, Math.max(0, w.length - 3)))
  const at = (list: readonly number[], i: number): number => (i >= 0 && i < n ? list[i]! : pad)
  const own = norms.map((w, i) => {
    const f: number[] = []
    if (wanted && wanted[i] === 0) return f
    const add = (template: number, value: number): void => {
      f.push(mixHash(template, value))
    }
    add(10, 0)
    add(11, words[i]!)
    for (let k = 1; k <= 5; k++) if (w.length >= k) add(11 + k, hashString(3, w, w.length - k))
    for (let k = 1; k <= 3; k++) if (w.length >= k) add(17 + k, hashString(4, w, 0, k))
    add(21, shapes[i]!)
    add(22, mixHash(shapes[i]!, i === 0 ? 1 : 0))
    add(23, at(words, i - 1))
    add(24, at(words, i + 1))
    add(25, at(words, i - 2))
    add(26, at(words, i + 2))
    add(27, mixHash(at(words, i - 1), words[i]!))
    add(28, mixHash(words[i]!, at(words, i + 1)))
    add(29, at(ends, i - 1))
    add(30, at(ends, i + 1))
    add(31, at(shapes, i - 1))
    add(32, at(shapes, i + 1))
    add(33, mixHash(ends[i]!, at(ends, i + 1)))
    return f
  })
  return { own }
}

/** The tag before the first word. */
export const noTag = 999

/** Adds what depends on the two tags before. */
export function tagHashes(
  hashes: WordHashes,
  word: number,
  i: number,
  previous: number,
  before: number,
  out: number[],
): number[] {
  out.length = 0
  for (const h of hashes.own[i]!) out.push(h)
  out.push(mixHash(40, previous), mixHash(41, mixHash(previous, before)), mixHash(42, mixHash(previous, word)))
  return out
}
