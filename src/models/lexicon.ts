/** Lexicons and gazetteers that ship with Readout, and the finding of their names in a text. */

import { foldWord, stemmerOf, stemOf } from '../record/fold.ts'
import {
  isRegion,
  type KnownCandidate,
  type KnownName,
  type Language,
  type Lexicon,
  type LexiconEntry,
  type Reading,
  type Sentence,
  type Token,
} from '../record/index.ts'
import { declines, otherStems } from '../record/inflect.ts'
import { allEntries } from './lexicon-entries.ts'
import { namePart } from './name-part.ts'
import {
  alike,
  canBeTown,
  fitting,
  isAbbreviation,
  isForm,
  isSmall,
  nameSplitter,
  needsSupport,
  stands,
  surnameFinder,
  withTowns,
} from './name-words.ts'
import { outletFinder } from './outlets.ts'
import { adjectiveTest, ownNames } from './own-names.ts'
import { soundOf } from './sounds.ts'
import { townCharacters, townMatcher } from './towns.ts'

interface Form {
  candidates: readonly KnownCandidate[]
  /** how many words */
  readonly words: number
  weak: boolean
}

/** The names of one language: joined stems to who is called so. */
interface Index {
  readonly forms: ReadonlyMap<string, Form>
  /** longest name that starts with a word, in words; for unspaced scripts with two characters, in characters */
  readonly longest: ReadonlyMap<string, number>
  /** stems of names of one word that their language writes without a capital: хуситы, talibanes */
  readonly small: ReadonlySet<string>
  /** a word as in the forms */
  readonly stem: (word: string) => string
}

const cyrillic = ['ru', 'uk']
const latin = ['en', 'es', 'fr', 'de']

/** Which languages' forms a text of a language may use. */
const related = (code: string): readonly string[] =>
  cyrillic.includes(code)
    ? [code, ...cyrillic.filter((c) => c !== code), 'en']
    : latin.includes(code)
      ? [code, ...latin.filter((c) => c !== code)]
      : [code, 'en']

/** Loads the tables (about 20 ms); the gazetteer of a script comes with the first text in it. */
export function loadLexicon(): Lexicon {
  let entries: readonly LexiconEntry[] | undefined
  let byKey: ReadonlyMap<string, LexiconEntry> | undefined
  let outlets: ReturnType<typeof outletFinder> | undefined
  const all = (): readonly LexiconEntry[] => (entries ??= allEntries())
  const keys = (): ReadonlyMap<string, LexiconEntry> => (byKey ??= new Map(all().map((e) => [e.key, e])))
  const indexes = new Map<string, Index>()
  const indexOf = (language: Language): Index => {
    let index = indexes.get(language.code)
    if (!index) {
      index = language.unspaced ? unspacedIndex(all(), language.code) : spacedIndex(ownNames(all(), language), language)
      indexes.set(language.code, index)
    }
    return index
  }
  return {
    match: (reading) => {
      const index = indexOf(reading.language)
      const out: KnownName[] = []
      for (const sentence of reading.sentences)
        if (reading.language.unspaced) matchUnspaced(reading, sentence, index, out)
        else matchSpaced(reading, sentence, index, out)
      return out
    },
    entry: (key) => keys().get(key),
    namePart,
    sound: soundOf,
    outlet: (name) => (outlets ??= outletFinder(all()))(name),
    named: (form) =>
      all()
        .filter((e) => Object.values(e.names).some((list) => list.some((n) => foldWord(n) === foldWord(form))))
        .map((entry) => ({ entry, prior: 0.5 })),
  }
}

function spacedIndex(entries: readonly LexiconEntry[], language: Language): Index {
  const forms = new Map<string, Form>()
  const longest = new Map<string, number>()
  const small = new Set<string>()
  const split = nameSplitter(language)
  const surnameOf = surnameFinder(language, namePart)
  const add = (name: string, candidate: KnownCandidate, weak: boolean): void => {
    const written = split(name)
    const words = written.map((w) => stemOf(w, language))
    const key = words.join(' ')
    const form = forms.get(key)
    if (form) {
      if (!form.candidates.some((c) => c.entry.key === candidate.entry.key))
        form.candidates = [...form.candidates, candidate]
      form.weak &&= weak
    } else forms.set(key, { candidates: alone(candidate), words: words.length, weak })
    longest.set(words[0]!, Math.max(longest.get(words[0]!) ?? 0, words.length))
    if (words.length === 1 && isSmall(name)) small.add(key)
    if (language.direction === 'rtl') whole(name, words, key)
    else if (declines(language)) otherCases(written, words, forms.get(key)!)
  }
  /** Letters that begin a name may look like a preposition: it is found with them and without. */
  const whole = (name: string, words: readonly string[], key: string): void => {
    const first = foldWord(split(name)[0]!)
    if (first === words[0]) return
    const form = forms.get(key)!
    forms.set([first, ...words.slice(1)].join(' '), form)
    longest.set(first, Math.max(longest.get(first) ?? 0, words.length))
  }
  const otherCases = (written: readonly string[], words: readonly string[], form: Form): void =>
    written.forEach((word, i) => {
      for (const stem of otherStems(word, language)) {
        const key = words.with(i, stem).join(' ')
        if (forms.has(key)) continue
        forms.set(key, form)
        if (i === 0) longest.set(stem, Math.max(longest.get(stem) ?? 0, words.length))
        if (words.length === 1 && small.has(words[0]!)) small.add(stem)
      }
    })
  const languages = related(language.code)
  for (const entry of entries)
    for (const l of languages) {
      // the English forms stand in for those of languages that have none of their own
      if (l !== 'en' && entry.names[l] === entry.names['en']) continue
      for (const name of entry.names[l] ?? []) {
        if (l !== language.code && l !== 'en' && isAbbreviation(name)) continue
        add(name, candidate(entry), needsSupport(entry, name) || (name.length < 3 && l !== language.code))
        const surname = surnameOf(entry, name)
        if (surname !== undefined) add(surname, { entry, prior: 0.6 }, true)
      }
    }
  const stemmed = stemmerOf(language)
  const stem = (word: string): string => (/[\p{L}\p{N}]/u.test(word) ? stemmed(word) : word)
  return { forms, longest, small, stem }
}

type Match = Pick<KnownName, 'candidates' | 'weak'> & { readonly length: number }

function matchSpaced(reading: Reading, sentence: Sentence, index: Index, out: KnownName[]): void {
  const { tokens } = sentence
  const { language } = reading
  const here: Stemmed = { tokens, stems: tokens.map((t) => index.stem(t.text)), index, language }
  const townAt = townMatcher(language)
  const describes = adjectiveTest(language)
  for (let i = 0; i < tokens.length; ) {
    let known = formAt(here, i)
    if (known?.length === 1 && describes(tokens[i]!)) known = undefined
    // La Unión Europea: what begins behind the article and reaches further
    const behind = tokens[i]!.upos === 'DET' ? (formAt(here, i + 1)?.length ?? 0) : 0
    if (known && behind >= known.length) known = undefined
    const town = canBeTown(known, tokens[i + (known?.length ?? 0)]?.text) ? townAt(tokens, i) : undefined
    if (town && town.length >= (known?.length ?? 0)) {
      const outdone = town.length > 1 && !known && (behind >= town.length || formAt(here, i + 1)?.weak === false)
      const same = town.length === known?.length ? known : undefined
      if (!outdone) known = { ...withTowns(same, town.candidates), length: town.length }
    }
    if (known) {
      const { length, ...rest } = known
      const span = { start: tokens[i]!.start, end: tokens[i + length - 1]!.end }
      out.push({ span, sentence: sentence.index, ...rest })
    }
    i += Math.max(1, known?.length ?? 0)
  }
}

interface Stemmed {
  readonly tokens: readonly Token[]
  readonly stems: readonly string[]
  readonly index: Index
  readonly language: Language
}

/** The longest name of the lexicon that starts at a token. */
function formAt(here: Stemmed, i: number): Match | undefined {
  const { tokens, stems, language } = here
  if (i >= tokens.length) return undefined
  if (language.direction === 'ltr') return formFrom(here, i, stems[i]!)
  for (const first of beginningsOf(tokens[i]!.text, stems[i]!)) {
    const found = formFrom(here, i, first)
    if (found) return found
  }
  return undefined
}

function formFrom({ tokens, stems, index, language }: Stemmed, i: number, first: string): Match | undefined {
  const longest = index.longest.get(first) ?? 0
  const cased = language.direction === 'ltr'
  if (longest === 0 || (cased && longest < 2 && !/^[\p{Lu}\p{N}]/u.test(tokens[i]!.text) && !index.small.has(first)))
    return undefined
  for (let n = Math.min(longest, tokens.length - i); n > 0; n--) {
    const form = index.forms.get(n === 1 ? first : [first, ...stems.slice(i + 1, i + n)].join(' '))
    if (!form) continue
    const written = tokens.slice(i, i + n).map((t) => t.text)
    const candidates = fitting(form.candidates, written, language, cased).filter(
      (c) =>
        isForm(c.entry, written, language) &&
        (n > 1 || (cased ? first.length > 3 || alike(c.entry, written[0]!, first) : stands(c, tokens[i]!, form.weak))),
    )
    if (candidates.length > 0) return { candidates, weak: form.weak, length: n }
  }
  return undefined
}

/** What a word without capitals can begin with beside its stem: itself, or less a conjunction or preposition of one letter. */
const beginningsOf = (text: string, stem: string): readonly string[] => {
  const folded = foldWord(text)
  return [...new Set([stem, folded, folded.length > 4 ? folded.slice(1) : folded])]
}

const candidates = new WeakMap<LexiconEntry, KnownCandidate>()
const lists = new WeakMap<KnownCandidate, readonly KnownCandidate[]>()

/** One object an entry, for the names of all languages. */
function candidate(entry: LexiconEntry): KnownCandidate {
  let made = candidates.get(entry)
  if (!made) candidates.set(entry, (made = { entry, prior: isRegion(entry) ? 0.5 : 0.9 }))
  return made
}

/** One list a candidate that stands alone. */
function alone(one: KnownCandidate): readonly KnownCandidate[] {
  let list = lists.get(one)
  if (!list) lists.set(one, (list = [one]))
  return list
}

function unspacedIndex(entries: readonly LexiconEntry[], code: string): Index {
  const forms = new Map<string, Form>()
  const longest = new Map<string, number>()
  const add = (name: string, entry: LexiconEntry): void => {
    const form = forms.get(name)
    if (form) {
      if (!form.candidates.some((c) => c.entry.key === entry.key))
        form.candidates = [...form.candidates, candidate(entry)]
      form.weak &&= needsSupport(entry, name) || name.length < 2
      return
    }
    forms.set(name, {
      candidates: alone(candidate(entry)),
      words: name.length,
      weak: needsSupport(entry, name) || name.length < 2,
    })
    longest.set(name.slice(0, 2), Math.max(longest.get(name.slice(0, 2)) ?? 0, name.length))
  }
  for (const entry of entries)
    for (const l of [code, 'en'])
      for (const name of entry.names[l] ?? []) if (l === code || name.length > 2) add(name, entry)
  return { forms, longest, small: new Set(), stem: (word) => word }
}

/** A name does not begin inside one word and end in another: 许[多哈]瑞迪. */
function matchUnspaced(reading: Reading, sentence: Sentence, index: Index, out: KnownName[]): void {
  const { text } = reading.document
  const { start, end } = sentence.span
  let word = 0
  for (let i = start; i < end; ) {
    const longest = index.longest.get(text.slice(i, i + 2)) ?? 1
    let found = 0
    let known: Pick<KnownName, 'candidates' | 'weak'> | undefined
    for (let n = Math.min(longest, end - i); n > 0 && found === 0; n--) {
      const name = text.slice(i, i + n)
      const form = index.forms.get(name)
      if (!form || (/^[A-Za-z]/.test(name) && /[A-Za-z]/.test(`${text[i - 1] ?? ''}${text[i + n] ?? ''}`))) continue
      known = form
      found = n
    }
    const town = canBeTown(known, text[i + found]) ? townCharacters(text, i, end) : undefined
    if (town && town.length >= found) {
      known = withTowns(town.length === found ? known : undefined, town.candidates)
      found = town.length
    }
    while (word < sentence.tokens.length && sentence.tokens[word]!.end <= i) word++
    const around = sentence.tokens[word]
    const cuts = found < 3 && around !== undefined && around.start < i && around.end < i + found
    if (known && !cuts) {
      const span = { start: i, end: i + found }
      out.push({ span, sentence: sentence.index, candidates: known.candidates, weak: known.weak })
    }
    i += cuts ? 1 : Math.max(1, found)
  }
}
