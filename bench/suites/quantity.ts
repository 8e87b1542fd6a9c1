/**
 * Quantities against gold: NewsQuant (English news; support/newsquant.ts says how it is scored), and the cases with which
 * Recognizers-Text and Duckling test their numbers, shares, sums and measures; peers on the same data, speed too.
 * `READOUT_BENCH_MISSES=1` prints what is missed; `READOUT_BENCH_SET=news|recognizers|duckling|speed` runs one part.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { contentId } from '../../src/base/id.ts'
import { extractQuantities } from '../../src/extract/quantity.ts'
import { extractTimes } from '../../src/extract/time.ts'
import { loadLanguage } from '../../src/languages/index.ts'
import { loadParser } from '../../src/models/parser.ts'
import { loadSegmenter } from '../../src/models/segmenter.ts'
import { loadTagger } from '../../src/models/tagger.ts'
import { readDocument } from '../../src/read/read.ts'
import type { QuantityRecord, Reading, TimeRecord } from '../../src/record/index.ts'
import { type Figure, goldFolder, type Suite } from '../suite.ts'
import { tallyAsCqe } from './support/cqe.ts'
import { type Answer, contentWords, f1, newsQuant, type System, tally } from './support/newsquant.ts'
import { duckling } from './support/peer-duckling.ts'
import { type FindQuantities, recognizers } from './support/peer-numbers.ts'
import { compromiseSystem, recognizersSystem } from './support/peer-systems.ts'
import { unitNames } from './support/unit-names.ts'

const only = process.env['READOUT_BENCH_SET']
const verbose = process.env['READOUT_BENCH_MISSES'] === '1'
const report = verbose ? (line: string): void => console.log(line) : undefined

export const suite: Suite = {
  title: 'quantities: NewsQuant, numbers and units of Recognizers-Text and Duckling, peers, speed',
  run: async function* () {
    if (!only || only === 'news') yield* newsFigures('readout', readout, true)
    if (!only || only === 'news')
      for (const [name, load] of peers) {
        const system = await load()
        if (system) yield* newsFigures(name, system, false)
      }
    if (!only || only === 'recognizers')
      for (const code of ['en', 'zh', 'es', 'fr', 'de', 'ar'])
        yield* recognizers(code, { find: everyNumber, read: asReport }, report)
    if (!only || only === 'duckling') for (const code of ['ru', 'uk']) yield* duckling(code, everyNumber, report)
    if (!only || only === 'speed') yield* speed()
  },
}

const peers = [
  ['recognizers', recognizersSystem],
  ['compromise', compromiseSystem],
] as const

/** Sentences a second: ours over readings, trees on demand included; the peers over the same text of English news. */
async function* speed(): AsyncIterable<Figure> {
  for (const code of ['en', 'uk', 'zh', 'ru', 'ar', 'es', 'fr', 'de']) {
    const readings: { readonly reading: Reading; readonly times: readonly TimeRecord[] }[] = []
    for (const text of speedTexts(code)) {
      const reading = await read(text, code)
      readings.push({ reading, times: extractTimes(reading) })
    }
    const sentences = readings.reduce((n, { reading }) => n + reading.sentences.length, 0)
    if (sentences === 0) continue
    for (const { reading, times } of readings) extractQuantities(reading, { times })
    // again over new readings: trees are kept once they are made
    const fresh: typeof readings = []
    for (const { reading, times } of readings) fresh.push({ reading: await read(reading.document.text, code), times })
    const start = performance.now()
    for (const { reading, times } of fresh) extractQuantities(reading, { times })
    const perSecond = (sentences / (performance.now() - start)) * 1000
    yield { name: `quantity.${code}.speed`, value: perSecond, unit: 'sentences/s', note: `${sentences} sentences` }
  }
  const texts = newsQuant().slice(0, 150)
  for (const [name, load] of [['readout', async () => readout] as const, ...peers]) {
    const system = await load()
    if (!system) continue
    for (const { text } of texts.slice(0, 20)) await system(text)
    const start = performance.now()
    for (const { text } of texts) await system(text)
    const value = (texts.length / (performance.now() - start)) * 1000
    yield {
      name: `quantity.en-newsquant.speed.${name}`,
      value,
      unit: 'sentences/s',
      note: 'reading and times included',
    }
  }
}

/** News and encyclopedia sentences of the treebanks, 40 a text. */
function speedTexts(code: string): readonly string[] {
  const folder = goldFolder(`treebank-${code}`)
  const file = readdirSync(folder, { recursive: true })
    .map(String)
    .find((name) => /pud.*\.conllu$/i.test(name) || /test.*\.conllu$/i.test(name))
  if (!file) return []
  const lines = readFileSync(new URL(file, folder), 'utf8').match(/^# text = .*$/gm) ?? []
  const sentences = lines.slice(0, 800).map((l) => l.slice('# text = '.length))
  const texts: string[] = []
  for (let i = 0; i < sentences.length; i += 40) texts.push(sentences.slice(i, i + 40).join('\n\n'))
  return texts
}

async function* newsFigures(name: string, system: System, concepts: boolean): AsyncIterable<Figure> {
  const t = await tally(system, name === 'readout' ? report : undefined)
  const head = `quantity.en-newsquant.${name === 'readout' ? '' : `${name}.`}`
  const note = `${t.gold} quantities, ${t.got} found`
  yield { name: `${head}value`, value: f1(t.value, t), unit: 'f1', note }
  yield { name: `${head}value-unit`, value: f1(t.unit, t), unit: 'f1' }
  if (!concepts) return
  yield { name: `${head}counted-partial`, value: f1(t.countedPartial, t), unit: 'f1', note: '`of`, a word in common' }
  yield { name: `${head}counted-whole`, value: f1(t.countedWhole, t), unit: 'f1', note: '`of`, all words' }
  yield { name: `${head}counted-one`, value: f1(t.countedOne, t), unit: 'f1', note: '`of`, one concept of a list' }
  yield { name: `${head}counted-list`, value: f1(t.countedList, t), unit: 'f1', note: '`ofParts`, all words of all' }
  const cqe = await tallyAsCqe(system, report)
  yield { name: `${head}concept-partial`, value: f1(cqe.partial, cqe), unit: 'f1', note: "CQE's count: 0.761" }
  yield { name: `${head}concept-whole`, value: f1(cqe.complete, cqe), unit: 'f1', note: "CQE's count: 0.570" }
  const strict = await tallyAsCqe(recordForRecord)
  const one = 'one unit each, no range made of two records'
  yield { name: `${head}strict-value`, value: f1(strict.value, strict), unit: 'f1', note: `CQE 0.920; ${one}` }
  yield { name: `${head}strict-value-unit`, value: f1(strict.unit, strict), unit: 'f1', note: `CQE 0.856; ${one}` }
}

export async function read(text: string, code: string): Promise<Reading> {
  const language = (await loadLanguage(code))!
  const tagger = loadTagger(code)
  const parser = loadParser(code)
  return readDocument(
    {
      type: 'document',
      id: contentId<'document'>('d', text),
      source: '',
      language: code,
      publishedFrom: 'none',
      text,
      notices: [],
    },
    language,
    {
      ...(tagger ? { tag: tagger.tag } : {}),
      ...(parser ? { parse: parser } : {}),
      ...(language.unspaced ? { cut: loadSegmenter() } : {}),
    },
  )
}

/** Every number, as the peers' own cases want. */
const everyNumber: FindQuantities = async (text, code) =>
  extractQuantities(await read(text, code), { times: [] }, { scope: 'numbers' })

const asReport: FindQuantities = async (text, code) => extractQuantities(await read(text, code), { times: [] })

/** NewsQuant counts what Readout keeps as times or leaves out: durations, ages, bare numbers. Dates stay out. */
const readout: System = async (text) => {
  const { found, reading } = await measures(text)
  const moves = found.map((q, i) => movesTo(text, q, found[i + 1]))
  return found.flatMap((q, i) => {
    if (moves[i - 1]) return []
    const answer = answerOf(q, lemmas(reading, q))
    return [moves[i] ? { ...answer, value: [q.value!, found[i + 1]!.value!] } : answer]
  })
}

/** The same record for record: what moved stays two quantities. */
const recordForRecord: System = async (text) => {
  const { found, reading } = await measures(text)
  return found.map((q) => answerOf(q, lemmas(reading, q)))
}

async function measures(text: string): Promise<{ found: readonly QuantityRecord[]; reading: Reading }> {
  const reading = await read(text, 'en')
  const times = extractTimes(reading).filter((t) => t.timex.type === 'DATE' || t.timex.type === 'TIME')
  return { found: extractQuantities(reading, { times }, { scope: 'measures' }), reading }
}

/** "dropped from $36,040 at 10.45pm to $34,935": two quantities by the contract, one range in NewsQuant. */
const movesTo = (text: string, q: QuantityRecord, next: QuantityRecord | undefined): boolean =>
  next?.value !== undefined &&
  q.value !== undefined &&
  (next.unit === q.unit || next.unit === undefined) &&
  /\bfrom $/.test(text.slice(0, q.span.start)) &&
  /^(?: [^.;,]{0,30})? to $/.test(text.slice(q.span.end, next.span.start))

/** Units that Readout folds into others and NewsQuant does not. */
const parts: readonly (readonly [RegExp, string, number])[] = [
  [/(?<!per )\bcents?\b/i, 'cent', 100],
  [/\bbasis points?\b/i, 'basis point', 100],
  [/\bsen\b/, 'sen', 100],
  [/\d ?p\b/, 'point', 100],
]

/** The dictionary forms of what is counted: NewsQuant has "good screen" for "best screens". */
const lemmas = (reading: Reading, { ofSpan }: QuantityRecord): string =>
  reading.sentences
    .flatMap((s) => s.tokens.filter((t) => ofSpan && t.start >= ofSpan.start && t.end <= ofSpan.end))
    .map((t) => t.lemma)
    .join(' ')

function answerOf(q: QuantityRecord, lemma: string): Answer {
  const { min, max, value, approximate } = q
  const wide = approximate && min !== undefined && max !== undefined && (max + 1 === min * 10 || min === 24)
  const ends =
    value !== undefined ? [value] : min !== undefined && max !== undefined ? [min, wide ? max + 1 : max] : [min ?? max!]
  if (wide && min === 24) ends.splice(0, 2, 12, 120)
  const part = parts.find(([form]) => form.test(q.quote))
  const names = part ? [part[1]] : q.unit === undefined ? undefined : (unitNames[q.unit] ?? [q.unit])
  const per = q.per && ` per ${unitNames[q.per]?.[0] ?? q.per.replace(/[{}]/g, '')}`
  const counted = contentWords(q.of ?? '')
  const share = names === undefined && /half|third|quarter|fifth|out of|[/⁄½⅓¼]/i.test(q.quote)
  // NewsQuant's unit of a bare count is the noun right behind it; what stands elsewhere is its concept, and its unit is `-`
  const beside = q.ofSpan !== undefined && q.ofSpan.start >= q.span.start && q.ofSpan.end <= q.span.end
  const bare = names === undefined && !share && beside
  // a unit with what it measures is one unit there: a million barrels of oil
  const stuff = names?.map((n) => `${n} of ${counted.join(' ')}${per ?? ''}`) ?? []
  // of a count, its noun is the unit and the concept what else it is told of
  const phrases = (q.ofParts ?? (q.ofSpan ? [{ text: q.of!, span: q.ofSpan }] : []))
    .filter(({ span }) => !bare || span.start < q.ofSpan!.start || span.end > q.ofSpan!.end)
    .map(({ text }) => text)
  const unit = share ? ['%'] : (names?.map((n) => n + (per ?? '')) ?? (bare ? [lemma + (per ?? '')] : ['-']))
  return {
    value: part ? ends.map((v) => Number((v * part[2]).toPrecision(12))) : ends,
    unit: counted[0] === 'times' ? ['count'] : unit,
    orUnit: share
      ? [`% ${counted.join(' ')}`]
      : names && counted.length > 0
        ? stuff
        : bare
          ? [counted.join(' ') + (per ?? ''), lemma]
          : [],
    counted,
    bare,
    concept: phrases.flatMap(contentWords),
    text: q.quote,
  }
}
