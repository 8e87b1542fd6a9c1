/**
 * Who said what against gold: PolNeAR (English news) by exact spans of source, cue and content, SpkAtt (German speeches)
 * by tokens of cue and message, adaq (Czech press) by words of content. They mark far more than the record contract does: what somebody thinks, wants, decides,
 * says of himself. So the English figures, and the German and Czech ones so named, count what `findAttitudes` finds too, none of which
 * becomes a record. `READOUT_BENCH_MISSES=1` prints what is missed.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { overlaps, type Span } from '../../src/base/span.ts'
import { type Article, readNames } from '../../src/engine.ts'
import { type FoundStatement, findAttitudes, findStatements } from '../../src/extract/statement.ts'
import { type Figure, goldFolder, type Suite } from '../suite.ts'
import {
  type Attribution,
  adaq,
  attributionsOf,
  besideGold,
  brat,
  type SpkAtt,
  spoken,
  written,
} from './support/attributions.ts'

const verbose = process.env['READOUT_BENCH_MISSES'] === '1'
/** one set alone, for work on it */
const only = process.env['READOUT_BENCH_SET']

export const suite: Suite = {
  title: 'who said what: PolNeAR (en), SpkAtt (de), adaq (cs)',
  run: async function* () {
    if (!only || only === 'en') yield* polnear()
    if (!only || only === 'de') yield* spkatt()
    if (!only || only === 'cs') yield* czech()
  },
}

const articleOf = (text: string, language: string): Article => ({
  source: 'bench',
  text,
  language,
  publishedFrom: 'none',
  notices: [],
})

async function found(text: string, language: string, attitudes = true): Promise<readonly FoundStatement[]> {
  const { reading, soFar } = await readNames(articleOf(text, language))
  const said = findStatements(reading, soFar)
  if (!attitudes) return said
  const held = findAttitudes(reading, soFar).filter(
    (f) => !said.some((s) => s.cue && overlaps(s.cue.span, f.cue!.span)),
  )
  return [...said, ...held]
}

/** First and last letter of each stretch; stretches between which no letter stands are one. */
function edges(text: string, spans: readonly Span[]): string {
  const out: [number, number][] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    let { start, end } = span
    while (start < end && !/[\p{L}\p{N}]/u.test(text[start]!)) start++
    while (end > start && !/[\p{L}\p{N}]/u.test(text[end - 1]!)) end--
    if (start >= end) continue
    const last = out.at(-1)
    if (last && !/[\p{L}\p{N}]/u.test(text.slice(last[1], start))) last[1] = end
    else out.push([start, end])
  }
  return out.map(([a, b]) => `${a}-${b}`).join(' ')
}

interface Tally {
  gold: number
  output: number
  right: number
}
const tally = (): Tally => ({ gold: 0, output: 0, right: 0 })
const f1 = ({ gold, output, right }: Tally): number => (gold + output === 0 ? 0 : (2 * right) / (gold + output))
const note = ({ gold, output, right }: Tally): string =>
  `${gold} in gold, precision ${(right / (output || 1)).toFixed(3)}, recall ${(right / (gold || 1)).toFixed(3)}`

async function* polnear(): AsyncIterable<Figure> {
  const folder = goldFolder('attribution-en/dev')
  const tallies = { source: tally(), cue: tally(), content: tally(), whole: tally(), touched: tally() }
  const bins = new Map<string, [number, number]>()
  for (const name of readdirSync(folder)
    .filter((n) => n.endsWith('.txt'))
    .sort()) {
    const text = readFileSync(new URL(name, folder), 'utf8')
    const gold = brat(readFileSync(new URL(name.replace(/txt$/, 'ann'), folder), 'utf8'))
    const output = attributionsOf(text, await found(text, 'en'))
    for (const role of ['source', 'cue', 'content'] as const)
      match(tallies[role], gold, output, (a) => (a[role] ? edges(text, a[role]) : ''))
    match(tallies.whole, gold, output, (a) => `${edges(text, a.source ?? [])}|${edges(text, a.content)}`)
    touch(tallies.touched, gold, output)
    calibrate(bins, text, gold, output)
    if (verbose) misses(text, gold, output)
  }
  for (const role of ['source', 'cue', 'content'] as const)
    yield {
      name: `attribution.en.${role}`,
      value: f1(tallies[role]),
      unit: 'f1',
      note: `exact spans, attitudes counted, which are no records; ${note(tallies[role])}`,
    }
  yield {
    name: 'attribution.en.joint',
    value: f1(tallies.whole),
    unit: 'f1',
    note: `source and content; ${note(tallies.whole)}`,
  }
  yield {
    name: 'attribution.en.touched',
    value: f1(tallies.touched),
    unit: 'f1',
    note: `contents overlap by half; ${note(tallies.touched)}`,
  }
  for (const [bin, [right, all]] of [...bins].sort())
    yield {
      name: `attribution.en.at-${bin}`,
      value: right / all,
      unit: 'share',
      note: `content overlaps gold by half, of ${all} at this confidence`,
    }
}

/** One-to-one by key; an absent role counts for neither side. */
function match(
  t: Tally,
  gold: readonly Attribution[],
  output: readonly Attribution[],
  key: (a: Attribution) => string,
): void {
  const keys = gold.map(key).filter((k) => k !== '' && k !== '|')
  const left = [...keys]
  const mine = output.map(key).filter((k) => k !== '' && k !== '|')
  t.gold += keys.length
  t.output += mine.length
  for (const k of mine) {
    const at = left.indexOf(k)
    if (at < 0) continue
    left.splice(at, 1)
    t.right++
  }
}

const cover = (spans: readonly Span[]): Span => ({
  start: Math.min(...spans.map((s) => s.start)),
  end: Math.max(...spans.map((s) => s.end)),
})
function near(a: Attribution, b: Attribution): boolean {
  const x = cover(a.content)
  const y = cover(b.content)
  const both = Math.min(x.end, y.end) - Math.max(x.start, y.start)
  return both > 0 && both / (Math.max(x.end, y.end) - Math.min(x.start, y.start)) >= 0.5
}

function touch(t: Tally, gold: readonly Attribution[], output: readonly Attribution[]): void {
  t.gold += gold.length
  t.output += output.length
  const used = new Set<Attribution>()
  for (const g of gold) {
    const o = output.find((x) => !used.has(x) && near(g, x))
    if (!o) continue
    used.add(o)
    t.right++
  }
}

function calibrate(
  bins: Map<string, [number, number]>,
  _text: string,
  gold: readonly Attribution[],
  output: readonly Attribution[],
): void {
  for (const o of output) {
    const bin = (Math.floor((o.confidence ?? 0) * 10) / 10).toFixed(1)
    const [right, all] = bins.get(bin) ?? [0, 0]
    bins.set(bin, [right + (gold.some((g) => near(g, o)) ? 1 : 0), all + 1])
  }
}

function misses(text: string, gold: readonly Attribution[], output: readonly Attribution[]): void {
  const show = (a: Attribution): string =>
    [a.source, a.cue, a.content]
      .map((s) =>
        s
          ? s
              .map((x) => text.slice(x.start, x.end))
              .join(' … ')
              .replaceAll('\n', ' ')
          : '-',
      )
      .join(' | ')
  for (const g of gold) {
    const exact = output.some(
      (o) =>
        edges(text, o.content) === edges(text, g.content) &&
        edges(text, o.source ?? []) === edges(text, g.source ?? []),
    )
    if (exact) continue
    const o =
      output.find((x) => near(g, x)) ??
      output.find(
        (x) =>
          overlaps(cover(x.content), cover(g.content)) &&
          overlaps(cover(x.cue ?? x.content), cover(g.cue ?? g.content)),
      )
    console.log(
      `${o ? (edges(text, o.content) === edges(text, g.content) ? 'SOURCE' : 'CONTENT') : 'MISS'}\t${show(g)}${o ? `\n\tgot ${o.how} ${show(o)}` : ''}`,
    )
  }
  for (const o of output)
    if (!gold.some((g) => near(g, o) || (g.cue && o.cue && overlaps(cover(g.cue), cover(o.cue)))))
      console.log(`EXTRA\t${o.how} ${show(o)}`)
}

async function* spkatt(): AsyncIterable<Figure> {
  for (const attitudes of [false, true]) {
    const { joint, cues } = await spkattTallies(attitudes)
    const which = attitudes ? '-with-attitudes' : ''
    const counted = attitudes ? 'attitudes, I, we and nobody counted, which are no records' : 'records alone'
    yield {
      name: `attribution.de.joint${which}`,
      value: f1(joint),
      unit: 'f1',
      note: `tokens of cue and message, ${counted}; ${note(joint)}`,
    }
    yield { name: `attribution.de.cue${which}`, value: f1(cues), unit: 'f1', note: note(cues) }
  }
}

async function spkattTallies(attitudes: boolean): Promise<{ readonly joint: Tally; readonly cues: Tally }> {
  const folder = goldFolder('attribution-de/train')
  const joint = tally()
  const cues = tally()
  for (const name of readdirSync(folder).sort()) {
    const { Sentences, Annotations } = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as SpkAtt
    const { text, places } = written(Sentences)
    const output = await found(text, 'de', attitudes)
    const gold = Annotations.filter((a) => a.Message.length > 0)
    const used = new Set<FoundStatement>()
    for (const g of gold) {
      const at = (ids: readonly string[]): readonly Span[] => ids.map((id) => places.get(id)!).filter(Boolean)
      const o = output.find((x) => !used.has(x) && x.cue && at(g.Cue).some((s) => overlaps(s, x.cue!.span)))
      joint.gold += g.Cue.length + g.Message.length
      cues.gold++
      if (!o) {
        if (verbose)
          console.log(
            `MISS\t${at(g.Source)
              .map((s) => text.slice(s.start, s.end))
              .join(' ')} | ${at(g.Cue)
              .map((s) => text.slice(s.start, s.end))
              .join(' ')} | ${at(g.Message)
              .map((s) => text.slice(s.start, s.end))
              .join(' ')}`,
          )
        continue
      }
      used.add(o)
      cues.right++
      const cueTokens = at(g.Cue).filter((s) => overlaps(s, o.cue!.span)).length
      const message = at(g.Message).filter((s) => overlaps(s, o.content)).length
      joint.right += cueTokens + message
      if (verbose && message < g.Message.length * 0.6)
        console.log(
          `PART\t${at(g.Cue)
            .map((s) => text.slice(s.start, s.end))
            .join(' ')} | ${at(g.Message)
            .map((s) => text.slice(s.start, s.end))
            .join(' ')}\n\tgot ${o.how} ${text.slice(o.content.start, o.content.end)}`,
        )
    }
    const tokensIn = (s: Span): number => [...places.values()].filter((p) => overlaps(p, s)).length
    cues.output += output.filter((o) => o.cue).length
    joint.output += output
      .filter((o) => o.cue)
      .reduce((n, o) => n + Math.min(2, tokensIn(o.cue!.span)) + tokensIn(o.content), 0)
    if (verbose)
      for (const o of output)
        if (o.cue && !used.has(o))
          console.log(
            `EXTRA\t${o.how} ${o.speaker.text} | ${o.cue.lemma} | ${text.slice(o.content.start, o.content.end)}`,
          )
  }
  return { joint, cues }
}

/** Sentences of Czech newspapers, each read alone: half of them say nothing. */
async function* czech(): AsyncIterable<Figure> {
  const folder = goldFolder('attribution-cs')
  const sentences = adaq(
    readFileSync(new URL('cs_sentences.tsv', folder), 'utf8'),
    readFileSync(new URL('cs_tokens.tsv', folder), 'utf8'),
  )
  for (const attitudes of [false, true]) {
    const content = tally()
    for (const { text, words } of sentences) {
      const output = await found(text, 'cs', attitudes)
      const said = words.map((w) => output.some((o) => spoken(text, o).some((s) => overlaps(s, w))))
      content.gold += words.filter((w) => w.content).length
      content.output += said.filter(Boolean).length
      content.right += words.filter((w, i) => w.content && said[i]).length
      if (verbose && words.some((w, i) => w.content !== said[i])) console.log(besideGold(text, words, output))
    }
    const counted = attitudes ? 'attitudes, I, we and nobody named counted, which are no records' : 'records alone'
    yield {
      name: `attribution.cs.content${attitudes ? '-with-attitudes' : ''}`,
      value: f1(content),
      unit: 'f1',
      note: `words of content, marks left out; ${counted}; ${note(content)}`,
    }
  }
}
