/** The cases with which Duckling tests its times, as far as they are what a newspaper would print. */
import { readFileSync } from 'node:fs'
import { type Figure, goldFolder } from '../../suite.ts'
import { listed } from './peer-times.ts'
import type { GoldTime } from './time-gold.ts'
import type { Finder } from './time-peers.ts'

/**
 * Duckling's corpus counts from 12 February 2013, 4:30. A case is right where the start and its grain agree, of an interval
 * of days both ends; the note counts those left out, by reason.
 */
export async function* duckling(language: string, find: Finder, verbose: boolean): AsyncIterable<Figure> {
  const source = readFileSync(
    new URL(`duckling/Duckling/Time/${language.toUpperCase()}/Corpus.hs`, goldFolder('peers')),
    'utf8',
  )
  let [all, right] = [0, 0]
  const aside = new Map<string, number>()
  const leave = (reason: string): unknown => aside.set(reason, (aside.get(reason) ?? 0) + 1)
  for (const block of source.split(/examples \(/).slice(1)) {
    const wanted = wantedOf(block)
    for (const [, text = ''] of block.matchAll(/"([^"]+)"/g)) {
      const reason = wanted ? ducklingAside(text, wanted) : 'open ends and holidays by name'
      if (!wanted || reason) {
        leave(reason!)
        continue
      }
      const got = await find(text, '2013-02-12')
      const both = (t: GoldTime): boolean => !wanted.to || t.value.includes('-W') || t.value.startsWith(wanted.to)
      if (got.some((t) => agrees(t.value, wanted)) && got.some(both)) {
        all++
        right++
      } else if (got.some((t) => looksBack(t.value, wanted))) leave('bare names that newspapers turn back: on Thursday')
      else {
        all++
        if (verbose)
          console.log(`DUCKLING ${language}\t${text}\t${JSON.stringify(wanted)}\t${got.map((t) => t.value).join(' ')}`)
      }
    }
  }
  yield {
    name: `time.${language}-duckling.value`,
    value: right / all,
    unit: 'share',
    note: `of ${all} cases; left out: ${listed(aside)}`,
  }
}

const dayOf = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`

/** What a block of the corpus says its examples are; undefined where that is neither a moment nor days with two ends. */
function wantedOf(block: string): Wanted | undefined {
  const m = block.match(/^datetime \((\d+), (\d+), (\d+), (\d+), (\d+), \d+\) (\w+)\)/)
  if (m) {
    const [, year = '', month = '', day = '', hour = '', minute = '', grain = ''] = m
    const time =
      grain === 'Minute' ? `T${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` : `T${hour.padStart(2, '0')}`
    const fine = grain === 'Hour' || grain === 'Minute' || grain === 'Second'
    const [mm, dd] = [month.padStart(2, '0'), day.padStart(2, '0')]
    return { year, month: mm, day: dd, grain, ...(fine ? { time } : {}) }
  }
  const days = block.match(
    /^datetimeInterval \(\((\d+), (\d+), (\d+), 0, 0, 0\), \((\d+), (\d+), (\d+), 0, 0, 0\)\) Day\)/,
  )
  if (!days) return undefined
  const [, year = '', month = '', day = '', ...end] = days
  // the end is the first day that is out
  const to = new Date(Date.parse(dayOf(end[0]!, end[1]!, end[2]!)) - 86_400_000).toISOString().slice(0, 10)
  return { year, month: month.padStart(2, '0'), day: day.padStart(2, '0'), grain: 'Day', to }
}

/** Why a case says nothing of news; undefined where it applies. */
function ducklingAside(text: string, { grain, time, to }: Wanted): string | undefined {
  if (grain === 'Second') return 'seconds'
  if (/CET|GMT/i.test(text)) return "zones told on Duckling's own clock"
  if (to && /\p{L}+ (?:\d+|дв[аеі]|три) д/iu.test(text)) return 'lengths up to today or from today: the last 2 days'
  if (to && /(?:лет|літ|весн|зим|осен|осін)\p{L}*$/iu.test(text)) return 'seasons, which TIMEX3 keeps by name'
  if (/^\D{0,3}\d{1,2}\.? ?[-/]? ?(?:\d{1,2}\.\d{0,2}\.?|\d{1,2}\.) ?[-/]? ?[\d.]*$/u.test(text) && !/\d{4}/.test(text))
    return 'bare numbers for day and month: 14. - 15.10.'
  if (time && /через|назад|тому|протягом|сейчас|зараз|сию|мить|ближайш|наступн/iu.test(text))
    return 'hours and minutes counted from this moment: in 15 minutes'
  if (time && /^\d+ (?:час|годин)\p{L}*$/u.test(text)) return 'hours that nothing shows to be hours'
  if (time && !/[:.]\d\d|час|годин|утр|вечер|дня|ноч|ранк|вечор|полд|полн|півд|півн|половин|четверт|чверт/iu.test(text))
    return 'hours that nothing shows to be hours'
  return undefined
}

/**
 * A bare weekday, month or quarter is what people tell a calendar: Duckling takes the next to come. Without a verb a
 * newspaper means the last one; the answer is then right but for its direction, and the case does not apply.
 */
const looksBack = (value: string, w: Wanted): boolean => {
  const clock = w.time === undefined || value.slice(10).startsWith(w.time)
  const week = Date.parse(`${w.year}-${w.month}-${w.day}`) - Date.parse(value.slice(0, 10))
  if ((w.grain === 'Day' || w.time) && clock && week === 7 * 86_400_000) return true
  return agrees(
    value.replace(/^\d{4}/, (y) => String(Number(y) + 1)),
    w,
  )
}

interface Wanted {
  readonly year: string
  readonly month: string
  readonly day: string
  readonly grain: string
  /** of hours and minutes: T15, T15:30 */
  readonly time?: string
  /** the last day of an interval */
  readonly to?: string
}

/** Coarser where TIMEX3 is: two years ago is a year, three weeks ago a week; never finer or elsewhere. */
function agrees(value: string, { year, month, day, grain, time }: Wanted): boolean {
  const date = `${year}-${month}-${day}`
  if (time) return value.startsWith(`${date}${time}`)
  if (value.startsWith(date)) return true
  if (grain === 'Quarter') return value === `${year}-Q${Math.ceil(Number(month) / 3)}`
  if (value.includes('-W')) return grain === 'Day' || grain === 'Week' ? weekOf(date) === value : false
  return /^\d{4}(-\d\d)?$/.test(value) && date.startsWith(value) && grain !== 'Week'
}

function weekOf(date: string): string {
  const thursday = new Date(`${date}T00:00:00Z`)
  thursday.setUTCDate(thursday.getUTCDate() - ((thursday.getUTCDay() + 6) % 7) + 3)
  const year = thursday.getUTCFullYear()
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / 604_800_000) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}
