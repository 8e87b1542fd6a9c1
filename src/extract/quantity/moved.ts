/** What rose, fell, stood or was so much, by the order of words around its verb; the tree decides where it is not plain. */
import type { Span } from '../../base/span.ts'
import type { Token } from '../../record/index.ts'
import type { InTime } from './beside.ts'
import { isKind, phraseAt, phraseBefore, type QuantityWords } from './words.ts'

/**
 * "exports to China dropped 7%", "the price of oil was $70", "boost the range by 35 miles", "ارتفع سعر النفط 3%".
 * In: the first token of the measure, its bounds included. Out: the noun phrase right before the verb that leads to the
 * measure, or between such a verb and the measure; undefined where something else stands there.
 */
export function movedThing(
  tokens: readonly Token[],
  first: number,
  words: QuantityWords,
  inTime: InTime,
): Span | undefined {
  const at = passBack(tokens, first - 1, words, inTime)
  if (leads(tokens, at, words)) return subjectBefore(tokens, at, words, inTime)
  const thing = phraseEnding(tokens, at, words, inTime)
  const verb = thing && tokens[thing.start - 1]
  return verb && verb.upos !== 'AUX' && leads(tokens, thing.start - 1, words) ? spanOf(tokens, thing) : undefined
}

/** Back over what stands between a verb and a measure: by, to, only, about, a time. */
function passBack(tokens: readonly Token[], from: number, words: QuantityWords, inTime: InTime): number {
  let at = from
  for (let steps = 0; at >= 0 && steps < 6; steps++) {
    const bound = phraseBefore(words.boundsBefore, tokens, at, words.clitics)
    const lead = bound ? undefined : phraseBefore(words.kindsBefore.get('leads'), tokens, at, words.clitics)
    if (bound) at -= bound.words.length
    // ارتفعت الاستثمارات بنسبة 6%
    else if (lead && tokens[at]!.upos === 'NOUN') at -= lead.words.length
    else if (inTime(at) || (/^(?:ADP|DET|ADV|PART)$/.test(tokens[at]!.upos) && !leads(tokens, at, words))) at--
    else break
  }
  return at
}

/** A verb of change or level, a copula, or "up": what a measure stands behind. */
function leads(tokens: readonly Token[], at: number, words: QuantityWords): boolean {
  const t = tokens[at]
  if (!t) return false
  if (t.upos === 'AUX') return true
  const kind = words.changes.get(t.norm) ?? words.changes.get(t.lemma)
  return t.upos !== 'NOUN' && (kind === 'up' || kind === 'down' || kind === 'level')
}

const helps = /^(?:AUX|ADV|PART|VERB|ADP)$/

function subjectBefore(tokens: readonly Token[], verb: number, words: QuantityWords, inTime: InTime): Span | undefined {
  // JD Sports, down 1.95p
  const aside = tokens[verb - 1]?.text === ',' && /^(?:ADV|ADP|ADJ)$/.test(tokens[verb]!.upos)
  let at = verb - 1 - (aside ? 1 : 0)
  let raised = false
  // has also been expected to
  while (at >= 0 && verb - at < 6 && (helps.test(tokens[at]!.upos) || inTime(at))) {
    raised ||= tokens[at]!.upos === 'PART'
    at--
  }
  // bank stocks, which were up 2.8%
  if (/PronType=Rel/.test(tokens[at]?.feats ?? '') && tokens[at - 1]?.text === ',') at -= 2
  const thing = phraseEnding(tokens, at, words, inTime)
  if (!thing) return undefined
  // "hit its highest level, having risen": the object of another verb, but "cause sea levels to rise"
  const before = tokens[thing.start - 1]?.upos === 'PRON' ? tokens[thing.start - 2] : tokens[thing.start - 1]
  const finite = tokens.slice(at + 1, verb + 1).some((t) => /VerbForm=Fin/.test(t.feats))
  return before?.upos === 'VERB' && !raised && !finite ? undefined : spanOf(tokens, thing)
}

interface Phrase {
  /** with what only points */
  readonly start: number
  readonly from: number
  readonly to: number
}

const inside = /^(?:NOUN|PROPN|ADJ|ADP|DET|NUM|X)$/

/** The noun phrase that ends at a token, with what hangs on it by prepositions; none that starts with one. */
function phraseEnding(tokens: readonly Token[], to: number, words: QuantityWords, inTime: InTime): Phrase | undefined {
  // 58 dollars per barrel and …
  const measures = (i: number): boolean =>
    phraseAt(words.units, tokens, i) !== undefined && /^(?:NUM|ADP|NOUN|SYM)$/.test(tokens[i - 1]?.upos ?? '')
  const belongs = (i: number): boolean => {
    const t = tokens[i]
    // as Sony lost 2.7%
    if (!t || isKind(words, 'clauses', tokens, i)) return false
    const points = tokens[i - 1]?.upos === 'DET'
    // the September contract; the driving range
    if (inTime(i)) return points && i < to && t.upos === 'PROPN'
    if (t.upos === 'VERB')
      return (points || tokens[i - 1]?.upos === 'ADP') && i < to && /VerbForm=(?:Part|Ger)/.test(t.feats)
    if (t.upos === 'CCONJ') return /^(?:NOUN|PROPN)$/.test(tokens[i - 1]?.upos ?? '') && !measures(i - 1)
    // في هذا المجال
    if (t.upos === 'PRON' && tokens[i - 1]?.upos === 'ADP') return i < to && !/PronType=(?:Rel|Int)/.test(t.feats)
    if (t.text === '&') return true
    return inside.test(t.upos) || (/^['’-]/.test(t.text) && !t.spaced) || (t.upos === 'PART' && !t.spaced)
  }
  const last = tokens[to]
  // S&P 500; a name that opens a sentence and that no tagger knows
  const named =
    (last?.upos === 'NUM' && tokens[to - 1]?.upos === 'PROPN') ||
    (last?.upos === 'INTJ' && to === 0 && /^\p{Lu}/u.test(last.text))
  if (!named && (!/^(?:NOUN|PROPN|ADJ|X)$/.test(last?.upos ?? '') || !belongs(to))) return undefined
  let from = to
  while (to - from < 10 && belongs(from - 1)) from--
  if (tokens[from]!.upos === 'ADP' || inTime(from - 1)) return undefined
  const start = from
  while (from < to && (tokens[from]!.upos === 'DET' || tokens[from]!.upos === 'NUM')) from++
  const noun = named || tokens.slice(from, to + 1).some((t) => t.upos === 'NOUN' || t.upos === 'PROPN')
  return noun && tokens[from]!.upos !== 'ADP' ? { start, from, to } : undefined
}

const spanOf = (tokens: readonly Token[], { from, to }: Phrase): Span => ({
  start: tokens[from]!.start,
  end: tokens[to]!.end,
})
