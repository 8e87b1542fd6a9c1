/**
 * Names by a linear model over words (characters where words are not parted): B- and I- labels, left to right. A model
 * `xx` knows the words of its language; the model `any` knows none, only shapes, parts of speech, tables and known names,
 * so that it reads languages that it never saw.
 */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { shapeOf, tagHashes, wordHashes } from './features.ts'
import { hashString, mixHash } from './hash.ts'
import { addFeature, unpackModel } from './sparse.ts'

export interface Unit {
  readonly text: string
  readonly norm: string
  readonly upos: string
  readonly hit: string
  readonly marks: string
  readonly word: string
  readonly tag: string
}

/** In: the units of a sentence. Out: a label each, `O`, `B-person`, `I-place` …, and by how much it won. */
export type Namer = (units: readonly Unit[]) => readonly { readonly label: string; readonly margin: number }[]

const loaded = new Map<string, Namer | undefined>()

/** The model of a language, else the one for any; undefined where neither ships. */
export function loadNamer(code: string): Namer | undefined {
  if (loaded.has(code)) return loaded.get(code)
  let namer: Namer | undefined
  try {
    const file = gunzipSync(readFileSync(new URL(`weights/${code}.namer.gz`, import.meta.url)))
    namer = namerOf(new Uint8Array(file.buffer, file.byteOffset, file.byteLength))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    if (code !== 'any') namer = loadNamer('any')
  }
  loaded.set(code, namer)
  return namer
}

/** What of a unit depends on no label. `lexical`: with the words themselves. */
export function unitHashes(units: readonly Unit[], lexical: boolean): number[][] {
  const own = lexical
    ? wordHashes(
        units.map((u) => u.norm),
        units.map((u) => u.text),
      ).own
    : units.map((): number[] => [])
  const shapes = units.map((u) => `${shapeOf(u.text)}.${Math.min(u.text.length, 4)}`)
  const runs = runsOf(units)
  const none: Unit = { text: '', norm: '', upos: '', hit: '', marks: '', word: '', tag: '' }
  const at = (i: number): Unit => units[i] ?? none
  return own.map((f, i) => {
    const add = (template: number, text: string): void => {
      f.push(mixHash(template, hashString(5, text)))
    }
    const [u, before, after] = [units[i]!, at(i - 1), at(i + 1)]
    const [s, sb, sa] = [shapes[i]!, shapes[i - 1] ?? '', shapes[i + 1] ?? '']
    add(60, u.hit)
    add(61, `${u.hit}|${after.hit}|${before.hit}`)
    add(62, u.upos)
    add(63, `${before.upos}|${u.upos}`)
    add(64, `${u.upos}|${after.upos}`)
    add(65, `${u.upos}|${u.hit}`)
    add(80, u.marks)
    add(81, `${before.marks}|${u.marks}`)
    add(82, `${u.marks}|${after.marks}`)
    add(83, `${before.marks}`)
    add(84, `${after.marks}`)
    add(85, `${u.marks}|${u.hit}|${u.upos}`)
    add(86, `${at(i - 2).marks}|${before.marks}`)
    add(87, `${after.marks}|${at(i + 2).marks}`)
    if (u.word === '') {
      const run = runs[i]!
      add(66, s)
      add(67, `${sb}|${s}|${sa}`)
      add(68, `${s}|${u.upos}|${u.marks}`)
      add(69, `${sb}|${before.upos}|${before.marks}`)
      add(88, `${sa}|${after.upos}|${after.marks}`)
      add(89, `${before.upos}|${u.upos}|${after.upos}`)
      add(90, `${run.length}|${run.at}|${i === 0 ? 'first' : ''}`)
      add(91, `${run.before}|${run.length}`)
      add(92, `${run.after}|${run.length}`)
      add(93, `${run.before}|${run.after}|${run.tail}`)
      add(94, `${run.head}|${run.tail}|${run.at}`)
      add(
        95,
        `${/^["“«„‘']$/.test(before.text) ? 'q' : ''}${/^["”»“’']$/.test(after.text) ? 'Q' : ''}${before.text === '(' ? 'b' : ''}`,
      )
    } else {
      add(66, `${before.norm}${u.norm}${after.norm}`)
      add(67, `${after.norm}${at(i + 2).norm}`)
      add(68, `${at(i - 2).norm}${before.norm}`)
      add(69, at(i + 3).norm)
      add(70, at(i - 3).norm)
      add(88, u.word)
      add(89, `${u.marks}|${u.word}`)
      add(90, wordAfter(units, i))
      add(91, wordBefore(units, i))
      add(92, `${u.upos}|${u.marks[0]}|${wordAfter(units, i)}`)
      add(93, u.tag)
      add(94, `${before.tag}|${u.tag}`)
      add(95, `${u.tag}|${after.tag}`)
      add(96, `${u.tag}|${u.hit}|${u.marks}`)
      add(97, `${at(i - 2).tag}|${before.tag}|${u.tag}|${after.tag}|${at(i + 2).tag}`)
      add(98, `${u.norm}|${u.tag}`)
    }
    return f
  })
}

const wordAfter = (units: readonly Unit[], i: number): string => {
  let j = i
  while (j < units.length && units[j]!.word === units[i]!.word && j - i < 8) j++
  return units[j]?.word ?? ''
}
const wordBefore = (units: readonly Unit[], i: number): string => {
  let j = i
  while (j >= 0 && units[j]!.word === units[i]!.word && i - j < 8) j--
  return units[j]?.word ?? ''
}

interface Run {
  readonly length: number
  readonly at: number
  readonly before: string
  readonly after: string
  readonly head: string
  readonly tail: string
}

const noRun: Run = { length: 0, at: 0, before: '', after: '', head: '', tail: '' }
const capital = (u: Unit | undefined): boolean =>
  u !== undefined && (/^(?:\p{Ll}{1,3}[-'’])?\p{Lu}/u.test(u.text) || (u.upos === 'PROPN' && /^\p{Lo}/u.test(u.text)))

/** Stretches of capitalised words (of proper nouns, in scripts without capitals), with what stands at their borders. */
function runsOf(units: readonly Unit[]): readonly Run[] {
  const runs: Run[] = units.map(() => noRun)
  for (let i = 0; i < units.length; i++) {
    if (!capital(units[i])) continue
    let j = i
    while (capital(units[j + 1])) j++
    const context = (u: Unit | undefined): string => (u ? `${u.upos}.${u.marks}` : '')
    const run = {
      length: Math.min(j - i + 1, 5),
      before: context(units[i - 1]),
      after: context(units[j + 1]),
      head: units[i]!.marks,
      tail: `${units[j]!.marks}${units[j]!.hit}`,
    }
    for (let k = i; k <= j; k++) runs[k] = { ...run, at: Math.min(k - i, 4) }
    i = j
  }
  return runs
}

export interface NamerHead {
  readonly labels: readonly string[]
  readonly lexical: boolean
}

/** In: u32 length of a JSON head, the head, the packed weights. */
export function namerOf(bytes: Uint8Array): Namer {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  const { labels, lexical } = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as NamerHead
  const model = unpackModel(bytes.subarray(4 + length))
  const scores = new Float32Array(labels.length)
  const features: number[] = []
  return (units) => {
    const own = unitHashes(units, lexical)
    let previous = 999
    let before = 999
    return units.map((u, i) => {
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
  tagHashes(
    { own: own as number[][] },
    lexical ? hashString(1, unit.norm) : hashString(1, unit.upos),
    i,
    previous,
    before,
    out,
  )
  out.push(mixHash(70, mixHash(previous, hashString(60, unit.hit))))
  out.push(mixHash(71, mixHash(previous, hashString(61, `${unit.marks}|${unit.upos}`))))
  return out
}

/** An inside follows only its own kind. */
export const follows = (label: string, previous: string): boolean =>
  !label.startsWith('I-') || previous.slice(2) === label.slice(2)
