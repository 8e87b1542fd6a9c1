/** Bodies that every country has, named by the country or its adjective beside them: Iraqi army, МИД Индии, armée malienne. */
import type { Span } from '../../base/span.ts'
import { stemOf } from '../../record/fold.ts'
import type { KnownName, Language, Reading, Token } from '../../record/index.ts'
import type { FoundName } from '../mention.ts'

interface BodyWords {
  /** first stem of a body's words to all its words, the longest first */
  readonly bodies: ReadonlyMap<string, readonly (readonly string[])[]>
  /** words between a body and its country, as they are */
  readonly links: readonly (readonly string[])[]
  /** adjectives of countries whole, and what longer ones begin with, by their first three letters */
  readonly adjectives: ReadonlySet<string>
  readonly beginnings: ReadonlyMap<string, readonly string[]>
}

const compiled = new WeakMap<Language, BodyWords>()

function bodyWordsOf(language: Language): BodyWords {
  let words = compiled.get(language)
  if (!words) {
    const rows = language.table('institutions')
    const split = (where: string): string[][] =>
      rows.filter((r) => r['where'] === where).map((r) => (r['form'] ?? '').toLowerCase().split(' '))
    const stems = split('body').map((body) => body.map((w) => stemOf(w, language)))
    const bodies = Map.groupBy(
      stems.sort((a, b) => b.length - a.length),
      (body) => body[0]!,
    )
    const adjectives = language.table('demonyms').map((r) => (r['form'] ?? '').toLowerCase())
    const inflects = language.table('endings').length > 0
    const beginnings = Map.groupBy(inflects ? adjectives.filter((a) => a.length > 4) : [], (a) => a.slice(0, 3))
    words = { bodies, links: split('link'), adjectives: new Set(adjectives), beginnings }
    compiled.set(language, words)
  }
  return words
}

interface Sight {
  readonly tokens: readonly Token[]
  readonly words: BodyWords
  /** the country that starts or ends at an offset */
  readonly startingAt: ReadonlyMap<number, Span>
  readonly endingAt: ReadonlyMap<number, Span>
}

export function findBodies(reading: Reading, known: readonly KnownName[]): FoundName[] {
  const { language } = reading
  const words = bodyWordsOf(language)
  if (words.bodies.size === 0) return []
  const countries = known.filter((k) => !k.weak && k.candidates[0]?.entry.kind === 'country').map((k) => k.span)
  const startingAt = new Map(countries.map((s) => [s.start, s]))
  const endingAt = new Map(countries.map((s) => [s.end, s]))
  const out: FoundName[] = []
  for (const { tokens } of reading.sentences) {
    const sight: Sight = { tokens, words, startingAt, endingAt }
    for (let i = 0; i < tokens.length; i++) {
      const length = bodyAt(sight, i, language)
      if (length === 0) continue
      const last = i + length - 1
      const end = countryBehind(sight, last)
      const first = countryBefore(sight, i)
      if (end === undefined && first === undefined) continue
      const start = first ?? i
      out.push({
        span: { start: tokens[start]!.start, end: end ?? tokens[last]!.end },
        kind: 'organization',
        form: written(tokens, start, i, language) ? 'name' : 'nominal',
        confidence: 0.8,
      })
      i = last
    }
  }
  return out
}

/** A name has a capital of its own; where all nouns have one, the word before it must. */
function written(tokens: readonly Token[], start: number, body: number, { code }: Language): boolean {
  const own = tokens[code === 'de' ? start : body]!
  return /^\p{Lu}/u.test(own.text) && (code !== 'de' || (start < body && start > 0))
}

/** How many words of a body start at a token. */
function bodyAt({ tokens, words }: Sight, i: number, language: Language): number {
  const t = tokens[i]!
  if (t.upos === 'VERB' || t.upos === 'PUNCT') return 0
  const stem = (token: Token | undefined): string => (token ? stemOf(token.text, language) : '')
  const own = words.bodies.get(stem(t))
  const body = own?.find((b) => b.every((w, k) => k === 0 || w === stem(tokens[i + k])))
  return body?.length ?? 0
}

const isAdjective = ({ words: { adjectives, beginnings } }: Sight, t: Token | undefined): boolean =>
  t !== undefined &&
  (adjectives.has(t.norm) ||
    (beginnings.get(t.norm.slice(0, 3)) ?? []).some((a) => t.norm.startsWith(a) && t.norm.length - a.length < 5))

/** The token of the country's adjective, or of the country that has the body, before it, with up to two words between them. */
function countryBefore(sight: Sight, i: number): number | undefined {
  const { tokens, endingAt, words } = sight
  for (let k = i - 1; k >= Math.max(0, i - 3); k--) {
    const t = tokens[k]!
    if (isAdjective(sight, t)) return k
    if (k > 0 && words.adjectives.has(`${tokens[k - 1]!.norm} ${t.norm}`)) return k - 1
    const owner = t.text.replace(/['’]s?$/, '')
    // a genitive without an apostrophe (Frankreichs) stands right before what it owns
    const owns = owner !== t.text || (k === i - 1 && t.text.endsWith('s'))
    const at = owns ? (endingAt.get(t.end) ?? endingAt.get(t.start + owner.length)) : undefined
    if (at) return tokens.findIndex((x) => x.end > at.start)
    if (!['ADJ', 'NOUN', 'PROPN'].includes(t.upos)) return undefined
  }
  return undefined
}

/** The end of the country, or of its adjective, behind a body and at most one word that says which (of Defence). */
function countryBehind(sight: Sight, last: number): number | undefined {
  const direct = ownerAt(sight, last + 1)
  if (direct !== undefined) return direct
  const link = linkAt(sight, last + 1)
  if (link === 0) return undefined
  for (let words = 1; words <= 4; words++) {
    const t = sight.tokens[last + link + words]
    if (!t || !['NOUN', 'PROPN', 'ADJ', 'CCONJ', 'ADP', 'DET', 'X'].includes(t.upos)) return undefined
    const owner = ownerAt(sight, last + link + words + 1)
    if (owner !== undefined) return owner
  }
  return undefined
}

/** A country behind a link or an adjective of one. A country without a link is a genitive, which only some languages have. */
function ownerAt(sight: Sight, i: number): number | undefined {
  const { tokens, words, startingAt } = sight
  const t = tokens[i]
  if (!t) return undefined
  const before = tokens[i - 1]!
  if (words.beginnings.size === 0 && isAdjective(sight, t) && /^\p{Ll}/u.test(t.text)) {
    const at = i + 1 + linkAt(sight, i + 1)
    const named = tokens[at]
    if (!named || at === i + 1 || !/^\p{Lu}/u.test(named.text) || startingAt.has(named.start)) return t.end
    const next = tokens[at + 1]
    return next && (next.upos === 'ADJ' || next.upos === 'PROPN') ? next.end : named.end
  }
  const link = linkAt(sight, i)
  const country = startingAt.get(tokens[i + link]?.start ?? -1)
  if (!country) return undefined
  return link > 0 || (words.beginnings.size > 0 && before.end < country.start) ? country.end : undefined
}

function linkAt({ tokens, words }: Sight, i: number): number {
  let longest = 0
  for (const link of words.links)
    if (link.length > longest && link.every((w, k) => tokens[i + k]?.norm === w)) longest = link.length
  return longest
}
