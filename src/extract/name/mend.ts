/** Organizations set right by their own words: numbers of units, second halves of ministries, heads; abbreviations of things left out. */
import { type Reading, sentenceAt, type Token } from '../../record/index.ts'
import type { FoundName } from '../mention.ts'
import { marksOf } from './marks.ts'

/** In: names found in a reading that writes capitals. Out: the same, mended. Cost: linear in the names. */
export function mendBodies(reading: Reading, found: readonly FoundName[]): readonly FoundName[] {
  const { language, document } = reading
  if (language.unspaced || language.direction === 'rtl') return found
  const things = countedThings(reading)
  const kept = found.filter(
    (n) => n.kind !== 'organization' || !things.has(singular(document.text.slice(n.span.start, n.span.end))),
  )
  return kept.map((name) => {
    if (!['organization', 'place', 'person'].includes(name.kind)) return name
    const tokens = sentenceAt(reading, name.span.start)?.tokens ?? []
    const first = tokens.findIndex((t) => t.end > name.span.start)
    const last = tokens.findIndex((t) => t.end >= name.span.end)
    if (first < 0 || last < first) return name
    const marks = marksOf(tokens.slice(first, last + 4), language, () => '')
    const tail = marks[last - first]!
    const body = last > first && tail.includes('o') && !/[aFb]/.test(tail) && /^\p{Lu}/u.test(tokens[last]!.text)
    if (name.kind !== 'organization' && !(name.kind === 'place' && body)) return name
    const start = body ? numberBefore(tokens, first) : first
    const end = marks[0]!.includes('O') ? secondHalf(tokens, first, last, marks) : last
    return { ...name, kind: 'organization', span: { start: tokens[start]!.start, end: tokens[end]!.end } }
  })
}

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

const singular = (word: string): string => word.replace(/(?<=\p{Lu})s$/u, '')

/** Abbreviations that an indefinite article stands before somewhere are things that are counted: a VBIED, an IED. */
function countedThings(reading: Reading): ReadonlySet<string> {
  const out = new Set<string>()
  for (const { tokens } of reading.sentences)
    tokens.forEach((t, i) => {
      const next = tokens[i + 1]
      if (t.upos !== 'DET' || !/Definite=Ind/.test(t.feats) || !next || !/^\p{Lu}{2,}s?$/u.test(next.text)) return
      if (!/^(?:\p{Lu}|\p{Ll}|['’-])/u.test(tokens[i + 2]?.text ?? '') || tokens[i + 2]?.upos !== 'NOUN')
        out.add(singular(next.text))
    })
  return out
}
