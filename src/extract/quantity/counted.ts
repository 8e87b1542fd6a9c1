/** What a number counts: the noun phrase behind it, by the order of words of the language. */
import type { Span } from '../../base/span.ts'
import type { Token } from '../../record/index.ts'
import { isKind, phraseAt, type QuantityWords } from './words.ts'

export interface Counted {
  readonly span: Span
  /** last token */
  readonly last: number
  /** the word counted is one that the language always counts by: people, dead, others */
  readonly usual: boolean
  /** only a participle or adjective stands there: twelve killed */
  readonly loose: boolean
}

const isParticiple = (t: Token): boolean =>
  t.upos === 'VERB' && /VerbForm=Part/.test(t.feats) && !/Tense=Pres/.test(t.feats)

/** "112 получили": where endings tell verbs apart, one of a person. */
const isPersonal = (t: Token, { oneNoun }: QuantityWords): boolean => oneNoun && /VerbForm=Fin/.test(t.feats)

/** F-16, С-300: the name of a model, which taggers take for a number. */
const isModel = (t: Token): boolean => /^\p{Lu}\p{L}{0,3}-?\p{Nd}+\p{L}?$/u.test(t.text)

/**
 * The noun phrase that starts at a token: adjectives and nouns, in the order that the language has them.
 * `of` may stand before it: three of its soldiers, 5 tonnes of wheat.
 */
export function countedAfter(
  tokens: readonly Token[],
  at: number,
  words: QuantityWords,
  afterUnit = false,
): Counted | undefined {
  let first = at
  if (tokens[at]?.text === '-' && !tokens[at]!.spaced && !afterUnit) first++
  const group = phraseAt(words.kinds.get('ofgroup'), tokens, first) ?? phraseAt(words.kinds.get('of'), tokens, first)
  if (group) first += group.words.length
  else if (afterUnit) return undefined
  // 34 «Shaheds»
  const quoted = /^[«“„"]$/.test(tokens[first]?.text ?? '') && /^\p{L}/u.test(tokens[first + 1]?.text ?? '')
  if (quoted) first++
  while (points(tokens[first]) && first - at < 4 && !isKind(words, 'noun', tokens, first)) first++
  const found = words.nounFirst ? nounThenAdjectives(tokens, first, words) : adjectivesThenNoun(tokens, first, words)
  if (!found) return undefined
  const span = { start: tokens[first]!.start, end: tokens[found.last]!.end }
  const closed = /^[»”“"]$/.test(tokens[found.last + 1]?.text ?? '') && quoted
  return { ...found, last: found.last + (closed ? 1 : 0), span }
}

/** the, these; your youth */
const points = (t: Token | undefined): boolean =>
  t?.upos === 'DET' || (t?.upos === 'PRON' && /Poss=Yes/.test(t.feats) && !/Number\[psor\]/.test(t.feats))

/** four-, five- and six-cylinder engines: behind the last of the numbers that share a noun. In: the token behind the first. */
export function suspendedTo(tokens: readonly Token[], end: number): number | undefined {
  const open = (i: number): boolean => tokens[i]?.text === '-' && !tokens[i]!.spaced
  if (!open(end) || !/^(?:PUNCT|CCONJ)$/.test(tokens[end + 1]?.upos ?? '')) return undefined
  for (let i = end + 1; i < Math.min(tokens.length, end + 9); i++) {
    if (open(i) && tokens[i + 1]?.upos === 'NOUN' && !tokens[i + 1]!.spaced) return i
    if (!open(i) && !/^(?:PUNCT|CCONJ|NUM)$/.test(tokens[i]!.upos)) return undefined
  }
  return undefined
}

type Found = Omit<Counted, 'span'>

function adjectivesThenNoun(tokens: readonly Token[], first: number, words: QuantityWords): Found | undefined {
  let last = -1
  let owner = -1
  let usual = false
  let loose = -1
  for (let i = first; i < tokens.length && i - first < 7; i++) {
    const t = tokens[i]!
    // the platform's annual turnover
    if (last >= 0 && /^['’]s?$/.test(t.text) && !t.spaced && t.upos === 'PART') {
      owner = last
      last = -1
      continue
    }
    // two new 737 Max jets
    if (/^\p{Nd}/u.test(t.text)) {
      if (i > first && last < 0 && tokens[i + 1]?.upos === 'PROPN') continue
      // 63,150 Model 3s
      if (last >= 0 && /^\p{Nd}+s$/u.test(t.text) && /^\p{Lu}/u.test(tokens[last]!.text)) last = i
      // a share of the Fortune 100; a V10 engine
      else if (last >= 0 && tokens[last]!.upos === 'PROPN' && nameWithNumber(tokens, first, i)) {
        last = i
        continue
      }
      break
    }
    const known = phraseAt(words.kinds.get('noun'), tokens, i)
    if (known) {
      last = i
      usual = true
      // мирных жителей
      if (words.oneNoun && !(t.upos === 'ADJ' && tokens[i + 1]?.upos === 'NOUN')) break
    } else if (t.upos === 'NOUN' || t.upos === 'PROPN' || isModel(t) || (t.upos === 'X' && last < 0)) {
      const other = words.oneNoun && tokens[last]?.upos !== 'ADJ'
      if (last >= 0 && (other || (usual && tokens[last]!.upos === 'NOUN'))) break
      if (t.upos === 'PROPN' && last >= 0 && !/^\p{Lu}/u.test(tokens[last]!.text)) break
      last = i
    } else if (t.upos === 'ADJ' || t.upos === 'ADV' || (t.upos === 'VERB' && last < 0)) {
      if (last >= 0) break
      if (t.upos === 'VERB' && !isParticiple(t) && (isPersonal(t, words) || tokens[i + 1]?.upos !== 'NOUN')) break
      if (t.upos === 'ADJ' || isParticiple(t)) loose = i
    } else if (t.text === '-' && !t.spaced && tokens[i + 1] && !tokens[i + 1]!.spaced) continue
    else if (
      t.upos === 'CCONJ' &&
      last < 0 &&
      loose === i - 1 &&
      /^\p{L}/u.test(tokens[i + 1]?.text ?? '') &&
      tokens[i + 1]!.upos === 'ADJ'
    )
      continue
    else if (t.upos === 'CCONJ' && last === first && namesJoined(tokens, i)) continue
    else break
  }
  if (last < 0) last = owner
  if (last >= 0) return { last, usual, loose: false }
  return loose >= 0 && tokens[first]!.upos !== 'ADV' ? { last: loose, usual: false, loose: true } : undefined
}

/** "the Fortune 100": a name of one word with its number; "V10": a number written close to letters */
const nameWithNumber = (tokens: readonly Token[], first: number, number: number): boolean =>
  !tokens[number]!.spaced || (first === number - 1 && tokens[first - 1]?.upos === 'DET')

/** Kia and Hyundai vehicles: two names before the noun. */
const namesJoined = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]!.upos === 'PROPN' && tokens[at + 1]?.upos === 'PROPN' && tokens[at + 2]?.upos === 'NOUN'

/** وعدد, وأصيب, وأربع: "and" written together with a verb or number, which starts something new; وزير has it of its own. */
const joinsOn = (t: Token, words: QuantityWords): boolean => {
  const and = words.clitics[0]
  if (and === undefined || !t.norm.startsWith(and)) return false
  const rest = t.norm.slice(and.length)
  return words.changes.has(rest) || words.changesBehind.has(rest) || words.single.has(rest)
}

function nounThenAdjectives(tokens: readonly Token[], first: number, words: QuantityWords): Found | undefined {
  let last = -1
  let usual = false
  let loose = -1
  for (let i = first; i < tokens.length && i - first < 5; i++) {
    const t = tokens[i]!
    if (i > 0 && joinsOn(t, words)) break
    if (isKind(words, 'noun', tokens, i)) {
      if (last >= 0 && t.upos === 'NOUN') break
      last = i
      usual = true
    } else if (t.upos === 'NOUN' || t.upos === 'PROPN' || isModel(t) || (t.upos === 'X' && last < 0)) {
      if (last >= 0) break
      last = i
    } else if (t.upos === 'ADJ' || isParticiple(t)) {
      if (last >= 0 && isParticiple(t) && t.upos !== 'ADJ') break
      if (last >= 0 || t.upos === 'ADJ') last = i
      else loose = i
    } else break
  }
  if (last >= 0) return { last, usual, loose: false }
  if (loose >= 0) return { last: loose, usual: false, loose: true }
  // where the tagger knows little, the word behind digits is what they count
  const next = tokens[first]
  if (next && joinsOn(next, words)) return undefined
  const digits = first > 0 && /^\p{Nd}/u.test(tokens[first - 1]!.text)
  return digits && words.clitics.length > 0 && next?.spaced && next.upos !== 'PUNCT' && next.text.length > 3
    ? { last: first, usual: false, loose: false }
    : undefined
}
