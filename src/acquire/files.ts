/** Files and standard input to articles. */
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { never } from '../base/assert.ts'
import { limits } from '../base/limits.ts'
import { fail, ok, type Result } from '../base/result.ts'
import type { Article } from './article.ts'
import { articleOfPlainText } from './plain.ts'
import { type Format, type SniffCode, sniff } from './sniff.ts'
import { outletKindOf } from './tables.ts'

export type AcquireCode =
  | SniffCode
  | 'file-missing'
  | 'file-is-directory'
  | 'file-unreadable'
  | 'file-too-large'
  | 'empty'
  | 'no-article'
  | 'article-too-long'
  | 'too-many-articles'
  | 'bad-json'
  | 'bad-file'

/** What the user says of a file; it goes before what the file says of itself. */
export interface Given {
  readonly published?: string
  readonly language?: string
  readonly outlet?: string
}

/**
 * The articles in a file, by its content and not by its name.
 * In: a path, or `-` for standard input. Out: one article or, for JSON, several; or why there is none.
 */
export async function articlesOfFile(
  path: string,
  given: Given = {},
): Promise<Result<readonly Article[], AcquireCode>> {
  const bytes = path === '-' ? await readStandardInput() : await readBytes(path)
  if (!bytes.ok) return bytes
  const source = path === '-' ? 'standard input' : path
  return articlesOfBytes(bytes.value, basename(source), given)
}

/** The same for bytes at hand; `source` is what the document calls its origin. */
export async function articlesOfBytes(
  bytes: Uint8Array,
  source: string,
  given: Given = {},
): Promise<Result<readonly Article[], AcquireCode>> {
  if (bytes.length === 0)
    return fail('empty', 'the file is empty (0 bytes)', 'check that it was saved or downloaded whole')
  const sniffed = sniff(bytes)
  if (!sniffed.ok) return sniffed
  const { format, text } = sniffed.value
  if (format !== 'pdf' && text.length > limits.articleChars && format !== 'json')
    return fail(
      'article-too-long',
      `the text has ${text.length.toLocaleString('en')} characters, more than an article's ${limits.articleChars.toLocaleString('en')}`,
      'split it into one file an article, or give JSON Lines with one article a line',
    )
  if (format !== 'pdf' && text.trim() === '')
    return fail('empty', 'the file holds white space only', 'check that it was saved or downloaded whole')
  let found: readonly Omit<Article, 'source'>[]
  try {
    found = await byFormat(format, bytes, text)
  } catch (error) {
    return fail(
      'bad-file',
      `the file looks like ${format} but cannot be read as such: ${(error as Error).message}`,
      'open it in another program and save it again, or give its text',
    )
  }
  if (format === 'json' && found.length === 0)
    return fail(
      'bad-json',
      'the JSON holds no article: no object with a text, body or content',
      'see docs/FORMATS.md for the fields that are read',
    )
  if (found.length > limits.articlesPerFile)
    return fail(
      'too-many-articles',
      `the file holds ${found.length.toLocaleString('en')} articles, more than ${limits.articlesPerFile.toLocaleString('en')}`,
      'split it',
    )
  const articles = found.filter((a) => a.text.trim() !== '')
  if (articles.length === 0)
    return fail(
      'no-article',
      `no running text was found in the ${format}`,
      'copy the article’s text into a .txt file and read that',
    )
  const tooLong = articles.find((a) => a.text.length > limits.articleChars)
  if (tooLong)
    return fail(
      'article-too-long',
      `an article has ${tooLong.text.length.toLocaleString('en')} characters, more than ${limits.articleChars.toLocaleString('en')}`,
      'split it',
    )
  return ok(articles.map((a) => withGiven({ source, ...a }, given)))
}

/** Parsers of formats are loaded when the first file of that format comes: plain text starts at once. */
async function byFormat(format: Format, bytes: Uint8Array, text: string): Promise<readonly Omit<Article, 'source'>[]> {
  const list = <T>(one: T | undefined): readonly T[] => (one === undefined ? [] : [one])
  if (format === 'text') return [articleOfPlainText(text)]
  if (format === 'html') return list((await import('./html.ts')).articleOfHtml(text))
  const structured = await import('./structured.ts')
  switch (format) {
    case 'pdf':
      return list(await structured.articleOfPdf(bytes))
    case 'json':
      return structured.articlesOfJson(text) ?? []
    case 'eml':
      return list(await structured.articleOfEmail(text))
    case 'markdown':
      return [structured.articleOfMarkdown(text)]
    default:
      return never(format)
  }
}

function withGiven(article: Article, given: Given): Article {
  return {
    ...article,
    ...(given.published === undefined ? {} : { published: given.published, publishedFrom: 'given' as const }),
    ...(given.language === undefined ? {} : { language: given.language }),
    ...(given.outlet === undefined
      ? {}
      : {
          outlet: {
            name: given.outlet,
            kind:
              article.outlet?.name === given.outlet
                ? article.outlet.kind
                : (outletKindOf(given.outlet) ?? ('other' as const)),
          },
        }),
  }
}

async function readBytes(path: string): Promise<Result<Uint8Array, AcquireCode>> {
  try {
    const info = await stat(path)
    if (info.isDirectory())
      return fail(
        'file-is-directory',
        `${path} is a directory, not a file`,
        `name the files in it, for example ${path.replace(/\/$/, '')}/*.txt`,
      )
    if (info.size > limits.fileBytes)
      return fail(
        'file-too-large',
        `the file has ${info.size.toLocaleString('en')} bytes, more than ${limits.fileBytes.toLocaleString('en')}`,
        'split it',
      )
    return ok(await readFile(path))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT')
      return fail('file-missing', `there is no file ${path}`, 'check the name and the folder you are in')
    return fail('file-unreadable', `${path} cannot be opened: ${message}`, 'check who may read it')
  }
}

async function readStandardInput(): Promise<Result<Uint8Array, AcquireCode>> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size > limits.fileBytes)
      return fail(
        'file-too-large',
        `standard input has more than ${limits.fileBytes.toLocaleString('en')} bytes`,
        'split it',
      )
  }
  return ok(Buffer.concat(chunks))
}
