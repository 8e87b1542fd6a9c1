/**
 * Chinese emergency news (CEC): the words that tell of an event, for the classes that map to Readout's types
 * (support/cec-classes.tsv). A denoter is found where an event of one of its class's types has its trigger at, or
 * overlapping, its place. Precision is over Readout's events of those types; one that stands at a denoter that the table
 * leaves out counts neither way.
 */
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { overlaps, type Span } from '../../src/base/span.ts'
import { readArticle } from '../../src/engine.ts'
import { type Figure, goldFolder, type Suite } from '../suite.ts'

interface MappedClass {
  readonly types: readonly string[]
  readonly words: readonly string[]
}

const classes: readonly MappedClass[] = readFileSync(new URL('support/cec-classes.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((l) => l !== '' && !l.startsWith('#'))
  .slice(1)
  .map((l) => {
    const [types = '', words = ''] = l.split('\t')
    return { types: types.split(' '), words: words.split(' ') }
  })
const mapped = new Set(classes.flatMap((c) => c.types))

interface Denoter {
  readonly span: Span
  readonly types: readonly string[]
}

/** The text of an annotated report, with its denoters. */
export function reportOf(xml: string): { readonly text: string; readonly denoters: readonly Denoter[] } {
  const body = /<Content>([\s\S]*?)<\/Content>/.exec(xml)?.[1] ?? ''
  let text = ''
  let start = -1
  const denoters: Denoter[] = []
  for (const [part] of body.matchAll(/<[^>]*>|[^<]+/g)) {
    if (part.startsWith('<Denoter')) start = text.length
    else if (part.startsWith('</Denoter')) {
      const word = text.slice(start)
      const found = classes.find((c) => c.words.some((w) => word.includes(w)))
      denoters.push({ span: { start, end: text.length }, types: found?.types ?? [] })
    } else if (part.startsWith('</Paragraph')) text += '\n'
    else if (!part.startsWith('<')) text += part.replace(/\s+/g, '')
  }
  return { text, denoters }
}

export const suite: Suite = {
  title: 'events in Chinese emergency news: words that tell of them, for the classes that map',
  async *run(): AsyncIterable<Figure> {
    const files = globSync('*/*.xml', { cwd: fileURLToPath(goldFolder('event-zh')) }).sort()
    let gold = 0
    let found = 0
    let produced = 0
    for (const file of files) {
      const { text, denoters } = reportOf(readFileSync(new URL(file, goldFolder('event-zh')), 'utf8'))
      const { events, document } = await readArticle({
        source: file,
        text,
        notices: [],
        publishedFrom: 'none',
        language: 'zh',
      })
      if (document.text !== text) continue
      const typed = events.map((e) => ({ trigger: e.trigger, type: e.plover?.type ?? e.impact?.kind ?? '' }))
      for (const d of denoters.filter((x) => x.types.length > 0)) {
        gold++
        if (typed.some((e) => d.types.includes(e.type) && overlaps(e.trigger, d.span))) found++
      }
      produced += typed.filter(
        (e) => mapped.has(e.type) && !denoters.some((d) => d.types.length === 0 && overlaps(d.span, e.trigger)),
      ).length
    }
    const precision = found / produced
    const recall = found / gold
    const f1 = (2 * precision * recall) / (precision + recall)
    yield { name: 'events.cec.precision', value: precision, unit: 'share', note: `${produced} of ours` }
    yield { name: 'events.cec.recall', value: recall, unit: 'share', note: `${gold} of theirs, classes that map` }
    yield { name: 'events.cec.trigger', value: f1, unit: 'f1' }
  },
}
