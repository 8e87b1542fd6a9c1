/**
 * Part of speech, morphological features and lemma of words, by an averaged perceptron (Collins 2002) that goes left to
 * right, and by suffix rules learned from the same treebanks.
 */
import type { Upos } from '../record/index.ts'
import { noTag as none } from './features.ts'
import { mixHash } from './hash.ts'
import { type Lemmatizer, makeLemmatizer } from './lemma.ts'
import { unpackModel } from './packed.ts'
import { addGathered, entryOf, gatherEntry, gatherFeature, type SparseModel } from './sparse.ts'
import { readWeights, unframe } from './weights.ts'
import { type KnownWord, makeWordScorer } from './words.ts'

export interface TaggedWord {
  readonly upos: Upos
  readonly feats: string
  readonly lemma: string
}

export interface Tagger {
  /** In: a sentence's words as looked up and as written. Out: one tag a word. About 100,000 words a second. */
  readonly tag: (norms: readonly string[], texts: readonly string[]) => readonly TaggedWord[]
}

const loaded = new Map<string, Tagger | undefined>()

/** The tagger of a language, loaded on first use; undefined where none ships. */
export function loadTagger(code: string): Tagger | undefined {
  if (loaded.has(code)) return loaded.get(code)
  const bytes = readWeights(`${code}.tagger`)
  const tagger = bytes && taggerOf(bytes)
  loaded.set(code, tagger)
  return tagger
}

interface Head {
  readonly tags: readonly string[]
  /** parts of speech: labels behind those of the tags */
  readonly uposes: readonly string[]
  readonly lemmas: readonly string[]
}

export function taggerOf(bytes: Uint8Array): Tagger {
  const { head, packed } = unframe<Head>(bytes)
  return makeTagger(unpackModel(packed), head, makeLemmatizer(head.lemmas))
}

function makeTagger(model: SparseModel, { tags, uposes }: Head, lemmatizer: Lemmatizer): Tagger {
  const parts = tags.map((tag) => {
    const bar = tag.indexOf('|')
    return { upos: (bar < 0 ? tag : tag.slice(0, bar)) as Upos, feats: bar < 0 ? '' : tag.slice(bar + 1) }
  })
  const best = bestTag(tags, uposes)
  const scores = new Int32Array(model.labels)
  const words = makeWordScorer(model)
  const behind = tagsBehind(model, tags.length)
  const asTagged = (word: KnownWord, norm: string, tag: number): TaggedWord => {
    if (word.label !== tag) {
      const { upos, feats } = parts[tag]!
      word.label = tag
      word.made = { upos, feats, lemma: lemmatizer.lemma(norm, upos, feats) } satisfies TaggedWord
    }
    return word.made as TaggedWord
  }
  return {
    tag(norms, texts) {
      const known = words.look(norms, texts)
      let previous = tags.length
      let before = tags.length
      return norms.map((norm, i) => {
        words.begin(known, i, scores)
        const row = behind(previous)
        gatherEntry(row[tags.length + 1]!)
        gatherEntry(row[before]!)
        gatherFeature(model, mixHash(42, mixHash(previous === tags.length ? none : previous, known[i]!.hash)))
        addGathered(model, scores)
        before = previous
        previous = best(scores)
        return asTagged(known[i]!, norm, previous)
      })
    },
  }
}

/**
 * Picks the tag whose own score and that of its part of speech are the most together: what is seen of a part of speech
 * is learned from all its tags, so that rare ones do not stand alone.
 */
export function bestTag(
  tags: readonly string[],
  uposes: readonly string[],
): (scores: Float32Array | Int32Array) => number {
  const upos = Int16Array.from(tags, (tag) => tags.length + uposes.indexOf(tag.split('|')[0]!))
  return (scores) => {
    let best = 0
    let most = Number.NEGATIVE_INFINITY
    for (let t = 0; t < upos.length; t++) {
      const score = scores[t]! + scores[upos[t]!]!
      if (score > most) {
        best = t
        most = score
      }
    }
    return best
  }
}

/** Entries of a tag and of every pair of it with the tag before it, as `tagHashes` makes them; rows are made on demand. */
function tagsBehind(model: SparseModel, count: number): (previous: number) => Int32Array {
  const rows: Int32Array[] = []
  const numbered = (tag: number): number => (tag === count ? none : tag)
  return (previous) => {
    let row = rows[previous]
    if (!row) {
      row = new Int32Array(count + 2)
      for (let t = 0; t <= count; t++) row[t] = entryOf(model, mixHash(41, mixHash(numbered(previous), numbered(t))))
      row[count + 1] = entryOf(model, mixHash(40, numbered(previous)))
      rows[previous] = row
    }
    return row
  }
}
