import { readFileSync } from 'node:fs'
import type { Notice, OutletKind } from '../record/index.ts'

/** The rows of a table in `tables/`: `# ` head lines, column names, cells parted by tabs. */
function rows(name: string): readonly (readonly string[])[] {
  return readFileSync(new URL(`tables/${name}.tsv`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '))
    .slice(1)
    .map((line) => line.split('\t'))
}

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined
  return () => (made ??= make())
}

interface FurniturePattern {
  readonly parts: readonly string[]
  /** seconds that one of the number means */
  readonly age?: number
}

const furniture = once(() => {
  const exact = new Map<string, FurniturePattern>()
  const open: FurniturePattern[] = []
  for (const [, pattern = '', age] of rows('furniture')) {
    const row: FurniturePattern = {
      parts: pattern.split(/([#*])/).map((part) => part.trim()),
      ...(age ? { age: Number(age) } : {}),
    }
    if (row.parts.length > 1) open.push(row)
    else exact.set(pattern, row)
  }
  return { exact, open }
})

const foldLine = (line: string): string =>
  line
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\u200e\u200f]+/g, ' ')
    .replace(/^[|•·›»▶►\-–— ]+|[|•·›»:…▶► ]+$/g, '')

function furniturePattern(folded: string): FurniturePattern | undefined {
  return furniture().exact.get(folded) ?? furniture().open.find(({ parts }) => matches(folded, parts))
}

/** True for what stands alone on a line of a page and belongs to no article. */
export const isFurniture = (line: string): boolean =>
  line.length <= 60 && furniturePattern(foldLine(line)) !== undefined

/** How many seconds old a line says that the article is ("1 day ago"); undefined for any other line. */
export function ageInSeconds(line: string): number | undefined {
  if (line.length > 60) return undefined
  const folded = foldLine(line)
  const age = furniturePattern(folded)?.age
  return age === undefined ? undefined : age * Number(/\d+/.exec(folded)?.[0] ?? 1)
}

/** `#` takes one number, `*` up to three words; the rest stands as it is. */
function matches(line: string, parts: readonly string[]): boolean {
  let rest = line
  for (const part of parts) {
    if (part === '') continue
    const eaten =
      part === '#'
        ? /^[\d\p{Nd}.,]+[kKmM]?/u.exec(rest)?.[0]
        : part === '*'
          ? /^\S+( \S+){0,2}/.exec(rest)?.[0]
          : rest.startsWith(part)
            ? part
            : undefined
    if (eaten === undefined) return false
    rest = rest.slice(eaten.length).trimStart()
  }
  return rest === ''
}

const noticeRows = once(() =>
  rows('notices').map(([kind, where, words]) => ({ kind: kind as Notice['kind'], where, words: words ?? '' })),
)

/** The kind of notice that a paragraph is, if it is one. */
export function noticeKind(paragraph: string): Notice['kind'] | undefined {
  const folded = paragraph
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^[\s*_([（【"“]+/, '')
  return noticeRows().find(({ where, words }) =>
    where === 'start' ? folded.startsWith(words) : folded.includes(words),
  )?.kind
}

const outletRows = once(() =>
  rows('outlet-words').map(([kind, where, words]) => ({ kind: kind as OutletKind, where, words: words ?? '' })),
)

/** The kind of outlet that a name tells by its own words; undefined where it tells none. */
export function outletKindOf(name: string): OutletKind | undefined {
  const folded = name.normalize('NFKC').toLowerCase().trim()
  return outletRows().find(({ where, words }) =>
    where === 'suffix'
      ? folded.endsWith(words) && folded.length > words.length
      : where === 'prefix'
        ? folded.startsWith(`${words} `)
        : folded.includes(words),
  )?.kind
}

const colophonRows = once(() => rows('colophon').map(([words]) => words ?? ''))

/** Who publishes, as a line at an article's end says: "Source: …", "© 2026 …"; undefined for any other line. */
export function publisherIn(line: string): string | undefined {
  if (line.length > 160) return undefined
  const folded = line.toLowerCase()
  const words = colophonRows().find((w) => folded.startsWith(w))
  const named =
    words === undefined
      ? line.replace(/^(?:©|\(c\)|copyright(?:\s*©)?)\s*(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?[\s,]*/iu, '')
      : line.slice(words.length)
  if (named === line) return undefined
  const name = /^\s*["'«»“”„‘’《》「」『』]?([^.|,;，。；·•"'«»“”„‘’《》「」『』\d]{2,40})/u.exec(named)?.[1]?.trim()
  return name !== undefined && name.split(/\s+/).length <= 5 ? name : undefined
}

/** The host of an address without `www.`; undefined for what is no address. */
export function siteOf(address: string | undefined): string | undefined {
  return /^https?:\/\/(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?=[/:?#]|$)/i.exec(address ?? '')?.[1]?.toLowerCase()
}
