/** What people decided about entities: these two are one, these are not, this is its name. A later decision goes before an earlier one. */
import { contentId, type EntityId } from '../base/id.ts'
import type { Decision, DocumentRecords, EntityRecord } from '../record/index.ts'
import type { Merge } from './identity.ts'

export interface Decided {
  readonly merges: readonly Merge[]
  /** two ids parted by a blank, the smaller first: never joined by sound */
  readonly apart: ReadonlySet<string>
  /** entity and document, parted by a blank, in which its name is somebody else's */
  readonly others: ReadonlySet<string>
  readonly names: ReadonlyMap<string, string>
}

export const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

type Pair = Extract<Decision, { readonly kind: 'merge' | 'split' }>

/** In: the log, oldest first. Out: what holds of it; where decisions contradict each other, also by way of a third entity, the latest. */
export function foldDecisions(log: readonly Decision[]): Decided {
  const pairs = new Map<string, Pair>()
  const others = new Set<string>()
  const names = new Map<string, string>()
  for (const decision of log)
    if (decision.kind === 'rename') names.set(decision.entity, decision.name)
    else if (!isDocument(decision.other)) {
      const key = pairKey(decision.entity, decision.other)
      pairs.delete(key)
      pairs.set(key, decision)
    } else if (decision.kind === 'split') others.add(`${decision.entity} ${decision.other}`)
    else others.delete(`${decision.entity} ${decision.other}`)
  const aside = [...others].map((other): Pair => {
    const [entity = '', document = ''] = other.split(' ')
    return { kind: 'split', entity, other: otherIn(entity, document) }
  })
  return { ...groupsOf([...[...pairs.values()].reverse(), ...aside]), others, names }
}

/** In: decisions about pairs, the latest first. */
function groupsOf(pairs: readonly Pair[]): Pick<Decided, 'merges' | 'apart'> {
  const groups = new Map<string, readonly string[]>()
  const groupOf = (id: string): readonly string[] => groups.get(id) ?? [id]
  const apart = new Set<string>()
  const merges: Merge[] = []
  for (const { kind, entity, other } of pairs) {
    const [own, joining] = [groupOf(entity), groupOf(other)]
    if (own === joining) continue
    if (kind === 'split') {
      for (const a of own) for (const b of joining) apart.add(pairKey(a, b))
      continue
    }
    if (own.some((a) => joining.some((b) => apart.has(pairKey(a, b))))) continue
    merges.push({
      kept: own[0] as EntityId,
      gone: joining[0] as EntityId,
      distance: 0,
      reasons: [`a person decided so: readout merge ${entity} ${other}`],
    })
    const all = [...own, ...joining]
    for (const id of all) groups.set(id, all)
  }
  return { merges, apart }
}

const isDocument = (id: string): boolean => id.startsWith('d_')

/** The entity that stands for another in one document, after a split. */
export const otherIn = (entity: string, document: string): EntityId => contentId<'entity'>('e', entity, document)

/** In: documents as they were read. Out: those in which a name is somebody else's have an entity of their own for it. */
export function applySplits(documents: readonly DocumentRecords[], { others }: Decided): readonly DocumentRecords[] {
  if (others.size === 0) return documents
  return documents.map((d) => {
    const to = new Map(
      d.entities.flatMap((e) => {
        const at = d.document.id
        return others.has(`${e.id} ${at}`) ? [[e.id as string, otherIn(e.id, at)] as const] : []
      }),
    )
    if (to.size === 0) return d
    const { language } = d.document
    const entities = d.entities.map((e): EntityRecord => {
      const id = to.get(e.id)
      if (!id) return e
      const forms = [...new Set(d.mentions.filter((m) => m.entity === e.id).map((m) => m.quote))]
      // what the lexicon says is said of the one that it no longer is
      return {
        type: 'entity',
        id,
        kind: e.kind,
        name: forms[0] ?? e.name,
        names: { [language]: forms },
        roles: e.roles,
      }
    })
    return { ...withEntities(d, (id) => to.get(id) ?? id), entities }
  })
}

/** The same records with other ids of entities. */
export function withEntities(d: DocumentRecords, idOf: (id: string) => EntityId | string): DocumentRecords {
  const renamed = <T>(value: T): T => {
    if (Array.isArray(value)) return value.map(renamed) as T
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value).map(([k, v]) => [
        k,
        (k === 'entity' || k === 'standsFor') && typeof v === 'string' ? idOf(v) : renamed(v),
      ]),
    ) as T
  }
  const { mentions, statements, events, positions } = d
  return {
    ...d,
    mentions: renamed(mentions),
    statements: renamed(statements),
    events: renamed(events),
    positions: renamed(positions),
  }
}

/** In: documents with every join made. Out: the same under the names that people gave. */
export function applyNames(documents: readonly DocumentRecords[], { names }: Decided): readonly DocumentRecords[] {
  if (names.size === 0) return documents
  return documents.map((d) =>
    d.entities.some((e) => names.has(e.id))
      ? { ...d, entities: d.entities.map((e) => (names.has(e.id) ? { ...e, name: names.get(e.id)! } : e)) }
      : d,
  )
}
