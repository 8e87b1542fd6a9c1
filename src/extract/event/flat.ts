/** Events of a sentence without a tree: words of the table, the clause by its marks, roles by side and adposition. */
import { overlaps, sliceSpan } from '../../base/span.ts'
import { type EventStatus, overlapping, type Reading, type Sentence } from '../../record/index.ts'
import { type Draft, needsActor, type Scene } from './draft.ts'
import { rolesAround } from './roles.ts'
import { tellersOf } from './tellers.ts'
import { type Trigger, triggersOf } from './trigger.ts'
import { type EventWords, eventWordsOf } from './words.ts'

const weight: readonly EventStatus[] = [
  'postponed',
  'cancelled',
  'possible',
  'planned',
  'denied',
  'ongoing',
  'occurred',
]

export function draftsByMarks(reading: Reading, { sentence, mentions, entities, statements }: Scene): readonly Draft[] {
  const words = eventWordsOf(reading.language)
  const near = mentions.filter((m) => m.form === 'name').map((m) => m.span)
  const taken = new Map<string, Trigger>()
  const out: Draft[] = []
  for (const trigger of triggersOf(reading, sentence, near)) {
    const key = `${trigger.word.type}:${trigger.clause.start}`
    const other = taken.get(key)
    if (other && !(other.word.noun && !trigger.word.noun)) continue
    if (trigger.word.noun && insideCue(statements, trigger)) continue
    const telling = tellersOf(statements, trigger.span)
    const here = telling.size > 0 ? mentions.filter((m) => !telling.has(m.id)) : mentions
    const roles = rolesAround(reading, sentence, trigger, here, entities)
    if (needsActor.has(trigger.word.type) && !roles.actors.some((a) => a.entity)) continue
    const bare = roles.actors.length + roles.recipients.length + roles.places.length === 0
    const status = statusOf(reading, sentence, trigger, words)
    if (trigger.word.noun && bare && (trigger.word.type !== 'CONSULT' || status === 'occurred')) continue
    if (other)
      out.splice(
        out.findIndex((e) => e.trigger.start === other.span.start),
        1,
      )
    taken.set(key, trigger)
    out.push({
      word: trigger.word,
      trigger: trigger.span,
      clause: trigger.clause,
      roles,
      status,
      confidence: trigger.word.noun ? 0.6 : roles.actors.length > 0 ? 0.75 : 0.6,
    })
  }
  return out
}

/** "de acuerdo con fuentes": a noun of an attribution is no deed. */
const insideCue = (statements: Scene['statements'], { span }: Trigger): boolean =>
  overlapping(statements, span, 8000).some((s) => s.cue !== undefined && overlaps(s.cue.span, span))

/** The weightiest word of modality in the clause; a future tense is planned; else it happened. */
function statusOf(reading: Reading, sentence: Sentence, trigger: Trigger, words: EventWords): EventStatus {
  const found = new Set<EventStatus>()
  if (reading.language.unspaced) {
    const clause = sliceSpan(reading.document.text, trigger.clause)
    for (const [form, status] of words.modalityList) if (clause.includes(form)) found.add(status)
  } else
    for (const t of sentence.tokens) {
      if (!overlaps(t, trigger.clause) || Math.abs(t.start - trigger.span.start) > 90) continue
      if (t.upos === 'AUX' && /VerbForm=Part|Tense=Past/.test(t.feats)) continue
      const status = words.modality.get(t.norm) ?? words.modality.get(t.lemma)
      if (status) found.add(status)
      if (t.start === trigger.span.start && /Tense=Fut/.test(t.feats)) found.add('planned')
    }
  return weight.find((s) => found.has(s)) ?? 'occurred'
}
