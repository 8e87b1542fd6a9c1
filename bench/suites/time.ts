/**
 * Times against gold: TimeBank (news, English), WikiWarsUA (Ukrainian), CEC (Chinese emergency news, spans only), and the
 * cases with which Recognizers-Text and Duckling test themselves; beside Readout, on the same texts, the peers that know
 * the language. `READOUT_BENCH_MISSES=1` prints what is missed, `READOUT_BENCH_SET=en|uk|zh|recognizers` takes one set alone.
 */
import { contentId } from '../../src/base/id.ts'
import { extractQuantities } from '../../src/extract/quantity.ts'
import { extractTimes, type TimeOptions } from '../../src/extract/time.ts'
import { loadLanguage } from '../../src/languages/index.ts'
import { loadSegmenter } from '../../src/models/segmenter.ts'
import { loadTagger } from '../../src/models/tagger.ts'
import { readDocument } from '../../src/read/read.ts'
import type { Reading, TimeRecord } from '../../src/record/index.ts'
import type { Figure, Suite } from '../suite.ts'
import { duckling } from './support/peer-duckling-times.ts'
import { recognizers } from './support/peer-times.ts'
import { cec, type GoldText, type GoldTime, timebank, wikiwars } from './support/time-gold.ts'
import { type Finder, peersOf } from './support/time-peers.ts'

/** one set alone, for work on it */
const only = process.env['READOUT_BENCH_SET']
const verbose = process.env['READOUT_BENCH_MISSES'] === '1'
/** texts that the peers are asked about, some of them taking a second for each */
const peerTexts = 40

export const suite: Suite = {
  title: 'times: TimeBank, WikiWarsUA, CEC, the cases of Recognizers-Text and Duckling; peers beside; speed',
  run: async function* () {
    for (const set of sets()) {
      if (only && !set.name.startsWith(only)) continue
      const find = await readoutFinder(set.language, { vague: true })
      yield* score(`time.${set.name}`, set.texts, { find, values: set.values, verbose })
      if (only) continue
      const few = set.texts.slice(0, peerTexts)
      const part = { values: set.values, verbose: false }
      yield* score(`time.${set.name}-${few.length}.readout`, few, { find, ...part })
      for (const peer of await peersOf(set.language))
        yield* score(`time.${set.name}-${few.length}.${peer.name}`, few, { find: peer.find, ...part })
    }
    if (only && only !== 'recognizers') return
    for (const language of ['en', 'zh', 'es', 'fr', 'de', 'ar']) {
      const find = await readoutFinder(language, {})
      const findVague = await readoutFinder(language, { vague: true, ages: true })
      yield* recognizers(language, { find, findVague, peers: only ? [] : await peersOf(language), verbose })
    }
    if (only) return
    for (const language of ['ru', 'uk']) yield* duckling(language, await readoutFinder(language, {}), verbose)
    yield* speed()
  },
}

interface GoldSet {
  readonly name: string
  readonly language: string
  readonly texts: readonly GoldText[]
  readonly values: boolean
}

const sets = (): readonly GoldSet[] => [
  { name: 'en-timebank', language: 'en', texts: timebank(), values: true },
  { name: 'uk-wikiwars', language: 'uk', texts: wikiwars(), values: true },
  { name: 'zh-cec', language: 'zh', texts: cec(), values: false },
]

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

/** Spellings of one value that the gold sets mix: W7 and W07, 198 and 198X, 19XX and 19, 1949-XX and 1949, T17 and T17:00, P1E and P10Y. */
const plain = (value: string): string =>
  value
    .replace(/-W(\d)(?!\d)/, '-W0$1')
    .replace(/^(\d{3})$/, '$1X')
    .replace(/^(\d\d)XX$/, '$1')
    .replace(/-XX$/, '')
    .replace(/^P(\d+)([ECL])$/, (_, n, unit) => `P${n}${{ E: '0', C: '00', L: '000' }[unit as string]}Y`)
    .replace(/T24(:00)?$/, 'T24')
    .replace(/(T\d\d)$/, '$1:00')

const same = (gold: string, got: string): boolean =>
  plain(gold) === plain(got) || (/^T\d/.test(gold) && got.endsWith(gold))

interface ScoreOptions {
  readonly find: Finder
  readonly values: boolean
  readonly verbose: boolean
}

async function* score(
  name: string,
  texts: readonly GoldText[],
  { find, values, verbose }: ScoreOptions,
): AsyncIterable<Figure> {
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

/** Texts of each language that speed is taken on, and how many of them slow peers get. */
const speedTexts = 80
const slowTexts = 8

/** Sentences a second on one core: times alone, times and quantities together, and each peer on the same texts. */
async function* speed(): AsyncIterable<Figure> {
  for (const { language, texts } of sets()) {
    const readings: Reading[] = []
    for (const t of texts.slice(0, speedTexts)) readings.push(await read(t.text, language, t.published))
    const sentences = (list: readonly Reading[]): number => list.reduce((n, r) => n + r.sentences.length, 0)
    const figure = (name: string, count: number, from: number): Figure => ({
      name: `time.${language}.speed${name}`,
      value: (count / (performance.now() - from)) * 1000,
      unit: 'sentences/s',
    })
    for (const r of readings.slice(0, 40)) extractQuantities(r, { times: extractTimes(r) })
    const start = performance.now()
    for (const r of readings) extractTimes(r)
    yield figure('', sentences(readings), start)
    const both = performance.now()
    for (const r of readings) extractQuantities(r, { times: extractTimes(r) })
    yield figure('.with-quantities', sentences(readings), both)
    for (const peer of await peersOf(language)) {
      const some = texts.slice(0, peer.slow ? slowTexts : speedTexts)
      await peer.find(some[0]!.text, some[0]!.published)
      const from = performance.now()
      for (const t of some) await peer.find(t.text, t.published)
      yield figure(`.${peer.name}`, sentences(readings.slice(0, some.length)), from)
    }
  }
}
