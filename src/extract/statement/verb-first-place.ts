/** Where in its clause a verb of saying stands, where it comes first as a rule. */

import { isComma } from './verb-first-content.ts'
import type { Clause } from './verb-first-phrase.ts'
import { clauseWordsOf, formOf, type VerbHere, withoutClitic } from './verb-first-words.ts'

export interface VerbPlace {
  readonly kind: 'first' | 'relative' | 'behind' | 'participle'
  /** first token of its clause */
  readonly start: number
  /** a comma or another mark stands before the clause */
  readonly comma: boolean
}

/** Where in its clause a verb stands: first, behind "who", behind its subject, or as a participle; undefined where it is no verb. */
export function placeOf(clause: Clause, at: number, here: VerbHere): VerbPlace | undefined {
  const { context, sentence } = clause
  const { tokens } = sentence
  const words = clauseWordsOf(context.reading.language)
  const before = tokens[at - 1]
  let mark = at - 1
  while (mark >= 0 && !isMark(clause, mark)) mark--
  const start = mark + 1
  const comma = mark >= 0
  if (here.participle) {
    const own = isComma(before) || (before !== undefined && isMark(clause, at - 1)) || here.joined
    return own ? { kind: 'participle', start: at, comma: true } : undefined
  }
  if (before && words.relative.has(formOf(before))) return { kind: 'relative', start: at - 1, comma }
  const lead = tokens.slice(start, at)
  const plain = lead.every((t, k) => isLead(clause, start + k) || !/[\p{L}\p{N}]/u.test(t.text))
  if (plain) return { kind: 'first', start, comma }
  if (here.joined && at - start > 3) return { kind: 'first', start: at, comma: false }
  const contrast = tokens.findLastIndex(
    (t, k) => k >= start && k < at - 1 && words.contrast.has(formOf(t)) && words.that.has(formOf(tokens[k + 1]!)),
  )
  return { kind: 'behind', start: contrast >= 0 ? contrast + 2 : start, comma: comma || contrast >= 0 }
}

/** A mark that closes a clause before a token, quotation marks of names left out. */
function isMark({ sentence, quotations }: Clause, at: number): boolean {
  const t = sentence.tokens[at]!
  if (/^[:;.!?…–—-]$/.test(t.text) || isComma(t) || /^[•|]$/.test(t.text)) return true
  return quotations.some((q) => q.span.end === t.end && q.inner.end - q.inner.start > 30)
}

/** Words before a verb that are not its subject: particles, times, what a preposition opens. */
export function isLead({ context, sentence }: Clause, at: number): boolean {
  const t = sentence.tokens[at]!
  const words = clauseWordsOf(context.reading.language)
  const form = formOf(t)
  return words.leading.has(form) || words.leading.has(withoutClitic(words, form) ?? '') || context.timesAt(t).length > 0
}
