/** The text of pages against the text that a reader wants: the test pages of Readability (news among them). Token multiset F1 a page. */
import { readdirSync, readFileSync } from 'node:fs'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { articleOfHtml } from '../../src/acquire/html.ts'
import { type Figure, goldFolder, type Suite } from '../suite.ts'

const words = (text: string): readonly string[] =>
  text.normalize('NFKC').match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu) ?? []

function prf(
  found: readonly string[],
  wanted: readonly string[],
): { readonly precision: number; readonly recall: number; readonly f1: number } {
  const bag = new Map<string, number>()
  for (const w of wanted) bag.set(w, (bag.get(w) ?? 0) + 1)
  let shared = 0
  for (const w of found) {
    const left = bag.get(w) ?? 0
    if (left > 0) {
      shared++
      bag.set(w, left - 1)
    }
  }
  const precision = found.length ? shared / found.length : 0
  const recall = wanted.length ? shared / wanted.length : 0
  return { precision, recall, f1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0 }
}

const mean = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0) / xs.length

/** What readability gives by itself, for comparison. */
function plainReadability(html: string): string {
  const { document } = parseHTML(html)
  return new Readability(document as unknown as Document).parse()?.textContent ?? ''
}

function* run(): Generator<Figure> {
  const folder = goldFolder('html/readability')
  const pages = readdirSync(folder).sort()
  for (const [who, read] of [
    ['', (html: string) => articleOfHtml(html)?.text ?? ''],
    ['.peer', plainReadability],
  ] as const) {
    const scores: ReturnType<typeof prf>[] = []
    let ms = 0
    for (const page of pages) {
      const file = (name: string): string => readFileSync(new URL(`${page}/${name}`, folder), 'utf8')
      const wanted = words(
        parseHTML(`<html><body>${file('expected.html')}</body></html>`).document.body.textContent ?? '',
      )
      const html = file('source.html')
      const start = performance.now()
      const text = read(html)
      ms += performance.now() - start
      const score = prf(words(text), wanted)
      scores.push(score)
      if (who === '' && score.f1 < 0.9 && process.env['MISSES']) console.error(page, score)
    }
    for (const measure of ['precision', 'recall', 'f1'] as const)
      yield {
        name: `html.readability.${measure}${who}`,
        value: mean(scores.map((s) => s[measure])),
        unit: 'f1',
        note: `${pages.length} pages`,
      }
    yield { name: `html.pages-per-s${who}`, value: (pages.length * 1000) / ms, unit: '1/s' }
  }
}

export const suite: Suite = { title: 'main text of pages', run }
