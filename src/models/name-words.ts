/** Names of lexicons in words as running text has them. */
import { foldWord, nameWords } from '../record/fold.ts'
import {
  isRegion,
  type KnownCandidate,
  type KnownName,
  type Language,
  type LexiconEntry,
  type Token,
} from '../record/index.ts'
import { declines, isCaseOf } from '../record/inflect.ts'

/** In: a language. Out: what parts a name into words as the tokenizer does; beginnings of its table are words of their own (d'). */
export function nameSplitter(language: Language): (name: string) => readonly string[] {
  let split = splitters.get(language)
  if (!split) splitters.set(language, (split = makeSplitter(language)))
  return split
}

const splitters = new WeakMap<Language, (name: string) => readonly string[]>()

function makeSplitter(language: Language): (name: string) => readonly string[] {
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
  const none = new Set(language.table('not-names').map((r) => foldWord(r['form'] ?? '')))
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
    return family.length > 2 && !none.has(foldWord(family)) ? family : undefined
  }
}

/** Letters that small words and the article take at most. */
const longestPrefix = 3
const small: ReadonlySet<string> = new Set(['PRON', 'ADP', 'SCONJ', 'CCONJ', 'DET', 'NUM', 'ADV', 'PART', 'AUX'])

/**
 * A word without capitals is a name by its own letters: what is left of another word less its preposition is none. A
 * family name alone is longer than small words are.
 */
export function stands({ entry }: KnownCandidate, token: Token, weak: boolean): boolean {
  const folded = foldWord(token.text)
  if (weak && entry.kind === 'person' && (folded.length < 4 || small.has(token.upos))) return false
  return Object.values(entry.names).some((names) =>
    names.some((name) =>
      nameWords(name).some((w) => {
        const word = foldWord(w)
        return folded.endsWith(word) && folded.length - word.length <= longestPrefix
      }),
    ),
  )
}

/** Three letters are the stem of too much: a name written so, or as long as the word is. */
export const alike = (entry: LexiconEntry, word: string, stem: string): boolean => {
  const most = Math.max(foldWord(word).length, stem.length + 1)
  return Object.values(entry.names).some((names) =>
    names.some((name) => nameWords(name).some((w) => foldWord(w).startsWith(stem.slice(0, 2)) && w.length <= most)),
  )
}

/**
 * Whether words are one of an entry's names, or the family name of one, in some case: stems alone take one for another
 * (Китая is Китай's and not Кито's). Capitals alone (ДУМ) are a short name only as it stands.
 */
export function isForm(entry: LexiconEntry, words: readonly string[], language: Language): boolean {
  const short = words.length === 1 && words[0]!.length < 4 && /^\p{Lu}+$/u.test(words[0]!)
  if (!short && !declines(language)) return true
  const parted = nameSplitter(language)
  const same = (a: string, b: string): boolean => (short ? foldWord(a) === foldWord(b) : isCaseOf(a, b, language))
  return Object.values(entry.names).some((names) =>
    names.some((name) => {
      const own = parted(name)
      return own.some((_, i) => words.every((w, k) => own[i + k] !== undefined && same(own[i + k]!, w)))
    }),
  )
}

/** A neighbour's abbreviations are not a language's own: the Ukrainian МКС judges, the Russian one flies. */
export const isAbbreviation = (name: string): boolean => name.length < 6 && /^\p{Lu}+$/u.test(name)

/** One word that its language writes without a capital. */
export const isSmall = (name: string): boolean => /^\p{Ll}[\p{L}-]*$/u.test(name)

/** Candidates whose own spelling has capitals only where the text has: "us" is no country, "New Times" no "new times". */
export function fitting(
  candidates: readonly KnownCandidate[],
  words: readonly string[],
  language: Language,
  cased: boolean,
): readonly KnownCandidate[] {
  if (!cased) return candidates
  // "La réunion" at the head of a sentence is no Réunion
  const own = words.length > 1 && articlesOf(language).has(foldWord(words[0]!)) ? words.slice(1) : words
  const capital = own.some((w) => /^\p{Lu}/u.test(w))
  if (!capital && words.length === 1)
    return candidates.filter(({ entry }) => (entry.names[language.code] ?? []).some(isSmall))
  const able = candidates.filter(({ entry }) => {
    const short = words.length === 1 && words[0]!.length <= 4
    if (!short) return capital || (entry.names[language.code] ?? []).some((n) => /^\p{Ll}/u.test(n))
    const all = Object.values(entry.names).flat()
    const written = words[0]!
    return (
      all.includes(written) ||
      !/^\p{Lu}+$/u.test(all.find((n) => foldWord(n) === foldWord(written)) ?? '') ||
      /^\p{Lu}(?:\p{Lu}+|\p{Ll}{3,})$/u.test(written)
    )
  })
  return asWritten(able, words)
}

const articles = new WeakMap<Language, ReadonlySet<string>>()

function articlesOf(language: Language): ReadonlySet<string> {
  let words = articles.get(language)
  if (!words) {
    const rows = language.table('institutions').filter((r) => r['where'] === 'article')
    articles.set(language, (words = new Set(rows.map((r) => foldWord(r['form'] ?? '')))))
  }
  return words
}

/** Of several that share a stem, those that are written so: Hamas is not of Hama. */
function asWritten(candidates: readonly KnownCandidate[], written: readonly string[]): readonly KnownCandidate[] {
  if (candidates.length < 2) return candidates
  const last = foldWord(written.at(-1)!)
  const own = candidates.filter(({ entry }) =>
    Object.values(entry.names).some((names) => names.some((name) => foldWord(nameWords(name).at(-1) ?? '') === last)),
  )
  return own.length > 0 ? own : candidates
}

/** A part of a country has the name of a town, a family or a point of the compass, where it is not its own. */
export const needsSupport = (entry: LexiconEntry, name: string): boolean => isRegion(entry) && !entry.sure?.has(name)

/** A town may have the name of a region, of another place, of a family, and of a country where its own country or region follows. */
export const canBeTown = (
  known: Pick<KnownName, 'candidates' | 'weak'> | undefined,
  next: string | undefined,
): boolean =>
  known === undefined ||
  known.candidates.every(
    ({ entry: { kind } }) =>
      kind === 'place' || (kind === 'country' && next === ',') || (kind === 'person' && known.weak),
  )

/** What a name means beside the largest towns called so; only what the lexicon itself is sure of stays sure. */
export function withTowns(
  known: Pick<KnownName, 'candidates' | 'weak'> | undefined,
  towns: readonly KnownCandidate[],
): Pick<KnownName, 'candidates' | 'weak'> {
  const most = towns.slice(0, 8)
  // whole names of people and bodies come only from a user's gazetteer
  if (!known) return { candidates: most, weak: most.some(({ entry }) => entry.kind === 'place') }
  if (known.weak) return { candidates: [...most, ...known.candidates], weak: true }
  const isSame = (a: LexiconEntry, b: LexiconEntry): boolean =>
    a.country === b.country &&
    (b.lat === undefined || Math.abs((a.lat ?? 0) - b.lat) + Math.abs((a.lon ?? 0) - (b.lon ?? 0)) < 1)
  const others = most.filter((t) => !known.candidates.some((k) => isSame(t.entry, k.entry)))
  return { candidates: [...known.candidates, ...others], weak: false }
}
