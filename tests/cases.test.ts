import { strict as assert } from 'node:assert'
import { globSync } from 'node:fs'
import { test } from 'node:test'
import { complaints, parseCases, readCase } from './support/cases.ts'

const root = new URL('../', import.meta.url).pathname

for (const file of globSync('src/languages/*/cases/*.md', { cwd: root }).sort())
  test(`cases of ${file}`, async (t) => {
    const cases = parseCases(`${root}${file}`)
    assert.ok(cases.length > 0, `${file} holds no case`)
    for (const c of cases)
      await t.test(c.heading, async () => {
        assert.ok(c.expected.length > 0, `${file}:${c.line} expects nothing, not even "nothing time"`)
        assert.deepEqual(complaints(c, await readCase(c)), [])
      })
  })
