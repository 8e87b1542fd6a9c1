import { readFileSync } from 'node:fs'
import { inOrder, readArticle } from '../../engine.ts'

const [, , command, file] = process.argv
if (command !== 'read' || !file) process.exit(2)
const published = process.argv.includes('--published')
  ? process.argv[process.argv.indexOf('--published') + 1]
  : undefined
const records = await readArticle({
  source: file,
  text: readFileSync(file, 'utf8'),
  notices: [],
  publishedFrom: published ? 'given' : 'none',
  ...(published ? { published } : {}),
})
for (const record of inOrder(records)) console.log(JSON.stringify(record))
