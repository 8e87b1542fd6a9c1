/** The word tables that events stand on, compiled once a language. */
import { remembering } from '../../base/memo.ts'
import { foldWord, stemOf } from '../../record/fold.ts'
import type { EventStatus, Language, Row, Token } from '../../record/index.ts'

export interface EventWord {
  readonly word: string
  readonly noun: boolean
  /** the part of speech as the table has it */
  readonly kind: string
  readonly type: string
  readonly mode: string
  /** what must stand beside it: `obj=@aid,money`, `at=on,for`; see docs/EVENTS.md */
  readonly needs: readonly Need[]
  /** the genitive, or what follows `of`, names whom it befalls: the murder of … */
  readonly ofPatient: boolean
  /** the words of an expression of several; one for a single word */
  readonly parts: readonly string[]
}

export interface Need {
  readonly key: string
  readonly not: boolean
  readonly values: ReadonlySet<string>
}

/** A verb that lends itself to the noun of a deed: carry out an attack, the talks broke off. */
export interface LightVerb {
  readonly parts: readonly string[]
  readonly role: string
  readonly status: string
}

export interface EventWords {
  readonly verbs: ReadonlyMap<string, EventWord>
  readonly nouns: ReadonlyMap<string, EventWord>
  /** nouns by stem, in languages that inflect */
  readonly stems: ReadonlyMap<string, EventWord>
  /** longest first, for scripts without spaces and names of events of several words */
  readonly list: readonly EventWord[]
  /** the list by first character */
  readonly byLetter: ReadonlyMap<string, readonly EventWord[]>
  readonly modality: ReadonlyMap<string, EventStatus>
  readonly modalityList: readonly (readonly [string, EventStatus])[]
  /** every row by its first word, the most demanding first */
  readonly rows: ReadonlyMap<string, readonly EventWord[]>
  /** the first words by stem, where words inflect */
  readonly rowsByStem: ReadonlyMap<string, readonly EventWord[]>
  /** rows whose stem a word begins with, the longest first */
  readonly beginning: (text: string) => readonly EventWord[]
  /** nouns have endings */
  readonly inflects: boolean
  /** verbs without the particle that may part from them */
  readonly bases: ReadonlySet<string>
  /** ends of compounds: -angriff */
  readonly endings: readonly EventWord[]
  readonly light: ReadonlyMap<string, readonly LightVerb[]>
  /** adpositions by what they lead to: agent, against, with, to, time, topic */
  readonly links: ReadonlyMap<string, ReadonlySet<string>>
  /** words by class: people, aid, money; nouns of deeds are classes by their type */
  readonly classes: ReadonlyMap<string, ReadonlySet<string>>
  /** of words that stand in no table: by the end of lemma, form or text */
  readonly classesAtEnd: (word: string) => ReadonlySet<string>
  /** what means the two named before: both sides */
  readonly both: ReadonlySet<string>
  readonly negation: ReadonlySet<string>
  readonly pronouns: ReadonlySet<string>
  /** those of them that mean no person: it */
  readonly things: ReadonlySet<string>
  /** endings that only verbs have */
  readonly verbEndings: readonly string[]
  /** forms that the lemmatizer misses */
  readonly lemmas: ReadonlyMap<string, string>
}

const compiled = new WeakMap<Language, EventWords>()

export function eventWordsOf(language: Language): EventWords {
  let words = compiled.get(language)
  if (!words) {
    words = compile(language)
    compiled.set(language, words)
  }
  return words
}

function compile(language: Language): EventWords {
  const all = language.table('events').map(wordOf)
  const plain = all.filter((w) => w.needs.length === 0)
  const modalityList = language
    .table('modality')
    .map((r) => [r['form'] ?? '', (r['status'] ?? 'occurred') as EventStatus] as const)
  const longest = [...plain].sort((a, b) => b.word.length - a.word.length)
  const inflects = language.table('endings').length > 0 && language.direction === 'ltr'
  const rank = (w: EventWord): number => w.parts.length * 2 + w.needs.length
  const ranked = all.filter((w) => !w.word.startsWith('-')).sort((a, b) => rank(b) - rank(a))
  const endings = all.filter((w) => w.word.startsWith('-')).sort((a, b) => b.word.length - a.word.length)
  const classes = classesOf(language, all)
  const rowsByStem = Map.groupBy(
    ranked.filter((w) => (w.parts[0] ?? '').length > 4 && (inflects || !w.noun)),
    (w) => (w.noun ? stemOf(w.parts[0]!, language) : `-${verbStem(w.parts[0]!)}`),
  )
  return {
    verbs: new Map(plain.filter((w) => !w.noun).map((w) => [w.word, w])),
    stems: new Map(
      inflects ? plain.filter((w) => w.noun && w.word.length > 3).map((w) => [stemOf(w.word, language), w]) : [],
    ),
    nouns: new Map(plain.filter((w) => w.noun).map((w) => [w.word, w])),
    list: longest,
    byLetter: Map.groupBy(longest, (w) => w.word[0] ?? ''),
    modality: new Map(modalityList),
    modalityList,
    rows: Map.groupBy(ranked, (w) => w.parts[0] ?? ''),
    rowsByStem,
    beginning: remembering((text) => {
      const folded = foldWord(text)
      const out: EventWord[] = []
      for (let k = folded.length; k >= (inflects ? 5 : 7); k--)
        out.push(...(rowsByStem.get(`-${folded.slice(0, k)}`) ?? []))
      return out
    }),
    inflects,
    bases: basesOf(language, all),
    endings,
    light: Map.groupBy(
      language
        .table('event-verbs')
        .map(lightOf)
        .sort((a, b) => b.parts.length - a.parts.length),
      (v) => v.parts[0] ?? '',
    ),
    links: setsBy(language.table('event-links'), 'form', 'role'),
    classes,
    classesAtEnd: endingClasses(language, { classes, endings }),
    pronouns: new Set(language.table('pronouns').flatMap((r) => (r['gender'] === 'relative' ? [] : [r['form'] ?? '']))),
    both: new Set(language.table('nominals').flatMap((r) => (r['as'] === 'both' ? [r['form'] ?? ''] : []))),
    things: new Set(language.table('pronouns').flatMap((r) => (r['gender'] === 'i' ? [r['form'] ?? ''] : []))),
    negation: new Set(language.table('negation').map((r) => r['form'] ?? '')),
    verbEndings: language.table('event-links').flatMap((r) => (r['role'] === 'verb-ending' ? [r['form'] ?? ''] : [])),
    lemmas: new Map(language.table('event-lemmas').map((r) => [r['form'] ?? '', r['lemma'] ?? ''])),
  }
}

const wordOf = (r: Row): EventWord => {
  const needs = (r['needs'] ?? '').split(' ').filter((n) => n !== '' && n !== 'gen=p')
  return {
    word: r['word'] ?? '',
    noun: r['pos'] === 'n',
    kind: r['pos'] ?? '',
    type: r['type'] ?? '',
    mode: r['mode'] ?? '',
    needs: needs.map((n) => {
      const [key = '', values = ''] = n.split('=')
      return { key: key.replace('!', ''), not: key.endsWith('!'), values: new Set(values.split(',')) }
    }),
    ofPatient: (r['needs'] ?? '').includes('gen=p'),
    parts: (r['word'] ?? '').split(/ |(?<=['’])/),
  }
}

const lightOf = (r: Row): LightVerb => ({
  parts: (r['word'] ?? '').split(' '),
  role: r['role'] ?? '',
  status: r['status'] ?? '',
})

function setsBy(rows: readonly Row[], key: string, value: string): ReadonlyMap<string, ReadonlySet<string>> {
  const out = new Map<string, Set<string>>()
  for (const r of rows) {
    const k = r[key] ?? ''
    out.set(k, (out.get(k) ?? new Set()).add(r[value] ?? ''))
  }
  return out
}

function classesOf(language: Language, all: readonly EventWord[]): ReadonlyMap<string, ReadonlySet<string>> {
  const out = new Map<string, Set<string>>()
  const add = (word: string, name: string): void => {
    for (const k of [word, `~${stemOf(word, language)}`]) out.set(k, (out.get(k) ?? new Set()).add(name))
  }
  for (const r of language.table('event-classes'))
    for (const w of (r['words'] ?? '').split(' ')) add(w.replaceAll('_', ' '), r['class'] ?? '')
  for (const w of all) if (w.noun && w.parts.length === 1) add(w.word.replace('-', ''), w.type)
  return out
}

/** A verb without the end of its dictionary form, at least five letters. */
export function verbStem(word: string): string {
  const folded = foldWord(word)
  return folded.slice(0, Math.max(5, folded.length - 3))
}

function basesOf(language: Language, all: readonly EventWord[]): ReadonlySet<string> {
  const particles = language.table('event-links').flatMap((r) => (r['role'] === 'particle' ? [r['form'] ?? ''] : []))
  const words = [
    ...all.filter((w) => !w.noun).map((w) => w.word),
    ...language.table('event-verbs').map((r) => r['word'] ?? ''),
  ]
  return new Set(words.flatMap((w) => particles.flatMap((p) => (w.startsWith(p) ? [w.slice(p.length)] : []))))
}

/** The classes of a word by lemma, form, stem, or the end of a compound. */
export function classesOfToken({ lemma, norm, text }: Token, language: Language): ReadonlySet<string> {
  const { classes, classesAtEnd, endings } = eventWordsOf(language)
  const own = classes.get(lemma) ?? classes.get(norm)
  return own && endings.length === 0 ? own : classesAtEnd(`${lemma}\n${norm}\n${text}`)
}

/** Classes of words that no table has as they stand, or whose last part has more: lemma, form and text, each on a line. */
function endingClasses(
  language: Language,
  { classes, endings }: Pick<EventWords, 'classes' | 'endings'>,
): (word: string) => ReadonlySet<string> {
  const ends = [...classes].flatMap(([w, set]) => (w.startsWith('-') ? [[w.slice(1), set] as const] : []))
  return remembering((word) => {
    const [lemma = '', norm = '', text = ''] = word.split('\n')
    const plural = norm.endsWith('s') ? (classes.get(norm.slice(0, -1)) ?? classes.get(norm.slice(0, -2))) : undefined
    // where words are compounded nouns have endings that lemmas miss: Raketen
    const cut = (n: number): ReadonlySet<string> | undefined =>
      endings.length > 0 && norm.length > 5 ? classes.get(norm.slice(0, -n)) : undefined
    const own = classes.get(lemma) ?? classes.get(norm) ?? cut(1) ?? cut(2)
    const found = own ?? classes.get(`~${stemOf(text, language)}`) ?? plural
    if (found && ends.length === 0) return found
    const out = new Set<string>(found)
    const end = endings.find((w) => w.noun && lemma.length > w.word.length && lemma.endsWith(w.word.slice(1)))
    if (end && !found) out.add(end.type)
    for (const [last, set] of ends) if (lemma.endsWith(last)) for (const c of set) out.add(c)
    return out
  })
}
