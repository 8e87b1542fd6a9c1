/** Verbs that pass on somebody's words: the object speaks, the subject is a link. */
import type { Token, ViaLink } from '../../../record/index.ts'
import { isOffice } from './antecedent.ts'
import type { Cue } from './cue.ts'
import { stretchEnd, stretchStart } from './edges.ts'
import { nounPhraseAt, outletOf, sameName } from './source.ts'
import { subjectOf } from './subject.ts'
import { finite, isNominal, parts, type View } from './view.ts'
import { type Before, type Named, nameOf } from './who.ts'

export interface Passed {
  readonly named: Named
  readonly via: readonly ViaLink[]
}

/** "the agency quoted the minister as saying …", "«…», — цитирует министра агентство X". */
export function passedOn(view: View, cue: Cue, cues: readonly Cue[], before: Before): Passed | undefined {
  const quoting = quotes(cue) ? cue : cues.findLast((c) => quotes(c) && brings(view, c, cue))
  if (!quoting || quoting.passive) return undefined
  const subject = subjectOf(view, quoting.at, false)
  const apart = (i: number): boolean => !subject || i < subject.first || i > subject.last
  const named = whose(view, quoting, apart, before)
  if (!named || !(quoting !== cue || canSpeak(view, named))) return undefined
  const link = outer(view, quoting, named, before)
  if (!link) return { named, via: [] }
  // names of which no case is known: the person is quoted
  const turned = kindOf(view, named) === 'organization' && kindOf(view, link) === 'person'
  const [inner, passing] = turned ? [link, named] : [named, link]
  return { named: inner, via: [{ ...outletOf(view, passing), span: passing.span }] }
}

const kindOf = (view: View, { speaker }: Named): string | undefined =>
  view.context.entities.get(speaker.entity ?? '')?.kind

const quotes = (cue: Cue): boolean => cue.verb.takes.has('cited')

/** "quoted … as saying", "citó … diciendo": a verb of saying without a clause of its own stands behind the object. */
function brings(view: View, quoting: Cue, cue: Cue): boolean {
  const between = view.tokens.slice(quoting.at + 1, cue.at)
  return (
    quoting.at < cue.at &&
    between.length < 12 &&
    /VerbForm=(?:Ger|Part|Conv)/.test(view.tokens[cue.at]!.feats) &&
    !between.some((t, k) => finite(t) || parts(view, quoting.at + 1 + k))
  )
}

/** The object of the verb that is no subject; of "the minister's words", whose they are. */
function whose(view: View, quoting: Cue, apart: (i: number) => boolean, before: Before): Named | undefined {
  const { tokens, context } = view
  for (const i of around(view, quoting)) {
    if (!isNominal(view, i) || !isObject(view, i, quoting.at)) continue
    const said = context.words.nouns.has(tokens[i]!.lemma) || quoting.verb.rest?.includes(tokens[i]!.norm)
    if (!(said || apart(i) || context.words.nominative)) continue
    const from = said ? i + 1 : phraseStart(view, i, quoting.at)
    const at = extentAt(view, from)
    return at && nameOf(view, { head: at[0], first: from, last: at[1], own: true }, before)
  }
  return undefined
}

/** The places of the stretch that holds the verb: those behind it first. */
function around(view: View, { at, words }: Cue): readonly number[] {
  const start = stretchStart(view, words[0])
  const end = stretchEnd(view, words[1] + 1)
  const places = (from: number, to: number): number[] =>
    Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k)
  return [...places(at + 1, end), ...places(start, words[0])]
}

const phraseStart = (view: View, i: number, verb: number): number => {
  let first = i
  while (first - 1 > verb && ['DET', 'ADJ', 'NUM'].includes(view.tokens[first - 1]!.upos)) first--
  return first
}

/** The phrase of an object: where nouns have cases it ends before a noun in another, elsewhere before a preposition. */
function extentAt(view: View, from: number): readonly [head: number, last: number] | undefined {
  const { tokens, context } = view
  if (!context.words.nominative) {
    const at = nounPhraseAt(view, from)
    const stop = at && tokens.findIndex((t, i) => i > at[0] && i <= at[1] && t.upos === 'ADP')
    return at && stop! > 0 && context.words.separable ? [at[0], stop! - 1] : at
  }
  let last = from
  while (!isNominal(view, last) && tokens[last + 1] && !parts(view, last + 1)) last++
  const head = last
  const goesOn = (i: number): boolean =>
    tokens[i] !== undefined &&
    !parts(view, i) &&
    (isNominal(view, i) || tokens[i]!.upos === 'ADJ') &&
    isOblique(tokens[i]!) &&
    (view.named[i - 1] ? sameName(view, i - 1) : !context.words.bodies.includes(tokens[i]!.lemma))
  while (goesOn(last + 1)) last++
  return isNominal(view, head) ? [head, last] : undefined
}

const isOblique = (t: Token): boolean => /Case=(?:Acc|Gen)/.test(t.feats)

/** By its case, where nouns have cases; else right behind the verb, in Spanish with the preposition of persons. */
function isObject(view: View, i: number, verb: number): boolean {
  const { tokens, context, tree } = view
  const first = phraseStart(view, i, verb)
  const governed = tokens[first - 1]?.upos === 'ADP'
  if (context.words.nominative || context.words.separable)
    return !governed && tokens.slice(first, i + 1).some(isOblique)
  if (i < verb) return false
  return context.words.dropsSubject ? governed : !governed || /^i?obj/.test(tree?.relations[i] ?? '')
}

/** Whoever passes the words on: the subject, where it is no part of the object; else another name or body of the stretch. */
function outer(view: View, quoting: Cue, { span }: Named, before: Before): Named | undefined {
  const { tokens } = view
  const { rest } = quoting.verb
  const inObject = (i: number): boolean =>
    (tokens[i]!.start < span.end && span.start < tokens[i]!.end) || (rest?.includes(tokens[i]!.norm) ?? false)
  const subject = subjectOf(view, quoting.at, false)
  if (subject && !inObject(subject.head)) {
    const last = tokens.findLastIndex((_, i) => i >= subject.head && i <= subject.last && !inObject(i))
    const first = tokens.findIndex((_, i) => i >= subject.first && !inObject(i))
    return nameOf(view, { ...subject, first, last }, before)
  }
  const other = around(view, quoting).find((i) => view.named[i] && !inObject(i))
  const at = other === undefined ? undefined : nounPhraseAt(view, other)
  return at && nameOf(view, { head: at[0], first: other!, last: at[1], own: true }, before)
}

/** A name, an office, people who are not named. */
function canSpeak(view: View, { speaker, span }: Named): boolean {
  if (speaker.entity !== undefined || speaker.anonymous === true) return true
  return view.tokens.some((t, i) => t.start >= span.start && t.end <= span.end && isOffice(view, i))
}
