/** What rose, fell or stood at so much, in scripts without spaces: the phrase before the verb that leads to the measure. */
import type { Span } from '../../base/span.ts'
import type { Sentence } from '../../record/index.ts'
import type { QuantityWords } from './words.ts'

interface Place {
  readonly text: string
  readonly sentence: Sentence
  readonly words: QuantityWords
  readonly inTime: (token: number) => boolean
}

const leads = new Set(['up', 'down', 'level'])

/**
 * 中国对欧洲的出口增长5%, 失业率为6%. In: where the measure starts, its bounds included. Out: the noun phrase before the words
 * of change or level that stand there, without the time that opens it; undefined where other words stand there.
 */
export function movedThing({ text, sentence, words, inTime }: Place, start: number): Span | undefined {
  const verb = startOfVerb(text, sentence.span.start, start, words)
  if (verb === start) return undefined
  const { tokens } = sentence
  let to = tokens.findLastIndex((t) => t.end <= verb)
  if (tokens[to]?.end !== verb) return undefined
  // 投资在2015年增长了6%
  while (to > 0 && (inTime(to) || /^(?:ADP|ADV)$/.test(tokens[to]!.upos))) to--
  const last = tokens[to]!
  if (inTime(to) || !/^\p{Script=Han}{2,}$/u.test(last.text)) return undefined
  let from = to
  while (
    from > 0 &&
    to - from < 7 &&
    /^(?:NOUN|PROPN|ADJ|X|ADP|PART)$/.test(tokens[from - 1]!.upos) &&
    !inTime(from - 1)
  )
    from--
  const opens = (i: number): boolean =>
    /^(?:ADP|PART)$/.test(tokens[i]!.upos) ||
    words.list.some((p) => p.means === 'part-of' && p.form === tokens[i]!.text)
  while (from < to && opens(from)) from++
  return { start: tokens[from]!.start, end: last.end }
}

/** Where the words of change or level right before a place begin. */
function startOfVerb(text: string, low: number, place: number, words: QuantityWords): number {
  let at = place
  for (let steps = 0; steps < 3; steps++) {
    const form = words.list.find(
      (p) => leads.has(p.means) && at - p.form.length >= low && text.startsWith(p.form, at - p.form.length),
    )
    if (!form) break
    at -= form.form.length
  }
  return at
}
