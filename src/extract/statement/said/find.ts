/** Statements in languages that write from left to right with spaces: verbs of saying by their clause and tree, phrases of attribution, quotations. */
import { overlaps, type Span } from '../../../base/span.ts'
import type { Sentence, Speaker } from '../../../record/index.ts'
import type { FoundStatement } from '../../statement.ts'
import { type Quotation, quotationsNear } from '../quotes.ts'
import type { Context } from '../speaker.ts'
import { addressee } from './addressee.ts'
import { isOffice } from './antecedent.ts'
import type { Content } from './asked.ts'
import { chained } from './chain.ts'
import { contentOf } from './content.ts'
import { type Cue, cuesOf } from './cue.ts'
import { stretchStart } from './edges.ts'
import { cueSpan, speakerSpan, wholeQuotes, withoutParticle } from './extent.ts'
import { freeWords, headline, loneQuotes } from './follow.ts'
import { partInterrupted } from './interrupted.ts'
import { findNouns } from './noun.ts'
import type { Subject } from './phrase.ts'
import { passedOn } from './quoting.ts'
import { findLinks, findSources, placeOfSaying } from './source.ts'
import { subjectOf } from './subject.ts'
import { finite, isComma, isNominal, spanOf, stretchless, type View, viewOf } from './view.ts'
import { type Before, type Named, nameOf, subjectBefore } from './who.ts'

export function findSaid(context: Context, whole: readonly Quotation[]): readonly FoundStatement[] {
  const quotations = partInterrupted(context.reading, whole)
  const out: FoundStatement[] = []
  const views = new Map<number, View>()
  const view = (index: number): View | undefined => {
    const sentence = context.reading.sentences[index]
    if (!sentence) return undefined
    if (!views.has(index)) views.set(index, viewOf(context, sentence, quotations))
    return views.get(index)
  }
  // apart from the rest: whose claim it is does not speak next
  const nouns: FoundStatement[] = []
  const reach: number[] = []
  const before: Before = { statements: out, reach, view }
  for (const sentence of context.reading.sentences) {
    views.delete(sentence.index - lookedBack)
    if (!worthReading(context, sentence, quotations)) continue
    const seen = view(sentence.index)!
    const here = inSentence(seen, before)
    nouns.push(...findNouns(seen, before).filter((n) => !here.some((h) => sameWords(h.content, n.content))))
    for (const found of here) {
      out.push(found)
      reach.push(Math.max(reach.at(-1) ?? 0, found.content.end))
    }
  }
  return [...out, ...nouns]
}

/** What a verb of saying brings already: a part of the noun's content that ends with it. */
const sameWords = (said: Span, noun: Span): boolean => said.start >= noun.start && said.end === noun.end

/** sentences whose views are kept for those behind them */
const lookedBack = 8

/** Nothing is said in a sentence without a word of saying, a phrase of attribution or a quotation. */
function worthReading(context: Context, sentence: Sentence, quotations: readonly Quotation[]): boolean {
  const { words } = context
  return (
    quotationsNear(quotations, sentence.span).some((q) => overlaps(q.span, sentence.span)) ||
    sentence.tokens.some(
      (t) =>
        words.byWord.has(t.lemma) ||
        words.byWord.has(t.norm) ||
        words.nouns.has(t.lemma) ||
        words.reported.has(t.norm) ||
        words.attributionStarts.has(t.norm) ||
        t.text === ':' ||
        words.byEnding(t.norm).length > 0 ||
        words.particles.has(t.norm),
    )
  )
}

function inSentence(view: View, before: Before): readonly FoundStatement[] {
  const spoken = spokenIn(view, before)
  const sourced = findSources(view, before)
  const here = chained(view, { spoken, sourced, links: findLinks(view, before) }).filter(
    (f) => !isTold(view, f, before),
  )
  const lone = loneQuotes(view, here, before)
  const free = here.length + lone.length === 0 ? freeWords(view, before) : (headline(view, before) ?? [])
  return [...here, ...lone, ...free].sort((a, b) => a.content.start - b.content.start)
}

/** "X said that …. He said this in an interview": of the sentence before, whose speaker has told it already. */
function isTold(view: View, { content, speaker }: FoundStatement, { statements, reach }: Before): boolean {
  if (content.end > view.sentence.span.start || speaker.entity === undefined) return false
  for (let i = statements.length - 1; i >= 0 && reach[i]! > content.start; i--)
    if (overlaps(statements[i]!.content, content) && statements[i]!.speaker.entity === speaker.entity) return true
  return false
}

function spokenIn(view: View, before: Before): readonly FoundStatement[] {
  const cues = cuesOf(view)
  const out: FoundStatement[] = []
  const done = new Set<number>()
  for (const cue of cues) {
    if (done.has(cue.at)) continue
    const found = spoken(view, { cue, cues, so: out }, before)
    if (!found) continue
    done.add(cue.at)
    if (
      cue.weak &&
      out.some(
        (o) => o.how === 'object' && o.content.start < found.content.start && o.content.end === found.content.end,
      )
    )
      continue
    const same = out.findIndex((o) => o.content.start === found.content.start && o.content.end === found.content.end)
    if (same < 0) out.push(found)
    else if (isNearer(view, found, out[same]!)) out[same] = found
  }
  return out
}

/** "Les élus en doutent : « … », soupire l'un d'eux": the verb right behind the quotation tells who says it. */
const isNearer = (view: View, { cue, content }: FoundStatement, other: FoundStatement): boolean =>
  cue !== undefined &&
  other.cue !== undefined &&
  other.cue.span.end < content.start &&
  cue.span.start > content.end &&
  !view.tokens.some((t) => t.start > content.end && t.end <= cue.span.start && finite(t))

interface Here {
  readonly cue: Cue
  readonly cues: readonly Cue[]
  /** found so far in the sentence */
  readonly so: readonly FoundStatement[]
}

function spoken(view: View, { cue, cues, so }: Here, before: Before): FoundStatement | undefined {
  let subject = toldBy(view, cue) ?? subjectOf(view, cue.at, cue.passive)
  if (subject && (cue.verb.takes.has('it') || placeSpeaks(view, cue, subject))) subject = undefined
  let content = contentOf(view, { cue, subject, cues })
  if (!content) return undefined
  if (subject && insideContent(view, subject, content) && !covers(view, content, cue)) {
    subject = undefined
    content = contentOf(view, { cue, subject, cues })
    if (!content) return undefined
  }
  const { anyone } = view.context.words
  const passed = passedOn(view, cue, cues, before)
  if (passed && quotesThing(cue, content)) return undefined
  const said = passed?.named ?? whoSays(view, { cue, subject, so }, before)
  const named = said ?? (anyone && (subject || view.context.words.bare !== 'plain') ? held(view, subject) : undefined)
  if (!named) return undefined
  const to = passed ? [] : addressee(view, { cue, subject, content: content.span }, before)
  return {
    speaker: named.speaker,
    ...(passed ? { speakerSpan: passed.named.span } : placeOf(view, { cue, subject, named })),
    via: passed?.via ?? [],
    cue: { span: cueSpan(view, cue), lemma: cue.verb.lemma },
    act: cue.verb.act,
    content: withoutParticle(view, cue, wholeQuotes(view, content.span)),
    ...(to.length > 0 ? { to } : {}),
    ...(cue.negated ? { negated: true as const } : {}),
    how: content.how,
    ...(preposition(view, cue, content.span) ?? {}),
    ...(cue.verb.attitude || (anyone && (!said || isOneself(view, subject))) ? { attitude: true as const } : {}),
  }
}

/** "Sources close to the talks told Reuters …": whoever stands behind a verb of telling is told, and what opens the clause tells. */
function toldBy(view: View, cue: Cue): Subject | undefined {
  if (view.context.words.bare !== 'plain' || cue.passive || !cue.verb.takes.has('whom')) return undefined
  const behind = subjectOf(view, cue.at, false)
  if (!behind || behind.head < cue.at) return undefined
  const first = stretchStart(view, cue.at)
  let head = first
  while (head < cue.at && !isNominal(view, head)) head++
  const opens = view.tokens.slice(first, head).every((t) => ['DET', 'ADJ', 'NUM'].includes(t.upos))
  return opens && head < cue.words[0] ? { head, first, last: cue.words[0] - 1, own: true } : undefined
}

/** "quoted the minister": whose words they are, and none of them. */
const quotesThing = (cue: Cue, content: Content): boolean => cue.verb.takes.has('cited') && content.how === 'object'

/** "man", or nobody: no speaker of a record. */
function held(view: View, subject: Subject | undefined): Named {
  const { tokens } = view
  const span = subject ? { start: tokens[subject.first]!.start, end: tokens[subject.last]!.end } : { start: 0, end: 0 }
  return { speaker: { text: subject ? tokens[subject.head]!.text : '' }, span }
}

/** I, we, you. */
const isOneself = (view: View, subject: Subject | undefined): boolean =>
  subject !== undefined &&
  view.tokens[subject.head]!.upos === 'PRON' &&
  !view.context.words.pronounGender.has(view.tokens[subject.head]!.norm)

function placeOf(
  view: View,
  { cue, subject, named }: { readonly cue: Cue; readonly subject: Subject | undefined; readonly named: Named },
): { readonly speakerSpan?: Span } {
  if (named.span.end === 0) return {}
  return {
    speakerSpan: subject && isPhrase(view, subject, named.span) ? speakerSpan(view, subject, cue) : named.span,
  }
}

const isPhrase = (view: View, { first, last }: Subject, span: Span): boolean =>
  view.tokens[first]!.start === span.start && view.tokens[last]!.end === span.end

/** The preposition by which the verb brings its content, and what stands between the two. */
function preposition(view: View, cue: Cue, content: Span): Pick<FoundStatement, 'preposition' | 'object'> | undefined {
  const { tokens } = view
  const at = tokens.findIndex((t) => t.start === content.start)
  if (!cue.verb.takes.has('of') || tokens[at]?.upos !== 'ADP' || at < cue.at) return undefined
  const from = cue.words[1] + 1
  const object = tokens.slice(from, at).some((_, k) => isNominal(view, from + k))
  return { preposition: spanOf(view, at, at), ...(object ? { object: spanOf(view, from, at - 1) } : {}) }
}

/** "В министерстве эти сведения опровергли": a place opens the clause, the verb is plural, and the noun beside it is none that speaks. */
function placeSpeaks(view: View, cue: Cue, subject: Subject): boolean {
  const { tokens, context, named } = view
  const start = stretchStart(view, cue.at)
  if (!context.words.nominative || subject.head > cue.at || subject.first <= start + 1) return false
  if (!context.words.attributionForms.get('at')?.includes(tokens[start]!.norm)) return false
  if (!/Number=Plur/.test(tokens[cue.at]!.feats)) return false
  if (/Case=Dat/.test(tokens[subject.head]!.feats)) return true
  if (tokens[subject.head]!.upos !== 'NOUN') return false
  const phrase = tokens.slice(subject.first, subject.last + 1)
  return !phrase.some(
    (t, k) =>
      named[subject.first + k] ||
      t.upos === 'NUM' ||
      isOffice(view, subject.first + k) ||
      context.words.bodies.includes(t.lemma),
  )
}

const covers = (view: View, content: Content, cue: Cue): boolean =>
  content.span.start <= view.tokens[cue.at]!.start && view.tokens[cue.at]!.end <= content.span.end

const insideContent = (view: View, subject: Subject, content: Content): boolean => {
  const head = view.tokens[subject.head]!
  return content.span.start <= head.start && head.end <= content.span.end
}

/** The subject; an institution where nobody is; else whoever spoke before in the sentence or the sentence before. */
function whoSays(
  view: View,
  {
    cue,
    subject,
    so,
  }: { readonly cue: Cue; readonly subject: Subject | undefined; readonly so: readonly FoundStatement[] },
  before: Before,
): Named | undefined {
  const impersonal = !subject || view.context.words.impersonal.has(view.tokens[subject.head]!.norm)
  const joint = joinedTo(view, cue, so)
  if (joint) return carried(joint)
  if (
    subject &&
    /PronType=[\w,]*Neg/.test(
      view.tokens
        .slice(subject.first, subject.head + 1)
        .map((t) => t.feats)
        .join(),
    )
  )
    return undefined
  if (!impersonal) {
    const named = nameOf(view, subject, before)
    if (named) return named
  }
  if (subject?.own && /Person=[12]/.test(view.tokens[subject.head]!.feats)) return undefined
  const place = mayPlaceSpeak(view, cue) ? placeOfSaying(view, cue, before) : undefined
  if (place) return place
  if (cue.passive || (impersonal && subject)) return undefined
  const joined = view.tokens[cue.words[0] - 1]
  const earlier = so.at(-1)
  if (earlier && (joined?.upos === 'CCONJ' || isComma(joined))) return carried(earlier)
  if (stretchless(view, cue.words[0]) && view.context.words.dropsSubject) {
    const last = before.statements.at(-1)
    const near = last?.cue && view.context.reading.sentences[view.sentence.index - 1]
    if (last && (!near || last.cue!.span.end > near.span.start)) return carried(last)
    return subjectBefore(view, cue.at, before) ?? (last && carried(last))
  }
  return undefined
}

/** Where a verb without a subject means nobody named only in the plural. */
const mayPlaceSpeak = ({ tokens, context }: View, { at, verb }: Cue): boolean =>
  !context.words.placesInPlural || verb.takes.has('it') || /Number=Plur/.test(tokens[at]!.feats)

/** The statement whose content ends at the conjunction before this verb. */
function joinedTo(view: View, cue: Cue, so: readonly FoundStatement[]): FoundStatement | undefined {
  let i = cue.words[0] - 1
  while (i > 0 && ['ADV', 'PART', 'AUX', 'PRON'].includes(view.tokens[i]!.upos)) i--
  const mark = view.tokens[i]
  if (mark?.upos !== 'CCONJ') return undefined
  return so.findLast(
    (f) => f.cue && f.content.end <= mark.start && mark.start - f.content.end < 4 && f.content.start > f.cue.span.start,
  )
}

const carried = (f: FoundStatement): Named | undefined =>
  f.speakerSpan
    ? { speaker: f.speaker satisfies Speaker, span: f.speakerSpan satisfies Span }
    : { speaker: f.speaker, span: f.cue?.span ?? f.content }
