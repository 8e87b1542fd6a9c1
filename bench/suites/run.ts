/**
 * The whole of `readout read` as a user runs it: 2,000 documents of about 1,000 words in the sample's mix of languages,
 * by one process and by two threads; the time to the first record; the memory at its peak.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Figure, Suite } from '../suite.ts'
import { usualDocuments } from './support/documents.ts'

const readout = new URL('../../bin/readout', import.meta.url).pathname
const count = 2000

interface Outcome {
  /** from the start of the process to its first record, in seconds */
  readonly first: number
  /** from the first record to the last */
  readonly rest: number
  readonly digest: string
  /** megabytes at the peak; undefined where the system does not say */
  readonly peak: number | undefined
}

function peakOf(pid: number): number | undefined {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1000
  } catch {
    return undefined
  }
}

function read(files: readonly string[], options: readonly string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const child = spawn(readout, ['read', ...options, ...files], { stdio: ['ignore', 'pipe', 'inherit'] })
    const hash = createHash('sha256')
    let first = 0
    let last = 0
    let peak: number | undefined
    const watch = setInterval(() => {
      peak = peakOf(child.pid!) ?? peak
    }, 50)
    child.stdout.on('data', (chunk: Buffer) => {
      last = performance.now()
      if (first === 0) first = last
      hash.update(chunk)
    })
    child.on('error', reject)
    child.on('close', (code) => {
      clearInterval(watch)
      if (code !== 0) reject(new Error(`readout read ended with ${code}`))
      else resolve({ first: (first - start) / 1000, rest: (last - first) / 1000, digest: hash.digest('hex'), peak })
    })
  })
}

async function* run(): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'readout-bench-'))
  try {
    const documents = await usualDocuments(count)
    const files = documents.map(({ text }, i) => {
      const file = join(folder, `${i}.txt`)
      writeFileSync(file, text)
      return file
    })
    const published = ['--published', '1962-10-28']
    const starts: number[] = []
    for (let i = 0; i < 5; i++) starts.push((await read(files.slice(0, 1), published)).first)
    const start = starts.sort((a, b) => a - b)[2]!
    yield { name: 'run.start.first-record', value: start, unit: 's', note: 'cold process, median of five' }
    const one = await read(files, published)
    const note = `${count} documents of 1,000 words in eight languages, after the first`
    yield { name: 'run.one.docs-per-s', value: (count - 1) / one.rest, unit: '1/s', note }
    if (one.peak !== undefined) yield { name: 'run.one.peak', value: one.peak, unit: 'MB' }
    const two = await read(files, [...published, '--jobs', '2'])
    if (two.digest !== one.digest) throw new Error('two threads print something else than one')
    yield { name: 'run.two.docs-per-s', value: (count - 1) / two.rest, unit: '1/s', note: `${note}; two threads` }
    yield { name: 'run.two.times-one', value: one.rest / two.rest, unit: 'x' }
    if (two.peak !== undefined) yield { name: 'run.two.peak', value: two.peak, unit: 'MB' }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export const suite: Suite = {
  title: 'readout read over 2,000 documents: documents a second, threads, start, memory',
  run,
}
