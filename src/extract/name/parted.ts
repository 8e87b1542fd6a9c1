/** Names that stand side by side, parted; common nouns with the capital of their sentence and quotation marks around a name, left out. */
import type { Span } from '../../base/span.ts'
import { type KnownName, overlapping, type Reading, sentenceAt, type Token } from '../../record/index.ts'
import type { FoundName } from '../mention.ts'
import { marksOf } from './marks.ts'
import type { NamePart } from './units.ts'
import { nameWordsOf } from './words.ts'

interface Tools {
  readonly part: NamePart
  readonly known: readonly KnownName[]
}

/** In: names found in a reading of a language that inflects its names. Out: the same, parted and cut. Cost: linear in the names. */
export function partNames(reading: Reading, found: readonly FoundName[], tools: Tools): readonly FoundName[] {
  const { language, document } = reading
  if (language.unspaced || language.direction === 'rtl' || !inflects(reading)) return found
  const heads = nameWordsOf(language).organizationHead
  return found.flatMap((name) => {
    if (!['person', 'organization', 'place'].includes(name.kind)) return [name]
    const span = withoutMarks(
      document.text,
      name.kind === 'person' ? withoutSmall(document.text, name.span) : name.span,
    )
    if (/^(?:[IVXLC]{2,}|\p{Script=Cyrillic})$/u.test(document.text.slice(span.start, span.end))) return []
    const tokens = sentenceAt(reading, span.start)?.tokens ?? []
    const first = tokens.findIndex((t) => t.end > span.start)
    const last = tokens.findIndex((t) => t.end >= span.end)
    if (first < 0 || last <= first) return [{ ...name, span }]
    const marks = marksOf(tokens.slice(first, last + 1), language, tools.part)
    if (isAddressed(tokens[first]!, tokens[last]!, marks))
      return [{ ...name, kind: 'person', span: { start: span.start, end: tokens[last - 1]!.end } }]
    if (withInitials.test(document.text.slice(span.start, span.end))) return [{ ...name, kind: 'person', span }]
    const at = first + openingNouns({ tokens, first, last, marks, kind: name.kind, heads })
    const cut = at === first ? span : withoutMarks(document.text, { start: tokens[at]!.start, end: span.end })
    const isKnown = at > first && overlapping(tools.known, cut).some((k) => !k.weak && sameSpan(k.span, cut))
    if (isKnown) return []
    return parted({ ...name, span: cut }, tokens.slice(at, last + 1), marks.slice(at - first), tools)
  })
}

const inflects = ({ language }: Reading): boolean => nameWordsOf(language).adjectiveEndings.length > 0
const sameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end

/** "сказал Мединский журналистам": whom a person speaks to is no part of a name. */
const isAddressed = (first: Token, last: Token, marks: readonly string[]): boolean =>
  !/[OoiF]/.test(marks[0]!) &&
  marks.at(-1)!.includes('T') &&
  /^\p{Ll}/u.test(last.text) &&
  first.feats.includes('Case=Nom') &&
  last.feats.includes('Case=Dat')

/** Крижаний С. А. */
const withInitials = /^\p{Lu}\p{Ll}{2,} \p{Lu}\. ?\p{Lu}\.$/u

/** No person's name ends with a word in small letters. */
function withoutSmall(text: string, { start, end }: Span): Span {
  const tail = /(?:\s\p{Ll}[\p{Ll}-]*)+$/u.exec(text.slice(start, end))
  return tail && tail.index > 0 ? { start, end: start + tail.index } : { start, end }
}

/** «Союз» is Союз; a mark that closes inside what the name opened outside is taken in, or left out with its partner. */
function withoutMarks(text: string, { start, end }: Span): Span {
  const name = text.slice(start, end)
  const whole = /^[«"“„]\s?([^«»"“”„]+?)\s?[»"”“]?$/u.exec(name)
  if (whole) {
    const from = start + name.indexOf(whole[1]!)
    return { start: from, end: from + whole[1]!.length }
  }
  const opens = name.split('"').length % 2 === 0 && text[end] === '"'
  return opens || (/\s\p{Lu}$/u.test(name) && text[end] === '.' && !/\n/.test(name))
    ? { start, end: end + 1 }
    : { start, end }
}

interface Opening {
  readonly tokens: readonly Token[]
  readonly first: number
  readonly last: number
  readonly marks: readonly string[]
  readonly kind: FoundName['kind']
  /** words that head the names of bodies */
  readonly heads: ReadonlySet<string>
}

const isCapital = (t: Token | undefined): boolean => t !== undefined && /^\p{Lu}/u.test(t.text)
const isMark = (t: Token | undefined): boolean => t !== undefined && /^[«"“„]$/.test(t.text)

/**
 * How many words in front of a name only have the capital of their sentence: Адвокат Маркива, Мэр Энергодара, Компания
 * «Профіт». A noun that heads bodies and no mark or Latin word behind it belongs to the name.
 */
function openingNouns({ tokens, first, last, marks, kind, heads }: Opening): number {
  const opens = first === 0 || (first === 1 && /^[–—-]$/.test(tokens[0]!.text))
  const t = tokens[first]!
  if (!opens || !/^\p{Lu}\p{Ll}+(?:-\p{Ll}+)?$/u.test(t.text)) return 0
  const own = marks[0]!
  const isTitle = /[Tt]/.test(own)
  if (/[gf]/.test(own) || (t.upos !== 'NOUN' && !isTitle)) return 0
  let next = first + 1
  while (next <= last && /^\p{Ll}+$/u.test(tokens[next]!.text) && tokens[next]!.upos === 'NOUN') next++
  if (next > last || !(isCapital(tokens[next]) || isMark(tokens[next]))) return 0
  if (kind === 'person') return next === first + 1 ? 1 : 0
  if (isTitle && !heads.has(t.lemma)) return next - first
  const named = isMark(tokens[next]) || /^[A-Z]/.test(tokens[next]!.text)
  return named || (!/[OoiLFba]/.test(own) && next === first + 1) ? next - first : 0
}

/**
 * "Минздрава Мэтт Хэнкок": a given name with another behind it opens a name of its own, where what stands before it is a
 * known name, a body, or of another case.
 */
function parted(
  name: FoundName,
  tokens: readonly Token[],
  marks: readonly string[],
  { known }: Tools,
): readonly FoundName[] {
  const whole = { start: tokens[0]!.start, end: tokens.at(-1)!.end }
  const ends = new Set(
    overlapping(known, whole).flatMap((k) => (k.weak || k.candidates[0]?.entry.kind === 'person' ? [] : [k.span.end])),
  )
  const at = tokens.findIndex(
    (t, k) =>
      k > 0 &&
      !/[OoibF]/.test(marks[k]!) &&
      (isInitial(tokens, k) ||
        marks[k]!.includes('g') ||
        (ends.has(tokens[k - 1]!.end) && turns(tokens[k - 1]!, t, marks))) &&
      isCapital(t) &&
      (isCapital(tokens[k + 1]) || isInitial(tokens, k)) &&
      isCapital(tokens[k - 1]),
  )
  if (at < 0 || tokens.slice(at).some((t, k) => k > 0 && !isCapital(t) && !/^[.-]$/.test(t.text))) return [name]
  const left = { start: tokens[0]!.start, end: tokens[at - 1]!.end }
  const inside = overlapping(known, left).filter((k) => !k.weak && k.candidates[0]?.entry.kind !== 'person')
  const body = /[Oi]/.test(marks[0]!) || /^\p{Lu}{2,}$/u.test(tokens[at - 1]!.text)
  const stands = body || (!isInitial(tokens, at) && (inside.length > 0 || turns(tokens[at - 1]!, tokens[at]!, marks)))
  if (!stands) return [name]
  if (name.span.end - tokens[at]!.start < 4) return [name]
  const right: FoundName = { ...name, kind: 'person', span: { start: tokens[at]!.start, end: name.span.end } }
  if (inside.some((k) => sameSpan(k.span, left))) return [right]
  const kind = body ? 'organization' : (inside[0] && 'place') || name.kind
  return [{ ...name, kind, span: left }, right]
}

/** "НАБУ С. А. Кривонос": a letter and a full stop. */
const isInitial = (tokens: readonly Token[], k: number): boolean =>
  /^\p{Lu}\.?$/u.test(tokens[k]!.text) && /\.$/.test(tokens[k]!.text + (tokens[k + 1]?.text ?? ''))

/** From the genitive to the nominative, and no given name before. */
const turns = (before: Token, t: Token, marks: readonly string[]): boolean =>
  before.feats.includes('Case=Gen') && t.feats.includes('Case=Nom') && !marks[0]!.includes('g')
