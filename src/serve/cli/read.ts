import { articlesOfFile, type Given } from '../../acquire/files.ts'
import { inOrder, readArticle } from '../../engine.ts'
import { complain, print, progressOf } from './output.ts'

export interface ReadOptions extends Given {
  readonly json?: boolean
}

/** `read`: every file's records, one JSON a line; exit 1 where a file could not be read. */
export async function readCommand(files: readonly string[], options: ReadOptions): Promise<number> {
  let failed = 0
  const progress = progressOf(files.length, 'reading')
  for (const file of files) {
    const articles = await articlesOfFile(file, options)
    progress.step(file)
    if (!articles.ok) {
      failed++
      complain(file, articles.error, options.json ?? false)
      continue
    }
    for (const article of articles.value) {
      try {
        const lines: string[] = []
        for (const record of inOrder(await readArticle(article))) lines.push(JSON.stringify(record))
        await print(`${lines.join('\n')}\n`)
      } catch (error) {
        failed++
        complain(
          file,
          {
            code: 'bug',
            message: `Readout failed on this document: ${(error as Error).message}`,
            hint: 'please report it with the document; the others are read',
            docs: 'docs/ERRORS.md#bug',
          },
          options.json ?? false,
        )
      }
    }
  }
  progress.end()
  return failed > 0 ? 1 : 0
}
