import { makeLanguage } from '../language.ts'

export const language = makeLanguage(
  { code: 'en', name: 'English', direction: 'ltr', unspaced: false },
  new URL('./', import.meta.url),
)
