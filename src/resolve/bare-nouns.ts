/**
 * Bare nouns that mean a body named before: the group, the rebels, das Ministerium, 该组织. A noun means whoever the text
 * presents by a word of its class: in the name itself (M23 Movement), beside it (the rebel group M23), or by what the
 * lexicon knows. Where two are presented so and both are near, it means nobody.
 */
import { type Span, sliceSpan } from '../base/span.ts'
import { stemmerOf } from '../record/fold.ts'
import { type Language, longestFirst, type Reading, type Sentence, type Token } from '../record/index.ts'
import { bodyOfKey } from './body.ts'
import type { Resolved } from './resolve.ts'

interface NominalWords {
  /** a word as the classes have it: its stem where words inflect */
  readonly keyOf: (word: string) => string
  readonly classes: ReadonlyMap<string, string>
  /** ends of compounds: -gruppe */
  readonly ends: readonly (readonly [string, string])[]
  /** forms, the longest first, where words are not parted */
  readonly forms: readonly string[]
  /** words before a noun that is known already; none where the language has no articles */
  readonly definite: ReadonlySet<string>
  readonly indefinite: ReadonlySet<string>
  /** words behind a noun that say which one it is */
  readonly links: ReadonlySet<string>
  /** written onto the next word */
  readonly clitics: readonly string[]
}

const compiled = new WeakMap<Language, NominalWords>()

function wordsOf(language: Language): NominalWords {
  let words = compiled.get(language)
  if (!words) {
    const rows = language.table('nominals').map((r) => [r['form'] ?? '', r['as'] ?? ''] as const)
    const of = (as: string): readonly string[] => rows.flatMap(([form, is]) => (is === as ? [form] : []))
    const nouns = rows.filter(([, as]) => !small.has(as))
    const inflects = language.direction === 'ltr' && language.table('endings').length > 0
    const keyOf = inflects ? stemmerOf(language) : (word: string): string => word
    const whole = nouns.filter(([form]) => !form.startsWith('-'))
    words = {
      keyOf,
      classes: new Map(whole.map(([form, as]) => [keyOf(form), as])),
      ends: nouns.flatMap(([form, as]) => (form.startsWith('-') ? [[form.slice(1), as] as const] : [])),
      forms: longestFirst(whole.map(([form]) => form)),
      definite: new Set(of('the')),
      indefinite: new Set(of('a')),
      links: new Set(of('of')),
      clitics: longestFirst(of('clitic')),
    }
    compiled.set(language, words)
  }
  return words
}

const small: ReadonlySet<string> = new Set(['the', 'a', 'of', 'clitic', 'both'])

/** In: a reading and its names in text order. Out: the names and the nouns that mean one of them. Linear in the text. */
export function withNominals(reading: Reading, names: readonly Resolved[]): readonly Resolved[] {
  const { language } = reading
  const words = wordsOf(language)
  if (words.classes.size === 0) return names
  const found: Resolved[] = []
  const memory = new Memory()
  let at = 0
  for (const sentence of reading.sentences) {
    const own: Resolved[] = []
    for (; at < names.length && names[at]!.span.start < sentence.span.end; at++)
      if (!isNoun(words, names[at]!, reading)) own.push(names[at]!)
    const sight: Sight = { reading, sentence, names: own, words }
    const nouns = language.unspaced ? pointedAt(sight) : nounsIn(sight)
    let next = 0
    for (const noun of [...nouns, undefined]) {
      for (; next < own.length && (!noun || own[next]!.span.start < noun.span.start); next++)
        for (const as of presentedAs(sight, own[next]!)) memory.note(as, own[next]!, sentence.index)
      if (!noun) break
      if (noun.known) {
        const meant = memory.meant(noun.as, sentence.index)
        if (!meant) continue
        memory.note(noun.as, meant, sentence.index)
        found.push({ ...meant, span: noun.span, nominal: true })
      } else memory.note(noun.as, undefined, sentence.index)
    }
  }
  const meant = new Set(found.map(({ span }) => span.start))
  return [...names.filter(({ span }) => !meant.has(span.start)), ...found]
}

/** "El Ministerio": a name that is nothing but a noun of the table. */
const isNoun = (words: NominalWords, { entry, span }: Resolved, { document }: Reading): boolean =>
  entry === undefined && words.classes.has(words.keyOf(sliceSpan(document.text, span).toLowerCase()))

/** Who was presented by each class of words, and in which sentence last. */
class Memory {
  readonly #by = new Map<string, Map<string, { readonly who: Resolved | undefined; readonly sentence: number }>>()

  /** Nobody stands for one who has no name: a group of students. */
  note(as: string, who: Resolved | undefined, sentence: number): void {
    let all = this.#by.get(as)
    if (!all) this.#by.set(as, (all = new Map()))
    all.set(who?.key ?? '', { who, sentence })
  }

  /** The only one of a class, or the only one of those near. */
  meant(as: string, sentence: number): Resolved | undefined {
    const all = [...(this.#by.get(as)?.values() ?? [])]
    const near =
      all.length === 1 ? all.filter((x) => x.sentence >= sentence - far) : all.filter((x) => x.sentence >= sentence - 1)
    return near.length === 1 ? near[0]!.who : undefined
  }
}

/** sentences after which nobody remembers who was meant */
const far = 8

interface Sight {
  readonly reading: Reading
  readonly sentence: Sentence
  /** of the sentence */
  readonly names: readonly Resolved[]
  readonly words: NominalWords
}

interface Noun {
  readonly span: Span
  readonly as: string
  /** with a word before it, or by its form, that says that the reader knows it */
  readonly known: boolean
}

function classOf({ words }: Sight, { norm, lemma, upos, feats }: Token): string | undefined {
  if (upos === 'VERB' || upos === 'ADP') return undefined
  const own = words.classes.get(words.keyOf(norm)) ?? words.classes.get(lemma)
  // the companies are not the company; the rebels are in the table as they are
  if (own !== undefined && own !== 'armed' && /Number=Plur/.test(feats) && !words.forms.includes(norm)) return undefined
  if (own !== undefined) return own
  const bare = words.clitics.find((c) => norm.startsWith(c) && norm.length - c.length > 3)
  if (bare !== undefined) return words.classes.get(norm.slice(bare.length))
  return words.ends.find(
    ([end]) => norm.length > end.length + 1 && norm.includes(end, 2) && lemmaEnds(norm, lemma, end),
  )?.[1]
}

const lemmaEnds = (norm: string, lemma: string, end: string): boolean => norm.endsWith(end) || lemma.endsWith(end)

/** Nouns of the table outside of names, with nothing beside them that says which one it is. */
function nounsIn(sight: Sight): readonly Noun[] {
  const { tokens } = sight.sentence
  const out: Noun[] = []
  for (let i = 0; i < tokens.length; i++) {
    const as = classOf(sight, tokens[i]!)
    if (as === undefined || isNamed(sight, tokens[i])) continue
    let last = i
    while (tokens[last + 1]?.upos === 'ADJ' && !isNamed(sight, tokens[last + 1])) last++
    const known = knownBefore(sight, i)
    if (known === undefined || (known ? isOwned(sight, last + 1) : describes(sight, i, last + 1))) continue
    out.push({ span: { start: tokens[i]!.start, end: tokens[i]!.end }, as, known })
  }
  return out
}

const isNamed = ({ names }: Sight, t: Token | undefined): boolean =>
  t !== undefined && names.some(({ span }) => span.start < t.end && t.start < span.end)

/** By the article, behind adjectives; undefined where the noun has another owner, or none of the words that tell. */
function knownBefore(sight: Sight, noun: number): boolean | undefined {
  const { sentence, words, reading } = sight
  let i = noun - 1
  while (noun - i < 4 && sentence.tokens[i]?.upos === 'ADJ' && !isNamed(sight, sentence.tokens[i])) i--
  const before = sentence.tokens[i]
  if (reading.language.direction === 'rtl') return !isNamed(sight, before) || undefined
  if (before && words.definite.has(before.norm)) return true
  if (before && words.indefinite.has(before.norm)) return false
  if (words.indefinite.size > 0 || i !== noun - 1) return undefined
  // no articles: the bare noun
  return !isNamed(sight, before) && before?.upos !== 'NUM' && before?.upos !== 'DET' ? true : undefined
}

/** "Hezbollah, a militant group": what is new is said of a name beside it. */
const describes = (sight: Sight, noun: number, next: number): boolean =>
  isNamed(sight, sight.sentence.tokens[next]) ||
  sight.sentence.tokens.slice(Math.max(0, noun - 5), noun).some((t) => isNamed(sight, t))

/** "the army of …", "группировка боевиков": what follows says which one. */
function isOwned(sight: Sight, next: number): boolean {
  const { sentence, words, reading } = sight
  const t = sentence.tokens[next]
  if (!t) return false
  if (words.links.has(t.norm) || isNamed(sight, t) || /^[«"“„‘]$/.test(t.text)) return true
  if (reading.language.direction === 'rtl') return false
  return t.upos === 'PROPN' || (words.indefinite.size === 0 && /Case=Gen/.test(t.feats) && t.upos !== 'PRON')
}

/** 该组织: the noun behind a word that points. */
function pointedAt({ reading, sentence, words }: Sight): readonly Noun[] {
  const { text } = reading.document
  const out: Noun[] = []
  for (const pointer of words.definite)
    for (let at = text.indexOf(pointer, sentence.span.start); at >= 0 && at < sentence.span.end; ) {
      const form = words.forms.find((f) => text.startsWith(f, at + pointer.length))
      const end = at + pointer.length + (form?.length ?? 0)
      if (form) out.push({ span: { start: at, end }, as: words.classes.get(form)!, known: true })
      at = text.indexOf(pointer, end)
    }
  return out.sort((a, b) => a.span.start - b.span.start)
}

/** The classes of words by which a text, or the lexicon, presents a name. */
function presentedAs(sight: Sight, name: Resolved): ReadonlySet<string> {
  const out = new Set<string>()
  if (name.kind !== 'organization' && name.kind !== 'group') return out
  const add = (as: string | undefined): void => {
    if (as === undefined) return
    out.add(as)
    if (as === 'armed') out.add('group')
    if (as === 'armed' || as === 'group') out.add('organization')
  }
  const body = bodyOfKey(name.key)
  if (body) add(body.endsWith('-ministry') ? 'ministry' : body)
  if (name.entry?.outlet) add(name.entry.outlet)
  add(name.entry?.is)
  const { language, document } = sight.reading
  const quote = sliceSpan(document.text, name.span)
  for (const form of [quote, ...(name.entry?.names[language.code] ?? [])])
    for (const as of classesIn(sight, form)) add(as)
  if (language.unspaced) return out
  const { tokens } = sight.sentence
  const first = tokens.findIndex((t) => t.end > name.span.start)
  if (first < 0) return out
  let last = first
  while (tokens[last + 1] !== undefined && tokens[last + 1]!.start < name.span.end) last++
  for (let i = first - 1; i >= Math.max(0, first - 3) && isPart(tokens[i]!) && !isNamed(sight, tokens[i]); i--)
    add(classOf(sight, tokens[i]!))
  for (let i = last + 1; i <= last + 2 && tokens[i] && isPart(tokens[i]!); i++) add(classOf(sight, tokens[i]!))
  if (tokens[last + 1]?.text === ',')
    for (let i = last + 2; i < last + 7 && tokens[i] && (isPart(tokens[i]!) || tokens[i]!.upos === 'DET'); i++)
      add(classOf(sight, tokens[i]!))
  return out
}

const isPart = ({ upos, text }: Token): boolean =>
  ['NOUN', 'ADJ', 'PROPN', 'X'].includes(upos) || /^[«"“„(]$/.test(text)

/** The classes of the words in a name. */
function classesIn({ reading: { language }, words }: Sight, name: string): readonly string[] {
  const lower = name.toLowerCase()
  if (language.unspaced) return words.forms.filter((f) => lower.endsWith(f)).map((f) => words.classes.get(f)!)
  return lower.split(/[\s-]+/).flatMap((w) => words.classes.get(words.keyOf(w)) ?? [])
}
