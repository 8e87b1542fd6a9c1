/** Adjectives of countries (Russian, российский) as nominal mentions of the country. */
import type { Lexicon, Reading } from '../record/index.ts'
import type { Resolved } from './resolve.ts'

export function countryAdjectives(reading: Reading, lexicon: Lexicon): readonly Resolved[] {
  const whole = new Map<string, string>()
  const stems: (readonly [string, string])[] = []
  for (const { form = '', code = '' } of reading.language.table('demonyms')) {
    whole.set(form.toLowerCase(), code)
    if (form.length > 4) stems.push([form.toLowerCase(), code])
  }
  const inflects = reading.language.table('endings').length > 0
  const out: Resolved[] = []
  for (const { tokens } of reading.sentences)
    for (let i = 0; i < tokens.length; i++) {
      const t = tokens[i]!
      const next = tokens[i + 1]
      const pair = next ? whole.get(`${t.norm} ${next.norm}`) : undefined
      const bare = t.norm.replace(/^(?:\u0648|\u0641)?(?:\u0628|\u0644)?\u0627\u0644/, '')
      const stem =
        inflects && t.norm.length > 4
          ? stems.find(([s]) => t.norm.startsWith(s) && t.norm.length - s.length < 5)
          : undefined
      const code = pair ?? whole.get(t.norm) ?? whole.get(bare) ?? stem?.[1]
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
