/** How a name in any script sounds, in Latin letters, by lexicons/sounds.tsv; loaded on first use. */
import { lexiconRows } from './lexicon-entries.ts'

let sounds: ReadonlyMap<string, string> | undefined

export function soundOf(name: string): string {
  if (/^[\p{Script=Latin}\p{M}\s'’.-]*$/u.test(name)) return name
  sounds ??= new Map(lexiconRows('sounds').map((r) => [r['character'] ?? '', r['sound'] ?? '']))
  let latin = ''
  for (const c of name.toLowerCase()) latin += sounds.get(c) ?? c
  return latin
}
