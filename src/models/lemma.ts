/**
 * Lemmas by suffix rules: the longest known ending of a word, with its part of speech, says how many characters to drop
 * and what to add. Frequent words that no rule gets right are rules of their whole length.
 */
export interface Lemmatizer {
  readonly lemma: (norm: string, upos: string, feats: string) => string
}

/** In: rules `ending TAB upos TAB drop TAB add`; an ending that is a whole word starts with `^`. */
export function makeLemmatizer(rules: readonly string[]): Lemmatizer {
  const table = new Map<string, readonly [drop: number, add: string]>()
  for (const rule of rules) {
    const [ending, upos, drop, add] = rule.split('\t')
    table.set(`${upos}\t${ending}`, [Number(drop), add ?? ''])
  }
  const apply = (word: string, rule: readonly [number, string]): string =>
    word.slice(0, word.length - rule[0]) + rule[1]
  return {
    lemma(norm, upos) {
      const whole = table.get(`${upos}\t^${norm}`)
      if (whole) return apply(norm, whole)
      for (let k = Math.min(longestEnding, norm.length); k >= 0; k--) {
        const rule = table.get(`${upos}\t${norm.slice(norm.length - k)}`)
        if (rule && rule[0] <= norm.length) return apply(norm, rule) || norm
      }
      return norm
    },
  }
}

export const longestEnding = 6
