/** Whom words are addressed to in scripts without spaces: 告诉路透社，… and 对媒体表示. */
import type { Party } from '../../record/index.ts'
import type { Place } from './unspaced.ts'
import type { Cue } from './unspaced-cues.ts'
import { subjectIn } from './unspaced-speaker.ts'
import { subjectWordsOf } from './unspaced-words.ts'

export interface Addressee {
  readonly party: Party
  /** where what is said begins, when the addressee stands between it and the verb */
  readonly content?: number
}

const longest = 24

/** In: a verb of saying. Out: who is told, behind the verb to the comma or before it behind a preposition. */
export function addresseeOf(place: Place, cue: Cue): Addressee | undefined {
  return behind(place, cue) ?? before(place, cue)
}

function behind({ context, sentence }: Place, cue: Cue): Addressee | undefined {
  const { text } = context.reading.document
  if (cue.open || cue.verb.takes.has('np')) return undefined
  const comma = text.slice(cue.content, Math.min(cue.content + longest, sentence.span.end)).search(/[,，:：]/)
  if (comma < 2) return undefined
  const party = somebody({ context, sentence }, cue.content, cue.content + comma)
  let content = cue.content + comma
  while (content < sentence.span.end && /[,，:：\s]/.test(text[content]!)) content++
  return party && sentence.span.end - content > 4 ? { party, content } : undefined
}

function before({ context, sentence }: Place, cue: Cue): Addressee | undefined {
  const words = subjectWordsOf(context.reading.language)
  const tokens = sentence.tokens.filter((t) => t.start >= cue.from && t.end <= cue.start)
  const at = tokens.findLastIndex((t) => words.telling.has(t.text))
  const first = tokens[at + 1]
  if (at < 0 || !first || cue.start - first.start > longest) return undefined
  const party = somebody({ context, sentence }, first.start, cue.start)
  return party ? { party } : undefined
}

/** All of the stretch names somebody. */
function somebody(
  { context, sentence }: Omit<Place, 'quotations' | 'before'>,
  start: number,
  end: number,
): Party | undefined {
  const subject = subjectIn(context, sentence, start, end)
  if (subject.kind !== 'somebody' || !(subject.named || subject.human)) return undefined
  if (context.reading.document.text.slice(subject.span.end, end).length > 2) return undefined
  const { anonymous: _anonymous, ...party } = subject.speaker
  return party
}
