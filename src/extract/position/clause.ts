/** What a stand is about: its words, and the condition among them. */
import { isLetterOrNumberAt } from '../../base/letters.ts'
import type { Span } from '../../base/span.ts'
import type { Condition, PositionWords } from './words.ts'

export interface FoundCondition extends Span {
  readonly kind: Condition['kind']
}

/** The first condition in a stretch of text; it runs to the end of the stretch, or to the comma behind where it opens it. */
export function conditionIn(
  text: string,
  span: Span,
  words: PositionWords,
  unspaced: boolean,
): FoundCondition | undefined {
  const lower = text.slice(span.start, span.end).toLowerCase().replaceAll('’', "'")
  let best: (FoundCondition & { readonly length: number }) | undefined
  for (const condition of words.conditions) {
    const { form, kind } = condition
    const at = placeOf(lower, condition, unspaced)
    if (unspaced && form.length === 1 && !/[,，:：“]/.test(lower[at - 1] ?? ',')) continue
    if (
      at < 0 ||
      (best && (span.start + at > best.start || (span.start + at === best.start && form.length <= best.length)))
    )
      continue
    best = { start: span.start + at, end: span.end, kind, length: form.length }
  }
  if (!best || best.kind === 'none') return undefined
  const { length: _length, ...found } = best
  const comma = found.start - span.start <= 3 ? text.slice(found.start, span.end).search(/[,，،]/) : -1
  return comma < 0 ? found : { ...found, end: found.start + comma }
}

/** Clauses of conditions in a sentence: from the word that opens them to the next comma. Who acts in them takes no stand. */
export function conditionalClauses(
  text: string,
  sentence: Span,
  words: PositionWords,
  unspaced: boolean,
): readonly Span[] {
  const lower = text.slice(sentence.start, sentence.end).toLowerCase().replaceAll('’', "'")
  const out: Span[] = []
  const blocked: number[] = []
  for (const condition of words.conditions) {
    const { form, kind } = condition
    if (kind === 'before' || kind === 'exchange') continue
    const at = placeOf(lower, condition, unspaced)
    if (kind === 'none' && at >= 0) blocked.push(at)
    if (
      at < 0 ||
      kind === 'none' ||
      blocked.includes(at) ||
      (unspaced && form.length === 1 && !/[,，:：“]/.test(lower[at - 1] ?? ','))
    )
      continue
    const comma = lower.slice(at + form.length).search(/[,،;؛，；]/)
    out.push({ start: sentence.start + at, end: comma < 0 ? sentence.end : sentence.start + at + form.length + comma })
  }
  return out
}

/** Where a condition opens; of a form in two parts (only … if) where the second stands. */
function placeOf(text: string, { form, lead, tail }: Condition, unspaced: boolean): number {
  if (unspaced) return text.indexOf(form)
  const at = wholeWord(text, lead)
  if (tail === undefined || at < 0) return at
  const behind = wholeWord(text.slice(at, at + 120), tail)
  return behind < 0 ? -1 : at + behind
}

/** Where a form stands as a word of its own; -1 where it does not. */
function wholeWord(text: string, form: string): number {
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1))
    if (!isLetterOrNumberAt(text, at - 1) && (form.endsWith("'") || !isLetterOrNumberAt(text, at + form.length)))
      return at
  return -1
}
