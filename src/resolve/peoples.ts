/** Peoples and languages called after places, in scripts without spaces: 法国人, 希腊语. */
import type { Span } from '../base/span.ts'
import { formsBy, type Language, type Reading, sentenceAt } from '../record/index.ts'

type Behind = 'people' | 'language'

const compiled = new WeakMap<Language, readonly (readonly [form: string, what: Behind])[]>()

/** What a place's name and the word right behind it mean together; undefined where that word goes on or is another. */
export function behindPlace(reading: Reading, { end }: Span): Behind | undefined {
  const { language, document } = reading
  if (!language.unspaced) return undefined
  let words = compiled.get(language)
  if (!words) {
    const of = formsBy(language, 'place-words')
    words = (['people', 'language'] as const).flatMap((what) => of(what).map((form) => [form, what] as const))
    compiled.set(language, words)
  }
  const found = words.find(([form]) => document.text.startsWith(form, end))
  if (!found) return undefined
  const last = end + found[0].length
  return sentenceAt(reading, end)?.tokens.some((t) => t.start < last && last < t.end) ? undefined : found[1]
}
