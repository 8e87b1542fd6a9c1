/**
 * Names by a linear model over words (characters where words are not parted): B- and I- labels, left to right. A model
 * `xx` knows the words of its language; the model `any` knows none, only shapes, parts of speech, tables and known names,
 * so that it reads languages that it never saw.
 */
import type { NameUnit } from '../record/index.ts'
import { shapeOf, tagHashes, wordHashes } from './features.ts'
import { hashString, mixHash } from './hash.ts'
import { addFeature, unpackModel } from './sparse.ts'
import { readWeights, unframe } from './weights.ts'

type Unit = Omit<NameUnit, 'start' | 'end'>

/** In: the units of a sentence. Out: a label each, `O`, `B-person`, `I-place` …, and by how much it won. */
export type Namer = (units: readonly Unit[]) => readonly { readonly label: string; readonly margin: number }[]

const loaded = new Map<string, Namer | undefined>()

/** The model of a language, else the one for any; undefined where neither ships. */
export function loadNamer(code: string): Namer | undefined {
  if (loaded.has(code)) return loaded.get(code)
  const bytes = readWeights(`${code}.namer`)
  const namer = bytes ? namerOf(bytes) : code === 'any' ? undefined : loadNamer('any')
  loaded.set(code, namer)
  return namer
}

interface Hashed {
  readonly norm: readonly number[]
  readonly upos: readonly number[]
  readonly hit: readonly number[]
  readonly marks: readonly number[]
  readonly word: readonly number[]
  readonly tag: readonly number[]
  readonly shape: readonly number[]
}

const blank = 0x1d2c3b4a
const stringHash = new Map<string, number>()

/** Hashes of the short strings of tables and tags are kept; words are hashed as they come. */
function kept(text: string): number {
  let h = stringHash.get(text)
  if (h === undefined) {
    h = hashString(5, text)
    if (stringHash.size > 20_000) stringHash.clear()
    stringHash.set(text, h)
  }
  return h
}

const hashed = (units: readonly Unit[]): Hashed => ({
  norm: units.map((u) => hashString(5, u.norm)),
  upos: units.map((u) => kept(u.upos)),
  hit: units.map((u) => kept(u.hit)),
  marks: units.map((u) => kept(u.marks)),
  word: units.map((u) => hashString(5, u.word)),
  tag: units.map((u) => kept(u.tag)),
  shape: units.map((u) => mixHash(shapeOf(u.text), Math.min(u.text.length, 4))),
})

/** Where a name can be: at capitals and up to five words behind one; everywhere in scripts without them. */
function wantedOf(units: readonly Unit[]): Uint8Array {
  const wanted = new Uint8Array(units.length)
  const everywhere = units[0] !== undefined && (units[0].word !== '' || units[0].tag !== '')
  let behind = 9
  for (let i = 0; i < units.length; i++) {
    behind = capital(units[i]) ? 0 : behind + 1
    if (everywhere || behind <= 5) wanted[i] = 1
  }
  return wanted
}

/** What of a unit depends on no label. `lexical`: with the words themselves. */
export function unitHashes(units: readonly Unit[], lexical: boolean): readonly number[][] {
  if (units.length === 0) return []
  const wanted = wantedOf(units)
  const own = lexical
    ? wordHashes(
        units.map((u) => u.norm),
        units.map((u) => u.text),
        wanted,
      ).own
    : units.map((): number[] => [])
  const h = hashed(units)
  for (let i = 0; i < own.length; i++) if (wanted[i] === 1) tableHashes(h, i, own[i]!)
  if (units[0]!.word === '' && units[0]!.tag === '') spacedHashes(units, h, own)
  else unspacedHashes(units, h, own)
  return own
}

function tableHashes(h: Hashed, i: number, f: number[]): void {
  const at = (list: readonly number[], k: number): number => list[k] ?? blank
  const [marks, before, after] = [h.marks[i]!, at(h.marks, i - 1), at(h.marks, i + 1)]
  const upos = h.upos[i]!
  const hit = h.hit[i]!
  f.push(
    mix2(60, hit),
    mix4(61, hit, at(h.hit, i + 1), at(h.hit, i - 1)),
    mix2(62, upos),
    mix3(63, at(h.upos, i - 1), upos),
    mix3(64, upos, at(h.upos, i + 1)),
    mix3(65, upos, hit),
    mix2(80, marks),
    mix3(81, before, marks),
    mix3(82, marks, after),
    mix2(83, before),
    mix2(84, after),
    mix4(85, marks, hit, upos),
    mix3(86, at(h.marks, i - 2), before),
    mix3(87, after, at(h.marks, i + 2)),
  )
}

const mix2 = mixHash
const mix3 = (t: number, a: number, b: number): number => mixHash(mixHash(t, a), b)
const mix4 = (t: number, a: number, b: number, c: number): number => mixHash(mixHash(mixHash(t, a), b), c)

function spacedHashes(units: readonly Unit[], h: Hashed, own: readonly number[][]): void {
  const runs = runsOf(units, h)
  const at = (list: readonly number[], k: number): number => list[k] ?? blank
  own.forEach((f, i) => {
    if (f.length === 0) return
    const run = runs[i]!
    const [s, sb, sa] = [h.shape[i]!, at(h.shape, i - 1), at(h.shape, i + 1)]
    const quoted =
      (/^["“«„‘']$/.test(units[i - 1]?.text ?? '') ? 1 : 0) +
      (/^["”»“’']$/.test(units[i + 1]?.text ?? '') ? 2 : 0) +
      (units[i - 1]?.text === '(' ? 4 : 0)
    f.push(
      mix2(66, s),
      mix4(67, sb, s, sa),
      mix4(68, s, h.upos[i]!, h.marks[i]!),
      mix4(69, sb, at(h.upos, i - 1), at(h.marks, i - 1)),
      mix4(88, sa, at(h.upos, i + 1), at(h.marks, i + 1)),
      mix4(89, at(h.upos, i - 1), h.upos[i]!, at(h.upos, i + 1)),
      mix4(90, run.length, run.at, i === 0 ? 1 : 0),
      mix3(91, run.before, run.length),
      mix3(92, run.after, run.length),
      mix4(93, run.before, run.after, run.tail),
      mix4(94, run.head, run.tail, run.at),
      mix2(95, quoted),
    )
  })
}

function unspacedHashes(units: readonly Unit[], h: Hashed, own: readonly number[][]): void {
  const at = (list: readonly number[], k: number): number => list[k] ?? blank
  const after: number[] = []
  const before: number[] = []
  for (let i = 0; i < units.length; i++)
    before[i] = i > 0 && h.word[i - 1] === h.word[i] ? before[i - 1]! : at(h.word, i - 1)
  for (let i = units.length - 1; i >= 0; i--)
    after[i] = i + 1 < units.length && h.word[i + 1] === h.word[i] ? after[i + 1]! : at(h.word, i + 1)
  own.forEach((f, i) => {
    const [n, tag] = [h.norm[i]!, h.tag[i]!]
    f.push(
      mix4(66, at(h.norm, i - 1), n, at(h.norm, i + 1)),
      mix3(67, at(h.norm, i + 1), at(h.norm, i + 2)),
      mix3(68, at(h.norm, i - 2), at(h.norm, i - 1)),
      mix2(69, at(h.norm, i + 3)),
      mix2(70, at(h.norm, i - 3)),
      mix2(88, h.word[i]!),
      mix3(89, h.marks[i]!, h.word[i]!),
      mix2(90, after[i]!),
      mix2(91, before[i]!),
      mix4(92, h.upos[i]!, units[i]!.marks.charCodeAt(0), after[i]!),
      mix2(93, tag),
      mix3(94, at(h.tag, i - 1), tag),
      mix3(95, tag, at(h.tag, i + 1)),
      mix4(96, tag, h.hit[i]!, h.marks[i]!),
      mix3(97, mix3(at(h.tag, i - 2), at(h.tag, i - 1), tag), mix2(at(h.tag, i + 1), at(h.tag, i + 2))),
      mix3(98, n, tag),
    )
  })
}

interface Run {
  readonly length: number
  readonly at: number
  readonly before: number
  readonly after: number
  readonly head: number
  readonly tail: number
}

const noRun: Run = { length: 0, at: 0, before: 0, after: 0, head: 0, tail: 0 }
const capital = (u: Unit | undefined): boolean => u !== undefined && /^(?:\p{Ll}{1,3}[-'’])?\p{Lu}/u.test(u.text)

/** Stretches of capitalised words, with what stands at their borders. */
function runsOf(units: readonly Unit[], h: Hashed): readonly Run[] {
  const runs: Run[] = units.map(() => noRun)
  for (let i = 0; i < units.length; i++) {
    if (!capital(units[i])) continue
    let j = i
    while (capital(units[j + 1])) j++
    const context = (k: number): number => (units[k] ? mixHash(h.upos[k]!, h.marks[k]!) : 0)
    const run = {
      length: Math.min(j - i + 1, 5),
      before: context(i - 1),
      after: context(j + 1),
      head: h.marks[i]!,
      tail: mixHash(h.marks[j]!, h.hit[j]!),
    }
    for (let k = i; k <= j; k++) runs[k] = { ...run, at: Math.min(k - i, 4) }
    i = j
  }
  return runs
}

interface NamerHead {
  readonly labels: readonly string[]
  readonly lexical: boolean
}

export function namerOf(bytes: Uint8Array): Namer {
  const {
    head: { labels, lexical },
    packed,
  } = unframe<NamerHead>(bytes)
  const model = unpackModel(packed)
  const scores = new Float32Array(labels.length)
  const features: number[] = []
  return (units) => {
    const own = unitHashes(units, lexical)
    let previous = 999
    let before = 999
    return units.map((u, i) => {
      if (own[i]!.length === 0) {
        before = previous
        previous = 0
        return { label: 'O', margin: 0 }
      }
      scores.fill(0)
      for (const f of labelHashes(own, u, i, lexical, [previous, before], features)) addFeature(model, f, scores)
      let best = 0
      let next = -1
      for (let l = 1; l < labels.length; l++)
        if (follows(labels[l]!, labels[previous] ?? 'O')) {
          if (scores[l]! > scores[best]!) {
            next = best
            best = l
          } else if (next < 0 || scores[l]! > scores[next]!) next = l
        }
      before = previous
      previous = best
      return { label: labels[best]!, margin: scores[best]! - (next < 0 ? 0 : scores[next]!) }
    })
  }
}

/** All features of a unit once the two labels before it are known. */
export function labelHashes(
  own: readonly number[][],
  unit: Unit,
  i: number,
  lexical: boolean,
  [previous, before]: readonly [number, number],
  out: number[],
): readonly number[] {
  const word = lexical ? hashString(1, unit.norm) : kept(unit.upos)
  tagHashes({ own: own as number[][] }, word, i, previous, before, out)
  out.push(mix3(70, previous, kept(unit.hit)), mix4(71, previous, kept(unit.marks), kept(unit.upos)))
  return out
}

/** An inside follows only its own kind. */
export const follows = (label: string, previous: string): boolean =>
  !label.startsWith('I-') || previous.slice(2) === label.slice(2)
