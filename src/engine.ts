/** The whole pipeline from an article to its records, one screen. Only this file and `serve` compose stages. */
import type { Article } from './acquire/article.ts'
import { contentId, type DocumentId, type SentenceId } from './base/id.ts'
import { overlaps, type Span, sliceSpan } from './base/span.ts'
import { extractEvents } from './extract/event.ts'
import { findNames, type NameTools } from './extract/mention.ts'
import { extractPositions } from './extract/position.ts'
import { type CountryMention, extractQuantities } from './extract/quantity.ts'
import { extractStatements } from './extract/statement.ts'
import { extractTimes } from './extract/time.ts'
import { languageCodes, loadLanguage } from './languages/index.ts'
import { clusterOf } from './models/clusters.ts'
import { loadDetector } from './models/detector.ts'
import { loadLexicon } from './models/lexicon.ts'
import { loadNamer } from './models/namer.ts'
import { loadParser } from './models/parser.ts'
import { loadSegmenter, loadWordClasses } from './models/segmenter.ts'
import { loadTagger } from './models/tagger.ts'
import { identifyLanguage, type SmallWords } from './read/identify.ts'
import { type ReadingTools, readDocument } from './read/read.ts'
import type {
  AnyRecord,
  DocumentRecord,
  DocumentRecords,
  KnownName,
  Language,
  Reading,
  SentenceRecord,
} from './record/index.ts'
import { overlapping } from './record/lookup.ts'
import { resolveMentions } from './resolve/resolve.ts'

export type { Article } from './acquire/article.ts'
export type * from './record/index.ts'

const lexicon = loadLexicon()

/** Reads one article into its records. Same input, same output. Throws only on a bug. */
export async function readArticle(article: Article): Promise<DocumentRecords> {
  const { reading, kept, soFar } = await readNames(article)
  const { document } = reading
  const statements = extractStatements(reading, soFar).filter(kept)
  const events = extractEvents(reading, { ...soFar, statements }).filter(kept)
  const positions = extractPositions(reading, { ...soFar, statements }).filter(kept)
  const sentences = reading.sentences.map(
    ({ span }): SentenceRecord => ({
      type: 'sentence',
      id: contentId<'sentence'>('s', document.id, span.start, span.end) satisfies SentenceId,
      document: document.id,
      span,
      quote: sliceSpan(document.text, span),
    }),
  )
  return { document, sentences, ...soFar, statements, events, positions }
}

/** The countries that a text names, or names something of: whose pounds and pesos it counts. */
const countriesOf = (known: readonly KnownName[]): readonly CountryMention[] =>
  known.flatMap(({ span, candidates, weak }) => {
    const country = candidates[0]?.entry.country
    return country && !weak ? [{ start: span.start, country }] : []
  })

/** The first half of the pipeline: an article read, with its times, quantities and names. */
export async function readNames(article: Article): Promise<{
  readonly reading: Reading
  readonly kept: (record: { readonly span: Span }) => boolean
  readonly soFar: Pick<DocumentRecords, 'times' | 'quantities' | 'mentions' | 'entities'>
}> {
  const code = article.language ?? (await identified(article))
  const language = (await loadLanguage(code.split('-')[0]!)) ?? wordless(code)
  const document = documentOf(article, code)
  const reading = readDocument(document, language, readingTools(language))
  const kept = outsideNotices(document)
  const times = extractTimes(reading).filter(kept)
  const known = lexicon.match(reading).filter((k) => !k.weak || overlapping(times, k.span).length === 0)
  const quantities = extractQuantities(reading, { times, countries: countriesOf(known) }).filter(kept)
  const names = findNames(reading, { times, quantities, known }, nameTools(language))
  const { mentions, entities } = resolveMentions(reading, { names, known, lexicon })
  return { reading, kept, soFar: { times, quantities, mentions, entities } }
}

/** The models of a language, as far as they ship. */
function readingTools(language: Language): ReadingTools {
  const tagger = loadTagger(language.code)
  const parser = loadParser(language.code)
  return {
    ...(tagger ? { tag: tagger.tag } : {}),
    ...(parser ? { parse: parser } : {}),
    ...(language.unspaced ? { cut: loadSegmenter() } : {}),
  }
}

/** Names are learned where words are told by capitals or not parted; other scripts go by tables alone. */
function nameTools(language: Language): NameTools {
  const label = language.direction === 'rtl' ? undefined : loadNamer(language.code)
  const classes = language.unspaced ? loadWordClasses() : undefined
  const latin = ['en', 'es', 'fr', 'de'].includes(language.code)
  return {
    part: lexicon.namePart,
    ...(label ? { label } : {}),
    ...(classes ? { classes } : {}),
    ...(latin ? { cluster: clusterOf } : {}),
  }
}

/** What the text itself shows; what its page claims only where the text shows nothing. */
async function identified(article: Article): Promise<string> {
  smallWords ??= await loadSmallWords()
  const seen = await identifyLanguage(article.text, smallWords, loadDetector)
  return seen === 'und' ? (article.claimedLanguage ?? seen) : seen
}

let smallWords: SmallWords | undefined

async function loadSmallWords(): Promise<SmallWords> {
  const words = new Map<string, ReadonlySet<string>>()
  for (const code of languageCodes) {
    const rows = (await loadLanguage(code))?.table('function-words') ?? []
    if (rows.length > 0) words.set(code, new Set(rows.map((r) => r['form'] ?? '')))
  }
  return words
}

/** Notices speak about the article, not of the matter; a correction does speak of the matter. */
function outsideNotices(document: DocumentRecord): (record: { readonly span: Span }) => boolean {
  const notices = document.notices.filter(({ kind }) => kind !== 'correction')
  return ({ span }) => !notices.some((notice) => overlaps(notice.span, span))
}

/** A document's records in the order in which they are printed. */
export function* inOrder(r: DocumentRecords): Generator<AnyRecord> {
  yield r.document
  for (const kind of [r.sentences, r.entities, r.mentions, r.times, r.quantities, r.statements, r.events, r.positions])
    yield* kind
}

function documentOf(article: Article, language: string): DocumentRecord {
  const { source, title, author, outlet, published, publishedFrom, text, notices } = article
  const id: DocumentId = contentId<'document'>('d', text, outlet?.name ?? '', published ?? '')
  return {
    type: 'document',
    id,
    source,
    language,
    ...(title === undefined ? {} : { title }),
    ...(author === undefined ? {} : { author }),
    ...(outlet === undefined ? {} : { outlet: knownOutlet(outlet) }),
    ...(published === undefined ? {} : { published }),
    publishedFrom,
    text,
    notices,
  }
}

/** An outlet of the lexicon has its kind; one that is known by its host alone has its name too. */
function knownOutlet(outlet: NonNullable<Article['outlet']>): NonNullable<Article['outlet']> {
  const entry = lexicon.outlet(outlet.name)
  if (!entry?.outlet) return outlet
  return {
    name: entry.sites?.some((site) => outlet.name.endsWith(site)) ? entry.name : outlet.name,
    kind: outlet.kind === 'other' ? entry.outlet : outlet.kind,
  }
}

/** The one outlet of all the names of which this is one: key of the lexicon, else the folded name. */
export const outletKey = (name: string): string =>
  lexicon.outlet(name)?.key ?? name.normalize('NFKC').toLowerCase().trim()

/** A language without a folder: its documents are kept and shown, and nothing is taken from them. */
const wordless = (code: string): Language => ({
  code,
  name: code,
  direction: 'ltr',
  unspaced: false,
  table: () => [],
})
