/** Other libraries for dates in text, asked the same as Readout: where a time stands and what it means, as TIMEX3 tells it. */
import type { GoldTime } from './time-gold.ts'

export type Finder = (text: string, published: string) => readonly GoldTime[] | Promise<readonly GoldTime[]>

export interface Peer {
  readonly name: string
  /** slower than ten sentences a second: asked about fewer texts */
  readonly slow: boolean
  readonly find: Finder
}

/** The peers that know a language. Cost: loading them, up to a second each. */
export async function peersOf(language: string): Promise<readonly Peer[]> {
  const peers: Peer[] = []
  const chrono = await chronoFinder(language)
  if (chrono) peers.push({ name: 'chrono', slow: false, find: chrono })
  const recognizers = await recognizersFinder(language)
  if (recognizers) peers.push({ name: 'recognizers', slow: true, find: recognizers })
  if (language === 'en') peers.push({ name: 'compromise', slow: false, find: await compromiseFinder() })
  return peers
}

const noon = (published: string): Date => new Date(`${published.slice(0, 10)}T12:00:00`)
const two = (n: number | null): string => String(n ?? 1).padStart(2, '0')

async function chronoFinder(language: string): Promise<Finder | undefined> {
  const chrono = await import('chrono-node')
  const parsers: Readonly<Record<string, { parse: typeof chrono.parse }>> = {
    en: chrono.en,
    es: chrono.es,
    fr: chrono.fr,
    de: chrono.de,
    ru: chrono.ru,
    uk: chrono.uk,
    zh: chrono.zh.hans,
  }
  const parser = parsers[language]
  return (
    parser &&
    ((text, published) =>
      parser.parse(text, noon(published)).map((r) => {
        const clock = r.start.isCertain('hour') ? `T${two(r.start.get('hour'))}:${two(r.start.get('minute'))}` : ''
        const day = r.start.isCertain('day') || r.start.isCertain('weekday') || clock !== ''
        const value = `${r.start.get('year')}-${two(r.start.get('month'))}${day ? `-${two(r.start.get('day'))}` : ''}`
        return { start: r.index, end: r.index + r.text.length, value: value + clock }
      }))
  )
}

const cultures: Readonly<Record<string, string>> = {
  en: 'en-us',
  zh: 'zh-cn',
  es: 'es-es',
  fr: 'fr-fr',
  de: 'de-de',
  ar: 'ar-eg',
}

interface Recognized {
  readonly start: number
  readonly end: number
  readonly resolution?: { readonly values?: readonly { readonly timex?: string; readonly value?: string }[] }
}

/** Of the values it offers for an undated day or month, the last one past; a span of dates as its TIMEX. */
async function recognizersFinder(language: string): Promise<Finder | undefined> {
  const { default: suite } = await import('@microsoft/recognizers-text-suite')
  const { recognizeDateTime, Culture } = suite
  const culture = cultures[language]
  if (!culture || !Culture.getSupportedCultureCodes().includes(culture)) return undefined
  return (text, published) =>
    (recognizeDateTime(text, culture, 0, noon(published)) as readonly Recognized[]).map((r) => {
      const values = r.resolution?.values ?? []
      const past = values.filter((v) => v.value !== undefined && v.value <= published).at(-1) ?? values[0]
      const open = past?.timex?.startsWith('XXXX') === true && past.value !== undefined
      const value = (open ? past.value : past?.timex) ?? ''
      return { start: r.start, end: r.end + 1, value: value.replace(/ (\d\d:\d\d):00$/, 'T$1') }
    })
}

interface CompromiseDate {
  readonly offset: { readonly start: number; readonly length: number }
  readonly dates: { readonly start: string | null; readonly unit?: string }
}

async function compromiseFinder(): Promise<Finder> {
  const { default: nlp } = await import('compromise')
  const { default: dates } = await import('compromise-dates')
  nlp.plugin(dates)
  return (text, published) => {
    const doc = nlp(text) as unknown as {
      dates(options: object): { json(options: object): readonly CompromiseDate[] }
    }
    return doc
      .dates({ today: published.slice(0, 10), timezone: 'UTC' })
      .json({ offset: true })
      .map(({ offset, dates: { start, unit } }) => ({
        start: offset.start,
        end: offset.start + offset.length,
        value: (start ?? '').slice(0, unit === 'year' ? 4 : unit === 'month' ? 7 : unit === 'hour' ? 16 : 10),
      }))
  }
}
