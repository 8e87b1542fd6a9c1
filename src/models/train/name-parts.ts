/** Compiles lexicons/name-parts.tsv, given and family names by script, from the lists of Faker: `npm run train -- lexicon`. */
import { writeFileSync } from 'node:fs'
import { allFakers } from '@faker-js/faker'
import { foldWord } from '../../record/fold.ts'

type Lists = Readonly<Record<string, readonly string[] | null | undefined>> | null | undefined

const locales = [
  'en', 'de', 'fr', 'es', 'it', 'pl', 'nl', 'pt_BR', 'tr', 'ro', 'sv', 'da', 'cs_CZ', 'hr', 'hu', 'en_IN', 'en_NG', 'id_ID', 'az',
  'ru', 'uk', 'ar', 'fa', 'ur',
] as const // biome-ignore format: a list

const parts = (lists: Lists): readonly string[] => Object.values(lists ?? {}).flatMap((l) => l ?? [])

export function buildNameParts(): void {
  const found = new Map<string, Set<string>>()
  const add = (name: string, part: string): void => {
    if (/\s/.test(name) || name.length < 2) return
    const form = foldWord(name)
    const set = found.get(form) ?? new Set<string>()
    found.set(form, set.add(part))
  }
  for (const locale of locales) {
    const person = allFakers[locale].rawDefinitions.person
    for (const name of parts(person?.first_name as Lists)) add(name, 'g')
    for (const name of parts(person?.last_name as Lists)) add(name, 'f')
  }
  const rows = [...found].map(([form, set]) => `${form}\t${[...set].sort().reverse().join('')}`).sort()
  writeFileSync(
    new URL('../../../lexicons/name-parts.tsv', import.meta.url),
    `# Given (g) and family (f) names, folded, in the scripts of eight languages.\n# source: lists of names of @faker-js/faker 10\n# licence: MIT\nform\tpart\n${rows.join('\n')}\n`,
  )
}
