/** Which words are parts of people's names, by the lists that ship with Readout. */
import { remembering } from '../base/memo.ts'
import { foldWord } from '../record/fold.ts'
import { lexiconRows } from './lexicon-entries.ts'

let nameParts: ReadonlyMap<string, string> | undefined

/** In: a word. Out: `g` for a given name, `f` for a family name, both, or nothing. */
export const namePart = remembering((word) => {
  nameParts ??= new Map([
    ...lexiconRows('name-parts').map((r) => [r['form'] ?? '', r['part'] ?? ''] as const),
    ...lexiconRows('arabic-names').map((r) => [foldWord(r['form'] ?? ''), r['part'] ?? ''] as const),
    ...lexiconRows('given-names').flatMap((r) =>
      Object.values(r).flatMap((cell) =>
        cell.split(';').flatMap((form) => (form === '' ? [] : [[foldWord(form), 'g'] as const])),
      ),
    ),
  ])
  return nameParts.get(foldWord(word)) ?? ''
}, 8192)
