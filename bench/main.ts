/** `npm run -s bench` lists the suites; `npm run -s bench -- SUITE` runs one and appends its figures to bench/scores.tsv, unless --dry-run. */
import { execFileSync } from 'node:child_process'
import { appendFileSync, existsSync, readdirSync } from 'node:fs'
import { Skip, type Suite } from './suite.ts'

const folder = new URL('./suites/', import.meta.url)
const scores = new URL('./scores.tsv', import.meta.url)
const names = readdirSync(folder)
  .filter((f) => f.endsWith('.ts'))
  .map((f) => f.replace(/\.ts$/, ''))
  .sort()
const load = async (name: string): Promise<Suite> =>
  ((await import(new URL(`${name}.ts`, folder).href)) as { readonly suite: Suite }).suite

const dryRun = process.argv.includes('--dry-run')
const wanted = process.argv[2]
if (!wanted || wanted === '--help') {
  console.log('usage: npm run -s bench -- SUITE [--dry-run]\n')
  for (const name of names) console.log(`${name.padEnd(14)}${(await load(name)).title}`)
} else if (!names.includes(wanted)) {
  console.error(`bench: there is no suite "${wanted}"; the suites are: ${names.join(', ')}`)
  process.exitCode = 2
} else {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8', cwd: new URL('../', folder) }).trim()
  const commit = `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', '--', '../src', '../lexicons') ? '+' : ''}`
  if (!dryRun && !existsSync(scores)) appendFileSync(scores, 'date\tcommit\tname\tvalue\tunit\tnote\n')
  try {
    for await (const f of (await load(wanted)).run()) {
      const value = Number(f.value.toPrecision(5))
      console.log(`${f.name}\t${value}\t${f.unit}`)
      if (!dryRun)
        appendFileSync(
          scores,
          `${new Date().toISOString().slice(0, 10)}\t${commit}\t${f.name}\t${value}\t${f.unit}\t${f.note ?? ''}\n`,
        )
    }
  } catch (error) {
    if (!(error instanceof Skip)) throw error
    console.error(`bench: ${wanted} skipped: ${error.message}`)
    process.exitCode = 3
  }
}
