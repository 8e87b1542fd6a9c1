/** Bodies with all the words of their names, where adjectives agree with nouns: Басманный районный суд Москвы, Министерство экономики и финансов. */
import type { Span } from '../../base/span.ts'
import { type KnownName, overlapping, type Reading, type Token } from '../../record/index.ts'
import type { FoundName } from '../mention.ts'
import { marksOf } from './marks.ts'
import type { NamePart } from './units.ts'
import { nameWordsOf } from './words.ts'

/**
 * In: names found and known in a reading. Out: the bodies among them and those with the adjective of a town before their
 * noun, with what stands behind them and belongs to them. Cost: linear.
 */
export function widenBodies(
  reading: Reading,
  found: readonly FoundName[],
  { part, known }: { readonly part: NamePart; readonly known: readonly KnownName[] },
): readonly FoundName[] {
  const { language } = reading
  const { adjectiveEndings, namedAfter, about } = nameWordsOf(language)
  if (adjectiveEndings.length === 0) return []
  const isTownly = (t: Token): boolean =>
    /^\p{Lu}\p{Ll}+(?:-\p{Lu}?\p{Ll}+)?$/u.test(t.text) &&
    adjectiveEndings.some((e) => t.norm.endsWith(e) && t.norm.length > e.length + 1)
  const out: FoundName[] = []
  for (const { tokens, span } of reading.sentences) {
    const marks = marksOf(tokens, language, part)
    const places = [
      ...overlapping(known, span).filter((k) => !k.weak && k.candidates[0]?.entry.kind !== 'person'),
      ...overlapping(found, span).filter((n) => n.kind === 'place'),
    ]
    const sight: Sight = {
      tokens,
      marks,
      places,
      namedAfter,
      about,
      found: overlapping(found, span),
    }
    for (let i = 0; i < tokens.length; i++) {
      const t = tokens[i]!
      const opens = isTownly(t) ? !(i === 0 && marks[i]!.includes('d')) : i > 0 && t.upos === 'ADJ' && isCapital(t)
      const head = opens && !/[gfT]/.test(marks[i]!) ? headBehind(sight, i) : undefined
      if (head === undefined) continue
      out.push({
        span: { start: tokens[i]!.start, end: endBehind(sight, head) },
        kind: 'organization',
        form: 'name',
        confidence: 0.8,
      })
      i = head
    }
    for (const name of overlapping(found, span)) {
      if (name.kind !== 'organization') continue
      const last = tokens.findIndex((t) => t.end >= name.span.end)
      const first = tokens.findIndex((t) => t.end > name.span.start)
      if (last < first || !marks.slice(first, last + 1).some((m) => /[Oi]/.test(m))) continue
      const end = endBehind(sight, first === last ? (subjectOf(sight, first) ?? last) : last)
      if (end > name.span.end) out.push({ ...name, span: { start: name.span.start, end }, confidence: 0.8 })
    }
  }
  return out
}

interface Sight {
  readonly tokens: readonly Token[]
  readonly marks: readonly string[]
  readonly places: readonly { readonly span: Span }[]
  readonly found: readonly FoundName[]
  readonly namedAfter: ReadonlySet<string>
  /** two words between a body and what it is for */
  readonly about: ReadonlySet<string>
}

const caseOf = (t: Token): string => /Case=(\w+)/.exec(t.feats)?.[1] ?? ''
const isCapital = (t: Token): boolean => /^\p{Lu}\p{Ll}/u.test(t.text)
const isSmall = (t: Token): boolean => /^\p{Ll}[\p{Ll}-]+$/u.test(t.text)

/** The noun for a body behind the adjective of a town and up to three more adjectives, all of one case. */
function headBehind({ tokens, marks }: Sight, i: number): number | undefined {
  for (let k = i + 1; k <= Math.min(i + 4, tokens.length - 1); k++) {
    const t = tokens[k]!
    if (/[OoiF]/.test(marks[k]!) && ['NOUN', 'PROPN'].includes(t.upos)) return isSmall(t) ? k : undefined
    if (t.upos !== 'ADJ' || !isSmall(t)) return undefined
  }
  return undefined
}

/** Where a body's name ends whose last word so far is given: joined nouns of the same case, its place, whom it is named after. */
function endBehind(sight: Sight, last: number): number {
  const { tokens, namedAfter, found } = sight
  let at = last
  for (;;) {
    const next = joinedEnd(sight, at) ?? placeEnd(sight, at) ?? subjectEnd(sight, at)
    if (next === undefined) break
    at = next
  }
  const own = at + (tokens[at + 1]?.text === '.' ? 2 : 1)
  const after = namedAfter.has(tokens[at]!.norm)
    ? at + 1
    : namedAfter.has(tokens[at + 1]?.norm ?? '')
      ? at + 2
      : own + tokens.length
  const person = found.find((n) => n.kind === 'person' && n.span.start === tokens[after]?.start)
  return person?.span.end ?? tokens[at]!.end
}

/** "Міністерство молоді": behind a lone head inside a sentence adjectives and a noun in small letters, in the genitive. */
function subjectOf({ tokens, marks }: Sight, head: number): number | undefined {
  if (!/^\p{Lu}\p{Ll}{5,}/u.test(tokens[head]!.text) || tokens[head]!.upos === 'ADJ') return undefined
  for (let k = head + 1; k <= head + 3; k++) {
    const t = tokens[k]
    if (!t || !isSmall(t) || caseOf(t) !== 'Gen' || /[OoiTtd]/.test(marks[k]!)) return undefined
    if (t.upos === 'NOUN') return head > 0 || tokens[k + 1]?.upos === 'CCONJ' ? k : undefined
    if (t.upos !== 'ADJ') return undefined
  }
  return undefined
}

/** "экономики и финансов": behind "and" a noun, or adjectives and a noun, in small letters and of the case of the last. */
function joinedEnd({ tokens, marks }: Sight, last: number): number | undefined {
  const own = caseOf(tokens[last]!)
  if (tokens[last + 1]?.upos !== 'CCONJ' || !isSmall(tokens[last]!) || own !== 'Gen') return undefined
  for (let k = last + 2; k <= last + 4; k++) {
    const t = tokens[k]
    if (!t || !isSmall(t) || caseOf(t) !== own || /[OoiTtbFd]/.test(marks[k]!)) return undefined
    if (t.upos === 'NOUN') return k
    if (t.upos !== 'ADJ') return undefined
  }
  return undefined
}

/** "у справах Тайваню", "по делам молодёжи": what a body is for, behind the words that say so. */
function subjectEnd({ tokens, about, places }: Sight, last: number): number | undefined {
  const phrase = `${tokens[last + 1]?.norm} ${tokens[last + 2]?.norm}`
  if (!about.has(phrase)) return undefined
  for (let k = last + 3; k <= last + 6; k++) {
    const t = tokens[k]
    const place = t && places.find((p) => p.span.start === t.start)
    if (place) return tokens.findIndex((x) => x.end >= place.span.end)
    if (!t || !isSmall(t) || !['ADJ', 'NOUN'].includes(t.upos)) return undefined
    if (t.upos === 'NOUN') return k
  }
  return undefined
}

/** A place right behind, in the genitive as all that a body belongs to. */
function placeEnd({ tokens, places }: Sight, last: number): number | undefined {
  const next = tokens[last + 1]
  const place = next && places.find((p) => p.span.start === next.start)
  if (!place || /Case=(?:Nom|Dat|Acc|Ins|Loc)/.test(next.feats)) return undefined
  return tokens.findIndex((t) => t.end >= place.span.end)
}
