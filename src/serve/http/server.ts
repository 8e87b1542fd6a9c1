/** The web interface and its JSON, on loopback. Text from outside is only ever data; nothing of it runs. */
import { readFile } from 'node:fs/promises'
import { serve as listen } from '@hono/node-server'
import { Hono } from 'hono'
import type { Store } from '../../store/sqlite.ts'
import { briefOf } from '../weighing.ts'
import type { WireDocument } from '../wire.ts'

const pages = new URL('../../../web/dist/', import.meta.url)
const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  html: 'text/html; charset=utf-8',
}
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

export function makeApp(store: Store): Hono {
  const app = new Hono()
  app.use('*', async (c, next) => {
    const host = c.req.header('host') ?? ''
    if (!/^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(host))
      return c.json(problem('bad-host', `the request names host ${host.slice(0, 80)}`, 'open http://localhost'), 403)
    await next()
    c.header('content-security-policy', policy)
    c.header('x-content-type-options', 'nosniff')
    c.header('referrer-policy', 'no-referrer')
    return
  })
  app.get('/api/v1/brief', (c) => c.json(briefOf(store)))
  app.get('/api/v1/findings', (c) => c.json({ findings: store.findings() }))
  app.get('/api/v1/documents', (c) =>
    c.json({
      documents: store.documents().map(
        ({ id, language, title, outlet, published, source }): WireDocument => ({
          id,
          language,
          ...(title ? { title } : {}),
          ...(outlet ? { outlet } : {}),
          ...(published ? { published } : {}),
          source,
        }),
      ),
    }),
  )
  app.get('/api/v1/documents/:id', (c) => {
    const found = store.document(c.req.param('id'))
    return found
      ? c.json(found)
      : c.json(problem('no-document', 'there is no such document', 'see /api/v1/documents'), 404)
  })
  app.get('/api/v1/records/:id', (c) => {
    const found = store.record(c.req.param('id'))
    return found
      ? c.json(found)
      : c.json(problem('no-record', 'there is no such record', 'ids stand in /api/v1/documents/ID'), 404)
  })
  app.all('/api/*', (c) =>
    c.json(problem('no-route', `there is no ${c.req.path.slice(0, 80)}`, 'see docs/API.md'), 404),
  )
  app.get('*', async (c) => {
    const name = /^\/(assets\/[\w.-]+|icon\.svg)$/.exec(c.req.path)?.[1] ?? 'index.html'
    try {
      return c.body(await readFile(new URL(name, pages)), 200, {
        'content-type': types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      })
    } catch {
      return c.text('The pages are not built yet: run npm run build:web', 503)
    }
  })
  return app
}

const problem = (code: string, message: string, hint: string) => ({
  error: { code, message, hint, docs: `docs/ERRORS.md#${code}` },
})

/** Listens on loopback. Resolves with the address once it does; rejects where the port is taken. */
export function serve(
  store: Store,
  options: { readonly port: number },
): Promise<{ readonly url: string; readonly close: () => void }> {
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: makeApp(store).fetch, port: options.port, hostname: '127.0.0.1' }, (info) =>
      resolve({ url: `http://localhost:${info.port}`, close: () => server.close() }),
    )
    server.on('error', reject)
  })
}
