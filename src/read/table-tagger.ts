/**
 * Parts of speech, features and dictionary forms by tables alone, for a language that no treebank may train: small words by
 * list (`word-forms`), all others by ending (`inflection`), where a dictionary form that the language's tables know goes
 * before the likeliest ending. Source: the endings are a school grammar's.
 */
import { remembering } from '../base/memo.ts'
import type { Language, Upos } from '../record/index.ts'
import type { ReadingTools } from './read.ts'

type Tag = NonNullable<ReadingTools['tag']>
type Tagged = ReturnType<Tag>[number]

interface Ending {
  readonly form: string
  readonly lemma: string
  readonly upos: Upos
  readonly feats: string
  /** says nothing of a word whose dictionary form no table knows */
  readonly known: boolean
  /** no name ends so */
  readonly common: boolean
}

interface Inflection {
  /** by last letters */
  readonly endings: ReadonlyMap<string, readonly Ending[]>
  readonly longest: number
  /** what denies a verb that it is written onto */
  readonly negation: string
  readonly words: ReadonlyMap<string, Tagged>
  /** dictionary forms by part of speech */
  readonly lemmas: ReadonlyMap<string, ReadonlySet<string>>
}

/** In: a language. Out: its tagger; undefined where it has no table of endings. Cost: a few look-ups a word. */
export function tableTagger(language: Language): Tag | undefined {
  if (!compiled.has(language))
    compiled.set(language, language.table('inflection').length > 0 ? taggerOf(language) : undefined)
  return compiled.get(language)
}

const compiled = new WeakMap<Language, Tag | undefined>()

function taggerOf(language: Language): Tag {
  const inflection = inflectionOf(language)
  const common = remembering((norm): Tagged => taggedAs(inflection, norm))
  const opening = remembering((norm): Tagged => {
    const tag = taggedAs(inflection, norm)
    // a subject opens a sentence as often as not: what no subject can be is hardly a name
    const subject = tag.upos === 'NOUN' && !/Case=(?:Gen|Dat|Acc|Loc|Ins)/.test(tag.feats)
    return subject && !byLemma(inflection, norm) && !isCommon(inflection, norm) ? named(inflection, norm) : tag
  })
  const proper = remembering((norm): Tagged => named(inflection, norm))
  return (norms, texts) => {
    const tags: Tagged[] = []
    for (const [i, norm] of norms.entries()) {
      const text = texts[i]!
      if (!/\p{L}/u.test(text)) tags.push({ upos: /\p{N}/u.test(text) ? 'NUM' : 'PUNCT', feats: '', lemma: norm })
      else if (isAbbreviation(text)) tags.push({ upos: 'PROPN', feats: '', lemma: norm })
      else if (!isCapital(text) || inflection.words.has(norm)) tags.push(common(norm))
      else if (opens(texts, i) && !isCapital(texts[i + 1])) tags.push(opening(norm))
      else {
        const tag = proper(norm)
        // behind a name an adjective is one too: Jan Lipavský
        const follows = tag.upos === 'ADJ' && tags[i - 1]?.upos === 'PROPN'
        tags.push(follows ? { ...tag, upos: 'PROPN' } : tag)
      }
    }
    inPlace(tags, norms)
    withVerbs(inflection, tags, norms)
    return tags.map((tag, i) => (isTold(tags, texts, i) ? { ...tag, feats: 'Case=Dat' } : tag))
  }
}

const isAbbreviation = (text: string): boolean => /^\p{Lu}{2,6}$/u.test(text)
const isCapital = (text: string | undefined): boolean => /^\p{Lu}/u.test(text ?? '')

/** Nothing stands before a word in its sentence, or a mark behind which a sentence begins. */
const opens = (texts: readonly string[], i: number): boolean =>
  /^[.!?:„“"»]$/.test(texts[i - 1] ?? '') || !texts.slice(0, i).some((t) => /[\p{L}\p{N}]/u.test(t))

/** "said to ČTK the spokesman": of an abbreviation beside a verb, with a noun behind, no ending shows that it is told. */
function isTold(tags: readonly Tagged[], texts: readonly string[], i: number): boolean {
  if (!isAbbreviation(texts[i]!)) return false
  const [before, next, behind, last] = [tags[i - 1], tags[i + 1], tags[i + 2], tags[i + 3]]
  const isNoun = (t: Tagged | undefined): boolean => t !== undefined && ['NOUN', 'PROPN', 'ADJ'].includes(t.upos)
  if (before?.upos === 'VERB' && isNoun(next)) return true
  return before === undefined && next?.upos === 'PRON' && behind?.upos === 'VERB' && isNoun(last)
}

/**
 * Small words by where they stand: a conjunction in the midst of its clause ("the minister but insists") joins nothing; a
 * pronoun that sounds like a preposition is one before a sibilant in the case that the preposition governs.
 */
function inPlace(tags: Tagged[], norms: readonly string[]): void {
  for (const [i, tag] of tags.entries()) {
    if (tag.feats === 'Place=Second' && (tags[i - 1]?.upos ?? 'PUNCT') !== 'PUNCT') tags[i] = { ...tag, upos: 'PART' }
    const governs = /Before=(\w+)/.exec(tag.feats)?.[1]
    const next = tags[i + 1]
    if (governs && /^[sšzž]/.test(norms[i + 1] ?? '') && next?.feats.includes(`Case=${governs}`))
      tags[i] = { upos: 'ADP', feats: '', lemma: tag.lemma }
  }
}

/** A clause that a conjunction or relative pronoun opens has a verb: the first unknown word that ends as one. */
function withVerbs(inflection: Inflection, tags: Tagged[], norms: readonly string[]): void {
  for (let from = 0; from < tags.length; from++) {
    const opening = tags[from]!
    if (opening.upos !== 'SCONJ' && !opening.feats.includes('PronType=Rel')) continue
    let to = from + 1
    while (to < tags.length && tags[to]!.upos !== 'PUNCT') to++
    const clause = tags.slice(from, to)
    if (clause.some((t) => t.upos === 'AUX' || (t.upos === 'VERB' && !t.feats.includes('VerbForm=Inf')))) continue
    for (let i = from + 1; i < to; i++) {
      const governed = ['ADP', 'ADJ', 'DET', 'NUM'].includes(tags[i - 1]!.upos)
      const verb = tags[i]!.upos === 'NOUN' && !governed ? verbOf(inflection, norms[i]!) : undefined
      if (!verb) continue
      tags[i] = verb
      break
    }
  }
}

/** An unknown word as the verb that it may be by its ending. */
function verbOf(inflection: Inflection, norm: string): Tagged | undefined {
  if (inflection.words.has(norm) || byLemma(inflection, norm)) return undefined
  const { endings, longest } = inflection
  for (let k = Math.min(longest, norm.length - 2); k > 0; k--) {
    const e = endings
      .get(norm.slice(norm.length - k))
      ?.find(({ upos, feats }) => upos === 'VERB' && /Tense/.test(feats))
    if (e) return { upos: 'VERB', feats: e.feats, lemma: norm.slice(0, norm.length - k) + e.lemma }
  }
  return undefined
}

function inflectionOf(language: Language): Inflection {
  const rows = language.table('inflection')
  const endings = Map.groupBy(
    rows
      .filter((r) => r['where'] !== 'negation')
      .map(
        (r): Ending => ({
          form: r['form'] ?? '',
          lemma: r['lemma'] ?? '',
          upos: (r['upos'] ?? 'X') as Upos,
          feats: r['feats'] ?? '',
          known: r['where'] === 'known',
          common: r['where'] === 'common',
        }),
      ),
    (e) => e.form,
  )
  const tagged = language
    .table('word-forms')
    .map(
      (r) =>
        [
          r['form'] ?? '',
          { upos: (r['upos'] ?? 'X') as Upos, feats: r['feats'] ?? '', lemma: r['lemma'] || (r['form'] ?? '') },
        ] as const,
    )
  return {
    endings,
    longest: Math.max(...rows.map((r) => (r['form'] ?? '').length)),
    negation: rows.find((r) => r['where'] === 'negation')?.['form'] ?? '',
    words: new Map(tagged),
    lemmas: lemmasOf(language),
  }
}

/** Dictionary forms of the table of words and of verbs and nouns of saying and of events. */
function lemmasOf(language: Language): ReadonlyMap<string, ReadonlySet<string>> {
  const lemmas = new Map<string, Set<string>>()
  const add = (upos: string, words: string): void => {
    const known = lemmas.get(upos) ?? new Set()
    lemmas.set(upos, known)
    for (const word of words.split(' ')) if (word) known.add(word.toLowerCase())
  }
  for (const r of language.table('lemmas')) add(r['upos'] ?? '', r['words'] ?? '')
  for (const r of [...language.table('speech'), ...language.table('attitudes')])
    add('VERB', (r['lemma'] ?? '').split(' ')[0]!)
  for (const r of language.table('speech-nouns')) add('NOUN', r['lemma'] ?? '')
  for (const r of language.table('events')) add(r['pos'] === 'n' ? 'NOUN' : 'VERB', (r['word'] ?? '').split(' ')[0]!)
  for (const table of ['event-classes', 'event-contexts'])
    for (const r of language.table(table)) add('NOUN', r['words'] ?? '')
  for (const table of ['titles', 'callings', 'organization-words', 'institutions'])
    for (const r of language.table(table)) add('NOUN', (r['form'] ?? '').split(' ')[0]!)
  return lemmas
}

function taggedAs(inflection: Inflection, norm: string): Tagged {
  const sure = inflection.words.get(norm) ?? byLemma(inflection, norm)
  if (sure) return sure
  const { negation } = inflection
  if (negation && norm.startsWith(negation) && norm.length > negation.length + 2) {
    const bare = norm.slice(negation.length)
    const denied = inflection.words.get(bare) ?? byLemma(inflection, bare) ?? byEnding(inflection, bare)
    if (denied.upos === 'VERB' || denied.upos === 'AUX')
      return { ...denied, feats: [denied.feats, 'Polarity=Neg'].filter(Boolean).join('|') }
  }
  return byEnding(inflection, norm)
}

/** It ends as words for people by what they do, and as no name. */
const isCommon = ({ endings, longest }: Inflection, norm: string): boolean => {
  for (let k = Math.min(longest, norm.length - 2); k > 1; k--)
    if (endings.get(norm.slice(norm.length - k))?.some(({ common }) => common)) return true
  return false
}

/** A word with a capital: known, or a name whose ending may tell its case. */
function named(inflection: Inflection, norm: string): Tagged {
  const known = byLemma(inflection, norm)
  if (known?.upos === 'NOUN' || known?.upos === 'ADJ') return known
  const { upos, feats, lemma } = byEnding(inflection, norm)
  if (upos === 'ADJ') return { upos, feats, lemma }
  return { upos: 'PROPN', feats: upos === 'NOUN' ? feats : '', lemma: norm }
}

/** The longest ending whose dictionary form is known. */
function byLemma({ endings, longest, lemmas }: Inflection, norm: string): Tagged | undefined {
  for (let k = Math.min(longest, norm.length - 1); k >= 0; k--)
    for (const e of endings.get(norm.slice(norm.length - k)) ?? []) {
      const lemma = norm.slice(0, norm.length - k) + e.lemma
      if (!lemmas.get(e.upos)?.has(lemma)) continue
      const feats = lemmas.get('PERFECTIVE')?.has(lemma) ? e.feats.replace('Tense=Pres', 'Tense=Fut') : e.feats
      return { upos: e.upos, feats, lemma }
    }
  return undefined
}

/** The longest ending that says anything by itself. */
function byEnding({ endings, longest }: Inflection, norm: string): Tagged {
  for (let k = Math.min(longest, norm.length - 1); k >= 0; k--) {
    const e = endings.get(norm.slice(norm.length - k))?.find(({ known }) => !known)
    if (e) return { upos: e.upos, feats: e.feats, lemma: norm.slice(0, norm.length - k) + e.lemma }
  }
  return { upos: 'X', feats: '', lemma: norm }
}
