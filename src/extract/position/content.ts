/** The words of a stand, where words are written with spaces. */
import { type Span, trimSpan } from '../../base/span.ts'
import { overlapping, type Sentence } from '../../record/index.ts'
import type { Context } from './context.ts'
import type { Hit } from './hits.ts'
import type { Candidate } from './parties.ts'
import type { Found } from './who.ts'
import { isPart, partyPart } from './words.ts'

export interface Neighbours {
  readonly next: Hit | undefined
  readonly previous: Hit | undefined
}

/** What follows the word of stance up to the next one or the end of the clause; the clause itself where little follows. */
export function contentOf(context: Context, sentence: Sentence, found: Found, near: Neighbours): Span {
  const { text } = context.reading.document
  const { hit } = found
  const { tokens } = sentence
  const telling = overlapping(context.soFar.statements, hit, 8000).find(
    (s) => s.content.start <= hit.start && hit.end <= s.content.end,
  )
  const told =
    telling && wordsIn(text, { start: hit.end, end: telling.content.end }) >= 2
      ? telling.content.end
      : sentence.span.end
  const limit = Math.min(sentence.span.end, hit.word.kind === 'verb' ? told : (telling?.content.end ?? told))
  let end = limit
  for (let i = hit.lead + 1; i < tokens.length && tokens[i]!.start < limit; i++)
    if (/^[;.!?]$/.test(tokens[i]!.text)) {
      end = tokens[i]!.start
      break
    }
  if (near.next && near.next.start < end && near.next.start > hit.end)
    end = beforeJoint(context, tokens, near.next.first, hit, end)
  let begin = sentence.span.start
  if (telling && telling.content.start > begin) begin = telling.content.start
  let closed = 0
  for (let i = hit.first - 1; i >= 0 && tokens[i]!.start >= begin; i--) {
    if (tokens[i]!.text === '»') closed++
    if (/^[;:«“"]$/.test(tokens[i]!.text) && !(tokens[i]!.text === '«' && closed-- > 0)) {
      begin = tokens[i]!.end
      break
    }
  }
  const whole = trimContent(text, { start: begin, end })
  if (hit.word.kind === 'clause' || hit.word.kind === 'must') {
    const comma = text.slice(whole.start, hit.start).search(/[,،][^,،]*$/)
    return near.previous && near.previous.end > whole.start && comma >= 0
      ? trimContent(text, { start: whole.start + comma, end: whole.end })
      : whole
  }
  const subject = found.candidate
  let from = hit.opens
  if (subject && subject.first > hit.lead && subject.first - hit.lead <= 8 && subject.span.end < end)
    from = subject.span.end
  for (const s of overlapping(context.soFar.statements, { start: hit.end, end }, 8000))
    if (s.cue && s.cue.span.start > hit.end + 8 && s.cue.span.start < end && s.content.start > hit.end) {
      const cue = tokens.findIndex((t) => t.start >= s.cue!.span.start)
      const joint = beforeJoint(context, tokens, cue, hit, s.cue.span.start)
      if (wordsIn(text, { start: hit.end, end: joint }) >= 3) end = Math.min(end, joint)
    }
  if (hit.word.kind === 'noun') end = Math.max(from, Math.min(end, phraseEnd(context, sentence, hit)))
  const full = end
  const closing = tokens[hit.last]!
  if (hit.last > hit.lead && closing.end <= end && trimContent(text, { start: closing.end, end }).end <= closing.end)
    end = closing.start
  const next = tokens[hit.lead + 1]
  if (next?.upos === 'AUX' && from === hit.end) from = next.end
  const after = trimContent(text, { start: from, end })
  const words = text
    .slice(after.start, after.end)
    .trim()
    .split(/\s+/)
    .filter((w) => /\p{L}{2}/u.test(w))
  const opening =
    near.previous && near.previous.end > begin && near.previous.end < hit.start
      ? afterComma(text, near.previous.end, hit.start)
      : whole.start
  if (hit.word.kind === 'self' && wordsIn(text, { start: hit.end, end: after.end }) === 0)
    return trimContent(text, { start: opening, end: hit.end })
  if (hit.word.kind === 'self')
    return {
      start:
        subject && subject.last < hit.first
          ? Math.max(begin, withArticle(tokens, subject))
          : Math.max(begin, hit.start),
      end: after.end,
    }
  const ends = telling !== undefined && telling.content.end <= hit.end + 2
  // insists: no concessions
  const lists = hit.stance === 'demand' && text[hit.end] === ':'
  const closes =
    ends || (hit.lead === hit.last && !lists && closedOff(context, text.slice(hit.end, Math.min(end, hit.end + 24))))
  const ahead = besideSubject(
    text,
    { start: opening, end: hit.start },
    subject && subject.last < hit.first ? subject.span : undefined,
  )
  if (closes && wordsIn(text, ahead) >= 2) return trimContent(text, { start: ahead.start, end: hit.end })
  if (words.length >= 3 || words.some((w) => w.length > 4)) return after
  const middle = {
    start: subject && subject.last < hit.first ? Math.max(opening, subject.span.end) : opening,
    end: hit.start,
  }
  if (wordsIn(text, middle) >= 3) return trimContent(text, withoutAuxiliary(tokens, middle))
  const last = text.slice(opening, hit.start).search(/[,،][^,،]*$/)
  const tail = { start: opening + Math.max(0, last), end: hit.start }
  const start =
    last >= 0 && wordsIn(text, tail) >= 2 && !(subject && subject.span.start < tail.start) ? tail.start : opening
  return trimContent(text, { start, end: Math.max(full, hit.end) })
}

const withArticle = (tokens: Sentence['tokens'], { first, span }: Candidate): number => {
  const before = tokens[first - 1]
  return before?.upos === 'DET' ? before.start : span.start
}

/** Where what hangs on a noun ends: with its tree, else with its clause. */
function phraseEnd({ reading }: Context, sentence: Sentence, hit: Hit): number {
  const tree = reading.parse(sentence)
  if (!tree) return sentence.span.end
  let last = hit.lead
  for (let i = hit.lead + 1; i < sentence.tokens.length; i++) {
    let at = i
    for (let steps = 0; steps < 12 && at > hit.lead; steps++) at = tree.heads[at]!
    if (at < hit.first) break
    last = i
  }
  return last > hit.lead + 1 ? sentence.tokens[last]!.end : sentence.span.end
}

/** "hat neue Sanktionen": without the auxiliary that opens it. */
function withoutAuxiliary(tokens: Sentence['tokens'], span: Span): Span {
  const first = tokens.find((t) => t.start >= span.start)
  return first?.upos === 'AUX' ? { start: first.end, end: span.end } : span
}

/** Behind the last comma between two words of stance; what stands before it belongs to the first. */
function afterComma(text: string, from: number, to: number): number {
  const comma = text.slice(from, to).search(/[,،;][^,،;]*$/)
  return comma < 0 ? from : from + comma + 1
}

/** Of what stands before a word of stance, the longer part beside its subject. */
function besideSubject(text: string, span: Span, subject: Span | undefined): Span {
  if (!subject || subject.start < span.start) return span
  const before = { start: span.start, end: subject.start }
  const behind = { start: subject.end, end: span.end }
  return wordsIn(text, before) > wordsIn(text, behind) ? before : behind
}

/** A mark right behind the word of stance, and no clause or infinitive that hangs on it behind a comma. */
function closedOff({ reading, words }: Context, behind: string): boolean {
  const found = /^\s*(?:([:;—–])|[,،]\s+(\p{L}+))/u.exec(behind)
  if (!found) return false
  if (found[1]) return true
  return (
    !words.separable && !reading.language.table('complementizers').some((r) => r['form'] === found[2]!.toLowerCase())
  )
}

/** Where the next stand begins: before its conjunction and what stands between that and its word. */
function beforeJoint({ words }: Context, tokens: Sentence['tokens'], next: number, hit: Hit, end: number): number {
  const contrast = partyPart(words, 'contrast')
  for (let i = next - 1; i > hit.lead + 1; i--) {
    const t = tokens[i]!
    if (t.upos === 'CCONJ' || (t.text.length === 1 && /[,;،؛]/.test(t.text)) || isPart(t, contrast, []))
      return Math.min(end, tokens[i - 1]!.end)
  }
  return end
}

const wordsIn = (text: string, span: Span): number =>
  (text.slice(span.start, span.end).match(/\p{L}{2,}/gu) ?? []).length

const trimContent = (text: string, span: Span): Span => {
  let { start, end } = trimSpan(text, span)
  while (start < end && /[\s,:«“"„”،]/.test(text[start]!)) start++
  while (end > start && /[\s,;:.،]/.test(text[end - 1]!)) end--
  return { start, end }
}
