/** Words of a sentence, by character classes and a language's table of clitics. Linear; nothing is changed. */
import type { Language } from '../record/index.ts'

/** A word's place in the text. */
export interface RawToken {
  readonly start: number
  readonly end: number
}

/** Cuts a stretch without spaces between words; a model or dictionary passed in from outside. */
export type WordCutter = (text: string) => readonly string[]

const token =
  /(?:https?:\/\/|www\.)[^\s<>"”»]{3,200}|[\p{L}\p{N}._+-]{1,64}@[\p{L}\p{N}-]{1,64}(?:\.[\p{L}\p{N}-]{1,64}){1,4}|(?:\p{L}\.){2,6}|\p{Nd}+(?:[.,:٫٬]\p{Nd}+)*|[\p{L}\p{M}\u00ad\u200c\u200d\u2060\ufeff]+(?:['’ʼ-][\p{L}\p{M}\u00ad]+)*(?:-\p{Nd}+)?|\.{2,}|…+|[-–—]{2,}|''|``|\S/gu

/** Letters that a word may be made of without a closer look: 1; what may stand behind such a word and ends it: 2. */
const simple = new Uint8Array(0x700)
for (const [from, to] of [
  [0x41, 0x5a],
  [0x61, 0x7a],
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x24f],
  [0x400, 0x481],
  [0x48a, 0x52f],
  [0x620, 0x64a],
] as const)
  simple.fill(1, from, to + 1)
for (const c of ' \n\t\u00a0,;!?()"«»\u060c\u061b\u061f') simple[c.charCodeAt(0)] = 2

/** The end of a word of such letters that starts at a place; 0 where it takes a closer look. */
function simpleEnd(text: string, at: number, end: number): number {
  let i = at
  while (i < end && simple[text.charCodeAt(i)] === 1) i++
  if (i === at) return 0
  if (i === end || simple[text.charCodeAt(i)] === 2) return i
  // a full stop at the end of a sentence, not one inside an address or an abbreviation
  return text[i] === '.' && i - at > 1 && (i + 1 === end || simple[text.charCodeAt(i + 1)] === 2) ? i : 0
}

interface Clitics {
  /** endings that are words of their own: 's n't */
  readonly after: readonly string[]
  /** beginnings that are: l' d' qu' */
  readonly before: readonly string[]
  readonly whole: ReadonlySet<string>
  readonly splitHyphens: boolean
  /** abbreviations, small and without their full stop, that are one word with it */
  readonly dotted: ReadonlySet<string>
}

const compiled = new WeakMap<Language, Clitics>()

function cliticsOf(language: Language): Clitics {
  let clitics = compiled.get(language)
  if (!clitics) {
    const rows = language.table('clitics')
    const of = (where: string): string[] =>
      rows
        .filter((r) => r['where'] === where)
        .map((r) => r['form'] ?? '')
        .sort((a, b) => b.length - a.length)
    clitics = {
      after: of('after'),
      before: of('before'),
      whole: new Set(of('whole')),
      splitHyphens: of('hyphen').length > 0,
      dotted: new Set(of('dotted').length > 0 ? abbreviations(language) : []),
    }
    compiled.set(language, clitics)
  }
  return clitics
}

/** An abbreviation, or the first letter of a name. */
const isDotted = (word: string, { dotted }: Clitics): boolean =>
  dotted.has(word.toLowerCase()) || (dotted.size > 0 && /^\p{Lu}$/u.test(word))

const abbreviations = (language: Language): readonly string[] =>
  language
    .table('abbreviations')
    .map((r) => (r['form'] ?? '').toLowerCase())
    .filter((form) => /^\p{L}{2,}\.$/u.test(form))
    .map((form) => form.slice(0, -1))

/** In: a text and the part of it that is one sentence. Out: its words in order, white space left out. */
export function tokenize(
  text: string,
  start: number,
  end: number,
  language: Language,
  cut?: WordCutter,
): readonly RawToken[] {
  const clitics = cliticsOf(language)
  const out: RawToken[] = []
  const part = text.slice(start, end)
  for (let from = 0; from < part.length; ) {
    const until = simpleEnd(part, from, part.length)
    if (until > 0) {
      out.push({ start: start + from, end: start + until })
      from = until
      continue
    }
    if (part[from] === ' ') {
      from++
      continue
    }
    token.lastIndex = from
    const m = token.exec(part)
    if (!m) break
    from = token.lastIndex
    const at = start + m.index
    const word = m[0]
    const last = out.at(-1)
    if (word === '.' && last?.end === at && at + 1 < end && isDotted(text.slice(last.start, at), clitics)) {
      out[out.length - 1] = { start: last.start, end: at + 1 }
      continue
    }
    if (language.unspaced && cut && /\p{Script=Han}/u.test(word)) cutUnspaced(word, at, cut, out)
    else if (/^\p{L}/u.test(word) && /['’ʼ-]/.test(word)) splitWord(word, at, clitics, out)
    else out.push({ start: at, end: at + word.length })
  }
  return out
}

function cutUnspaced(word: string, at: number, cut: WordCutter, out: RawToken[]): void {
  let start = at
  for (const piece of cut(word)) {
    out.push({ start, end: start + piece.length })
    start += piece.length
  }
}

function splitWord(word: string, at: number, clitics: Clitics, out: RawToken[]): void {
  let start = 0
  let end = word.length
  const plain = word.toLowerCase().replace(/[’ʼ]/g, "'")
  if (clitics.whole.has(plain)) {
    out.push({ start: at, end: at + word.length })
    return
  }
  for (let again = true; again; ) {
    const head = clitics.before.find((c) => plain.startsWith(c, start) && start + c.length < end)
    again = head !== undefined
    if (head !== undefined) {
      out.push({ start: at + start, end: at + start + head.length })
      start += head.length
    }
  }
  const tail = clitics.after.find((c) => plain.endsWith(c) && end - c.length > start)
  if (tail !== undefined) end -= tail.length
  if (clitics.splitHyphens && !/\p{Nd}/u.test(word)) splitHyphens(word, at, start, end, out)
  else out.push({ start: at + start, end: at + end })
  if (tail !== undefined) out.push({ start: at + end, end: at + word.length })
}

function splitHyphens(word: string, at: number, start: number, end: number, out: RawToken[]): void {
  let from = start
  for (let i = start; i < end; i++)
    if (word[i] === '-') {
      if (i > from) out.push({ start: at + from, end: at + i })
      out.push({ start: at + i, end: at + i + 1 })
      from = i + 1
    }
  if (from < end) out.push({ start: at + from, end: at + end })
}
