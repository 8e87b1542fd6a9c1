import type { Given } from '../../acquire/files.ts'
import { complain, print, progressOf } from './output.ts'
import { type Part, partsOf } from './parts.ts'

export interface ReadOptions extends Given {
  readonly json?: boolean
  /** threads that read; 1 where absent */
  readonly jobs?: number
}

/** `read`: every file's records, one JSON a line; exit 1 where a file could not be read. */
export async function readCommand(files: readonly string[], options: ReadOptions): Promise<number> {
  let failed = 0
  const progress = progressOf(files.length, 'reading')
  let last = ''
  for await (const { file, part } of parts(files, options)) {
    if (file !== last) progress.step(file)
    last = file
    if (part.kind === 'records') await print(part.lines)
    else {
      failed++
      complain(file, part.error, options.json ?? false)
    }
  }
  progress.end()
  return failed > 0 ? 1 : 0
}

async function* parts(
  files: readonly string[],
  { jobs = 1, json: _, ...given }: ReadOptions,
): AsyncGenerator<{ readonly file: string; readonly part: Part }> {
  if (jobs > 1 && files.length > 1) yield* (await import('./threads.ts')).partsByThreads(files, given, jobs)
  else for (const file of files) for await (const part of partsOf(file, given)) yield { file, part }
}
