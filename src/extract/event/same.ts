/** The same event told twice in one report is one record with two mentions: in the headline, and again in detail. */
import { contains } from '../../base/span.ts'
import type { EventRecord, Party, Reading, TimeRecord } from '../../record/index.ts'

/**
 * In: the events of a reading in text order, and its times. Out: one record an event, at the place that tells it first,
 * with its further tellings as `mentions`. Two are one where type, mode, status and day agree, an actor and a recipient
 * or place are the same (a headline need not name one), and nobody named in one stands against the other. Cost: square in the events of a type.
 */
export function foldRepeated(
  events: readonly EventRecord[],
  reading: Reading,
  times: readonly TimeRecord[],
): readonly EventRecord[] {
  const headings = reading.sentences.filter((x) => x.heading).map((x) => x.span)
  const days = new Map(times.map((t) => [t.id as string, (t.from ?? t.timex.value).slice(0, 10)]))
  const out: EventRecord[] = []
  for (const event of events) {
    const at = out.findIndex((first) =>
      isSame(first, event, { days, brief: headings.some((h) => contains(h, first.trigger)) }),
    )
    if (at < 0) out.push(event)
    else out[at] = joined(out[at]!, event)
  }
  return out
}

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

const mentionOf = ({ span, quote, trigger }: EventRecord) => ({ span, quote, trigger })

function joined(first: EventRecord, again: EventRecord): EventRecord {
  const more = (a: readonly Party[], b: readonly Party[]): readonly Party[] => {
    const known = entitiesOf(a)
    return [...a, ...b.filter((p) => p.entity && !known.has(p.entity))]
  }
  const time = first.time ?? again.time
  return {
    ...first,
    actors: more(first.actors, again.actors),
    recipients: more(first.recipients, again.recipients),
    places: more(first.places, again.places),
    quantities: [...new Set([...first.quantities, ...again.quantities])],
    ...(time ? { time } : {}),
    mentions: [...(first.mentions ?? [mentionOf(first)]), mentionOf(again)],
    confidence: Math.max(first.confidence, again.confidence),
  }
}
