/** Whom a part of a name means in one text: a surname, a given name, initials, a name with or without what stands between. */
import { foldWord, nameWords } from '../record/fold.ts'
import type { EntityKind, KnownName, Language, LexiconEntry } from '../record/index.ts'
import { areCases, caseKey, isCaseOf } from '../record/inflect.ts'

export interface Known {
  readonly key: string
  readonly kind: EntityKind
  readonly entry?: LexiconEntry
}

interface Bearer {
  readonly who: Known
  /** folded; the family name last */
  readonly words: readonly string[]
}

export interface Roster {
  /** In: a name as it is written. Out: the one person of the text, named in full, who is called so. */
  readonly whose: (quote: string) => Known | undefined
}

/** Bearers by what the cases of their given and of their family names share. */
interface Bearers {
  readonly given: Map<string, Bearer[]>
  readonly family: Map<string, Bearer[]>
  readonly language: Language
}

/**
 * In: every person named in full, in text order, with how. Out: who is called by parts of those names; who is named in
 * several cases, with and without a middle name or by initials, is one.
 */
export function rosterOf(full: readonly { readonly quote: string; readonly who: Known }[], language: Language): Roster {
  const all: Bearers = { given: new Map(), family: new Map(), language }
  const add = (to: Map<string, Bearer[]>, word: string, bearer: Bearer): void => {
    const key = caseKey(word, language)
    const list = to.get(key)
    if (list) list.push(bearer)
    else to.set(key, [bearer])
  }
  const seen = new Set<string>()
  for (const { quote, who } of full) {
    const words = wordsOf(quote, language)
    if (seen.has(words.join(' ')) || !isFull(words, language)) continue
    seen.add(words.join(' '))
    const there = who.entry ? undefined : only(sameAs(all, words))
    const bearer: Bearer = { words, who: there ?? who }
    add(all.given, words[0]!, bearer)
    add(all.family, words.at(-1)!, bearer)
  }
  const known = new Map<string, Known | undefined>()
  return {
    whose: (quote) => {
      if (!known.has(quote)) known.set(quote, whoseOf(all, wordsOf(quote, language)))
      return known.get(quote)
    },
  }
}

/** A name and a family name; without spaces a lone name is whole. */
const isFull = (words: readonly string[], language: Language): boolean =>
  words.length === 1
    ? language.unspaced
    : !words.slice(0, -1).every((w) => isInitial(w) || isParticle(w, language)) &&
      (words.length > 2 || !isPatronymic(words[1]!, language))

const particles = new WeakMap<Language, ReadonlySet<string>>()

function isParticle(word: string, language: Language): boolean {
  let own = particles.get(language)
  if (!own)
    particles.set(language, (own = new Set(language.table('name-particles').map((r) => foldWord(r['form'] ?? '')))))
  return own.has(word)
}

function whoseOf(all: Bearers, words: readonly string[]): Known | undefined {
  const [word = '', second] = words
  if (second !== undefined) {
    const same = only(sameAs(all, words))
    return same ?? (words.length === 2 && isPatronymic(second, all.language) ? byGiven(all, word) : undefined)
  }
  const family = of(all.family, word, all.language).filter((b) => sameWord(b.words.at(-1)!, word, all.language))
  if (family.length === 0) return byGiven(all, word)
  // of several of one family the one whose name is written so, else who is named first: it is mostly that one's report
  return only(family) ?? only(family.filter((b) => b.words.at(-1) === word)) ?? family[0]!.who
}

const of = (by: ReadonlyMap<string, readonly Bearer[]>, word: string, language: Language): readonly Bearer[] =>
  by.get(caseKey(word, language)) ?? []

const byGiven = (all: Bearers, given: string): Known | undefined =>
  only(
    of(all.given, given, all.language).filter((b) => b.words.length > 1 && sameWord(b.words[0]!, given, all.language)),
  )

const sameAs = (all: Bearers, words: readonly string[]): readonly Bearer[] =>
  [...of(all.family, words.at(-1)!, all.language), ...of(all.given, words[0]!, all.language)].filter((b) =>
    isSame(b.words, words, all.language),
  )

/** The one whom all of them are. */
const only = (bearers: readonly Bearer[]): Known | undefined =>
  new Set(bearers.map((b) => b.who.key)).size === 1 ? bearers[0]!.who : undefined

const middleDot = /[·・•]/u

/** Folded, al-Burhan as Burhan. */
function wordsOf(quote: string, language: Language): readonly string[] {
  const all = language.unspaced ? quote.split(middleDot) : nameWords(quote.replace(/['’]s$/, ''))
  // Jr. and the like
  const words = all.length > 2 && /^\p{L}{1,3}\.$/u.test(all.at(-1)!) ? all.slice(0, -1) : all
  const last = words.length - 1
  return words.map((w, i) => (i === last ? foldWord(w).replace(/^[a-z]{2,3}-(?=[a-z]{3})/, '') : foldWord(w)))
}

/** Both names whole: the same at both ends, nothing between that speaks against it; or one goes on where the other ends. */
function isSame(a: readonly string[], b: readonly string[], language: Language): boolean {
  if (a.length < 2 || b.length < 2) return a.length === b.length && a[0] === b[0]
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.every((w, i) => sameWord(w, long[i]!, language))) return true
  return (
    fits(a[0]!, b[0]!, language) &&
    (a.length < 3 || b.length < 3 || fits(a[1]!, b[1]!, language)) &&
    sameWord(a.at(-1)!, b.at(-1)!, language)
  )
}

/** A given name, or its first letter. */
const fits = (a: string, b: string, language: Language): boolean =>
  sameWord(a, b, language) || (a[0] === b[0] && (isInitial(a) || isInitial(b)))

const isInitial = (word: string): boolean => /^\p{L}\.$/u.test(word)

const sameWord = (a: string, b: string, language: Language): boolean => a === b || areCases(a, b, language)

const patronymics = new WeakMap<Language, RegExp | undefined>()

function isPatronymic(word: string, language: Language): boolean {
  if (!patronymics.has(language)) {
    const endings = language.table('patronymics').map((r) => r['ending'] ?? '')
    patronymics.set(language, endings.length > 0 ? new RegExp(`(?:${endings.join('|')})$`, 'u') : undefined)
  }
  return patronymics.get(language)?.test(word) ?? false
}

/**
 * In: a name of a person, the names known about its place. Out: who bears its family name in the lexicon and a given name
 * with its initial, where it has initials before it (Д. Медведев) and one alone does.
 */
export function byInitials(quote: string, near: readonly KnownName[], language: Language): LexiconEntry | undefined {
  const words = nameWords(quote)
  if (words.length < 2 || !words.slice(0, -1).every((w) => isInitial(foldWord(w)))) return undefined
  const fitting = near
    .filter((k) => k.weak)
    .flatMap((k) => k.candidates)
    .filter(
      ({ entry }) =>
        entry.kind === 'person' &&
        (entry.names[language.code] ?? []).some(
          (name) => nameWords(name).length > 1 && foldWord(name)[0] === foldWord(words[0]!)[0],
        ),
    )
  return fitting.length === 1 ? fitting[0]!.entry : undefined
}

/** Of the forms of a name the longest; of a name that inflects the one of which the others may be cases. */
export function labelOf(forms: readonly string[], language: Language): string {
  const words = forms.map((f) => nameWords(f))
  const named = words.filter((w) => w.length > 1 && !(w.length === 2 && isPatronymic(foldWord(w[1]!), language)))
  const whole = named.length > 0 ? named : words
  const fit = (w: readonly string[]): number =>
    whole.filter((o) => isCaseOf(w[0]!, o[0]!, language) && isCaseOf(w.at(-1)!, o.at(-1)!, language)).length
  const ranked = forms.flatMap((form, i) => (whole.includes(words[i]!) ? [{ form, fit: fit(words[i]!) }] : []))
  return ranked.reduce((a, b) => (b.fit > a.fit || (b.fit === a.fit && b.form.length > a.form.length) ? b : a)).form
}
