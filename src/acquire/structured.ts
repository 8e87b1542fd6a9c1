/** Articles in formats that name their parts: Markdown with front matter, JSON and JSON Lines, e-mail, PDF. */
import { parse as parseYaml } from 'yaml'
import type { OutletKind } from '../record/index.ts'
import type { Article } from './article.ts'
import { articleOfHtml } from './html.ts'
import { articleOfPlainText, noticesOf } from './plain.ts'
import { outletKindOf, siteOf } from './tables.ts'

type Bare = Omit<Article, 'source'>

const kinds: readonly string[] = [
  'agency',
  'newspaper',
  'broadcaster',
  'government',
  'organization',
  'user-platform',
  'aggregator',
  'other',
] satisfies readonly OutletKind[]

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== ''
    ? value.trim()
    : value instanceof Date
      ? value.toISOString().replace(/T00:00:00\.000Z$/, '')
      : undefined

/** The first of some fields that holds text. */
const pick = (fields: Readonly<Record<string, unknown>>, ...names: readonly string[]): string | undefined => {
  for (const name of names) {
    const value = fields[name]
    const found =
      textOf(value) ??
      (typeof value === 'object' && value !== null ? textOf((value as Record<string, unknown>)['name']) : undefined)
    if (found !== undefined) return found
  }
  return undefined
}

/** What named fields say of an article; the names are those that news APIs, crawlers and front matter use. */
function describe(fields: Readonly<Record<string, unknown>>): Omit<Bare, 'text' | 'notices'> {
  const title = pick(fields, 'title', 'headline')
  const author = pick(fields, 'author', 'byline', 'creator')
  const name =
    pick(fields, 'outlet', 'publisher', 'site', 'source_name', 'siteName') ??
    siteOf(pick(fields, 'url', 'link', 'canonical', 'source_url'))
  const kind = pick(fields, 'outlet_kind', 'outletKind', 'kind')
  const published = pick(fields, 'published', 'datePublished', 'published_at', 'publishedAt', 'date', 'pubDate')
  const language = pick(fields, 'language', 'lang', 'inLanguage')
  return {
    publishedFrom: published === undefined ? 'none' : 'metadata',
    ...(title === undefined ? {} : { title }),
    ...(author === undefined ? {} : { author }),
    ...(name === undefined
      ? {}
      : {
          outlet: {
            name,
            kind: kind !== undefined && kinds.includes(kind) ? (kind as OutletKind) : (outletKindOf(name) ?? 'other'),
          },
        }),
    ...(published === undefined ? {} : { published }),
    ...(language === undefined ? {} : { claimedLanguage: language }),
  }
}

/** Markdown or text with YAML front matter; the body's marks for headings, emphasis and links are the format's, not the author's. */
export function articleOfMarkdown(source: string): Bare {
  const end = source.search(/\n---\r?\n/)
  const fields: unknown = parseYaml(source.slice(source.indexOf('\n') + 1, end))
  const body = source.slice(end).replace(/^\n---\r?\n/, '')
  const paragraphs = body
    .split(/\r?\n\s*\r?\n/)
    .map((p) =>
      p
        .replace(/\r?\n/g, ' ')
        .replace(/^#{1,6}\s+/, '')
        .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
        .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
        .replace(/(\*\*|__)(\S(?:[^*_]*\S)?)\1/g, '$2')
        .trim(),
    )
    .filter((p) => p !== '')
  return {
    ...describe(typeof fields === 'object' && fields !== null ? (fields as Record<string, unknown>) : {}),
    text: paragraphs.join('\n'),
    notices: noticesOf(paragraphs),
  }
}

/** One JSON value, an array, `{articles: […]}`, or one object a line. Objects without text are passed over. */
export function articlesOfJson(source: string): readonly Bare[] | undefined {
  const values = parseJson(source)
  if (!values) return undefined
  return values.flatMap((value): readonly Bare[] => {
    if (typeof value !== 'object' || value === null) return []
    const fields = value as Record<string, unknown>
    const html = pick(fields, 'content_html', 'html')
    const text = pick(fields, 'text', 'body', 'articleBody', 'content', 'maintext', 'content_text', 'description')
    if (text === undefined && html !== undefined) {
      const article = articleOfHtml(html)
      return article ? [{ ...article, ...describe(fields) }] : []
    }
    if (text === undefined) return []
    const paragraphs = text
      .split(/\r?\n+/)
      .map((p) => p.trim())
      .filter((p) => p !== '')
    return [{ ...describe(fields), text: paragraphs.join('\n'), notices: noticesOf(paragraphs) }]
  })
}

function parseJson(source: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(source)
    if (Array.isArray(value)) return value
    const articles =
      (value as Record<string, unknown> | null)?.['articles'] ?? (value as Record<string, unknown> | null)?.['items']
    return Array.isArray(articles) ? articles : [value]
  } catch {
    try {
      return source
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line): unknown => JSON.parse(line))
    } catch {
      return undefined
    }
  }
}

/** An e-mail: its text part, or the article in its HTML part; subject, sender and date from the head. */
export async function articleOfEmail(source: string): Promise<Bare | undefined> {
  const { default: PostalMime } = await import('postal-mime')
  const mail = await PostalMime.parse(source)
  const found = mail.text?.trim() ? articleOfPlainText(mail.text) : mail.html ? articleOfHtml(mail.html) : undefined
  if (!found?.text) return undefined
  const name = mail.from?.name || mail.from?.address
  const date = mail.date ? new Date(mail.date) : undefined
  return {
    ...found,
    ...(mail.subject ? { title: mail.subject } : {}),
    ...(name ? { outlet: { name, kind: outletKindOf(name) ?? 'other' } } : {}),
    ...(date && !Number.isNaN(date.getTime())
      ? { published: date.toISOString(), publishedFrom: 'metadata' as const }
      : {}),
  }
}

/** A PDF's text, page after page; lines that a page breaks are joined, hyphens at line ends kept as printed. */
export async function articleOfPdf(bytes: Uint8Array): Promise<Bare | undefined> {
  const { extractText, getDocumentProxy } = await import('unpdf')
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const { text } = await extractText(pdf, { mergePages: false })
  const joined = text.join('\n').trim()
  return joined === '' ? undefined : articleOfPlainText(joined)
}
