/** What a stance becomes through its condition and its content, and how sure a stand is. */
import type { Stance } from '../../record/index.ts'
import { isPart, type PartyKind, type PositionWords, partyPart, type StanceWord } from './words.ts'

interface Taken {
  readonly word: Pick<StanceWord, 'kind'>
  readonly stance: Stance
}

/** In: a stance, the kind of condition in its content. Out: the stand it comes to; undefined where it is none. */
export function stanceWith(
  hit: Taken,
  condition: string | undefined,
  content: string,
  words: PositionWords,
): Stance | undefined {
  const { stance, word } = hit
  const binding = condition === 'if' || condition === 'strong' || condition === 'until'
  if (word.kind === 'threat') return binding ? 'conditional' : undefined
  if (stance === 'demand' || word.kind === 'swap') return stance
  if (stance === 'propose' && isOwnDeed(content, words)) return binding ? 'conditional' : 'offer'
  if (condition === 'strong' || (condition === 'exchange' && stance !== 'reject')) return 'conditional'
  if (condition === 'if') return stance === 'reject' && word.kind !== 'self' ? stance : 'conditional'
  return condition === 'until' && stance === 'reject' ? 'conditional' : stance
}

/** To propose what oneself would do (to host, to mediate) is to offer it. */
function isOwnDeed(content: string, words: PositionWords): boolean {
  const { forms, beginnings } = partyPart(words, 'deed')
  const opening = content.toLowerCase().split(/\s+/).slice(0, 4).join(' ').slice(0, 60)
  return [...forms, ...beginnings].some((f) => opening.includes(f))
}

/** A call to the public, or the refusal of a charge: no stand in a negotiation. */
export function isIdle({ word, stance }: Taken, content: string, words: PositionWords): boolean {
  const kind: PartyKind | undefined =
    stance === 'demand' || stance === 'propose' ? 'public' : stance === 'reject' ? 'charge' : undefined
  if (!kind || (word.kind !== 'verb' && word.kind !== 'be')) return false
  const part = partyPart(words, kind)
  if (words.unspaced)
    return part.forms.some((f) => content.slice(0, 8).includes(f) || (kind === 'charge' && content.endsWith(f)))
  return openingOf(content).some((norm) => isPart({ norm, lemma: norm }, part, []))
}

/** A proposal, a plan: what can only be on a table. */
export function isGeneric(content: string, words: PositionWords): boolean {
  const part = partyPart(words, 'generic')
  if (words.unspaced) return part.forms.some((f) => content.slice(0, 12).includes(f))
  return openingOf(content).some((norm) => isPart({ norm, lemma: norm }, part, words.attaches ? words.endings : []))
}

const openingOf = (content: string): readonly string[] =>
  content
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
    .slice(0, 4)

/** What speaks for a stand: read by the score below and by the bench that fitted it. */
export interface Evidence {
  /** a word of the issue list stands in it */
  readonly issue: boolean
  /** the party is the subject of the word of stance, not taken over from before */
  readonly subject: boolean
  /** the party is a name that the text resolves */
  readonly named: boolean
  readonly word: StanceWord
  readonly condition: boolean
}

const own = new Set<StanceWord['kind']>(['self', 'clause'])

/** A weak word, or one of what the speaker will not do, takes a stand only where an issue is named or a condition set. */
export const needsIssue = ({ weak, kind }: Pick<StanceWord, 'weak' | 'kind'>): boolean => weak || own.has(kind)

/**
 * How likely a stand is one that a careful reader would write down: a logistic score, fitted on annotated reports in
 * eight languages; `npm run bench -- positions` prints how it holds.
 */
export function sureness({ issue, subject, named, word, condition }: Evidence): number {
  let z = -1.8
  if (issue) z += 0.9
  if (subject) z += 0.9
  if (named) z += 1.3
  if (condition) z += 0.2
  if (word.weak) z -= 1.6
  if (own.has(word.kind)) z -= 1.6
  if (word.stance === 'demand') z -= 0.35
  return Math.round(100 / (1 + Math.exp(-z))) / 100
}
