/** What stands beside a number and bounds it: about, at least, up to, or more; and ranges. */
import type { Token } from '../../record/index.ts'
import type { FoundQuantity } from '../quantity.ts'
import { type FoundNumber, numberAt } from './number.ts'
import { endsKind, isKind, phraseAt, phraseBefore, type QuantityWords } from './words.ts'

export interface Bound {
  readonly first: number
  readonly last: number
  readonly means: string
}

/** Bounds by the contract: more than 100 is min 100; thousands is 1000–9999; about is approximate. */
export function boundedValue(
  low: number,
  high: number,
  vague: boolean,
  bound: string | undefined,
): Pick<FoundQuantity, 'value' | 'min' | 'max' | 'approximate'> {
  if (vague && low !== high) return { min: low, max: high, approximate: true }
  if (bound === 'min') return { min: low }
  if (bound === 'max') return { max: high }
  const about = bound === 'about' || vague ? { approximate: true as const } : {}
  return low === high ? { value: low, ...about } : { min: Math.min(low, high), max: Math.max(low, high), ...about }
}

/** The bound that ends right before a token. */
export function boundBefore(tokens: readonly Token[], first: number, words: QuantityWords): Bound | undefined {
  const found = (last: number): Bound | undefined => {
    const phrase = phraseBefore(words.boundsBefore, tokens, last, words.clitics)
    if (!phrase) return undefined
    const [means = '', large] = phrase.means.split(':')
    return large && !isLarge(tokens, first, words) ? undefined : { first: last - phrase.words.length + 1, last, means }
  }
  const between = tokens[first - 1]
  // "alrededor de un 17 %", "примерно в 27 километрах"
  const apart = between && (between.upos === 'DET' || between.upos === 'ADP') ? found(first - 2) : undefined
  const bound = found(first - 1) ?? apart
  return bound && isGoal(tokens, bound, words) ? undefined : bound
}

/** Figures, a sign of money, a measure, or more than twelve in words. */
function isLarge(tokens: readonly Token[], first: number, words: QuantityWords): boolean {
  const t = tokens[first]!
  const measured = phraseAt(words.units, tokens, first + 1) !== undefined
  return measured || !/^\p{L}/u.test(t.text) || (words.single.get(t.norm)?.value ?? 13) > 12
}

const measures = (t: Token, words: QuantityWords): boolean =>
  t.upos === 'SYM' || /^\p{Nd}/u.test(t.text) || words.single.has(t.norm) || words.units.has(t.norm)

/** "fell to 5", "rose by 3% to 5": what follows is where a number went, not its bound. */
function isGoal(tokens: readonly Token[], bound: Bound, words: QuantityWords): boolean {
  const apart = tokens.slice(bound.first + 1, bound.last + 1)
  if (apart.some((t) => t.upos !== 'DET') || words.changes.get(tokens[bound.first]!.norm) !== 'end') return false
  // "rose by 47 kopecks, to 78 roubles"
  const mark = /^[,–—-]$/.test(tokens[bound.first - 1]?.text ?? '') ? 1 : 0
  const [near, far] = [tokens[bound.first - 1 - mark], tokens[bound.first - 2 - mark]]
  const told = [near, mark ? far : undefined].some((t) => t && measures(t, words))
  if (near && told && changeBefore(tokens, bound.first - 1 - mark, words, 2)) return true
  return [near, near?.upos === 'ADV' || near?.upos === 'NOUN' ? far : undefined].some((t) => {
    const kind = t && (words.changes.get(t.norm) ?? words.changes.get(t.lemma))
    return kind === 'up' || kind === 'down'
  })
}

/** "100 or more", "23 شخصا على الأقل": right behind the number or its unit, or behind the word counted. */
export function boundAfter(tokens: readonly Token[], end: number, words: QuantityWords): Bound | undefined {
  for (let i = end; i < Math.min(tokens.length, end + 3); i++) {
    const phrase = phraseAt(words.boundsAfter, tokens, i)
    const next = phrase && tokens[i + phrase.words.length]
    const than = phrase && (next?.upos === 'ADP' || next?.upos === 'SCONJ') ? tokens[i + phrase.words.length + 1] : next
    const numbered = [next, than].some((t) => t && (/^\p{Nd}/u.test(t.text) || words.single.has(t.norm)))
    if (phrase && !numbered && (phrase.words.length > 1 || i === end || phrase.means === 'about'))
      return { first: i, last: i + phrase.words.length - 1, means: phrase.means }
    if (/^[\p{P}\p{S}]$/u.test(tokens[i]!.text) && tokens[i]!.text !== '-') break
  }
  return undefined
}

export interface Range {
  /** exclusive */
  readonly end: number
  readonly min: number
  readonly max: number
  /** two or three */
  readonly about: boolean
  /** from one to the other: what changed was the first and became the second */
  readonly moved: boolean
}

const dash = /^[-–—~]$/

/** 8–16, from 3 to 5, between 3 and 5, two or three; "5 to 7 million" is of millions both. */
export function rangeAt(
  tokens: readonly Token[],
  number: FoundNumber,
  from: number,
  words: QuantityWords,
): Range | undefined {
  const joint = tokens[from]
  if (!joint || number.vague) return undefined
  const or = isKind(words, 'or', tokens, from)
  const joining = phraseAt(words.kinds.get('joint'), tokens, from)
  let at = from + (joining?.words.length ?? 1)
  let clitic = false
  if (!joining && !or) {
    // بين خمسة وعشرة: the joint is a letter of the next word
    if (!words.clitics.includes(joint.norm[0] ?? '') || joint.norm.length < 3) return undefined
    clitic = true
    at = from
  }
  const opened = openedBefore(tokens, number.first, words)
  // "von 1,8 auf 2,1 Prozent": a word that joins nothing else
  const moves = joining?.means === 'joint:moved'
  if (moves && !opened) return undefined
  const isDash = dash.test(joint.text)
  const conjunction =
    clitic || joint.upos === 'CCONJ' || (joining !== undefined && words.single.get(joint.norm)?.kind === 'and')
  if (conjunction && !or && !opened) return undefined
  // "rose by $5 million to $20 million": an amount, and where it led
  const whole =
    from > number.end || number.end - number.first > 1 || words.signs.has(tokens[number.first - 1]?.norm ?? '')
  if (!isDash && !or && whole && amountBefore(tokens, number.first, words)) return undefined
  if (isDash && joint.text !== '~' && joint.spaced !== (tokens[at]?.spaced ?? false)) return undefined
  while (tokens[at] && (words.signs.has(tokens[at]!.norm) || (opened && tokens[at]!.upos === 'DET'))) at++
  if (!tokens[at]) return undefined
  const second = numberAt(tokens, at, words)
  if (!second || second.vague || second.share !== number.share) return undefined
  const min = scaled(number, second, words.single.get(tokens[second.end - 1]!.norm)?.value)
  if (min === second.min || (second.min < min && !(opened && !conjunction))) return undefined
  if (or && (min >= 20 || second.min > min * 2 || number.bareOne)) return undefined
  const moved = opened && !conjunction && (moves || second.min < min || changeBefore(tokens, number.first, words))
  return { end: second.end, min, max: second.max, about: or, moved }
}

/** "rose from 5 to 8", "from 8 to 5": no range, but before and after; one number may stand between. */
function changeBefore(tokens: readonly Token[], first: number, words: QuantityWords, numbers = 0): boolean {
  let left = numbers
  for (let i = first - 1; i >= Math.max(0, first - 6); i--) {
    const t = tokens[i]!
    if (t.upos === 'PUNCT' || (t.upos === 'NUM' && left-- <= 0)) return false
    const kind = words.changes.get(t.norm) ?? words.changes.get(t.lemma)
    if (kind === 'up' || kind === 'down' || kind === 'move') return true
  }
  return false
}

function amountBefore(tokens: readonly Token[], first: number, words: QuantityWords): boolean {
  let i = first - 1
  while (i > 0 && words.signs.has(tokens[i]!.norm)) i--
  return isKind(words, 'amount', tokens, i)
}

/** from, between: before the number, or before what bounds it or its sign of money. */
function openedBefore(tokens: readonly Token[], first: number, words: QuantityWords): boolean {
  for (let i = first - 1; i >= Math.max(0, first - 4); i--) {
    if (endsKind(words, 'open', tokens, i)) return true
    if (!phraseBefore(words.boundsBefore, tokens, i, words.clitics) && !words.signs.has(tokens[i]!.norm)) return false
  }
  return false
}

/** "5 to 7 million", "8,000 to 10,000 million": the first number counts what the second does, where it has no word of its own. */
function scaled(first: FoundNumber, second: FoundNumber, last: number | undefined): number {
  const scale = last !== undefined && last >= 1000 ? last : [1e12, 1e9, 1e6, 1000].find((u) => second.min >= u)
  if (!scale || first.min >= scale || second.end - second.first < 2) return first.min
  const lead = second.min / scale
  return first.min < lead ? first.min * scale : first.min
}
