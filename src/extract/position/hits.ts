/** Words of stance in a sentence, where words are written with spaces. */
import type { Span } from '../../base/span.ts'
import type { Sentence, Stance, Token } from '../../record/index.ts'
import { isPart, type PositionWords, partyPart, type StanceWord } from './words.ts'

export interface Hit extends Span {
  readonly word: StanceWord
  readonly stance: Stance
  /** positions of its first and last token, and of the last before a gap */
  readonly first: number
  readonly last: number
  readonly lead: number
  /** where its content may begin: at a particle that ends it, else behind it */
  readonly opens: number
}

/** In: a sentence. Out: its words of stance from left to right; none overlaps another; denied ones carry the contrary stance. */
export function hitsOf(sentence: Sentence, words: PositionWords, names: readonly Span[] = []): readonly Hit[] {
  const { tokens } = sentence
  if (tokens.at(-1)?.text === '?') return []
  const out: Hit[] = []
  for (let i = 0; i < tokens.length; i++) {
    const found = matchAt(tokens, i, words) ?? refusal(tokens, i, words)
    if (!found || names.some((n) => n.start <= found.start && found.end <= n.end)) continue
    const stance = denied(tokens, found, words) ? contrary[found.word.stance] : found.word.stance
    if (stance && found.word.kind !== 'none') add(out, { ...found, stance }, tokens, words)
    i = found.word.kind === 'clause' || found.word.kind === 'none' ? found.last : found.lead
  }
  return out
}

/** A stance within what another is about (refuses to accept, demands that they agree) is no stand of its own; a refusal of one's own doing outweighs insisting on it. */
function add(out: Hit[], hit: Hit, tokens: readonly Token[], words: PositionWords): void {
  const before = out.at(-1)
  if (before && (before.word.kind === 'verb' || before.word.kind === 'be' || before.word.kind === 'noun')) {
    const between = tokens.slice(before.lead + 1, hit.first)
    const apart = between.some(
      (t) => t.upos === 'CCONJ' || /^[,;:.—–،؛«»"“”„(]$/.test(t.text) || isPart(t, partyPart(words, 'contrast'), []),
    )
    if (!apart) {
      if (before.stance === 'offer' && hit.stance === 'accept' && !hit.word.weak)
        out[out.length - 1] = { ...hit, first: before.first, start: before.start }
      else if (before.stance === 'demand' && hit.word.kind === 'self') out[out.length - 1] = hit
      return
    }
  }
  out.push(hit)
}

const refusing: StanceWord = { form: '', parts: [], stance: 'reject', kind: 'self', weak: true }

/** What we say we shall not do: a word of denial before a verb of the first person in the future. */
function refusal(tokens: readonly Token[], i: number, words: PositionWords): Omit<Hit, 'stance'> | undefined {
  if (!words.negations.includes(tokens[i]!.norm)) return undefined
  const verb = tokens.slice(i + 1, i + 3).findIndex((t) => /Person=1/.test(t.feats) && /Tense=Fut/.test(t.feats))
  if (verb < 0) return undefined
  const lead = i + 1 + verb
  const end = tokens[lead]!.end
  return { word: refusing, first: i, last: lead, lead, start: tokens[i]!.start, end, opens: end }
}

/** What a denied stance amounts to; a demand or proposal that is not made is none. */
const contrary: Partial<Record<Stance, Stance>> = { accept: 'reject', offer: 'reject', conditional: 'conditional' }

function matchAt(tokens: readonly Token[], i: number, words: PositionWords): Omit<Hit, 'stance'> | undefined {
  const token = tokens[i]!
  let best: Omit<Hit, 'stance'> | undefined
  for (const word of words.opening(token)) {
    if (best && word.parts.length <= best.word.parts.length) continue
    const places = placesOf(tokens, i, word)
    if (!places || !(words.attaches || usedSo(tokens, i, word, words))) continue
    const lead = leadOf(word, places)
    const end = tokens[lead]!.end
    const opens =
      places.length > 1 && isPart(tokens[lead]!, partyPart(words, 'particle'), []) ? tokens[lead]!.start : end
    best = { word, first: i, last: places.at(-1)!, lead, start: token.start, end, opens }
  }
  return best
}

/** The places of a pattern's words, the first of which stands; undefined where one is missing. Words may stand between only where the pattern says so. */
function placesOf(tokens: readonly Token[], at: number, word: StanceWord): readonly number[] | undefined {
  const out = [at]
  for (const part of word.parts.slice(1)) {
    let k = out.at(-1)! + 1
    if (part.gap) {
      const limit = Math.min(tokens.length, k + (word.kind === 'noun' ? 4 : 14))
      while (k < limit && !/^[.;:!?]$/.test(tokens[k]!.text) && !isPart(tokens[k]!, part, [])) k++
      if (k >= limit) return undefined
    }
    if (!tokens[k] || !isPart(tokens[k]!, part, [])) return undefined
    out.push(k)
  }
  return out
}

function leadOf(word: StanceWord, places: readonly number[]): number {
  const gap = word.parts.findIndex((p) => p.gap)
  return places[gap < 0 ? places.length - 1 : gap - 1]!
}

/** A verb of stance is no noun, a noun of stance no verb, as far as the tagger tells them apart. */
function usedSo(tokens: readonly Token[], i: number, word: StanceWord, words: PositionWords): boolean {
  const { upos } = tokens[i]!
  if (word.parts.length > 1) return true
  // taggers of small training sets take готова, отверг for nouns
  if (words.inflects && word.parts[0]!.forms.includes(tokens[i]!.norm)) return true
  if (word.kind === 'verb' || word.kind === 'threat')
    return (upos !== 'NOUN' && upos !== 'PROPN' && upos !== 'ADP') || /^(?:AUX|PRON)$/.test(tokens[i - 1]?.upos ?? '')
  return word.kind !== 'noun' || upos !== 'VERB'
}

/** A word of denial close before, or where verbs part, close behind. */
function denied(tokens: readonly Token[], hit: Omit<Hit, 'stance'>, words: PositionWords): boolean {
  if (hit.word.kind === 'clause' || hit.word.kind === 'self') return false
  const no = (t: Token): boolean => words.negations.includes(t.norm)
  for (let i = hit.first - 1; i >= Math.max(0, hit.first - 3); i--) {
    if (/^\p{P}$/u.test(tokens[i]!.text) && tokens[i]!.text !== '"') break
    if (no(tokens[i]!)) return true
  }
  if (words.separable)
    for (let i = hit.lead + 1; i < Math.min(tokens.length, hit.lead + 5); i++) {
      if (/^\p{P}$/u.test(tokens[i]!.text)) break
      if (no(tokens[i]!) && hit.word.kind === 'verb') return true
    }
  return false
}
