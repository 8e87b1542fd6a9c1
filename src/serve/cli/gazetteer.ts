/** `gazetteer add`: a user's own gazetteer from the full dumps of GeoNames and Wikidata. */
import { existsSync, statSync } from 'node:fs'
import { addDump } from '../../models/gazetteer-build.ts'
import { complain } from './output.ts'

export async function gazetteerCommand(
  files: readonly string[],
  options: { readonly gazetteer: string; readonly json?: boolean },
): Promise<number> {
  let stopped = false
  process.once('SIGINT', () => {
    stopped = true
  })
  let failed = 0
  for (const file of files) {
    if (stopped) break
    if (!existsSync(file) || statSync(file).isDirectory()) {
      failed++
      complain(file, wrong('file-missing', `there is no file ${file}`), options.json ?? false)
      continue
    }
    try {
      const added = await addDump(file, options.gazetteer, { stop: () => stopped })
      if (added.format === undefined) {
        failed++
        complain(file, wrong('not-a-dump', `${file} is no dump that Readout knows`), options.json ?? false)
      } else process.stderr.write(`${file}: ${added.entries} entries, ${added.names} names into ${options.gazetteer}\n`)
    } catch (error) {
      failed++
      complain(
        file,
        wrong('bad-file', `${file} cannot be read as a dump: ${(error as Error).message}`),
        options.json ?? false,
      )
    }
  }
  if (stopped) process.stderr.write('Interrupted: what was added is kept; the same command goes on where it stopped.\n')
  return failed > 0 || stopped ? 1 : 0
}

const wrong = (code: string, message: string) => ({
  code,
  message,
  hint: 'take allCountries.txt and alternateNamesV2.txt of GeoNames, or the JSON dump of Wikidata, plain or as .gz',
  docs: `docs/ERRORS.md#${code}`,
})
