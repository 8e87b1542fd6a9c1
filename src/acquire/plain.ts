/**
 * A page as somebody copied it, or a plain text file: which lines are the article's, and what the others say of it.
 * Nothing inside an article's line is changed; lines are kept whole or left out whole.
 */
import type { Notice } from '../record/index.ts'
import type { Article } from './article.ts'
import { isDateline, pageDate } from './page-date.ts'
import { ageInSeconds, isFurniture, noticeKind, outletKindOf, publisherIn } from './tables.ts'

interface Line {
  readonly text: string
  /** a sentence of running text rather than a label */
  readonly body: boolean
}

type Found = Pick<Article, 'text' | 'title' | 'author' | 'outlet' | 'published' | 'publishedFrom' | 'notices'>

const imagePlaceholder = /^!\[[^\]]*\]\([^)]*\)$/u
const closing = /[.!?。！？…؟۔:：;；]["'”’»)）」』]*$/u

/** In: the text of a file. Out: the article in it. Linear. */
export function articleOfPlainText(raw: string): Found {
  const lines = raw
    .replace(/^\ufeff/, '')
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.trimEnd().replace(/^[\s\u200e\u200f]+/, ''))
    .filter((line) => line !== '' && !imagePlaceholder.test(line) && !/^[-=_*~•·\s]+$/.test(line))
    .map((text): Line => ({ text, body: isBody(text) }))
  const firstBody = Math.max(
    0,
    lines.findIndex((line) => line.body),
  )
  const body = lines.flatMap((line) => (line.body ? [line.text] : [])).join(' ')
  const own = { script: scriptOf(body), letters: lettersOf(body) }
  const head = readHead(lines.slice(0, firstBody).flatMap((line) => (isForeign(line.text, own) ? [] : [line.text])))
  const rest = lines.slice(firstBody).filter((line) => line.body || !isLabel(line.text))
  const kept = [...head.kept, ...rest.map((line) => line.text)]
  const text = kept.join('\n')
  const notices = noticesOf(kept)
  const outlet = head.outlet ?? platformOf(text, notices) ?? publisherBelow(kept)
  return {
    text,
    notices,
    publishedFrom: head.published === undefined ? 'none' : 'page',
    ...(head.title === undefined ? {} : { title: head.title }),
    ...(head.author === undefined ? {} : { author: head.author }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(head.published === undefined ? {} : { published: head.published }),
  }
}

/** Running text: long for its script and closed, or very long. */
function isBody(line: string): boolean {
  const wide = (line.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0) * 2.5
  const weight = wide + line.length
  return weight >= 160 || (weight >= 45 && closing.test(line))
}

const scripts = [
  ['latin', /\p{Script=Latin}/gu],
  ['han', /\p{Script=Han}/gu],
  ['cyrillic', /\p{Script=Cyrillic}/gu],
  ['arabic', /\p{Script=Arabic}/gu],
] as const

/** The script of nine in ten letters; undefined where none has so many. */
function scriptOf(text: string): string | undefined {
  const sample = text.slice(0, 4000)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  return scripts.find(([, letter]) => (sample.match(letter)?.length ?? 0) > letters * 0.9)?.[0]
}

/** Which of two languages in one script has letters here that the other has not; undefined where both or neither do. */
function lettersOf(text: string): 'uk' | 'ru' | undefined {
  const sample = text.slice(0, 4000)
  const ukrainian = sample.match(/[іїєґ]/giu)?.length ?? 0
  const russian = sample.match(/[ыэъё]/giu)?.length ?? 0
  return ukrainian > russian * 4 ? 'uk' : russian > ukrainian * 4 ? 'ru' : undefined
}

interface Own {
  readonly script: string | undefined
  readonly letters: string | undefined
}

/** Menus and headlines of a page in another script or letters than its article; who publishes may be named in any. */
function isForeign(line: string, own: Own): boolean {
  const script = scriptOf(line)
  if (script === undefined || own.script === undefined || outletIn(line)) return false
  if (script !== own.script) return script !== 'latin' || headlineLike(line)
  const letters = lettersOf(line)
  return own.letters !== undefined && letters !== undefined && letters !== own.letters && headlineLike(line)
}

const isLabel = (line: string): boolean => isFurniture(line) || /^[\d\s.,:/|-]+[kKmM]?$/.test(line) || onlyDate(line)

const onlyDate = (line: string): boolean => line.length <= 50 && pageDate(line)?.whole === true && !isDateline(line)

interface Head {
  readonly kept: readonly string[]
  readonly title?: string
  readonly author?: string
  readonly outlet?: NonNullable<Article['outlet']>
  readonly published?: string
}

/**
 * The lines before the first sentence. Labels go. Where a headline stands twice somebody copied a page: what stands
 * before its last time is the page's, the byline behind it becomes the author. Elsewhere every line is the article's.
 * A dateline stays and may name the outlet.
 */
function readHead(lines: readonly string[]): Head {
  const folded = lines.map((line) => line.toLowerCase())
  const labels = lines.filter((line) => !isLabel(line))
  const repeated = lines.findLast((line, i) => !isLabel(line) && folded.indexOf(line.toLowerCase()) < i)
  const title = repeated ?? labels.find(headlineLike) ?? longest(labels)
  const first = repeated === undefined ? 0 : folded.lastIndexOf(repeated.toLowerCase())
  const kept: string[] = []
  let author: string | undefined
  let outlet: Head['outlet']
  let published: string | undefined
  let age: number | undefined
  lines.forEach((line, i) => {
    age ??= ageInSeconds(line)
    const date = pageDate(line)
    if (date && line.length <= 80) published ??= date.value
    if (isLabel(line)) return
    const named = line === title ? undefined : outletIn(line)
    outlet ??= named
    if (i < first && !named) return
    const own = !named && line !== title && i > lines.indexOf(title ?? '') && isByline(line)
    if (own && (repeated !== undefined || signed.test(line))) author ??= line.replace(signed, '')
    else kept.push(line)
  })
  return {
    kept,
    ...(title === undefined ? {} : { title }),
    ...(author === undefined ? {} : { author }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(published === undefined ? {} : { published: olderBy(published, age ?? 0) }),
  }
}

const signed = /^(?:by|von|par|por)\s+/iu

/** Long enough for a headline: four words, or ten characters where words are not parted. */
const headlineLike = (line: string): boolean =>
  line.split(/\s+/).length >= 4 || (line.match(/\p{Script=Han}/gu)?.length ?? 0) >= 10

/** A page's own date less the age that it gives its article. */
function olderBy(date: string, seconds: number): string {
  if (seconds === 0) return date
  const instant = new Date(`${date.slice(0, 10)}T${date.slice(11) || '12:00'}Z`).getTime() - seconds * 1000
  return new Date(instant).toISOString().slice(0, 10)
}

const longest = (lines: readonly string[]): string | undefined =>
  lines.reduce<string | undefined>((best, line) => (line.length > (best?.length ?? 0) ? line : best), undefined)

/** One to five words, the first with a capital, no digits: how pages print who wrote. */
const isByline = (line: string): boolean =>
  line.length <= 60 && !/\d/.test(line) && line.split(/\s+/).length <= 6 && /^\p{Lu}/u.test(line)

/** `Place - Outlet News Agency`, or the outlet's name alone. */
function outletIn(line: string): Head['outlet'] {
  if (line.length > 80) return undefined
  for (const part of line.split(/\s[-–—|]\s|[|/]/).reverse()) {
    const name = part.trim()
    const kind = outletKindOf(name)
    if (kind) return { name, kind }
  }
  return undefined
}

/** The platform that a disclaimer names between quotation marks, where users write what stands on it. */
function platformOf(text: string, notices: readonly Notice[]): Head['outlet'] {
  for (const { span, kind } of notices) {
    if (kind !== 'disclaimer') continue
    const name = /[“"«„「『]([^”"»“」』]{2,30})[”"»“」』]/u.exec(text.slice(span.start, span.end))?.[1]
    if (name) return { name, kind: 'user-platform' }
  }
  return undefined
}

/** Who publishes, as the last lines say. */
function publisherBelow(lines: readonly string[]): Head['outlet'] {
  for (const line of lines.slice(-4)) {
    const name = publisherIn(line)
    if (name) return { name, kind: outletKindOf(name) ?? 'other' }
  }
  return undefined
}

/** In: an article's paragraphs, joined by one line break. Out: those of them that are notices. */
export function noticesOf(paragraphs: readonly string[]): readonly Notice[] {
  const notices: Notice[] = []
  let start = 0
  for (const paragraph of paragraphs) {
    const kind = noticeKind(paragraph)
    if (kind) notices.push({ kind, span: { start, end: start + paragraph.length } })
    start += paragraph.length + 1
  }
  return notices
}
