import { makeLanguage } from '../language.ts'

export const language = makeLanguage(
  { code: 'fr', name: 'French', direction: 'ltr', unspaced: false },
  new URL('./', import.meta.url),
)
