import { makeLanguage } from '../language.ts'

export const language = makeLanguage(
  { code: 'ar', name: 'Arabic', direction: 'rtl', unspaced: false },
  new URL('./', import.meta.url),
)
