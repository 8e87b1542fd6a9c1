/** `npm run fuzz -- --seconds N`: reads hostile texts for N seconds; ends non-zero on a finding, with the text that shows it. */
import fc from 'fast-check'
import { readArticle } from '../src/engine.ts'
import { anyLanguage, hostileText } from './support/hostile.ts'
import { assertSound } from './support/sound.ts'

const at = process.argv.indexOf('--seconds')
const seconds = at < 0 ? 60 : Number(process.argv[at + 1])
if (!(seconds > 0)) {
  console.error('usage: npm run fuzz -- --seconds N')
  process.exit(2)
}
const began = performance.now()
let runs = 0
while (performance.now() - began < seconds * 1000) {
  const result = await fc.check(
    fc.asyncProperty(hostileText, anyLanguage, async (text, language) => {
      runs++
      const start = performance.now()
      assertSound(
        await readArticle({
          source: 'fuzz',
          text,
          notices: [],
          published: '2026-03-05',
          publishedFrom: 'given',
          language,
        }),
      )
      const ms = performance.now() - start
      if (ms > 1000 + text.length / 1000) throw new Error(`${ms.toFixed(0)} ms for ${text.length} characters`)
    }),
    { numRuns: 500, seed: runs + 1, endOnFailure: false },
  )
  if (result.failed) {
    console.error(fc.defaultReportMessage(result))
    process.exit(1)
  }
}
console.log(`${runs} texts read, nothing found`)
