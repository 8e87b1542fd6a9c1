/** Weighs what a store holds; the place where store, weigh and models meet. */
import { outletKey } from '../engine.ts'
import { languageCodes, loadLanguage } from '../languages/index.ts'
import { lexiconRows } from '../models/lexicon-entries.ts'
import { soundOf } from '../models/sounds.ts'
import type { DocumentRecords, Language } from '../record/index.ts'
import { applyNames, applySplits, foldDecisions } from '../resolve/decisions.ts'
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

/** What the store holds, with what people decided and then the same person of several languages and scripts as one, and why. */
export function joinedDocuments(store: Store): {
  readonly documents: readonly DocumentRecords[]
  readonly merges: readonly Merge[]
} {
  const decided = foldDecisions(store.decisions())
  const documents = applyMerges(applySplits(store.all(), decided), decided.merges)
  const found = findMerges(documents, { soundOf, apart: decided.apart })
  const joined = applyNames(applyMerges(documents, found), decided)
  return { documents: joined, merges: [...decided.merges, ...found] }
}

export const briefOf = (store: Store): Brief => makeBrief(joinedDocuments(store).documents, store.findings())
