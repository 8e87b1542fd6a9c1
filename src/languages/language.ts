import type { Language, Row } from '../record/index.ts'
import { readTable } from './table.ts'

/** What a language's folder says of itself. */
export interface LanguageProfile {
  readonly code: string
  readonly name: string
  readonly direction: 'ltr' | 'rtl'
  readonly unspaced: boolean
}

/** A language over the tables of its folder; each table is read once, on first use. */
export function makeLanguage(profile: LanguageProfile, folder: URL): Language {
  const tables = new Map<string, readonly Row[]>()
  const table = (name: string): readonly Row[] => {
    let rows = tables.get(name)
    if (!rows) {
      rows = Object.freeze(readTable(new URL(`words/${name}.tsv`, folder)))
      tables.set(name, rows)
    }
    return rows
  }
  return { ...profile, table }
}
