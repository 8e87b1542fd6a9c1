/** Names told by what stands right beside them, whatever their words look like; treaties and resolutions; names in quotation marks. */
import type { Span } from '../../base/span.ts'
import { stemOf } from '../../record/fold.ts'
import {
  formsBy,
  type KnownName,
  type Language,
  overlapping,
  type Reading,
  spansAt,
  type Token,
} from '../../record/index.ts'
import type { FoundName } from '../mention.ts'
import { kindInPhrase } from './in-phrase.ts'
import { marksOf } from './marks.ts'
import type { NamePart } from './units.ts'
import { nameWordsOf } from './words.ts'

/** A person behind a word for a place (провинции Кунар, río Cuyuní) or what only places have (near, près de), or written like a town and no given name, is a place. */
export function settleKinds(
  reading: Reading,
  found: readonly FoundName[],
  known: readonly KnownName[],
  part: NamePart,
): readonly FoundName[] {
  if (reading.language.unspaced || reading.language.direction === 'rtl') return found
  const { articles, beside, within, adjectiveEndings } = nameWordsOf(reading.language)
  const inflected = adjectiveEndings.length > 0
  const sure = new Map<number, { readonly tokens: readonly Token[]; readonly at: number }>()
  for (const { tokens } of reading.sentences) for (const [at, t] of tokens.entries()) sure.set(t.start, { tokens, at })
  const called = (name: FoundName): string => reading.document.text.slice(name.span.start, name.span.end)
  const family = new Set(
    found.flatMap((n) => (n.kind === 'person' && called(n).includes(' ') ? [called(n).split(' ').at(-1)!] : [])),
  )
  return found.map((name) => {
    const own = called(name)
    const isGiven = inflected && name.kind === 'place' && !own.includes(' ') && part(own).includes('g')
    if (isGiven && overlapping(known, name.span).every((k) => k.weak || k.candidates[0]?.entry.kind === 'person'))
      return { ...name, kind: 'person' }
    const place = sure.get(name.span.start)
    if (!place) return name
    const { tokens, at } = place
    const last = tokens.findLastIndex((t) => t.end <= name.span.end)
    const kind =
      articles.size > 0 ? kindInPhrase(name, { tokens, at, last, language: reading.language, known, part }) : undefined
    if (kind) return { ...name, kind }
    if (name.kind !== 'person') return name
    const asPlace: FoundName = { ...name, kind: 'place' }
    const given = part(tokens[at]!.text).includes('g')
    const before = tokens.slice(Math.max(0, at - 4), at)
    const marks = before.length > 0 ? marksOf(before, reading.language, () => '').at(-1)! : ''
    if (/[bF]/.test(marks) && !/[TtdOi]/.test(marks) && !given && /^\p{Ll}/u.test(before.at(-1)!.text)) return asPlace
    if (endsAsPlace(tokens.slice(at, last + 1), reading.language, part)) return asPlace
    const owns = /^['’]/.test(tokens[last + 1]?.text ?? '')
    if (within.has(before.at(-1)?.norm ?? '') && !given && !owns && !family.has(called(name))) return asPlace
    if (beside.has(before.at(-1)?.norm ?? '') || beside.has(`${before.at(-2)?.norm} ${before.at(-1)?.norm}`))
      return asPlace
    const town = overlapping(known, name.span).some(
      (k) =>
        k.span.start === name.span.start &&
        k.span.end === name.span.end &&
        (k.candidates[0]?.entry.population ?? 0) > 15_000,
    )
    const adjectival = last === at && adjectiveEndings.some((e) => tokens[at]!.norm.endsWith(e))
    // several people are called by their town, nobody by their name: мешканці Курська
    if (adjectival && /[Tt]/.test(marks) && before.at(-1)!.feats.includes('Number=Plur')) return asPlace
    return town && !given && (adjectival || last > at) && !/[Tt]/.test(marks) ? asPlace : name
  })
}

/** Henry County, Bucknell Drive: the last of several words is one for a place, and nobody's family name. */
function endsAsPlace(tokens: readonly Token[], language: Language, part: NamePart): boolean {
  const last = tokens.at(-1)
  if (!last || tokens.length < 2 || part(last.text).includes('f') || !/^\p{Lu}/u.test(last.text)) return false
  const { placeAfter, organizationTail, titles } = nameWordsOf(language)
  return placeAfter.has(last.norm) && !organizationTail.has(last.norm) && !titles.has(last.norm)
}

const compiled = new WeakMap<Language, { readonly number: ReadonlySet<string>; readonly tail: readonly string[] }>()

function wordsOf(language: Language): { readonly number: ReadonlySet<string>; readonly tail: readonly string[] } {
  let words = compiled.get(language)
  if (!words) {
    const of = formsBy(language, 'agreements')
    words = { number: new Set(of('number').map((w) => stemOf(w, language))), tail: of('tail') }
    compiled.set(language, words)
  }
  return words
}

/** Resolution 2722, the Minsk Accords, 《共同防御条约》. */
export function findAgreements(reading: Reading): readonly FoundName[] {
  const { language, document } = reading
  const { number, tail } = wordsOf(language)
  const out: FoundName[] = []
  const add = (start: number, end: number): void => {
    out.push({ span: { start, end }, kind: 'agreement', form: 'name', confidence: 0.8 })
  }
  if (language.unspaced) {
    for (const m of document.text.matchAll(/《([^》\n]{2,30})》/g))
      if (tail.some((t) => m[1]!.endsWith(t))) add(m.index, m.index + m[0].length)
    for (const m of document.text.matchAll(/第?\p{Nd}{3,4}号(\p{Script=Han}{2})/gu))
      if (number.has(m[1]!)) add(m.index, m.index + m[0].length)
    return out
  }
  if (number.size === 0) return out
  for (const { tokens } of reading.sentences)
    tokens.forEach((t, i) => {
      const next = tokens[i + 1]
      if (next && /^\p{Nd}{3,4}$/u.test(next.text) && number.has(stemOf(t.text, language))) add(t.start, next.end)
      const before = tokens[i - 1]
      if (i > 0 && before && /^\p{Lu}/u.test(t.text) && tail.includes(t.norm) && isCapital(before)) {
        let first = i - 1
        while (first > 0 && isCapital(tokens[first - 1]!) && first > i - 5) first--
        add(tokens[first]!.start, t.end)
      }
    })
  return out
}

const isCapital = (t: Token): boolean => /^\p{Lu}/u.test(t.text) && ['PROPN', 'ADJ', 'NOUN', 'X'].includes(t.upos)

/**
 * «Грузинська мрія», „Пайвок“: up to four words between quotation marks, the first with a capital and no verb among them, are
 * the name of a body, where a language writes such names so and no longer quotation is meant.
 */
export function findQuoted(reading: Reading, taken: readonly { readonly span: Span }[]): readonly FoundName[] {
  const { language, document } = reading
  if (language.unspaced || language.table('endings').length === 0 || language.direction === 'rtl') return []
  if (!/[\u0400-\u04ff]/.test(document.text)) return []
  const takenAt = spansAt(taken.map((n) => n.span))
  const out: FoundName[] = []
  for (const { tokens } of reading.sentences)
    for (let i = 0; i < tokens.length; i++) {
      if (!/^[«„“"]$/.test(tokens[i]!.text) || !/^\p{Lu}/u.test(tokens[i + 1]?.text ?? '')) continue
      let last = i + 1
      while (last < tokens.length && last <= i + 5 && !/^[»“”"]$/.test(tokens[last]!.text)) last++
      if (last > i + 5 || last >= tokens.length) continue
      const inside = tokens.slice(i + 1, last)
      if (inside.some((t) => t.upos === 'VERB' || t.upos === 'AUX' || t.upos === 'PUNCT')) continue
      if (inside.length === 1 && ['ADP', 'PRON'].includes(inside[0]!.upos)) continue
      const before = tokens[i - 1]
      const after = tokens[last + 1]
      if (!before || /[:,]/.test(before.text) || /^[—–-]$/.test(after?.text ?? '')) continue
      const span = { start: tokens[i]!.start, end: tokens[last]!.end }
      const bare = { start: inside[0]!.start, end: inside.at(-1)!.end }
      if (takenAt(span).length > 0) continue
      out.push({ span: bare, kind: 'organization', form: 'name', confidence: 0.6 })
      i = last
    }
  return out
}
