/**
 * Who fights whom in reports on Syria and Iraq (re3d): FightingAgainst relations found as ASSAULT events with both sides.
 * A side is right where a party of the event stands at, or overlaps, its words; where re3d takes the strike itself for
 * the side that fights ("five strikes engaged …"), the event's trigger stands for it. A pair is right where one side
 * acts and the other is acted on, or both act (two-sided), whichever way round re3d has them.
 */
import { readFileSync } from 'node:fs'
import { overlaps, type Span } from '../../src/base/span.ts'
import { type DocumentRecords, type EventRecord, type Party, readArticle } from '../../src/engine.ts'
import { type Figure, goldFolder, type Suite } from '../suite.ts'

interface Relation {
  readonly type: string
  readonly documentId: string
  readonly sourceBegin: number
  readonly sourceEnd: number
  readonly targetBegin: number
  readonly targetEnd: number
}

const lines = <T>(file: URL): readonly T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((l) => l.trim() !== '')
    .map((l) => JSON.parse(l) as T)

const fighting = new Set(['ASSAULT'])

export const suite: Suite = {
  title: 'who fights whom: re3d relations as events',
  async *run(): AsyncIterable<Figure> {
    const folder = goldFolder('conflict-en')
    let wanted = 0
    let event = 0
    let pair = 0
    let swapped = 0
    for (const set of ['CENTCOM', 'US State Department', 'Wikipedia']) {
      const at = (name: string): URL => new URL(`${set}/${name}.json`, folder)
      const relations = lines<Relation>(at('relations')).filter((r) => r.type === 'FightingAgainst')
      for (const { _id, text } of lines<{ _id: string; text: string }>(at('documents'))) {
        const here = relations.filter((r) => r.documentId === _id)
        if (here.length === 0) continue
        const records = await readArticle({
          text,
          language: 'en',
          published: '2016-09-01',
          publishedFrom: 'option',
          notices: [],
        } as never)
        for (const r of unordered(here)) {
          wanted++
          const source = { start: r.sourceBegin, end: r.sourceEnd }
          const target = { start: r.targetBegin, end: r.targetEnd }
          const around = { start: Math.min(source.start, target.start), end: Math.max(source.end, target.end) }
          const events = records.events.filter((e) => fighting.has(e.plover?.type ?? '') && overlaps(e.span, around))
          if (events.length > 0) event++
          const holds = (list: readonly Party[], span: Span): boolean => stands(records, list, span)
          const joins = (e: EventRecord, a: Span, b: Span): boolean =>
            (holds(e.actors, a) || overlaps(e.trigger, a)) &&
            (holds([...e.recipients, ...e.places], b) || holds(e.actors.slice(1), b))
          if (events.some((e) => joins(e, source, target) || joins(e, target, source))) pair++
          else if (
            events.some((e) => (holds(e.actors, target) && !holds(e.recipients, source)) || holds(e.recipients, source))
          )
            swapped++
        }
      }
    }
    yield { name: 'events.re3d.event', value: event / wanted, unit: 'share', note: `${wanted} relations` }
    yield { name: 'events.re3d.pair', value: pair / wanted, unit: 'share', note: 'both sides right' }
    yield { name: 'events.re3d.half', value: swapped / wanted, unit: 'share', note: 'one side only' }
  },
}

/** A relation told in both directions is one. */
function unordered(list: readonly Relation[]): readonly Relation[] {
  const seen = new Set<string>()
  return list.filter((r) => {
    const key = [r.sourceBegin, r.targetBegin].sort((a, b) => a - b).join('-')
    return !seen.has(key) && seen.add(key)
  })
}

/** One of the parties is named inside the span, or stands at its words. */
const stands = (r: DocumentRecords, list: readonly Party[], span: Span): boolean =>
  list.some((p) => {
    const m = r.mentions.find((x) => x.id === p.mention)
    const words = r.document.text.slice(span.start, span.end)
    return m === undefined
      ? p.text.includes(words) || words.includes(p.text)
      : overlaps(m.span, span) || (p.text.length > m.quote.length && p.text.includes(words))
  })
