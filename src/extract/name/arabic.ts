/** Names in scripts without capitals but with spaces: what stands after a title, or after the word that heads an organization. */
import type { Reading, Token } from '../../record/index.ts'
import type { FoundName } from '../mention.ts'
import { nameWordsOf } from './words.ts'

const stop = (t: Token): boolean =>
  t.upos === 'PUNCT' ||
  t.upos === 'ADP' ||
  t.upos === 'SCONJ' ||
  t.upos === 'CCONJ' ||
  t.upos === 'AUX' ||
  t.upos === 'NUM' ||
  t.upos === 'PRON' ||
  t.upos === 'DET'

export function findUncased(reading: Reading): FoundName[] {
  const words = nameWordsOf(reading.language)
  const out: FoundName[] = []
  const article =
    reading.language.table('endings').find((r) => r['where'] === 'prefix' && r['form'] === '\u0627\u0644')?.['form'] ??
    ''
  const bare = (t: Token): string =>
    words.titles.has(t.norm) || words.organizationHead.has(t.norm) ? t.norm : t.norm.slice(1)
  for (const { tokens } of reading.sentences)
    for (let i = 0; i < tokens.length; i++) {
      const word = bare(tokens[i]!)
      if (words.titles.has(word)) {
        let j = i + 1
        while (
          j < tokens.length &&
          !stop(tokens[j]!) &&
          (words.titles.has(tokens[j]!.norm) ||
            tokens[j]!.norm.startsWith(article) ||
            words.demonymSet.has(tokens[j]!.norm))
        )
          j++
        let last = j - 1
        for (let k = j; k < Math.min(tokens.length, j + 4); k++) {
          const t = tokens[k]!
          if (
            (stop(t) && t.upos !== 'ADP') ||
            t.norm.length < 2 ||
            words.speech.has(t.norm) ||
            words.demonymSet.has(t.norm.replace(article, ''))
          )
            break
          if (t.norm.startsWith(article) && k === j) break
          last = k
          if (k > j && t.norm.startsWith(article)) break
          if (k - j >= 1 && !t.norm.startsWith(article) && tokens[k + 1]?.norm.startsWith(article) !== true) break
        }
        if (last > j - 1 && last - j <= 3 && last > i) {
          out.push({
            span: { start: tokens[j]!.start, end: tokens[last]!.end },
            kind: 'person',
            form: 'name',
            confidence: 0.6,
          })
          i = last
        }
      } else if (words.organizationHead.has(word)) {
        let last = i
        for (
          let k = i + 1;
          k < Math.min(tokens.length, i + 5) && tokens[k]!.norm.startsWith(article) && !stop(tokens[k]!);
          k++
        )
          last = k
        if (last === i && tokens[i + 1] && tokens[i + 1]!.upos === 'PROPN') last = i + 1
        if (last > i)
          out.push({
            span: { start: tokens[i]!.end - word.length, end: tokens[last]!.end },
            kind: 'organization',
            form: 'name',
            confidence: 0.6,
          })
        i = last
      }
    }
  return out
}
