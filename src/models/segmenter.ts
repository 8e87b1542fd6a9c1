/** Chinese words by dictionary (jieba, MIT); loaded on first use, about 0.2 s, 2 million characters a second. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

interface Segmenter {
  readonly cut: (text: string) => readonly string[]
  /** Words with jieba's own classes (`nr` person, `ns` place, `nt` organization …), right about half the time for names. */
  readonly classes: (text: string) => readonly { readonly word: string; readonly tag: string }[]
}

let segmenter: Segmenter | undefined

export const loadSegmenter = (): Segmenter['cut'] => load().cut
export const loadWordClasses = (): Segmenter['classes'] => load().classes

function load(): Segmenter {
  if (!segmenter) {
    const require = createRequire(import.meta.url)
    const { Jieba } = require('@node-rs/jieba') as {
      Jieba: {
        withDict(dict: Uint8Array): {
          cut(text: string, hmm: boolean): string[]
          tag(text: string, hmm: boolean): { word: string; tag: string }[]
        }
      }
    }
    // the package's own loader would keep this file, and one that nothing needs, in memory for good
    const jieba = Jieba.withDict(readFileSync(require.resolve('@node-rs/jieba/dict.txt')))
    segmenter = { cut: (text) => jieba.cut(text, true), classes: (text) => jieba.tag(text, true) }
  }
  return segmenter
}
