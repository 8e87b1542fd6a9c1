/** Content that is no clause: an infinitive, what a preposition brings, a noun phrase. */
import type { Span } from '../../../base/span.ts'
import type { Asked } from './asked.ts'
import { contentEnd, stretchStart } from './edges.ts'
import { finite, isComma, isMark, isNominal, parts, reach, trimmed, unitOf, type View } from './view.ts'

export function objectOf(view: View, asked: Asked, object?: number): Span | undefined {
  const { takes } = asked.cue.verb
  if (object !== undefined) return nounPhrase(view, object)
  return (
    (takes.has('to') || takes.has('s') ? infinitive(view, asked) : undefined) ??
    (takes.has('of') ? brought(view, asked) : undefined) ??
    (takes.has('np') ? direct(view, asked) : undefined)
  )
}

/** "to leave the city", "de garantir un accès", "die Stadt zu verlassen", "покинуть город" */
function infinitive(view: View, { cue, cues, subject }: Asked): Span | undefined {
  const { tree, tokens, context } = view
  const [, to] = unitOf(view, cue.at)
  const inf = (i: number): boolean => /VerbForm=Inf/.test(tokens[i]!.feats)
  const behind = Math.max(cue.words[1], subject && subject.first > cue.at ? subject.last : 0)
  let from = -1
  if (takesThing(view, cue)) return undefined
  if (context.words.separable) from = zuClause(view, behind, to)
  else {
    const head = view.children[cue.at]!.find(
      (c) => c > cue.at && /^(?:xcomp|ccomp|advcl|obj|obl)/.test(tree?.relations[c] ?? '') && inf(c),
    )
    if (head !== undefined) {
      const own = view.children[head]!.filter(
        (c) =>
          c > cue.at &&
          c < head &&
          ['mark', 'case', 'advmod', 'obj', 'expl', 'iobj', 'aux'].includes(tree!.relations[c]!),
      )
      from = Math.min(head, ...own)
    } else
      for (let i = behind + 1; i < Math.min(to, behind + 10) && from < 0; i++) {
        if (parts(view, i) && !view.inside[i + 1]) break
        if (inf(i)) from = ['PART', 'ADP', 'SCONJ'].includes(tokens[i - 1]!.upos) && i - 1 > cue.at ? i - 1 : i
      }
  }
  if (from < 0 || from <= cue.at) return undefined
  if (!takesBare(view, from, asked0(cue))) return undefined
  while (from - 2 > cue.at && isMark(tokens[from - 1]!) && ['PART', 'ADP'].includes(tokens[from - 2]!.upos)) from -= 2
  const end = contentEnd(view, from, cue, cues)
  return trimmed(view, withAsked(view, cue, from), end)
}

/** "urged both sides to stop": whoever is asked stands at the head of what is asked, where nothing parts them. */
function withAsked(view: View, cue: Asked['cue'], from: number): number {
  const first = cue.words[1] + 1
  const between = view.tokens.slice(first, from)
  const asked =
    view.context.words.bare === 'plain' &&
    cue.verb.takes.has('to') &&
    first > cue.at &&
    between.some((t, k) => isNominal(view, first + k) && t.upos !== 'PRON') &&
    between.every((t, k) => !parts(view, first + k) && !['VERB', 'AUX', 'ADV', 'SCONJ'].includes(t.upos)) &&
    view.context.timesAt(between[0]!).length === 0
  return asked ? first : from
}

/** "announced a truce to …": the thing said has its own infinitive. */
export const takesThing = (view: View, cue: Asked['cue'], before = Number.POSITIVE_INFINITY): boolean =>
  cue.verb.takes.has('np') &&
  view.children[cue.at]!.some(
    (c) =>
      c > cue.at &&
      view.tree?.relations[c] === 'obj' &&
      view.tokens[c]!.upos === 'NOUN' &&
      !isTime(view, c) &&
      view.tokens[c]!.end <= before &&
      !/Case=Dat/.test(view.tokens[c]!.feats) &&
      !view.children[c]!.some((k) => view.tree?.relations[k] === 'case') &&
      !(cue.verb.takes.has('to') && (isSomebody(view, c) || cue.verb.act === 'request' || cue.verb.act === 'order')),
  )

const isTime = (view: View, i: number): boolean => view.context.timesAt(view.tokens[i]!).length > 0

/** A name, or a noun for people: whom one asks, not what one asks for. */
function isSomebody(view: View, c: number): boolean {
  const t = view.tokens[c]!
  return view.context.bySentence[view.sentence.index]!.some((m) => m.span.start <= t.start && t.end <= m.span.end)
}

const asked0 = (cue: Asked['cue']): boolean => cue.verb.takes.has('to') || cue.verb.takes.has('inf')

/** A verb of saying alone takes an infinitive only in French, Spanish and German ("affirme avoir …"); the table says which. */
const takesBare = (view: View, from: number, takes: boolean): boolean =>
  takes || view.context.words.saysInfinitive || (view.context.words.separable && from > 0)

/** German: from behind the comma to the infinitive with zu. */
function zuClause(view: View, behind: number, to: number): number {
  const { tokens } = view
  for (let i = behind + 1; i < Math.min(to, behind + 14); i++) {
    if (!isComma(tokens[i])) continue
    for (let k = i + 1; k < to; k++) {
      if (isComma(tokens[k])) break
      const t = tokens[k]!
      if (
        isLongInfinitive(view, t.norm) ||
        ((t.upos === 'VERB' || t.upos === 'AUX') && tokens[k - 1]?.norm === view.context.words.infinitiveMark)
      )
        return i + 1
    }
  }
  return -1
}

const isLongInfinitive = (view: View, norm: string): boolean =>
  [...view.context.words.particles].some((p) => norm.startsWith(p + view.context.words.infinitiveMark))

/** "of shelling villages", "vor einem Krieg", "à la patience" */
function brought(view: View, { cue, subject, cues }: Asked): Span | undefined {
  const { tree, tokens } = view
  const [, to] = unitOf(view, cue.at)
  const { prepositions } = cue.verb
  for (let i = cue.words[1]; i < Math.min(to, cue.at + 14); i++) {
    const t = tokens[i]!
    if (i > cue.words[1] && t.upos === 'VERB' && finite(t)) break
    if (i > cue.words[1] && parts(view, i)) break
    if ((view.inside[i] && !isMark(tokens[i - 1]!)) || t.upos === 'NOUN' || t.upos === 'PROPN' || i <= cue.at) continue
    const wanted = prepositions && prepositions.size > 0 ? prepositions.has(t.norm) : t.upos === 'ADP'
    if (!wanted || (subject && i >= subject.first && i <= subject.last)) continue
    if (tree && !hangsOn(view, i, cue)) continue
    const last = tree ? brings(view, i, cue.at) : i
    if (last <= i) continue
    const limit = contentEnd(view, i, cue, cues)
    const end = infinitiveWithin(view, i, last) ? limit : Math.min(onwards(view, last + 1), limit)
    return trimmed(view, i, Math.max(end, i + 2))
  }
  return undefined
}

/** "for both sides to stop": the infinitive takes the rest of the clause. */
const infinitiveWithin = (view: View, from: number, last: number): boolean =>
  view.context.words.bare === 'plain' &&
  view.tokens
    .slice(from, last + 3)
    .some((t, k) => /VerbForm=Inf/.test(t.feats) && view.tokens[from + k - 1]!.upos === 'PART')

/** Further phrases that follow without a mark or a time belong to it. */
function onwards(view: View, from: number): number {
  const { tokens, context } = view
  let i = from
  while (
    i < tokens.length &&
    !parts(view, i) &&
    (['ADP', 'DET', 'ADJ', 'NOUN', 'PROPN', 'NUM'].includes(tokens[i]!.upos) || /VerbForm=Inf/.test(tokens[i]!.feats))
  ) {
    const next = tokens[i + 1]
    if (
      context.timesAt(tokens[i]!).length > 0 ||
      (tokens[i]!.upos === 'ADP' && next !== undefined && context.timesAt(next).some((t) => t.start === next.start))
    )
      break
    i++
  }
  return i
}

/** The preposition's noun hangs on the verb, or it stands right behind the verb or its object. */
function hangsOn(view: View, preposition: number, cue: Asked['cue']): boolean {
  const tree = view.tree!
  const noun = tree.heads[preposition]!
  if (noun < 0 || noun === cue.at || preposition === cue.words[1] + 1) return true
  const above = tree.heads[noun]!
  // "warned on Thursday of an escalation": what hangs on the day is the verb's
  if (above >= 0 && isTime(view, above)) return true
  return above === cue.at || (above >= 0 && tree.heads[above] === cue.at && !cue.verb.takes.has('np'))
}

/** Last token of what a preposition governs. */
function brings(view: View, preposition: number, cue: number): number {
  const tree = view.tree!
  const noun = tree.heads[preposition]!
  if (noun < 0 || noun === cue) return reachRight(view, preposition, preposition)
  return noun > preposition ? reachRight(view, noun, preposition) : reachRight(view, preposition, preposition)
}

function reachRight(view: View, head: number, from: number): number {
  const [, last] = reach(view, head, (c) => c < from || loose(view, c))
  return last
}

/** A further remark behind a comma, or a clause about the deed itself. */
function loose(view: View, c: number): boolean {
  const relation = view.tree!.relations[c]!
  return (
    /^(?:parataxis|advcl|discourse)/.test(relation) ||
    (relation === 'conj' && view.tokens[c]!.upos === 'VERB' && !/VerbForm=(?:Inf|Ger)/.test(view.tokens[c]!.feats))
  )
}

/** The noun phrase that is the verb's object: "the attack", "эту трактовку", "einen Rückzug". */
function direct(view: View, asked: Asked): Span | undefined {
  const { cue, subject } = asked
  const { tree, tokens, context } = view
  if (!tree) return undefined
  const objects = view.children[cue.at]!.filter((c) => {
    const relation = tree.relations[c]!
    const t = tokens[c]!
    const that = context.words.nominative && t.upos === 'PRON' && context.words.backReferences.has(t.norm)
    const fronted = (that || (subject === undefined && context.words.nominative)) && relation === 'nsubj' && c < cue.at
    if (!(fronted || ['obj', 'xcomp', 'iobj', 'obl:arg', 'ccomp'].includes(relation)) || c === subject?.head)
      return false
    if (isTime(view, c) || view.children[c]!.some((k) => tree.relations[k] === 'case')) return false
    return t.upos === 'PRON'
      ? that || /PronType=(?:Dem|Ind|Tot)/.test(t.feats)
      : ['NOUN', 'PROPN', 'NUM', 'ADJ', 'X'].includes(t.upos) || /VerbForm=Ger/.test(t.feats)
  })
  const chosen = objects.find((c) => tree.relations[c] === 'obj') ?? objects.find((c) => tree.relations[c] !== 'iobj')
  if (chosen !== undefined) {
    const span = nounPhrase(view, chosen, chosen < cue.at)
    const open = !context.words.separable && (subject === undefined || subject.last < cue.at)
    const noun = tokens[chosen]!.upos !== 'PRON'
    return span && noun && chosen > cue.at && (open || cue.verb.takes.has('all')) ? toEnd(view, span, asked) : span
  }
  return behindVerb(view, { cue, subject })
}

/** What is called or held to be something runs on to the end of the clause. */
function toEnd(view: View, span: Span, { cue, cues }: Asked): Span | undefined {
  const from = view.tokens.findIndex((t) => t.start === span.start)
  let to = from
  const end = contentEnd(view, from, cue, cues)
  while (to < end && !(isComma(view.tokens[to]) && !view.inside[to])) to++
  return trimmed(view, from, to)
}

/** Where the tree knows no object: the noun phrase right behind the verb. */
function behindVerb(view: View, { cue, subject }: Pick<Asked, 'cue' | 'subject'>): Span | undefined {
  const { tokens, tree } = view
  let from = cue.words[1] + 1
  while (tokens[from] && ['ADV', 'PART'].includes(tokens[from]!.upos) && !parts(view, from)) from++
  const head = tokens.findIndex((t, i) => i >= from && i < from + 6 && (t.upos === 'NOUN' || t.upos === 'PROPN'))
  if (head < 0 || !tree) return undefined
  for (let i = from; i <= head; i++)
    if (parts(view, i) || ['ADP', 'VERB', 'AUX', 'SCONJ', 'PRON', 'CCONJ'].includes(tokens[i]!.upos)) return undefined
  if (subject && subject.first <= head && head <= subject.last) return undefined
  return trimmed(view, from, Math.max(head, reachRight(view, head, from)) + 1)
}

function nounPhrase(view: View, head: number, further = false): Span | undefined {
  const tree = view.tree!
  const [first, last] = reach(
    view,
    head,
    (c) =>
      loose(view, c) ||
      /^(?:punct|cc:preconj)/.test(tree.relations[c]!) ||
      (view.tokens[c]!.upos === 'ADV' && c > head),
  )
  const [from, to] = unitOf(view, head)
  const end = further ? onwards(view, last + 1) : last + 1
  return trimmed(view, Math.max(first, from), Math.min(end, to))
}

/** The verb has an infinitive or object of its own in its unit: the colon behind it opens something else. */
export const hasThing = (view: View, cue: Asked['cue']): boolean =>
  (cue.verb.takes.has('np') || cue.verb.takes.has('to')) &&
  view.children[cue.at]!.some(
    (c) =>
      c < unitOf(view, cue.at)[1] &&
      ((view.tree?.relations[c] === 'obj' && view.tokens[c]!.upos === 'NOUN' && cue.verb.takes.has('np')) ||
        (/^[xc]comp/.test(view.tree?.relations[c] ?? '') && /VerbForm=Inf/.test(view.tokens[c]!.feats))),
  )

/** "Дели участие третьих стран отвергает", "Менять закон Пашинян отказывается": the thing stands before its verb, which ends the stretch. */
export function frontedThing(view: View, { cue, subject }: Asked): Span | undefined {
  const { tokens, context } = view
  const { takes, prepositions } = cue.verb
  const last = Math.max(...cue.words)
  const closes = last + 1 >= tokens.length || parts(view, last + 1) || /^[.!?]$/.test(tokens[last + 1]!.text)
  if (!context.words.nominative || !subject?.own || subject.last >= cue.words[0] || cue.weak || !closes)
    return undefined
  const start = stretchStart(view, subject.first)
  const fits = (from: number, to: number): boolean => {
    const words = tokens.slice(from, to)
    const first = words[0]
    if (!first || (from === start && view.named[subject.first - 1])) return false
    if (words.some((t) => finite(t) || context.timesAt(t).length > 0)) return false
    if (/VerbForm=Inf/.test(first.feats)) return takes.has('to')
    if (first.upos === 'ADP') return prepositions?.has(first.norm) === true && words.length > 1
    return (
      takes.has('np') &&
      words.length > 1 &&
      words.some((t) => t.upos === 'NOUN' && /Case=(?:Acc|Gen|Nom)/.test(t.feats))
    )
  }
  if (fits(subject.last + 1, cue.words[0])) return trimmed(view, subject.last + 1, cue.words[0])
  return fits(start, subject.first) ? trimmed(view, start, subject.first) : undefined
}
