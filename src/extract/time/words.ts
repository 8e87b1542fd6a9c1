/**
 * The words of a language that times are made of, as one trie: `time-words.tsv`, columns `class`, `value` (a bag) and
 * `words` (forms parted by `|`, see expand.ts). A word in lower case is found in any case, one that starts with a capital only
 * capitalised, one after `=` exactly as it stands.
 */
import type { Row } from '../../record/index.ts'
import { type Atom, atomsOf } from './atoms.ts'
import { type Bag, parseBag, str } from './bag.ts'
import { expandWord, splitTop } from './expand.ts'

interface Meaning {
  readonly kind: string
  readonly bag: Bag
  readonly letterCase: 'any' | 'capital' | 'small'
}

interface Node {
  next: ReadonlyMap<string, Node>
  meanings: readonly Meaning[]
}

export interface WordTrie {
  readonly root: Node
  /** other shapes of a letter (of traditional Chinese) to the one the tables use */
  readonly variants: ReadonlyMap<string, string>
  /** letters that may stand before a word without a space (Arabic and, with, for), longest first */
  readonly clitics: readonly Clitic[]
}

interface Clitic {
  readonly form: string
  /** what it takes away from the word's head: the article that merges with it */
  readonly as: string
}

export interface FoundWord {
  readonly kind: string
  readonly bag: Bag
  /** atom after the last */
  readonly end: number
  /** place in the text where the word itself starts */
  readonly from: number
}

const noNodes: ReadonlyMap<string, Node> = new Map()
const noMeanings: readonly Meaning[] = []
/** Most nodes have one child or none: they share what is empty. */
const node = (): Node => ({ next: noNodes, meanings: noMeanings })

function childOf(at: Node, key: string): Node {
  const known = at.next.get(key)
  if (known) return known
  const child = node()
  if (at.next === noNodes) at.next = new Map([[key, child]])
  else (at.next as Map<string, Node>).set(key, child)
  return child
}

export function wordTrie(rows: readonly Row[], literals: Iterable<string>): WordTrie {
  const root = node()
  const clitics: Clitic[] = []
  const variants = variantsOf(rows)
  const add = (form: string, meaning: Meaning) => {
    let at = root
    for (const { norm } of atomsOf(form)) {
      at = childOf(at, variants.get(norm) ?? norm)
    }
    if (
      !at.meanings.some((m) => m.kind === meaning.kind && m.bag === meaning.bag && m.letterCase === meaning.letterCase)
    )
      at.meanings = [...at.meanings, meaning]
  }
  for (const row of rows) {
    const kind = row['class']!
    if (kind === 'VARIANT') continue
    const bag = parseBag(row['value'] ?? '')
    for (const word of splitTop(row['words'] ?? '', '|'))
      for (const raw of expandWord(word.trim())) {
        const exact = raw.startsWith('=')
        const form = exact ? raw.slice(1) : raw
        const capital = form.charAt(0) !== form.charAt(0).toLowerCase()
        if (kind === 'CLITIC') clitics.push({ form, as: str(bag, 'as') ?? '' })
        else add(form, { kind, bag, letterCase: capital ? 'capital' : exact ? 'small' : 'any' })
      }
  }
  for (const literal of literals) add(literal.slice(1), { kind: literal, bag: {}, letterCase: 'any' })
  return { root, variants, clitics: clitics.sort((a, b) => b.form.length - a.form.length) }
}

/** `VARIANT` rows: pairs of letters, the one found in texts and the one of the tables. */
const variantsOf = (rows: readonly Row[]): ReadonlyMap<string, string> =>
  new Map(
    rows
      .filter((row) => row['class'] === 'VARIANT')
      .flatMap((row) => (row['words'] ?? '').split('|').map((pair): [string, string] => [pair[0]!, pair[1]!])),
  )

/** Every word that starts at an atom, of each class the longest of each end. */
export function wordsAt(trie: WordTrie, atoms: readonly Atom[], at: number): readonly FoundWord[] {
  const atom = atoms[at]!
  const found: FoundWord[] = []
  const first = trie.root.next.get(atom.norm)
  if (first) walk(first, atoms, at, atom.start, found)
  if (found.length === 0)
    for (const clitic of trie.clitics) {
      const { form } = clitic
      if (!atom.norm.startsWith(form) || atom.norm.length < form.length + 2) continue
      const rest = trie.root.next.get(clitic.as + atom.norm.slice(form.length))
      if (!rest) continue
      walk(rest, atoms, at, atom.end - (atom.norm.length - form.length), found)
      if (found.length > 0) break
    }
  return found
}

function walk(first: Node, atoms: readonly Atom[], at: number, from: number, found: FoundWord[]): void {
  const upper = atoms[at]!.upper
  let node: Node | undefined = first
  let end = at + 1
  while (node) {
    for (const m of node.meanings)
      if (m.letterCase === 'any' || upper === (m.letterCase === 'capital'))
        found.push({ kind: m.kind, bag: m.bag, end, from })
    const next: Atom | undefined = atoms[end]
    if (!next || next.gap === 2) return
    node = node.next.get(next.norm)
    end++
  }
}
