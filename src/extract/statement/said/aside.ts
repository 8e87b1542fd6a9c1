/** Verbs of saying in a clause of their own beside what is said: "…, said the minister", "wie er sagte, …". */
import type { Asked, Content } from './asked.ts'
import type { Cue } from './cue.ts'
import { stretchEnd, stretchStart } from './edges.ts'
import { hasThing } from './object.ts'
import type { Subject } from './phrase.ts'
import { finite, isComma, isDash, isRelative, trimmed, unitOf, type View } from './view.ts'

/** "…, said the minister", "…, wie er sagte, …": the verb's clause is an aside in what is said. */
export function asideOf(view: View, core: readonly [number, number], asked: Asked): Content | undefined {
  const { cue, subject } = asked
  const { tokens, context } = view
  const start = stretchStart(view, core[0])
  const [from, to] = unitOf(view, cue.at)
  const mark = tokens[start - 1]
  if (start - 1 <= from || !(isComma(mark) || isDash(mark))) return undefined
  if (!verbFirst(view, start, cue, subject) && !view.context.words.trailing) return undefined
  if (tokens[start]!.upos === 'CCONJ' || tokens[start]!.upos === 'SCONJ') return undefined
  if (
    tokens
      .slice(start, cue.at)
      .some((t, k) => (context.words.complementizers.has(t.norm) && t.upos !== 'DET') || isRelative(view, start + k))
  )
    return undefined
  if (tokens.slice(start, core[0]).some((t) => finite(t) || t.upos === 'SCONJ' || t.upos === 'CCONJ')) return undefined
  if (isRelative(view, start) || /VerbForm=(?:Ger|Part|Conv)/.test(tokens[cue.words[0]]!.feats)) return undefined
  const close = stretchEnd(view, Math.max(cue.at, core[1]))
  const clauseBehind = clauseInStretch(view, Math.max(cue.at, core[1]) + 1, close)
  if (clauseBehind && tokens.slice(from, start).some((t) => t.upos === 'SCONJ' && t === tokens[from])) return undefined
  const first = verbFirst(view, start, cue, subject)
  if (!first && (clauseBehind || hasThing(view, cue))) return undefined
  const left = tokens.slice(from, start - 1)
  const full = left.some((t) => finite(t) || (t.upos === 'VERB' && /VerbForm=Part/.test(t.feats)))
  const rest = to - close
  const continues =
    rest > 3 && (isComma(tokens[close]) || isDash(tokens[close])) && goesOnBehind(view, close, to, asked, full)
  // "…, he added on Monday." without the he
  const alone = !cue.negated && start === cue.words[0] && close >= to - 1 && !hasPhrase(view, cue.at)
  const here = subject?.own === true && subject.head >= start && subject.head < close
  if (
    !here &&
    (subject?.own ||
      !(placed(view, cue, close) || (context.words.dropsSubject && (!context.words.nominative || alone))))
  )
    return undefined
  if (!full && !first && close - Math.max(cue.at, core[1]) > 3) return undefined
  if (!full && !continues && !(here && subject.head > cue.at && left.length > 1)) return undefined
  const span = trimmed(view, from, continues ? to : start - 1)
  return span ? { span, how: 'aside' } : undefined
}

/** "…, hieß es aus dem Ministerium": a place stands for the subject. */
function placed(view: View, cue: Cue, close: number): boolean {
  const marks = view.context.words.attributionForms.get('at') ?? []
  return view.tokens.slice(cue.at + 1, Math.min(close, cue.at + 4)).some((t) => marks.includes(t.norm))
}

/** Behind the aside the sentence goes on with what is said: its clause is not yet whole, or a further one is joined. */
function goesOnBehind(view: View, close: number, to: number, asked: Asked, full: boolean): boolean {
  if (asked.cues.some((c) => c.at > close && c.at - close <= 3)) return false
  const rest = view.tokens.slice(close + 1, to)
  if (!full) return true
  const left = view.tokens.slice(unitOf(view, close)[0], close)
  // "если требования не выполнят, предупреждают в профсоюзе, …"
  const conditional = left.find((t) => t.upos !== 'ADV')?.upos === 'SCONJ'
  if (
    conditional &&
    (view.context.words.nominative || (view.context.words.trailing && clauseInStretch(view, close + 1, to)))
  )
    return true
  if (rest[0] && finite(rest[0]) && !left.some((t) => t.upos === 'PUNCT' && t.text !== ',')) return true
  const verb = rest.findIndex((t) => t.upos === 'VERB')
  const stop = rest.findIndex((t) => t.text === ',')
  const parted =
    !left.some((t) => t.upos === 'VERB' && finite(t) && !asked.cues.some((c) => view.tokens[c.at] === t)) &&
    verb >= 0 &&
    (stop < 0 || verb < stop)
  if (parted && !finite(rest[verb]!)) return true
  const opens = rest[0]?.upos === 'CCONJ' || view.quotations.some((q) => q.span.start === rest[0]?.start)
  return opens && rest.some((t) => finite(t)) && !/VerbForm=(?:Ger|Part|Conv)/.test(rest[0]!.feats)
}

function clauseInStretch(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (view.tokens[i]!.upos === 'SCONJ') return false
    if (finite(view.tokens[i]!)) return true
  }
  return false
}

/** The verb opens its stretch: its subject stands behind it or not at all. */
function verbFirst(view: View, start: number, cue: Cue, subject: Subject | undefined): boolean {
  if (subject?.own && subject.head < cue.at && subject.head >= start)
    return view.tokens[subject.head]!.text.startsWith('-') || subject.head > cue.words[0]
  return view.tokens
    .slice(start, cue.words[0])
    .every((t) => ['ADV', 'PART', 'PRON', 'AUX', 'ADP', 'NOUN', 'DET', 'NUM', 'ADJ', 'PROPN'].includes(t.upos))
}

/** "Wie X berichtet, …", "…, как сообщил X": everything but the clause that names the source. */
export function asClause(view: View, cue: Cue): Content | undefined {
  const { tokens } = view
  const [from, to] = unitOf(view, cue.at)
  let start = stretchStart(view, cue.at)
  while (
    start > from &&
    !view.context.words.as.has(tokens[start]!.norm) &&
    isComma(tokens[start - 1]) &&
    cue.at - start < 18
  )
    start = stretchStart(view, start - 1)
  if (!view.context.words.as.has(tokens[start]?.norm ?? '')) return undefined
  if (tokens.slice(start, cue.at).some((t) => t.upos === 'VERB' && finite(t))) return undefined
  if (start > from && !isComma(tokens[start - 1]) && !isDash(tokens[start - 1])) return undefined
  let end = stretchEnd(view, cue.at)
  while (end < to && !isComma(tokens[end]) && !isDash(tokens[end])) end++
  const span =
    start <= from ? trimmed(view, end, to) : end >= to - 2 ? trimmed(view, from, start) : trimmed(view, from, to)
  return span && span.end - span.start > 12 ? { span, how: 'aside' } : undefined
}

/** A noun or clause that the verb governs without a preposition, other than a time. */
const hasPhrase = (view: View, verb: number): boolean =>
  view.children[verb]!.some(
    (c) =>
      c > verb &&
      /^(?:nsubj|i?obj|[xc]comp)/.test(view.tree!.relations[c]!) &&
      view.context.timesAt(view.tokens[c]!).length === 0,
  )
