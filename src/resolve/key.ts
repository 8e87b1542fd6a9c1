import { nameWords, stemOf } from '../record/fold.ts'
import type { Language } from '../record/index.ts'

/** A name without case, accents and inflection: what tells an entity of no lexicon from others. */
export const nameKey = (name: string, language: Language): string =>
  language.unspaced
    ? name
    : nameWords(name.replace(/['’]s$/, ''))
        .map((w) => stemOf(w, language))
        .join(' ')
