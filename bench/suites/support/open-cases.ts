/** The open cases (cases/open) read by the engine, with what a careful reader takes from them; and how far confidence holds. */
import { readdirSync, readFileSync } from 'node:fs'
import { articlesOfFile } from '../../../src/acquire/files.ts'
import type { Span } from '../../../src/base/span.ts'
import { type DocumentRecords, readArticle } from '../../../src/engine.ts'
import type { Figure } from '../../suite.ts'

const folder = new URL('../../../cases/open/', import.meta.url)

export async function* openCases<Gold>(): AsyncGenerator<{ readonly gold: Gold; readonly records: DocumentRecords }> {
  for (const file of readdirSync(folder)
    .filter((f) => f.endsWith('.json'))
    .sort()) {
    const gold = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Gold & {
      readonly document: { readonly published: string }
    }
    const found = await articlesOfFile(new URL(file.replace('.json', '.txt'), folder).pathname, gold.document)
    if (!found.ok) throw new Error(found.error.message)
    yield { gold, records: await readArticle(found.value[0]!) }
  }
}

/** Letters alone, without case, marks and accents. */
const fold = (s: string): string =>
  s
    .normalize('NFKD')
    .replace(/[\p{M}"'’.«»“”]/gu, '')
    .toLowerCase()

/** All that a document calls somebody, folded. */
function namesOf(party: { readonly entity?: string; readonly text: string }, r: DocumentRecords): readonly string[] {
  const entity = r.entities.find((e) => e.id === party.entity)
  const forms = r.mentions.filter((m) => party.entity !== undefined && m.entity === party.entity).map((m) => m.quote)
  return [party.text, ...(entity ? Object.values(entity.names).flat() : []), ...forms]
    .map(fold)
    .filter((n) => n.length > 1)
}

interface Bin {
  readonly right: number
  readonly all: number
}

/** Right and all records by tenths of confidence. */
export type Reliability = Map<number, Bin>

export function count(bins: Reliability, confidence: number, right: boolean): void {
  const bin = Math.min(0.9, Math.floor(confidence * 10) / 10)
  const so = bins.get(bin) ?? { right: 0, all: 0 }
  bins.set(bin, { right: so.right + (right ? 1 : 0), all: so.all + 1 })
}

export const countFrom = (bins: Reliability, confidence: number): Bin =>
  [...bins].reduce((sum, [bin, b]) => (bin < confidence ? sum : { right: sum.right + b.right, all: sum.all + b.all }), {
    right: 0,
    all: 0,
  })

/** Of the records at each tenth of confidence, how many are right. */
export function* reliability(name: string, bins: Reliability): Generator<Figure> {
  for (const [bin, { right, all }] of [...bins].sort((a, b) => a[0] - b[0]))
    yield { name: `${name}.right-at-${bin.toFixed(1)}`, value: right / all, unit: 'share', note: `of ${all}` }
}

/** What a case has of a record: the words of its content, and where they stand if not first. */
export interface GoldContent {
  readonly content: string
  readonly in?: string
}

/** The records that answer a gold one each, by a rule that is given the place of the gold content; one answers for one. */
export function answering<G extends GoldContent, R>(
  golds: readonly G[],
  records: readonly R[],
  text: string,
  answers: (record: R, gold: G, at: Span) => boolean,
): ReadonlySet<R> {
  const right = new Set<R>()
  for (const gold of golds) {
    const start = text.indexOf(gold.content, gold.in ? text.indexOf(gold.in) : 0)
    const at = { start, end: start + gold.content.length }
    const hit = records.find((r) => !right.has(r) && answers(r, gold, at))
    if (hit) right.add(hit)
  }
  return right
}

/** A party is called so, or a part of what it is called is. */
export const isCalled = (
  party: { readonly entity?: string; readonly text: string },
  name: string,
  r: DocumentRecords,
): boolean => namesOf(party, r).some((n) => n.includes(fold(name)) || fold(name).includes(n))

export const sizeOf = ({ start, end }: Span): number => end - start
