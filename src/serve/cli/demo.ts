import { globSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openStore } from '../../store/sqlite.ts'
import { briefMarkdown } from '../../tell/markdown.ts'
import { serve } from '../http/server.ts'
import { briefOf, weighStore } from '../weighing.ts'
import { addFiles, type StoreOption } from './add.ts'
import { complain, print } from './output.ts'

export interface ServeOptions extends StoreOption {
  readonly port: string
  readonly json?: boolean
}

/** `serve`: the pages of a store on loopback, until interrupted. */
export async function serveCommand(options: ServeOptions): Promise<number> {
  const store = openStore(options.store, { mustExist: true })
  if (!store.ok) {
    complain(options.store, store.error, options.json ?? false)
    return 1
  }
  const port = Number(options.port)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    complain(
      '--port',
      {
        code: 'bad-port',
        message: `${options.port} is no port`,
        hint: 'name a number from 0 to 65535; 0 takes any free one',
        docs: 'docs/ERRORS.md#bad-port',
      },
      options.json ?? false,
    )
    return 2
  }
  try {
    const { url, close } = await serve(store.value, { port })
    process.stderr.write(`Readout is on ${url} (Ctrl-C ends it)\n`)
    await new Promise<void>((resolve) => {
      process.once('SIGINT', resolve)
      process.once('SIGTERM', resolve)
    })
    close()
    return 0
  } catch (error) {
    complain(
      `port ${port}`,
      {
        code: 'port-taken',
        message: (error as Error).message,
        hint: 'end the other program, or name another port with --port',
        docs: 'docs/ERRORS.md#port-taken',
      },
      options.json ?? false,
    )
    return 1
  } finally {
    store.value.close()
  }
}

/** `demo`: the sample into a new store, its brief, and the pages. */
export async function demoCommand(options: ServeOptions): Promise<number> {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${options.store}${suffix}`, { force: true })
  const store = openStore(options.store, { mustExist: false })
  if (!store.ok) {
    complain(options.store, store.error, options.json ?? false)
    return 1
  }
  const folder = fileURLToPath(new URL('../../../sample/', import.meta.url))
  const files = globSync('*.md', { cwd: folder })
    .filter((f) => /^\d/.test(f) && !f.endsWith('.expected.md'))
    .sort()
  const { failed } = await addFiles(
    store.value,
    files.map((f) => `${folder}${f}`),
    options,
  )
  await weighStore(store.value)
  await print(`${briefMarkdown(briefOf(store.value))}\n`)
  store.value.close()
  if (failed > 0) return 1
  return serveCommand(options)
}
