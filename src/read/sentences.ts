/** Sentences of a paragraph, by closing marks, what follows them, and a language's table of abbreviations; a dateline stands alone. Linear. */
import { type Span, trimSpan } from '../base/span.ts'
import type { Language } from '../record/index.ts'
import { datelineEnd } from './dateline.ts'

const closers = new Set('"\'”’»)）」』】］]›'.split(''))
const compiled = new WeakMap<Language, ReadonlySet<string>>()
/** a sentence longer than this is cut at the next white space or comma, so that nothing later is asked too much */
const longest = 4000
/** and where words are not parted, or there is neither, anywhere; behind a mark that is set on a letter only if need be */
const longestHan = 1000
const longestAtAll = 8000

function isTooLong(text: string, start: number, at: number): boolean {
  const length = at - start
  if (length <= longestHan) return false
  const c = text[at]!
  return (
    (length > longestHan && /\p{Script=Han}/u.test(c)) ||
    (length > longest && /[\s,，;；]/.test(c)) ||
    (length > longestAtAll && !/[\udc00-\udfff\p{M}]/u.test(c)) ||
    (length > 2 * longestAtAll && !/[\udc00-\udfff]/.test(c))
  )
}

function abbreviationsOf(language: Language): ReadonlySet<string> {
  let set = compiled.get(language)
  if (!set) {
    set = new Set(language.table('abbreviations').map((r) => (r['form'] ?? '').toLowerCase()))
    compiled.set(language, set)
  }
  return set
}

export function splitSentences(text: string, paragraph: Span, language: Language): readonly Span[] {
  const abbreviations = abbreviationsOf(language)
  const out: Span[] = []
  let start = paragraph.start
  const push = (end: number): void => {
    const span = trimSpan(text, { start, end })
    if (span.end > span.start) out.push(span)
    start = end
  }
  let i = datelineEnd(text, paragraph, language)
  if (i > paragraph.start) push(i)
  while (i < paragraph.end) {
    const c = text[i]!
    const wide = c === '。' || c === '！' || c === '？' || c === '｡'
    const mark = wide || c === '.' || c === '!' || c === '?' || c === '…' || c === '؟' || c === '۔'
    if (!mark) {
      if (isTooLong(text, start, i)) push(/\s|[,，;；]/.test(c) ? i + 1 : i)
      i++
      continue
    }
    let end = i + 1
    while (end < paragraph.end && /[.!?…。！？؟۔]/.test(text[end]!)) end++
    const only = end === i + 1
    end = behindClosers(text, { start, end: paragraph.end }, end)
    if (isEnd(text, { start, end: paragraph.end }, i, { end, wide, only }, abbreviations)) push(end)
    i = end
  }
  push(paragraph.end)
  return out
}

/** Quotation marks and brackets that close with a mark: French after a space, “ where „ has opened. */
function behindClosers(text: string, { start, end: last }: Span, from: number): number {
  let end = from
  for (;;) {
    const c = text[end]
    if (end >= last || c === undefined) return end
    const spaced = /[ \u00a0\u202f]/.test(c) && text[end + 1] === '»' && end + 1 < last
    if (spaced && isOpen(text.slice(Math.max(start, end - longestQuotation), end), '«', '»')) end += 2
    else if (closers.has(c)) end++
    else if (c === '“' && isOpen(text.slice(Math.max(start, end - longestQuotation), end), '„', '“')) end++
    else return end
  }
}

const longestQuotation = 1000
const isOpen = (before: string, open: string, close: string): boolean =>
  before.lastIndexOf(open) > before.lastIndexOf(close)

interface Mark {
  /** after the mark and the quotation marks and brackets that close with it */
  readonly end: number
  readonly wide: boolean
  /** one mark, not a run of them */
  readonly only: boolean
}

function isEnd(text: string, within: Span, at: number, mark: Mark, abbreviations: ReadonlySet<string>): boolean {
  if (mark.end >= within.end) return true
  const c = text[at]!
  const next = text[mark.end]!
  if (mark.wide) return !(closers.has(text[mark.end - 1]!) && /[，,、的]/.test(next))
  if (c === '…' || !mark.only)
    return (
      /\s/.test(next) &&
      /^\s+["“«„'(]?[\p{Lu}\p{Script=Arabic}\p{Script=Han}]/u.test(text.slice(mark.end, mark.end + 6))
    )
  if (!/\s/.test(next) && !/[“«„"]/.test(next)) return /\p{Script=Han}/u.test(next)
  const following = /^\s*["“«„'(¿¡—–-]*\s*(\S)/u.exec(text.slice(mark.end, mark.end + 12))?.[1] ?? ''
  if (/\p{Ll}/u.test(following)) return false
  if (c !== '.') return true
  if (closers.has(text[at + 1] ?? '')) return true
  const before = /[\p{L}\p{M}\p{Nd}.'’-]{1,24}$/u.exec(text.slice(Math.max(within.start, at - 24), at))?.[0] ?? ''
  // "wrote on X. The …": a lone capital is no initial before a word that opens sentences
  const initials = /^\s+\p{Lu}\./u.test(text.slice(mark.end, mark.end + 8))
  if (/^\p{Lu}$/u.test(before) && !initials && opens(text, mark.end, abbreviations)) return true
  if (/^\p{Lu}$/u.test(before) || /(?:^|\.-?)\p{L}$/u.test(before))
    return (
      /\p{Lu}/u.test(following) &&
      before.includes('.') &&
      /^\s+\p{Lu}\p{Ll}+\s/u.test(text.slice(mark.end, mark.end + 20)) &&
      startsNew(text, mark.end, abbreviations, before)
    )
  if (/^\p{Nd}{1,2}$/u.test(before)) {
    const word = /(\p{L}+)\s+\p{Nd}{1,2}$/u.exec(text.slice(Math.max(within.start, at - 24), at))?.[1] ?? ''
    const next = /^\s+(\p{L}+)/u.exec(text.slice(mark.end, mark.end + 24))?.[1] ?? ''
    if (abbreviations.has(`#${word.toLowerCase()}`) || abbreviations.has(`<${next.toLowerCase()}`)) return false
  }
  if (!abbreviations.has(`${before.toLowerCase()}.`)) return true
  return counts(text.slice(Math.max(within.start, at - 24), at)) && opens(text, mark.end, abbreviations)
}

/** A unit behind its number: 2024 г, 12 тыс. чел, 3,5 млн руб. */
const counts = (before: string): boolean => /\p{Nd}\s*(?:\p{Ll}{1,5}\.?\s+)?\p{Ll}{1,5}$/u.test(before)

/** The next word is one of those that open sentences. */
const opens = (text: string, at: number, abbreviations: ReadonlySet<string>): boolean =>
  abbreviations.has(`>${(/^\s+(\p{Lu}\p{L}*)/u.exec(text.slice(at, at + 24))?.[1] ?? '').toLowerCase()}`)

/** After U.S. or a. m. a sentence ends only where the next word is one that opens sentences; abbreviations of titles never. */
function startsNew(text: string, at: number, abbreviations: ReadonlySet<string>, before: string): boolean {
  const word = /^\s+(\p{L}+)/u.exec(text.slice(at, at + 24))?.[1] ?? ''
  return abbreviations.has(`>${word.toLowerCase()}`) && before.length > 1
}
