/** Who said what, about what: the statements of one speaker, oldest first. */
import { foldWord } from '../record/fold.ts'
import type { DocumentRecords, StatementRecord } from '../record/index.ts'
import { plain } from './plain.ts'

export interface Saying {
  readonly statement: string
  readonly document: string
  readonly day?: string
  readonly outlet: string
  readonly speaker: string
  readonly via: readonly string[]
  readonly act: StatementRecord['act']
  readonly mode: StatementRecord['mode']
  readonly negated?: true
  readonly content: string
}

const fold = (text: string): string => text.split(/\s+/).map(foldWord).join(' ')

/** In: a name in any of its languages; words that the content must hold. Out: what that speaker said, by day. */
export function whatSaid(documents: readonly DocumentRecords[], name: string, about?: string): readonly Saying[] {
  const wanted = fold(name)
  const topic = about === undefined ? undefined : fold(about)
  const out: Saying[] = []
  for (const d of documents) {
    const entities = new Map(d.entities.map((e) => [e.id, e]))
    for (const s of d.statements) {
      const entity = s.speaker.entity === undefined ? undefined : entities.get(s.speaker.entity)
      const names = entity ? [entity.name, ...Object.values(entity.names).flat()] : [s.speaker.text]
      if (!names.some((n) => fold(n) === wanted || fold(n).split(' ').includes(wanted))) continue
      const content = d.document.text.slice(s.content.start, s.content.end)
      if (topic !== undefined && !fold(content).includes(topic)) continue
      const day = d.document.published?.slice(0, 10)
      out.push({
        statement: s.id,
        document: d.document.id,
        ...(day === undefined ? {} : { day }),
        outlet: d.document.outlet?.name ?? d.document.source,
        speaker: entity?.name ?? s.speaker.text,
        via: s.via.map((v) => v.text),
        act: s.act,
        mode: s.mode,
        ...(s.negated ? { negated: true as const } : {}),
        content,
      })
    }
  }
  return out.sort((a, b) => (a.day ?? '').localeCompare(b.day ?? '') || (a.statement < b.statement ? -1 : 1))
}

/** Direct quotations in quotation marks, everything else without; the chain as it was told, outermost first. */
export function saidMarkdown(sayings: readonly Saying[], name: string): string {
  if (sayings.length === 0) return `No report has ${plain(name)} say that.\n`
  const lines = sayings.map((s) => {
    const words = s.mode === 'direct' ? `“${plain(s.content)}”` : plain(s.content)
    const chain = s.via.length > 0 ? `, through ${s.via.map(plain).join(', ')}` : ''
    return `- ${s.day ?? 'no date'}, ${plain(s.outlet)}${chain}: ${plain(s.speaker)} (${s.negated ? 'not ' : ''}${s.act}): ${words} [${s.statement}]`
  })
  return `${lines.join('\n')}\n`
}
