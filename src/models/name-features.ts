/** Features of names: what tables, known names, shapes and classes say of a unit and of those around it. */
import { remembering } from '../base/memo.ts'
import type { NameUnit } from '../record/index.ts'
import { shapeOf, wordHashes } from './features.ts'
import { hashString, mixHash } from './hash.ts'

export type Unit = Omit<NameUnit, 'start' | 'end'>

interface Hashed {
  readonly norm: Int32Array
  readonly upos: Int32Array
  readonly hit: Int32Array
  readonly marks: Int32Array
  readonly word: Int32Array
  readonly tag: Int32Array
  readonly shape: Int32Array
  readonly seen: Int32Array
  readonly fine: Int32Array
  readonly coarse: Int32Array
  /** of each unit a number for all that the features of a step to it depend on, the word of `wordStep` apart */
  readonly step: Float64Array
}

const blank = 0x1d2c3b4a

/** Strings of tables and tags, of which there are few, by number; words are hashed as they come. */
function makeStrings() {
  const numbers = new Map<string, number>()
  const hashes: number[] = []
  return {
    numberOf(text: string): number {
      let n = numbers.get(text)
      if (n === undefined) {
        n = numbers.size
        numbers.set(text, n)
        hashes.push(hashString(5, text))
      }
      return n
    },
    hashOf: (n: number): number => hashes[n]!,
  }
}

const [hits, allMarks, tags, seens, norms] = [
  makeStrings(),
  makeStrings(),
  makeStrings(),
  makeStrings(),
  makeStrings(),
] as const
const others = makeStrings()
const kept = (text: string): number => others.hashOf(others.numberOf(text))
const coarseOf = remembering((cluster) => kept(cluster.slice(0, cluster.indexOf('.'))))

/** of each row, `around` blanks before the first unit and behind the last */
const around = 3

function hashed(units: readonly Unit[]): Hashed {
  const row = (): Int32Array => new Int32Array(units.length + 2 * around).fill(blank)
  const none = new Int32Array(0)
  const spaced = isSpaced(units)
  const clustered = units.some((u) => u.cluster !== '')
  const [upos, hit, marks] = [row(), row(), row()]
  const [norm, word, tag] = spaced ? [none, none, none] : [row(), row(), row()]
  const [shape, seen] = spaced ? [row(), row()] : [none, none]
  const [fine, coarse] = clustered ? [row(), row()] : [none, none]
  const step = new Float64Array(units.length)
  for (let i = 0, k = around; i < units.length; i++, k++) {
    const u = units[i]!
    const [tagged, known, marked] = [tags.numberOf(u.upos), hits.numberOf(u.hit), allMarks.numberOf(u.marks)]
    upos[k] = tags.hashOf(tagged)
    hit[k] = hits.hashOf(known)
    marks[k] = allMarks.hashOf(marked)
    const also = spaced ? seens.numberOf(u.seen) : u.word === '' ? 0 : 1 + norms.numberOf(u.norm)
    step[i] = ((also * 0x1000 + marked) * 0x200 + known) * 0x40 + tagged
    if (spaced) {
      shape[k] = mixHash(shapeOf(u.text), Math.min(u.text.length, 4))
      seen[k] = seens.hashOf(also)
    } else {
      norm[k] = hashString(5, u.norm)
      word[k] = hashString(5, u.word)
      tag[k] = kept(u.tag)
    }
    if (clustered) {
      fine[k] = kept(u.cluster)
      coarse[k] = coarseOf(u.cluster)
    }
  }
  return { norm, upos, hit, marks, word, tag, shape, seen, fine, coarse, step }
}

const isSpaced = (units: readonly Unit[]): boolean => units[0]!.word === '' && units[0]!.tag === ''

/** Where a name can be: at capitals and up to five words behind one; everywhere in scripts without them. */
export function wantedOf(units: readonly Unit[]): Uint8Array {
  const wanted = new Uint8Array(units.length)
  const everywhere = units.length > 0 && !isSpaced(units)
  let behind = 9
  for (let i = 0; i < units.length; i++) {
    behind = capital(units[i]) ? 0 : behind + 1
    if (everywhere || behind <= 5) wanted[i] = 1
  }
  return wanted
}

/** What of a unit depends on no label; empty where no name can be. `lexical`: with the words themselves. */
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
  const { fill } = fillerOf(units)
  const out = new Int32Array(mostFeatures)
  own.forEach((f, i) => {
    if (wanted[i] === 1) f.push(...out.subarray(0, fill(i, out)))
  })
  return own as readonly number[][]
}

/** most features of a unit, words apart */
export const mostFeatures = 80

interface Filler {
  /** Fills in the features of a unit that no word scorer knows; returns how many. */
  readonly fill: (i: number, out: Int32Array) => number
  /** two units of one number have the same steps to them */
  readonly step: Float64Array
}

export function fillerOf(units: readonly Unit[]): Filler {
  const h = hashed(units)
  const more = isSpaced(units) ? spacedHashes(units, h) : unspacedHashes(units, h)
  return { fill: (i, out) => more(i, out, tableHashes(h, i + around, out)), step: h.step }
}

function tableHashes({ hit: known, upos: tagged, marks: all }: Hashed, k: number, f: Int32Array): number {
  const [marks, before, after] = [all[k]!, all[k - 1]!, all[k + 1]!]
  const upos = tagged[k]!
  const hit = known[k]!
  f[0] = mix2(60, hit)
  f[1] = mix4(61, hit, known[k + 1]!, known[k - 1]!)
  f[2] = mix2(62, upos)
  f[3] = mix3(63, tagged[k - 1]!, upos)
  f[4] = mix3(64, upos, tagged[k + 1]!)
  f[5] = mix3(65, upos, hit)
  f[6] = mix2(80, marks)
  f[7] = mix3(81, before, marks)
  f[8] = mix3(82, marks, after)
  f[9] = mix2(83, before)
  f[10] = mix2(84, after)
  f[11] = mix4(85, marks, hit, upos)
  f[12] = mix3(86, all[k - 2]!, before)
  f[13] = mix3(87, after, all[k + 2]!)
  return 14
}

const mix2 = mixHash
const mix3 = (t: number, a: number, b: number): number => mixHash(mixHash(t, a), b)
const mix4 = (t: number, a: number, b: number, c: number): number => mixHash(mixHash(mixHash(t, a), b), c)

type More = (i: number, out: Int32Array, from: number) => number

function spacedHashes(units: readonly Unit[], h: Hashed): More {
  const { shape, upos, marks, hit, seen, fine, coarse } = h
  const runs = runsOf(units, { upos, marks, hit })
  const clustered = fine.length > 0
  return (i, f, from) => {
    const k = i + around
    const run = runs[i]!
    const [s, sb, sa] = [shape[k]!, shape[k - 1]!, shape[k + 1]!]
    const quoted =
      (/^["“«„‘']$/.test(units[i - 1]?.text ?? '') ? 1 : 0) +
      (/^["”»“’']$/.test(units[i + 1]?.text ?? '') ? 2 : 0) +
      (units[i - 1]?.text === '(' ? 4 : 0)
    f[from] = mix2(66, s)
    f[from + 1] = mix4(67, sb, s, sa)
    f[from + 2] = mix4(68, s, upos[k]!, marks[k]!)
    f[from + 3] = mix4(69, sb, upos[k - 1]!, marks[k - 1]!)
    f[from + 4] = mix4(88, sa, upos[k + 1]!, marks[k + 1]!)
    f[from + 5] = mix4(89, upos[k - 1]!, upos[k]!, upos[k + 1]!)
    f[from + 6] = mix4(90, run.length, run.at, i === 0 ? 1 : 0)
    f[from + 7] = mix3(91, run.before, run.length)
    f[from + 8] = mix3(92, run.after, run.length)
    f[from + 9] = mix4(93, run.before, run.after, run.tail)
    f[from + 10] = mix4(94, run.head, run.tail, run.at)
    f[from + 11] = mix2(95, quoted)
    f[from + 12] = mix2(100, seen[k]!)
    f[from + 13] = mix3(101, seen[k]!, run.length)
    f[from + 14] = mix3(102, seen[k]!, hit[k]!)
    if (!clustered) return from + 15
    f[from + 15] = mix3(105, fine[k]!, s)
    f[from + 16] = mix3(106, coarse[k]!, s)
    f[from + 17] = mix2(107, fine[k - 1]!)
    f[from + 18] = mix2(108, fine[k + 1]!)
    f[from + 19] = mix4(109, coarse[k - 1]!, coarse[k]!, s)
    f[from + 20] = mix4(110, coarse[k]!, coarse[k + 1]!, s)
    f[from + 21] = mix4(111, coarse[k]!, run.length, run.at)
    f[from + 22] = mix3(112, fine[k - 1]!, fine[k]!)
    f[from + 23] = mix3(113, fine[k]!, fine[k + 1]!)
    f[from + 24] = mix2(114, fine[k - 2]!)
    f[from + 25] = mix2(115, fine[k + 2]!)
    return from + 26
  }
}

function unspacedHashes(units: readonly Unit[], { norm, upos, hit, marks, word, tag }: Hashed): More {
  const after = new Int32Array(units.length)
  const before = new Int32Array(units.length)
  for (let i = 0; i < units.length; i++)
    before[i] = i > 0 && word[i + around - 1] === word[i + around] ? before[i - 1]! : word[i + around - 1]!
  for (let i = units.length - 1; i >= 0; i--)
    after[i] = i + 1 < units.length && word[i + around + 1] === word[i + around] ? after[i + 1]! : word[i + around + 1]!
  return (i, f, from) => {
    const k = i + around
    const [n, t] = [norm[k]!, tag[k]!]
    f[from] = mix4(66, norm[k - 1]!, n, norm[k + 1]!)
    f[from + 1] = mix3(67, norm[k + 1]!, norm[k + 2]!)
    f[from + 2] = mix3(68, norm[k - 2]!, norm[k - 1]!)
    f[from + 3] = mix2(69, norm[k + 3]!)
    f[from + 4] = mix2(70, norm[k - 3]!)
    f[from + 5] = mix2(88, word[k]!)
    f[from + 6] = mix3(89, marks[k]!, word[k]!)
    f[from + 7] = mix2(90, after[i]!)
    f[from + 8] = mix2(91, before[i]!)
    f[from + 9] = mix4(92, upos[k]!, units[i]!.marks.charCodeAt(0), after[i]!)
    f[from + 10] = mix2(93, t)
    f[from + 11] = mix3(94, tag[k - 1]!, t)
    f[from + 12] = mix3(95, t, tag[k + 1]!)
    f[from + 13] = mix4(96, t, hit[k]!, marks[k]!)
    f[from + 14] = mix3(97, mix3(tag[k - 2]!, tag[k - 1]!, t), mix2(tag[k + 1]!, tag[k + 2]!))
    f[from + 15] = mix3(98, n, t)
    return from + 16
  }
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

const joins = (c: number): boolean => c === 45 || c === 39 || c === 0x2019

/** Written with a capital, behind a small particle too: al-Burhan, d'Estaing. */
function capital(u: Unit | undefined): boolean {
  if (u === undefined) return false
  const { text } = u
  const c = text.charCodeAt(0)
  if (c < 97) return c >= 65 && c <= 90
  if (c < 128 && !joins(text.charCodeAt(1)) && !joins(text.charCodeAt(2)) && !joins(text.charCodeAt(3))) return false
  return /^(?:\p{Ll}{1,3}[-'’])?\p{Lu}/u.test(text)
}

/** Stretches of capitalised words, with what stands at their borders. */
function runsOf(units: readonly Unit[], { upos, marks, hit }: Pick<Hashed, 'upos' | 'marks' | 'hit'>): readonly Run[] {
  const runs: Run[] = units.map(() => noRun)
  for (let i = 0; i < units.length; i++) {
    if (!capital(units[i])) continue
    let j = i
    while (capital(units[j + 1])) j++
    const context = (k: number): number => (units[k] ? mixHash(upos[k + around]!, marks[k + around]!) : 0)
    const run = {
      length: Math.min(j - i + 1, 5),
      before: context(i - 1),
      after: context(j + 1),
      head: marks[i + around]!,
      tail: mixHash(marks[j + around]!, hit[j + around]!),
    }
    for (let k = i; k <= j; k++) runs[k] = { ...run, at: Math.min(k - i, 4) }
    i = j
  }
  return runs
}

/** Fills in the features of a step to a unit from a label before it; returns how many. */
export function stepHashes(unit: Unit, previous: number, out: Int32Array, lexical: boolean): number {
  out[0] = mixHash(40, previous)
  out[1] = mix3(70, previous, kept(unit.hit))
  out[2] = mix4(71, previous, kept(unit.marks), kept(unit.upos))
  out[3] = mix3(72, previous, unit.word === '' ? kept(unit.upos) : hashString(1, unit.norm))
  out[4] = mix4(73, previous, kept(unit.seen), kept(unit.hit))
  if (lexical) out[5] = wordStep(previous, hashString(1, unit.norm))
  return lexical ? 6 : 5
}

/** The last feature of a step to a unit whose word a lexical model knows by its hash. */
export const wordStep = (previous: number, word: number): number => mix3(42, previous, word)
