/**
 * A language's words and rules for times, compiled once: `time-rules.tsv`, columns `class`, `pattern`, `set`. A rule says
 * that a sequence of items (expand.ts) is of a class; its bag is all bags of its items together and what `set` adds:
 * `field=value`, `field=@other` (moves a field), `field=$2` (the bag of the second class item), `field=$2.n`; a `set`
 * starting with `!` takes nothing else over. Classes are built in the order in which the file first names them, so a rule
 * may use the classes above it.
 */
import type { Language } from '../../record/index.ts'
import { type Bag, parseBag } from './bag.ts'
import { expandPattern, type Item } from './expand.ts'
import { type WordTrie, wordTrie } from './words.ts'

export interface Rule {
  readonly kind: string
  /** items before and after that are not part of the time */
  readonly before: number
  readonly after: number
  readonly merge: boolean
  readonly fixed: Bag
  /** field, item (counted from 1 among classes; 0: the merged bag), field there (`''`: the whole bag) */
  readonly moves: readonly (readonly [string, number, string])[]
  /** among rules of one length the first of the file wins */
  readonly order: number
}

export interface RuleNode {
  next: ReadonlyMap<string, RuleNode>
  glued: ReadonlyMap<string, RuleNode>
  rules: readonly Rule[]
}

export interface Grammar {
  readonly words: WordTrie
  readonly layers: readonly { readonly kind: string; readonly root: RuleNode }[]
  /** of a class the layers whose rules can start with it, a bit each */
  readonly starts: ReadonlyMap<string, number>
  readonly decimal: string
}

const noNodes: ReadonlyMap<string, RuleNode> = new Map()
const noRules: readonly Rule[] = []
/** Most nodes have one child or none: they share what is empty. */
const ruleNode = (): RuleNode => ({ next: noNodes, glued: noNodes, rules: noRules })

function childOf(node: RuleNode, key: string, glued: boolean): RuleNode {
  const side = glued ? 'glued' : 'next'
  const known = node[side].get(key)
  if (known) return known
  const child = ruleNode()
  if (node[side] === noNodes) node[side] = new Map([[key, child]])
  else (node[side] as Map<string, RuleNode>).set(key, child)
  return child
}
const compiled = new WeakMap<Language, Grammar>()

/** The grammar of a language; empty where it has no tables. Cost: some ten milliseconds, once. Throws on a bad table. */
export function grammarOf(language: Language): Grammar {
  let grammar = compiled.get(language)
  if (!grammar) compiled.set(language, (grammar = compile(language)))
  return grammar
}

function compile(language: Language): Grammar {
  const layers = new Map<string, RuleNode>()
  const literals = new Set<string>()
  let order = 0
  for (const row of language.table('time-rules')) {
    const kind = row['class']!
    let root = layers.get(kind)
    if (!root) layers.set(kind, (root = ruleNode()))
    for (const items of expandPattern(row['pattern'] ?? '')) {
      if (items.every((i) => i.context)) continue
      addRule(root, items, ruleOf(kind, items, row['set'] ?? '', order++))
      for (const item of items) if (item.key.startsWith("'")) literals.add(item.key)
    }
  }
  const rows = language.table('time-words')
  const mark = rows.find((r) => r['class'] === 'DECIMAL')?.['words']
  return {
    words: wordTrie(rows, literals),
    layers: [...layers].map(([kind, root]) => ({ kind, root })),
    starts: startsOf([...layers.values()]),
    decimal: mark ?? '.',
  }
}

/** Layers beyond the 32nd share a bit with those before. */
function startsOf(roots: readonly RuleNode[]): ReadonlyMap<string, number> {
  const starts = new Map<string, number>()
  roots.forEach((root, layer) => {
    for (const kind of [...root.next.keys(), ...root.glued.keys()])
      starts.set(kind, (starts.get(kind) ?? 0) | (1 << (layer & 31)))
  })
  return starts
}

function addRule(root: RuleNode, items: readonly Item[], rule: Rule): void {
  let at = root
  for (const item of items) at = childOf(at, item.key, item.glued)
  if (at.rules.length === 0) at.rules = [rule]
}

function ruleOf(kind: string, items: readonly Item[], cell: string, order: number): Rule {
  const merge = !cell.startsWith('!')
  const said = parseBag(merge ? cell : cell.slice(1))
  const fixed: Record<string, string | number | Bag> = {}
  const moves: [string, number, string][] = []
  for (const [field, value] of Object.entries(said)) {
    if (typeof value === 'string' && value.startsWith('@')) moves.push([field, 0, value.slice(1)])
    else if (typeof value === 'string' && value.startsWith('$')) {
      const [item, name] = value.slice(1).split('.')
      moves.push([field, Number(item), name ?? ''])
    } else fixed[field] = value
  }
  const before = items.findIndex((i) => !i.context)
  const after = items.length - 1 - items.findLastIndex((i) => !i.context)
  return { kind, before, after, merge, fixed, moves, order }
}
