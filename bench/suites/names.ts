/** Names with exact spans and kinds (person, organization, place), micro F1, on sets of news in eight languages. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { readArticle } from '../../src/engine.ts'
import { allEntries } from '../../src/models/lexicon-entries.ts'
import { crossValidate } from '../../src/models/train/namer.ts'
import { foldWord } from '../../src/record/fold.ts'
import type { EntityKind, EntityRecord, MentionRecord } from '../../src/record/index.ts'
import { type Figure, goldFolder, type Suite } from '../suite.ts'
import { re3d } from './support/re3d.ts'
import { marked, outermost } from './support/standoff.ts'

interface GoldText {
  readonly text: string
  /** `start-end-kind` */
  readonly names: ReadonlySet<string>
  /** where the set says nothing about names: what is found there and not among its names counts neither way */
  readonly descriptions?: readonly { readonly start: number; readonly end: number }[]
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
      const all = marked(text, readFileSync(new URL(file, folder), 'utf8').split('\n'))
      const outer = outermost(all.filter(({ label }) => kindOf(label)))
      return {
        text,
        names: new Set(outer.map((a) => `${a.start}-${a.end}-${kindOf(a.label)}`)),
      }
    })
}

const read = (folder: string, file: string, encoding: BufferEncoding = 'utf8'): string => {
  const url = new URL(file, goldFolder(folder))
  return existsSync(url) ? readFileSync(url, encoding) : ''
}

export const sets: readonly (readonly [language: string, what: string, load: () => readonly GoldText[]])[] = [
  [
    'en',
    're3d, names less articles and titles; pronouns, descriptions and what stands in them left out',
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

/** In: a name found, as `start-end-kind`. Out: whether the set says nothing about the place where it stands. */
export const untold = ({ names, descriptions = [] }: GoldText, found: string): boolean => {
  const [start = 0, end = 0] = found.split('-').map(Number)
  return !names.has(found) && descriptions.some((d) => d.start <= start && end <= d.end)
}

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
    for (const given of load()) {
      const { text } = given
      const names = withContract(text, given.names)
      const r = await readArticle({ source: language, text, notices: [], publishedFrom: 'none', language })
      const kinds = new Map(r.entities.map((e) => [e.id, ours(e.kind)]))
      const mine = new Set(
        r.mentions
          .flatMap((m) =>
            (m.form === 'name' || adjectives(language, m, r.entities)) && kinds.get(m.entity)
              ? [`${m.span.start}-${m.span.end}-${kinds.get(m.entity)}`]
              : [],
          )
          .filter((name) => !untold({ ...given, names }, name)),
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
