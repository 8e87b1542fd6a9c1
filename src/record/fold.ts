/** How names are compared: without case, accents, inflection and Arabic spelling variants. */
import { remembering } from '../base/memo.ts'
import type { Language } from './reading.ts'

/** Lower case, no accents on Latin letters, one form of Arabic and Cyrillic variants. */
export const foldWord = (word: string): string =>
  /^[A-Za-z]+$/.test(word) ? word.toLowerCase() : foldedBeyondAscii(word)

const foldedBeyondAscii = remembering((word) =>
  word
    .toLowerCase()
    .replace(/[’ʼ`´]/g, "'")
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/ß/g, 'ss')
    .replace(/[ёЁ]/g, 'е')
    .replace(/[\u064b-\u0652\u0640\u0670\u200b-\u200f]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ة$/g, 'ه')
    .replace(/ى$/g, 'ي'),
)

interface Affixes {
  readonly suffixes: readonly string[]
  readonly prefixes: readonly string[]
  /** how the end of a stem changes between cases: form to the one that stands for all */
  readonly changes: readonly (readonly [string, string])[]
}

const stemmers = new WeakMap<Language, (folded: string) => string>()
const stems = new WeakMap<Language, (word: string) => string>()

/** The stem of a word as it is written. Where many are asked for, `stemmerOf` is asked once. */
export const stemOf = (word: string, language: Language): string => stemmerOf(language)(word)

export function stemmerOf(language: Language): (word: string) => string {
  let stem = stems.get(language)
  if (!stem) stems.set(language, (stem = remembering((word) => stemWord(foldWord(word), language), 16_384)))
  return stem
}

/** A folded word without what inflection puts on it: at least three letters stay. */
export function stemWord(folded: string, language: Language): string {
  let stem = stemmers.get(language)
  if (!stem) {
    const rows = language.table('endings')
    const of = (where: string): string[] =>
      rows.filter((r) => r['where'] === where).map((r) => foldWord(r['form'] ?? ''))
    const changes = rows.flatMap((r) => (r['where'] === 'change' ? [[r['form'] ?? '', r['to'] ?? ''] as const] : []))
    const affixes = { suffixes: of('suffix'), prefixes: of('prefix'), changes }
    stem = remembering((word) => withoutAffixes(word, affixes))
    stemmers.set(language, stem)
  }
  return stem(folded)
}

function withoutAffixes(folded: string, { suffixes, prefixes, changes }: Affixes): string {
  let stem = folded
  const prefix = prefixes.find((p) => stem.startsWith(p) && stem.length - p.length >= 3)
  if (prefix !== undefined) stem = stem.slice(prefix.length)
  const suffix = suffixes.find((s) => stem.endsWith(s) && stem.length - s.length >= 3)
  if (suffix !== undefined) stem = stem.slice(0, stem.length - suffix.length)
  const change = changes.find(([form]) => stem.endsWith(form) && stem.length > form.length + 1)
  return change ? stem.slice(0, stem.length - change[0].length) + change[1] : stem
}

/** Words of a name as keys are made of; hyphens and apostrophes part words as the tokenizer does not, so they are kept. */
export const nameWords = (name: string): readonly string[] => name.split(/[\s\u00a0]+/).filter((w) => w !== '')
