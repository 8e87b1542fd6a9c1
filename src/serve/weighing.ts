/** Weighs what a store holds; the place where store, weigh and models meet. */
import { outletKey } from '../engine.ts'
import { languageCodes, loadLanguage } from '../languages/index.ts'
import { lexiconRows } from '../models/lexicon-entries.ts'
import { soundOf } from '../models/sounds.ts'
import type { DocumentRecords, Language } from '../record/index.ts'
import { applyMerges, findMerges, type Merge } from '../resolve/identity.ts'
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
    weigh(joinedDocuments(store).documents, {
      language: (code) => languages.get(code),
      outlet: outletKey,
      concepts: lexiconRows('concepts'),
    }),
  )
}

/** What the store holds, with the same person of several languages and scripts as one, and why. */
export function joinedDocuments(store: Store): {
  readonly documents: readonly DocumentRecords[]
  readonly merges: readonly Merge[]
} {
  const documents = store.all()
  const merges = findMerges(documents, { soundOf })
  return { documents: applyMerges(documents, merges), merges }
}

export const briefOf = (store: Store): Brief => makeBrief(joinedDocuments(store).documents, store.findings())
