/**
 * A pure function of a string that keeps its answers: words come again and again, and most of what is asked of one is
 * asked of each. When `most` answers are kept, all are forgotten, so that memory has a bound.
 */
export function remembering<T>(compute: (text: string) => T, most = 4096): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    let answer = known.get(text)
    if (answer === undefined) {
      const own = ownString(text)
      answer = compute(own)
      if (known.size >= most) known.clear()
      known.set(own, answer)
    }
    return answer
  }
}

/** The same string, keeping no larger text alive that it was cut from. */
export const ownString = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1))
