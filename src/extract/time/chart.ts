/** Finds every time of a text by a language's grammar: a chart over atoms, layer by layer, linear in the text. */
import { type Atom, atomsOf } from './atoms.ts'
import { type Bag, isPossible, num } from './bag.ts'
import type { Grammar, Rule, RuleNode } from './grammar.ts'
import { composeNumber, digitEdges, type NumberPart } from './numbers.ts'
import { wordsAt } from './words.ts'

/** Something found between two atoms; `from`/`to`: its place in the text, without the context its rule asked for. */
export interface Edge {
  readonly kind: string
  readonly bag: Bag
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
  readonly order: number
}

/** Classes that a rule yields records from; what is of class STOP hides the times under it. */
const finals = new Set(['POINT', 'DURATION', 'RANGE', 'SET', 'REFERENCE', 'AGE', 'STOP'])
const brackets: Readonly<Record<string, string>> = { '(': 'OPEN', ')': 'CLOSE' }
const maximumEdges = 48

/** In: a text. Out: its times that do not overlap, in order: the leftmost, of these the longest. */
export function findTimes(text: string, grammar: Grammar): readonly Edge[] {
  const { variants } = grammar.words
  const written = atomsOf(text)
  const atoms = variants.size === 0 ? written : written.map((a) => shaped(a, variants.get(a.norm)))
  const chart: Edge[][] = new Array(atoms.length)
  const active: number[] = []
  for (let i = 0; i < atoms.length; i++) {
    const edges = leaves(atoms, i, grammar)
    if (edges.length > 0) active.push(i)
    chart[i] = edges
  }
  composeNumbers(atoms, chart, active)
  const starts = startsAt(chart, active, grammar)
  grammar.layers.forEach(({ root }, layer) => {
    for (let k = 0; k < active.length; k++) {
      if ((starts[k]! & (1 << (layer & 31))) === 0) continue
      const i = active[k]!
      const found: Edge[] = []
      follow(root, { atoms, chart, start: i, found }, [], i)
      for (const edge of found) {
        addEdge(chart[i]!, edge)
        starts[k]! |= grammar.starts.get(edge.kind) ?? 0
      }
    }
  })
  return choose(chart, active)
}

const shaped = (atom: Atom, norm: string | undefined): Atom => (norm === undefined ? atom : { ...atom, norm })

/** Of each place the layers that can start there, a bit each. */
function startsAt(chart: readonly Edge[][], active: readonly number[], grammar: Grammar): Int32Array {
  return Int32Array.from(active, (i) => chart[i]!.reduce((bits, { kind }) => bits | (grammar.starts.get(kind) ?? 0), 0))
}

const none: Edge[] = []

/** Most atoms are no digits, no bracket, beside no year and begin no word of times. */
const canStart = (atoms: readonly Atom[], at: number, { words }: Grammar): boolean =>
  atoms[at]!.digits ||
  isYear(atoms[at - 1]) ||
  isYear(atoms[at + 1]) ||
  words.clitics.length > 0 ||
  words.root.next.has(atoms[at]!.norm) ||
  brackets[atoms[at]!.norm] !== undefined

function leaves(atoms: readonly Atom[], at: number, grammar: Grammar): Edge[] {
  const atom = atoms[at]!
  if (!canStart(atoms, at, grammar)) return none
  const edges: Edge[] = []
  const push = (kind: string, bag: Bag, end: number, from: number) =>
    edges.push({ kind, bag, start: at, end, from, to: atoms[end - 1]!.end, order: -1 })
  if (atom.digits && !sticks(atoms, at))
    for (const e of digitEdges(atoms, at, grammar.decimal)) push(e.kind, e.bag, e.end, atom.start)
  if (!atom.digits && ((isYear(atoms[at - 1]) && atom.gap > 0) || isYear(atoms[at + 1])) && /^\p{L}/u.test(atom.norm))
    push(atom.upper ? 'UPPER' : 'LOWER', {}, at + 1, atom.start)
  const bracket = brackets[atom.norm]
  if (bracket) push(bracket, {}, at + 1, atom.start)
  if (atom.digits && atom.norm.length === 4 && stands(atoms, at))
    push('LONEYEAR', { year: Number(atom.norm) }, at + 1, atom.start)
  const clock = atom.digits ? lineClock(atoms, at) : undefined
  if (clock) push('LINECLOCK', clock, at + 3, atom.start)
  for (const w of wordsAt(grammar.words, atoms, at)) push(w.kind, w.bag, w.end, w.from)
  return edges
}

/** Words beside four digits tell by their case whether these are a year, where nouns are capitalised. */
const isYear = (atom: Atom | undefined): boolean => atom?.digits === true && atom.norm.length === 4

/** Alone on its line, as in a table of years; a dash or dot may mark the line. */
function stands(atoms: readonly Atom[], at: number): boolean {
  const next = atoms[at + 1]
  if (next && next.gap !== 2) return false
  const before = atoms[at - 1]
  return !before || atoms[at]!.gap === 2 || ((before.norm === '-' || before.norm === '\u2022') && before.gap === 2)
}

/** "20.40 The army …": hour and minute at the start of a line, as live coverage marks its entries. */
function lineClock(atoms: readonly Atom[], at: number): Bag | undefined {
  const [mark, minute, next] = [atoms[at + 1], atoms[at + 2], atoms[at + 3]]
  if ((at > 0 && atoms[at]!.gap !== 2) || mark?.norm !== '.' || mark.gap !== 0) return undefined
  if (minute?.gap !== 0 || !/^[0-5]\d$/.test(minute.norm) || !next || (next.gap === 0 && /[.\d]/.test(next.norm)))
    return undefined
  const hour = Number(atoms[at]!.norm)
  return hour < 24 ? { hour, min: Number(minute.norm) } : undefined
}

/** Digits that hang on letters before them (F16, T-72) are no numbers of a time. */
function sticks(atoms: readonly Atom[], at: number): boolean {
  const before = atoms[at - 1]
  if (!before || atoms[at]!.gap !== 0) return false
  if (atoms[at - 2]?.digits && before.gap === 0) return false
  if (/^\p{Script=Latin}|^\p{Script=Cyrillic}/u.test(before.norm)) return atoms[at]!.norm.length < 4
  const far = atoms[at - 2]
  return before.norm === '-' && before.gap === 0 && far?.upper === true && far.norm.length <= 4
}

/** Number words side by side become one NUM. */
function composeNumbers(atoms: readonly Atom[], chart: readonly Edge[][], active: readonly number[]): void {
  for (const i of active) {
    if (!chart[i]!.some((e) => e.kind === 'N')) continue
    const parts: NumberPart[] = []
    const ends: number[] = []
    let at = i
    while (parts.length < 12) {
      const word: Edge | undefined = at < atoms.length ? longest(chart[at]!, 'N') : undefined
      if (word && (at === i || atoms[at]!.gap !== 2)) {
        parts.push({ value: num(word.bag, 'n') ?? 0, times: word.bag['times'] === 1 })
        at = word.end
        ends.push(at)
      } else if (parts.length > 0 && at + 1 < atoms.length && chart[at]!.some((e) => e.kind === 'NAND')) at++
      else break
    }
    const number = composeNumber(parts)
    if (!number) continue
    const end = ends[number.used - 1]!
    const base = { start: i, end, from: chart[i]![0]!.from, to: atoms[end - 1]!.end, order: -1 }
    chart[i]!.push({ ...base, kind: 'NUM', bag: { n: number.n } }, { ...base, kind: 'WNUM', bag: { n: number.n } })
    if (number.n >= 1 && number.n <= 31) chart[i]!.push({ ...base, kind: 'WDAY', bag: { day: number.n } })
    if (number.n <= 24) chart[i]!.push({ ...base, kind: 'WHOUR', bag: { hour: number.n } })
    if (number.n <= 59) chart[i]!.push({ ...base, kind: 'WMIN', bag: { min: number.n } })
    if (number.used === 4 && parts.slice(0, 4).every((p) => !p.times) && number.n >= 1000 && number.n < 2200)
      chart[i]!.push({ ...base, kind: 'WYEAR', bag: { year: number.n } })
  }
}

const longest = (edges: readonly Edge[], kind: string): Edge | undefined =>
  edges.reduce<Edge | undefined>((best, e) => (e.kind === kind && (!best || e.end > best.end) ? e : best), undefined)

interface Walk {
  readonly atoms: readonly Atom[]
  readonly chart: readonly Edge[][]
  readonly start: number
  readonly found: Edge[]
}

function follow(node: RuleNode, walk: Walk, path: readonly Edge[], at: number): void {
  for (const rule of node.rules) {
    const edge = edgeOf(rule, path)
    if (edge) walk.found.push(edge)
  }
  if ((node.next.size === 0 && node.glued.size === 0) || at >= walk.atoms.length) return
  const gap = walk.atoms[at]!.gap
  if (path.length > 0 && gap === 2) return
  for (const edge of walk.chart[at]!) {
    const next = node.next.get(edge.kind)
    if (next) follow(next, walk, [...path, edge], edge.end)
    const tight = gap === 0 || path.length === 0 ? node.glued.get(edge.kind) : undefined
    if (tight) follow(tight, walk, [...path, edge], edge.end)
  }
}

function edgeOf(rule: Rule, path: readonly Edge[]): Edge | undefined {
  const classes = path.filter((e) => !e.kind.startsWith("'"))
  const bag: Record<string, string | number | Bag> = {}
  if (rule.merge) for (const e of classes) Object.assign(bag, e.bag)
  for (const [field, item, name] of rule.moves) {
    const from: Bag | undefined = item === 0 ? bag : classes[item - 1]?.bag
    const value = name === '' ? from : from?.[name]
    if (item === 0) delete bag[name]
    if (value !== undefined) bag[field] = value
  }
  Object.assign(bag, rule.fixed)
  if (typeof bag['tens'] === 'number' && typeof bag['ord'] === 'number') {
    bag['ord'] += bag['tens']
    delete bag['tens']
  }
  if (typeof bag['cent'] === 'number' && typeof bag['n'] === 'number') {
    bag['year'] = bag['cent'] + bag['n']
    const spoken = bag['n'] < 100 && (bag['n'] > 9 || bag['cent'] === 2000)
    delete bag['cent']
    delete bag['n']
    if (!spoken) return undefined
  }
  if (!isPossible(bag)) return undefined
  const first = path[rule.before]!
  let at = path.length - 1 - rule.after
  // an optional comma that nothing follows is no part of the time, nor a bracket that opens before it
  while (at > rule.before && isLoose(path, at)) at--
  const last = path[at]!
  return {
    kind: rule.kind,
    bag,
    start: path[0]!.start,
    end: path.at(-1)!.end,
    from: first.from,
    to: last.to,
    order: rule.order,
  }
}

const isLoose = (path: readonly Edge[], at: number): boolean =>
  path[at]!.kind === "'," || (path[at]!.kind === 'CLOSE' && !path.some((e) => e.kind === 'OPEN'))

/** One edge for each class and end: the rule that stands first in the file. */
function addEdge(edges: Edge[], edge: Edge): void {
  const at = edges.findIndex(
    (e) => e.kind === edge.kind && e.end === edge.end && e.from === edge.from && e.to === edge.to,
  )
  if (at >= 0) {
    if (edges[at]!.order > edge.order) edges[at] = edge
  } else if (edges.length < maximumEdges) edges.push(edge)
}

function choose(chart: readonly Edge[][], active: readonly number[]): readonly Edge[] {
  const candidates: Edge[] = []
  for (const i of active) for (const e of chart[i]!) if (finals.has(e.kind)) candidates.push(e)
  const barred = (e: Edge): number => (e.kind === 'STOP' || e.kind === 'AGE' ? 0 : 1)
  candidates.sort((a, b) => a.from - b.from || b.to - a.to || barred(a) - barred(b) || a.order - b.order)
  const chosen: Edge[] = []
  let free = 0
  for (const e of candidates) {
    if (e.from < free) continue
    free = e.to
    if (e.kind !== 'STOP') chosen.push(e)
  }
  return chosen
}
