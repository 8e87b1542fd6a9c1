import { makeLanguage } from '../language.ts'

export const language = makeLanguage(
  { code: 'ru', name: 'Russian', direction: 'ltr', unspaced: false },
  new URL('./', import.meta.url),
)
