/** Treebanks in CoNLL-U as training sentences. */
import { globSync, readFileSync } from 'node:fs'

export interface TreebankWord {
  readonly form: string
  readonly lemma: string
  readonly upos: string
  readonly feats: string
  readonly head: number
  readonly relation: string
  readonly spaceAfter: boolean
}

/**
 * Words of the sentences in some files. `merge`: words that are written together as one token (French du, German im)
 * become one, with the first part's tag where that is an adposition or article, else the first part's.
 */
export function readTreebank(
  patterns: readonly string[],
  root: string,
  merge: boolean,
): readonly (readonly TreebankWord[])[] {
  const sentences: TreebankWord[][] = []
  for (const file of patterns.flatMap((p) => globSync(p, { cwd: root }).sort()))
    for (const block of readFileSync(`${root}/${file}`, 'utf8').split('\n\n')) {
      const words = parseSentence(block, merge)
      if (words.length > 0) sentences.push(words)
    }
  return sentences
}

function parseSentence(block: string, merge: boolean): TreebankWord[] {
  const words: TreebankWord[] = []
  const place = new Map<number, number>()
  let range: { readonly form: string; readonly last: number; readonly space: boolean; started: boolean } | undefined
  for (const line of block.split('\n')) {
    if (line === '' || line.startsWith('#')) continue
    const [id, form, lemma, upos, , feats, head, relation, , misc] = line.split('\t')
    if (!id || !form || id.includes('.')) continue
    const space = !misc?.includes('SpaceAfter=No')
    if (id.includes('-')) {
      const last = Number(id.split('-')[1])
      if (merge) range = { form, last, space, started: false }
      continue
    }
    const number = Number(id)
    if (range && number > range.last) range = undefined
    if (range?.started) {
      place.set(number, words.length - 1)
      continue
    }
    place.set(number, words.length)
    words.push({
      form: range?.form ?? form,
      lemma: lemma!,
      upos: upos!,
      feats: feats!,
      head: Number(head),
      relation: relation!,
      spaceAfter: range?.space ?? space,
    })
    if (range) range.started = true
  }
  return words.map((w) => ({ ...w, head: w.head === 0 ? -1 : (place.get(w.head) ?? -1) }))
}
