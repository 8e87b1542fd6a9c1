import { makeLanguage } from '../language.ts'

export const language = makeLanguage(
  { code: 'zh', name: 'Chinese', direction: 'ltr', unspaced: true },
  new URL('./', import.meta.url),
)
