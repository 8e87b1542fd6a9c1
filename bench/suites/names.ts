/** Names with exact spans and kinds (person, organization, place), micro F1, on sets of news in eight languages. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { readArticle } from '../../src/engine.ts'
import { loadLanguage } from '../../src/languages/index.ts'
import { allEntries } from '../../src/models/lexicon-entries.ts'
import { crossValidate } from '../../src/models/train/namer.ts'
import { foldWord } from '../../src/record/fold.ts'
import type { EntityKind, EntityRecord, MentionRecord } from '../../src/record/index.ts'
import { type Figure, goldFolder, type Suite } from '../suite.ts'

interface GoldText {
  readonly text: string
  /** `start-end-kind` */
  readonly names: ReadonlySet<string>
}

const kindOf = (label: string): string | undefined => {
  const l = label.toUpperCase().replace(/(?:PART|DERIV)$/, '')
  if (/^(?:PER|PERS|PERSON)$/.test(l)) return 'person'
  if (/^(?:ORG|ORGANIZATION|ORGANISATION)$/.test(l)) return 'organization'
  return /^(?:LOC|GPE|LOCATION|COUNTRY|CITY|STATE_OR_PROVINCE|DISTRICT|FACILITY)$/.test(l) ? 'place' : undefined
}
export const ours = (kind: EntityKind): string | undefined =>
  kind === 'person' || kind === 'organization'
    ? kind
    : ['place', 'country', 'region', 'facility'].includes(kind)
      ? 'place'
      : undefined

/** Token and IOB label a line; a document is some twenty sentences, so that names seen once can count elsewhere. */
function iob(content: string, word: number, label: number, joint: string): readonly GoldText[] {
  const texts: GoldText[] = []
  let text = ''
  let names = new Set<string>()
  let open: { readonly start: number; readonly kind: string } | undefined
  let sentences = 0
  const close = (): void => {
    if (open) names.add(`${open.start}-${text.trimEnd().length}-${open.kind}`)
    open = undefined
  }
  const flush = (): void => {
    close()
    if (text.trim()) texts.push({ text, names })
    text = ''
    names = new Set()
    sentences = 0
  }
  for (const line of content.split('\n')) {
    const cells = line.trim().split(/\t| /)
    if (line.trim() === '') {
      close()
      if (text && !text.endsWith('\n')) text = `${text.trimEnd()}\n`
      if (++sentences >= 20) flush()
      continue
    }
    if (line.startsWith('#') || cells.length <= Math.max(word, label)) continue
    const tag = cells[label]!
    const kind = kindOf(tag.slice(2))
    if (!tag.startsWith('I-')) close()
    const start = text.length
    text += cells[word]!.replace(/^[a-z]{2}:/, '') + joint
    if (tag.startsWith('B-') && kind) open = { start, kind }
  }
  flush()
  return texts
}

/** Brat standoff; nested names are left out, the outermost counts. */
function brat(folder: URL, most: number): readonly GoldText[] {
  return globSync('*.ann', { cwd: folder.pathname })
    .sort()
    .slice(0, most)
    .map((file): GoldText => {
      const text = readFileSync(new URL(file.replace('.ann', '.txt'), folder), 'utf8')
      const points = [...text]
      const offset: number[] = [0]
      for (const p of points) offset.push(offset.at(-1)! + p.length)
      const all = readFileSync(new URL(file, folder), 'utf8')
        .split('\n')
        .flatMap((line) => {
          const m = /^T\d+\t(\S+) (\d+) (\d+)\t/.exec(line) ?? /^T\d+\t(\S+)\t(\d+)\t(\d+)\t/.exec(line)
          return m ? [{ label: m[1]!, start: offset[Number(m[2])] ?? 0, end: offset[Number(m[3])] ?? 0 }] : []
        })
      const outer = all.filter(
        (a) =>
          !all.some(
            (b) =>
              b !== a && b.start <= a.start && a.end <= b.end && b.end - b.start > a.end - a.start && kindOf(b.label),
          ),
      )
      return {
        text,
        names: new Set(outer.flatMap((a) => (kindOf(a.label) ? [`${a.start}-${a.end}-${kindOf(a.label)}`] : []))),
      }
    })
}

const demonyms = new Set(((await loadLanguage('en'))?.table('demonyms') ?? []).map((r) => r['form'] ?? ''))

/**
 * re3d annotates whole noun phrases, pronouns and descriptions too (he, the ISIL tactical unit): of these the ones that are
 * names, less what the record contract keeps out of a name: articles, titles, a country before a person's office.
 */
function namesOnly(text: string, begin: number, end: number, kind: string | undefined): readonly string[] {
  if (!kind) return []
  let start = begin
  const rest = (): string => text.slice(start, end)
  const article = /^(?:the|a|an|its|their|this)\s+/i
  const title =
    /^(?:(?:U\.S\.|US|Iraqi|Syrian|Russian|British|Turkish)\s+)?(?:(?:Lt|Gen|Maj|Col|Brig|Capt|Sgt|Adm|Dr|Mr|Mrs|Ms|Petty|Chief|Warrant|Senior|Special|Deputy|Prime|Foreign|Defen[cs]e|Staff|Army|Air|Force|Navy|Marine|Vice)\.?\s+)*(?:Gen\.|Col\.|Sgt\.|General|Colonel|Major|Captain|Lieutenant|Sergeant|Admiral|Commander|Secretary|Minister|President|Ambassador|Officer|Spokes\w+|Advisor|Envoy|Director|Chairman|Senator|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Sheikh|Sheik)(?:\s+of\s+(?:State|Defen[cs]e))?\s+(?=\p{Lu})/u
  start += article.exec(rest())?.[0].length ?? 0
  if (kind === 'person') start += title.exec(rest())?.[0].length ?? 0
  const words = rest().split(/\s+/)
  if (/^(?:we|i|he|she|it|they|you|our|his|its|their)$/i.test(rest()) || demonyms.has(rest().replace(/s$/, '')))
    return []
  const plain = words.some(
    (w) => /^\p{Ll}/u.test(w) && !/^(?:of|and|for|the|al-.*|bin|ibn|in|de|to|on|against)$/.test(w),
  )
  return plain || !words.some((w) => /^\p{Lu}/u.test(w)) || rest().length > 80 ? [] : [`${start}-${end}-${kind}`]
}

/** Of names inside each other the longest. */
function outermost(names: readonly string[]): ReadonlySet<string> {
  const spans = names.map((n) => n.split('-').slice(0, 2).map(Number) as [number, number])
  return new Set(
    names.filter((_, i) => {
      const [from, to] = spans[i]!
      return !spans.some(([a, b]) => a <= from && to <= b && b - a > to - from)
    }),
  )
}

/** re3d: JSON lines with offsets into documents. */
function re3d(folder: URL): readonly GoldText[] {
  return globSync('*/documents.json', { cwd: folder.pathname })
    .sort()
    .flatMap((file) => {
      const lines = <T>(name: string): readonly T[] =>
        readFileSync(new URL(file.replace('documents.json', name), folder), 'utf8')
          .split('\n')
          .filter((l) => l.trim() !== '')
          .map((l) => JSON.parse(l) as T)
      const entities = lines<{ begin: number; end: number; type: string; documentId: string }>('entities.json')
      return lines<{ _id: string; text: string }>('documents.json').map(
        ({ _id, text }): GoldText => ({
          text,
          names: outermost(
            entities
              .filter((e) => e.documentId === _id)
              .flatMap((e) => namesOnly(text, e.begin, e.end, kindOf(e.type))),
          ),
        }),
      )
    })
}

const read = (folder: string, file: string, encoding: BufferEncoding = 'utf8'): string => {
  const url = new URL(file, goldFolder(folder))
  return existsSync(url) ? readFileSync(url, encoding) : ''
}

export const sets: readonly (readonly [language: string, what: string, load: () => readonly GoldText[]])[] = [
  [
    'en',
    're3d, names less articles and titles; descriptions and pronouns left out',
    () => re3d(goldFolder('conflict-en')),
  ],
  ['zh', 'UNER zh_gsdsimp-ud-dev', () => iob(read('ner-zh', 'zh_gsdsimp-ud-dev.iob2'), 1, 2, '')],
  [
    'ru',
    'NEREL dev, outermost, adjectives of countries as there',
    () => brat(new URL('dev/', goldFolder('ner-ru')), 94),
  ],
  ['uk', 'ner-uk, first 120 texts', () => brat(goldFolder('ner-uk'), 120)],
  [
    'es',
    'CoNLL-2002 esp.train, first 120 texts',
    () => iob(read('ner-es', 'esp.train', 'latin1'), 0, 2, ' ').slice(0, 120),
  ],
  ['de', 'GermEval dev, outer', () => iob(read('ner-de', 'NER-de-dev.tsv'), 1, 2, ' ').slice(0, 110)],
  ['fr', 'WikiANN dev (silver), first 100 texts', () => iob(read('ner-fr', 'dev'), 0, 1, ' ').slice(0, 100)],
  [
    'ar',
    'Wojood sample, first 60 texts',
    () => iob(read('ner-ar', 'val.txt') + read('ner-ar', 'train.txt'), 0, 1, ' ').slice(0, 60),
  ],
]

/** NEREL has adjectives of countries as names of them, which our records hold as nominal mentions. */
const adjectives = (language: string, mention: MentionRecord, entities: readonly EntityRecord[]): boolean =>
  language === 'ru' &&
  mention.form === 'nominal' &&
  /^\p{L}+$/u.test(mention.quote) &&
  entities.find((e) => e.id === mention.entity)?.kind === 'country'

/** Every name, folded, of a country or of a town that stands for one. */
const states = new Set(
  allEntries()
    .filter(({ kind, seatOf }) => kind === 'country' || seatOf !== undefined)
    .flatMap(({ names }) => Object.values(names).flat().map(foldWord)),
)

/**
 * Some sets call a country or capital that acts an organization; the contract has it as the country, and what it stands
 * for apart. Gold names that are exactly a country's or capital's are places here.
 */
export function withContract(text: string, names: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(
    [...names].map((name) => {
      const [start, end, kind] = name.split('-')
      const isState = kind === 'organization' && states.has(foldWord(text.slice(Number(start), Number(end))))
      return isState ? `${start}-${end}-place` : name
    }),
  )
}

async function* run(): AsyncGenerator<Figure> {
  for (const [language, what, load] of sets) {
    let [gold, found, right, spans] = [0, 0, 0, 0]
    for (const { text, names: given } of load()) {
      const names = withContract(text, given)
      const r = await readArticle({ source: language, text, notices: [], publishedFrom: 'none', language })
      const kinds = new Map(r.entities.map((e) => [e.id, ours(e.kind)]))
      const mine = new Set(
        r.mentions.flatMap((m) =>
          (m.form === 'name' || adjectives(language, m, r.entities)) && kinds.get(m.entity)
            ? [`${m.span.start}-${m.span.end}-${kinds.get(m.entity)}`]
            : [],
        ),
      )
      const places = new Set([...names].map((n) => n.replace(/-\w+$/, '')))
      gold += names.size
      found += mine.size
      right += [...mine].filter((n) => names.has(n)).length
      spans += [...mine].filter((n) => places.has(n.replace(/-\w+$/, ''))).length
    }
    if (language === 'de') {
      const value = await crossValidate('de', goldFolder('.').pathname)
      yield { name: 'names.de.f1', value, unit: 'f1', note: `${what}; five folds, the model alone` }
      continue
    }
    yield {
      name: `names.${language}.f1`,
      value: (2 * right) / (gold + found),
      unit: 'f1',
      note: `${what}; ${gold} names`,
    }
    yield { name: `names.${language}.precision`, value: right / found, unit: 'share' }
    yield { name: `names.${language}.recall`, value: right / gold, unit: 'share' }
    yield { name: `names.${language}.span-f1`, value: (2 * spans) / (gold + found), unit: 'f1', note: 'spans alone' }
  }
}

export const suite: Suite = { title: 'names with exact spans and kinds', run }
