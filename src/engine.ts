/** The whole pipeline from an article to its records, one screen. Only this file and `serve` compose stages. */
import type { Article } from './acquire/article.ts'
import { contentId, type DocumentId, type SentenceId } from './base/id.ts'
import { bySpan, overlaps, type Span, sliceSpan } from './base/span.ts'
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
import { properNamesIn } from './models/proper-names.ts'
import { loadSegmenter, loadWordClasses } from './models/segmenter.ts'
import { loadTagger } from './models/tagger.ts'
import { identifyLanguage, type SmallWords } from './read/identify.ts'
import { findPassages, type Passage, textIn } from './read/passages.ts'
import { type ReadingTools, readDocument } from './read/read.ts'
import { stemOf } from './record/fold.ts'
import type {
  AnyRecord,
  DocumentRecord,
  DocumentRecords,
  KnownName,
  Language,
  Reading,
  SentenceRecord,
  StatementRecord,
} from './record/index.ts'
import { joinRecords } from './record/join.ts'
import { overlapping } from './record/lookup.ts'
import { resolveMentions } from './resolve/resolve.ts'

export type { Article } from './acquire/article.ts'
export type * from './record/index.ts'

const lexicon = loadLexicon()

/** Reads one article into its records. Same input, same output. Throws only on a bug. */
export async function readArticle(article: Article): Promise<DocumentRecords> {
  const { document, passages } = await identified(article)
  const own = recordsOf(await namesIn(document, passages))
  if (passages.length === 0) return own
  const parts: DocumentRecords[] = [
    { ...own, sentences: own.sentences.filter((s) => !passages.some(({ span }) => overlaps(span, s.span))) },
  ]
  for (const code of new Set(passages.map(({ language }) => language)))
    if (languageCodes.includes(code))
      parts.push(recordsOf(await namesIn(document, passages, code), { told: own.statements, language: code }))
    else {
      const reading = readDocument({ ...document, text: textIn(document.text, passages, code) }, wordless(code))
      parts.push({ ...nothing(document), sentences: sentencesOf(reading, code) })
    }
  return joinRecords(document, parts)
}

const nothing = (document: DocumentRecord): DocumentRecords => ({
  document,
  sentences: [],
  entities: [],
  mentions: [],
  times: [],
  quantities: [],
  statements: [],
  events: [],
  positions: [],
})

/** The second half: who says, does and wants what; `told` are statements found outside that hold words of this part. */
function recordsOf(
  { reading, kept, soFar }: Awaited<ReturnType<typeof readNames>>,
  { told = [], language }: { readonly told?: readonly StatementRecord[]; readonly language?: string } = {},
): DocumentRecords {
  const { document } = reading
  const statements = extractStatements(reading, soFar).filter(kept)
  const all = told.length === 0 ? statements : [...told, ...statements].sort(bySpan)
  const events = extractEvents(reading, { ...soFar, statements: all }).filter(kept)
  const positions = extractPositions(reading, { ...soFar, statements: all }).filter(kept)
  return { document, sentences: sentencesOf(reading, language), ...soFar, statements, events, positions }
}

const sentencesOf = ({ document, sentences }: Reading, language?: string): readonly SentenceRecord[] =>
  sentences.map(({ span }) => ({
    type: 'sentence',
    id: contentId<'sentence'>('s', document.id, span.start, span.end) satisfies SentenceId,
    document: document.id,
    span,
    quote: sliceSpan(document.text, span),
    ...(language === undefined ? {} : { language }),
  }))

/** The countries that a text names, or names something of: whose pounds and pesos it counts. */
const countriesOf = (known: readonly KnownName[]): readonly CountryMention[] =>
  known.flatMap(({ span, candidates, weak }) => {
    const country = candidates[0]?.entry.country
    return country && !weak ? [{ start: span.start, country }] : []
  })

/** The first half of the pipeline: an article read in its own language, with its times, quantities and names. */
export async function readNames(article: Article): Promise<Named> {
  const { document, passages } = await identified(article)
  return namesIn(document, passages)
}

interface Named {
  readonly reading: Reading
  readonly kept: (record: { readonly span: Span }) => boolean
  readonly soFar: Pick<DocumentRecords, 'times' | 'quantities' | 'mentions' | 'entities'>
}

/** What stands outside the passages in the document's language, or the passages in another. */
async function namesIn(whole: DocumentRecord, passages: readonly Passage[], other?: string): Promise<Named> {
  const code = other ?? whole.language
  const language = (await loadLanguage(code.split('-')[0]!)) ?? wordless(code)
  const text = textIn(whole.text, passages, other)
  const document = text === whole.text ? whole : { ...whole, text }
  const reading = readDocument(document, language, readingTools(language))
  const kept = outsideNotices(document)
  const times = extractTimes(reading).filter(kept)
  const known = lexicon
    .match(reading)
    .filter((k) => !overlapping(times, k.span).some((t) => k.weak || cuts(k.span, t.span)))
  const quantities = extractQuantities(reading, { times, countries: countriesOf(known) }).filter(kept)
  const names = findNames(reading, { times, quantities, known }, nameTools(language))
  const { mentions, entities } = resolveMentions(reading, { names, known, lexicon })
  return { reading, kept, soFar: { times, quantities, mentions, entities } }
}

/** 26[日本]赛季: what begins with the end of a time is no name. */
const cuts = (name: Span, time: Span): boolean =>
  time.start < name.start && name.start < time.end && time.end < name.end

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
    part: ownGivenNames(language) ?? lexicon.namePart,
    ...(label ? { label } : {}),
    ...(classes ? { classes, proper: properNamesIn } : {}),
    ...(latin ? { cluster: clusterOf } : {}),
  }
}

const namePartOf = new WeakMap<Language, NameTools['part']>()

/** Given names that a language's folder adds to those of the lexicon, by their stem; undefined where it adds none. */
function ownGivenNames(language: Language): NameTools['part'] | undefined {
  const rows = language.table('given-names')
  if (rows.length > 0 && !namePartOf.has(language)) {
    const own = new Set(rows.flatMap((r) => (r['forms'] ?? '').split(' ').map((name) => stemOf(name, language))))
    namePartOf.set(language, (word) => lexicon.namePart(word) || (own.has(stemOf(word, language)) ? 'g' : ''))
  }
  return namePartOf.get(language)
}

/**
 * An article's language and the paragraphs of it in another: what the user says, else what the text itself shows, else
 * what its page claims. Where the user says something else than the text shows, all of it is read as he says.
 */
async function identified(
  article: Article,
): Promise<{ readonly document: DocumentRecord; readonly passages: readonly Passage[] }> {
  const words = (smallWords ??= await loadSmallWords())
  const seen = await identifyLanguage(article.text, words, loadDetector)
  const code = article.language ?? (seen === 'und' ? (article.claimedLanguage ?? seen) : seen)
  const sure = seen !== 'und' && code.split('-')[0] === seen
  const passages = sure ? await findPassages(article.text, seen, { words, load: loadDetector }) : []
  return { document: documentOf(article, code), passages }
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
