/** Which language a text is written in. Script first, then letters that only one language has, small words, statistics last. */

/** Small frequent words of languages that share a script, by language code. */
export type SmallWords = ReadonlyMap<string, ReadonlySet<string>>

/** Statistics over letter groups; loaded only when nothing cheaper decides. */
export type Detector = (text: string) => string

/**
 * In: a text of any length, small words, and a way to load statistics. Out: ISO 639-1 code, `und` where nothing can be
 * said. Cost: the first 4,000 characters.
 */
export async function identifyLanguage(
  text: string,
  words: SmallWords,
  load: () => Promise<Detector>,
): Promise<string> {
  const sample = text.slice(0, 4000)
  const letters = count(sample, /\p{L}/gu)
  if (letters === 0) return 'und'
  const han = count(sample, /\p{Script=Han}/gu)
  const kana = count(sample, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu)
  if (han > letters * 0.3 && kana < han * 0.1) return 'zh'
  if (count(sample, /\p{Script=Cyrillic}/gu) > letters * 0.5) {
    const own = outsideQuotations(sample)
    const ukrainian = count(own, /[іїєґ]/giu)
    const russian = count(own, /[ыэъё]/giu)
    if (ukrainian > russian * 3) return 'uk'
    if (russian > ukrainian * 2) return 'ru'
  }
  if (count(sample, /\p{Script=Arabic}/gu) > letters * 0.5) {
    if (count(sample, /[پچژگکی]/gu) === 0 && count(sample, /[ةىأإؤئك]/gu) > 0) return 'ar'
  }
  return bySmallWords(sample, words) ?? ((await load())(sample) || 'und')
}

/** A report may quote more of another language than it has of its own. */
function outsideQuotations(sample: string): string {
  const own = sample.replace(/[«“„"][^«»“”„"\n]{20,2000}[»”“"]/gu, ' ')
  return count(own, /\p{L}/gu) >= 60 ? own : sample
}

/** The language whose small words are a seventh of all words and two and a half times those of any other. */
function bySmallWords(sample: string, words: SmallWords): string | undefined {
  const tokens = sample.toLowerCase().match(/[\p{L}']+/gu) ?? []
  if (tokens.length < 12) return undefined
  const ranked = [...words]
    .map(([code, set]) => ({ code, hits: tokens.filter((t) => set.has(t)).length }))
    .sort((a, b) => b.hits - a.hits)
  const [first, second] = ranked
  return first && first.hits >= tokens.length * 0.14 && first.hits >= (second?.hits ?? 0) * 2.5 ? first.code : undefined
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
