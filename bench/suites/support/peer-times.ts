/** The cases with which other libraries test their dates, as far as they are what a newspaper would print. */
import { readFileSync } from 'node:fs'
import { type Figure, goldFolder } from '../../suite.ts'
import type { GoldTime } from './time-gold.ts'
import type { Finder, Peer } from './time-peers.ts'

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

/** Folders of Recognizers-Text's cases by language. */
export const folders: Readonly<Record<string, string>> = {
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

/** What a case's results are not, in news: why it does not apply, by the words they mark. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/[<>=~]|^(?:cy|sy|fy)\b|\b\d+[DWMY]\b|\b(?:eoy|eom|tmrw|otd|hras|asap)\b/i, 'shorthand of search boxes and chats'],
  [
    /\b(?:30|31) (?:de )?f[eé][bv]|\bf[eé][bv]\w*\.? 30|\b(?:2\/29|29\/2)\/(?:2019|2021)/i,
    'impossible dates: 30 February',
  ],
  [
    /\d{8}|\d{4}[-/](?:\d{1,2}[-/])?\p{L}{3}|\p{L}{3}[-/]\d{4}[-/]|\d[-/]\d{4}[-/]\p{L}|\p{L}{3}[-/]\d{1,2}\(|^\d{1,2}-\d{4}$|\d-\p{L}{3,}-\d{2,4}|\p{L}{3}-\d{1,2}-\d{4}/u,
    'dates of forms and files: 2020/23/Sep, 20161016',
  ],
  [/^\D*(?:\d{4} \d{1,2} \d{1,2}|\d{1,2} \d{1,2} \d{2,4})\D*$/, 'dates of forms in bare numbers: 18 08 1978'],
  [
    /^(?:the |for the |el |la |del |l'|le |des |dem )?(?:hour|day|week|fortnight|month|year|weekend|hora|día|dia|semana|mes|año|jour|journée|semaine|mois|année|tages?|jahre?s?)$/i,
    'bare units: partner of the year',
  ],
]

/** The same for the value of one whole date. */
const valueReasons: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:the )?(?:that|same|those|the (?:day|week|month|year) (?:before|after)|ese|esa|mismo|misma|même|dem jahr)\b/i,
    'counted from a date that the case does not name: the same month',
  ],
  [
    /\bfollowing week$|^(?:the )?following (?!week)|^(?:le )?lendemain$|^(?:el )?d[ií]a (?:anterior|siguiente)$|^la semana anterior/i,
    'counted from a date that the case does not name: the following week, le lendemain',
  ],
  [
    /\b(?:seventeen|eighteen|nineteen|twenty) (?:hundred|\w+ty)\b|\b(?:dos )?mil (?:nove|vein)|\bdix.neuf.soixante/i,
    'years in words: nineteen eighty-six',
  ],
  [/(?:\bof|[a-z]) \d\d$/, 'years of two figures: 15 April of 87'],
  [/à partir du 01\/02\/2018/, 'a date read month first where the day is written first: 01/02/2018 in French'],
  [/农历|正月|十月初|^二零零四年八月十五$/, "the moon's calendar told as the sun's: 农历2015年十月初一"],
  [/independence day|indépendance/i, 'a holiday of another day in each country: the independence day of this year'],
  [
    /\b(?:in|en|dans|hace|il y ?a(?: à peu près)?) (?:a|\p{L}+|\d+) (?:week|fortnight|month|year|semana|mes|año|semaine|mois|an|Woche|Monat|Jahr)|(?:week|fortnight|month|year)s? (?:ago|later|hence|(?:from|before|after) (?:now|today))\b|(?:semana|mes|año)\p{L}* (?:antes|después) de hoy|(?:semaine|mois|an)s? (?:avant|après) aujourd|年前$/iu,
    'weeks, months and years from today, whose TIMEX3 keeps their grain (2018-W29, not a day): in two weeks',
  ],
  [
    /^(?:on )?(?:next|coming|following|previous|last) \p{L}+day$|^(?:ce )?\p{L}+di (?:prochain|à venir|passé|précédent|dernier)$|^(?:el )?(?:próximo \p{L}+|\p{L}+ (?:pasado|siguiente))$/iu,
    'next, last and coming weekdays, which assistants count by weeks: last Wednesday',
  ],
]

/** What shows that a number is an hour: a part of the day, o'clock, minutes. */
const hours =
  /[ap] ?\. ?m\b|\d ?[ap]m?\b|o ?'?clock|\d[:hH]\d\d|\d ?h\b|uhr|\bheures?|\bhoras?|\bhrs?\b|noon|midnight|\bmidi|minuit|mediod|medianoche|mittag|mitternacht|morning|afternoon|evening|night|matin|soir|nuit|mañana|tarde|noche|morgen|abend|nacht|past|quarter|viertel|halb|cuarto|menos|moins|[点點时時分早晚午夜]|[صم]\b|صباح|مساء|ظهر|ساعة|ليل/iu

/** Why a case says nothing of news; undefined where it applies. */
function reasonAside(c: RecognizersCase, vague: boolean): string | undefined {
  if (vague) return 'vague by contract: now, several weeks'
  const kinds = c.Results.map((r) => [(r.TypeName ?? '').replace('datetimeV2.', ''), r.Text] as const)
  if (kinds.some(([kind]) => kind === 'timezone')) return 'time zones alone'
  if (kinds.some(([kind, text]) => /^time(?:range)?$/.test(kind) && !hours.test(text)))
    return 'hours that nothing shows to be hours: at 6.45, at seven'
  if (/^\D?\d{1,2}[/.-]\d{1,2}(?: ?- ?\d{1,2}[/.-]\d{1,2})?$/.test(c.Input.trim())) return 'bare numbers alone: 29/2'
  for (const r of c.Results) for (const [words, reason] of reasons) if (words.test(r.Text.trim())) return reason
  return undefined
}

/** One whole date that a case wants, or why its value is not compared; neither where it marks something else. */
function wholeDate(c: RecognizersCase): { readonly timex: string; readonly aside?: string } | undefined {
  const [first, second] = c.Results
  const timex = first?.Resolution?.values?.[0]?.timex
  const dated = /date(?:range)?$/.test(first?.TypeName ?? '')
  if (!first || second || !dated || timex === undefined || !/^\d{4}-\d\d-\d\d$/.test(timex)) return undefined
  const text = first.Text.trim()
  // without a date of reference a date that names its year can still be told
  if (c.Context === undefined && !text.includes(timex.slice(0, 4)))
    return { timex, aside: 'no date of reference is given' }
  const aside = valueReasons.find(([words]) => words.test(text))?.[1]
  return { timex, ...(aside ? { aside } : {}) }
}

interface CaseOptions {
  readonly find: Finder
  readonly findVague: Finder
  readonly peers: readonly Peer[]
  readonly verbose: boolean
}

/** Cases are found where every time they mark is overlapped; the value is compared where the case has one whole date. */
export async function* recognizers(
  language: string,
  { find, findVague, peers, verbose }: CaseOptions,
): AsyncIterable<Figure> {
  const file = new URL(`recognizers/DateTime/${folders[language]}/DateTimeModel.json`, goldFolder('peers'))
  const cases = JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, '')) as readonly RecognizersCase[]
  const aside = new Map<string, number>()
  const applying: RecognizersCase[] = []
  let [empty, silent] = [0, 0]
  for (const c of cases) {
    const loose = await findVague(c.Input, publishedOf(c))
    const strict = await find(c.Input, publishedOf(c))
    const reason = reasonAside(c, loose.length > strict.length)
    if (reason) aside.set(reason, (aside.get(reason) ?? 0) + 1)
    else if (c.Results.length === 0) {
      empty++
      if (strict.length === 0) silent++
      else if (verbose)
        console.log(`RECOGNIZERS ${language}\t${c.Input}\tnothing\t${strict.map((t) => t.value).join(' ')}`)
    } else applying.push(c)
  }
  const valuesAside = new Map<string, number>()
  for (const c of applying) {
    const reason = wholeDate(c)?.aside
    if (reason) valuesAside.set(reason, (valuesAside.get(reason) ?? 0) + 1)
  }
  if (empty > 0)
    yield {
      name: `time.${language}-recognizers.nothing`,
      value: silent / empty,
      unit: 'share',
      note: `of ${empty} cases with nothing to find`,
    }
  const left = `of ${applying.length} cases; left out: ${listed(aside)}`
  for (const { name, find: asked } of [{ name: '', find }, ...peers]) {
    const tally = { right: 0, dates: 0, values: 0 }
    for (const c of applying) await tell(c, asked, { tally, name: name || !verbose ? '' : language })
    const key = `time.${language}-recognizers${name && `.${name}`}`
    yield { name: `${key}.found`, value: tally.right / applying.length, unit: 'share', ...(name ? {} : { note: left }) }
    if (tally.dates > 0)
      yield {
        name: `${key}.date-value`,
        value: tally.values / tally.dates,
        unit: 'share',
        note: `of ${tally.dates} cases with one whole date; left out: ${listed(valuesAside)}`,
      }
  }
}

export const listed = (aside: ReadonlyMap<string, number>): string =>
  [...aside].map(([why, n]) => `${n} ${why}`).join('; ')

const publishedOf = (c: RecognizersCase): string => Object.values(c.Context ?? {})[0]?.slice(0, 10) ?? '2016-11-07'

interface Tally {
  readonly tally: { right: number; dates: number; values: number }
  /** language to print misses for; empty: none */
  readonly name: string
}

/** As the case is typed, or with its times capitalised, as newspapers write them. */
async function tell(c: RecognizersCase, find: Finder, { tally, name }: Tally): Promise<void> {
  const lower = c.Input.toLowerCase()
  const date = wholeDate(c)
  const timex = date?.timex
  const whole = date !== undefined && date.aside === undefined
  let ok = false
  let hit = false
  const values: string[] = []
  for (const input of new Set([c.Input, titled(c)])) {
    const got: readonly GoldTime[] = await find(input, publishedOf(c))
    ok ||= c.Results.every((r) => {
      const start = r.Start ?? lower.indexOf(r.Text.trim().toLowerCase())
      return got.some((t) => t.start < start + r.Text.length && start < t.end)
    })
    hit ||= got.some((t) => t.value === timex)
    values.push(...got.map((t) => t.value))
  }
  if (ok) tally.right++
  if (whole) tally.dates++
  if (whole && hit) tally.values++
  if (name && (!ok || (whole && !hit)))
    console.log(`RECOGNIZERS ${name}\t${c.Input}\t${whole ? timex : 'found?'}\t${values.join(' ')}`)
}
