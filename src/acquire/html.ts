/** An HTML page's article: main text with paragraphs and what the page says of it. No script of the page runs. */
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import type { Article } from './article.ts'
import { pageDate } from './page-date.ts'
import { noticesOf } from './plain.ts'
import { isFurniture, outletKindOf, siteOf } from './tables.ts'

const block = new Set([
  'P',
  'DIV',
  'SECTION',
  'ARTICLE',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'LI',
  'BLOCKQUOTE',
  'TR',
  'PRE',
  'UL',
  'OL',
  'TABLE',
  'BR',
  'DD',
  'DT',
])
const skipped = new Set([
  'FIGCAPTION',
  'SCRIPT',
  'STYLE',
  'NOSCRIPT',
  'BUTTON',
  'SVG',
  'IMG',
  'VIDEO',
  'AUDIO',
  'TEMPLATE',
])

/** In: a page's source. Out: its article; undefined where no running text is found. About 25 ms a page. */
export function articleOfHtml(html: string): Omit<Article, 'source'> | undefined {
  const { document } = parseHTML(html)
  const facts = factsOf(document as unknown as Document)
  const parsed = new Readability(document as unknown as Document).parse()
  if (!parsed?.content) return undefined
  const body = parseHTML(`<html><body>${parsed.content}</body></html>`).document.body as unknown as Node
  const paragraphs = paragraphsOf(body).filter((p) => !isFurniture(p))
  if (paragraphs.length === 0) return undefined
  const title = facts.title ?? parsed.title ?? undefined
  if (title && paragraphs[0] !== title) paragraphs.unshift(title)
  const outletName = facts.outlet ?? parsed.siteName ?? facts.site ?? undefined
  const published = facts.published ?? parsed.publishedTime ?? undefined
  const author = facts.author ?? parsed.byline ?? undefined
  const language = facts.language ?? parsed.lang ?? undefined
  return {
    text: paragraphs.join('\n'),
    notices: noticesOf(paragraphs),
    publishedFrom: published ? 'metadata' : 'none',
    ...(title ? { title } : {}),
    ...(author ? { author } : {}),
    ...(outletName ? { outlet: { name: outletName, kind: outletKindOf(outletName) ?? 'other' } } : {}),
    ...(published ? { published } : {}),
    ...(language && /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(language) ? { claimedLanguage: language } : {}),
  }
}

/** Blocks of an element as paragraphs, white space folded as a browser folds it. */
function paragraphsOf(root: Node): string[] {
  const paragraphs: string[] = []
  let current = ''
  const flush = (): void => {
    const text = current.replace(/[\t\n\r\f ]+/g, ' ').trim()
    if (text) paragraphs.push(text)
    current = ''
  }
  const stack: (Node | 'flush')[] = [root]
  while (stack.length > 0) {
    const node = stack.pop()!
    if (node === 'flush') {
      flush()
      continue
    }
    if (node.nodeType === 3) {
      current += node.textContent ?? ''
      continue
    }
    const name = node.nodeName.toUpperCase()
    if (skipped.has(name)) continue
    if (block.has(name)) {
      flush()
      stack.push('flush')
    }
    for (let i = node.childNodes.length - 1; i >= 0; i--) stack.push(node.childNodes[i]!)
  }
  flush()
  return paragraphs
}

interface Facts {
  readonly title?: string
  readonly author?: string
  readonly outlet?: string
  /** its host, where the page says its own address */
  readonly site?: string
  readonly published?: string
  readonly language?: string
}

/** What JSON-LD, OpenGraph, meta and time elements say, in this order. */
function factsOf(document: Document): Facts {
  const ld = jsonLd(document)
  const meta = (...names: readonly string[]): string | undefined => {
    for (const name of names) {
      const value = document
        .querySelector(`meta[property="${name}"],meta[name="${name}"],meta[itemprop="${name}"]`)
        ?.getAttribute('content')
        ?.trim()
      if (value) return value
    }
    return undefined
  }
  const given = {
    title: text(ld?.['headline']) ?? meta('og:title', 'twitter:title'),
    author: named(ld?.['author']) ?? meta('author', 'article:author'),
    outlet: named(ld?.['publisher']) ?? meta('og:site_name', 'application-name'),
    site: siteOf(
      document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta('og:url') ?? text(ld?.['url']),
    ),
    published: date(
      text(ld?.['datePublished']) ??
        meta('article:published_time', 'datePublished', 'pubdate', 'date', 'dc.date') ??
        document.querySelector('time[datetime]')?.getAttribute('datetime') ??
        undefined,
    ),
    language: text(ld?.['inLanguage']) ?? document.documentElement?.getAttribute('lang') ?? undefined,
  }
  return Object.fromEntries(Object.entries(given).filter(([, v]) => v !== undefined && v !== '' && !/^https?:/.test(v)))
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined

const named = (value: unknown): string | undefined => {
  const one = Array.isArray(value) ? value[0] : value
  return (
    text(one) ?? (typeof one === 'object' && one !== null ? text((one as Record<string, unknown>)['name']) : undefined)
  )
}

/** ISO 8601 as given, or another written date turned into it. */
function date(value: string | undefined): string | undefined {
  if (!value) return undefined
  return /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(value)
    ? value
    : pageDate(value)?.value
}

function jsonLd(document: Document): Record<string, unknown> | undefined {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    let data: unknown
    try {
      data = JSON.parse(script.textContent ?? '')
    } catch {
      continue
    }
    const nodes = [data, (data as Record<string, unknown> | null)?.['@graph']].flat() as (
      | Record<string, unknown>
      | null
      | undefined
    )[]
    const article = nodes.find((node) => /Article|Report|BlogPosting/.test(String(node?.['@type'])))
    if (article) return article
  }
  return undefined
}
