/** Every limit of Readout, in one place: what it bounds, in which unit, and why. Documented in docs/LIMITS.md. */
export const limits = {
  /** a file that `read` and `add` open, bytes */
  fileBytes: 200 * 1024 * 1024,
  /** an article's text, UTF-16 code units; a novel has about one million */
  articleChars: 8 * 1024 * 1024,
  /** articles in one JSON file or feed */
  articlesPerFile: 100_000,
  /** events of one type, status and actor in a report that a further telling is held against */
  tellings: 64,
} as const
