/** Works, prizes and laws named in quotation marks (фильм «…», премия «…» и «…»), which are no bodies. */
import type { Span } from '../../base/span.ts'
import { stemmerOf, stemOf } from '../../record/fold.ts'
import { type Reading, sentenceAt, type Token } from '../../record/index.ts'
import { nameWordsOf } from './words.ts'

const isOpening = (t: Token | undefined): boolean => t !== undefined && /^[«„“"]$/.test(t.text)
const isClosing = (t: Token | undefined): boolean => t !== undefined && /^[»“”"]$/.test(t.text)

/** tokens of a title at most */
const longest = 14

/** A name whose first noun is a word for a work: Московский кинофестиваль, Федеральный закон. */
export function isWork(reading: Reading, { start, end }: Span): boolean {
  const { works } = nameWordsOf(reading.language)
  if (works.size === 0) return false
  const tokens = (sentenceAt(reading, start)?.tokens ?? []).filter((t) => t.end > start && t.start < end)
  const noun = tokens.find((t) => t.upos !== 'ADJ' && t.upos !== 'NUM' && !/^[IVXLC]+$/.test(t.text))
  return noun?.upos === 'NOUN' && tokens.length > 1 && works.has(stemOf(noun.text, reading.language))
}

/** In: a reading. Out: the stretches between quotation marks behind a word for a work, and behind such a stretch and a comma or "and". */
export function findWorks(reading: Reading): readonly Span[] {
  const { works } = nameWordsOf(reading.language)
  if (works.size === 0) return []
  const stem = stemmerOf(reading.language)
  const out: Span[] = []
  for (const { tokens } of reading.sentences)
    for (let i = 1; i < tokens.length; i++) {
      if (!isOpening(tokens[i]) || !(works.has(stem(tokens[i - 1]!.text)) || works.has(stem(tokens[i - 1]!.lemma))))
        continue
      for (let open = i; isOpening(tokens[open]); ) {
        const close = tokens.findIndex((t, k) => k > open + 1 && isClosing(t))
        if (close < 0 || close - open > longest) break
        out.push({ start: tokens[open]!.start, end: tokens[close]!.end })
        i = close
        const joint = tokens[close + 1]
        if (joint?.text !== ',' && joint?.upos !== 'CCONJ') break
        open = close + 2
      }
    }
  return out
}
