import { strict as assert } from 'node:assert'
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Browser, chromium, type Page } from 'playwright-core'
import { addFiles } from '../src/serve/cli/add.ts'
import { serve } from '../src/serve/http/server.ts'
import { weighStore } from '../src/serve/weighing.ts'
import { openStore } from '../src/store/sqlite.ts'

const sample = new URL('../sample/', import.meta.url).pathname
const shots = process.env['READOUT_SCREENSHOTS']

function chromiumPath(): string | undefined {
  try {
    return execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}

const path = chromiumPath()
const skip =
  path && existsSync(new URL('../web/dist/index.html', import.meta.url))
    ? false
    : 'no chromium or no built pages (.ci/run brings both)'
let browser: Browser
let server: { readonly url: string; readonly close: () => void }
let documents: readonly { readonly id: string; readonly source: string }[]

before(async () => {
  if (skip) return
  const store = openStore(join(mkdtempSync(join(tmpdir(), 'readout-web-')), 'web.sqlite'), { mustExist: false })
  assert.ok(store.ok)
  const files = globSync('1*.md', { cwd: sample })
    .filter((f) => !f.endsWith('.expected.md'))
    .sort()
  await addFiles(
    store.value,
    files.map((f) => `${sample}${f}`),
    {},
  )
  await weighStore(store.value)
  documents = store.value.documents()
  server = await serve(store.value, { port: 0 })
  browser = await chromium.launch({
    executablePath: path!,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--no-first-run',
    ],
  })
})

after(async () => {
  if (skip) return
  await browser.close()
  server.close()
})

async function open(
  where: string,
  width: number,
  dark = false,
): Promise<{ readonly page: Page; readonly complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: dark ? 'dark' : 'light' })
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${server.url}${where}`)
  return { page, complaints }
}

async function shoot(page: Page, name: string): Promise<void> {
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: join(shots, `${name}.png`) })
}

test('the brief shows both sides of what is contested, and a click opens the words', { skip }, async () => {
  const { page, complaints } = await open('/', 1200)
  await page.waitForSelector('.kind-contested .side')
  assert.ok((await page.locator('.kind-contested .finding').first().locator('.side').count()) >= 2)
  await shoot(page, 'brief')
  await page.locator('.kind-contested .side a').first().click()
  await page.waitForSelector('.document .text')
  assert.match(page.url(), /\/documents\/d_[0-9a-f]{16}\?record=/)
  await page.waitForSelector('.record dl')
  await shoot(page, 'document')
  assert.deepEqual(complaints, [])
  await page.close()
})

test('reports are listed and each opens with its records underlined', { skip }, async () => {
  const { page, complaints } = await open('/documents', 1000)
  await page.waitForSelector('tbody tr')
  assert.equal(await page.locator('tbody tr').count(), 27)
  await page.locator('tbody a').first().click()
  await page.waitForSelector('mark')
  assert.deepEqual(complaints, [])
  await page.close()
})

test('an Arabic report runs from right to left, on a phone too', { skip }, async () => {
  const arabic = documents.find((d) => d.source.includes('-ar-mina'))
  assert.ok(arabic)
  const { page, complaints } = await open(`/documents/${arabic.id}`, 390, true)
  await page.waitForSelector('mark')
  assert.equal(await page.locator('.document article').getAttribute('dir'), 'rtl')
  assert.ok(
    await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1),
    'nothing sticks out sideways',
  )
  await shoot(page, 'document-ar-phone')
  assert.deepEqual(complaints, [])
  await page.close()
})

test('what is not there is said so', { skip }, async () => {
  const { page } = await open('/documents/d_0000000000000000', 800)
  await page.waitForSelector('[role=alert]')
  assert.match((await page.locator('[role=alert]').textContent()) ?? '', /no such document/)
  const response = await fetch(`${server.url}/api/v1/nothing`)
  assert.equal(response.status, 404)
  assert.equal(((await response.json()) as { error: { code: string } }).error.code, 'no-route')
  await page.close()
})

test('requests that name another host are refused', { skip }, async () => {
  const { status } = await page403()
  assert.equal(status, 403)
})

async function page403(): Promise<{ readonly status: number }> {
  const { request } = await import('node:http')
  const { port } = new URL(server.url)
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: '/api/v1/brief', headers: { host: 'evil.example' } }, (r) => {
      r.resume()
      resolve({ status: r.statusCode ?? 0 })
    })
      .on('error', reject)
      .end()
  })
}
