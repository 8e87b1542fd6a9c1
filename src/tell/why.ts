/** Why mentions in several reports are one entity: how it is written, what each way of writing rests on, what joined it. */
import { foldWord } from '../record/fold.ts'
import type { Decision, DocumentRecords, EntityRecord } from '../record/index.ts'

/** Two ids as one, and for what reasons; the same shape as `Merge` where they are made. */
interface Joined {
  readonly kept: string
  readonly gone: string
  readonly reasons: readonly string[]
}

export interface Written {
  readonly quote: string
  /** names of the reports, by name */
  readonly sources: readonly string[]
  /** what makes it this entity's */
  readonly because: 'lexicon' | 'part-of-name' | 'same-name'
}

export interface Why {
  readonly entity: string
  readonly kind: EntityRecord['kind']
  readonly name: string
  readonly links: Readonly<Record<string, string>>
  readonly mentions: readonly Written[]
  readonly merges: readonly Joined[]
}

/** In: documents with every join made, the joins, an id. Out: why that entity is one; undefined where no document has it. */
export function whyOf(documents: readonly DocumentRecords[], merges: readonly Joined[], id: string): Why | undefined {
  const own = merges.filter((m) => m.kept === id || m.gone === id)
  const kept = own.find((m) => m.gone === id)?.kept ?? id
  const sources = new Map<string, Set<string>>()
  let entity: EntityRecord | undefined
  for (const d of documents) {
    const here = d.entities.find((e) => e.id === kept)
    if (!here) continue
    entity ??= here
    for (const m of d.mentions)
      if (m.entity === kept) sources.set(m.quote, (sources.get(m.quote) ?? new Set()).add(d.document.source))
  }
  if (!entity) return undefined
  const isKnown = Object.keys(entity.names).length > 2
  const names = new Set(Object.values(entity.names).flat().map(foldName))
  const quotes = [...sources.keys()]
  const because = (quote: string): Written['because'] => {
    const folded = foldName(quote)
    const others = [...names, ...quotes.map(foldName)].filter((n) => n !== folded)
    if (others.some((n) => n.endsWith(` ${folded}`) || n.startsWith(`${folded} `))) return 'part-of-name'
    return isKnown ? 'lexicon' : 'same-name'
  }
  return {
    entity: kept,
    kind: entity.kind,
    name: entity.name,
    links: entity.links ?? {},
    mentions: [...sources]
      .map(([quote, all]) => ({ quote, sources: [...all].sort(), because: because(quote) }))
      .sort((a, b) => b.sources.length - a.sources.length || (a.quote < b.quote ? -1 : 1)),
    merges: merges.filter((m) => m.kept === kept),
  }
}

const foldName = (name: string): string => name.split(/\s+/).map(foldWord).join(' ')

const grounds = {
  lexicon: 'names of one entry of the lexicon',
  'part-of-name': 'part of a whole name that the same reports or the lexicon give',
  'same-name': 'one name, less case, accents and inflection',
} as const

/** The argument in lines for people. */
export function whyText(why: Why, decisions: readonly Decision[]): string {
  const lines = [`${why.entity} ${why.name}, ${why.kind}`]
  const links = Object.entries(why.links)
  if (links.length > 0) lines.push(`known elsewhere as ${links.map(([where, id]) => `${where} ${id}`).join(', ')}`)
  for (const ground of Object.keys(grounds) as (keyof typeof grounds)[]) {
    const written = why.mentions.filter((m) => m.because === ground)
    if (written.length === 0) continue
    lines.push(`one because these are ${grounds[ground]}:`)
    for (const m of written) lines.push(`  ${m.quote}: ${m.sources.join(', ')}`)
  }
  for (const m of why.merges) {
    lines.push(`${m.gone} is the same:`)
    for (const reason of m.reasons) lines.push(`  ${reason}`)
    lines.push(`  if not: readout split ${m.kept} ${m.gone}`)
  }
  for (const d of decisions)
    lines.push(
      `decided: ${d.kind} ${d.kind === 'rename' ? d.name : d.other}${d.note === undefined ? '' : ` (${d.note})`}`,
    )
  return `${lines.join('\n')}\n`
}
