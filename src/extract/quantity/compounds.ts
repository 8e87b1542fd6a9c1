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
  if ((!inside && !norm.includes('-')) || words.clitics.length > 0 || norm.length > 80) return undefined
  const out: Atom[] = []
  let joined = false
  for (let at = 0; at < norm.length; ) {
    if (norm[at] === '-') {
      at++
      continue
    }
    const rest = norm.slice(at)
    const part = words.parts.find((p) => rest.startsWith(p) && (inside || rest === p || rest[p.length] === '-'))
    const word = part === undefined ? undefined : words.single.get(part)
    if (!part || !word || word.kind === 'several' || word.kind === 'plus') return undefined
    if (word.kind !== 'and') out.push({ ...word, kind: word.kind === 'article' ? 'add' : word.kind, joined, clitic: 0 })
    joined = word.kind === 'and'
    at += part.length
  }
  return out.length > 1 && !joined ? out : undefined
}
