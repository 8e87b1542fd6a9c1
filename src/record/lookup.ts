/** Looking things up by place in time that does not grow with the text. */
import { overlaps, type Span } from '../base/span.ts'
import type { Reading, Sentence } from './reading.ts'

/** The last position in a sorted list whose start is not after an offset; -1 where all are. */
function lastAtOrBefore<T>(list: readonly T[], offset: number, startOf: (item: T) => number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (startOf(list[middle]!) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The sentence that an offset stands in. */
export function sentenceAt(reading: Reading, offset: number): Sentence | undefined {
  const found = reading.sentences[lastAtOrBefore(reading.sentences, offset, (s) => s.span.start)]
  return found && offset < found.span.end ? found : undefined
}

/** Those of a list sorted by start that overlap a span; none of them is longer than `longest`. */
export function overlapping<T extends { readonly span: Span }>(
  sorted: readonly T[],
  span: Span,
  longest = 400,
): readonly T[] {
  const out: T[] = []
  for (
    let i = lastAtOrBefore(sorted, span.start - longest, (x) => x.span.start) + 1;
    i < sorted.length && sorted[i]!.span.start < span.end;
    i++
  )
    if (overlaps(sorted[i]!.span, span)) out.push(sorted[i]!)
  return out
}

const none: readonly Span[] = []

/** In: spans in any order. Out: what finds those of them that overlap a place, by start. */
export function spansAt(spans: readonly Span[]): (place: Span) => readonly Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start)
  const longest = sorted.reduce((most, s) => Math.max(most, s.end - s.start), 0)
  return (place) => {
    let out = none as Span[]
    let i = lastAtOrBefore(sorted, place.start - longest, (s) => s.start) + 1
    for (; i < sorted.length && sorted[i]!.start < place.end; i++)
      if (overlaps(sorted[i]!, place)) {
        if (out === none) out = []
        out.push(sorted[i]!)
      }
    return out
  }
}
