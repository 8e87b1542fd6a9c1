/** The days a document has named so far, for the times that count from them: in the evening, the day before. */
import type { Span } from '../../base/span.ts'
import type { Language, Reading, Sentence, Token } from '../../record/index.ts'
import type { Point } from './span.ts'

export interface Trail {
  /** the date last named, of whatever grain */
  readonly named?: Point
  /** the quarter last named */
  readonly quarter?: { readonly point: Point; readonly at: number }
  /** the day last named */
  readonly namedDay?: number
  /** the day last named that something happened on, and where */
  readonly deed?: NamedDay
  /** the same, days on which somebody only spoke left out */
  readonly scene?: NamedDay
}

interface NamedDay {
  readonly day: number
  readonly at: number
}

/** What a time at an offset may count from, besides publication. */
export interface Nearby {
  readonly named?: Point
  readonly quarter?: Point
  readonly namedDay?: number
  /** a day named earlier in the paragraph */
  readonly paragraphDay?: number
  /** a day on which more was done than spoken, named in this paragraph or the one before */
  readonly nearDay?: number
}

/** Days by which a day of the paragraph before may lie back: since 2014 is no day that a clock of today counts from. */
const recentDays = 31

export function nearby(trail: Trail, text: string, at: number, today: number | undefined): Nearby {
  const { named, quarter, namedDay, deed, scene } = trail
  const breaksSince = (from: number): number => text.slice(from, at).split(/\n\s*/).length - 1
  const breaks = deed ? breaksSince(deed.at) : 0
  const past = scene ? breaksSince(scene.at) : 0
  const recent = scene !== undefined && (today === undefined || Math.abs(today - scene.day) <= recentDays)
  return {
    ...(named ? { named } : {}),
    ...(quarter && breaksSince(quarter.at) <= 2 ? { quarter: quarter.point } : {}),
    ...(namedDay === undefined ? {} : { namedDay }),
    ...(deed && breaks === 0 ? { paragraphDay: deed.day } : {}),
    ...(scene && (past === 0 || (past === 1 && recent)) ? { nearDay: scene.day } : {}),
  }
}

/** The trail after one more time; a day on which somebody only spoke, or still to come, is not one that things happened on. */
export function follow(
  trail: Trail,
  point: Point,
  said: { readonly at: number; readonly deed: boolean; readonly spoken: boolean },
): Trail {
  const day = point.grain === 'D' ? point.day : undefined
  const here = day === undefined || !said.deed ? undefined : { day, at: said.at }
  return {
    ...trail,
    named: point,
    ...(point.grain === 'Q' ? { quarter: { point, at: said.at } } : {}),
    ...(day === undefined ? {} : { namedDay: day }),
    ...(here ? { deed: here } : {}),
    ...(here && !said.spoken ? { scene: here } : {}),
  }
}

const verbs = new WeakMap<Language, ReadonlySet<string>>()
const reach = 3

/** Whether a word is a verb of saying. */
export function isSpeech(language: Language, token: Token): boolean {
  let known = verbs.get(language)
  if (!known) verbs.set(language, (known = new Set(language.table('speech').map((row) => row['lemma']!))))
  return known.has(token.lemma) || known.has(token.norm)
}

/** Whether a time stands beside a verb of saying: officials said on Thursday. */
export function isReporting(reading: Reading, sentence: Sentence | undefined, { start, end }: Span): boolean {
  const tokens = sentence?.tokens ?? []
  const first = tokens.findIndex((t) => t.end > start)
  if (first < 0) return false
  const past = tokens.findIndex((t) => t.start >= end)
  const after = past < 0 ? [] : tokens.slice(past)
  for (const side of [tokens.slice(0, first).reverse(), after]) {
    let left = reach
    for (const token of side) {
      if (token.upos === 'PUNCT' || left <= 0) break
      if (isSpeech(reading.language, token)) return true
      // "a indiqué Ursula von der Leyen jeudi": names are no words between
      if (!/^\p{Lu}/u.test(token.text)) left--
    }
  }
  return false
}

const lead = 40
const newswire = /^\.?\s?(?:\d{4}\s?)?(?:\p{L}{1,4}\.?)?\s?(?:[-–—(/（]|\. ?[/(—–-])|^[\u7535\u8baf]/u

/** At the start of a line, as an entry of live coverage is marked. */
export const startsLine = (text: string, at: number): boolean =>
  /(?:^|\n)[\s\u2022*\u2013\u2014-]*$/.test(text.slice(Math.max(0, at - 4), at))

/** "GENEVA, 11 March (Agency) —", "吉隆坡8月7日电": the day on which a report was written. */
export function isDateline(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - lead - 1), start)
  const column = before.length - 1 - before.lastIndexOf('\n')
  return column > 0 && column <= lead && newswire.test(text.slice(end, end + 16))
}
