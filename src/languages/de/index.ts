import { makeLanguage } from '../language.ts'

export const language = makeLanguage(
  { code: 'de', name: 'German', direction: 'ltr', unspaced: false },
  new URL('./', import.meta.url),
)
