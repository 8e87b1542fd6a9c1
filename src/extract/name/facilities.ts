/** Built places with a name of their own: Heathrow Airport, the Rafah crossing, hôpital Saint-Joseph, Ibar-Brücke. */
import type { Span } from '../../base/span.ts'
import { stemmerOf, stemOf } from '../../record/fold.ts'
import { formsBy, type KnownName, type Language, overlapping, type Reading, type Token } from '../../record/index.ts'
import type { FoundName } from '../mention.ts'
import { nameWordsOf } from './words.ts'

interface FacilityWords {
  /** phrases by their last word, and by their first, each as stems, the longest first */
  readonly byLast: ReadonlyMap<string, readonly (readonly string[])[]>
  readonly byFirst: ReadonlyMap<string, readonly (readonly string[])[]>
  readonly after: ReadonlySet<string>
  readonly before: ReadonlySet<string>
  /** what compounds end with */
  readonly endings: readonly string[]
}

const compiled = new WeakMap<Language, FacilityWords>()

function facilityWordsOf(language: Language): FacilityWords {
  let words = compiled.get(language)
  if (!words) {
    const of = formsBy(language, 'place-words')
    const stems = (form: string): readonly string[] => form.split(' ').map((w) => stemOf(w, language))
    const phrases = of('facility')
      .map(stems)
      .sort((a, b) => b.length - a.length)
    const joined = (where: string): ReadonlySet<string> => new Set(of(where).map((form) => stems(form).join(' ')))
    words = {
      byLast: Map.groupBy(phrases, (p) => p.at(-1)!),
      byFirst: Map.groupBy(phrases, (p) => p[0]!),
      after: joined('after'),
      before: joined('before'),
      endings: language.code === 'de' ? of('facility').filter((f) => f.length > 3) : [],
    }
    compiled.set(language, words)
  }
  return words
}

/**
 * In: names found and known. Out: a facility for each that has a word for one as its end, right behind it, or right before
 * it; the words are part of its name. "a Kyiv hospital" is any of them, so no name.
 */
export function findFacilities(
  reading: Reading,
  found: readonly FoundName[],
  known: readonly KnownName[],
): readonly FoundName[] {
  const { language } = reading
  if (language.unspaced || language.direction === 'rtl') return []
  const words = facilityWordsOf(language)
  if (words.byLast.size === 0) return []
  const stem = stemmerOf(language)
  const { indefinite } = nameWordsOf(language)
  const out: FoundName[] = []
  const add = (span: Span, confidence: number): void => {
    out.push({ span, kind: 'facility', form: 'name', confidence })
  }
  for (const { tokens, span } of reading.sentences) {
    const stems = tokens.map((t) => stem(t.text))
    const names = [
      ...overlapping(found, span).filter((n) => n.form === 'name' && n.kind !== 'agreement'),
      ...overlapping(known, span).filter((k) => k.candidates.some((c) => c.entry.kind === 'place')),
    ]
    for (const name of names) {
      const first = tokens.findIndex((t) => t.end > name.span.start)
      const last = tokens.findIndex((t) => t.end >= name.span.end)
      if (first < 0 || last < first || !/^\p{Lu}/u.test(tokens[last]!.text) || tokens[last]!.upos === 'DET') continue
      const inside = endOf(stems, words, last)
      if (inside > 0 && inside <= last - first) {
        add(name.span, 0.8)
        continue
      }
      const behind = startOf(stems, words, last + 1, 'after')
      if (behind > 0 && !indefinite.has(tokens[first - 1]?.norm ?? '') && !opensName(tokens, last + behind + 1)) {
        add({ start: name.span.start, end: tokens[last + behind]!.end }, 0.8)
        continue
      }
      const quoted = /^[«„“"]$/.test(tokens[first - 1]?.text ?? '') && /^[»”“"]$/.test(tokens[last + 1]?.text ?? '')
      const leading = quoted ? endOf(stems, words, first - 2) : 0
      if (leading > 0 && leads(words, stems.slice(first - 1 - leading, first - 1).join(' '))) {
        add({ start: tokens[first - 1 - leading]!.start, end: tokens[last + 1]!.end }, 0.8)
        continue
      }
      const before = endOf(stems, words, first - 1)
      if (before > 0 && leads(words, stems.slice(first - before, first).join(' ')))
        add({ start: tokens[first - before]!.start, end: name.span.end }, 0.8)
    }
    for (const t of tokens)
      if (/^\p{Lu}[\p{L}]+-\p{Lu}/u.test(t.text) && words.endings.some((e) => t.norm.endsWith(`-${e}`))) add(t, 0.75)
  }
  return out
}

/** How many words of a phrase end at a token. */
function endOf(stems: readonly string[], words: FacilityWords, at: number): number {
  const fits = words.byLast.get(stems[at] ?? '')?.find((p) => p.every((s, k) => stems[at - p.length + 1 + k] === s))
  return fits?.length ?? 0
}

/** How many words of a phrase start at a token. */
function startOf(stems: readonly string[], words: FacilityWords, at: number, where: 'after'): number {
  const fits = words.byFirst
    .get(stems[at] ?? '')
    ?.find((p) => words[where].has(p.join(' ')) && p.every((s, k) => stems[at + k] === s))
  return fits?.length ?? 0
}

const leads = (words: FacilityWords, phrase: string): boolean => !words.after.has(phrase) || words.before.has(phrase)

/** Another capitalised word follows, so the word for a facility belongs to that. */
const opensName = (tokens: readonly Token[], i: number): boolean =>
  /^\p{Lu}/u.test(tokens[i]?.text ?? '') && tokens[i]!.upos === 'PROPN'
