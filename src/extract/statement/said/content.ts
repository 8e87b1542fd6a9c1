/** What is said: the quotation, clause, infinitive or phrase that belongs to a verb of saying. */
import { overlaps, type Span } from '../../../base/span.ts'
import { asClause, asideOf } from './aside.ts'
import type { Asked, Content } from './asked.ts'
import type { Cue } from './cue.ts'
import { contentEnd, coreOf, stretchStart } from './edges.ts'
import { frontedThing, hasThing, objectOf, takesThing } from './object.ts'
import { askedBefore, behindColon, closing, ends, opening, quoted } from './quoted.ts'
import { finite, isComma, isRelative, parts, standsFree, trimmed, unitOf, type View } from './view.ts'

export function contentOf(view: View, asked: Asked): Content | undefined {
  const { cue, subject } = asked
  const core = coreOf(view, cue, subject)
  const clausal = cue.verb.takes.has('s') || cue.verb.takes.has('q')
  if (cue.passive) return passiveContent(view, asked)
  const before = askedBefore(view, cue, subject)
  if (before) return { span: before.inner, how: 'quote' }
  const as = clausal ? asClause(view, cue) : undefined
  if (as) return as
  const fronted = closing(view, core) ? undefined : frontedThing(view, asked)
  if (fronted) return { span: fronted, how: 'object' }
  const complement = complementOf(view, core, asked)
  const sibling = !clausal && asked.cues.some((c) => c.at === cue.at && c.verb.takes.has('s'))
  const colon =
    sibling || hasThing(view, cue) || complement?.how === 'clause' ? undefined : behindColon(view, core, cue)
  if (colon) return colon
  const back = clausal ? backReference(view, cue) : undefined
  if (back) return back
  const quoteBefore = clausal && !cue.weak ? closing(view, core) : undefined
  if (quoteBefore && ends(view, quoteBefore, cue, subject) && !(complement && !standsFree(view, quoteBefore)))
    return quoted(view, quoteBefore)
  const bringsClause = clausal || (!sibling && (cue.verb.takes.has('np') || cue.verb.takes.has('of')))
  if (complement && bringsClause && !ofTheThing(view, cue, complement)) return complement
  if (clausal) {
    const within = cue.weak ? undefined : asideOf(view, core, asked)
    const quoteBehind = opening(view, core, asked)
    if (within && !standsBefore(within.span, view, cue) && !(quoteBehind && onlyBegins(view, cue))) return within
    if (quoteBehind) return quoteBehind
    if (within) return within
  }
  const object = objectOf(view, asked)
  const clause =
    object && clausal && !cue.weak && goesOnAsClause(view, object) ? bareClause(view, core, asked) : undefined
  if (clause) return clause
  if (object)
    return cue.weak && !view.context.words.anyone && !view.quotations.some((q) => overlaps(q.span, object))
      ? undefined
      : { span: object, how: 'object' }
  if (!cue.verb.takes.has('s') || cue.weak) return undefined
  return frontedClause(view, core) ?? bareClause(view, core, asked)
}

/** "О том, что …, газета писала ещё в декабре": the clause stands before the verb, with the pronoun that brings it. */
function frontedClause(view: View, core: readonly [number, number]): Content | undefined {
  const { tokens, context } = view
  const opening = tokens[0]?.norm ?? ''
  const comma = context.words.prepositionsOfClauses.has(opening)
    ? 2
    : context.words.innerReferences.has(opening)
      ? 1
      : 0
  if (comma === 0 || !isComma(tokens[comma]) || !['PRON', 'DET'].includes(tokens[comma - 1]!.upos)) return undefined
  if (!context.words.complementizers.has(tokens[comma + 1]?.norm ?? '')) return undefined
  const end = tokens.findLastIndex((t, i) => i < core[0] && i > comma + 1 && isComma(t) && !view.inside[i])
  const span = end < 0 ? undefined : trimmed(view, comma === 2 ? 0 : 2, end)
  return span && { span, how: 'clause' }
}

/** "suggested her husband would be used": what looks like the object is the subject of a clause. */
function goesOnAsClause(view: View, object: Span): boolean {
  if (view.context.words.bare !== 'plain') return false
  let next = view.tokens.findIndex((t) => t.start >= object.end)
  while (next > 0 && view.tokens[next]?.upos === 'ADV') next++
  const t = next > 0 ? view.tokens[next] : undefined
  return t !== undefined && finite(t)
}

/** "announced a plan that …": the clause belongs to the thing, unless the tree or a comma gives it to the verb. */
function ofTheThing(view: View, cue: Cue, complement: Content): boolean {
  const before = view.tokens.findIndex((t) => t.start === complement.span.start) - 1
  const noun = view.context.words.nouns.has(view.tokens[before]?.lemma ?? '')
  if (noun && view.tree?.relations[before] === 'obj' && view.tree.heads[before] === cue.at) return true
  if (!takesThing(view, cue, complement.span.start)) return false
  if (view.tree?.relations.some((r, i) => r === 'ccomp' && view.tree!.heads[i] === cue.at)) return false
  const at = view.tokens.findIndex((t) => t.start === complement.span.start)
  return !(view.context.words.nominative && isComma(view.tokens[at - 1]))
}

/** "This was reported by …": what was said is the sentence before. */
function backReference(view: View, cue: Cue): Content | undefined {
  const { context, sentence, tokens } = view
  const before = context.reading.sentences[sentence.index - 1]
  if (!before || before.heading || cue.at > 12) return undefined
  const opening = tokens
    .slice(0, cue.at)
    .filter((t) => t.upos !== 'AUX' && t.upos !== 'ADV')
    .map((t) => t.norm)
  if (tokens.slice(0, cue.at).some((t) => isComma(t) || (t.upos === 'VERB' && finite(t)))) return undefined
  const refers = [1, 2, 3].some(
    (n) =>
      context.words.backReferences.has(opening.slice(0, n).join(' ')) &&
      (n === opening.length || (n > 1 && (context.words.nominative ? !describes(view, n) : asideFrom(view, n)))),
  )
  // "it denied …": a neuter that opens the clause of a neuter verb is its subject
  const first = /Gender=Neut/.test(tokens[cue.at]!.feats) ? 1 : 0
  const inner = [...tokens.slice(first, cue.at), tokens[cue.words[1] + 1]].some(
    (t) => t !== undefined && context.words.innerReferences.has(t.norm),
  )
  if (!refers && !inner) return undefined
  const last = before.tokens.findLast((t) => !/^[.,;:!?…]+$/.test(t.text))
  return last && { span: { start: before.tokens[0]!.start, end: last.end }, how: 'aside' }
}

/** Behind the back-reference only a phrase with a preposition stands: "об этом в своём телеграм-канале". */
const asideFrom = (view: View, n: number): boolean => view.tokens.slice(n, n + 2).some((t) => t.upos === 'ADP')

/** "об этом решении": the pronoun belongs to a noun of its own. */
const describes = ({ tokens, tree }: View, n: number): boolean =>
  tree?.relations[n - 1] === 'det' || (tokens[n]?.upos === 'NOUN' && /Case=(?:Loc|Acc)/.test(tokens[n]!.feats))

/** Content that ends before its verb, not an aside in the midst of it. */
const standsBefore = (span: Span, view: View, cue: Cue): boolean => span.end <= view.tokens[cue.at]!.start

/** "…, dass …", "that …", "о том, что …": the clause that a word of its own opens. */
function complementOf(view: View, core: readonly [number, number], asked: Asked): Content | undefined {
  const { cue, cues } = asked
  const { tokens, context } = view
  const [, to] = unitOf(view, cue.at)
  const behind = asked.subject && asked.subject.first > cue.at ? Math.max(core[1], cue.at) : cue.at
  let relative = false
  for (let i = cue.at + 1; i < Math.min(to - 1, cue.at + 30); i++) {
    const t = tokens[i]!
    if (view.inside[i]) {
      if (context.words.bare === 'plain' && i > behind && finite(t) && t.upos === 'VERB') return undefined
      continue
    }
    if (context.words.bare === 'plain' && cue.verb.takes.has('to') && isInfinitive(view, i) && i - cue.words[1] < 4)
      return undefined
    if (cues.some((c) => c.at === i && !c.weak)) return undefined
    if (/PronType=[\w,]*Rel/.test(t.feats) && isComma(tokens[i - 1])) relative = true
    else if (isComma(t) && relative && i > behind) relative = false
    if (i > behind && finite(t) && (t.upos === 'VERB' || context.words.bare === 'plain') && !relative) return undefined
    if (!opensClause(view, i, cue, behind) || describesSpeaker(view, i, asked)) continue
    const end = contentEnd(view, i, cue, cues)
    const demonstrative = isComma(tokens[i - 1]) && ['PRON', 'DET'].includes(tokens[i - 2]?.upos ?? '')
    const bringing = demonstrative && context.words.prepositionsOfClauses.has(tokens[i - 3]?.norm ?? '') ? i - 3 : i
    const joint = bringing === i && tokens[i - 1]!.upos === 'ADP' && i - 1 > cue.at ? i - 1 : bringing
    const span = trimmed(view, joint > cue.at ? joint : i, end)
    return span && end - i > 2 ? { span, how: 'clause' } : undefined
  }
  return undefined
}

/** "As a phone rang, the announcer said, “…”": what stands before the verb is no more than when, where or how. */
function onlyBegins(view: View, cue: Cue): boolean {
  const t = view.tokens[unitOf(view, cue.at)[0]]!
  return t.upos === 'SCONJ' || t.upos === 'ADP' || (t.upos === 'VERB' && !finite(t))
}

/** "to say": an infinitive behind its mark. */
const isInfinitive = (view: View, i: number): boolean =>
  view.tokens[i - 1]?.upos === 'PART' && /VerbForm=Inf/.test(view.tokens[i]!.feats)

/** "…, indicó una fuente que pidió …": behind the subject of an aside the word opens a clause about it. */
function describesSpeaker(view: View, i: number, { cue, subject }: Asked): boolean {
  const start = stretchStart(view, cue.at)
  return (
    subject !== undefined &&
    subject.first > cue.at &&
    i > subject.last &&
    i <= subject.last + 2 &&
    view.tokens.slice(0, start).some((t) => t.upos === 'VERB' && finite(t)) &&
    !view.context.words.nominative
  )
}

/** "algo a lo que …": behind an article in French and Spanish the word opens a clause about a noun. */
const isOfNoun = ({ tokens, context }: View, i: number, cue: Cue): boolean =>
  context.words.bare === 'never' &&
  !context.words.nominative &&
  !context.words.questions.has(tokens[i]!.norm) &&
  (tokens[i - 1]?.upos === 'DET' || (tokens[i - 1]?.upos === 'PRON' && tokens[i - 2]?.upos === 'ADP')) &&
  i - 2 > cue.at

/** Words of question count right behind the verb or its comma only. */
function opensClause(view: View, i: number, cue: Cue, behind: number): boolean {
  const { tokens, context } = view
  const t = tokens[i]!
  if (!context.words.complementizers.has(t.norm)) return false
  if (context.words.adverbial.has(`${tokens[i - 1]!.norm} ${t.norm}`) || isOfNoun(view, i, cue)) return false
  if (t.upos === 'DET')
    return i === cue.words[1] + 1 && cue.verb.takes.has('s') && tokens.slice(i, i + 14).some((x) => finite(x))
  if (t.upos === 'PRON' && /PronType=[\w,]*Rel/.test(t.feats) && i - behind > 2 && !cue.verb.takes.has('s'))
    return false
  // "saying anybody who complains …": of a pronoun, not of a question
  if (
    context.words.bare === 'plain' &&
    isRelative(view, i) &&
    i - behind === 2 &&
    /PronType=(?:Ind|Tot|Neg|Dem)/.test(tokens[i - 1]!.feats)
  )
    return false
  if ((t.upos === 'SCONJ' || t.upos === 'PRON') && !context.words.questions.has(t.norm)) return true
  return i - behind <= 2 && i > cue.at
}

/** A clause without a word of its own: "said the ship sank", "sagte, man sei …". */
function bareClause(view: View, core: readonly [number, number], asked: Asked): Content | undefined {
  const { cue, cues } = asked
  const { tokens, context } = view
  const [, to] = unitOf(view, cue.at)
  let from = Math.max(core[1], cue.words[1]) + 1
  if (context.words.bare === 'never') return undefined
  if (context.words.bare === 'comma') {
    while (from < to && !isComma(tokens[from]) && !finite(tokens[from]!) && !parts(view, from)) from++
    if (!isComma(tokens[from])) return undefined
    from++
    const next = tokens[from]
    if (!next || /PronType=[\w,]*Rel|VerbForm=Inf/.test(next.feats) || next.upos === 'CCONJ' || next.upos === 'SCONJ')
      return undefined
  } else if (parts(view, from)) return undefined
  const own = view.children[cue.at]!.find(
    (c) => c > cue.at && /^(?:ccomp|parataxis)/.test(view.tree?.relations[c] ?? ''),
  )
  from = skipAside(view, from, to)
  const end = contentEnd(view, from, cue, cues)
  const clause = tokens.slice(from, end).some((t) => finite(t))
  const reach = cue.verb.takes.has('np') || tokens[from]?.upos === 'ADP' ? 12 : 30
  if (!clause || (own === undefined && !tokens.slice(from, from + reach).some((t) => finite(t)))) return undefined
  const span = trimmed(view, from, end)
  return span && end - from > 2 ? { span, how: 'bare' } : undefined
}

/** Times and what is said to whom, before a clause: "said on Tuesday the …". */
function skipAside(view: View, from: number, to: number): number {
  const { tokens, context } = view
  for (let i = from; i < Math.min(to, from + 4); i++) {
    if (context.words.bare === 'plain' && finite(tokens[i]!)) return from
    const time = context.timesAt(tokens[i]!)[0]
    if (!time) continue
    while (i < to && tokens[i]!.start < time.end) i++
    return i < to ? i : from
  }
  return from
}

/** What was claimed, said or announced by somebody: the clause, else the subject of the passive. */
function passiveContent(view: View, asked: Asked): Content | undefined {
  const complement = complementOf(view, coreOf(view, asked.cue, undefined), asked)
  if (complement) return complement
  if (!asked.cue.verb.takes.has('np')) return undefined
  const done = view.children[asked.cue.at]!.find((c) => view.tree?.relations[c] === 'nsubj:pass')
  const object = done === undefined ? undefined : objectOf(view, asked, done)
  return object && { span: object, how: 'object' }
}
