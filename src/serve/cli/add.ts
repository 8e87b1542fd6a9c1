import { articlesOfFile } from '../../acquire/files.ts'
import { readArticle } from '../../engine.ts'
import { openStore, type Store } from '../../store/sqlite.ts'
import { weighStore } from '../weighing.ts'
import { complain, progressOf } from './output.ts'
import type { ReadOptions } from './read.ts'

export interface StoreOption {
  readonly store: string
}

/** Reads files into an open store; counts what happened. A document is kept whole or not at all. */
export async function addFiles(
  store: Store,
  files: readonly string[],
  options: ReadOptions,
): Promise<{ readonly added: number; readonly known: number; readonly failed: number; readonly stopped: boolean }> {
  let [added, known, failed] = [0, 0, 0]
  let stopped = false
  const stop = (): void => {
    stopped = true
  }
  process.once('SIGINT', stop)
  const progress = progressOf(files.length, 'adding')
  for (const file of files) {
    if (stopped) break
    const articles = await articlesOfFile(file, options)
    progress.step(file)
    if (!articles.ok) {
      failed++
      complain(file, articles.error, options.json ?? false)
      continue
    }
    for (const article of articles.value) {
      try {
        const kept = store.add(await readArticle(article))
        if (!kept.ok) {
          failed++
          complain(file, kept.error, options.json ?? false)
        } else if (kept.value === 'added') added++
        else known++
      } catch (error) {
        failed++
        complain(
          file,
          {
            code: 'bug',
            message: `Readout failed on this document: ${(error as Error).message}`,
            hint: 'please report it with the document; the others are kept',
            docs: 'docs/ERRORS.md#bug',
          },
          options.json ?? false,
        )
      }
    }
  }
  progress.end()
  process.removeListener('SIGINT', stop)
  return { added, known, failed, stopped }
}

/** `add`: reads files into the store and weighs it anew. */
export async function addCommand(files: readonly string[], options: ReadOptions & StoreOption): Promise<number> {
  const store = openStore(options.store, { mustExist: false })
  if (!store.ok) {
    complain(options.store, store.error, options.json ?? false)
    return 1
  }
  try {
    const { added, known, failed, stopped } = await addFiles(store.value, files, options)
    const findings = await weighStore(store.value)
    if (!findings.ok) {
      complain(options.store, findings.error, options.json ?? false)
      return 1
    }
    process.stderr.write(
      `${added} added, ${known} known already, ${failed} failed; ${findings.value} findings in ${options.store}\n`,
    )
    if (stopped)
      process.stderr.write('Interrupted: what was added is kept; the same command goes on where it stopped.\n')
    return failed > 0 || stopped ? 1 : 0
  } finally {
    store.value.close()
  }
}
