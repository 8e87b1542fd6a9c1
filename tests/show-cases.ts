/** Prints what is found in a case file, in the form of the cases: `bin/readout-node tests/show-cases.ts FILE [KIND…]`. */
import { parseCases, readCase, show } from './support/cases.ts'

const [, , file, ...kinds] = process.argv
if (!file) throw new Error('usage: tests/show-cases.ts FILE [KIND…]')
for (const c of parseCases(file)) {
  console.log(`## ${c.heading}\n> ${c.text.replaceAll('\n', '\n> ')}\n`)
  for (const f of await readCase(c)) if (kinds.length === 0 || kinds.includes(f.kind)) console.log(show(f))
  console.log()
}
