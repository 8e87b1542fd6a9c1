/** Gold annotation beside its text, in code points: labelled spans as UTF-16 offsets. */
import { contains, type Span } from '../../../src/base/span.ts'

export interface Labelled extends Span {
  readonly id: string
  readonly label: string
}

/** Where each code point of a text starts in UTF-16, and where the text ends. */
export function codePoints(text: string): readonly number[] {
  const offsets: number[] = [0]
  for (const point of text) offsets.push(offsets.at(-1)! + point.length)
  return offsets
}

/** In: a text and the lines of its brat file. Out: what its T lines mark. */
export function marked(text: string, lines: readonly string[]): readonly Labelled[] {
  const offsets = codePoints(text)
  return lines.flatMap((line) => {
    const m = /^(T\d+)\t(\S+)[ \t](\d+)[ \t](\d+)\t/.exec(line)
    return m ? [{ id: m[1]!, label: m[2]!, start: offsets[Number(m[3])] ?? 0, end: offsets[Number(m[4])] ?? 0 }] : []
  })
}

/** Those that stand in no longer one. */
export const outermost = (all: readonly Labelled[]): readonly Labelled[] =>
  all.filter((a) => !all.some((b) => contains(b, a) && b.end - b.start > a.end - a.start))
