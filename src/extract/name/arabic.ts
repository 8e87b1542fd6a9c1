/**
 * Names in scripts without capitals but with spaces: what stands behind a title, a word that heads an organization or a
 * place, and rows of words that are given and family names.
 */
import { foldWord } from '../../record/fold.ts'
import type { KnownName, Reading, Token } from '../../record/index.ts'
import type { FoundName } from '../mention.ts'
import { fullName, titled } from './arabic-people.ts'
import { bare, closedClasses, type Found, goesOn, isName, isUnlisted, type Sight, toThe } from './arabic-sight.ts'
import type { NamePart } from './units.ts'
import { nameWordsOf } from './words.ts'

export function findUncased(reading: Reading, knownNames: readonly KnownName[], part: NamePart): FoundName[] {
  const words = nameWordsOf(reading.language)
  const prefixes = reading.language.table('endings').filter((r) => r['where'] === 'prefix')
  const forms = prefixes.map((r) => r['form'] ?? '')
  const article = forms.find((f) => f.length === 2 && forms.every((x) => x === f || !f.startsWith(x))) ?? '-'
  const joined = forms.filter((f) => f.length === 1)
  const out: FoundName[] = []
  const placesAt = new Map<number, number>()
  const { text } = reading.document
  const isCarried = ({ span, candidates }: KnownName): boolean => {
    const folded = foldWord(text.slice(span.start, span.end))
    const names = candidates.flatMap((c) => c.entry.names[reading.language.code] ?? [])
    return joined.some((p) => folded.startsWith(p)) && !names.some((n) => foldWord(n) === folded)
  }
  const carried = new Set(knownNames.filter((k) => !k.weak && isCarried(k)).map((k) => k.span.start))
  const towns = new Set(knownNames.filter((k) => k.candidates[0]?.entry.kind === 'place').map((k) => k.span.start))
  for (const k of knownNames)
    if (!k.weak && ['place', 'country', 'region'].includes(k.candidates[0]?.entry.kind ?? ''))
      for (let i = k.span.start; i < k.span.end; i++) placesAt.set(i, k.span.start)
  const known = (t: Token, other?: Token): boolean => {
    const place = placesAt.get(t.end - 1)
    return place !== undefined && (other === undefined || placesAt.get(other.end - 1) === place)
  }
  for (const { tokens } of reading.sentences) {
    const sight: Sight = {
      tokens,
      words,
      part,
      article,
      joined,
      known,
      carries: (t) => carried.has(t.start),
      couldBeTown: (t) => towns.has(t.start),
    }
    for (let i = 0; i < tokens.length; i++) {
      const found = titled(sight, i) ?? headed(sight, i) ?? placed(sight, i) ?? fullName(sight, i)
      if (!found) continue
      out.push({
        span: { start: found.start, end: tokens[found.last]!.end },
        kind: found.kind,
        form: 'name',
        confidence: 0.6,
      })
      i = found.last
    }
  }
  return out
}

/** A noun without article whose genitive follows: operations of [the] trade. */
const definiteAfter = (sight: Sight, k: number, depth = 2): boolean => {
  const { tokens, article, words } = sight
  const next = tokens[k + 1]
  const noun = tokens[k]!.upos === 'NOUN' || words.organizationHead.has(tokens[k]!.norm)
  if (!noun || words.functionWords.has(tokens[k]!.norm) || !next || closedClasses.has(next.upos)) return false
  return next.norm.startsWith(article) || sight.known(next) || (depth > 1 && definiteAfter(sight, k + 1, depth - 1))
}

/** A head and the definite words or proper nouns behind it; a definite head needs definite words behind it. */
function headed(sight: Sight, i: number): Found | undefined {
  const { tokens, words, article } = sight
  const t = tokens[i]!
  const word = bare(t, sight)
  const definiteHead = [...sight.joined, ''].find(
    (p) => t.norm.startsWith(p + article) && words.organizationHead.has(t.norm.slice(p.length + article.length)),
  )
  const treaty = words.treaty.has(word)
  if (definiteHead === undefined && !treaty && !words.organizationHead.has(word)) return undefined
  let last = i
  let described = false
  for (let k = i + 1; k < Math.min(tokens.length, i + 6); k++) {
    const next = tokens[k]!
    const purpose = last > i && isPurpose(sight, next)
    if (described && next.upos !== 'ADJ' && !purpose) break
    if (words.functionWords.has(next.norm) || sight.carries(next)) break
    const holder = k === i + 1 && next.norm.startsWith(article) && !goesOn(tokens[k + 1], sight)
    if (!holder && (words.titles.has(next.norm) || words.titles.has(next.norm.slice(article.length)))) break
    const definite = next.norm.startsWith(article) || next.norm.startsWith(toThe(sight))
    const closed = !purpose && (closedClasses.has(next.upos) || next.upos === 'VERB')
    const whole = last > i && tokens[last]!.norm.startsWith(article)
    const second = definiteHead === undefined && isSecondHalf(sight, k)
    const beside = last > i && sight.known(tokens[last]!) && !sight.known(next, tokens[last])
    if (definite && beside && next.upos !== 'ADJ' && !purpose) break
    if (
      definite || second
        ? closed || (whole && words.organizationHead.has(next.norm))
        : definiteHead !== undefined || whole
    )
      break
    if (second) {
      last = k
      continue
    }
    const place = last === i && !treaty && words.placeNamed.has(next.norm) ? placed(sight, k) : undefined
    if (place?.start === next.start) {
      last = place.last
      break
    }
    if (!definite && !treaty && sight.part(next.norm).includes('g') && !sight.known(next)) break
    if (!definite && definiteAfter(sight, k)) continue
    const foreign = isForeign(sight, { first: i, last, next, word })
    if (!definite && (k > i + 3 || !(sight.known(next) || foreign))) break
    described = definite && next.upos === 'ADJ' && last > i
    last = k
    const aimed = words.aimed.has(word.replace(article, '')) && tokens[k + 1] && isPurpose(sight, tokens[k + 1]!)
    if ((!definite && !foreign) || (words.demonymSet.has(next.norm.slice(article.length)) && !aimed)) break
  }
  const start = definiteHead !== undefined ? t.start + definiteHead.length : t.end - word.length
  if (last === i || (treaty && !sight.known(tokens[last]!) && tokens[last]!.upos !== 'PROPN')) return undefined
  return { start, last, kind: treaty ? 'agreement' : words.facility.has(word) ? 'facility' : 'organization' }
}

interface Headed {
  readonly first: number
  /** the last word that the name is known to have */
  readonly last: number
  readonly next: Token
  /** the head, less what is written onto it */
  readonly word: string
}

/** A word without article that goes on a body's name: a proper noun, behind some heads any word that no table has. */
const isForeign = (sight: Sight, { first, last, next, word }: Headed): boolean => {
  const { tokens, words, article } = sight
  const open = last === first || (!sight.known(tokens[last]!) && !tokens[last]!.norm.startsWith(article))
  return (
    open &&
    (next.upos === 'PROPN' ||
      (words.treaty.has(word) && isName(next, sight)) ||
      (last === first && words.named.has(word) && isUnlisted(next, sight)))
  )
}

/** "trade and [the] industry": a noun written onto the conjunction and the article, behind another one. */
const isSecondHalf = ({ tokens, words, joined, article }: Sight, k: number): boolean => {
  const t = tokens[k]!
  const bare = t.norm.slice(joined[0]?.length ?? 0)
  return (
    t.norm.startsWith(`${joined[0]}${article}`) &&
    t.upos !== 'VERB' &&
    !words.functionWords.has(bare) &&
    tokens[k - 1]!.norm.startsWith(article) &&
    ![bare, bare.slice(article.length)].some((w) => words.organizationHead.has(w) || words.titles.has(w))
  )
}

/** What a body is for, behind its adjective: the International Committee [of] the Red Cross; people are spoken to. */
const isPurpose = (sight: Sight, t: Token): boolean =>
  t.norm.startsWith(toThe(sight)) && t.norm.length > 4 && !sight.known(t) && !/^..[^\u062a].*\u064a\u0646$/.test(t.norm)

/** A descriptor and the name of the place behind it; behind a word for a town hardly anything else can stand. */
function placed(sight: Sight, i: number): Found | undefined {
  const { tokens, words, article } = sight
  const word = bare(tokens[i]!, sight)
  if (!words.placeBefore.has(word) || word.startsWith(article)) return undefined
  const next = tokens[i + 1]
  if (!next) return undefined
  // the district of the town of Jenin
  const inner = words.placeNamed.has(word) ? placed(sight, i + 1) : undefined
  if (inner?.start === next.start) return { ...inner, start: tokens[i]!.end - word.length }
  const town =
    (words.placeTown.has(word) || words.placeNamed.has(word)) &&
    !words.placeBefore.has(next.norm) &&
    !words.functionWords.has(next.norm) &&
    !(next.upos === 'ADJ' && /\u064a\u0629$/.test(next.norm))
  const verb = next.upos === 'VERB' && !(town && sight.couldBeTown(next))
  if (!sight.known(next) && ((closedClasses.has(next.upos) && !words.particles.has(next.norm)) || verb))
    return undefined
  if (!sight.known(next) && !town && next.upos === 'ADJ') return undefined
  if (next.upos !== 'PROPN' && !next.norm.startsWith(article) && !sight.known(next) && !town) return undefined
  const second = tokens[i + 2]
  const open = words.placePreposition.has(next.norm) || (words.placeNamed.has(word) && !next.norm.startsWith(article))
  const joint =
    words.placeOpening.has(next.norm) ||
    words.particles.has(next.norm) ||
    (second !== undefined && sight.known(next, second))
  const goes =
    second !== undefined &&
    (joint ? /^\p{L}/u.test(second.text) : !closedClasses.has(second.upos) && second.upos !== 'VERB') &&
    !words.functionWords.has(second.norm) &&
    (joint ||
      (open
        ? second.norm.startsWith(article) || words.placePreposition.has(next.norm)
        : second.upos === 'PROPN' && !sight.known(next))) &&
    (joint || !sight.joined.some((p) => second.norm.startsWith(p) && second.upos === 'PROPN' && !open))
  const last = goes ? i + 2 : i + 1
  return { start: tokens[i]!.end - word.length, last, kind: 'place' }
}
