/** Who publishes: outlets of the lexicon by their names in any language, without book marks, and by hosts. */
import { foldWord } from '../record/fold.ts'
import type { LexiconEntry } from '../record/index.ts'

const folded = (name: string): string =>
  foldWord(name)
    .replace(/[«»“”„‘’《》"]/gu, '')
    .trim()

export function outletFinder(entries: readonly LexiconEntry[]): (nameOrHost: string) => LexiconEntry | undefined {
  const outlets = new Map<string, LexiconEntry>()
  for (const entry of entries)
    if (entry.outlet !== undefined)
      for (const name of [...Object.values(entry.names).flat(), ...(entry.sites ?? [])])
        outlets.set(folded(name), entry)
  return (nameOrHost) => {
    const name = folded(nameOrHost)
    for (let host = name; host.includes('.'); host = host.slice(host.indexOf('.') + 1))
      if (outlets.has(host)) return outlets.get(host)
    return outlets.get(name)
  }
}
