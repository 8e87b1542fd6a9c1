import { makeLanguage } from '../language.ts'

export const language = makeLanguage(
  { code: 'uk', name: 'Ukrainian', direction: 'ltr', unspaced: false },
  new URL('./', import.meta.url),
)
