/**
 * Sentences of our own making (cases/events) in six languages: PLOVER type, status, and who, whom, where, when.
 * An event is found where a record of its type stands in its sentence, each record once. Of those found, an actor,
 * recipient or place is right where every party named is among the record's, and, where none is named, the record has
 * no entity in that part; a time where it is the words given. Swapped: the actor named is the record's recipient.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { type DocumentRecords, type EventRecord, type Party, readArticle } from '../../src/engine.ts'
import type { Figure, Suite } from '../suite.ts'

interface Gold {
  readonly type: string
  readonly status: string
  readonly actor: readonly string[]
  readonly recipient: readonly string[]
  readonly place: readonly string[]
  readonly time: string
}

interface Sample {
  readonly text: string
  readonly golds: readonly Gold[]
}

const folder = new URL('../../cases/events/', import.meta.url)
const parts = ['actor', 'recipient', 'place'] as const

export function samplesOf(code: string): readonly Sample[] {
  const out: { text: string; golds: Gold[] }[] = []
  const lines = readFileSync(new URL(`${code}.tsv`, folder), 'utf8').split('\n')
  for (const line of lines.filter((l) => l !== '' && !l.startsWith('#')).slice(1)) {
    const [text = '', type = '', status = '', actor = '', recipient = '', place = '', time = ''] = line.split('\t')
    if (text !== '') out.push({ text, golds: [] })
    const list = (cell: string): readonly string[] => cell.split('; ').filter((x) => x !== '')
    if (type !== '-')
      out.at(-1)!.golds.push({ type, status, actor: list(actor), recipient: list(recipient), place: list(place), time })
  }
  return out
}

const fold = (s: string): string => s.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

function isCalled(wanted: string, party: Party, r: DocumentRecords): boolean {
  const entity = r.entities.find((e) => e.id === party.entity)
  const mentions = r.mentions.filter((m) => party.entity && m.entity === party.entity).map((m) => m.quote)
  const w = fold(wanted)
  return [party.text, ...(entity ? [entity.name, ...Object.values(entity.names).flat()] : []), ...mentions]
    .map(fold)
    .some((n) => n === w || (w.length > 2 && n.includes(w)) || (n.length > 2 && w.includes(n)))
}

const listOf = (e: EventRecord, part: (typeof parts)[number]): readonly Party[] =>
  part === 'actor' ? e.actors : part === 'recipient' ? e.recipients : e.places

const holds = (r: DocumentRecords, list: readonly Party[], names: readonly string[]): boolean =>
  names.length === 0 ? list.every((p) => !p.entity) : names.every((n) => list.some((p) => isCalled(n, p, r)))

const isPlace = (p: Party, r: DocumentRecords): boolean =>
  ['place', 'region', 'facility'].includes(r.entities.find((e) => e.id === p.entity)?.kind ?? '')

/** The attributes of a record that are right. */
function rights(r: DocumentRecords, e: EventRecord, gold: Gold): ReadonlySet<string> {
  const out = new Set<string>()
  for (const part of parts) {
    // a town that is hit is place or recipient as the sentence is read
    const list = part === 'place' && gold.place.length > 0 ? [...e.places, ...e.recipients] : listOf(e, part)
    const counted = part === 'recipient' && gold.recipient.length === 0 ? list.filter((p) => !isPlace(p, r)) : list
    if (holds(r, counted, gold[part])) out.add(part)
  }
  const time = r.times.find((t) => t.id === e.time)?.quote ?? ''
  if (gold.time === '' ? time === '' : time !== '' && (gold.time.includes(time) || time.includes(gold.time)))
    out.add('time')
  if (e.status === gold.status) out.add('status')
  return out
}

class Tally {
  gold = 0
  found = 0
  output = 0
  get f1(): number {
    return this.gold + this.output === 0 ? 0 : (2 * this.found) / (this.gold + this.output)
  }
}

export const suite: Suite = {
  title: 'who did what to whom: sentences of our own in six languages',
  async *run(): AsyncIterable<Figure> {
    const types = new Map<string, Tally>()
    const seen = {
      found: 0,
      all: 0,
      swapped: 0,
      actors: 0,
      status: 0,
      bins: new Map<string, [number, number, number]>(),
    }
    const right = new Map<string, number>()
    const tallyOf = (type: string): Tally => {
      if (!types.has(type)) types.set(type, new Tally())
      return types.get(type)!
    }
    for (const code of readdirSync(folder)
      .flatMap((f) => (f.endsWith('.tsv') ? [f.slice(0, 2)] : []))
      .sort()) {
      const total = new Tally()
      for (const { text, golds } of samplesOf(code)) {
        const r = await readArticle({
          source: 'sentence',
          text,
          language: code,
          published: '2026-03-12',
          publishedFrom: 'given',
          notices: [],
        })
        const used = new Set<EventRecord>()
        const events = r.events.filter((e) => e.plover)
        for (const gold of golds) {
          total.gold++
          tallyOf(gold.type).gold++
          const near = events
            .filter((e) => !used.has(e) && e.plover?.type === gold.type)
            .map((e) => ({ e, good: rights(r, e, gold) }))
            .sort((a, b) => b.good.size - a.good.size)
          const best = near[0]
          if (process.env['VERBOSE'] && (!best || best.good.size < 5))
            console.error(explain(code, text, gold, r, best?.good))
          if (!best) continue
          used.add(best.e)
          total.found++
          tallyOf(gold.type).found++
          count(seen, right, { r, e: best.e, gold, good: best.good })
        }
        for (const e of events) {
          total.output++
          tallyOf(e.plover!.type).output++
          const bin = (Math.floor(Math.min(e.confidence, 0.999) * 10) / 10).toFixed(1)
          const at = seen.bins.get(bin) ?? [0, 0, 0]
          seen.bins.set(bin, [at[0] + (used.has(e) ? 1 : 0), at[1] + 1, at[2] + e.confidence])
          if (process.env['VERBOSE'] && !used.has(e))
            console.error(`${code} EXTRA ${e.plover?.type} «${e.quote}» ${text}`)
        }
      }
      yield { name: `events.open.${code}`, value: total.f1, unit: 'f1', note: `PLOVER type, ${total.gold} events` }
    }
    const macro = [...types].filter(([, t]) => t.gold > 0)
    for (const [type, t] of macro.sort(([a], [b]) => a.localeCompare(b)))
      yield { name: `events.open.type.${type}`, value: t.f1, unit: 'f1', note: `${t.gold} events, ${t.output} records` }
    const mean = macro.reduce((sum, [, t]) => sum + t.f1, 0) / macro.length
    yield { name: 'events.open.macro', value: mean, unit: 'f1', note: 'mean over the PLOVER types' }
    for (const part of ['actor', 'recipient', 'place', 'time', 'status'])
      yield { name: `events.open.${part}`, value: (right.get(part) ?? 0) / seen.found, unit: 'share', note: 'of found' }
    yield {
      name: 'events.open.roles',
      value: seen.all / seen.found,
      unit: 'share',
      note: 'actor, recipient, place, time',
    }
    yield { name: 'events.open.swapped', value: seen.swapped / seen.actors, unit: 'share', note: 'actor as recipient' }
    for (const [bin, [good, all, stated]] of [...seen.bins].sort())
      yield {
        name: `events.open.confidence.${bin}`,
        value: good / all,
        unit: 'share',
        note: `right of ${all} records that state ${(stated / all).toFixed(2)}`,
      }
  },
}

interface Seen {
  found: number
  all: number
  swapped: number
  actors: number
}

function count(
  seen: Seen,
  right: Map<string, number>,
  {
    r,
    e,
    gold,
    good,
  }: { readonly r: DocumentRecords; readonly e: EventRecord; readonly gold: Gold; readonly good: ReadonlySet<string> },
): void {
  seen.found++
  for (const part of good) right.set(part, (right.get(part) ?? 0) + 1)
  if (['actor', 'recipient', 'place', 'time'].every((part) => good.has(part))) seen.all++
  if (gold.actor.length === 0) return
  seen.actors++
  if (gold.actor.some((a) => e.recipients.some((p) => isCalled(a, p, r)) && !e.actors.some((p) => isCalled(a, p, r))))
    seen.swapped++
}

function explain(
  code: string,
  text: string,
  gold: Gold,
  r: DocumentRecords,
  good: ReadonlySet<string> | undefined,
): string {
  const names = (list: readonly Party[]): string => list.map((p) => `${p.text}${p.entity ? '' : '?'}`).join('; ')
  const got = r.events.map(
    (e) =>
      `\n    ${e.plover?.type ?? e.impact?.kind}/${e.status} [${names(e.actors)} > ${names(e.recipients)} @ ${names(e.places)}] ${r.times.find((t) => t.id === e.time)?.quote ?? ''} «${e.quote}»`,
  )
  const want = `${gold.type}/${gold.status} [${gold.actor.join('; ')} > ${gold.recipient.join('; ')} @ ${gold.place.join('; ')}] ${gold.time}`
  const wrong = good
    ? ['actor', 'recipient', 'place', 'time', 'status'].filter((p) => !good.has(p)).join(' ')
    : 'MISSED'
  return `${code} ${wrong}: ${text}\n    want ${want}${got.join('')}`
}
