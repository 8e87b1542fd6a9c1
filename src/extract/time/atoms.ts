import { remembering } from '../../base/memo.ts'

/** The least pieces that times are matched over: runs of digits, runs of letters, single Han letters, single marks. */
export interface Atom {
  readonly start: number
  readonly end: number
  /** lower case, compatibility forms folded, marks of one kind made one, vowel signs left out */
  readonly norm: string
  /** what stands before it: nothing, white space, a new line */
  readonly gap: 0 | 1 | 2
  readonly digits: boolean
  /** starts with a capital letter */
  readonly upper: boolean
}

/** a run is cut where it is longer than any number or word, since a pattern remembers each of its letters */
const piece = /\p{Nd}{1,4000}|\p{Script=Han}|[[\p{L}\p{M}\u00ad\u200c\u200d\u2060\ufeff]--\p{Script=Han}]{1,4000}|\S/gv
const ascii = /^[\x20-\x7e]*$/
const marks: Readonly<Record<string, string>> = {
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u301c': '~',
  '\uff5e': '~',
  '\u2019': "'",
  '\u02bc': "'",
  '\u060c': ',',
}

/** How atoms and the words of tables are folded before they are compared. */
export function fold(text: string): string {
  const first = text.charCodeAt(0)
  if (text.length === 1 && first >= 0x4e00 && first < 0xa000) return text
  return ascii.test(text) ? text.toLowerCase() : foldedBeyondAscii(text)
}

const foldedBeyondAscii = remembering(
  (text) =>
    marks[text] ??
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\u0640\u064b-\u0652\u0670\u0301\u00ad\u200c\u200d\u2060\ufeff]/g, '')
      .replace(/[\u0622\u0623\u0625\u0671]/g, '\u0627')
      .replace(/\u0649/g, '\u064a')
      .replace(/\p{Nd}/gu, digit),
)

function digit(character: string): string {
  const code = character.codePointAt(0)!
  if (code < 128) return character
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return String(code - zero)
}

/** Cuts a text into atoms. Cost: linear. */
export function atomsOf(text: string): readonly Atom[] {
  const atoms: Atom[] = []
  let last = 0
  for (const match of text.matchAll(piece)) {
    const raw = match[0]
    const start = match.index
    const first = raw.charCodeAt(0)
    atoms.push({
      start,
      end: start + raw.length,
      norm: fold(raw),
      gap: start === last ? 0 : text.slice(last, start).includes('\n') ? 2 : 1,
      digits: first < 128 ? first >= 48 && first <= 57 : /^\p{Nd}/u.test(raw),
      upper: first < 128 ? first >= 65 && first <= 90 : /^\p{Lu}/u.test(raw),
    })
    last = start + raw.length
  }
  return atoms
}
