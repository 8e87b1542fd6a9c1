/** A stretch of a text in UTF-16 code units, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The words at a span. */
export const sliceSpan = (text: string, span: Span): string => text.slice(span.start, span.end)

/** Where words first stand in a span of a text; -1 where they do not. Cost: the span, however long the text. */
export function placeIn(text: string, words: string, { start, end }: Span): number {
  const at = text.slice(start, end).indexOf(words)
  return at < 0 ? -1 : start + at
}

/** How many code units two spans share. */
export const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** True where `outer` holds every unit of `inner`. */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end

/** The smallest span that holds all of the given ones (at least one). */
export function cover(spans: readonly Span[]): Span {
  let start = Number.POSITIVE_INFINITY
  let end = 0
  for (const s of spans) {
    if (s.start < start) start = s.start
    if (s.end > end) end = s.end
  }
  return { start, end }
}

/** The span without white space at its borders. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span
  while (start < end && /\s/u.test(text[start]!)) start++
  while (end > start && /\s/u.test(text[end - 1]!)) end--
  return { start, end }
}

/** The lines of a text that are not empty, without their white space at the borders. However long, no pattern has to remember one. */
export function linesOf(text: string): readonly Span[] {
  const lines: Span[] = []
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf('\n', start)
    const end = next < 0 ? text.length : next
    const line = trimSpan(text, { start, end })
    if (line.end > line.start) lines.push(line)
    start = end + 1
  }
  return lines
}

/** By start, then the longer first: document order with outer before inner. */
export const bySpan = (a: { readonly span: Span }, b: { readonly span: Span }): number =>
  a.span.start - b.span.start || b.span.end - a.span.end
