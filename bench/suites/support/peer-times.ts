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
    readonly TypeName: string
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

/** Kinds that speech to a calendar needs and a newspaper does not print. */
const applies = (c: RecognizersCase): boolean =>
  c.Results.length > 0 &&
  c.Results.every((r) => /\.(date|daterange|datetime|duration|set|time|datetimerange|timerange)$/.test(r.TypeName))

/** Cases are found where every time they mark is overlapped; their values follow another scheme and are not compared. */
export async function* recognizers(language: string, find: Finder, verbose: boolean): AsyncIterable<Figure> {
  const file = new URL(`recognizers/DateTime/${folders[language]}/DateTimeModel.json`, goldFolder('peers'))
  const cases = JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, '')) as readonly RecognizersCase[]
  let all = 0
  let right = 0
  let dates = 0
  let dateValues = 0
  let left = 0
  for (const c of cases) {
    if (!applies(c)) {
      left++
      continue
    }
    const got = await find(c.Input, c.Context?.ReferenceDateTime?.slice(0, 10) ?? '2016-11-07')
    all++
    const lower = c.Input.toLowerCase()
    const ok = c.Results.every((r) => {
      const start = r.Start ?? lower.indexOf(r.Text.trim().toLowerCase())
      return got.some((t) => t.start < start + r.Text.length && start < t.end)
    })
    if (ok) right++
    const timex = c.Results[0]?.Resolution?.values?.[0]?.timex
    if (c.Results.length === 1 && timex && /^\d{4}-\d\d-\d\d$/.test(timex)) {
      dates++
      if (got.some((t) => t.value === timex)) dateValues++
      else if (verbose)
        console.log(`RECOGNIZERS ${language}\t${c.Input}\t${timex}\t${got.map((t) => t.value).join(' ')}`)
    } else if (!ok && verbose)
      console.log(`RECOGNIZERS ${language}\t${c.Input}\t${c.Results.map((r) => r.Text).join(' | ')}\tnot found`)
  }
  const note = `of ${all} cases; ${left} without a time or of kinds that do not apply left out`
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
      else if (verbose)
        console.log(
          `DUCKLING ${language}\t${text}\t${year}-${month}-${day} ${m[6]}\t${got.map((t) => t.value).join(' ')}`,
        )
    }
  }
  yield {
    name: `time.${language}-duckling.value`,
    value: right / all,
    unit: 'share',
    note: `of ${all} cases of days, weeks, months, quarters, years; ${left} of clock times relative to a moment, intervals left out`,
  }
}

interface Wanted {
  readonly year: string
  readonly month: string
  readonly day: string
  readonly grain: string
}

function agrees(value: string, { year, month, day, grain }: Wanted): boolean {
  if (grain === 'Day') return value.startsWith(`${year}-${month}-${day}`)
  if (grain === 'Month') return value === `${year}-${month}`
  if (grain === 'Year') return value === year
  if (grain === 'Quarter') return value === `${year}-Q${Math.ceil(Number(month) / 3)}`
  return value.includes('-W')
}
