/** Numbers in digits and words, for languages with spaces between words. */
import type { Span } from '../../base/span.ts'
import type { Token } from '../../record/index.ts'
import { addTo, lowest, multiply, type Stack, totalOf } from './compose.ts'
import { type Atom, atomsAt } from './compounds.ts'
import { takeDecimals } from './decimals.ts'
import { belowNothing, denominatorAt, digitValue, groupAt, plainDigits } from './digits.ts'
import { addParts, scaleOf } from './mixed.ts'
import { type NumberWord, phraseAt, type QuantityWords } from './words.ts'

/** A number at some tokens. */
export interface FoundNumber {
  readonly first: number
  /** exclusive */
  readonly end: number
  /** place in the text where the number itself starts */
  readonly start: number
  readonly min: number
  readonly max: number
  /** thousands; a dozen or so: the text itself is not exact */
  readonly vague: boolean
  /** the word for one and nothing else */
  readonly bareOne: boolean
  readonly digits: boolean
  /** half, two thirds: a share */
  readonly share: boolean
  /** what a share is of, where that stands inside it: one child in four */
  readonly thing?: Span
}

export interface State {
  readonly tokens: readonly Token[]
  readonly words: QuantityWords
  readonly first: number
  readonly stack: Stack
  i: number
  start: number
  /** atoms and runs of digits taken */
  taken: number
  range: { readonly min: number; readonly max: number } | undefined
  several: boolean
  about: boolean
  share: boolean
  digits: boolean
  /** a joining word stands before the next part */
  joined: boolean
}

/** The number that starts at a token: digits (with spaces between thousands) or words. Linear in its length. */
export function numberAt(tokens: readonly Token[], first: number, words: QuantityWords): FoundNumber | undefined {
  const below = belowNothing(tokens[first]!.text, (w) => words.kinds.get('negative')?.has(w) === true, words.thousands)
  if (below !== undefined) return exactly(below, tokens[first]!, first)
  const s: State = {
    tokens,
    words,
    first,
    stack: { values: [], raw: false },
    i: first,
    start: tokens[first]!.start,
    taken: 0,
    range: undefined,
    several: false,
    about: false,
    share: false,
    digits: false,
    joined: false,
  }
  while (s.i < tokens.length && step(s));
  if (s.taken === 0) return undefined
  const base = { first, end: s.i, start: s.start, digits: s.digits, share: s.share }
  if (s.range) return { ...base, ...s.range, vague: true, bareOne: false }
  if (s.stack.values.length === 0) return undefined
  const value = totalOf(s.stack)
  return { ...base, min: value, max: value, vague: s.about, bareOne: value === 1 && !s.digits && s.i - first === 1 }
}

const exactly = (value: number, { start }: Token, first: number): FoundNumber => ({
  ...{ first, end: first + 1, start, min: value, max: value },
  ...{ vague: false, bareOne: false, digits: true, share: false },
})

/** Takes the next word, digits, or joining word; false at the end of the number. */
function step(s: State): boolean {
  const t = s.tokens[s.i]!
  if (/^\p{Nd}/u.test(t.text) || /^\d+⁄\d+$/.test(t.norm)) return takeDigits(s, t)
  const found = atomsAt(s.tokens, s.i, s.words)
  if (!found || found.atoms[0]!.kind === 'and') return passOver(s, t)
  if (found.atoms[0]!.kind === 'point') return takeDecimals(s)
  const { raw } = s.stack
  const values = [...s.stack.values]
  for (const atom of found.atoms)
    if (
      !take(s, s.joined ? { ...atom, joined: true } : atom, { next: s.i + found.length, part: found.atoms.length > 1 })
    ) {
      s.stack.values.splice(0, Number.POSITIVE_INFINITY, ...values)
      s.stack.raw = raw
      return false
    }
  if (s.taken === 0 && t.text.length === t.norm.length) s.start = t.start + found.atoms[0]!.clitic
  s.joined = false
  s.taken += found.atoms.length
  s.i += found.length
  if (found.atoms[0]!.kind === 'times' && t.text.length <= 4 && shortened(s.tokens, s.i)) s.i++
  return true
}

/** The mark behind a shortened word: 3,5 Mio. Euro, 100 тис. тонн. */
function shortened(tokens: readonly Token[], at: number): boolean {
  const mark = tokens[at]
  return mark?.text === '.' && !mark.spaced && tokens[at + 1] !== undefined
}

function takeDigits(s: State, t: Token): boolean {
  const point = s.taken === 0 ? pointBefore(s, s.i) : undefined
  const mixed = s.taken === 1 && s.stack.raw ? mixedAt(s) : undefined
  if (mixed) {
    s.stack.values.push(mixed.value)
    s.i += mixed.length
    return true
  }
  const [over, down] = t.norm.split('⁄')
  const vulgar = down === undefined ? undefined : Number(over) / Number(down)
  const value = vulgar ?? (point ? Number(`0.${plainDigits(t.text)}`) : digitValue(t.text, s.words.thousands))
  if (value === undefined || Number.isNaN(value) || s.share || s.range || s.several) return false
  let n = value
  let next = s.i + 1
  while (n > 0 && groupAt(s.tokens, next, /^\p{Nd}{3}$/u)) n = n * 1000 + Number(plainDigits(s.tokens[next++]!.text))
  if (n > 0 && groupAt(s.tokens, next, /^\p{Nd}{3}[.,]\p{Nd}{1,2}$/u))
    n = n * 1000 + digitValue(s.tokens[next++]!.text, '.')!
  const under = denominatorAt(s.tokens, next)
  if (under !== undefined) {
    if (s.taken > 0 || under <= n) return false
    n /= under
    next += 2
  }
  if (s.taken > 0 && n >= 1000) return false
  if (!addTo(s.stack, { value: n, digits: true })) return false
  if (point) s.start = point.start
  s.share = under !== undefined || vulgar !== undefined
  s.digits = true
  s.taken++
  s.i = next
  return true
}

/** The mark of .001, which no digit stands before. */
function pointBefore({ tokens, words }: State, at: number): Token | undefined {
  const mark = tokens[at - 1]
  if (!mark || (mark.text !== '.' && (mark.text !== ',' || words.thousands === ','))) return undefined
  return (mark.spaced || at === 1) && !tokens[at]!.spaced && /^\p{Nd}+$/u.test(tokens[at]!.text) ? mark : undefined
}

/** The half of 10 1/2 and 10½. */
function mixedAt({ tokens, i }: State): { readonly value: number; readonly length: number } | undefined {
  const t = tokens[i]!
  const [over, down] = t.norm.split('⁄')
  if (down !== undefined) return { value: Number(over) / Number(down), length: 1 }
  const under = denominatorAt(tokens, i + 1)
  const top = Number(plainDigits(t.text))
  return under !== undefined && under > top && under < 100 ? { value: top / under, length: 3 } : undefined
}

function take(s: State, atom: Atom, { next, part }: { readonly next: number; readonly part: boolean }): boolean {
  switch (atom.kind) {
    case 'add':
    case 'score':
      return !s.share && !s.range && !s.several && !startsAnother(s, atom, next) && addTo(s.stack, atom)
    case 'article':
      return takeArticle(s, next)
    case 'several': {
      const kind = atomsAt(s.tokens, next, s.words)?.atoms[0]?.kind
      if (s.taken > 0 || (kind !== 'times' && kind !== 'about')) return false
      s.several = true
      return true
    }
    case 'times':
    case 'about':
      return takeTimes(s, atom)
    case 'part':
      return takePart(s, atom, next)
    case 'half': {
      const kind = atomsAt(s.tokens, next, s.words)?.atoms[0]?.kind
      return s.stack.values.length === 0 && (part || kind === 'times' || kind === 'about') && addTo(s.stack, atom)
    }
    case 'plus': {
      const last = s.stack.values.at(-1)
      if (last === undefined || s.range) return false
      s.stack.values.push(atom.value * scaleOf(last))
      return true
    }
    case 'suffix':
      return takeSuffix(s, atom)
    case 'and':
    case 'point':
      return false
  }
}

/** three million and five million: what is multiplied as far as what stands before is a number of its own. */
function startsAnother(s: State, atom: Atom, next: number): boolean {
  const last = s.stack.values.at(-1) ?? 0
  const times = last >= 1000 ? atomsAt(s.tokens, next, s.words)?.atoms[0] : undefined
  return times?.kind === 'times' && times.value >= 1000 && atom.value * times.value >= lowest(last)
}

/** "a" hundred, "un" tercio; the one of vingt et un. */
function takeArticle(s: State, next: number): boolean {
  const following = atomsAt(s.tokens, next, s.words)?.atoms[0]?.kind
  if (s.share) return following === 'times' || following === 'about'
  if (s.stack.values.length > 0)
    return s.words.single.get(s.tokens[s.i - 1]?.norm ?? '')?.kind === 'and' && addTo(s.stack, { value: 1 })
  if (s.taken > 0) return false
  // "ein Prozent", "un pour cent"
  if (phraseAt(s.words.units, s.tokens, next)?.means.code === '%') return addTo(s.stack, { value: 1 })
  return following !== undefined && ['times', 'about', 'part', 'half'].includes(following)
}

function takeTimes(s: State, atom: Atom): boolean {
  const alone = s.stack.values.length === 0
  const named = s.taken > 0 && !s.several && !s.range
  if (s.range || s.several || (alone && !named && atom.max !== undefined)) {
    if (!alone) return false
    const { value } = atom
    if (s.range) s.range = { min: s.range.min * value, max: (s.range.max + 1) * value - 1 }
    else if (s.several) s.range = { min: value, max: value * 10 - 1 }
    else s.range = { min: atom.min ?? value, max: atom.max! }
    s.several = false
    return true
  }
  // 15 cents are no 1500
  if (s.stack.raw && atom.value === 100 && phraseAt(s.words.units, s.tokens, s.i)) return false
  if (atom.kind === 'about') s.about = true
  multiply(s.stack, atom.value)
  s.share = false
  return true
}

function takePart(s: State, atom: Atom, next: number): boolean {
  if (s.share || s.range || s.several) return false
  // ثلاثة وثلث: "and" written together with the part
  if (atom.joined && s.stack.values.length > 0 && (!s.stack.raw || s.tokens[next]?.upos !== 'NOUN'))
    return s.stack.values.push(atom.value * scaleOf(s.stack.values.at(-1)!)) > 0
  const { values } = s.stack
  const total = totalOf(s.stack)
  // "the third attempt" is no third; ربع مليون is a quarter of one
  const after = s.tokens[next]
  const bare = s.words.oneNoun || s.words.clitics.length > 0
  const own = bare && /^(?:NOUN|NUM)$/.test(s.tokens[s.i]!.upos)
  const genitive = own && after?.upos === 'NOUN' && /Case=Gen/.test(after.feats)
  const of = genitive || after?.upos === 'ADP' || atomsAt(s.tokens, next, s.words)?.atoms[0]?.kind === 'times'
  if (s.taken === 0 && atom.value !== 0.5 && !of) return false
  if (s.taken > 0 && s.tokens[next]?.upos === 'NOUN' && s.words.joins !== 'inside' && total <= 1) return false
  if (total >= 100) return false
  values.splice(0, values.length, (values.length === 0 ? 1 : total) * atom.value)
  s.stack.raw = false
  s.share = true
  return true
}

/** 5m, $2bn: close behind digits, and before what they count or behind a sign of money. */
function takeSuffix(s: State, atom: Atom): boolean {
  const t = s.tokens[s.i]!
  if (!s.stack.raw || t.spaced) return false
  const after = s.tokens[s.i + 1]
  const before = s.tokens[s.first - 1]
  const money = before !== undefined && s.words.signs.has(before.norm)
  const noun = after?.upos === 'ADJ' ? s.tokens[s.i + 2] : after
  const counts = after?.spaced && noun?.upos === 'NOUN'
  if (!money && !counts && atom.value !== 1000) return false
  multiply(s.stack, atom.value)
  return true
}

/** Passes over a word or hyphen that joins two parts of a number, where what follows is such a part. */
function passOver(s: State, t: Token): boolean {
  const next = s.tokens[s.i + 1]
  if (s.taken === 0 || !next) return false
  const following = /^\p{Nd}/u.test(next.text) ? undefined : atomsAt(s.tokens, s.i + 1, s.words)?.atoms[0]
  const last = s.stack.values.at(-1)
  let pass = 0
  if (t.text === '-' && !t.spaced && !next.spaced) {
    const adds = following?.kind === 'add' && last !== undefined && following.value < lowest(last)
    if (!s.stack.raw && following && (adds || following.kind === 'part' || following.kind === 'times')) pass = 1
  } else if ((s.range || s.share) && (t.upos === 'ADP' || t.upos === 'DET' || t.upos === 'ADV')) {
    // tens of thousands, half a million, three quarters of a million
    const second = atomsAt(s.tokens, s.i + 2, s.words)?.atoms[0]
    if (following?.kind === 'times' || following?.kind === 'about') pass = 1
    else if (second?.kind === 'times' && s.share) pass = 2
  } else {
    const joins = s.words.single.get(t.norm)
    if (joins?.kind === 'and' && !s.share && addParts(s)) return true
    if (joins?.kind === 'and' && last !== undefined && !s.share && joinsHere(s, joins, following)) {
      pass = 1
      s.joined = true
    }
  }
  s.i += pass
  return pass > 0
}

/** two hundred and five; treinta y cinco; ثلاثة ملايين و500 ألف */
function joinsHere(s: State, joins: NumberWord, following: Atom | undefined): boolean {
  const last = s.stack.values.at(-1)!
  const value = following ? following.value : digitValue(s.tokens[s.i + 1]!.text, s.words.thousands)
  if (value === undefined) return false
  // بين 20 ألفا و150 ألفا
  const times = following === undefined ? atomsAt(s.tokens, s.i + 2, s.words)?.atoms[0] : undefined
  if (times?.kind === 'times' && times.value >= 1000 && value * times.value >= lowest(last)) return false
  const adds = following === undefined || ['add', 'score', 'article'].includes(following.kind)
  if (joins.joins === 'hundreds') return adds && following !== undefined && !s.stack.raw && last >= 100 && value < 100
  if (joins.joins === 'tens') return adds && !s.stack.raw && last >= 20 && last < 100 && last % 10 === 0 && value < 20
  const ones = last < 10 && value >= 20 && value < 100 && following !== undefined
  return s.words.clitics.length > 0 && !s.stack.raw && (ones || (last >= 100 && value < lowest(last)))
}
