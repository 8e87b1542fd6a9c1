/** Where the clause of a verb of saying begins and ends, and what stands before it that is none of it. */
import type { Sentence, Token } from '../../record/index.ts'
import { datelineLength } from '../dateline.ts'
import { type Content, finite } from './content.ts'
import type { Quotation } from './quotes.ts'
import type { Context } from './speaker.ts'

/** This was reported by …: what was said is the sentence before. */
export function backReference(context: Context, { index, tokens }: Sentence, cue: number): Content | undefined {
  const before = context.reading.sentences[index - 1]
  const opening = tokens
    .slice(0, cue)
    .filter((t) => t.upos !== 'AUX')
    .map((t) => t.norm)
    .join(' ')
  if (!before || before.heading || !context.words.backReferences.has(opening)) return undefined
  const first = behindDateline(context, before)
  const last = before.tokens.findLast((t) => !/^[.,;:!?…]+$/.test(t.text))
  return last ? { span: { start: before.tokens[first]!.start, end: last.end }, strong: true } : undefined
}

/** The first token of the report itself. */
export function behindDateline(context: Context, { span, tokens }: Sentence): number {
  const length = datelineLength(context.reading.document.text.slice(span.start, span.end))
  return length === 0
    ? 0
    : Math.max(
        0,
        tokens.findIndex((t) => t.start >= span.start + length),
      )
}

/** "Russia, which brokered a truce, said …": between two commas stands an aside about the subject before them. */
export function asideBefore(
  tokens: readonly Token[],
  cue: number,
  quotations: readonly Quotation[],
): { readonly from: number; readonly to: number } | undefined {
  const comma = (t: Token | undefined): boolean => t?.text === ',' || t?.text === '،'
  let close = cue - 1
  while (close > 0 && (tokens[close]!.upos === 'ADV' || tokens[close]!.upos === 'AUX')) close--
  if (!comma(tokens[close])) return undefined
  const open = tokens.findLastIndex((t, i) => i < close && comma(t))
  if (open < 1 || quotations.some((q) => q.span.start < tokens[cue]!.start && q.span.end > tokens[open]!.start))
    return undefined
  let from = open
  while (from > 0 && !comma(tokens[from - 1]) && !/^[–—:;]$/.test(tokens[from - 1]!.text)) from--
  const subject = tokens.slice(from, open)
  const head = subject[0]!
  if (['ADP', 'ADV', 'SCONJ', 'PART', 'VERB', 'AUX', 'NUM'].includes(head.upos) || subject.some(finite))
    return undefined
  if (!subject.some((t) => ['NOUN', 'PROPN', 'X'].includes(t.upos)) || (from > 0 && comma(tokens[from - 1])))
    return undefined
  const relative = tokens.slice(open + 1, open + 3).some((t) => /PronType=[\w,]*Rel/.test(t.feats))
  const clauses = tokens.slice(open + 1, close).filter(finite).length
  return relative || clauses === 0 || tokens[open + 1]!.upos === 'SCONJ' || tokens[open + 1]!.upos === 'PRON'
    ? { from, to: clauses === 0 ? close : open }
    : undefined
}

/** Where the clause of the verb begins: after a quotation, a semicolon, a complementizer, or the comma that closes a clause of its own. */
export function leftEdge(context: Context, sentence: Sentence, cue: number, quotations: readonly Quotation[]): number {
  const { tokens } = sentence
  for (let i = cue - 1; i >= 0; i--) {
    const t = tokens[i]!
    if (t.text === ';' || t.text === ':' || /^[–—]$/.test(t.text)) return i + 1
    if (quotations.some((q) => q.span.end === t.end)) return i + 1
    if (t.upos === 'SCONJ' || (context.words.complementizers.has(t.norm) && t.upos !== 'DET')) return i + 1
    if (t.text === ',' || t.text === '،') {
      const rest = tokens.slice(i + 1, cue)
      const closed = tokens.slice(0, i).some((x) => finite(x))
      if (
        closed &&
        (rest.some((x) => ['NOUN', 'PROPN', 'PRON'].includes(x.upos)) ||
          rest.every((x) => x.upos === 'AUX' || x.upos === 'ADV'))
      )
        return i + 1
    }
    if (
      t.upos === 'CCONJ' &&
      tokens.slice(0, i).some((x) => x.upos === 'VERB') &&
      tokens
        .slice(i + 1, cue)
        .every((x) => x.upos === 'ADV' || x.upos === 'AUX' || x.upos === 'PART' || x.upos === 'PRON')
    )
      return i + 1
  }
  return 0
}

/** How far a subject behind its verb can reach: to a mark other than the comma of an apposition, a verb, a complementizer. */
export function rightEdge(context: Context, sentence: Sentence, cue: number): number {
  const { tokens } = sentence
  for (let i = cue + 1; i < tokens.length; i++) {
    const t = tokens[i]!
    const named = context.bySentence[sentence.index]!.some(
      (m) => m.form === 'name' && m.span.start <= t.start && t.end <= m.span.end,
    )
    if (
      /^[.:;!?"“”«»„–—]$/.test(t.text) ||
      context.words.complementizers.has(t.norm) ||
      (finite(t) && !named && i > cue + 1)
    )
      return i
    if (i - cue > 25) return i
  }
  return tokens.length
}
