/** Events where the verb comes first: words of deeds by their written forms, in the clause between marks. */
import { contains, overlaps, type Span } from '../../base/span.ts'
import {
  type Act,
  type EventStatus,
  overlapping,
  type Party,
  type Reading,
  type StatementRecord,
  spansAt,
  type Token,
} from '../../record/index.ts'
import { type Quotation, quotationsAround, quotationsOf } from '../statement/quotes.ts'
import type { Clause } from '../statement/verb-first-phrase.ts'
import { clauseWordsOf, foldLetters, formOf } from '../statement/verb-first-words.ts'
import { speechWordsOf } from '../statement/words.ts'
import { type Draft, needsActor, type Scene, spokenTypes, statementsAt } from './draft.ts'
import type { Roles } from './roles.ts'
import { tellersOf } from './tellers.ts'
import { rolesOf } from './verb-first-roles.ts'
import { deedWordsOf, type Row, readings } from './verb-first-words.ts'
import { statusByAct, weightiest } from './weight.ts'
import { type EventWord, eventWordsOf } from './words.ts'

export interface Deed {
  readonly word: EventWord
  readonly span: Span
  readonly clause: Span
  readonly first: number
  readonly last: number
  readonly noun: boolean
  readonly passive: boolean
  /** the statement whose verb this word is */
  readonly said?: StatementRecord
  /** the statement whose content it stands in */
  readonly inside?: StatementRecord
  /** who stands before the verb */
  readonly owner?: Party
}

const wished: ReadonlySet<Act> = new Set(['demand', 'request', 'reject', 'threaten', 'order'])
const quotations = new WeakMap<Reading, readonly Quotation[]>()

export function draftsVerbFirst(reading: Reading, scene: Scene, before: Party | undefined): readonly Draft[] {
  const clause = clauseOf(reading, scene)
  const out: Draft[] = []
  const taken = new Map<string, Deed>()
  for (const deed of deedsOf(reading, scene, clause)) {
    const { type } = deed.word
    const key = `${type}:${deed.clause.start}`
    if (type === 'casualties' && taken.has(`ASSAULT:${deed.clause.start}`)) continue
    const other = taken.get(key)
    if (other && !(other.noun && !deed.noun)) continue
    if (deed.inside && !deed.said && wished.has(deed.inside.act)) continue
    const last = out.at(-1)
    const same = last !== undefined && (!deed.inside || contains(deed.inside.content, last.trigger))
    const prior = (same ? last.roles.actors[0] : undefined) ?? deed.inside?.speaker ?? last?.roles.actors[0] ?? before
    const roles = rolesOf(clause, deed, tellersOf(scene.statements, deed.span), prior)
    const some = roles.actors.length + roles.recipients.length + roles.places.length
    const status = statusOf(reading, scene, deed)
    const open = type === 'CONSULT' && status !== 'occurred'
    if ((some === 0 && !open) || (needsActor.has(type) && roles.actors.length === 0)) continue
    if (retold(out.at(-1), roles, deed)) continue
    if (other)
      out.splice(
        out.findIndex((d) => d.trigger === other.span),
        1,
      )
    taken.set(key, deed)
    const confidence = deed.noun ? 0.6 : roles.actors.length > 0 ? 0.75 : 0.6
    out.push({ word: deed.word, trigger: deed.span, clause: deed.clause, roles, status, confidence })
  }
  return out
}

function clauseOf(reading: Reading, scene: Scene): Clause {
  const bySentence: (typeof scene.mentions)[] = []
  bySentence[scene.sentence.index] = scene.mentions
  let marks = quotations.get(reading)
  if (!marks) {
    marks = quotationsOf(reading)
    quotations.set(reading, marks)
  }
  const context = {
    reading,
    words: speechWordsOf(reading.language),
    mentions: scene.mentions,
    entities: scene.entities,
    timesAt: spansAt(scene.barred),
    quotations: marks,
    bySentence,
  }
  return { context, sentence: scene.sentence, quotations: quotationsAround(marks, scene.sentence.span) }
}

function deedsOf(reading: Reading, scene: Scene, clause: Clause): readonly Deed[] {
  const { tokens } = scene.sentence
  const out: Deed[] = []
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!
    if (!/\p{L}/u.test(t.text) || scene.mentions.some((m) => overlaps(m.span, t))) continue
    if (scene.barred.some((time) => overlaps(time, t))) continue
    const found = wordAt(reading, scene, i)
    if (!found) continue
    const deed = deedAt(reading, scene, clause, found)
    if (deed) out.push(deed)
    if (found.last > i) i = found.last
  }
  return out
}

const reach = 10

/** One of the words that a row asks for stands behind the verb, before any mark. */
function hasObject({ language }: Reading, tokens: readonly Token[], at: number, { objects }: Row): boolean {
  if (objects.length === 0) return true
  for (const t of tokens.slice(at + 1, at + reach)) {
    if (/^[،,؛:.]$/.test(t.text)) return false
    if (readings(language, t).some((way) => objects.some((o) => way.startsWith(o)))) return true
  }
  return false
}

interface Found {
  readonly row: Row
  readonly first: number
  readonly last: number
  readonly noun: boolean
}

/** The row that a word begins or is: parts few words apart first; a verb where it opens its clause or stands behind a name, else a noun. */
function wordAt(reading: Reading, { sentence, statements }: Scene, at: number): Found | undefined {
  const { tokens } = sentence
  const words = deedWordsOf(reading.language)
  const cue = overlapping(statements, tokens[at]!, 8000).find((x) => x.cue?.span.start === tokens[at]!.start)?.cue
  const cued = cue && words.verbs.get(foldLetters(cue.lemma))
  if (cued && spokenTypes.has(cued.word.type)) return { row: cued, first: at, last: at, noun: false }
  const ways = readings(reading.language, tokens[at]!)
  for (const way of ways)
    for (const row of words.parted.get(way) ?? []) {
      const last = tokens.findIndex(
        (t, i) => i > at && i < at + 9 && readings(reading.language, t).includes(row.parts[1] ?? ''),
      )
      const between = last < 0 ? [] : tokens.slice(at + 1, last)
      if (last > 0 && !between.some((t) => /^[،,؛:.]$/.test(t.text))) {
        const near = row.word.kind === 'n' ? last - at < 3 : true
        if (near) return { row, first: at, last: row.word.kind === 'n' ? last : at, noun: row.word.kind === 'n' }
      }
    }
  const form = ways[0]!
  const clauses = clauseWordsOf(reading.language)
  const bare = ways.filter((w) => w === form || clauses.clitics.some((c) => form === c + w) || form.startsWith(w))
  const verb = bare.map((w) => words.verbs.get(w)).find((r) => r !== undefined && hasObject(reading, tokens, at, r))
  const noun = ways.map((w) => words.nouns.get(w)).find((r) => r !== undefined)
  if (verb && noun) {
    const article = clauses.articles.some((a) => form.startsWith(a))
    const before = tokens[at - 1]
    const opens =
      !before ||
      !/\p{L}/u.test(before.text) ||
      clauses.leading.has(formOf(before)) ||
      form !== (ways.find((w) => words.verbs.has(w)) ?? form)
    return !article && opens
      ? { row: verb, first: at, last: at, noun: false }
      : { row: noun, first: at, last: at, noun: true }
  }
  if (verb) return { row: verb, first: at, last: at, noun: false }
  return noun && { row: noun, first: at, last: at, noun: true }
}

function deedAt(reading: Reading, scene: Scene, within: Clause, { row, first, last, noun }: Found): Deed | undefined {
  const { tokens } = scene.sentence
  const t = tokens[first]!
  const span = { start: t.start, end: tokens[last]!.end }
  const { around, inside } = statementsAt(scene.statements, span)
  const said = around.find((s) => s.cue !== undefined && overlaps(s.cue.span, span))
  const { type } = row.word
  const pointing = /(?:\u0647|\u0647\u0627)$/.test(t.norm) && !noun
  if (spokenTypes.has(type) && !said && !pointing && (noun || inside)) return undefined
  if (said && !spokenTypes.has(type) && noun) return undefined
  const owner = noun || said ? undefined : ownerBefore(reading, scene, first)
  return {
    word: row.word,
    span,
    clause: clauseAround(within, first, last),
    first,
    last,
    noun,
    passive: /^\u0648?\u0641?\p{L}\u064f/u.test(t.text),
    ...(said ? { said } : {}),
    ...(inside ? { inside } : {}),
    ...(owner ? { owner } : {}),
  }
}

/** The name right before a verb that does not open its clause. */
function ownerBefore(reading: Reading, scene: Scene, at: number): Party | undefined {
  const { tokens } = scene.sentence
  const before = tokens[at - 1]
  if (!before || scene.barred.some((s) => overlaps(s, before))) return undefined
  const words = clauseWordsOf(reading.language)
  if (
    clauseWordsOf(reading.language).clitics.some(
      (c) =>
        c.length === 1 &&
        tokens[at]!.text.startsWith(c) &&
        eventWordsOf(reading.language).verbs.has(tokens[at]!.norm.slice(1)),
    )
  )
    return undefined
  let first = at
  while (first > 1 && words.stopping.has(formOf(tokens[first - 1]!)) && at - first < 3) first--
  const edge = tokens[first]!.start
  const m = scene.mentions.findLast((x) => x.span.end <= edge && edge - x.span.end < 3)
  const kind = m && scene.entities.get(m.entity)?.kind
  const head = m && tokens.findLast((t) => t.end <= m.span.start)
  if (
    !m ||
    !['person', 'organization', 'country', 'group'].includes(kind ?? '') ||
    (head && words.prepositions.has(formOf(head)))
  )
    return undefined
  return { entity: m.entity, mention: m.id, text: m.quote }
}

/** From mark to mark; marks in quotations and before what only adds a time or place do not count. */
function clauseAround(
  { sentence, quotations: marks, context: { timesAt } }: Clause,
  first: number,
  last: number,
): Span {
  const { tokens } = sentence
  const closes = (i: number): boolean =>
    /^[،,؛:;.!?؟•]$/.test(tokens[i]!.text) &&
    !marks.some(
      (q) =>
        q.span.start < tokens[i]!.start &&
        tokens[i]!.end < q.span.end &&
        q.span.start <= tokens[first]!.start &&
        q.span.end < tokens[first]!.start,
    )
  const timed = (i: number): boolean => timesAt(tokens[i]!).length > 0
  const aside = (i: number, step: number): number => {
    if (!/^[،,]$/.test(tokens[i]!.text)) return i
    let k = i + step
    while (k > 0 && k < tokens.length - 1 && timed(k)) k += step
    return k !== i + step && closes(k) ? k : i
  }
  let from = first
  while (from > 0) {
    const past = closes(from - 1) ? aside(from - 1, -1) : from - 2
    if (past === from - 1) break
    from = closes(from - 1) ? past : from - 1
  }
  let to = last
  while (to < tokens.length - 1) {
    const past = closes(to + 1) ? aside(to + 1, 1) : to + 2
    if (past === to + 1) break
    to = closes(to + 1) ? past : to + 1
  }
  return { start: tokens[from]!.start, end: tokens[to]!.end }
}

function statusOf(reading: Reading, scene: Scene, { clause, said, inside, first, noun }: Deed): EventStatus {
  if (said) return 'occurred'
  const found = new Set<EventStatus>()
  const { modality } = eventWordsOf(reading.language)
  for (const [i, t] of scene.sentence.tokens.entries()) {
    if (!overlaps(t, clause) || i > first + 12) continue
    for (const way of [t.norm, ...readings(reading.language, t)]) {
      const status = modality.get(way)
      const near = status !== 'denied' || (i < first && first - i < 3)
      const own = status === 'ongoing' && i === first
      if (status && near && !own && (status !== 'possible' || i < first)) found.add(status)
    }
    if (i === first && !noun && isFuture(reading, t)) found.add('planned')
  }
  const act = inside && !inside.negated ? statusByAct[inside.act] : undefined
  if (act) found.add(act)
  return weightiest(found)
}

/** The letter of the future on a verb in the present; a verb may begin with it of itself (سيطر). */
function isFuture({ language }: Reading, t: Token): boolean {
  const bare = formOf(t).replace(/^[\u0648\u0641](?=\u0633)/, '')
  return /^\u0633[\u064a\u062a\u0623\u0646]/.test(bare) && !deedWordsOf(language).verbs.has(bare)
}

/** "التقى الوزير نظيره وبحثا …": the same meeting, with nobody new. */
const retold = (last: Draft | undefined, { actors }: Roles, { word, clause }: Deed): boolean =>
  last !== undefined &&
  word.type === 'CONSULT' &&
  last.word.type === 'CONSULT' &&
  clause.start - last.clause.end < 4 &&
  actors.every((a) => a.entity && last.roles.actors.some((b) => b.entity === a.entity))
