import { makeLanguage } from '../language.ts'

export const language = makeLanguage(
  { code: 'es', name: 'Spanish', direction: 'ltr', unspaced: false },
  new URL('./', import.meta.url),
)
