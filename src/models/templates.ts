/**
 * What a model sees of a parser's state: the templates of Zhang & Nivre 2011, in place of words their lemmas where two
 * meet. A template joins values of the state from left to right; `~` joins two first. Its place in the list is its number
 * in every trained model.
 *
 * `s0` top of the stack, `s1` the one below, `n0 n1 n2` front of the input, `h h2` head of the top and head of that,
 * `l l2 r r2` its outermost children to the left and right, `b b2` those of the front to the left.
 */
import type { ParserState, ParserWord } from './transitions.ts'

const templates = `
attached

s0.word attached
s0.tag attached
s0.lemma s0.upos
n0.word
n0.tag
n0.lemma n0.upos
n1.word
n1.tag
n1.lemma n1.upos
n2.word
n2.tag
s1.lemma
s1.tag

s0.lemma s0.tag n0.lemma~n0.tag
s0.lemma s0.upos n0.tag
s0.tag n0.lemma n0.upos
s0.lemma n0.lemma
s0.tag n0.tag
s0.upos n0.upos
n0.tag n1.tag
s0.word n0.upos
s0.upos n0.word
s1.tag s0.tag

n0.upos n1.upos n2.upos
s0.tag n0.tag n1.tag
s0.upos n0.upos n1.upos
s0.upos n0.lemma n1.upos
h.upos s0.upos n0.upos
h.tag s0.tag n0.tag
s0.upos l.upos n0.upos
s0.upos r.upos n0.upos
s0.tag r.tag n0.tag
s0.upos n0.upos b.upos
s0.tag n0.tag b.tag
s1.upos s0.upos n0.upos

s0.lemma gap
s0.tag gap
n0.lemma gap
n0.tag gap
s0.upos n0.upos gap
s0.lemma n0.lemma gap
s0.upos n0.upos marks
s0.upos n0.upos verbs
s0.tag n0.tag marks~verbs

s0.lemma rights
s0.tag rights
s0.lemma lefts
s0.tag lefts
n0.lemma fronts
n0.tag fronts
s0.upos n0.upos rights~fronts

h.lemma
h.tag
s0.label
l.lemma
l.tag
l.label
r.lemma
r.tag
r.label
b.lemma
b.tag
b.label
s0.upos s0.label n0.upos
s0.upos r.label n0.upos
s0.lemma r.label n0.upos
s0.upos l.label n0.upos
n0.upos b.label s0.upos
n0.lemma b.label s0.upos

b.lemma n0.upos s0.lemma
b.lemma n0.lemma s0.upos
b.lemma b.label n0.tag s0.tag
l.lemma s0.upos n0.upos
r.lemma s0.upos n0.upos
n0.lemma n1.lemma s0.upos
n0.lemma h.lemma s0.upos

h2.tag
l2.tag
r2.tag
b2.tag
h.label seven
l2.label l.label
r2.label r.label
b2.label b.label
s0.upos l.label~l2.label n0.upos
s0.upos r.label~r2.label n0.upos
n0.upos b.label~b2.label s0.upos
s0.upos r.upos r2.upos
s0.upos h.upos h2.upos
n0.upos b.upos b2.upos
`

const places = ['s0', 's1', 'n0', 'n1', 'n2', 'h', 'h2', 'l', 'l2', 'r', 'r2', 'b', 'b2']
const sides = ['word', 'lemma', 'tag', 'upos', 'label']
const counts = ['attached', 'gap', 'marks', 'verbs', 'rights', 'lefts', 'fronts', 'seven']
const fields = [...places.flatMap((p) => sides.map((s) => `${p}.${s}`)), ...counts]

/** `mixHash` of two values, written out: a call costs more than what it does. */
const mixed = (a: string, b: string | number): string =>
  `Math.imul(${a} ^ (((${b} - 0x61c88647) | 0) + (((${a} << 6) + (${a} >>> 2)) | 0)), 0x85ebca6b)`

/**
 * The templates as one straight function from the values of a state to its features: each value that is joined of two is
 * made once. Three times as fast as going through lists of what is to be joined.
 */
function compile() {
  const index = new Map(fields.map((f, i) => [f, `v[${i}]`]))
  const lines: string[] = []
  const joined = (a: string, b: string | number): string => {
    const name = `t${lines.length}`
    lines.push(`let ${name} = ${mixed(a, b)}; ${name} ^= ${name} >>> 13`)
    return name
  }
  const joinedOnce = (a: string, b: string): string => {
    const known = index.get(`${a} ${b}`)
    if (known !== undefined) return known
    const name = joined(a, b)
    index.set(`${a} ${b}`, name)
    return name
  }
  const place = (name: string): string =>
    name
      .split('~')
      .map((f) => index.get(f)!)
      .reduce(joinedOnce)
  const results = templates
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' ').map(place).reduce(joinedOnce))
  for (const [t, result] of results.entries()) lines.push(`out[${t}] = ${joined(`${100 + t}`, result)}`)
  const fill = new Function('v', 'out', lines.join('\n')) as (values: Int32Array, out: Int32Array) => void
  return { fill, count: results.length }
}

const { fill, count } = compile()
const values = new Int32Array(fields.length)

const nothing: ParserWord = { word: 11, lemma: 12, tag: 13, upos: 14, mark: false, verb: false }
const rootWord: ParserWord = { word: 21, lemma: 22, tag: 23, upos: 24, mark: false, verb: false }

/** Fills `out` with the features of a state; returns how many. `out` holds at least 128. */
export function stateHashes(s: ParserState, out: Int32Array): number {
  fillPlaces(s)
  fillCounts(s)
  fill(values, out)
  return count
}

function fillPlaces(s: ParserState): void {
  const n = s.words.length
  const top = s.depth > 0 ? s.stack[s.depth - 1]! : -1
  const head = top < 0 ? -1 : s.heads[top]!
  const word = (place: number, i: number): void => fillWord(s, place * 5, i)
  word(0, top)
  word(1, s.depth > 1 ? s.stack[s.depth - 2]! : -1)
  word(2, s.front)
  word(3, s.front < n ? s.front + 1 : -1)
  word(4, s.front + 1 < n ? s.front + 2 : -1)
  word(5, head)
  word(6, head < 0 || head === n ? -1 : s.heads[head]!)
  word(7, top < 0 ? -1 : s.left1[top]!)
  word(8, top < 0 ? -1 : s.left2[top]!)
  word(9, top < 0 ? -1 : s.right1[top]!)
  word(10, top < 0 ? -1 : s.right2[top]!)
  word(11, s.left1[s.front]!)
  word(12, s.left2[s.front]!)
}

function fillWord(s: ParserState, at: number, i: number): void {
  const n = s.words.length
  const w = i < 0 || i > n ? nothing : i === n ? rootWord : s.words[i]!
  values[at] = w.word
  values[at + 1] = w.lemma
  values[at + 2] = w.tag
  values[at + 3] = w.upos
  values[at + 4] = i < 0 || i >= n ? 0 : s.labels[i]! + 2
}

function fillCounts(s: ParserState): void {
  const at = places.length * 5
  const top = s.depth > 0 ? s.stack[s.depth - 1]! : -1
  const far = s.front - top
  const known = top >= 0
  values[at] = known && s.heads[top]! >= 0 ? 1 : 0
  values[at + 1] = !known ? 0 : far < 5 ? far : far < 10 ? 5 : 6
  values[at + 2] = known ? Math.min(s.marks[s.front]! - s.marks[top + 1]!, 3) : 0
  values[at + 3] = known ? Math.min(s.verbs[s.front]! - s.verbs[top + 1]!, 3) : 0
  values[at + 4] = known ? Math.min(s.rights[top]!, 4) : 0
  values[at + 5] = (known ? Math.min(s.lefts[top]!, 4) : 0) + 8
  values[at + 6] = Math.min(s.lefts[s.front]!, 4)
  values[at + 7] = 77
}
