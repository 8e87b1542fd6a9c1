import { contentId } from '../base/id.ts'
import type { Span } from '../base/span.ts'
import type { Reading, Sentence, TimeRecord } from '../record/index.ts'
import type { Way } from './time/anchor.ts'
import { type Bag, num, sub } from './time/bag.ts'
import { ymdOf } from './time/calendar.ts'
import { type Edge, findTimes } from './time/chart.ts'
import { isAfternoon, minutesOf } from './time/clock.ts'
import { grammarOf } from './time/grammar.ts'
import { withoutRates } from './time/rates.ts'
import { dateFields, dayOfIso, type Resolved, resolveTime } from './time/resolve.ts'
import type { Point } from './time/span.ts'
import { follow, isDateline, isReporting, nearby, startsLine, type Trail } from './time/trail.ts'
import { wayAt } from './time/way.ts'

/** What other schemes of annotation count as times and Readout does not; each is off unless asked for. */
export interface TimeOptions {
  /** now, recently, soon: PRESENT_REF, PAST_REF, FUTURE_REF; several years: PXY */
  readonly vague?: boolean
  /** two-year-old */
  readonly ages?: boolean
}

/**
 * Stage 3: the times of a document as TIMEX3 (TimeML 1.2.1), by the word and rule tables of its language.
 * Undated ones count from publication, or from the date last named. Cost: linear in the text.
 */
export function extractTimes(reading: Reading, options: TimeOptions = {}): readonly TimeRecord[] {
  const { text, id, published } = reading.document
  const found = withoutRates(text, findTimes(text, grammarOf(reading.language)))
  const edges = withTold(
    text,
    found.flatMap((e) => wanted(e, options)),
  )
  const publishedDay = dayOfIso(published)
  const narrative = isNarrative(edges, publishedDay)
  const sentenceAt = sentenceFinder(reading.sentences)
  const records: TimeRecord[] = []
  let trail: Trail = {}
  let today = publishedDay
  let clock: ToldClock | undefined
  let told: { readonly end: number; readonly way: Way } | undefined
  for (const { bag, span } of edges) {
    const sentence = sentenceAt(span.start)
    if (bag['adverb'] !== undefined && governsGenitive(sentence, span.end)) continue
    const own = needsWay(bag) ? wayAt(reading, sentence, span.start, span.end) : 'near'
    const way = told && isBareWeekday(bag) && joins.test(text.slice(told.end, span.start)) ? told.way : own
    told = isBareWeekday(bag) ? { end: span.end, way } : undefined
    const time = resolveTime(governsPhrase(bag, sentence, span.end) ? lengthOf(bag) : bag, {
      ...(today === undefined ? {} : { published: today }),
      ...(bag['hour'] !== undefined && startsLine(text, span.start) ? {} : nearby(trail, text, span.start, today)),
      ...dayBeside(text, clock, { bag, span }),
      narrative,
      way: bag['way'] === undefined ? way : (String(bag['way']) as Way),
    })
    if (!time) continue
    records.push(recordOf(time, span, { id, text }))
    clock = bag['hour'] === undefined ? undefined : { bag, end: span.end, day: dayOfIso(time.from) }
    const { point } = time
    if (!point || (bag['dir'] !== undefined && bag['unit'] === 'Y')) continue
    if (bag['hour'] === undefined && isToday(point, publishedDay) && isDateline(text, span)) today = point.day
    else {
      const past = today === undefined || point.day === undefined || point.day <= today
      const before = trail.deed !== undefined && sentence !== undefined && trail.deed.at > sentence.span.start
      const spoken = isReporting(reading, sentence, span)
      const deed = past && !(point.day === today && (before || spoken))
      trail = follow(trail, point, { at: span.end, deed, spoken })
    }
  }
  return records
}

/** Days by which a report may be older than its publication. */
const datelineDays = 2

const isToday = (point: Point, published: number | undefined): boolean =>
  point.grain === 'D' && published !== undefined && published >= point.day! && published - point.day! <= datelineDays

interface Wanted {
  readonly bag: Bag
  readonly span: Span
}

function wanted(e: Edge, options: TimeOptions): readonly Wanted[] {
  if (!options.vague && (e.kind === 'REFERENCE' || e.bag['vague'] !== undefined)) return []
  if (!options.ages && e.kind === 'AGE') return []
  return [{ bag: e.bag, span: { start: e.from, end: e.to } }]
}

const halfDay = 12 * 60

const clockAlone = (bag: Bag): boolean => bag['hour'] !== undefined && !dateFields.some((f) => bag[f] !== undefined)

/**
 * "at 04:30 local time (02:30 GMT) on Tuesday": the day told after the second clock is the first one's too; "on Monday
 * evening, around half past seven": the part of the day told before a clock is the clock's.
 */
function withTold(text: string, times: readonly Wanted[]): readonly Wanted[] {
  return times.map((time, i) => {
    const before = times[i - 1]
    if (before && clockAlone(time.bag) && isAfternoon(before.bag) && time.bag['zone'] === undefined)
      if (/^[,،]?\s?(?:\p{L}+\s){0,2}$/u.test(text.slice(before.span.end, time.span.start)))
        return { ...time, bag: { part: before.bag['part']!, ...time.bag } }
    const next = times[i + 1]
    if (!next || next.bag['hour'] === undefined || clockAlone(next.bag) || !clockAlone(time.bag)) return time
    if (!/^\s?[(（]$/.test(text.slice(time.span.end, next.span.start))) return time
    const day = Object.fromEntries(Object.entries(next.bag).filter(([field]) => dateFields.includes(field)))
    return { ...time, bag: { ...day, ...time.bag } }
  })
}

/** A time of the clock already told: its words, where they end, its day. */
interface ToldClock {
  readonly bag: Bag
  readonly end: number
  readonly day: number | undefined
}

/** "at 01:30 local time (22:30 GMT)": the second clock tells the same moment, a day earlier or later by its zone. */
function dayBeside(text: string, told: ToldClock | undefined, { bag, span }: Wanted): { readonly clockDay?: number } {
  if (told?.day === undefined || !clockAlone(bag) || !/^[\s(（,،/]{1,3}$/.test(text.slice(told.end, span.start)))
    return {}
  if (bag['zone'] === undefined && told.bag['zone'] === undefined) return {}
  const ahead = minutesOf(bag) - minutesOf(told.bag)
  return { clockDay: told.day + (ahead > halfDay ? -1 : ahead < -halfDay ? 1 : 0) }
}

const needsWay = (bag: Bag): boolean => {
  const base = sub(bag, 'base')
  if (base) return needsWay(base)
  const a = sub(bag, 'a') ?? bag
  const b = sub(bag, 'b') ?? bag
  return a['year'] === undefined && b['year'] === undefined && (a['n'] === undefined || a['soon'] !== undefined)
}

/** Most dates with a year lie years before publication, or there is none: a story told in its own time. */
function isNarrative(times: readonly Wanted[], published: number | undefined): boolean {
  let old = 0
  let all = 0
  const now = published === undefined ? undefined : ymdOf(published).year
  for (const { bag } of times) {
    const year = num(bag, 'year') ?? num(sub(bag, 'b') ?? {}, 'year')
    if (year === undefined) {
      if (bag['rel'] !== undefined || bag['wd'] !== undefined) all++
      continue
    }
    all++
    if (now === undefined || Math.abs(year - now) > 2) old++
  }
  return old > 0 && (now === undefined || (old >= 6 && old / all >= 0.75))
}

/** "Friday and Saturday": a weekday joined to another looks the same way. */
const joins = /^,?(?:\s\p{L}{1,3}){0,2}\s?\p{L}?$/u

const isBareWeekday = (bag: Bag): boolean =>
  bag['wd'] !== undefined && ['rel', 'month', 'day', 'hour', 'part', 'wk'].every((f) => bag[f] === undefined)

/** "five months after the truce": words that are prepositions too, where a phrase follows; no comma, verb or pronoun. */
function governsPhrase(bag: Bag, sentence: Sentence | undefined, end: number): boolean {
  const next = bag['prep'] === undefined ? undefined : sentence?.tokens.find((t) => t.start >= end)
  return next !== undefined && /^(?:ADP|DET|NOUN|PROPN|ADJ)$/.test(next.upos)
}

/** The length alone of so long before or after. */
const lengthOf = ({ dir: _dir, anchor: _anchor, ...length }: Bag): Bag => length

/** "On the eve of the talks" is no day by itself: the adverb is then a preposition, and a genitive follows. */
function governsGenitive(sentence: Sentence | undefined, end: number): boolean {
  const next = sentence?.tokens.find((t) => t.start >= end)
  return next?.spaced === true && next.feats.includes('Case=Gen')
}

/** Which sentence stands at an offset; asked in rising order. */
function sentenceFinder(sentences: readonly Sentence[]): (offset: number) => Sentence | undefined {
  let at = 0
  return (offset) => {
    while (at < sentences.length && sentences[at]!.span.end <= offset) at++
    return sentences[at]
  }
}

function recordOf(time: Resolved, span: Span, document: Pick<Reading['document'], 'id' | 'text'>): TimeRecord {
  const { timex, from, to } = time
  return {
    type: 'time',
    id: contentId<'time'>('t', document.id, span.start, span.end, timex.value),
    document: document.id,
    span,
    quote: document.text.slice(span.start, span.end),
    timex,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }
}
