/**
 * Puts the latest figures of `bench/scores.tsv` into the README (reports that nobody has read) and into the README of each
 * language, between its marks: `bin/readout-node scripts/readme-scores.ts`.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'

const root = new URL('../', import.meta.url)
const kinds = ['times', 'quantities', 'entities', 'statements', 'events', 'positions']
const peers = /\.(?:chrono|recognizers|compromise|peer)(?:\.|$)/

/** The last value of each figure, by name. */
const latest = new Map<string, { readonly value: number; readonly unit: string }>()
for (const line of readFileSync(new URL('bench/scores.tsv', root), 'utf8').split('\n')) {
  const [, , name = '', value = '', unit = ''] = line.split('\t')
  if (value !== '' && !Number.isNaN(Number(value))) latest.set(name, { value: Number(value), unit })
}

const shown = (name: string): string => {
  const figure = latest.get(name)
  if (!figure) return '–'
  return figure.value >= 100 ? Math.round(figure.value).toLocaleString('en') : figure.value.toFixed(2)
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

function projectReadme(): void {
  const languages = [...latest.keys()]
    .flatMap((n) => (n.startsWith('cases.blind.') ? [n.split('.')[2] ?? ''] : []))
    .filter((l, i, all) => all.indexOf(l) === i)
    .sort((a, b) => Number(a === 'all') - Number(b === 'all') || a.localeCompare(b))
  const rows = languages.map((l) => [l, ...kinds.map((k) => shown(`cases.blind.${l}.${k}-f1`))])
  replaced(new URL('README.md', root), /\n\|\s+\| times \|[\s\S]*?\n\n/, `\n${table(['', ...kinds], rows)}\n\n`)
}

function languageReadme(code: string): void {
  const file = new URL(`src/languages/${code}/README.md`, root)
  if (!existsSync(file)) return
  const reports = kinds.map((k) => [k, shown(`cases.blind.${code}.${k}-f1`), shown(`cases.open.${code}.${k}-f1`)])
  const sets = [...latest.keys()]
    .filter((n) => !n.startsWith('cases.') && !peers.test(n) && n.split('.').some((p) => p.split('-')[0] === code))
    .sort()
    .map((n) => [n, shown(n), latest.get(n)!.unit])
  const text = `<!-- scores -->\n${table(['F1 on reports', 'that nobody has read', 'that guided the rules'], reports)}\n\n${table(['other sets', 'value', ''], sets)}\n<!-- /scores -->`
  replaced(file, /<!-- scores -->[\s\S]*<!-- \/scores -->/, text)
}

/** Throws where the place for the figures is missing: a README without them would go unnoticed. */
function replaced(file: URL, place: RegExp, text: string): void {
  const old = readFileSync(file, 'utf8')
  if (!place.test(old)) throw new Error(`${file.pathname} has no place for scores (${place.source})`)
  writeFileSync(
    file,
    old.replace(place, () => text),
  )
}

projectReadme()
for (const entry of readdirSync(new URL('src/languages/', root), { withFileTypes: true }))
  if (entry.isDirectory()) languageReadme(entry.name)
