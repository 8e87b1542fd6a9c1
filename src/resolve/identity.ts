/**
 * The same person in several documents, languages and scripts where no lexicon has them: candidates by sound, confirmed by
 * the country or body that their names stand beside, or by the company that their documents share. Two of one document
 * are never joined, nor is anybody who sounds like two.
 */
import type { EntityId } from '../base/id.ts'
import type { DocumentRecords, EntityRecord } from '../record/index.ts'
import { pairKey, withEntities } from './decisions.ts'
import { soundDistance } from './sound.ts'

export interface Merge {
  readonly kept: EntityId
  readonly gone: EntityId
  /** 0 alike to 1 */
  readonly distance: number
  /** why, in words for people */
  readonly reasons: readonly string[]
}

interface Person {
  readonly entity: EntityRecord
  readonly documents: ReadonlySet<string>
  /** Latin spellings of its names, each whole */
  readonly sounds: readonly string[]
  /** countries and bodies named beside it: entity id or `country:XX` */
  readonly beside: ReadonlySet<string>
  /** everybody else in its documents who has more than one language's name */
  readonly company: ReadonlySet<string>
}

export interface IdentityTools {
  /** how a name in any script sounds, in Latin letters */
  readonly soundOf: (name: string) => string
  /** pairs of entities that a person keeps apart, as `pairKey` writes them */
  readonly apart?: ReadonlySet<string>
}

const near = 0.3
const sure = 0.16

/** Out: merges, the same for every order of documents. Cost: persons of no lexicon against all persons. */
export function findMerges(documents: readonly DocumentRecords[], tools: IdentityTools): readonly Merge[] {
  const persons = [...personsOf(documents, tools).values()].sort((a, b) => (a.entity.id < b.entity.id ? -1 : 1))
  const isApart = (x: Person, y: Person): boolean => tools.apart?.has(pairKey(x.entity.id, y.entity.id)) ?? false
  const pairs = pairsOf(persons).filter((p) => !isApart(p.a, p.b))
  const joined = new Set(pairs.map((p) => `${p.a.entity.id} ${p.b.entity.id}`))
  const alike = (x: Person, y: Person): boolean =>
    joined.has(`${x.entity.id} ${y.entity.id}`) || joined.has(`${y.entity.id} ${x.entity.id}`)
  const doubtful = (p: Pair): boolean =>
    pairs.some(
      (q) =>
        q !== p &&
        Math.abs(q.distance - p.distance) < 0.08 &&
        [
          [p.a, p.b],
          [p.b, p.a],
        ].some(([own, other]) => {
          const third = q.a === own ? q.b : q.b === own ? q.a : undefined
          return third !== undefined && third !== other && !alike(third, other!)
        }),
    )
  const cluster = new Map(persons.map((p) => [p, [p]]))
  const merges: Merge[] = []
  for (const pair of pairs) {
    const [left, right] = [cluster.get(pair.a)!, cluster.get(pair.b)!]
    if (left === right || doubtful(pair)) continue
    if (
      left.some((x) =>
        right.some(
          (y) => overlap(x.documents, y.documents) > 0 || (isKnown(x.entity) && isKnown(y.entity)) || isApart(x, y),
        ),
      )
    )
      continue
    const all = [...left, ...right].sort(byFame)
    const [kept, gone] = [pair.a, pair.b].sort(byFame) as [Person, Person]
    merges.push({ kept: kept.entity.id, gone: gone.entity.id, distance: pair.distance, reasons: pair.reasons })
    for (const p of all) cluster.set(p, all)
  }
  return merges.map((m) => {
    const head = [...cluster.values()].find((c) => c.some((p) => p.entity.id === m.gone))![0]!.entity.id
    return m.gone === head ? { ...m, kept: head, gone: m.kept } : { ...m, kept: head }
  })
}

interface Pair {
  readonly a: Person
  readonly b: Person
  readonly distance: number
  readonly reasons: readonly string[]
}

/** Those of a lexicon first, then those written in Latin letters, then by id. */
const byFame = (a: Person, b: Person): number =>
  Number(isKnown(b.entity)) - Number(isKnown(a.entity)) ||
  Number(/^\p{Script=Latin}/u.test(b.entity.name)) - Number(/^\p{Script=Latin}/u.test(a.entity.name)) ||
  (a.entity.id < b.entity.id ? -1 : 1)

/** Every two that sound alike and have something else in common, nearest first. */
function pairsOf(persons: readonly Person[]): readonly Pair[] {
  const pairs: Pair[] = []
  persons.forEach((a, i) => {
    for (const b of persons.slice(i + 1)) {
      if ((isKnown(a.entity) && isKnown(b.entity)) || overlap(a.documents, b.documents) > 0) continue
      const distance = nameDistance(a, b)
      if (distance > near) continue
      const reasons = reasonsFor(a, b, distance)
      if (reasons.length > 1) pairs.push({ a, b, distance, reasons })
    }
  })
  return pairs.sort(
    (x, y) => x.distance - y.distance || (x.a.entity.id + x.b.entity.id < y.a.entity.id + y.b.entity.id ? -1 : 1),
  )
}

/** In: documents and merges. Out: the documents with every id of a joined entity in place of those it replaced. */
export function applyMerges(
  documents: readonly DocumentRecords[],
  merges: readonly Merge[],
): readonly DocumentRecords[] {
  if (merges.length === 0) return documents
  const to = new Map(merges.map((m) => [m.gone, m.kept]))
  const final = (id: EntityId): EntityId => {
    let at = id
    for (let n = 0; n < 5 && to.has(at); n++) at = to.get(at)!
    return at
  }
  const all = new Map(documents.flatMap((d) => d.entities.map((e) => [e.id, e] as const)))
  return documents.map((d) => {
    if (!d.entities.some((e) => to.has(e.id))) return d
    const entities = new Map<EntityId, EntityRecord>()
    for (const e of d.entities) {
      const id = final(e.id)
      const there = entities.get(id)
      const kept = there ?? all.get(id) ?? e
      const names = kept.id === e.id && !there ? e.names : joinNames(kept.names, e.names)
      entities.set(id, { ...kept, id, names, roles: [...(there?.roles ?? []), ...e.roles] })
    }
    return { ...withEntities(d, (id) => final(id as EntityId)), entities: [...entities.values()] }
  })
}

function joinNames(a: EntityRecord['names'], b: EntityRecord['names']): EntityRecord['names'] {
  const names: Record<string, readonly string[]> = { ...a }
  for (const [l, forms] of Object.entries(b)) names[l] = [...new Set([...(names[l] ?? []), ...forms])]
  return names
}

/** An entry of a lexicon comes with its name in several languages. */
const isKnown = (entity: EntityRecord): boolean => Object.keys(entity.names).length > 2

const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let n = 0
  for (const x of a) if (b.has(x)) n++
  return n
}

function personsOf(documents: readonly DocumentRecords[], { soundOf }: IdentityTools): Map<string, Person> {
  const persons = new Map<string, Person>()
  for (const d of documents) {
    const entities = new Map(d.entities.map((e) => [e.id, e]))
    const known = d.entities.filter((e) => isKnown(e)).map((e) => e.id)
    for (const entity of d.entities) {
      if (entity.kind !== 'person') continue
      const before = persons.get(entity.id)
      const beside = new Set(before?.beside)
      for (const m of d.mentions) {
        if (m.entity !== entity.id) continue
        for (const o of d.mentions) {
          const gap = m.span.start - o.span.end
          const other = gap >= 0 && gap < 16 ? entities.get(o.entity) : undefined
          if (!other || other.kind === 'person' || /[.。!?\n]/.test(d.document.text.slice(o.span.end, m.span.start)))
            continue
          beside.add(other.country ? `country:${other.country}` : other.id)
        }
      }
      if (entity.country) beside.add(`country:${entity.country}`)
      const names = [...new Set(Object.values(entity.names).flat())]
      persons.set(entity.id, {
        entity: before?.entity ?? entity,
        documents: new Set([...(before?.documents ?? []), d.document.id]),
        sounds: [...new Set([...(before?.sounds ?? []), ...names.map(soundOf)])],
        beside,
        company: new Set([...(before?.company ?? []), ...known.filter((k) => k !== entity.id)]),
      })
    }
  }
  return persons
}

/** Of two names the last words are compared, and the whole where both are whole; a lone name may be the last of the other. */
function nameDistance(a: Person, b: Person): number {
  let best = 1
  for (const x of a.sounds)
    for (const y of b.sounds) {
      const [xs, ys] = [partsOf(x), partsOf(y)]
      const last = soundDistance(xs.at(-1)!, ys.at(-1)!)
      const both = xs.length > 1 && ys.length > 1
      const first = both ? soundDistance(xs[0]!, ys[0]!) : 0
      best = Math.min(best, soundDistance(x, y), first > 0.45 ? 1 : Math.max(last, (last + first) / (both ? 2 : 1)))
    }
  return best
}

const partsOf = (name: string): readonly string[] => {
  const parts = name.split(/[\s·・]+/).filter((p) => p !== '')
  return parts.length > 0 ? parts : [name]
}

function reasonsFor(a: Person, b: Person, distance: number): readonly string[] {
  const reasons = [`${a.entity.name} sounds like ${b.entity.name} (${Math.round((1 - distance) * 100)} of 100)`]
  const beside = [...a.beside].filter((x) => b.beside.has(x))
  if (beside.length > 0) reasons.push(`both stand beside ${beside.sort().join(', ')}`)
  const company = overlap(a.company, b.company)
  if (company >= 4 && distance <= sure) reasons.push(`their reports share ${company} known names`)
  return reasons
}
