/** Names set right by their own words: kinds, numbers of units, second halves of ministries; things and their abbreviations left out. */
import type { Span } from '../../base/span.ts'
import { type EntityKind, type Reading, sentenceAt, type Token } from '../../record/index.ts'
import type { FoundName } from '../mention.ts'
import { marksOf } from './marks.ts'
import type { NamePart } from './units.ts'
import { nameWordsOf } from './words.ts'

/** In: names found in a reading that writes capitals. Out: the same, mended. Cost: linear in the names. */
export function mendBodies(reading: Reading, found: readonly FoundName[], part: NamePart): readonly FoundName[] {
  const { language, document } = reading
  if (language.unspaced || language.direction === 'rtl') return found
  const things = countedThings(reading)
  const words = nameWordsOf(language)
  const isCounted = (name: string): boolean => things.has(name) || words.counted.has(name.toLowerCase())
  const kept = found.filter(
    (n) =>
      !words.portfolios.has(document.text.slice(n.span.start, n.span.end).toLowerCase()) &&
      (n.kind !== 'organization' || !isCounted(singular(document.text.slice(n.span.start, n.span.end)))) &&
      !isThing(sentenceAt(reading, n.span.start)?.tokens ?? [], n.span, words.things),
  )
  return kept.map((name) => {
    if (!['organization', 'place', 'person'].includes(name.kind)) return name
    const tokens = sentenceAt(reading, name.span.start)?.tokens ?? []
    const first = tokens.findIndex((t) => t.end > name.span.start)
    const last = tokens.findIndex((t) => t.end >= name.span.end)
    if (first < 0 || last < first) return name
    const marks = marksOf(tokens.slice(first, last + 4), language, part)
    const tail = marks[last - first]!
    const tailed = /^o/.test(tail.replace(/[^oaFbT]/g, '')) && isCapital(tokens[last]!)
    const start = tailed ? numberBefore(tokens, first) : first
    const kind = kindOf({
      name,
      tokens: tokens.slice(start, last + 1),
      marks: marks.slice(0, last - first + 1),
      tailed,
      inflected: words.adjectiveEndings.length > 0,
    })
    if (kind !== 'organization') return { ...name, kind }
    const end = marks[0]!.includes('O') ? secondHalf(tokens, first, last, marks) : last
    return { ...name, kind, span: { start: tokens[start]!.start, end: tokens[end]!.end } }
  })
}

interface Worded {
  readonly name: FoundName
  readonly tokens: readonly Token[]
  /** of the tokens, less a number before them */
  readonly marks: readonly string[]
  /** the last word is one for a body */
  readonly tailed: boolean
  /** in a language whose names are inflected, so that what a body belongs to stands behind it in the genitive */
  readonly inflected: boolean
}

/**
 * What a name of several words is by its own: Iraqi Museum and Jabhat al-Nusra no persons, Samarra Barrage and Camp Bastion
 * places. A given name before them, or a title, leaves a person one.
 */
function kindOf({ name: { kind }, tokens, marks, tailed, inflected }: Worded): EntityKind {
  if (tokens.length === 1 && inflected && marks[0]!.includes('O') && !/[gfab]/.test(marks[0]!)) return 'organization'
  if (tokens.length < 2 || (kind === 'organization' && tailed)) return kind
  const [head, tail] = [marks[0]!, marks.at(-1)!]
  const isPerson = kind === 'person' && (/[gT]/.test(head) || marks.some((m) => /[Tt]/.test(m)))
  if (isPerson) return kind
  if (tailed) return 'organization'
  if (kind === 'person' && head.includes('O') && !/[aF]/.test(tail)) return 'organization'
  if (kind === 'person' && /[aF]/.test(tail) && isCapital(tokens.at(-1)!)) return 'place'
  const seated = kind === 'place' && inflected && head.includes('O') && !/[abF]/.test(head)
  if (seated) return 'organization'
  const led = /b/.test(head) && !/[Oo]/.test(head) && ['NOUN', 'PROPN'].includes(tokens[0]!.upos)
  return led && kind !== 'place' && isCapital(tokens[0]!) && !/[Oo]/.test(tail) ? 'place' : kind
}

const isCapital = (t: Token): boolean => /^\p{Lu}/u.test(t.text)

/** "the 101st Airborne Division", 3-тя бригада: an ordinal in digits right before a body belongs to its name. */
function numberBefore(tokens: readonly Token[], first: number): number {
  const before = tokens[first - 1]
  if (!before) return first
  if (/^\p{Nd}{1,4}-?\p{Ll}{1,3}$/u.test(before.text)) return first - 1
  const digits = tokens[first - 2]
  const suffix = /^(?:\p{Ll}{1,2}|\.)$/u.test(before.text) && !before.spaced
  return suffix && digits && /^\p{Nd}{1,3}$/u.test(digits.text) ? first - 2 : first
}

/** "Ministry of Trade and Industry": a capitalised noun joined to the last one of a body that begins with its head. */
function secondHalf(tokens: readonly Token[], first: number, last: number, marks: readonly string[]): number {
  const [joint, next, behind] = [tokens[last + 1], tokens[last + 2], tokens[last + 3]]
  const nouns = tokens.slice(first + 1, last + 1)
  if (joint?.upos !== 'CCONJ' || !next || !nouns.some((t) => t.upos === 'ADP')) return last
  const whole = /^\p{Lu}\p{Ll}+$/u.test(next.text) && !/[OoiTd]/.test(marks[last + 2 - first] ?? '')
  return whole && !/^\p{Lu}/u.test(behind?.text ?? '') && behind?.text !== "'s" ? last + 2 : last
}

/** "HMS Daring", "Exercise Steadfast", "Copa del Rey": named, but nobody. */
function isThing(tokens: readonly Token[], { start, end }: Span, things: ReadonlySet<string>): boolean {
  if (things.size === 0) return false
  const at = tokens.findIndex((t) => t.end > start)
  const thing = (t: Token | undefined): boolean => t !== undefined && things.has(t.norm) && /^\p{Lu}/u.test(t.text)
  return (
    (thing(tokens[at]) && (tokens[at]!.end < end || /^\p{Lu}/u.test(tokens[at + 1]?.text ?? ''))) ||
    thing(tokens[at - 1])
  )
}

const singular = (word: string): string => word.replace(/(?<=\p{Lu})s$/u, '')

/** Abbreviations that an indefinite article stands before somewhere are things that are counted: a VBIED, an IED. */
function countedThings(reading: Reading): ReadonlySet<string> {
  const { indefinite } = nameWordsOf(reading.language)
  const out = new Set<string>()
  for (const { tokens } of reading.sentences)
    tokens.forEach((t, i) => {
      const next = tokens[i + 1]
      if (!indefinite.has(t.norm) || !next || !/^\p{Lu}{2,}s?$/u.test(next.text)) return
      const behind = tokens[i + 2]
      if (!/^['’-]/.test(behind?.text ?? '') && !['NOUN', 'ADJ', 'PROPN', 'X'].includes(behind?.upos ?? ''))
        out.add(singular(next.text))
    })
  return out
}
