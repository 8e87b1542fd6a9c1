/** Records in words: what a side note says of a record. */
import type { Span } from '../src/base/span.ts'
import type { QuantityRecord } from '../src/record/quantity.ts'
import type {
  DocumentRecords,
  EventRecord,
  MentionRecord,
  Party,
  PositionRecord,
  StatementRecord,
  TimeRecord,
} from '../src/record/types.ts'

export const kinds = ['statement', 'event', 'position', 'quantity', 'time', 'mention'] as const
export type Kind = (typeof kinds)[number]

type Spanned = StatementRecord | EventRecord | PositionRecord | QuantityRecord | TimeRecord | MentionRecord
export type AnySpanned = Spanned & { readonly at: Span }

/** A document's records of one kind with the span to underline: a statement's content, an event's clause. */
export function recordsOfKind(r: DocumentRecords, kind: Kind): readonly AnySpanned[] {
  const list: readonly Spanned[] =
    kind === 'statement'
      ? r.statements
      : kind === 'event'
        ? r.events
        : kind === 'position'
          ? r.positions
          : kind === 'quantity'
            ? r.quantities
            : kind === 'time'
              ? r.times
              : r.mentions
  return list.map((record) => ({
    ...record,
    at:
      record.type === 'statement' || record.type === 'position'
        ? record.content
        : record.type === 'event'
          ? record.trigger
          : record.span,
  }))
}

type Line = readonly [name: string, value: string]

export function describe(record: Spanned, r: DocumentRecords): readonly Line[] {
  const text = (span: Span): string => r.document.text.slice(span.start, span.end)
  const name = (party: Party): string => {
    const entity = r.entities.find((e) => e.id === party.entity)
    return entity && entity.name !== party.text ? `${party.text} (${entity.name})` : party.text
  }
  const names = (parties: readonly Party[]): string => parties.map(name).join(', ')
  const time = (id: string | undefined): string => r.times.find((t) => t.id === id)?.timex.value ?? ''
  return lines(record, { text, name, names, time, r }).filter(([, value]) => value !== '')
}

/** A record in one line. */
export function summary(record: Spanned, r: DocumentRecords): string {
  const all = new Map(describe(record, r))
  const take = (...names: readonly string[]): string =>
    names
      .map((n) => all.get(n))
      .filter(Boolean)
      .join(' · ')
  switch (record.type) {
    case 'statement':
      return take('who', 'act')
    case 'event':
      return take('what', 'status', 'actors', 'where')
    case 'position':
      return take('party', 'stance')
    case 'time':
      return take('words', 'TIMEX3')
    case 'quantity':
      return take('words', 'value')
    case 'mention':
      return take('words', 'who or what')
  }
}

interface Words {
  readonly text: (span: Span) => string
  readonly name: (party: Party) => string
  readonly names: (parties: readonly Party[]) => string
  readonly time: (id: string | undefined) => string
  readonly r: DocumentRecords
}

function lines(record: Spanned, { text, name, names, time, r }: Words): readonly Line[] {
  const sure = (confidence: number): Line => ['confidence', confidence.toFixed(2)]
  switch (record.type) {
    case 'statement':
      return [
        ['who', name(record.speaker)],
        ['act', `${record.negated ? 'not ' : ''}${record.act}, ${record.mode}`],
        ['words', text(record.content)],
        ['through', names(record.via)],
        ['to', names(record.to)],
        ['hedges', record.hedges.join(', ')],
        ['when', time(record.time)],
        sure(record.confidence),
      ]
    case 'event':
      return [
        [
          'what',
          record.plover ? [record.plover.type, record.plover.mode].filter(Boolean).join(' / ') : record.impact.kind,
        ],
        ['status', record.status],
        ['actors', names(record.actors)],
        ['recipients', names(record.recipients)],
        ['where', names(record.places)],
        ['when', time(record.time)],
        ['figures', record.quantities.map((id) => r.quantities.find((q) => q.id === id)?.quote ?? '').join(', ')],
        [
          'said by',
          record.statement
            ? names(r.statements.filter((s) => s.id === record.statement).map((s) => s.speaker))
            : 'the outlet',
        ],
        sure(record.confidence),
      ]
    case 'position':
      return [
        ['party', name(record.party)],
        ['stance', `${record.stance}: ${record.issue}`],
        ['words', text(record.content)],
        ['condition', record.condition ? text(record.condition) : ''],
        sure(record.confidence),
      ]
    case 'quantity':
      return [
        ['words', record.quote],
        [
          'value',
          `${record.approximate ? 'about ' : ''}${record.value ?? `${record.min ?? ''}–${record.max ?? ''}`}${record.unit ? ` ${record.unit}` : ''}${record.per ? ` per ${record.per}` : ''}`,
        ],
        ['of', record.of ?? ''],
      ]
    case 'time':
      return [
        ['words', record.quote],
        ['TIMEX3', `${record.timex.type} ${record.timex.value}${record.timex.mod ? ` ${record.timex.mod}` : ''}`],
        ['from', record.from ?? ''],
        ['to', record.to ?? ''],
      ]
    case 'mention': {
      const entity = r.entities.find((e) => e.id === record.entity)
      return [
        ['words', record.quote],
        ['who or what', entity ? `${entity.name}, ${entity.kind}` : ''],
        ['country', entity?.country ?? ''],
        ['roles', entity?.roles.map((role) => role.title).join(', ') ?? ''],
      ]
    }
  }
}
