/** What a person sees: errors and progress, on standard error; results go to standard output. */
import type { Failure } from '../../base/result.ts'

/** Text from outside without what could move a terminal's cursor or turn its direction. */
export const safe = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '�')

/** An error with what was seen and what to do; as JSON where asked for. */
export function complain(subject: string, error: Failure, json: boolean): void {
  if (json) process.stderr.write(`${JSON.stringify({ error: { ...error, subject } })}\n`)
  else
    process.stderr.write(
      `readout: ${safe(subject)}: ${safe(error.message)}\n         ${safe(error.hint)} (${error.docs})\n`,
    )
}

export interface Progress {
  readonly step: (label: string) => void
  readonly end: () => void
}

/** A bar on a terminal, nothing elsewhere. */
export function progressOf(total: number, verb: string): Progress {
  if (!process.stderr.isTTY || total < 2) return { step: () => {}, end: () => {} }
  let done = 0
  const began = performance.now()
  return {
    step(label) {
      done++
      const width = 24
      const filled = Math.round((width * done) / total)
      const rate = (done * 1000) / (performance.now() - began)
      process.stderr.write(
        `\r\u001b[K${verb} ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${total} ${rate.toFixed(0)}/s ${safe(label).slice(0, 40)}`,
      )
    },
    end: () => void process.stderr.write('\r\u001b[K'),
  }
}

/** Writes to standard output and waits where the reader is slow; a reader that has gone ends the program quietly. */
export function print(text: string | Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    if (process.stdout.write(text)) resolve()
    else process.stdout.once('drain', resolve)
  })
}
