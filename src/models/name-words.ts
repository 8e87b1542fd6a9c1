/** Names of lexicons in words as running text has them. */
import { foldWord, nameWords } from '../record/fold.ts'
import type { Language, LexiconEntry } from '../record/index.ts'

/** In: a language. Out: what parts a name into words as the tokenizer does; beginnings of its table are words of their own (d'). */
export function nameSplitter(language: Language): (name: string) => readonly string[] {
  const beginnings = language.table('clitics').flatMap((r) => (r['where'] === 'before' ? [r['form'] ?? ''] : []))
  const parted = (word: string): readonly string[] => {
    const folded = foldWord(word)
    const own = beginnings.find((b) => folded.startsWith(b) && folded.length > b.length)
    return own === undefined ? [word] : [word.slice(0, own.length), word.slice(own.length)]
  }
  return (name) => {
    const words =
      name.match(/(?:\p{L}\.){2,6}|[\p{L}\p{M}]+(?:['’ʼ-][\p{L}\p{M}]+)*(?:-\p{Nd}+)?|\p{Nd}+|[^\s\p{L}\p{N}]/gu) ?? []
    return beginnings.length === 0 ? words : words.flatMap(parted)
  }
}

const familyFirst = ['CN', 'KP', 'KR', 'VN']
const familyFirstWithHyphen = ['TW', 'HK', 'SG']

/**
 * In: a language. Out: the family name of a person's name: the last word and the particles before it; the first where it
 * comes first. Where no capitals tell names from words a family name that is a given name too is none: it is everybody's.
 */
export function surnameFinder(
  language: Language,
  partOf: (word: string) => string,
): (entry: LexiconEntry, name: string) => string | undefined {
  const particles = new Set(language.table('name-particles').map((r) => foldWord(r['form'] ?? '')))
  return (entry, name) => {
    if (entry.kind !== 'person') return undefined
    const words = nameWords(name)
    if (words.length < 2) return undefined
    const country = entry.country ?? ''
    const hyphen = familyFirstWithHyphen.includes(country) && words.at(-1)!.includes('-')
    if (familyFirst.includes(country) || hyphen) return words[0]!
    let at = words.length - 1
    while (at > 1 && (particles.has(foldWord(words[at - 1]!)) || /^\p{Ll}\p{Script=Latin}*$/u.test(words[at - 1]!)))
      at--
    const family = words.slice(at).join(' ')
    if (language.direction === 'rtl' && at === words.length - 1 && partOf(family).includes('g')) return undefined
    return family.length > 2 ? family : undefined
  }
}
