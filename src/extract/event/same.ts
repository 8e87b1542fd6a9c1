/** The same event told twice in one report is one record with two mentions: in the headline, and again in detail. */
import { limits } from '../../base/limits.ts'
import { contains } from '../../base/span.ts'
import { type EventRecord, overlapping, type Party, type Reading, type TimeRecord } from '../../record/index.ts'

/**
 * In: the events of a reading in text order, and its times. Out: one record an event, at the place that tells it first,
 * with its further tellings as `mentions`. Two are one where type, mode, status and day agree, an actor and a recipient
 * or place are the same (a headline need not name one), and nobody named in one stands against the other. Cost: linear; an event is held against the first `limits.tellings` of its actor and type.
 */
export function foldRepeated(
  events: readonly EventRecord[],
  reading: Reading,
  times: readonly TimeRecord[],
): readonly EventRecord[] {
  const headings = reading.sentences.filter((x) => x.heading)
  const days = new Map(times.map((t) => [t.id as string, (t.from ?? t.timex.value).slice(0, 10)]))
  const out: EventRecord[] = []
  const again: Retold[] = []
  /** places in `out` by type, status and an actor: two that are one share all three */
  const index = new Map<string, number[]>()
  const note = (event: EventRecord, at: number): void => {
    for (const key of keysOf(event)) {
      const list = index.get(key)
      if (!list) index.set(key, [at])
      else if (list.at(-1) !== at && list.length < limits.tellings && !list.includes(at)) list.push(at)
    }
  }
  for (const event of events) {
    const near = [...new Set(keysOf(event).flatMap((key) => index.get(key) ?? []))].sort((a, b) => a - b)
    const at = near.find((k) => isSame(out[k]!, event, { days, brief: again[k]!.brief })) ?? out.length
    if (at === out.length) {
      out.push(event)
      const brief = overlapping(headings, event.trigger).some((h) => contains(h.span, event.trigger))
      const counted = new Set(event.quantities)
      again.push({ brief, quantities: [...counted], counted, mentions: [] })
    } else out[at] = joined(out[at]!, event, again[at]!)
    note(out[at]!, at)
  }
  return out
}

const keysOf = (event: EventRecord): readonly string[] =>
  event.plover ? [...entitiesOf(event.actors)].map((entity) => `${event.plover!.type} ${event.status} ${entity}`) : []

function isSame(
  a: EventRecord,
  b: EventRecord,
  { days, brief }: { readonly days: ReadonlyMap<string, string>; readonly brief: boolean },
): boolean {
  if (!a.plover || a.plover.type !== b.plover?.type || a.status !== b.status || a.span.end > b.span.start) return false
  if (a.plover.mode && b.plover.mode && a.plover.mode !== b.plover.mode) return false
  const day = (e: EventRecord): string | undefined => days.get(e.time ?? '')
  if (day(a) !== undefined && day(b) !== undefined && day(a) !== day(b)) return false
  const whom = (e: EventRecord): readonly Party[] => [...e.recipients, ...e.places]
  const twoSided = a.actors.length > 1 && meet(a.actors, b.actors) > 1
  return (
    meet(a.actors, b.actors) > 0 &&
    (twoSided || meet(whom(a), whom(b)) > 0 || (brief && entitiesOf(whom(a)).size === 0)) &&
    !parted(a, b)
  )
}

const entitiesOf = (list: readonly Party[]): ReadonlySet<string> =>
  new Set(list.flatMap((p) => (p.entity ? [p.entity] : [])))

/** How many of one list are in the other. */
const meet = (a: readonly Party[], b: readonly Party[]): number => {
  const known = entitiesOf(a)
  return [...entitiesOf(b)].filter((e) => known.has(e)).length
}

/** Both name somebody for a part, and the two have nobody in common. */
const parted = (a: EventRecord, b: EventRecord): boolean =>
  [
    [a.recipients, b.recipients],
    [a.places, b.places],
  ].some(([x, y]) => entitiesOf(x!).size > 0 && entitiesOf(y!).size > 0 && meet(x!, y!) === 0)

/** What grows with every further telling, in place: a thousand tellings cost no more each than two. */
interface Retold {
  /** told first in a heading */
  readonly brief: boolean
  readonly quantities: EventRecord['quantities'][number][]
  readonly counted: Set<EventRecord['quantities'][number]>
  readonly mentions: NonNullable<EventRecord['mentions']>[number][]
}

const mentionOf = ({ span, quote, trigger }: EventRecord) => ({ span, quote, trigger })

function joined(first: EventRecord, again: EventRecord, { quantities, counted, mentions }: Retold): EventRecord {
  const more = (a: readonly Party[], b: readonly Party[]): readonly Party[] => {
    const known = entitiesOf(a)
    return [...a, ...b.filter((p) => p.entity && !known.has(p.entity))]
  }
  for (const q of again.quantities)
    if (!counted.has(q)) {
      counted.add(q)
      quantities.push(q)
    }
  if (mentions.length === 0) mentions.push(mentionOf(first))
  mentions.push(mentionOf(again))
  const time = first.time ?? again.time
  return {
    ...first,
    actors: more(first.actors, again.actors),
    recipients: more(first.recipients, again.recipients),
    places: more(first.places, again.places),
    quantities,
    ...(time ? { time } : {}),
    mentions,
    confidence: Math.max(first.confidence, again.confidence),
  }
}
