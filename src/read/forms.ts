/** Forms whose word is sure, whatever the tagger holds. */
import type { Language, Upos } from '../record/index.ts'

interface SureForm {
  readonly upos: Upos
  readonly feats: string
  readonly lemma: string
}

const compiled = new WeakMap<Language, ReadonlyMap<string, SureForm>>()

/** In: a language. Out: by a form as it is written, its part of speech, features and lemma; empty where no table says. */
export function formsOf(language: Language): ReadonlyMap<string, SureForm> {
  let forms = compiled.get(language)
  if (!forms) {
    forms = new Map(
      language
        .table('word-forms')
        .map((r) => [
          r['form'] ?? '',
          { upos: (r['upos'] ?? 'X') as Upos, feats: r['feats'] ?? '', lemma: r['lemma'] ?? '' },
        ]),
    )
    compiled.set(language, forms)
  }
  return forms
}
