/** Whether an amount is one by which something went up or down. */
import type { Token } from '../../record/index.ts'
import type { QuantityWords } from './words.ts'

/**
 * "rose by 5%", "up 5%", "a 3 percent drop", "un 5% más". In: the tokens that the amount takes.
 * A word before counts when no other number, mark or word of a level stands between.
 */
export function changeOf(
  tokens: readonly Token[],
  { first, last }: { readonly first: number; readonly last: number },
  words: QuantityWords,
): 'up' | 'down' | undefined {
  const next = tokens[last + 1]
  const behind = next && (words.changesBehind.get(next.norm) ?? words.changesBehind.get(next.lemma))
  if (behind) return behind === 'more' ? 'up' : 'down'
  for (let i = first - 1; i >= Math.max(0, first - 5); i--) {
    const t = tokens[i]!
    if (t.upos === 'NUM' || t.upos === 'PUNCT' || t.upos === 'CCONJ' || /\p{Nd}/u.test(t.text)) return undefined
    const kind = words.changes.get(t.norm) ?? words.changes.get(t.lemma)
    if (kind === 'up' || kind === 'down') return kind
    if (kind === 'level' || kind === 'end') return undefined
  }
  return undefined
}
