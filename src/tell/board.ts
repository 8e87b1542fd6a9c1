/** The negotiation board: parties against issues, the latest stance in each cell, what it was before, who says so. */
import type { DocumentRecords, EntityRecord, PositionRecord, Stance } from '../record/index.ts'
import { plain } from './plain.ts'

export interface BoardStep {
  readonly stance: Stance
  /** day of the report, absent where it has none */
  readonly day?: string
  readonly outlet: string
  /** the words of the stance, as in the text */
  readonly content: string
  readonly condition?: string
  readonly position: string
  readonly document: string
  readonly confidence: number
}

export interface BoardCell {
  readonly party: string
  readonly issue: string
  /** oldest first; the last is where the party stands */
  readonly steps: readonly BoardStep[]
}

export interface Board {
  readonly parties: readonly string[]
  readonly issues: readonly string[]
  readonly cells: readonly BoardCell[]
}

export interface BoardOptions {
  /** positions of less confidence are left out */
  readonly least?: number
  /** names of parties in this language, where they have one */
  readonly language?: string
}

/** Words for the keys of the board in a reader's language: issues, stances, `title`, `before`, `then`, `no-date`, `none`. */
export type BoardLabels = (key: string) => string | undefined

/**
 * In: documents in any order. Out: cells sorted by party, then issue. A capital that takes a stand is its country's
 * government, and stands with it.
 */
export function makeBoard(documents: readonly DocumentRecords[], { least = 0.5, language }: BoardOptions = {}): Board {
  const countries = new Map<string, string>()
  for (const d of documents)
    for (const e of d.entities) if (e.kind === 'country' && e.country) countries.set(e.country, nameIn(e, language))
  const cells = new Map<string, { party: string; issue: string; steps: BoardStep[] }>()
  for (const d of documents)
    for (const p of d.positions) {
      if (p.confidence < least) continue
      const entity = d.entities.find((e) => e.id === p.party.entity)
      const government = entity && entity.kind !== 'person' ? governmentOf(d, p, entity, countries) : undefined
      const party = government?.name ?? (entity ? nameIn(entity, language) : p.party.text)
      const key = `${government?.key ?? p.party.entity ?? party}\u0000${p.issue}`
      const cell = cells.get(key) ?? { party, issue: p.issue, steps: [] }
      cell.steps.push(stepOf(d, p))
      cells.set(key, cell)
    }
  const all = [...cells.values()].map((c) => ({
    ...c,
    steps: c.steps.sort((a, b) => (a.day ?? '').localeCompare(b.day ?? '') || (a.position < b.position ? -1 : 1)),
  }))
  all.sort((a, b) => a.party.localeCompare(b.party) || a.issue.localeCompare(b.issue))
  return {
    parties: [...new Set(all.map((c) => c.party))],
    issues: [...new Set(all.map((c) => c.issue))].sort(),
    cells: all,
  }
}

const nameIn = (e: EntityRecord, language: string | undefined): string =>
  (language === undefined ? undefined : e.names[language]?.[0]) ?? e.name

/** The country that a party is, or stands for as its capital. */
function governmentOf(
  d: DocumentRecords,
  p: PositionRecord,
  entity: EntityRecord,
  countries: ReadonlyMap<string, string>,
): { readonly key: string; readonly name: string } | undefined {
  const stands = d.mentions.find((m) => m.id === p.party.mention)?.standsFor
  const country =
    entity.kind === 'country' || entity.kind === 'place'
      ? (d.entities.find((e) => e.id === stands) ?? entity).country
      : undefined
  const name = country === undefined ? undefined : countries.get(country)
  return country !== undefined && name !== undefined ? { key: country, name } : undefined
}

function stepOf(d: DocumentRecords, p: PositionRecord): BoardStep {
  const day = d.document.published?.slice(0, 10)
  return {
    stance: p.stance,
    ...(day === undefined ? {} : { day }),
    outlet: d.document.outlet?.name ?? d.document.source,
    content: d.document.text.slice(p.content.start, p.content.end),
    ...(p.condition === undefined ? {} : { condition: d.document.text.slice(p.condition.start, p.condition.end) }),
    position: p.id,
    document: d.document.id,
    confidence: p.confidence,
  }
}

/** A heading a party; under it each issue with the latest stance, how it came there, and the words. */
export function boardMarkdown(board: Board, labels: BoardLabels = () => undefined): string {
  if (board.cells.length === 0) return `${labels('none') ?? 'No report says where anybody stands.'}\n`
  const word = (key: string): string => labels(key) ?? key.replaceAll('-', ' ')
  const lines: string[] = [`# ${labels('title') ?? 'Where the parties stand'}`, '']
  for (const party of board.parties) {
    lines.push(`## ${plain(party)}`, '')
    for (const cell of board.cells.filter((c) => c.party === party)) {
      const last = cell.steps.at(-1)!
      const way = cell.steps.map((s) => s.stance).filter((s, i, list) => s !== list[i - 1])
      const earlier = way
        .slice(0, -1)
        .map(word)
        .join(`, ${word('then')} `)
      const moved = way.length > 1 ? ` (${word('before')}: ${earlier})` : ''
      lines.push(`- **${plain(word(cell.issue))}**: ${word(last.stance)}${moved}`)
      for (const s of cell.steps.slice(-3))
        lines.push(
          `  - ${s.day ?? word('no-date')}, ${plain(s.outlet)}: ${word(s.stance)}, “${plain(s.content)}” [${s.position}]`,
        )
    }
    lines.push('')
  }
  return lines.join('\n')
}
