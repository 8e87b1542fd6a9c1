/** Names of lexicons in words as running text has them. */
import { foldWord } from '../record/fold.ts'
import type { Language } from '../record/index.ts'

/** In: a name. Out: its words as the tokenizer makes them; beginnings of a language's table are words of their own (d'). */
export function splitLikeTokens(name: string, language: Language): readonly string[] {
  const words =
    name.match(/(?:\p{L}\.){2,6}|[\p{L}\p{M}]+(?:['’ʼ-][\p{L}\p{M}]+)*(?:-\p{Nd}+)?|\p{Nd}+|[^\s\p{L}\p{N}]/gu) ?? []
  const beginnings = language.table('clitics').flatMap((r) => (r['where'] === 'before' ? [r['form'] ?? ''] : []))
  return words.flatMap((word) => {
    const folded = foldWord(word)
    const own = beginnings.find((b) => folded.startsWith(b) && folded.length > b.length)
    return own === undefined ? [word] : [word.slice(0, own.length), word.slice(own.length)]
  })
}
