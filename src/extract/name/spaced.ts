/**
 * Names in languages that write capitals: runs of capitalised words, less the titles and adjectives before them, told
 * into persons, organizations and places by the words inside and beside them.
 */
import { overlaps, type Span } from '../../base/span.ts'
import { type KnownName, overlapping, type Reading, type Sentence, type Token } from '../../record/index.ts'
import type { FoundName } from '../mention.ts'
import { linkAt } from './links.ts'
import type { NamePart } from './units.ts'
import { type NameWords, nameWordsOf } from './words.ts'

/** Kyiv, al-Qaida, d'Ivoire */
const capital = (t: Token): boolean => /^(?:\p{Ll}{1,3}[-'’])?\p{Lu}/u.test(t.text)

interface Run {
  readonly first: number
  readonly last: number
}

export function findCapitalised(
  reading: Reading,
  {
    known,
    taken,
    part,
  }: { readonly known: readonly KnownName[]; readonly taken: readonly Span[]; readonly part: NamePart },
): FoundName[] {
  const words = nameWordsOf(reading.language)
  const out: FoundName[] = []
  const surnames = new Set<string>()
  const bySentence = Map.groupBy(
    known.filter((k) => !k.weak),
    (k) => k.sentence,
  )
  const times = taken.map((span) => ({ span }))
  for (const sentence of reading.sentences) {
    const here = bySentence.get(sentence.index) ?? []
    const shouting = sentence.tokens.filter((t) => /^\p{Lu}{3,}$/u.test(t.text)).length > sentence.tokens.length / 2
    if (shouting) continue
    for (const whole of runsOf(sentence, { code: reading.language.code, words, part })) {
      const run = behindKnown(sentence, whole, here, words)
      const span = { start: sentence.tokens[run.first]!.start, end: sentence.tokens[run.last]!.end }
      if (overlapping(times, span).length > 0) continue
      if (here.some((k) => k.span.start <= span.start && k.span.end >= span.end)) continue
      const found = classify(sentence, run, words, surnames)
      if (!found) continue
      const over = here.filter((k) => overlaps(k.span, span))
      if (over.length > 0 && found.kind !== 'organization' && found.kind !== 'place') continue
      if (found.kind === 'person') surnames.add(sentence.tokens[run.last]!.norm)
      out.push(found)
    }
  }
  return out
}

/** "ELN Antonio García": a known body or country before a person's name is a name of its own. */
function behindKnown(sentence: Sentence, run: Run, known: readonly KnownName[], words: NameWords): Run {
  const { tokens } = sentence
  if (words.organizationTail.has(tokens[run.last]!.norm) || words.placeAfter.has(tokens[run.last + 1]?.norm ?? ''))
    return run
  const first = known.find((k) => k.span.start === tokens[run.first]!.start && k.candidates[0]?.entry.kind !== 'person')
  if (!first || first.span.end >= tokens[run.last]!.start) return run
  const next = tokens.findIndex((t) => t.start >= first.span.end)
  return next > run.first && next < run.last && personLike(tokens.slice(next, run.last + 1), words)
    ? { first: next, last: run.last }
    : run
}

/** Runs of capitalised words with particles inside; titles and adjectives of countries cut from the left. */
function runsOf(sentence: Sentence, tools: RunTools): Run[] {
  const { code, words } = tools
  const { tokens } = sentence
  const runs: Run[] = []
  for (let i = 0; i < tokens.length; i++) {
    if (!capital(tokens[i]!) || !opens(tokens, i, code, words)) continue
    const last = lastOf(sentence, i, tools)
    const organization = words.organizationTail.has(tokens[last]!.norm) || words.organizationHead.has(tokens[i]!.lemma)
    let first = i < last && words.counted.has(tokens[i]!.norm) ? i + 1 : i
    if (!organization)
      for (let k = i; k < last; k++) if (isTitleWord(tokens[k]!, words) || isDemonym(tokens[k]!, words)) first = k + 1
    while (first < last && tokens[first]!.text === '-') first++
    if (!(first === last && (words.titles.has(tokens[first]!.norm) || isDemonym(tokens[first]!, words))))
      runs.push({ first, last })
    i = last
  }
  return runs
}

interface RunTools {
  readonly code: string
  readonly words: NameWords
  readonly part: NamePart
}

/** Where a run ends: before a small word that joins nothing, and before a person named behind a body. */
function lastOf({ tokens }: Sentence, first: number, { code, words, part }: RunTools): number {
  const headed = words.organizationHead.has(tokens[first]!.lemma)
  const given = (t: Token): boolean => part(t.text).includes('g') && !words.organizationHead.has(t.norm)
  let last = first
  let linked = false
  for (let j = first + 1; j < tokens.length; j++) {
    const t = tokens[j]!
    if (capital(t) && continues(t, code)) {
      const behind = headed && words.links.length > 0 && last === j - 1 && j - first > 1
      if (behind && given(t) && /^\p{Lu}\p{Ll}/u.test(tokens[j + 1]?.text ?? '')) break
      last = j
      continue
    }
    const length = headed ? linkAt(tokens, j, words.bodyLinks) : 0
    const next = tokens[j + Math.max(1, length)]
    const mark = (t.text === '.' && tokens[j - 1]!.text.length === 1) || (t.text === '-' && !t.spaced)
    const joins = length > 0 || words.particles.has(t.norm)
    const beside = t.upos === 'CCONJ' && !(linked && !words.organizationHead.has(next?.lemma ?? ''))
    if (!(mark || (joins && !beside)) || !next || !capital(next)) break
    // the government of somebody is named without him
    const owner = headed && words.links.length > 0 && last === first && given(next)
    if (owner && /^\p{Lu}\p{Ll}/u.test(tokens[j + length + 1]?.text ?? '')) break
    linked ||= headed && t.upos === 'ADP'
    j += Math.max(0, length - 1)
  }
  return last
}

const continues = (t: Token, code: string): boolean =>
  code !== 'de' || t.upos === 'PROPN' || t.upos === 'X' || /^\p{Lu}{2,}/u.test(t.text)

/** A first word of a sentence has its capital from there; it opens a name only where its tag says so. */
function opens(tokens: readonly Token[], i: number, code: string, words: NameWords): boolean {
  const t = tokens[i]!
  const start = i === 0 || /^["“«„'(–—:-]$/.test(tokens[i - 1]!.text)
  if (words.organizationHead.has(t.lemma)) return true
  if (code === 'de') return t.upos === 'PROPN'
  if (['DET', 'PRON', 'ADP', 'CCONJ', 'SCONJ', 'AUX', 'NUM', 'PART', 'INTJ'].includes(t.upos)) return false
  return (
    !start ||
    t.upos === 'PROPN' ||
    (i + 1 < tokens.length && capital(tokens[i + 1]!) && t.upos !== 'VERB' && t.upos !== 'ADV')
  )
}

const isTitleWord = (t: Token, words: NameWords): boolean => words.titles.has(t.norm) || words.titles.has(t.lemma)

const isDemonym = (t: Token, words: NameWords): boolean =>
  words.demonymSet.has(t.norm) || (t.upos === 'ADJ' && words.demonyms.some((d) => d.length > 4 && t.norm.startsWith(d)))

function classify(
  sentence: Sentence,
  { first, last }: Run,
  words: NameWords,
  surnames: ReadonlySet<string>,
): FoundName | undefined {
  const { tokens } = sentence
  const head = tokens[first]!
  const tail = tokens[last]!
  const count = last - first + 1
  const at = (start: number, end: number, kind: FoundName['kind'], confidence: number): FoundName => ({
    span: { start: tokens[start]!.start, end: tokens[end]!.end },
    kind,
    form: 'name',
    confidence,
  })
  const next = tokens[last + 1]
  const before = tokens[first - 1]
  if (next && words.placeAfter.has(next.norm) && !capital(next) && next.upos !== 'VERB')
    return at(first, last + 1, 'place', 0.8)
  if (count > 1 && words.placeAfter.has(tail.norm)) return at(first, last, 'place', 0.75)
  if (words.organizationTail.has(tail.norm) && (count > 1 || /^\p{Lu}{2,}$/u.test(tail.text)))
    return at(first, last, 'organization', 0.8)
  if (words.organizationHead.has(head.lemma) || words.organizationHead.has(head.norm))
    return count > 1 || /^\p{Lu}{2,}$/u.test(head.text) ? at(first, last, 'organization', 0.75) : undefined
  if (before && words.titles.has(before.lemma))
    return /\p{Ll}/u.test(head.text) ? at(first, last, 'person', 0.85) : undefined
  if (before && words.titles.has(before.norm)) return at(first, last, 'person', 0.85)
  if (before && words.placeBefore.has(before.norm)) return at(first, last, 'place', 0.75)
  if (count === 1 && /^(?:\p{Lu}{2,6}|\p{Lu}\p{Ll}\p{Lu})$/u.test(head.text))
    return at(first, last, 'organization', 0.55)
  if (surnames.has(tail.norm)) return at(first, last, 'person', 0.8)
  if (count === 1 && before && words.placePreposition.has(before.norm)) return at(first, last, 'place', 0.5)
  if (count >= 2 && count <= 4 && personLike(tokens.slice(first, last + 1), words))
    return at(first, last, 'person', 0.6)
  if (count === 1 && speaks(tokens, first, words)) return at(first, last, 'person', 0.6)
  return count > 1 ? at(first, last, 'organization', 0.4) : undefined
}

const personLike = (tokens: readonly Token[], words: NameWords): boolean =>
  tokens.every(
    (t) =>
      /^\p{Lu}\p{Ll}+(?:[-'’]\p{L}+)*$/u.test(t.text) ||
      words.particles.has(t.norm) ||
      /^(?:\p{Lu}\.?|\.|-)$/u.test(t.text),
  )

/** The word before or after is a verb of saying. */
const speaks = (tokens: readonly Token[], at: number, words: NameWords): boolean =>
  [tokens[at - 1], tokens[at + 1], tokens[at + 2]].some(
    (t) => t !== undefined && t.upos === 'VERB' && words.speech.has(t.lemma),
  )
