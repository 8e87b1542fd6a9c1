/** Whose stand a word of stance tells, where words are written with spaces: its subject, the speaker, or who was meant before. */
import { remembering } from '../../base/memo.ts'
import { contains, overlaps, type Span } from '../../base/span.ts'
import {
  type EntityRecord,
  type MentionRecord,
  overlapping,
  type Party,
  type Sentence,
  type StatementRecord,
} from '../../record/index.ts'
import { around, type Context, isBystander, mentionsIn, saidBy, speakerOf } from './context.ts'
import type { Hit } from './hits.ts'
import { type Candidate, candidatesIn } from './parties.ts'
import { isPart, partyPart } from './words.ts'

export interface Found {
  readonly hit: Hit
  readonly candidate?: Candidate
  readonly party: Party
  readonly statement?: StatementRecord
  readonly sure: number
}

/** Who was the subject of the last stand told, and in which sentence: what a pronoun may mean. */
export interface Memory {
  party?: Party
  sentence: number
}

export interface Known {
  readonly choice: Candidate | undefined
  readonly score: number
  readonly memory: Memory
  readonly before: Party | undefined
}

/** The party of a word of stance; undefined where nobody who can be one takes the stand. */
export function whose(context: Context, sentence: Sentence, hit: Hit, known: Known): Found | undefined {
  const telling = around(context, hit)[0]
  const cue = saidBy(context, hit)
  if (telling && isBystander(context, telling)) return undefined
  const { kind } = hit.word
  if (kind === 'must' || kind === 'clause') {
    if (!telling || (known.choice?.kind === 'first' && kind === 'must' && known.choice.last < hit.first))
      return undefined
    return { hit, party: speakerOf(telling), statement: telling, sure: 1 }
  }
  if (
    kind === 'self' &&
    !telling &&
    !afterAttitude(context, sentence, hit) &&
    !(known.choice?.kind === 'name' && known.score >= 3)
  )
    return undefined
  const { choice } = known
  if (choice?.kind === 'bystander') return undefined
  // "said in a broadcast of X that they would not": whoever stands outside of what is said is not its subject
  if (
    context.words.inflects &&
    kind === 'self' &&
    telling &&
    choice?.kind === 'name' &&
    choice.span.end <= telling.content.start
  )
    return { hit, party: speakerOf(telling), statement: telling, sure: 2 }
  if (choice?.kind === 'noun' && telling && (choice.own || (kind === 'self' && !choice.governed)))
    return { hit, candidate: choice, party: speakerOf(telling), statement: telling, sure: 1 }
  if (kind === 'verb' && cue?.speaker.entity && choice && choice.kind !== 'relative')
    return { hit, candidate: choice, party: speakerOf(cue), statement: telling ?? cue, sure: Math.max(known.score, 2) }
  if (kind === 'verb' && cue && !choice && !telling) return { hit, party: speakerOf(cue), statement: cue, sure: 2 }
  const who = choice?.anaphor ? anaphorOf(context, sentence, choice) : choice?.party
  if (choice && who && (choice.kind === 'name' || choice.kind === 'noun'))
    return {
      hit,
      candidate: choice,
      party: who,
      ...(telling ? { statement: telling } : cue ? { statement: cue } : {}),
      sure: known.score,
    }
  if (choice?.kind === 'relative') {
    const ahead = relativeOf(context, sentence, choice)
    if (ahead) return { hit, candidate: choice, party: ahead, ...(cue ? { statement: cue } : {}), sure: 2 }
  }
  if (telling)
    return {
      hit,
      ...(choice ? { candidate: choice } : {}),
      party: speakerOf(telling),
      statement: telling,
      sure: choice ? 2 : 1,
    }
  if (cue?.speaker.entity) return { hit, party: speakerOf(cue), statement: cue, sure: 2 }
  if (kind === 'noun' && !choice) return undefined
  if (known.before) return { hit, party: known.before, sure: 1 }
  if (!choice && kind === 'verb' && hit.first <= 2) {
    const subject = subjectBefore(context, sentence)
    if (subject) return { hit, party: subject, sure: 1 }
  }
  if (known.memory.party && sentence.index - known.memory.sentence <= 2)
    return { hit, party: known.memory.party, sure: 1 }
  if (cue && choice?.kind !== 'third') return { hit, party: speakerOf(cue), statement: cue, sure: 1 }
  const last = choice && lastPerson(context, sentence)
  return last && { hit, party: last, sure: 1 }
}

/** Who is meant where the party found is but a pronoun; undefined where nobody can be. */
export function named(
  context: Context,
  sentence: Sentence,
  memory: Memory,
  found: Found | undefined,
): Found | undefined {
  if (!found) return found
  const norm = found.party.text.toLowerCase()
  const token = { norm, lemma: norm }
  if (
    !isPart(token, partyPart(context.words, 'third'), []) &&
    !isPart(token, partyPart(context.words, 'relative'), [])
  ) {
    const holder = found.party.entity ? undefined : holderOf(context, norm)
    return holder ? { ...found, party: { entity: holder, text: found.party.text } } : found
  }
  const known = context.entities.get(found.party.entity ?? '')?.kind === 'person' ? found.party : undefined
  const near =
    (memory.party && sentence.index - memory.sentence <= 1 ? memory.party : undefined) ??
    known ??
    subjectBefore(context, sentence) ??
    lastPerson(context, sentence) ??
    memory.party
  return near && { ...found, party: { ...near, text: found.party.text } }
}

/** A noun of attitude opens the clause: the stance that he would not …. */
function afterAttitude({ words }: Context, { tokens }: Sentence, hit: Hit): boolean {
  return tokens.slice(Math.max(0, hit.first - 5), hit.first).some((t) => isPart(t, partyPart(words, 'attitude'), []))
}

/** The body that a noun means: its own phrase where that is known (the Turkish government), else the last organization named before it. */
function anaphorOf(context: Context, sentence: Sentence, noun: Candidate): Party {
  const own = mentionsIn(context, sentence).find(
    (m) => overlaps(m.span, noun.span) && context.entities.get(m.entity)?.kind === 'organization',
  )
  if (own) return { entity: own.entity, mention: own.id, text: own.quote }
  for (let i = sentence.index; i >= Math.max(0, sentence.index - 3); i--) {
    const m = mentionsIn(context, context.reading.sentences[i]!).findLast(
      (x) =>
        x.span.end <= noun.span.start &&
        x.form === 'name' &&
        context.entities.get(x.entity)?.kind === 'organization' &&
        !passesOn(context, x),
    )
    if (m) return { entity: m.entity, mention: m.id, text: noun.party.text }
  }
  return noun.party
}

interface Passing {
  readonly outlets: ReadonlySet<string | undefined>
  /** from a speaker to the words told, in text order */
  readonly between: readonly { readonly span: Span }[]
}

const passing = new WeakMap<Context['soFar'], Passing>()

function passingOf({ soFar }: Context): Passing {
  let known = passing.get(soFar)
  if (!known) {
    const ends = new Map(soFar.mentions.map((m) => [m.id, m.span.end]))
    const between = soFar.statements.flatMap(({ span, speaker, content }) => {
      const start = speaker.mention && ends.get(speaker.mention)
      const end = Math.min(content.start, span.end)
      return start === undefined || start >= end ? [] : [{ span: { start: Math.max(start, span.start), end } }]
    })
    known = {
      outlets: new Set(soFar.statements.flatMap((s) => [...s.via, ...s.to].flatMap((p) => p.entity ?? []))),
      between: between.sort((x, y) => x.span.start - y.span.start),
    }
    passing.set(soFar, known)
  }
  return known
}

/** An outlet that words were said to or passed on by: of the statements' parties, or named between a speaker and the words. */
function passesOn(context: Context, outlet: MentionRecord): boolean {
  const { outlets, between } = passingOf(context)
  return (
    outlets.has(outlet.entity) || overlapping(between, outlet.span, 8000).some((b) => contains(b.span, outlet.span))
  )
}

/** Whom a relative pronoun stands for: the name right before it. */
function relativeOf(context: Context, sentence: Sentence, relative: Candidate): Party | undefined {
  const m = mentionsIn(context, sentence).findLast(
    (x) => x.span.end <= relative.span.start && relative.span.start - x.span.end < 40,
  )
  return m && m.form === 'name' ? { entity: m.entity, mention: m.id, text: m.quote } : undefined
}

/** The one person of the document who holds the office that a phrase names: the prime minister. */
function holderOf(context: Context, phrase: string): EntityRecord['id'] | undefined {
  const words = phrase.split(/\s+/).slice(-2).join(' ')
  if (words.length < 5) return undefined
  let holder = holders.get(context)
  if (!holder) {
    const persons = context.soFar.entities
      .filter((e) => e.kind === 'person')
      .map(({ id, roles }) => ({ id, titles: roles.map((r) => r.title.toLowerCase()) }))
    holder = remembering((office) => {
      const held = persons.filter(({ titles }) => titles.some((t) => t.includes(office)))
      return held.length === 1 ? held[0]!.id : ''
    })
    holders.set(context, holder)
  }
  return holder(words) || undefined
}

const holders = new WeakMap<Context, (office: string) => EntityRecord['id'] | ''>()

/** The subject of the sentence before: its first name that nothing governs. */
function subjectBefore(context: Context, sentence: Sentence): Party | undefined {
  const earlier = context.reading.sentences[sentence.index - 1]
  if (!earlier) return undefined
  const { reading, words, entities } = context
  const candidates = candidatesIn(reading, earlier, mentionsIn(context, earlier), {
    entities,
    words,
    tree: reading.parse(earlier),
  })
  return candidates.find(
    (c) => c.kind === 'name' && !c.governed && entities.get(c.party.entity ?? '')?.kind === 'person',
  )?.party
}

function lastPerson(context: Context, sentence: Sentence): Party | undefined {
  for (let i = sentence.index - 1; i >= Math.max(0, sentence.index - 2); i--) {
    const m = mentionsIn(context, context.reading.sentences[i]!).find(
      (x) => x.form === 'name' && context.entities.get(x.entity)?.kind === 'person',
    )
    if (m) return { entity: m.entity, mention: m.id, text: m.quote }
  }
  return undefined
}
