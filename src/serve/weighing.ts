/** Weighs what a store holds; the place where store, weigh and models meet. */
import { languageCodes, loadLanguage } from '../languages/index.ts'
import { lexiconRows } from '../models/lexicon-entries.ts'
import type { Language } from '../record/index.ts'
import type { Store } from '../store/sqlite.ts'
import { type Brief, makeBrief } from '../tell/brief.ts'
import { weigh } from '../weigh/weigh.ts'

export async function weighStore(store: Store): Promise<ReturnType<Store['saveFindings']>> {
  const languages = new Map<string, Language>()
  for (const code of languageCodes) {
    const language = await loadLanguage(code)
    if (language) languages.set(code, language)
  }
  return store.saveFindings(
    weigh(store.all(), { language: (code) => languages.get(code), concepts: lexiconRows('concepts') }),
  )
}

export const briefOf = (store: Store): Brief => makeBrief(store.all(), store.findings())
