import { articlesOfFile, type Given } from '../../acquire/files.ts'
import type { Failure } from '../../base/result.ts'
import { inOrder, readArticle } from '../../engine.ts'

/** What reading a file yields, an article at a time: its records as they are printed, or why there are none. */
export type Part =
  | { readonly kind: 'records'; readonly lines: string | Uint8Array }
  | { readonly kind: 'failure'; readonly error: Failure }

export async function* partsOf(file: string, given: Given): AsyncGenerator<Part> {
  const articles = await articlesOfFile(file, given)
  if (!articles.ok) {
    yield { kind: 'failure', error: articles.error }
    return
  }
  for (const article of articles.value) {
    try {
      let lines = ''
      for (const record of inOrder(await readArticle(article))) lines += `${JSON.stringify(record)}\n`
      yield { kind: 'records', lines }
    } catch (error) {
      yield { kind: 'failure', error: bug(error as Error) }
    }
  }
}

export const bug = (error: Error): Failure => ({
  code: 'bug',
  message: `Readout failed on this document: ${error.message}`,
  hint: 'please report it with the document; the others are read',
  docs: 'docs/ERRORS.md#bug',
})
