/**
 * Towns of the world by name (GeoNames), a file of names a script. Names stay one sorted text and are found by halving,
 * rows become entries when somebody asks, so that loading is little more than unpacking (about 40 ms a script).
 */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { remembering } from '../base/memo.ts'
import { foldWord } from '../record/fold.ts'
import type { KnownCandidate } from '../record/index.ts'
import { userGazetteer } from './user-gazetteer.ts'

export interface Gazetteer {
  /** Places of a folded name with single spaces, largest first. */
  readonly find: (folded: string) => readonly KnownCandidate[]
  /** some name starts so */
  readonly starts: (beginning: string) => boolean
  /** All names that start so, at most `most`. */
  readonly beginning: (beginning: string, most: number) => readonly string[]
}

export type Script = 'latin' | 'cyrillic' | 'arabic' | 'han'

export const foldPlace = (name: string): string => foldWord(name).replace(/[-‐\s]+/g, ' ')

/** The text of a packed table behind its head: rows only, a newline before the first and after the last. */
function rowsOf(file: string): string {
  const text = gunzipSync(readFileSync(new URL(`../../lexicons/${file}.tsv.gz`, import.meta.url))).toString('utf8')
  let at = 0
  while (text[at] === '#') at = text.indexOf('\n', at) + 1
  return text.slice(text.indexOf('\n', at))
}

const loaded = new Map<Script, Gazetteer>()

export function loadGazetteer(script: Script): Gazetteer {
  const there = loaded.get(script)
  if (there) return there
  const names = rowsOf(`town-names.${script}`)
  const made = new Map<string, readonly KnownCandidate[]>()
  const rowAt = (beginning: string): number => firstRow(names, beginning)
  const gazetteer: Gazetteer = {
    starts: remembering((beginning) => names.startsWith(beginning, rowAt(beginning))),
    beginning(beginning, most) {
      const out: string[] = []
      for (let at = rowAt(beginning); out.length < most && names.startsWith(beginning, at); ) {
        out.push(names.slice(at, names.indexOf('\t', at)))
        at = names.indexOf('\n', at) + 1
      }
      return out
    },
    find(folded) {
      const known = made.get(folded)
      if (known) return known
      const at = rowAt(`${folded}\t`)
      const rows = names.startsWith(`${folded}\t`, at)
        ? names.slice(at + folded.length + 1, names.indexOf('\n', at))
        : ''
      const candidates = rows === '' ? [] : rows.split(',').map((row) => townOf(Number(row)))
      if (made.size > 4000) made.clear()
      made.set(folded, candidates)
      return candidates
    },
  }
  const both = withUser(gazetteer)
  loaded.set(script, both)
  return both
}

/** What ships with Readout, and behind it what a user's own gazetteer has beside. */
function withUser(own: Gazetteer): Gazetteer {
  const user = userGazetteer()
  if (!user) return own
  return {
    starts: remembering((beginning) => own.starts(beginning) || user.starts(beginning)),
    beginning: (beginning, most) => [
      ...new Set([...own.beginning(beginning, most), ...user.beginning(beginning, most)]),
    ],
    find: (folded) => {
      const shipped = own.find(folded)
      const keys = new Set(shipped.map((c) => c.entry.key))
      return [...shipped, ...user.find(folded).filter((c) => !keys.has(c.entry.key))]
    },
  }
}

/** Where the first row that is not before `key` starts. Rows are sorted by code unit. */
export function firstRow(rows: string, key: string): number {
  let low = 1
  let high = rows.length
  while (low < high) {
    const start = rows.lastIndexOf('\n', ((low + high) >> 1) - 1) + 1
    const end = rows.indexOf('\n', start)
    if (rows.slice(start, Math.min(end, start + key.length)) < key) low = end + 1
    else high = start
  }
  return low
}

let towns: { readonly text: string; readonly starts: Uint32Array } | undefined

function loadTowns(): { readonly text: string; readonly starts: Uint32Array } {
  if (towns) return towns
  const text = rowsOf('towns')
  const starts: number[] = []
  for (let at = 1; at < text.length; at = text.indexOf('\n', at) + 1) starts.push(at)
  towns = { text, starts: new Uint32Array(starts) }
  return towns
}

function townOf(row: number): KnownCandidate {
  const { text, starts } = loadTowns()
  const start = starts[row]!
  const [id = '', name = '', country = '', subdivision, lat, lon, population] = text
    .slice(start, text.indexOf('\n', start))
    .split('\t')
  const people = Number(population)
  // a county of the United States has its code of the Census Bureau
  const [scheme, code] = id.includes(':') ? (id.split(':') as [string, string]) : (['geonames', id] as const)
  return {
    prior: Math.min(0.5, Math.log10(Math.max(people, 1)) / 14),
    entry: {
      key: scheme === 'geonames' ? `geonames:${id}` : id,
      kind: 'place',
      name,
      names: { en: [name] },
      country,
      ...(subdivision ? { subdivision } : {}),
      lat: Number(lat),
      lon: Number(lon),
      population: people,
      links: { [scheme]: code },
    },
  }
}
