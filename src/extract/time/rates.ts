/** Rates: how much in a day is a quantity and no time. */
import type { Edge } from './chart.ts'

const smaller = ['S', 'MI', 'H', 'D', 'W', 'F', 'M', 'Q', 'HY', 'Y', 'DE']
const rateReach = 16

/** "16 hours every day", "每天停电8小时" are rates, which are quantities: neither half is a time of its own. */
export function withoutRates(text: string, edges: readonly Edge[]): readonly Edge[] {
  const out: Edge[] = []
  for (let i = 0; i < edges.length; i++) {
    const a = edges[i]!
    const b = edges[i + 1]
    if (
      b &&
      isRate(a, b) &&
      b.from - a.to <= rateReach &&
      !/[,;.，。；、\u060c\u061b\n]/u.test(text.slice(a.to, b.from))
    )
      i++
    else if (!isCounted(text, a)) out.push(a)
  }
  return out
}

function isRate(a: Edge, b: Edge): boolean {
  const set = a.kind === 'SET' ? a : b.kind === 'SET' ? b : undefined
  const length = a.kind === 'DURATION' ? a : b.kind === 'DURATION' ? b : undefined
  if (!set || !length || set.bag['wd'] !== undefined) return false
  const rank = smaller.indexOf(String(length.bag['unit']))
  return rank >= 0 && rank < smaller.indexOf(String(set.bag['unit']))
}

const countReach = 32

/** "72 ships daily", "20% annually": a set that follows a count tells its rate. */
const isCounted = (text: string, e: Edge): boolean =>
  e.kind === 'SET' &&
  e.bag['quant'] === 'EVERY' &&
  e.bag['wd'] === undefined &&
  /(?:^|\s)\p{Nd}[\p{Nd}.,]*(?:\s?%\s|\s(?:[^\s.,;:]+\s){1,2})$/u.test(
    text.slice(Math.max(0, e.from - countReach), e.from),
  )
