/** Adjectives of countries (Russian, российский) as nominal mentions of the country. */
import { remembering } from '../base/memo.ts'
import type { Language, Lexicon, Reading } from '../record/index.ts'
import type { Resolved } from './resolve.ts'

interface Demonyms {
  /** the country of a word, of two words parted by a blank; `''` for none */
  readonly countryOf: (norm: string) => string
  readonly pair: (norm: string, next: string) => string | undefined
}

const compiled = new WeakMap<Language, Demonyms>()

export function demonymsOf(language: Language): Demonyms {
  let demonyms = compiled.get(language)
  if (!demonyms) {
    const rows = language.table('demonyms').map(({ form = '', code = '' }) => [form.toLowerCase(), code] as const)
    const whole = new Map(rows)
    const stems = language.table('endings').length > 0 ? rows.filter(([form]) => form.length > 4) : []
    const heads = new Set(rows.map(([form]) => form.split(' ')[0]!))
    const stemOf = (norm: string) => stems.find(([s]) => norm.startsWith(s) && norm.length - s.length < 5)?.[1]
    const bare = (norm: string) => norm.replace(/^(?:\u0648|\u0641)?(?:\u0628|\u0644)?\u0627\u0644/, '')
    demonyms = {
      countryOf: remembering(
        (norm) => whole.get(norm) ?? whole.get(bare(norm)) ?? (norm.length > 4 ? stemOf(norm) : undefined) ?? '',
      ),
      pair: (norm, next) => (heads.has(norm) ? whole.get(`${norm} ${next}`) : undefined),
    }
    compiled.set(language, demonyms)
  }
  return demonyms
}

export function countryAdjectives(reading: Reading, lexicon: Lexicon): readonly Resolved[] {
  const { countryOf, pair: pairOf } = demonymsOf(reading.language)
  const out: Resolved[] = []
  for (const { tokens } of reading.sentences)
    for (let i = 0; i < tokens.length; i++) {
      const t = tokens[i]!
      const next = tokens[i + 1]
      const pair = next ? pairOf(t.norm, next.norm) : undefined
      const code = pair ?? countryOf(t.norm)
      if (!code || !['ADJ', 'PROPN', 'NOUN', 'X'].includes(t.upos)) continue
      const entry = lexicon.entry(code.startsWith('Q') ? code : `country:${code}`)
      if (entry)
        out.push({
          span: { start: t.start, end: pair ? next!.end : t.end },
          key: entry.key,
          kind: entry.kind,
          entry,
          nominal: true,
        })
    }
  return out
}
