/** Where a text is written like a town of the gazetteer: by words as they are, by stems, behind Arabic clitics, by characters. */
import { stemWord } from '../record/fold.ts'
import type { KnownCandidate, Language, Token } from '../record/index.ts'
import { isCaseOf, otherStems } from '../record/inflect.ts'
import { foldPlace, type Gazetteer, loadGazetteer, type Script } from './gazetteer.ts'

export interface TownMatch {
  /** tokens, or characters where words are written without spaces */
  readonly length: number
  readonly candidates: readonly KnownCandidate[]
}

type Matcher = (tokens: readonly Token[], i: number) => TownMatch | undefined

const scriptOf = ({ unspaced, direction, code }: Language): Script =>
  unspaced ? 'han' : direction === 'rtl' ? 'arabic' : ['ru', 'uk'].includes(code) ? 'cyrillic' : 'latin'

const matchers = new WeakMap<Language, Matcher>()

/** In: a language. Out: the longest town that starts at a token, where one does. */
export function townMatcher(language: Language): Matcher {
  let matcher = matchers.get(language)
  if (!matcher) matchers.set(language, (matcher = makeMatcher(language)))
  return matcher
}

function makeMatcher(language: Language): Matcher {
  const script = scriptOf(language)
  const gazetteer = loadGazetteer(script)
  if (script === 'cyrillic') return stemmed(gazetteer, language)
  if (script === 'arabic') return joined(gazetteer, language)
  const everyday = new Set(language.table('not-towns').map((r) => r['form'] ?? ''))
  return (tokens, i) => {
    const { text } = tokens[i]!
    const town = /^\p{Lu}/u.test(text) ? longest(gazetteer, tokens, i, foldPlace(text)) : undefined
    return town?.length === 1 && everyday.has(text) ? undefined : town
  }
}

/** The longest name of up to five words whose first is given folded. */
function longest(gazetteer: Gazetteer, tokens: readonly Token[], i: number, first: string): TownMatch | undefined {
  let name = first
  let best: TownMatch | undefined
  for (let n = 0; n < 5 && i + n < tokens.length && gazetteer.starts(name); n++) {
    const word = tokens[i + n]!.text
    if (n > 0 && word !== '-') {
      if (!/^\p{L}/u.test(word) || (/^\p{Ll}/u.test(word) && word.length > 3)) break
      name = name.endsWith("'") ? name + foldPlace(word) : `${name} ${foldPlace(word)}`
    }
    const candidates = word === '-' ? [] : gazetteer.find(name)
    if (candidates.length > 0) best = { length: n + 1, candidates }
  }
  return best
}

interface Stems {
  readonly name: string
  /** of each word what its cases may be stemmed to */
  readonly stems: readonly (readonly string[])[]
}

/** Inflected names: compared by the stems of their words. Of names with one stem, those written as in the text count twenty times. */
function stemmed(gazetteer: Gazetteer, language: Language): Matcher {
  const buckets = new Map<string, readonly Stems[]>()
  const stem = (word: string): string => stemWord(word, language)
  const changed = language.table('endings').flatMap((r) => (r['where'] === 'change' ? [r['to'] ?? ''] : []))
  /** what every form of a stem begins with */
  const steady = (s: string): string => s.slice(0, s.length - (changed.find((c) => s.endsWith(c))?.length ?? 0))
  const bucketOf = (first: string): readonly Stems[] => {
    let bucket = buckets.get(first)
    if (!bucket) {
      bucket = gazetteer
        .beginning(steady(first), 3000)
        .map((name) => ({ name, stems: name.split(' ').map((w) => [stem(w), ...otherStems(w, language)]) }))
        .filter(({ stems }) => stems[0]!.includes(first))
      if (buckets.size > 2000) buckets.clear()
      buckets.set(first, bucket)
    }
    return bucket
  }
  return (tokens, i) => {
    if (!/^\p{Lu}/u.test(tokens[i]!.text)) return undefined
    const words: string[] = []
    const ends: number[] = []
    for (let n = 0; n < 4 && i + n < tokens.length && /^\p{L}/u.test(tokens[i + n]!.text); n++) {
      words.push(...foldPlace(tokens[i + n]!.text).split(' '))
      ends.push(words.length)
    }
    const stems = words.map(stem)
    if (stems[0]!.length < 3) return undefined
    // of three letters too much else has the stem
    const short = stems[0]!.length < 4
    const fitting = bucketOf(stems[0]!).filter(
      (b) =>
        ends.includes(b.stems.length) &&
        !(short && b.stems.length === 1 && Math.max(b.name.length, words[0]!.length) > 4) &&
        b.stems.every((s, k) => s.includes(stems[k]!)) &&
        b.name.split(' ').every((w, k) => isCaseOf(w, words[k]!, language)),
    )
    if (fitting.length === 0) return undefined
    const size = Math.max(...fitting.map((b) => b.stems.length))
    const written = words.slice(0, size).join(' ')
    const weight = (name: string, c: KnownCandidate): number => (c.entry.population ?? 0) * (name === written ? 20 : 1)
    const candidates = fitting
      .filter((b) => b.stems.length === size)
      .flatMap(({ name }) => gazetteer.find(name).map((c) => ({ c, weight: weight(name, c) })))
      .sort((a, b) => b.weight - a.weight)
      .map(({ c }) => c)
    return { length: ends.indexOf(size) + 1, candidates: [...new Set(candidates)] }
  }
}

/** Names behind conjunctions and prepositions of one letter, with the article or without it. */
function joined(gazetteer: Gazetteer, language: Language): Matcher {
  const letters = language
    .table('endings')
    .filter((r) => r['where'] === 'prefix' && r['form']?.length === 1)
    .map((r) => r['form'] ?? '')
  const assimilated = language
    .table('endings')
    .filter((r) => r['where'] === 'prefix')
    .map((r) => r['form'] ?? '')
    .find((f) => f.length === 2 && f[0] === f[1])
  const article = language
    .table('endings')
    .filter((r) => r['where'] === 'prefix')
    .map((r) => r['form'] ?? '')
    .find((f) => f.length === 2 && f !== assimilated)
  const forms = (word: string): readonly string[] => {
    const out = [word]
    if (assimilated && article && word.startsWith(assimilated)) out.push(article + word.slice(2))
    for (const l of letters) if (word.startsWith(l) && word.length > 4) out.push(word.slice(1))
    return out
  }
  return (tokens, i) => {
    const word = foldPlace(tokens[i]!.text)
    if (word.length < 3) return undefined
    const all = [...new Set(forms(word).flatMap((w) => [w, ...forms(w)]))]
    let best: TownMatch | undefined
    for (const form of all) {
      const match = form.length > 2 ? longest(gazetteer, tokens, i, form) : undefined
      if (match && match.length > (best?.length ?? 0)) best = match
    }
    return best
  }
}

/** The longest town of two to eight characters at a place in a text without spaces. */
export function townCharacters(text: string, at: number, end: number): TownMatch | undefined {
  const gazetteer = loadGazetteer('han')
  if (end - at < 2 || !gazetteer.starts(text.slice(at, at + 2))) return undefined
  for (let n = Math.min(8, end - at); n > 1; n--) {
    const candidates = gazetteer.find(text.slice(at, at + n))
    if (candidates.length > 0) return { length: n, candidates }
  }
  return undefined
}
