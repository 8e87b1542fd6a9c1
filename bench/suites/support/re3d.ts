/**
 * re3d (reports on Syria and Iraq) as names that the record contract would have. It marks whole noun phrases and pronouns
 * (he, the ISIL tactical unit, U.S. forces, Palmyra, Syria), and under them what a program proposed and nobody confirmed
 * (confidence 0: `Jan` as a person, `of Camp` as a place, `Al Shadaddi` a person and, confirmed, a place).
 */
import { globSync, readFileSync } from 'node:fs'
import { loadLanguage } from '../../../src/languages/index.ts'

export interface Re3dText {
  readonly text: string
  /** `start-end-kind` */
  readonly names: ReadonlySet<string>
  /** descriptions that are marked as a whole: of names inside them the set seldom says anything */
  readonly descriptions: readonly Span[]
}

interface Span {
  readonly start: number
  readonly end: number
}

interface Marked extends Span {
  readonly kind: string
  readonly confidence: number
}

const kinds: Readonly<Record<string, string>> = { Person: 'person', Organisation: 'organization', Location: 'place' }

const english = await loadLanguage('en')
const forms = (table: string): readonly string[] =>
  (english?.table(table) ?? []).map((r) => (r['form'] ?? '').toLowerCase())
const demonyms = new Set(forms('demonyms'))
const titles = new Set(
  forms('titles')
    .flatMap((t) => t.split(' '))
    .map((t) => t.replace(/\.$/, '')),
)
const isTitle = (word: string): boolean => titles.has(word.toLowerCase().replace(/[.,]$/, ''))

/** A description, a pronoun, or a name less what the contract keeps out of it: articles, titles, the service before a rank. */
function reduced(text: string, marked: Marked): readonly Marked[] | 'description' {
  const { kind, end } = marked
  let start = marked.start
  const rest = (): string => text.slice(start, end)
  if (/[\p{L}\p{N}]/u.test(text[start - 1] ?? '') && /[\p{L}\p{N}]/u.test(text[start] ?? '')) return []
  if (/[\p{L}\p{N}]/u.test(text[end] ?? '') && /[\p{L}\p{N}]/u.test(text[end - 1] ?? '')) return []
  if (/^(?:we|i|he|she|it|they|you|us|me|him|her|them|our|my|his|its|their|your)$/i.test(rest())) return []
  start += /^(?:the|a|an|his|her|its|our|their|this)\s+/i.exec(rest())?.[0].length ?? 0
  if (kind === 'person') {
    const words = [...rest().matchAll(/\S+/g)]
    const title = words.findLastIndex((w, i) => isTitle(w[0]) && i + 1 < words.length)
    const before = words.slice(0, title + 1).every((w) => /^\p{Lu}|^of$/u.test(w[0]))
    if (title >= 0 && before) start += words[title + 1]!.index
  }
  const words = rest().split(/\s+/)
  const small = words.some(
    (w) => /^\p{Ll}/u.test(w) && !/^(?:of|and|for|the|al-.*|bin|ibn|in|de|to|on|against)$/.test(w),
  )
  if (small || rest().length > 80 || (start > marked.start + 12 && words.length > 6)) return 'description'
  const people = demonyms.has(rest().toLowerCase()) || demonyms.has(rest().toLowerCase().replace(/s$/, ''))
  if (people || !words.some((w) => /^\p{Lu}/u.test(w)) || words.every(isTitle)) return 'description'
  const own = { ...marked, start }
  return kind === 'place' ? parted(text, own) : [own]
}

/** "Palmyra, Syria" names a town and a country. */
function parted(text: string, place: Marked): readonly Marked[] {
  const parts: Marked[] = []
  for (const m of text.slice(place.start, place.end).matchAll(/[^,]+/g)) {
    const start = place.start + m.index + /^\s*/.exec(m[0])![0].length
    parts.push({ ...place, start, end: start + m[0].trim().length })
  }
  return parts
}

const meets = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end
const length = ({ start, end }: Span): number => end - start
const holds = (a: Span, b: Span): boolean => a.start <= b.start && b.end <= a.end

/** Of names that share words: the confirmed before the proposed, then the longer, then the surer. */
function settled(names: readonly Marked[]): readonly Marked[] {
  const rank = (m: Marked): number => (m.confidence > 0 ? 1 : 0)
  const out: Marked[] = []
  for (const name of [...names].sort(
    (a, b) => rank(b) - rank(a) || length(b) - length(a) || b.confidence - a.confidence,
  ))
    if (!out.some((o) => meets(o, name))) out.push(name)
  return out
}

/** In: the folder of the set. Out: its documents. */
export function re3d(folder: URL): readonly Re3dText[] {
  return globSync('*/documents.json', { cwd: folder.pathname })
    .sort()
    .flatMap((file) => {
      const lines = <T>(name: string): readonly T[] =>
        readFileSync(new URL(file.replace('documents.json', name), folder), 'utf8')
          .split('\n')
          .filter((l) => l.trim() !== '')
          .map((l) => JSON.parse(l) as T)
      const entities = lines<{ begin: number; end: number; type: string; documentId: string; confidence: number }>(
        'entities.json',
      )
      return lines<{ _id: string; text: string }>('documents.json').map(({ _id, text }): Re3dText => {
        const own = entities.filter((e) => e.documentId === _id)
        const dates = own.filter((e) => e.type === 'Temporal').map((e) => ({ start: e.begin, end: e.end }))
        const names: Marked[] = []
        const descriptions: Span[] = []
        for (const { begin, end, type, confidence } of own) {
          const kind = kinds[type]
          if (!kind || dates.some((d) => holds(d, { start: begin, end }))) continue
          const name = reduced(text, { start: begin, end, kind, confidence })
          if (name !== 'description') names.push(...name)
          else if (confidence > 0) descriptions.push({ start: begin, end })
        }
        return { text, names: new Set(settled(names).map((n) => `${n.start}-${n.end}-${n.kind}`)), descriptions }
      })
    })
}
