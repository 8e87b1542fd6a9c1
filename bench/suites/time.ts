/**
 * Times against gold: TimeBank (news, English), WikiWarsUA (Ukrainian), CEC (Chinese emergency news, spans only), and the
 * cases with which Recognizers-Text and Duckling test themselves. `READOUT_BENCH_MISSES=1` prints what is missed.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { contentId } from '../../src/base/id.ts'
import { extractTimes, type TimeOptions } from '../../src/extract/time.ts'
import { loadLanguage } from '../../src/languages/index.ts'
import { loadSegmenter } from '../../src/models/segmenter.ts'
import { loadTagger } from '../../src/models/tagger.ts'
import { readDocument } from '../../src/read/read.ts'
import type { Reading, TimeRecord } from '../../src/record/index.ts'
import { type Figure, goldFolder, type Suite } from '../suite.ts'
import { duckling, recognizers } from './support/peer-times.ts'

export interface GoldTime {
  readonly start: number
  readonly end: number
  readonly value: string
}
export interface GoldText {
  readonly name: string
  readonly text: string
  readonly published: string
  readonly times: readonly GoldTime[]
}
type Finder = (text: string, published: string) => readonly GoldTime[] | Promise<readonly GoldTime[]>

/** one set alone, for work on it */
const only = process.env['READOUT_BENCH_SET']
const verbose = process.env['READOUT_BENCH_MISSES'] === '1'

export const suite: Suite = {
  title: 'times: TimeBank, WikiWarsUA, CEC, peers of Recognizers-Text and Duckling, speed',
  run: async function* () {
    const sets = [
      { set: 'en-timebank', language: 'en', texts: timebank(), options: { vague: true }, values: true },
      { set: 'uk-wikiwars', language: 'uk', texts: wikiwars(), options: { vague: true }, values: true },
      { set: 'zh-cec', language: 'zh', texts: cec(), options: { vague: true }, values: false },
    ]
    for (const { set, language, texts, options, values } of sets) {
      if (only && !set.startsWith(only)) continue
      yield* score(`time.${set}`, texts, await readoutFinder(language, options), values)
      if (language !== 'en') continue
      const chrono = await chronoFinder()
      if (chrono) yield* score(`time.${set}.chrono`, texts.slice(0, 60), chrono, values)
    }
    if (only) return
    for (const language of ['en', 'zh', 'es', 'fr', 'de', 'ar']) {
      const [find, findVague] = [
        await readoutFinder(language, {}),
        await readoutFinder(language, { vague: true, ages: true }),
      ]
      yield* recognizers(language, { find, findVague }, verbose)
    }
    for (const language of ['ru', 'uk']) yield* duckling(language, await readoutFinder(language, {}), verbose)
    yield* speed(await chronoFinder())
  },
}

async function read(text: string, code: string, published: string): Promise<Reading> {
  const language = (await loadLanguage(code))!
  const id = contentId<'document'>('d', text)
  const tagger = loadTagger(code)
  return readDocument(
    { type: 'document', id, source: '', language: code, published, publishedFrom: 'given', text, notices: [] },
    language,
    { ...(tagger ? { tag: tagger.tag } : {}), ...(language.unspaced ? { cut: loadSegmenter() } : {}) },
  )
}

/** A range counts as its two ends: the gold sets mark each by itself. */
const ends = (t: TimeRecord): readonly GoldTime[] =>
  (t.timex.type === 'DURATION' ? [t.timex.value] : t.timex.value.split('/')).map((value) => ({ ...t.span, value }))

async function readoutFinder(code: string, options: TimeOptions): Promise<Finder> {
  return async (text, published) => extractTimes(await read(text, code, published), options).flatMap(ends)
}

async function chronoFinder(): Promise<Finder | undefined> {
  const name = 'chrono-node'
  const chrono = await import(name).catch(() => undefined)
  if (!chrono) return undefined
  return (text, published) =>
    chrono
      .parse(text, new Date(`${published.slice(0, 10)}T12:00:00`))
      .map((r: { index: number; text: string; start: { get(c: string): number; isCertain(c: string): boolean } }) => {
        const two = (c: string) => String(r.start.get(c)).padStart(2, '0')
        const hour = r.start.isCertain('hour') ? `T${two('hour')}:${two('minute')}` : ''
        return {
          start: r.index,
          end: r.index + r.text.length,
          value: `${r.start.get('year')}-${two('month')}-${two('day')}${hour}`,
        }
      })
}

/** Spellings of one value that the gold sets mix: W7 and W07, 198 and 198X, 1949-XX and 1949, T17 and T17:00. */
const plain = (value: string): string =>
  value
    .replace(/-W(\d)(?!\d)/, '-W0$1')
    .replace(/^(\d{3})$/, '$1X')
    .replace(/-XX$/, '')
    .replace(/T24(:00)?$/, 'T24')
    .replace(/(T\d\d)$/, '$1:00')

const same = (gold: string, got: string): boolean =>
  plain(gold) === plain(got) || (/^T\d/.test(gold) && got.endsWith(gold))

async function* score(name: string, texts: readonly GoldText[], find: Finder, values: boolean): AsyncIterable<Figure> {
  let gold = 0
  let produced = 0
  let found = 0
  let hit = 0
  let right = 0
  for (const doc of texts) {
    const got = await find(doc.text, doc.published)
    gold += doc.times.length
    produced += got.length
    const used = new Set<GoldTime>()
    for (const g of doc.times) {
      const near = got.filter((t) => t.start < g.end && g.start < t.end)
      if (near.length > 0) found++
      const best = near.find((t) => !used.has(t) && same(g.value, t.value))
      if (best) {
        right++
        used.add(best)
        if (verbose) console.log(`HIT\t${doc.text.slice(g.start, g.end)}\t${doc.text.slice(best.start, best.end)}`)
      }
      if (!best && verbose)
        console.log(
          `${near.length ? 'VALUE' : 'MISS'}\t${doc.text.slice(g.start, g.end)}\t${g.value}\t${near[0]?.value ?? ''}\t${doc.text.slice(Math.max(0, g.start - 40), g.end + 30).replaceAll('\n', ' ')}`,
        )
    }
    for (const t of got) {
      if (doc.times.some((g) => t.start < g.end && g.start < t.end)) hit++
      else if (verbose)
        console.log(
          `EXTRA\t${doc.text.slice(t.start, t.end)}\t${t.value}\t\t${doc.text.slice(Math.max(0, t.start - 40), t.end + 30).replaceAll('\n', ' ')}`,
        )
    }
  }
  const f1 = (p: number, r: number) => (p + r === 0 ? 0 : (2 * p * r) / (p + r))
  const note = `${texts.length} texts, ${gold} times, precision ${(hit / produced).toFixed(3)}, recall ${(found / gold).toFixed(3)}`
  yield { name: `${name}.spans`, value: f1(hit / produced, found / gold), unit: 'f1', note }
  if (values) yield { name: `${name}.value`, value: f1(right / produced, right / gold), unit: 'f1' }
}

/** Text of marked-up XML with the marked times and their places. */
function marked(xml: string, tag: string): { readonly text: string; readonly times: GoldTime[] } {
  const times: GoldTime[] = []
  let text = ''
  let open: { start: number; value: string } | undefined
  for (const part of xml.split(/(<[^>]*>)/)) {
    if (part.startsWith(`<${tag} `) || part === `<${tag}>`)
      open = { start: text.length, value: part.match(/value="([^"]*)"/)?.[1] ?? '' }
    else if (part === `</${tag}>` && open) {
      times.push({ ...open, end: text.length })
      open = undefined
    } else if (!part.startsWith('<'))
      text += part.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>')
  }
  return { text, times }
}

function timebank(): readonly GoldText[] {
  const folder = goldFolder('time-en/timebank')
  return readdirSync(folder).map((name) => {
    const xml = readFileSync(new URL(name, folder), 'utf8')
    const published = xml.match(/<DCT>.*?value="([^"]*)"/s)?.[1] ?? ''
    // lines are wrapped at a width: a new line alone parts nothing
    const body = (xml.match(/<TEXT>([\s\S]*?)<\/TEXT>/)?.[1] ?? '').replace(/([^\n])\n(?!\s*\n)/g, '$1 ')
    return { name, published, ...marked(body, 'TIMEX3') }
  })
}

function wikiwars(): readonly GoldText[] {
  const folder = goldFolder('time-uk/keyinline')
  return readdirSync(folder).map((name) => {
    const xml = readFileSync(new URL(name, folder), 'utf8')
    return { name, published: '2018-05-19', ...marked(xml.match(/<TEXT>([\s\S]*?)<\/TEXT>/)?.[1] ?? '', 'TIMEX3') }
  })
}

function cec(): readonly GoldText[] {
  const folder = goldFolder('event-zh')
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.xml'))
    .sort()
    .map((name) => {
      const xml = readFileSync(new URL(name, folder), 'utf8').replace(/\n\s*/g, '')
      const [year, month, day] = xml.match(/<ReportTime[^>]*>([^<]*)</)?.[1]?.match(/\d+/g) ?? []
      const published = day ? [year, month!.padStart(2, '0'), day.padStart(2, '0')].join('-') : ''
      return { name, published, ...marked(xml.match(/<Content>([\s\S]*?)<\/Content>/)?.[1] ?? '', 'Time') }
    })
}

async function* speed(chrono: Finder | undefined): AsyncIterable<Figure> {
  for (const [language, texts] of [
    ['en', timebank()],
    ['uk', wikiwars()],
    ['zh', cec()],
  ] as const) {
    const readings: Reading[] = []
    for (const t of texts.slice(0, 80)) readings.push(await read(t.text, language, t.published))
    const sentences = readings.reduce((n, r) => n + r.sentences.length, 0)
    for (const r of readings.slice(0, 40)) extractTimes(r)
    const start = performance.now()
    for (const r of readings) extractTimes(r)
    yield {
      name: `time.${language}.speed`,
      value: (sentences / (performance.now() - start)) * 1000,
      unit: 'sentences/s',
    }
    if (language !== 'en' || !chrono) continue
    const from = performance.now()
    for (const t of texts.slice(0, 80)) await chrono(t.text, t.published)
    yield {
      name: `time.${language}.speed.chrono`,
      value: (sentences / (performance.now() - from)) * 1000,
      unit: 'sentences/s',
    }
  }
}
