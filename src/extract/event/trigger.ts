/** Whether a sentence can tell of a deed at all. */
import { stemOf } from '../../record/fold.ts'
import type { Reading, Sentence } from '../../record/index.ts'
import { eventWordsOf } from './words.ts'

/** True where a word of the sentence begins a row of the table; a sentence without one need not be parsed. */
export function mayTell(reading: Reading, sentence: Sentence): boolean {
  const { rows, rowsByStem, beginning, endings, lemmas, light, bases, inflects } = eventWordsOf(reading.language)
  return sentence.tokens.some((t) => {
    if (t.upos === 'PUNCT' || t.upos === 'DET') return false
    if (rows.has(t.lemma) || rows.has(t.norm) || lemmas.has(t.norm) || light.has(t.lemma) || bases.has(t.lemma))
      return true
    if (t.norm.length < 5 || (t.upos !== 'NOUN' && t.upos !== 'VERB' && t.upos !== 'PROPN' && t.upos !== 'X'))
      return false
    if (inflects && rowsByStem.has(stemOf(t.text, reading.language))) return true
    if (beginning(t.text).length > 0) return true
    return endings.some((e) => t.norm.includes(e.word.slice(1)))
  })
}
