/** Which language a text is written in. Script first, then letters that only one language has, then statistics. */
import { eld } from 'eld/large'

/**
 * In: a text of any length. Out: ISO 639-1 code, `und` where nothing can be said.
 */
export function identifyLanguage(text: string): string {
  const sample = text.slice(0, 4000)
  const han = count(sample, /\p{Script=Han}/gu)
  const letters = count(sample, /\p{L}/gu)
  if (letters === 0) return 'und'
  if (han > letters * 0.3 && count(sample, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu) < han * 0.1) return 'zh'
  const cyrillic = count(sample, /\p{Script=Cyrillic}/gu)
  if (cyrillic > letters * 0.5) {
    const ukrainian = count(sample, /[іїєґ]/giu)
    const russian = count(sample, /[ыэъё]/giu)
    if (ukrainian > russian * 2 && ukrainian > 0) return 'uk'
    if (russian > ukrainian * 2) return 'ru'
  }
  return eld.detect(sample).language || 'und'
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
