/** Events in scripts without spaces: words of the table in their clause, with the subject read as for verbs of saying. */
import { overlaps, type Span } from '../../base/span.ts'
import type { Act, Reading, StatementRecord } from '../../record/index.ts'
import { type Before, type Draft, needsActor, type Scene, spokenTypes, statementsAt } from './draft.ts'
import type { Roles } from './roles.ts'
import { deedRoles } from './unspaced-roles.ts'
import { statusOf } from './unspaced-status.ts'
import { frameWordsOf, type Gapped } from './unspaced-words.ts'
import { type EventWord, eventWordsOf } from './words.ts'

/** A word of a deed in its clause. */
export interface Deed {
  readonly word: EventWord
  readonly span: Span
  /** between marks, quotations included */
  readonly clause: Span
  /** used as a noun: a light verb or an owner stands before it */
  readonly noun: boolean
  /** the verb that lends itself to the noun (举行会谈) */
  readonly light?: Span
  /** the deed is itself the subject of a verb (空袭造成…, 袭击发生在…): whoever tells of it did not do it */
  readonly subject: boolean
  /** the statement whose verb this word is */
  readonly said?: StatementRecord
  /** the statement whose content it stands in */
  readonly inside?: StatementRecord
}

/** What is wanted, refused or threatened is no deed. */
const wished: ReadonlySet<Act> = new Set(['demand', 'request', 'reject', 'threaten', 'order', 'agree'])

export function draftsUnspaced(reading: Reading, scene: Scene, before: Before): readonly Draft[] {
  const out: Draft[] = []
  const taken = new Map<string, Deed>()
  const { both } = eventWordsOf(reading.language)
  let wishing = -1
  let previous: Deed | undefined
  for (const deed of deedsOf(reading, scene)) {
    const matter = isMatter(reading, deed, previous)
    previous = deed
    if (matter) continue
    const key = `${deed.word.type}:${deed.clause.start}`
    const { type } = deed.word
    const other = taken.get(key)
    if ((other && (!other.noun || deed.noun)) || (deed.inside && !deed.said && wished.has(deed.inside.act))) continue
    if (wishing === deed.clause.start && !deed.said) continue
    if (deed.word.kind !== 'v' && !deed.said && supposed(reading, deed)) continue
    const last = out.at(-1)?.roles.actors[0]
    const roles = deedRoles(reading, scene, deed, { ...before, ...(last ? { last } : {}) })
    const some = roles.actors.length + roles.recipients.length + roles.places.length
    const settled = type === 'AGREE' && deed.noun && deed.light !== undefined
    if (needsActor.has(type) && roles.actors.length === 0 && !settled) continue
    const status = statusOf(reading, deed)
    const timed = scene.barred.some((t) => overlaps(t, deed.clause))
    if (
      deed.noun &&
      !settled &&
      (some === 0 || (!deed.light && !timed)) &&
      (type !== 'CONSULT' || status === 'occurred')
    )
      continue
    if (
      type === 'CONSULT' &&
      !deed.light &&
      roles.actors.length + roles.recipients.length < 2 &&
      deed.word.kind === 'b'
    )
      if (!frameWordsOf(reading.language).groups.some((g) => roles.actors[0]?.text.endsWith(g))) continue
    if (retold(out.at(-1), deed, roles, both)) continue
    if (other)
      out.splice(
        out.findIndex((d) => d.trigger === other.span),
        1,
      )
    taken.set(key, deed)
    if (spokenTypes.has(type) && type !== 'ACCUSE') wishing = deed.clause.start
    const confidence = deed.noun ? 0.6 : roles.actors.length > 0 ? 0.75 : 0.6
    out.push({ word: deed.word, trigger: deed.span, clause: deed.clause, roles, status, confidence })
  }
  return out
}

/** “如果谈判破裂”: what may be is named, not told. */
const supposed = (reading: Reading, { clause, span }: Deed): boolean =>
  frameWordsOf(reading.language).conditions.some((w) =>
    reading.document.text.slice(clause.start, span.start).includes(w),
  )

/** Words of the table, longest first, that are words or begin and end with words, outside of names. */
function deedsOf(reading: Reading, scene: Scene): readonly Deed[] {
  const { text } = reading.document
  const { sentence } = scene
  const words = eventWordsOf(reading.language)
  const names = scene.mentions.filter((m) => m.form === 'name').map((m) => m.span)
  const frames = frameWordsOf(reading.language)
  const out: Deed[] = []
  for (let i = sentence.span.start; i < sentence.span.end; ) {
    const gapped = frames.gapped
      .get(text[i]!)
      ?.find((g) => text.startsWith(g.first, i) && gapBehind(text, i, g, sentence.span.end, frames.own))
    const word = gapped?.word ?? words.byLetter.get(text[i]!)?.find((w) => text.startsWith(w.word, i))
    const span = { start: i, end: i + (gapped?.first.length ?? word?.word.length ?? 1) }
    if (!word || !isWord(scene, span) || names.some((n) => overlaps(n, span) && n.end - n.start > 2)) {
      i++
      continue
    }
    const deed = deedAt(reading, scene, word, span)
    i = gapped && deed ? text.indexOf(gapped.second, span.end) + gapped.second.length : span.end
    if (deed) out.push(deed)
  }
  return out
}

const gap = 24

/** The second part stands behind the first, before any mark; 发射的导弹 names a missile. */
function gapBehind(
  text: string,
  at: number,
  { first, second }: Gapped,
  end: number,
  own: ReadonlySet<string>,
): boolean {
  const from = at + first.length
  const behind = text.slice(from, Math.min(end, from + gap + second.length))
  if (own.has(behind[0] ?? '')) return false
  const found = behind.indexOf(second)
  return found > 0 && !/[,，;；。：“”]/.test(behind.slice(0, found))
}

/** It ends where a word ends, and begins where one begins or a longer one is not cut by more than its end. */
function isWord({ sentence }: Scene, { start, end }: Span): boolean {
  const last = sentence.tokens.find((t) => t.start < end && end <= t.end)
  return last !== undefined && (last.end === end || (last.start >= start && last.end - end === 1 && end - start > 2))
}

function deedAt(reading: Reading, scene: Scene, word: EventWord, span: Span): Deed | undefined {
  const { text } = reading.document
  const frames = frameWordsOf(reading.language)
  const clause = clauseAround(text, scene, span)
  const { around, inside } = statementsAt(scene.statements, span)
  const said = around.find((s) => s.cue !== undefined && overlaps(s.cue.span, span))
  const pos = word.kind
  if (pos === 'w' && !threatens(text, frames.threat, said, clause)) return undefined
  if (!said && around.some((s) => s.cue !== undefined && s.cue.span.start === span.start)) return undefined
  if (!said && frames.wish.some((w) => text.slice(clause.start, span.start).includes(w))) return undefined
  const next = scene.sentence.tokens.find((t) => t.start >= span.end)
  const tailed = next !== undefined && next.start === span.end && frames.tails.some((w) => next.text.startsWith(w))
  if (tailed && (pos === 'v' || pos === 'i') && !said) return undefined
  if (pos !== 'n' && frames.counters.includes(text[span.start - 1] ?? '')) return undefined
  const owned = own(reading, text[span.end] ?? '')
  if (owned && !['ASSAULT', 'COERCE'].includes(word.type) && pos !== 'n') return undefined
  const light = lightBefore(text, frames.light, clause, span)
  const opens = span.start - Math.max(clause.start, inside?.content.start ?? 0) < 2
  const subject =
    frames.causes.some((c) => c.length > 1 && text.startsWith(c, span.end)) ||
    (pos === 'b' && word.type === 'ASSAULT' && opens && next?.start === span.end && next.upos === 'VERB')
  const owning = !said && !subject && pos !== 'p' && pos !== 'i' && isOwned(reading, scene, span)
  const noun = pos === 'n' || owning || (pos === 'b' && (light !== undefined || tailed))
  if (
    spokenTypes.has(word.type) &&
    !said &&
    (own(reading, text[span.start - 1] ?? '') || /[、]/.test(text[span.end] ?? ''))
  )
    return undefined
  return {
    word,
    span,
    clause,
    noun,
    subject,
    ...(light ? { light } : {}),
    ...(said ? { said } : {}),
    ...(inside ? { inside } : {}),
  }
}

/** 对民主的严重打击: what has an owner is spoken of, not told. */
function isOwned(reading: Reading, { sentence }: Scene, span: Span): boolean {
  const before = sentence.tokens.filter((t) => t.end <= span.start)
  const last = before.findLast((t) => t.upos !== 'ADJ')
  return last !== undefined && span.start - last.end < 5 && own(reading, last.text)
}

const own = (reading: Reading, letter: string): boolean => frameWordsOf(reading.language).own.has(letter)

/** A warning threatens where its words speak of what follows. */
function threatens(text: string, words: readonly string[], said: StatementRecord | undefined, clause: Span): boolean {
  const content = said ? text.slice(said.content.start, said.content.end) : text.slice(clause.start, clause.end)
  return said !== undefined && words.some((w) => content.includes(w))
}

/** From mark to mark; marks inside of quotation marks do not count, nor do the marks of a short quotation. */
function clauseAround(text: string, { sentence }: Scene, span: Span): Span {
  const quote = quoteAround(text, sentence.span, span)
  const { start: floor, end: ceiling } = quote ?? sentence.span
  let start = span.start
  let depth = 0
  const marks = sentence.heading ? /[,，;；。！？:：\s]/ : /[,，;；。！？:：\n]/
  while (start > floor && (depth > 0 || !marks.test(text[start - 1]!))) {
    if (/[”」]/.test(text[start - 1]!)) depth++
    else if (/[“「]/.test(text[start - 1]!)) depth = Math.max(0, depth - 1)
    start--
  }
  let end = span.end
  depth = 0
  while (end < ceiling && (depth > 0 || !marks.test(text[end]!))) {
    if (/[“「]/.test(text[end]!)) depth++
    else if (/[”」]/.test(text[end]!)) depth = Math.max(0, depth - 1)
    end++
  }
  while (start < span.start && /\s/.test(text[start]!)) start++
  return { start, end }
}

/** The inside of the quotation that a word stands in, where it is more than a name. */
function quoteAround(text: string, sentence: Span, span: Span): Span | undefined {
  const from = Math.max(0, sentence.start - 400)
  const before = text.slice(from, span.start + 1)
  const last = Math.max(before.lastIndexOf('“'), before.lastIndexOf('「'))
  if (last < 0) return undefined
  const open = from + last
  const close = text.slice(open, span.end + 400).search(/[”」]/)
  const end = close < 0 ? sentence.end : open + close
  if (end < span.end || end - open < 16) return undefined
  return { start: Math.max(open + 1, sentence.start), end: Math.min(end, sentence.end) }
}

/** The verb that lends itself, with nothing but what describes the noun between them. */
function lightBefore(text: string, light: readonly string[], clause: Span, span: Span): Span | undefined {
  const from = Math.max(clause.start, span.start - 18)
  const before = text.slice(from, span.start)
  let best: Span | undefined
  for (const w of light) {
    const at = before.lastIndexOf(w)
    if (at < 0) continue
    const found = { start: from + at, end: from + at + w.length }
    if (!best || found.start > best.start) best = found
  }
  return best
}

const repeating: ReadonlySet<string> = new Set(['CONSULT', 'PROTEST'])

/** 会见…，双方举行会谈; 罢工，抗议…: the same meeting or protest, in the next clause, with nobody new. */
const retold = (
  last: Draft | undefined,
  { word, clause }: Deed,
  { actors }: Roles,
  both: ReadonlySet<string>,
): boolean =>
  last !== undefined &&
  repeating.has(word.type) &&
  last.word.type === word.type &&
  clause.start - last.clause.end < 3 &&
  actors.every(
    (a) =>
      [...last.roles.actors, ...last.roles.recipients].some((b) => b.entity !== undefined && b.entity === a.entity) ||
      both.has(a.text) ||
      last.roles.actors.some((b) => a.text.startsWith(b.text)),
  )

/** 谴责袭击: what the verb right before is done to; 逮捕策划袭击的嫌疑人: what only describes somebody whom it is done to. */
const isMatter = (reading: Reading, { word, span, clause }: Deed, previous: Deed | undefined): boolean =>
  previous !== undefined &&
  word.kind === 'b' &&
  previous.word.type !== word.type &&
  previous.clause.start === clause.start &&
  (previous.span.end === span.start || own(reading, reading.document.text[span.end] ?? ''))
