/** Whose stand a word of stance tells: the best of the candidates around it. */
import type { Sentence, Tree } from '../../record/index.ts'
import type { Hit } from './hits.ts'
import type { Candidate } from './parties.ts'

export interface Choice {
  readonly candidate: Candidate
  readonly score: number
}

interface Around {
  readonly sentence: Sentence
  readonly tree: Tree | undefined
  readonly candidates: readonly Candidate[]
  /** subject stands behind its verb */
  readonly verbFirst: boolean
  /** the party of the word of stance before in the sentence, with where that word ended */
  readonly before?: { readonly candidate: Candidate; readonly hit: Hit }
}

/** In: a word of stance and what stands around it. Out: the candidate most likely its subject; undefined where none is likely. */
export function subjectOf(hit: Hit, around: Around): Choice | undefined {
  let best: Choice | undefined
  for (const whole of around.candidates) {
    const candidate = beforeHit(whole, hit)
    if (candidate.last >= hit.first && candidate.first <= hit.lead) continue
    const score = likely(candidate, hit, around)
    if (score > 0 && (!best || score > best.score)) best = { candidate, score }
  }
  const shared = around.before && joinedTo(hit, around.before.hit, around)
  const between = best && shared && best.candidate.first > around.before!.hit.lead && best.candidate.last < hit.first
  if (shared && (!best || (best.score < 3.2 && !(between && !best.candidate.governed && best.score > 1.2))))
    return { candidate: around.before!.candidate, score: 3 }
  return best ?? bySeat(hit, around)
}

/** "الحركة مستعدة": a noun whose phrase runs on into the word of stance ends before it. */
function beforeHit(c: Candidate, hit: Hit): Candidate {
  if (c.kind !== 'noun' || c.first >= hit.first || c.last < hit.first) return c
  const span = { start: c.span.start, end: hit.start }
  const last = hit.first - 1
  const party = { text: c.party.text.slice(0, hit.start - c.span.start).trimEnd() }
  return { ...c, span, last, party, anaphor: c.anaphorAt === last }
}

function likely(c: Candidate, hit: Hit, around: Around): number {
  const { tokens } = around.sentence
  const before = c.last < hit.first
  let score = 2
  const verb = verbOf(hit, around.tree)
  const relation = relationOf(c.head, around.tree)
  const isSubject = around.tree?.relations[c.head]?.startsWith('nsubj') ?? false
  const isOther = /^(?:obj|obl|nmod|iobj|amod|compound)/.test(relation)
  if (around.tree && isSubject) {
    if (
      around.tree.heads[c.head] === verb ||
      (around.tree.heads[c.head]! >= hit.first && around.tree.heads[c.head]! <= hit.last)
    )
      score += 3
    else if (leadsTo(around.tree, verb, around.tree.heads[c.head]!)) score += 1.5
  } else if (isOther) score -= 0.7
  if (hit.word.kind === 'noun' && owns(c, hit)) return 4
  if (c.governed) score -= 2.2
  if (before && !(isOther && around.tree?.relations[c.head] === 'conj') && opensClause(c, hit, tokens)) score += 1.5
  const [from, to] = before ? [c.last + 1, hit.first] : [hit.lead + 1, c.first]
  for (let i = from; i < to; i++) {
    const t = tokens[i]!
    if (/^[;:]$/.test(t.text)) score -= 3
    else if (/^["«»“”„]$/.test(t.text)) score -= 0.8
    else if (t.upos === 'VERB') score -= before ? 0.5 : 1
    else if (t.upos === 'SCONJ') score -= before ? 1.5 : 2
    else if (!before && around.verbFirst && /^(?:ADP|PART|PRON)$/.test(t.upos)) score -= 1.5
    else score -= 0.06
  }
  if (before) {
    if (around.verbFirst && !isSubject) score -= 0.6
    if (c.kind === 'relative' && to - from > 4) score -= 1.5
  } else {
    if (!around.verbFirst) score -= isSubject ? 0.6 : 1.5
    else if (to - from <= 5) score += 1
    if (c.kind === 'relative' || to - from > 12) score -= 3
  }
  return score
}

/** How a word hangs on the rest; of one joined to another (Cuba and Turkey), how that one does. */
function relationOf(at: number, tree: Tree | undefined): string {
  let head = at
  for (let steps = 0; tree?.relations[head] === 'conj' && steps < 4; steps++) head = tree.heads[head]!
  return tree?.relations[head] ?? ''
}

/**
 * Where nothing is likely: a name right before the word of stance, whatever seems to govern it, or right behind it; else
 * the seat that opens the sentence before a plural verb ("in Kyiv they proposed").
 */
function bySeat(hit: Hit, { sentence, candidates, tree }: Around): Choice | undefined {
  const led = (c: Candidate): boolean => sentence.tokens[c.first - 1]?.upos === 'ADP'
  const beside = candidates.find(
    (c) =>
      c.kind === 'name' &&
      !led(c) &&
      (c.last === hit.first - 1 || (c.first === hit.lead + 1 && tree?.relations[c.head] !== 'obj')),
  )
  if (beside && hit.word.kind === 'verb') return { candidate: beside, score: 1 }
  const first = candidates[0]
  const { tokens } = sentence
  if (first?.kind !== 'name' || first.first > 2 || first.last >= hit.first) return undefined
  if (!/Number=Plur/.test(tokens[hit.first]!.feats) || !/Person=3|VerbForm=Fin/.test(tokens[hit.first]!.feats))
    return undefined
  return tokens[first.first - 1]?.upos === 'ADP' ? { candidate: first, score: 0.5 } : undefined
}

/** Whose demand it is: right before it, or behind it with no more than a preposition between. */
const owns = (c: Candidate, hit: Hit): boolean =>
  c.last < hit.first ? hit.first - c.last <= 3 && c.governed : c.first - hit.first <= 2 && c.first > hit.first

/** A conjunction or comma right before it, no verb between it and the word of stance: the subject of a clause of its own. */
function opensClause(c: Candidate, hit: Hit, tokens: Sentence['tokens']): boolean {
  const before = tokens[c.first - 1]
  if (!before || !(before.upos === 'CCONJ' || /^[,،]$/.test(before.text))) return false
  return !tokens.slice(c.last + 1, hit.first).some((t) => t.upos === 'VERB' || /^[,،]$/.test(t.text))
}

/** The token that a subject would hang on: the word of stance itself, or what governs it where it is a particle or adverb. */
function verbOf(hit: Hit, tree: Tree | undefined): number {
  if (!tree) return hit.first
  const head = tree.heads[hit.first]!
  return /^(?:aux|cop|advmod|case|mark|compound)/.test(tree.relations[hit.first]!) && head >= 0 ? head : hit.first
}

/** True where a chain of joined, open or describing clauses leads from a verb up to another. */
function leadsTo(tree: Tree, verb: number, above: number): boolean {
  let at = verb
  for (let steps = 0; steps < 5 && at >= 0; steps++) {
    if (at === above) return true
    if (!/^(?:conj|xcomp|acl|advcl|aux|parataxis|ccomp|root|cop|obl)/.test(tree.relations[at]!)) return false
    at = tree.heads[at]!
  }
  return false
}

/** "… and proposes": a conjunction or comma right before, no subject of its own between. */
function joinedTo(hit: Hit, earlier: Hit, around: Around): boolean {
  const { tokens } = around.sentence
  if (earlier.first >= hit.first) return false
  const { tree } = around
  const verb = verbOf(hit, tree)
  if (tree?.relations[verb] === 'conj') {
    const joined = tree.heads[verb]!
    const subject = tree.heads.findIndex((h, i) => h === joined && /^nsubj/.test(tree.relations[i]!))
    if ((joined < earlier.first || joined > earlier.last) && subject >= 0) return false
  }
  for (let i = hit.first - 1; i > earlier.lead; i--) {
    const t = tokens[i]!
    if (/^[;:]$/.test(t.text)) return false
    if (t.upos === 'CCONJ' || (t.text.length === 1 && /[,،]/.test(t.text))) return true
    if (!/^(?:ADV|AUX|PART)$/.test(t.upos)) break
  }
  return false
}
