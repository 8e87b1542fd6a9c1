/**
 * Names by a linear model over words (characters where words are not parted): B- and I- labels, left to right. A model
 * `xx` knows the words of its language; the model `any` knows none, only shapes, parts of speech, tables and known names,
 * so that it reads languages that it never saw.
 */
import { noTag } from './features.ts'
import { behindLabels, fillerOf, kept, mostFeatures, type Unit, wantedOf } from './name-features.ts'
import { unpackModel } from './packed.ts'
import { addGathered, gatherFeatures } from './sparse.ts'
import { readWeights, unframe } from './weights.ts'
import { makeWordScorer } from './words.ts'

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
  const scorer = makeWordScorer(model)
  const scores = new Float32Array(labels.length)
  const features = new Int32Array(mostFeatures)
  const open = labels.map((previous) => labels.map((label) => follows(label, previous)))
  const outside = { label: 'O', margin: 0 }
  return (units) => {
    if (units.length === 0) return []
    const wanted = wantedOf(units)
    const fill = fillerOf(units)
    const words = lexical
      ? scorer.look(
          units.map((u) => u.norm),
          units.map((u) => u.text),
        )
      : undefined
    let previous = noTag
    let before = noTag
    return units.map((u, i) => {
      if (wanted[i] === 0) {
        before = previous
        previous = 0
        return outside
      }
      if (words) scorer.begin(words, i, scores)
      else scores.fill(0)
      const word = words ? words[i]!.hash : kept(u.upos)
      gatherFeatures(model, features, behindLabels(u, word, [previous, before], features, fill(i, features)))
      addGathered(model, scores)
      const allowed = open[previous === noTag ? 0 : previous]!
      let best = 0
      let next = -1
      for (let l = 1; l < labels.length; l++)
        if (allowed[l]) {
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

/** An inside follows only its own kind. */
export const follows = (label: string, previous: string): boolean =>
  !label.startsWith('I-') || previous.slice(2) === label.slice(2)
