/** Whose verb it is: the subject in the tree, of its own or taken over; where the tree has none, the nearest free noun. */
import type { Token } from '../../../record/index.ts'
import { pastRelative, widened } from './extent.ts'
import {
  adjacentName,
  agrees,
  beforeAside,
  byOrder,
  counted,
  isPerson,
  isSmall,
  joint,
  opensSentence,
  pastAddressee,
  sameStretch,
  usable,
} from './order.ts'
import { phrase, type Subject } from './phrase.ts'
import { isNominal, isRelative, parts, unitOf, type View } from './view.ts'

/** In: a verb's place, and whether it is passive. Out: who does it. */
export function subjectOf(view: View, verb: number, passive: boolean): Subject | undefined {
  const near = pastAddressee(view, subjectNear(view, verb, passive), verb)
  if (!near?.own) return near
  const found = near.head < verb && !passive ? widened(view, pastRelative(view, near, verb), verb) : near
  let limit = found.head < verb ? verb : found.last + 1
  if (found.head > verb)
    while (limit < view.tokens.length && !parts(view, limit) && !finite(view.tokens[limit]!)) limit++
  return { ...found, limit }
}

function subjectNear(view: View, verb: number, passive: boolean): Subject | undefined {
  const found = ownSubject(view, verb, passive)
  if (passive) return found
  const own =
    found?.own && found.head > verb && (isParticiple(view, verb) || opensContent(view, found)) ? undefined : found
  if (own && (!own.own || (reachable(view, own.head, verb) && !(isJoined(view, verb) && own.head < verb)))) return own
  const clause = isParticiple(view, verb) && opensStretch(view, verb) ? clauseSubject(view, verb) : undefined
  if (clause) return clause
  const aside =
    opensStretch(view, verb) && view.context.words.trailing && !isParticiple(view, verb)
      ? beforeAside(view, verb)
      : undefined
  if (aside) return aside
  const apart = opensStretch(view, verb) && opensSentence(view, verb) ? beforeAside(view, verb) : undefined
  if (apart && !own?.own) return apart
  const named = isParticiple(view, verb) ? undefined : adjacentName(view, verb)
  if (named) return named
  const behind = opensStretch(view, verb) && !isParticiple(view, verb) ? nearestBehind(view, verb) : undefined
  if (isJoined(view, verb))
    return (own && own.head > joint(view, verb) ? own : undefined) ?? takenSubject(view, verb, 0)
  if (behind) return behind
  if (own && opensStretch(view, verb)) return undefined
  const far = own && own.head > verb ? nearestBehind(view, verb) : own
  return (
    far ??
    takenSubject(view, verb, 0) ??
    nearestBefore(view, verb) ??
    nearestBehind(view, verb) ??
    beforeAside(view, verb) ??
    (view.context.words.nominative ? byOrder(view, verb) : undefined)
  )
}

/** "said Trump was right": behind the verb, and right before a verb of its own. */
const opensContent = (view: View, { last }: Subject): boolean => {
  const next = view.tokens[last + 1]
  return view.context.words.bare === 'plain' && next !== undefined && finite(next)
}

/** ", arguing that …": whoever is the subject of the clause before the comma. */
function clauseSubject(view: View, verb: number): Subject | undefined {
  for (let i = verb - 1; i >= 0 && view.tree && view.context.words.bare === 'plain'; i--) {
    const { upos } = view.tokens[i]!
    if (view.inside[i] || (upos !== 'VERB' && upos !== 'AUX') || !finite(view.tokens[i]!)) continue
    const own = ownSubject(view, upos === 'AUX' ? Math.max(0, view.tree!.heads[i]!) : i, false)
    if (own && own.head < i) return { ...own, own: false }
  }
  return undefined
}

/** A participle or gerund without its auxiliary. */
const isParticiple = (view: View, verb: number): boolean =>
  /VerbForm=(?:Part|Ger|Conv)/.test(view.tokens[verb]!.feats) &&
  !view.children[verb]!.some((c) => /^aux|^cop/.test(view.tree?.relations[c] ?? ''))

/** "…, and rejected": the verb goes on with the subject of the one before. */
const isJoined = (view: View, verb: number): boolean => view.tokens[joint(view, verb)]?.upos === 'CCONJ'

/** No quotation and no clause of its own stands between. */
function reachable(view: View, noun: number, verb: number): boolean {
  if (unitOf(view, verb)[0] > noun) return false
  if (
    noun > verb &&
    view.tokens.slice(verb + 1, noun).some((t) => ['CCONJ', 'SCONJ'].includes(t.upos) || /VerbForm=Inf/.test(t.feats))
  )
    return false
  if (sameStretch(view, noun, verb)) return true
  if (noun > verb) return opensStretch(view, verb) && !view.tokens.slice(verb + 1, noun).some((t) => t.upos === 'VERB')
  if (opensStretch(view, verb) && commasBetween(view, noun, verb) === 1) return false
  const { tokens } = view
  const quoted = { start: tokens[noun]!.start, end: tokens[verb]!.end }
  if (view.quotations.some((q) => q.span.start >= quoted.start && q.span.end <= quoted.end)) return false
  const between = tokens.slice(noun + 1, verb)
  return (
    between.slice(0, 4).some((_, k) => isRelative(view, noun + 1 + k)) ||
    relativeBehind(view, noun) ||
    between.every((t, k) => t.upos !== 'VERB' || !finite(t) || describes(view, noun + 1 + k, noun))
  )
}

/** "Секретар РНБО Рустем У., який …": the comma behind a noun and its name opens a relative clause. */
function relativeBehind(view: View, noun: number): boolean {
  const comma = view.tokens.findIndex((_, i) => i > noun && parts(view, i))
  return (
    comma > 0 &&
    (isRelative(view, comma + 1) || (view.tokens[comma + 1]?.upos === 'ADP' && isRelative(view, comma + 2)))
  )
}

/** The verb of a clause that describes a noun. */
const describes = (view: View, verb: number, noun: number): boolean =>
  view.tree!.relations[verb]!.startsWith('acl') && view.tree!.heads[verb] === noun

const commasBetween = (view: View, from: number, to: number): number =>
  view.tokens.slice(from + 1, to).filter((t, k) => t.text === ',' && !view.inside[from + 1 + k]).length

/** Only small words stand between a mark and the verb. */
const opensStretch = (view: View, verb: number): boolean => joint(view, verb) >= 0 && parts(view, joint(view, verb))

function ownSubject(view: View, verb: number, passive: boolean): Subject | undefined {
  const { tree, tokens } = view
  if (!tree) return undefined
  const wanted = passive ? ['obl:agent'] : ['nsubj', 'nsubj:pass']
  const found = view.children[verb]!.filter(
    (c) =>
      wanted.includes(tree.relations[c]!) &&
      !view.inside[c] &&
      !/PronType=Dem/.test(tokens[c]!.upos === 'PRON' ? tokens[c]!.feats : '') &&
      (passive || (agrees(view, verb, c) && nominativeAt(view, c))) &&
      tokens[c]!.upos !== 'VERB' &&
      (passive || !hasCase(view, c)) &&
      !isTime(view, c) &&
      !(isQuotedName(view, c, verb) && nearestBehind(view, verb)?.head !== c),
  )
  if (found.length === 0) return undefined
  const object = view.context.words.nominative && found.some((c) => c < verb && sameStretch(view, c, verb)) ? 50 : 0
  const near = (c: number): number =>
    Math.abs(c - verb) + (sameStretch(view, c, verb) ? 0 : 100) + (c > verb ? object : 0)
  const head = [...found].sort((a, b) => near(a) - near(b))[0]!
  if (isRelative(view, head)) {
    const meant = relativeHead(view, verb)
    return meant && { ...meant, relative: head }
  }
  const whole = withoutMark(view, phrase(view, head, true))
  const before = tokens[whole.first - 1]
  return !passive && before?.upos === 'ADP' && head < verb ? undefined : whole
}

/** "by the coast guard": without the preposition of the passive. */
const withoutMark = (view: View, s: Subject): Subject =>
  s.first < s.head && view.tokens[s.first]!.upos === 'ADP' && hasCase(view, s.head) ? { ...s, first: s.first + 1 } : s

/** A preposition governs it; a title that opens a German sentence may be tagged as one. */
const hasCase = (view: View, c: number): boolean =>
  view.children[c]!.some(
    (k) =>
      view.tree!.relations[k] === 'case' &&
      view.tokens[k]!.upos === 'ADP' &&
      !view.context.words.offices.has(view.tokens[k]!.norm),
  )
const nominativeAt = (view: View, c: number): boolean =>
  (!view.context.words.nominative && !view.context.words.separable) ||
  !/Case=(?:Gen|Dat|Loc|Ins)/.test(view.tokens[c]!.feats) ||
  counted(view, c)

const isTime = (view: View, c: number): boolean => view.context.timesAt(view.tokens[c]!).length > 0

/** The noun that a relative clause describes. */
function relativeHead(view: View, verb: number): Subject | undefined {
  const { tree } = view
  if (!tree) return undefined
  let at = verb
  for (let steps = 0; steps < 4 && at >= 0; steps++) {
    if (tree.relations[at]!.startsWith('acl') && tree.heads[at]! >= 0) return phrase(view, tree.heads[at]!, false)
    at = tree.heads[at]!
  }
  return undefined
}

function takenSubject(view: View, verb: number, depth: number): Subject | undefined {
  const { tree, tokens } = view
  if (!tree || depth > 3) return undefined
  const head = tree.heads[verb]!
  if (head < 0) return undefined
  const relation = tree.relations[verb]!
  if (relation.startsWith('acl')) {
    const infinitive = /VerbForm=Inf/.test(tokens[verb]!.feats)
    const clause =
      finite(tokens[verb]!) &&
      tokens[verb]!.upos === 'VERB' &&
      !/VerbForm=(?:Part|Ger|Conv)/.test(tokens[verb]!.feats) &&
      view.context.words.nominative
    return isNominal(view, head) && !infinitive && !clause ? phrase(view, head, false) : undefined
  }
  if (!['conj', 'xcomp', 'advcl', 'aux', 'parataxis', 'ccomp'].includes(relation)) return undefined
  if ((relation === 'ccomp' || relation === 'advcl') && finite(tokens[verb]!)) return undefined
  if (relation === 'parataxis' && finite(tokens[verb]!) && !joined(view, verb)) return undefined
  const own = ownSubject(view, head, false) ?? takenSubject(view, head, depth + 1)
  return own && { ...own, own: false }
}

const finite = (t: Token): boolean => !/VerbForm=(?:Part|Ger|Inf|Conv)/.test(t.feats)

const joined = (view: View, verb: number): boolean =>
  view.children[verb]!.some((c) => view.tree?.relations[c] === 'cc') || view.tokens[verb - 1]?.upos === 'CCONJ'

const isPersonAt = (view: View, i: number): boolean =>
  view.context.bySentence[view.sentence.index]!.some(
    (m) => m.form === 'name' && m.span.start === view.tokens[i]!.start && isPerson(view, m),
  )

/** Not in the case of a subject; behind the verb of an aside what looks like an object is its subject. */
function oblique(view: View, i: number, verb: number): boolean {
  const { feats, text } = view.tokens[i]!
  // a name in another script has no case: "як пише Le Monde"
  const foreign = /\p{Script=Latin}/u.test(text) && !/\p{Script=Latin}/u.test(view.tokens[verb]!.text)
  if (view.context.words.nominative && view.named[i] && foreign) return false
  return i > verb && opensStretch(view, verb)
    ? /Case=(?:Gen|Dat|Loc|Ins)/.test(feats)
    : /Case=(?:Gen|Dat|Acc|Loc|Ins)/.test(feats)
}

/** A noun that nothing governs and that can be a subject. */
function free(view: View, i: number, verb: number): boolean {
  const { tokens, tree, context } = view
  const t = tokens[i]!
  const alone =
    context.words.nominative &&
    t.upos === 'ADJ' &&
    /Case=Nom/.test(t.feats) &&
    i < verb &&
    tokens.slice(i + 1, verb).every((x) => /Case=Gen/.test(x.feats))
  if (!tree || !(alone || isNominal(view, i)) || view.inside[i] || isRelative(view, i) || /Reflex=Yes/.test(t.feats))
    return false
  if (context.timesAt(t).length > 0 || isSmall(view, i)) return false
  if (oblique(view, i, verb) && (!view.named[i] || (i > verb && view.context.words.nominative))) return false
  if (i > verb && opensStretch(view, verb) && !agrees(view, verb, i)) return false
  let before = i - 1
  while (before > 0 && ['DET', 'ADJ', 'NUM'].includes(tokens[before]!.upos)) before--
  if (tokens[before]?.upos === 'ADP' || ofNoun(view, i)) return false
  if (view.children[i]!.some((c) => tree.relations[c] === 'case')) return false
  const above = tree.heads[i]!
  if (
    i > verb &&
    view.named[i] &&
    (!view.named[i - 1] || /^\p{Lu}{2,}$/u.test(tokens[i - 1]!.text)) &&
    isPersonAt(view, i)
  )
    return true
  return above < 0 || !isNominal(view, above) || above === verb || !sameStretch(view, above, i)
}

/** The nearest free noun before the verb in its stretch. */
function nearestBefore(view: View, verb: number): Subject | undefined {
  const { tokens } = view
  for (let i = verb - 1; i >= 0 && !parts(view, i) && verb - i < 14; i--) {
    if (finite(tokens[i]!) && tokens[i]!.upos === 'VERB') break
    if (free(view, i, verb)) return usable(view, phrase(view, i, true), verb)
  }
  return undefined
}

/** "у коментарі «Економічній правді»": a name between marks that belongs to the oblique noun before it. */
const ofNoun = ({ tokens, context }: View, i: number): boolean =>
  context.words.nominative &&
  /^[«„“"]$/.test(tokens[i - 1]?.text ?? '') &&
  tokens[i - 2]?.upos === 'NOUN' &&
  /Case=(?:Gen|Dat|Loc|Ins)/.test(tokens[i - 2]!.feats)

/** The nearest free noun behind the verb in its stretch. */
function nearestBehind(view: View, verb: number): Subject | undefined {
  const { tokens } = view
  let quoted: Subject | undefined
  for (let i = verb + 1; i < tokens.length && !parts(view, i) && i - verb < 10; i++) {
    if (tokens[i]!.upos === 'VERB' && finite(tokens[i]!)) break
    if (!(quoted ? i > quoted.last && speaksAfter(view, i, verb) : free(view, i, verb))) continue
    const found = usable(view, phrase(view, i, true), verb)
    if (quoted || !found || !isQuotedName(view, i, verb)) return found
    quoted = found
  }
  return quoted
}

/** "рассказала «Дневнику» студентка": a name between marks right behind the verb may be the one to whom it is said. */
const isQuotedName = (view: View, i: number, verb: number): boolean =>
  view.context.words.nominative && i === verb + 2 && /^[«„“"]$/.test(view.tokens[i - 1]!.text)

/** A noun or number in the nominative that agrees with the verb. */
function speaksAfter(view: View, i: number, verb: number): boolean {
  const { tokens } = view
  const number = (k: number): string => /Number=(\w+)/.exec(tokens[k]!.feats)?.[1] ?? ''
  if (tokens[i]!.upos === 'NUM') return /Case=Nom/.test(tokens[i]!.feats) && !view.inside[i]
  if (counted(view, i)) return true
  return (
    isNominal(view, i) &&
    /Case=Nom/.test(tokens[i]!.feats) &&
    tokens[i - 1]!.upos !== 'ADP' &&
    number(i) === number(verb)
  )
}
