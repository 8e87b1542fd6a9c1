/**
 * Names in scripts without capitals but with spaces: what stands behind a title, a word that heads an organization or a
 * place, and rows of words that are given and family names.
 */
import type { KnownName, Reading, Token } from '../../record/index.ts'
import type { FoundName } from '../mention.ts'
import type { NamePart } from './units.ts'
import { type NameWords, nameWordsOf } from './words.ts'

const closedClasses: ReadonlySet<string> = new Set(['PUNCT', 'ADP', 'SCONJ', 'CCONJ', 'AUX', 'NUM', 'PRON', 'DET'])

interface Sight {
  readonly tokens: readonly Token[]
  readonly words: NameWords
  readonly part: NamePart
  /** the definite article */
  readonly article: string
  /** letters that stand before words as words of their own */
  readonly joined: readonly string[]
  /** part of a known name of a place, of one and the same as another token */
  readonly known: (t: Token, other?: Token) => boolean
}

/** A word of a table, or what is left of it behind a joined conjunction or preposition. */
function bare(t: Token, { words, joined }: Sight): string {
  const known = (w: string): boolean => words.titles.has(w) || words.organizationHead.has(w) || words.placeBefore.has(w)
  if (known(t.norm)) return t.norm
  const prefix = joined.find((p) => t.norm.startsWith(p) && known(t.norm.slice(p.length)))
  return prefix ? t.norm.slice(prefix.length) : t.norm
}

export function findUncased(reading: Reading, knownNames: readonly KnownName[], part: NamePart): FoundName[] {
  const words = nameWordsOf(reading.language)
  const prefixes = reading.language.table('endings').filter((r) => r['where'] === 'prefix')
  const forms = prefixes.map((r) => r['form'] ?? '')
  const article = forms.find((f) => f.length === 2 && forms.every((x) => x === f || !f.startsWith(x))) ?? '-'
  const joined = forms.filter((f) => f.length === 1)
  const out: FoundName[] = []
  const placesAt = new Map<number, number>()
  for (const k of knownNames)
    if (!k.weak && ['place', 'country', 'region'].includes(k.candidates[0]?.entry.kind ?? ''))
      for (let i = k.span.start; i < k.span.end; i++) placesAt.set(i, k.span.start)
  const known = (t: Token, other?: Token): boolean => {
    const place = placesAt.get(t.end - 1)
    return place !== undefined && (other === undefined || placesAt.get(other.end - 1) === place)
  }
  for (const { tokens } of reading.sentences) {
    const sight: Sight = { tokens, words, part, article, joined, known }
    for (let i = 0; i < tokens.length; i++) {
      const found = titled(sight, i) ?? headed(sight, i) ?? placed(sight, i) ?? fullName(sight, i)
      if (!found) continue
      out.push({
        span: { start: found.start, end: tokens[found.last]!.end },
        kind: found.kind,
        form: 'name',
        confidence: 0.6,
      })
      i = found.last
    }
  }
  return out
}

interface Found {
  readonly start: number
  readonly last: number
  readonly kind: FoundName['kind']
}

const particle = (t: Token, { words }: Sight): boolean => words.particles.has(t.norm)
const isName = (t: Token, { part, words }: Sight): boolean => !words.functionWords.has(t.norm) && part(t.norm) !== ''
const given = (t: Token, { part, words }: Sight): boolean =>
  !words.functionWords.has(t.norm) && part(t.norm).includes('g')

/** The preposition that is written onto the article, and swallows half of it. */
const toThe = ({ article }: Sight): string => article.slice(1).repeat(2)

/** "and Mr": a conjunction written onto a title. */
const isSecond = (t: Token, { words, joined }: Sight): boolean =>
  joined.some((p) => t.norm.startsWith(p) && words.titles.has(t.norm.slice(p.length)))

/** A word that could go on a person's name. */
const goesOn = (t: Token | undefined, sight: Sight): boolean =>
  t !== undefined &&
  t.norm.length > 1 &&
  !isSecond(t, sight) &&
  !t.norm.startsWith(toThe(sight)) &&
  (given(t, sight) || !['PRON', 'ADP', 'SCONJ', 'CCONJ', 'PUNCT'].includes(t.upos)) &&
  !sight.words.speech.has(t.norm) &&
  !sight.words.titles.has(t.norm) &&
  !sight.words.functionWords.has(t.norm) &&
  !sight.words.organizationHead.has(t.norm) &&
  !sight.words.placeBefore.has(t.norm) &&
  !sight.known(t) &&
  (isName(t, sight) ||
    particle(t, sight) ||
    (t.upos === 'PROPN' && !sight.joined.slice(0, 2).some((p) => t.norm.startsWith(p) && t.norm.length < 4)))

/** The last token of a person's name that starts here: up to four words, a particle never last, one definite word at the end. */
function nameEnd(sight: Sight, first: number): number {
  const { tokens, article } = sight
  let last = first
  for (let k = first + 1; k < Math.min(tokens.length, first + 5); k++) {
    const t = tokens[k]!
    const definite = t.norm.startsWith(article)
    if (
      definite &&
      !sight.words.demonymSet.has(t.norm.slice(article.length)) &&
      !closedClasses.has(t.upos) &&
      t.upos !== 'VERB'
    )
      return isName(t, sight) || t.upos === 'PROPN' || k === first + 1 || particle(tokens[k - 1]!, sight) ? k : last
    if (!goesOn(t, sight)) break
    last = k
  }
  while (last > first && particle(tokens[last]!, sight)) last--
  return last
}

/** A title, what belongs to it (definite words, adjectives of countries), and a name. */
function titled(sight: Sight, i: number): Found | undefined {
  const { tokens, words, article } = sight
  if (!words.titles.has(bare(tokens[i]!, sight))) return undefined
  let j = i + 1
  while (
    j < tokens.length &&
    j < i + 7 &&
    (words.titles.has(tokens[j]!.norm) ||
      (tokens[j]!.norm.startsWith(article) && !closedClasses.has(tokens[j]!.upos)) ||
      words.demonymSet.has(tokens[j]!.norm))
  )
    j++
  const first = tokens[j]
  if (!first || !goesOn(first, sight) || (closedClasses.has(first.upos) && !given(first, sight))) return undefined
  const last = nameEnd(sight, j)
  if (last === j && particle(first, sight)) return undefined
  return { start: first.start, last, kind: 'person' }
}

/** A noun without article whose genitive follows: operations of [the] trade. */
const definiteAfter = (sight: Sight, k: number, depth = 2): boolean => {
  const { tokens, article, words } = sight
  const next = tokens[k + 1]
  if (tokens[k]!.upos !== 'NOUN' || words.functionWords.has(tokens[k]!.norm) || !next || closedClasses.has(next.upos))
    return false
  return next.norm.startsWith(article) || (depth > 1 && definiteAfter(sight, k + 1, depth - 1))
}

/** A head and the definite words or proper nouns behind it; a definite head needs definite words behind it. */
function headed(sight: Sight, i: number): Found | undefined {
  const { tokens, words, article } = sight
  const t = tokens[i]!
  const word = bare(t, sight)
  const definiteHead = [...sight.joined, ''].find(
    (p) => t.norm.startsWith(p + article) && words.organizationHead.has(t.norm.slice(p.length + article.length)),
  )
  if (definiteHead === undefined && !words.organizationHead.has(word)) return undefined
  let last = i
  let described = false
  for (let k = i + 1; k < Math.min(tokens.length, i + 6); k++) {
    const next = tokens[k]!
    const purpose = last > i && isPurpose(sight, next)
    if (described && next.upos !== 'ADJ' && !purpose) break
    if (words.titles.has(next.norm) || words.titles.has(next.norm.slice(article.length))) break
    const definite = next.norm.startsWith(article) || next.norm.startsWith(toThe(sight))
    const closed = !purpose && (closedClasses.has(next.upos) || next.upos === 'VERB')
    if (definite ? closed : definiteHead !== undefined) break
    if (!definite && sight.part(next.norm).includes('g') && !sight.known(next)) break
    if (!definite && definiteAfter(sight, k)) continue
    const open = last === i || (tokens[last]!.upos === 'PROPN' && !tokens[last]!.norm.startsWith(article))
    const foreign = next.upos === 'PROPN' && open
    if (!definite && (k > i + 3 || !(sight.known(next) || foreign))) break
    described = definite && next.upos === 'ADJ' && last > i
    last = k
    if ((!definite && !foreign) || words.demonymSet.has(next.norm.slice(article.length))) break
  }
  const start = definiteHead !== undefined ? t.start + definiteHead.length : t.end - word.length
  return last > i ? { start, last, kind: words.facility.has(word) ? 'facility' : 'organization' } : undefined
}

/** What a body is for, behind its adjective: the International Committee [of] the Red Cross; people are spoken to. */
const isPurpose = (sight: Sight, t: Token): boolean =>
  t.norm.startsWith(toThe(sight)) &&
  t.norm.length > 5 &&
  !sight.known(t) &&
  !/(?:\u064a\u0646|\u0627\u062a)$/.test(t.norm)

/** A descriptor and the name of the place behind it; behind a word for a town hardly anything else can stand. */
function placed(sight: Sight, i: number): Found | undefined {
  const { tokens, words, article } = sight
  const word = bare(tokens[i]!, sight)
  if (!words.placeBefore.has(word) || word.startsWith(article)) return undefined
  const next = tokens[i + 1]
  if (!next || closedClasses.has(next.upos) || next.upos === 'VERB' || next.upos === 'ADJ') return undefined
  const town =
    (words.placeTown.has(word) || words.placeNamed.has(word)) &&
    !words.placeBefore.has(next.norm) &&
    !words.functionWords.has(next.norm)
  if (next.upos !== 'PROPN' && !next.norm.startsWith(article) && !sight.known(next) && !town) return undefined
  const second = tokens[i + 2]
  const open = words.placePreposition.has(next.norm) || (words.placeNamed.has(word) && !next.norm.startsWith(article))
  const joint = words.placeOpening.has(next.norm) || (second !== undefined && sight.known(next, second))
  const goes =
    second !== undefined &&
    !closedClasses.has(second.upos) &&
    second.upos !== 'VERB' &&
    !words.functionWords.has(second.norm) &&
    (joint ||
      (open ? second.norm.startsWith(article) || words.placePreposition.has(next.norm) : second.upos === 'PROPN')) &&
    (joint || !sight.joined.some((p) => second.norm.startsWith(p) && second.upos === 'PROPN' && !open))
  const last = goes ? i + 2 : i + 1
  return { start: tokens[i]!.end - word.length, last, kind: 'place' }
}

/** No adjective of a country, no word of a table, nothing with a preposition written onto it and the article. */
const isFree = (t: Token, { words, article }: Sight): boolean =>
  !t.norm.startsWith(article.slice(1).repeat(2)) &&
  !words.demonymSet.has(t.norm.slice(article.length)) &&
  !words.demonymSet.has(t.norm) &&
  !words.functionWords.has(t.norm) &&
  t.upos !== 'VERB'

/** A given name and another name behind it, or one that ends as family names do. */
function fullName(sight: Sight, i: number): Found | undefined {
  const { tokens, article } = sight
  const t = tokens[i]!
  const next = tokens[i + 1]
  const before = tokens[i - 1]
  const spoken = isSpokenBy(sight, i)
  const strong =
    given(t, sight) &&
    (spoken ||
      ['PROPN', 'X', 'NOUN', 'ADJ'].includes(t.upos) ||
      (t.upos === 'VERB' && next !== undefined && isName(next, sight)))
  if (!strong && !(particle(t, sight) && next && isName(next, sight))) return undefined
  const family =
    next !== undefined &&
    isFree(next, sight) &&
    (spoken || (before?.upos === 'ADP' && t.upos !== 'VERB')
      ? open.has(next.upos) && !isSecond(next, sight)
      : next.norm.startsWith(article) && /\u064a$/.test(next.norm))
  if (!next || !(isName(next, sight) || particle(next, sight) || next.upos === 'PROPN' || family)) return undefined
  const last = Math.max(nameEnd(sight, i), family ? i + 1 : i)
  return last > i ? { start: t.start, last, kind: 'person' } : undefined
}

const open: ReadonlySet<string> = new Set(['PROPN', 'NOUN', 'ADJ', 'X'])

/** A verb of saying stands right before it, or a title between them. */
function isSpokenBy({ tokens, words, joined }: Sight, i: number): boolean {
  const said = (t: Token | undefined): boolean =>
    t !== undefined &&
    (words.speech.has(t.norm) || joined.some((p) => t.norm.startsWith(p) && words.speech.has(t.norm.slice(p.length))))
  return said(tokens[i - 1]) || (tokens[i - 1]?.upos === 'NOUN' && said(tokens[i - 2]))
}
