/**
 * Part of speech, morphological features and lemma of words, by an averaged perceptron (Collins 2002) that goes left to
 * right, and by suffix rules learned from the same treebanks.
 */
import type { Upos } from '../record/index.ts'
import { tagHashes, wordHashes } from './features.ts'
import { hashString } from './hash.ts'
import { type Lemmatizer, makeLemmatizer } from './lemma.ts'
import { addFeature, type SparseModel, unpackModel } from './sparse.ts'
import { readWeights, unframe } from './weights.ts'

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
  readonly lemmas: readonly string[]
}

export function taggerOf(bytes: Uint8Array): Tagger {
  const { head, packed } = unframe<Head>(bytes)
  return makeTagger(unpackModel(packed), head.tags, makeLemmatizer(head.lemmas))
}

function makeTagger(model: SparseModel, tags: readonly string[], lemmatizer: Lemmatizer): Tagger {
  const parts = tags.map((tag) => {
    const bar = tag.indexOf('|')
    return { upos: (bar < 0 ? tag : tag.slice(0, bar)) as Upos, feats: bar < 0 ? '' : tag.slice(bar + 1) }
  })
  const scores = new Float32Array(tags.length)
  const features: number[] = []
  return {
    tag(norms, texts) {
      const hashes = wordHashes(norms, texts)
      let previous = 999
      let before = 999
      return norms.map((norm, i) => {
        scores.fill(0)
        for (const f of tagHashes(hashes, hashString(1, norm), i, previous, before, features))
          addFeature(model, f, scores)
        let best = 0
        for (let t = 1; t < scores.length; t++) if (scores[t]! > scores[best]!) best = t
        before = previous
        previous = best
        const { upos, feats } = parts[best]!
        return { upos, feats, lemma: lemmatizer.lemma(norm, upos, feats) }
      })
    },
  }
}
