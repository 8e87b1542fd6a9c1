/** A thread of `read --jobs`: is sent files, sends back their parts; goes on ahead of the printer by a few parts only. */
import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import type { Given } from '../../acquire/files.ts'
import { type Part, partsOf } from './parts.ts'

/** What the thread sends: a part of the file that it was sent last, or that the file is done. */
export type Sent = { readonly kind: 'part'; readonly part: Part } | { readonly kind: 'done' }

/** What it is sent: a file to read, or word that one of its parts was printed. */
export type Asked = { readonly kind: 'file'; readonly file: string } | { readonly kind: 'printed' }

const ahead = 16
const port = parentPort!
let unprinted = 0

port.on('message', (asked: Asked) => {
  if (asked.kind === 'printed') unprinted--
  else void read(asked.file)
})

async function read(file: string): Promise<void> {
  for await (const part of partsOf(file, workerData as Given)) {
    while (unprinted >= ahead) await once(port, 'message')
    unprinted++
    send(part)
  }
  port.postMessage({ kind: 'done' } satisfies Sent)
}

/** Bytes change hands without being copied. */
function send(part: Part): void {
  if (part.kind === 'failure') port.postMessage({ kind: 'part', part } satisfies Sent)
  else {
    const lines = typeof part.lines === 'string' ? new TextEncoder().encode(part.lines) : part.lines
    port.postMessage({ kind: 'part', part: { kind: 'records', lines } } satisfies Sent, [lines.buffer as ArrayBuffer])
  }
}
