/** Files read by several threads, their parts in the order of the files: what is printed is the same as by one. */
import { Worker } from 'node:worker_threads'
import type { Given } from '../../acquire/files.ts'
import { bug, type Part, partsOf } from './parts.ts'
import type { Asked, Sent } from './read-worker.ts'

interface Queue {
  readonly push: (part: Part) => void
  readonly end: () => void
  /** the next part, undefined behind the last */
  readonly next: () => Promise<Part | undefined>
}

function makeQueue(printed: () => void): Queue {
  const parts: Part[] = []
  let ended = false
  let wake = (): void => {}
  return {
    push(part) {
      parts.push(part)
      wake()
    },
    end() {
      ended = true
      wake()
    },
    async next() {
      while (parts.length === 0 && !ended)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      const part = parts.shift()
      if (part) printed()
      return part
    },
  }
}

/**
 * In: files, what the user says of them, how many threads. Out: part after part with its file, in the order of the files.
 * Standard input is read by this thread. A thread that dies takes the file at hand with it, and another takes its place.
 */
export async function* partsByThreads(
  files: readonly string[],
  given: Given,
  jobs: number,
): AsyncGenerator<{ readonly file: string; readonly part: Part }> {
  const owners = new Map<number, Worker>()
  const queues = files.map((_, i) => makeQueue(() => owners.get(i)?.postMessage({ kind: 'printed' } satisfies Asked)))
  const workers = new Set<Worker>()
  let nextFile = 0
  const start = (): void => {
    const worker = new Worker(new URL('./read-worker.ts', import.meta.url), { workerData: given })
    let at = -1
    const take = (): void => {
      while (files[nextFile] === '-') nextFile++
      at = nextFile++
      const file = files[at]
      if (file === undefined) {
        worker.unref()
        return
      }
      owners.set(at, worker)
      worker.postMessage({ kind: 'file', file } satisfies Asked)
    }
    worker.on('message', (sent: Sent) => {
      if (sent.kind === 'part') queues[at]!.push(sent.part)
      else {
        queues[at]!.end()
        take()
      }
    })
    worker.on('error', (error) => {
      workers.delete(worker)
      queues[at]?.push({ kind: 'failure', error: bug(error as Error) })
      queues[at]?.end()
      if (nextFile < files.length) start()
    })
    workers.add(worker)
    take()
  }
  for (let i = 0; i < Math.min(jobs, files.length); i++) start()
  try {
    for (let i = 0; i < files.length; i++) {
      const file = files[i]!
      if (file === '-') for await (const part of partsOf(file, given)) yield { file, part }
      else for (let part = await queues[i]!.next(); part; part = await queues[i]!.next()) yield { file, part }
    }
  } finally {
    await Promise.all([...workers].map((w) => w.terminate()))
  }
}
