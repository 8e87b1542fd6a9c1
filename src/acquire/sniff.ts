/** What a file is, by its content, never by its name. */
import { fail, ok, type Result } from '../base/result.ts'

export type Format = 'pdf' | 'html' | 'json' | 'eml' | 'markdown' | 'text'

export interface Sniffed {
  readonly format: Format
  /** the file's text; empty for pdf */
  readonly text: string
}

export type SniffCode = 'not-text' | 'not-utf8'

/** In: a file's bytes. Out: its format and, for text formats, its text. */
export function sniff(bytes: Uint8Array): Result<Sniffed, SniffCode> {
  if (startsWith(bytes, '%PDF-')) return ok({ format: 'pdf', text: '' })
  const decoded = decode(bytes)
  if (!decoded.ok) return decoded
  const text = decoded.value
  const head = text.slice(0, 4096).trimStart()
  if (
    /^(?:<!doctype html|<html|<\?xml[^>]*>\s*<!doctype html|<head|<body|<article)/i.test(head) ||
    /<(?:html|body|article)[\s>]/i.test(head)
  )
    return ok({ format: 'html', text })
  if (/^[[{]/.test(head) && looksLikeJson(head)) return ok({ format: 'json', text })
  if (
    /^(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}/.test(head) &&
    /^(?:from|subject|date|message-id|received|mime-version|return-path|delivered-to):/im.test(head) &&
    /^(?:message-id|mime-version|received|from):/im.test(head)
  )
    return ok({ format: 'eml', text })
  if (/^---\r?\n/.test(head) && /\n---\r?\n/.test(head)) return ok({ format: 'markdown', text })
  return ok({ format: 'text', text })
}

const looksLikeJson = (head: string): boolean => /^(?:\{\s*(?:"|\})|\[\s*(?:\{|\]))/.test(head)

const startsWith = (bytes: Uint8Array, signature: string): boolean =>
  [...signature].every((c, i) => bytes[i] === c.charCodeAt(0))

/** UTF-8, or UTF-16 where a byte order mark says so. */
function decode(bytes: Uint8Array): Result<string, SniffCode> {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined
  if (!utf16 && isBinary(bytes))
    return fail(
      'not-text',
      'the file holds binary data',
      'Readout reads text, Markdown, HTML, JSON, PDF and e-mail; convert the file to one of these',
    )
  try {
    return ok(new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes))
  } catch {
    return fail(
      'not-utf8',
      `the file is not valid UTF-8 (first bad byte near offset ${firstBadByte(bytes)})`,
      'convert it, for example: iconv -f WINDOWS-1251 -t UTF-8 FILE > NEW',
    )
  }
}

/** Zero bytes, or many control characters, in the first 64 kB. */
function isBinary(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, 65_536)
  let control = 0
  for (let i = 0; i < end; i++) {
    const b = bytes[i]!
    if (b === 0) return true
    if (b < 32 && b !== 9 && b !== 10 && b !== 13 && b !== 12 && b !== 27) control++
  }
  return control > end * 0.05
}

function firstBadByte(bytes: Uint8Array): number {
  const step = 4096
  const readUpTo = (end: number): TextDecoder => {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    decoder.decode(bytes.subarray(0, end), { stream: true })
    return decoder
  }
  const decoder = readUpTo(0)
  for (let at = 0; at < bytes.length; at += step)
    try {
      decoder.decode(bytes.subarray(at, at + step), { stream: true })
    } catch {
      const slow = readUpTo(at)
      for (let i = at; i < Math.min(bytes.length, at + step); i++)
        try {
          slow.decode(bytes.subarray(i, i + 1), { stream: true })
        } catch {
          return i
        }
      return at
    }
  return bytes.length
}
