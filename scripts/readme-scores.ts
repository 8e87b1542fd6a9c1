/** Puts the latest figures of `bench -- cases` on the blind reports into the README: `bin/readout-node scripts/readme-scores.ts`. */
import { readFileSync, writeFileSync } from 'node:fs'

const root = new URL('../', import.meta.url)
const kinds = ['times', 'quantities', 'entities', 'statements', 'events', 'positions']
const latest = new Map<string, string>()
for (const line of readFileSync(new URL('bench/scores.tsv', root), 'utf8').split('\n')) {
  const [, , name = '', value = ''] = line.split('\t')
  if (name.startsWith('cases.blind.')) latest.set(name.replace('.blind.', '.'), Number(value).toFixed(2))
}
const languages = [...new Set([...latest.keys()].map((n) => n.split('.')[1] ?? ''))].sort(
  (a, b) => Number(a === 'all') - Number(b === 'all') || a.localeCompare(b),
)
const table = [
  `| | ${kinds.join(' | ')} |`,
  `|---|${kinds.map(() => '---|').join('')}`,
  ...languages.map((l) => `| ${l} | ${kinds.map((k) => latest.get(`cases.${l}.${k}-f1`) ?? '–').join(' | ')} |`),
].join('\n')
const file = new URL('README.md', root)
const text = readFileSync(file, 'utf8')
writeFileSync(
  file,
  text.includes('\nSCORES\n')
    ? text.replace('\nSCORES\n', `\n${table}\n`)
    : text.replace(/\n\| \| times \|[\s\S]*?\n\n/, `\n${table}\n\n`),
)
