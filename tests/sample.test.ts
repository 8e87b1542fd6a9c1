import { strict as assert } from 'node:assert'
import { globSync } from 'node:fs'
import { test } from 'node:test'
import { articlesOfFile } from '../src/acquire/files.ts'
import { readArticle } from '../src/engine.ts'
import { complaints, foundIn, parseExpectations } from './support/cases.ts'

const folder = new URL('../sample/', import.meta.url).pathname
const reports = globSync('*.md', { cwd: folder })
  .filter((f) => /^\d/.test(f) && !f.endsWith('.expected.md'))
  .sort()

test('the sample holds at least 24 reports in eight languages', async () => {
  assert.ok(reports.length >= 24, `${reports.length} reports`)
  assert.equal(new Set(reports.map((f) => f.split('-')[3])).size, 8)
})

for (const report of reports)
  test(`sample/${report}`, async () => {
    const found = await articlesOfFile(`${folder}${report}`)
    assert.ok(found.ok)
    const [article] = found.value
    assert.ok(article)
    const file = `${folder}${report.replace(/\.md$/, '.expected.md')}`
    const expected = parseExpectations(file)
    assert.ok(expected.length >= 3, `${file} expects fewer than three records`)
    const records = await readArticle(article)
    assert.equal(records.document.language, report.split('-')[3])
    assert.deepEqual(complaints({ file, expected }, foundIn(records)), [])
  })
