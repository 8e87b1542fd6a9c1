/** Persons in a script without capitals: behind a title, and rows of words that are given and family names. */
import type { Token } from '../../record/index.ts'
import {
  bare,
  closedClasses,
  type Found,
  given,
  goesOn,
  isFree,
  isName,
  isSecond,
  isUnlisted,
  open,
  particle,
  type Sight,
} from './arabic-sight.ts'
import type { NameWords } from './words.ts'

/** What a phrase ends with: nothing more, a mark, a preposition, a verb. */
const endsPhrase = (t: Token | undefined, words: NameWords): boolean =>
  t === undefined ||
  words.functionWords.has(t.norm) ||
  ['PUNCT', 'ADP', 'VERB', 'SCONJ', 'CCONJ', 'NUM', 'PART'].includes(t.upos)

/** Ends as family names do: al-Majdali. */
const isNisba = (t: Token, { words, article }: Sight): boolean =>
  /\u064a$/.test(t.norm) && !words.functionWords.has(t.norm) && !words.demonymSet.has(t.norm.slice(article.length))

/** What shows by itself that a name goes on: another name, a particle, the end of a family name. */
const isRest = (sight: Sight, at: number): boolean => {
  const t = sight.tokens[at]
  if (!t) return false
  return isName(t, sight) || particle(t, sight) || (t.norm.startsWith(sight.article) && isNisba(t, sight))
}

/** "Anas Nasr Hamdan": an everyday word between names, or at their end. */
const isAlsoName = ({ tokens, part, words }: Sight, k: number): boolean =>
  part(tokens[k]!.norm) !== '' &&
  part(tokens[k - 1]!.norm) !== '' &&
  (endsPhrase(tokens[k + 1], words) || part(tokens[k + 1]!.norm) !== '') &&
  !words.functionWords.has(tokens[k + 1]?.norm ?? '')

/** The last token of a person's name that starts here: up to four words, a particle never last, one definite word at the end. */
function nameEnd(sight: Sight, first: number): number {
  const { tokens, article } = sight
  let last = first
  for (let k = first + 1; k < Math.min(tokens.length, first + 5); k++) {
    const t = tokens[k]!
    const behind = particle(tokens[k - 1]!, sight) || sight.words.compound.has(tokens[k - 1]!.norm)
    const definite = t.norm.startsWith(article)
    if (sight.words.functionWords.has(t.norm) && !isAlsoName(sight, k)) break
    if (
      definite &&
      !sight.words.demonymSet.has(t.norm.slice(article.length)) &&
      !closedClasses.has(t.upos) &&
      t.upos !== 'VERB'
    ) {
      const family = isName(t, sight) || t.upos === 'PROPN' || k === first + 1 || behind
      if (!family && !(isNisba(t, sight) && endsPhrase(tokens[k + 1], sight.words))) return last
      if (!behind || !tokens[k + 1]) return k
      last = k
      continue
    }
    if (!goesOn(t, sight) && !(behind && isUnlisted(t, sight)) && !sight.words.functionWords.has(t.norm)) break
    last = k
  }
  while (last > first && particle(tokens[last]!, sight)) last--
  return last
}

/** A title, what belongs to it (definite words, adjectives of countries), and a name. */
export function titled(sight: Sight, i: number): Found | undefined {
  const { tokens, words, article } = sight
  if (!words.titles.has(bare(tokens[i]!, sight))) return undefined
  let j = tokens[i + 1]?.text === '.' ? i + 2 : i + 1
  while (
    j < tokens.length &&
    j < i + 7 &&
    (words.titles.has(tokens[j]!.norm) ||
      (tokens[j]!.norm.startsWith(article) && !closedClasses.has(tokens[j]!.upos)) ||
      words.demonymSet.has(tokens[j]!.norm) ||
      words.titles.has(`${tokens[j - 1]!.norm} ${tokens[j]!.norm}`))
  )
    j++
  const first = tokens[j]
  // an indefinite noun goes on no definite one: behind "the journalist" it is his name
  const unlisted =
    tokens[j - 1]!.norm.startsWith(article) && isUnlisted(first, sight) && (j === i + 1 || isRest(sight, j + 1))
  if (!first || !(unlisted || goesOn(first, sight)) || (closedClasses.has(first.upos) && !given(first, sight)))
    return undefined
  const end = nameEnd(sight, j)
  const last = end === j && isUnlisted(tokens[j + 1], sight) && endsPhrase(tokens[j + 2], words) ? j + 1 : end
  if (last === j && particle(first, sight)) return undefined
  return { start: first.start, last, kind: 'person' }
}

/** A given name and another name behind it, or one that ends as family names do. */
export function fullName(sight: Sight, i: number): Found | undefined {
  const { tokens, article } = sight
  const t = tokens[i]!
  const next = tokens[i + 1]
  const before = tokens[i - 1]
  const spoken = isSpokenBy(sight, i)
  // Abd al-Ghani: half a name, whatever its tag
  const whole = given(t, sight) && particle(t, sight) && next?.norm.startsWith(article) && open.has(next.upos)
  const strong =
    whole ||
    (given(t, sight) &&
      (spoken ||
        ['PROPN', 'X', 'NOUN', 'ADJ'].includes(t.upos) ||
        (['VERB', 'ADP'].includes(t.upos) && next !== undefined && isName(next, sight))))
  if (!strong && !(particle(t, sight) && next && isName(next, sight))) return undefined
  const family =
    next !== undefined &&
    isFree(next, sight) &&
    (spoken || (before?.upos === 'ADP' && t.upos !== 'VERB')
      ? open.has(next.upos) && !isSecond(next, sight)
      : next.norm.startsWith(article) && /\u064a$/.test(next.norm))
  if (!next || !(whole || isName(next, sight) || particle(next, sight) || next.upos === 'PROPN' || family))
    return undefined
  const last = Math.max(nameEnd(sight, i), family ? i + 1 : i)
  return last > i ? { start: t.start, last, kind: 'person' } : undefined
}

/** A verb of saying stands right before it, or a title between them. */
function isSpokenBy({ tokens, words, joined }: Sight, i: number): boolean {
  const said = (t: Token | undefined): boolean =>
    t !== undefined &&
    (words.speech.has(t.norm) || joined.some((p) => t.norm.startsWith(p) && words.speech.has(t.norm.slice(p.length))))
  return said(tokens[i - 1]) || (tokens[i - 1]?.upos === 'NOUN' && said(tokens[i - 2]))
}
