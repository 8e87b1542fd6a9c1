/** Numbers that are not quantities: names, places in a list, ages, years, scores, groups known before. */
import type { Token } from '../../record/index.ts'
import type { Bound } from './bounds.ts'
import { type Counted, suspendedTo } from './counted.ts'
import type { FoundNumber } from './number.ts'
import { isDuration } from './units.ts'
import { bareForms, endsKind, isKind, type QuantityWords } from './words.ts'

export interface Surroundings {
  /** first token of the quantity, bounds left out */
  readonly first: number
  /** token behind the number, or behind its range */
  readonly end: number
  readonly unit: string | undefined
  readonly counted: Counted | undefined
  readonly bound: Bound | undefined
  /** "of" and what is measured stand behind the unit: 50 mm of rain */
  readonly partOf: boolean
  /** a wider scheme than the contract's: ages and numbers alone count */
  readonly wide: boolean
  /** the least that it says */
  readonly least: number
  /** a range, and whether a dash makes it */
  readonly range: 'words' | 'dash' | undefined
}

/** Barrels of guns in millimetres: with them a number of millimetres names a weapon. */
const calibres = new Set([
  5.45, 5.56, 7.62, 9, 12.7, 14.5, 20, 23, 25, 30, 35, 40, 57, 60, 73, 76, 81, 82, 100, 105, 106, 107, 114, 115, 120,
  122, 125, 127, 130, 140, 152, 155, 203, 220, 227, 240, 300,
])

/** True for what is no quantity by the contract's conventions. */
export function refused(
  tokens: readonly Token[],
  number: FoundNumber,
  here: Surroundings,
  words: QuantityWords,
): boolean {
  const { first, end, unit, counted, bound } = here
  const before = tokens[first - 1]
  const after = tokens[end]
  if (before && endsKind(words, 'label', tokens, first - 1)) return unit !== '%'
  if (unit === 'Cel' && isKind(words, 'compass', tokens, end + 1)) return true
  if (isAge(tokens, first, end, words)) return !here.wide
  if (unit === 'mm' && calibres.has(number.min) && (!here.partOf || after?.text === '-')) return true
  if (unit) return here.wide && tokens[end]?.text === '-' && isDuration(unit)
  if (before && endsKind(words, 'measure', tokens, first - 1)) return false
  if (gluedName(tokens, number, end, words)) return true
  if (number.min === 0 && number.max === 0) return true
  if (
    number.bareOne &&
    !here.wide &&
    !(counted && !isKind(words, 'of', tokens, end) && singleNoun(tokens, end, counted, words))
  )
    return true
  if ((number.min < 1e5 && isKind(words, 'not', tokens, end)) || endsKind(words, 'ordinal', tokens, first - 1))
    return true
  // Arabic counts by the singular from eleven on
  const counts = words.clitics.length > 0 && number.min > 10
  const single = counted && !counts && /Number=Sing/.test(tokens[counted.last]!.feats)
  if (before && (!counted || (single && number.digits)) && endsKind(words, 'weak', tokens, first - 1)) return true
  if (number.digits && isStreet(tokens, end, words)) return true
  if (number.digits && isYear(tokens, number, here, words)) return true
  if (here.range === 'dash' && (!counted || counted.loose)) return true
  const small = !bound && !number.vague && !number.share && number.min <= 12 && after?.text !== '-'
  if (before && small && !here.wide && endsKind(words, 'definite', tokens, first - 1)) return true
  if (!bound && !here.wide && aside(before, after) && number.min < 120 && !counted) return true
  const model = number.digits && !bound && !!before && /^(?:DET|ADJ|PART|CCONJ|PROPN)$/.test(before.upos)
  if (model && counted && !counted.usual && partOfName(tokens, end, counted)) return true
  if (here.wide && number.bareOne && !counted && before && /^(?:DET|ADJ|PROPN|PRON)$/.test(before.upos)) return true
  const behindName =
    before !== undefined && number.digits && !bound && isName(tokens, first - 1, words) && !leads(before, words)
  if (behindName && (!counted || partOfName(tokens, end, counted))) return true
  if (isExchange(tokens, number, end)) return true
  if (counted || bound || number.vague) return false
  if (here.wide) return number.share && (after === undefined || after.upos === 'PUNCT')
  if (number.share && number.thing) return false
  if (number.share) return !isKind(words, 'of', tokens, end) && !led(tokens, first, words)
  if (isKind(words, 'of', tokens, end) || isKind(words, 'ofgroup', tokens, end)) return false
  // what is told in millions is a quantity wherever it stands
  if (here.least >= 1e6) return false
  return !stands(tokens, number, { first, end }, words)
}

/** "one soldier": what counts even when there is one. */
function singleNoun(tokens: readonly Token[], end: number, counted: Counted, words: QuantityWords): boolean {
  for (let i = end; i <= counted.last; i++) if (isKind(words, 'single', tokens, i)) return true
  return false
}

/** A number alone that is said of something: 12 were killed, the toll rose to 120. */
function stands(
  tokens: readonly Token[],
  number: FoundNumber,
  { first, end }: Pick<Surroundings, 'first' | 'end'>,
  words: QuantityWords,
): boolean {
  const after = tokens[end]
  if (after && (after.upos === 'VERB' || after.upos === 'AUX')) return true
  const before = tokens[first - 1]
  const value = tokens[first]!
  const told = number.min >= 1000 && number.end - number.first > 1
  const large = told || /^\p{Nd}{3}|^\p{Nd}{1,3}[.,]?\p{Nd}{3}/u.test(value.text)
  if (before?.upos === 'VERB' && before.end + 1 === value.start) return true
  if (large && before && (before.upos === 'ADP' || before.upos === 'DET' || before.upos === 'AUX')) return true
  if (led(tokens, first, words)) return true
  return after?.upos === 'ADP' && first > 0 && tokens[first - 1]!.upos !== 'PROPN'
}

/** A proper noun, or another word with a capital inside a sentence where common nouns have none. */
const isName = (tokens: readonly Token[], at: number, words: QuantityWords): boolean =>
  tokens[at]!.upos === 'PROPN' ||
  (at > 0 && words.joins !== 'inside' && tokens[at]!.upos === 'ADJ' && /^\p{Lu}\p{Ll}/u.test(tokens[at]!.text))

/** Galaxy Note 20 Ultra: all that follows is one name in the singular. */
function partOfName(tokens: readonly Token[], end: number, counted: Counted): boolean {
  for (let i = end; i <= counted.last; i++) {
    const { upos, feats, text } = tokens[i]!
    if (upos !== 'PROPN' || /Number=Plur/.test(feats) || !/^\p{Lu}/u.test(text)) return false
  }
  return true
}

/** 10 Downing Street, 12, rue de Rivoli */
function isStreet(tokens: readonly Token[], end: number, words: QuantityWords): boolean {
  if (words.nounFirst) return isKind(words, 'street', tokens, end)
  for (let i = end; i < end + 4 && /^\p{Lu}/u.test(tokens[i]?.text ?? ''); i++)
    if (i > end && isKind(words, 'street', tokens, i)) return true
  return false
}

/** A word of change or level leads to the number: rose to, reached, killing. */
function led(tokens: readonly Token[], first: number, words: QuantityWords): boolean {
  for (let i = first - 1; i >= Math.max(0, first - 4); i--) {
    const t = tokens[i]!
    if (t.upos === 'PUNCT' && i < first - 1) return false
    const kind = words.changes.get(t.norm) ?? words.changes.get(t.lemma)
    if (kind === 'up' || kind === 'down' || kind === 'level') return true
  }
  return false
}

/** A word of change or level, or with what is written together with it: وبلغ. */
const leads = (t: Token, words: QuantityWords): boolean =>
  [t.lemma, ...bareForms(t.norm, words.clitics)].some((form) =>
    /^(?:up|down|level)$/.test(words.changes.get(form) ?? ''),
  )

const aside = (before: Token | undefined, after: Token | undefined): boolean =>
  before?.text === ',' && (after?.text === ',' || after?.text === '.' || after?.text === ')')

/** aged 45; 45-year-old; 45-летний. */
function isAge(tokens: readonly Token[], first: number, end: number, words: QuantityWords): boolean {
  return isKind(words, 'age', tokens, end) || endsKind(words, 'aged', tokens, first - 1)
}

/** Letters or marks written close to digits: S-300, 9K720, A5, 3rd, 10/12, 3. Brigade. */
function gluedName(tokens: readonly Token[], number: FoundNumber, end: number, words: QuantityWords): boolean {
  const own = tokens[number.first]!
  const before = tokens[number.first - 1]
  if (before && !own.spaced && before.end === own.start && /[\p{L}\p{Nd}/:+.-]$/u.test(before.text) && number.digits)
    return !/^\p{Script=Arabic}{1,2}$/u.test(before.text)
  const after = tokens[end]
  if (!after || after.spaced || after.start !== tokens[end - 1]!.end) return false
  if (after.text === '.') return number.digits && tokens[end + 1] !== undefined && end - number.first === 1
  if (after.text === ':') return /^\p{Nd}/u.test(tokens[end + 1]?.text ?? '') && !tokens[end + 1]!.spaced
  if (after.text === '-' && (compound(tokens, end + 1, words) || suspendedTo(tokens, end) !== undefined)) return false
  return /^[-–/\p{L}]/u.test(after.text) || (after.text === ')' && number.first === 0)
}

/** 200 for 200: a formula, not a count. */
function isExchange(tokens: readonly Token[], number: FoundNumber, end: number): boolean {
  const own = tokens[number.first]!.text
  const same = (word: number, other: number): boolean => tokens[word]?.upos === 'ADP' && tokens[other]?.text === own
  return same(end, end + 1) || same(number.first - 1, number.first - 2)
}

/** nine-member: a noun behind the hyphen that the number counts. */
const compound = (tokens: readonly Token[], at: number, words: QuantityWords): boolean =>
  words.kinds.has('not-compound') &&
  tokens[at]?.upos === 'NOUN' &&
  !tokens[at]!.spaced &&
  !isKind(words, 'not-compound', tokens, at)

/** A bare run of four digits that is a year rather than a count. */
function isYear(
  tokens: readonly Token[],
  number: FoundNumber,
  { counted, bound }: Surroundings,
  words: QuantityWords,
): boolean {
  if (number.end - number.first !== 1 || !/^\p{Nd}{4}$/u.test(tokens[number.first]!.text)) return false
  if (number.min < 1000 || number.min > 2100 || bound) return false
  if (number.min < 1800 || number.min === 2000) return !counted && !led(tokens, number.first, words)
  return !counted?.usual
}
