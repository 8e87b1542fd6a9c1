import { makeLanguage } from '../language.ts'

export const language = makeLanguage(
  { code: 'cs', name: 'Czech', direction: 'ltr', unspaced: false },
  new URL('./', import.meta.url),
)
