/** Whether a deed happened, in scripts without spaces: words of modality before it in its clause, and the statement around it. */
import { type EventStatus, type Reading, sentenceAt } from '../../record/index.ts'
import type { Deed } from './unspaced.ts'
import { frameWordsOf } from './unspaced-words.ts'
import { statusByAct, weightiest } from './weight.ts'
import { eventWordsOf } from './words.ts'

export function statusOf(reading: Reading, { clause, span, said, inside, light, word }: Deed): EventStatus {
  if (said) return 'occurred'
  const { text } = reading.document
  const found = new Set<EventStatus>()
  const before = text.slice(clause.start, span.start)
  const behind = text.slice(span.end, clause.end)
  for (const [form, status] of eventWordsOf(reading.language).modalityList) {
    const late = status === 'postponed' || status === 'cancelled' || status === 'possible'
    if (form === word.word || (light && form === text.slice(light.start, light.end) && !late)) continue
    if (form.length === 1 && takesObject(reading, clause.start + before.lastIndexOf(form))) continue
    if (before.includes(form) || (late && behind.includes(form))) found.add(status)
    else if (status === 'planned' && carried(reading, clause.start).includes(form)) found.add(status)
  }
  const act = inside && !inside.negated ? statusByAct[inside.act] : undefined
  if (act) found.add(act)
  return weightiest(found)
}

/** 他将前往马斯喀特，与…举行会谈: the clause before, where a companion opens this one and its subject stands there. */
function carried(reading: Reading, start: number): string {
  const sentence = sentenceAt(reading, start)
  const first = sentence?.tokens.find((t) => t.start >= start)
  if (!sentence || !first || !frameWordsOf(reading.language).with.has(first.text)) return ''
  const before = reading.document.text.slice(sentence.span.start, start).replace(/[，,]$/, '')
  return before.slice(Math.max(before.lastIndexOf('，'), before.lastIndexOf(',')) + 1)
}

/** 将三家企业列入名单: before a noun the word marks the object, before a verb or preposition what is to come. */
function takesObject(reading: Reading, at: number): boolean {
  const sentence = sentenceAt(reading, at)
  const t = sentence?.tokens.findIndex((x) => x.start <= at && at < x.end) ?? -1
  const next = sentence?.tokens[t + 1]
  return (
    sentence?.tokens[t]?.text.length === 1 && (next?.upos === 'NOUN' || next?.upos === 'PROPN' || next?.upos === 'NUM')
  )
}
