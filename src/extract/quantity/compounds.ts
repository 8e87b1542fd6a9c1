/** The words of a number: one word, one of several parts (dreihundertfünfzig), or a phrase (واحد وعشرون). */
import type { Token } from '../../record/index.ts'
import { bareForms, type NumberWord, type QuantityWords } from './words.ts'

export interface Atom extends NumberWord {
  /** joined to what stands before by a letter or part of the word */
  readonly joined: boolean
  /** letters of another word that it is written together with */
  readonly clitic: number
}

const known = new WeakMap<QuantityWords, Map<string, readonly Atom[] | undefined>>()

/** The atoms that start at a token, and how many tokens they take. */
export function atomsAt(
  tokens: readonly Token[],
  at: number,
  words: QuantityWords,
): { readonly atoms: readonly Atom[]; readonly length: number } | undefined {
  const t = tokens[at]
  if (!t) return undefined
  for (const form of words.clitics.length > 0 ? bareForms(t.norm, words.clitics) : [t.norm]) {
    const phrase = words.numbers
      .get(form)
      ?.find((p) => p.words.length > 1 && p.words.every((w, k) => k === 0 || tokens[at + k]?.norm === w))
    if (phrase) {
      const clitic = t.norm.length - form.length
      return { atoms: [{ ...phrase.means, joined: clitic > 0, clitic }], length: phrase.words.length }
    }
  }
  const atoms = atomsOf(t.norm, words)
  return atoms && { atoms, length: 1 }
}

function atomsOf(norm: string, words: QuantityWords): readonly Atom[] | undefined {
  let cache = known.get(words)
  if (!cache) known.set(words, (cache = new Map()))
  if (cache.has(norm)) return cache.get(norm)
  const found = wholeWord(norm, words) ?? cutWord(norm, words)
  if (cache.size < 20_000) cache.set(norm, found)
  return found
}

function wholeWord(norm: string, words: QuantityWords): readonly Atom[] | undefined {
  for (const form of bareForms(norm, words.clitics)) {
    const word = words.single.get(form)
    const clitic = norm.length - form.length
    if (word) return [{ ...word, joined: clitic > 0 && norm.startsWith(words.clitics[0]!), clitic }]
  }
  return undefined
}

/** Parts of a word: with hyphens between them, or in languages that join numbers inside words, without. */
function cutWord(norm: string, words: QuantityWords): readonly Atom[] | undefined {
  const inside = words.joins === 'inside'
  if ((!inside && !norm.includes('-')) || words.clitics.length > 0 || norm.length > 60) return undefined
  const parts = partsFrom(norm, 0, words, new Set())
  if (!parts) return undefined
  const out: Atom[] = []
  let joined = false
  for (const word of parts) {
    if (word.kind !== 'and') out.push({ ...word, kind: word.kind === 'article' ? 'add' : word.kind, joined, clitic: 0 })
    joined = word.kind === 'and'
  }
  return out.length > 1 && !joined ? out : undefined
}

const whole = new Set(['several', 'plus', 'point', 'suffix'])

/** The words that a word is made of from a place on: the longest first, shorter ones where the rest does not work out. */
function partsFrom(
  norm: string,
  from: number,
  words: QuantityWords,
  failed: Set<number>,
): readonly NumberWord[] | undefined {
  const at = norm[from] === '-' ? from + 1 : from
  if (at >= norm.length) return []
  if (failed.has(at)) return undefined
  for (const part of words.parts) {
    if (!norm.startsWith(part, at)) continue
    const word = words.single.get(part)!
    const next = norm[at + part.length]
    if (whole.has(word.kind) || (words.joins !== 'inside' && next !== undefined && next !== '-')) continue
    const rest = partsFrom(norm, at + part.length, words, failed)
    if (rest) return [word, ...rest]
  }
  failed.add(at)
  return undefined
}
