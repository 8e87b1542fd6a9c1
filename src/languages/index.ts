import { readdirSync } from 'node:fs'
import type { Language } from '../record/index.ts'

const here = new URL('./', import.meta.url)
const loaded = new Map<string, Language>()

/** The codes of all languages that have a folder, sorted. */
export const languageCodes: readonly string[] = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort()

/** The language of a folder, loaded on first use; undefined where there is no such folder. */
export async function loadLanguage(code: string): Promise<Language | undefined> {
  const known = loaded.get(code)
  if (known) return known
  if (!languageCodes.includes(code)) return undefined
  const module = (await import(new URL(`${code}/index.ts`, here).href)) as { readonly language: Language }
  loaded.set(code, module.language)
  return module.language
}
