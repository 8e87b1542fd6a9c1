/** Cities and towns of the world by name (GeoNames): one string a name until somebody asks, so that it loads in about 50 ms. */
import { readFileSync } from 'node:fs'
import { foldWord } from '../record/fold.ts'
import type { KnownCandidate } from '../record/index.ts'

export interface Gazetteer {
  /** Places of a folded name with single spaces, largest first. */
  readonly find: (folded: string) => readonly KnownCandidate[]
  /** some name starts with this folded word */
  readonly starts: (word: string) => boolean
}

export const foldPlace = (name: string): string => foldWord(name).replace(/[-‐\s]+/g, ' ')

let loaded: Gazetteer | undefined

export function loadGazetteer(): Gazetteer {
  if (loaded) return loaded
  const rows = new Map<string, string[]>()
  const first = new Set<string>()
  for (const line of readFileSync(new URL('../../lexicons/cities.tsv', import.meta.url), 'utf8').split('\n')) {
    if (!/^\d/.test(line)) continue
    const at = line.indexOf('\t')
    const key = foldPlace(line.slice(at + 1, line.indexOf('\t', at + 1)))
    const list = rows.get(key)
    if (list) list.push(line)
    else rows.set(key, [line])
    const space = key.indexOf(' ')
    first.add(space < 0 ? key : key.slice(0, space))
  }
  const made = new Map<string, readonly KnownCandidate[]>()
  loaded = {
    starts: (word) => first.has(word),
    find(folded) {
      const known = made.get(folded)
      if (known) return known
      const candidates = (rows.get(folded) ?? []).map(candidateOf)
      made.set(folded, candidates)
      return candidates
    },
  }
  return loaded
}

function candidateOf(line: string): KnownCandidate {
  const [id = '', name = '', country = '', , lat, lon, population] = line.split('\t')
  const people = Number(population)
  return {
    prior: Math.min(0.5, Math.log10(people) / 14),
    entry: {
      key: `geonames:${id}`,
      kind: 'place',
      name,
      names: { en: [name] },
      country,
      lat: Number(lat),
      lon: Number(lon),
      population: people,
      links: { geonames: id },
    },
  }
}
