/** The cases with which other libraries test their dates, as far as they are what a newspaper would print. */
import { readFileSync } from 'node:fs'
import { type Figure, goldFolder } from '../../suite.ts'

interface Span {
  readonly start: number
  readonly end: number
  readonly value: string
}
type Finder = (text: string, published: string) => readonly Span[] | Promise<readonly Span[]>

interface RecognizersCase {
  readonly Input: string
  readonly Context?: { readonly ReferenceDateTime?: string }
  readonly Results: readonly {
    readonly Text: string
    readonly Start: number
    readonly TypeName?: string
    readonly Resolution?: { readonly values?: readonly { readonly timex?: string }[] }
  }[]
}

const folders: Readonly<Record<string, string>> = {
  en: 'English',
  zh: 'Chinese',
  es: 'Spanish',
  fr: 'French',
  de: 'German',
  ar: 'Arabic',
}

/** The input with its times capitalised, as newspapers write month and day names (in English and German). */
const titled = (c: RecognizersCase): string =>
  c.Results.reduce((text, r) => {
    const at = text.toLowerCase().indexOf(r.Text.toLowerCase())
    const end = at + r.Text.length
    return at < 0
      ? text
      : text.slice(0, at) + text.slice(at, end).replace(/\b\p{Ll}/gu, (l) => l.toUpperCase()) + text.slice(end)
  }, c.Input)

/** Why a case says nothing of news; undefined where it applies. */
function reasonAside(c: RecognizersCase, vague: boolean): string | undefined {
  if (c.Results.length === 0) return 'nothing to find'
  if (vague) return 'vague by contract: now, several weeks'
  const kinds = c.Results.map((r) => (r.TypeName ?? '').replace('datetimeV2.', ''))
  if (
    kinds.some(
      (k) => k === 'time' || k === 'timerange' || k === 'datetime' || k === 'datetimerange' || k === 'timezone',
    )
  )
    return 'clock times told to a calendar: tomorrow at 7'
  for (const r of c.Results) {
    if (/^\D*\d{1,2}[/.-]\d{1,2}\D*$/.test(r.Text)) return 'bare numbers for day and month: 29/2'
    if (/\d{8}|\d{1,4}[-/]\p{L}|\p{L}[-/]\d|^\d{1,2}-\d{4}$|\p{L}\d+$/u.test(r.Text))
      return 'dates of forms and files: 2020/23/Sep, 20161016'
    if (/~|\d{1,2}[/.]\d{1,2}/.test(r.Text)) return 'bare numbers for day and month: 29/2'
  }
  return undefined
}

/** Cases are found where every time they mark is overlapped; their values follow another scheme and are not compared. */
export async function* recognizers(
  language: string,
  { find, findVague }: { readonly find: Finder; readonly findVague: Finder },
  verbose: boolean,
): AsyncIterable<Figure> {
  const file = new URL(`recognizers/DateTime/${folders[language]}/DateTimeModel.json`, goldFolder('peers'))
  const cases = JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, '')) as readonly RecognizersCase[]
  let all = 0
  let right = 0
  let dates = 0
  let dateValues = 0
  const aside = new Map<string, number>()
  for (const c of cases) {
    const published = Object.values(c.Context ?? {})[0]?.slice(0, 10) ?? '2016-11-07'
    const loose = await findVague(c.Input, published)
    const strict = await find(c.Input, published)
    const reason = reasonAside(c, loose.length > strict.length)
    if (reason) {
      aside.set(reason, (aside.get(reason) ?? 0) + 1)
      continue
    }
    const got = strict.length > 0 ? strict : await find(titled(c), published)
    all++
    const lower = c.Input.toLowerCase()
    const ok = c.Results.every((r) => {
      const start = r.Start ?? lower.indexOf(r.Text.trim().toLowerCase())
      return got.some((t) => t.start < start + r.Text.length && start < t.end)
    })
    if (ok) right++
    const timex = c.Results[0]?.Resolution?.values?.[0]?.timex
    if (c.Context && c.Results.length === 1 && timex && /^\d{4}-\d\d-\d\d$/.test(timex)) {
      dates++
      if (got.some((t) => t.value === timex)) dateValues++
      else if (verbose)
        console.log(`RECOGNIZERS ${language}\t${c.Input}\t${timex}\t${got.map((t) => t.value).join(' ')}`)
    } else if (!ok && verbose)
      console.log(`RECOGNIZERS ${language}\t${c.Input}\t${c.Results.map((r) => r.Text).join(' | ')}\tnot found`)
  }
  const note = `of ${all} cases; left out: ${[...aside].map(([why, n]) => `${n} ${why}`).join('; ')}`
  yield { name: `time.${language}-recognizers.found`, value: right / all, unit: 'share', note }
  if (dates > 0)
    yield {
      name: `time.${language}-recognizers.date-value`,
      value: dateValues / dates,
      unit: 'share',
      note: `of ${dates} cases with one whole date`,
    }
}

/** Duckling's corpus counts from 12 February 2013, 4:30; a case is right where the start and its grain agree. */
export async function* duckling(language: string, find: Finder, verbose: boolean): AsyncIterable<Figure> {
  const source = readFileSync(
    new URL(`duckling/Duckling/Time/${language.toUpperCase()}/Corpus.hs`, goldFolder('peers')),
    'utf8',
  )
  let all = 0
  let right = 0
  let left = 0
  for (const block of source.split(/examples \(/).slice(1)) {
    const m = block.match(/^datetime \((\d+), (\d+), (\d+), (\d+), (\d+), \d+\) (\w+)\)/)
    const texts = [...block.matchAll(/"([^"]+)"/g)].map((x) => x[1]!)
    if (!m || !['Day', 'Week', 'Month', 'Quarter', 'Year'].includes(m[6]!)) {
      left += texts.length
      continue
    }
    const [year, month, day] = [m[1]!, m[2]!.padStart(2, '0'), m[3]!.padStart(2, '0')]
    for (const text of texts) {
      all++
      const got = await find(text, '2013-02-12')
      const ok = got.some((t) => agrees(t.value, { year, month, day, grain: m[6]! }))
      if (ok) right++
      else if (got.some((t) => looksBack(t.value, { year, month, day, grain: m[6]! }))) {
        all--
        left++
      } else if (verbose)
        console.log(
          `DUCKLING ${language}\t${text}\t${year}-${month}-${day} ${m[6]}\t${got.map((t) => t.value).join(' ')}`,
        )
    }
  }
  yield {
    name: `time.${language}-duckling.value`,
    value: right / all,
    unit: 'share',
    note: `of ${all} cases of days, weeks, months, quarters, years; ${left} of hours relative to a moment, intervals and bare names that newspapers turn back left out`,
  }
}

/**
 * A bare weekday, month or quarter is what people tell a calendar: Duckling takes the next to come. Without a verb a
 * newspaper means the last one; the answer is then right but for its direction, and the case does not apply.
 */
const looksBack = (value: string, w: Wanted): boolean => {
  const week = Date.parse(`${w.year}-${w.month}-${w.day}`) - Date.parse(value.slice(0, 10))
  if (w.grain === 'Day' && week === 7 * 86_400_000) return true
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
}

/** Coarser where TIMEX3 is: two years ago is a year, three weeks ago a week; never finer or elsewhere. */
function agrees(value: string, { year, month, day, grain }: Wanted): boolean {
  const date = `${year}-${month}-${day}`
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
