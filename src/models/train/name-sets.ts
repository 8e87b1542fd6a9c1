/** The sets of names that models may be trained from, each as texts with names by offsets. */
import { globSync, readFileSync } from 'node:fs'
import type { Span } from '../../base/span.ts'
import { gumTest } from './corpora.ts'

export interface NamedText {
  readonly text: string
  readonly names: readonly GoldName[]
}

export interface GoldName {
  readonly start: number
  readonly end: number
  readonly kind: string
}

const kindOf = (label: string): string | undefined => {
  const l = label.toUpperCase()
  if (/^(?:PER|PERSON)$/.test(l)) return 'person'
  if (/^(?:ORG|ORGANIZATION)$/.test(l)) return 'organization'
  return /^(?:LOC|LOCORG|LOCATION|PLACE)$/.test(l) ? 'place' : undefined
}

/** Columns of word and IOB label, sentences parted by empty lines; some twenty sentences are a text. */
function readIob(content: string, word: number, label: number, joint: string): readonly NamedText[] {
  const texts: NamedText[] = []
  const blocks = content.split(/\n\s*\n/)
  for (let b = 0; b < blocks.length; b += 20) {
    let text = ''
    const names: GoldName[] = []
    for (const block of blocks.slice(b, b + 20)) {
      let open: { start: number; kind: string } | undefined
      const close = (): void => {
        if (open) names.push({ ...open, end: text.trimEnd().length })
        open = undefined
      }
      for (const line of block.split('\n')) {
        const cells = line.trim().split(/\t| /)
        if (line.startsWith('#') || cells.length <= Math.max(word, label)) continue
        const tag = cells[label]!
        if (!tag.startsWith('I-')) close()
        const start = text.length
        text += cells[word]!.replace(/^[a-z]{2}:/, '') + joint
        const kind = kindOf(tag.slice(2))
        if (tag.startsWith('B-') && kind) open = { start, kind }
      }
      close()
      if (text !== '' && !text.endsWith('\n')) text = `${text.trimEnd()}\n`
    }
    texts.push({ text, names })
  }
  return texts
}

interface FactSpan extends Span {
  readonly type: string
}

/**
 * factRuEval: texts with objects over spans of tokens, less the common nouns before them (company, village). What is left
 * of a body without a name (мэрии Москвы) is the place alone, which stands there as an object of its own; adjectives of
 * places name none.
 */
function readFactRuEval(folder: string): readonly NamedText[] {
  return globSync('**/*.objects', { cwd: folder })
    .sort()
    .map((file) => {
      const base = `${folder}/${file.replace(/\.objects$/, '')}`
      const text = readFileSync(`${base}.txt`, 'utf8')
      const spans = new Map(
        readFileSync(`${base}.spans`, 'utf8')
          .split('\n')
          .flatMap((l) => {
            const c = l.split(/\s+/)
            const [start, length] = [Number(c[2]), Number(c[3])]
            return c.length > 4 ? [[c[0]!, { type: c[1]!, start, end: start + length }] as const] : []
          }),
      )
      const names = readFileSync(`${base}.objects`, 'utf8')
        .split('\n')
        .flatMap((l): GoldName[] => {
          const [head = ''] = l.split('#')
          const [, kind = '', ...ids] = head.trim().split(/\s+/)
          const own = ids.flatMap((i): readonly FactSpan[] => [spans.get(i) ?? []].flat())
          const known = kindOf(kind)
          if (!known || own.every((s) => s.type === 'geo_adj')) return []
          const start = Math.min(...own.map((s) => s.start))
          const end = Math.max(...own.map((s) => s.end))
          const bare = start + behindNoun(text.slice(start, end))
          const rest = own.filter((s) => s.end > bare)
          const placeAlone = known === 'organization' && rest.every((s) => s.type.startsWith('loc_'))
          return bare < end && !placeAlone ? [{ kind: known, start: bare, end }] : []
        })
      return { text, names: names.filter((n) => !/[,\n]/.test(text.slice(n.start, n.end))) }
    })
}

/** Where the name begins in an object: at its first capital or digit, behind a noun that stands before quotation marks. */
const behindNoun = (object: string): number =>
  /^\p{Lu}?[^\p{Lu}\d"«]*["«](?=\p{Lu})/u.exec(object)?.[0].length ?? /^[^\p{Lu}\d]*/u.exec(object)![0].length

/** GUM: entity spans in brackets over treebank tokens; of each the stretch of proper nouns that names it. */
function readGum(root: string): readonly NamedText[] {
  const folder = `${root}/treebank-en/gum`
  const aside = new Set(gumTest(root))
  return globSync('GUM_{news,bio,voyage,speech,interview,academic,court,essay,letter,textbook}_*.conllu', {
    cwd: folder,
  })
    .sort()
    .filter((file) => !aside.has(`treebank-en/gum/${file}`))
    .map((file) => {
      let text = ''
      const names: GoldName[] = []
      for (const block of readFileSync(`${folder}/${file}`, 'utf8').split(/\n\n/)) {
        const rows = block.split('\n').flatMap((l) => {
          const c = l.split('\t')
          return c.length === 10 && /^\d+$/.test(c[0]!) ? [c] : []
        })
        const starts: number[] = []
        const ends: number[] = []
        const open: { group: string; kind: string | undefined; from: number }[] = []
        const mentions: { kind: string; from: number; to: number }[] = []
        rows.forEach((c, i) => {
          starts.push(text.length)
          text += c[1]!
          ends.push(text.length)
          if (!c[9]!.includes('SpaceAfter=No')) text += ' '
          for (const m of (/Entity=([^|]*)/.exec(c[9]!)?.[1] ?? '').matchAll(/\((\d+)-(\w+)[^()]*(\))?|(\d+)\)/g)) {
            if (m[1] !== undefined) open.push({ group: m[1], kind: kindOf(m[2]!), from: i })
            if (m[3] !== undefined || m[4] !== undefined) {
              const at = m[3] !== undefined ? open.length - 1 : open.findLastIndex((o) => o.group === m[4])
              const [o] = at < 0 ? [] : open.splice(at, 1)
              if (o?.kind) mentions.push({ kind: o.kind, from: o.from, to: i })
            }
          }
        })
        const taken = new Set<number>()
        const name = (i: number): boolean => rows[i]![3] === 'PROPN'
        for (const m of mentions.sort((a, b) => b.to - b.from - (a.to - a.from))) {
          let from = m.from
          while (from <= m.to && !name(from)) from++
          let to = from
          for (let i = from; i <= m.to; i++) {
            if (name(i)) to = i
            else if (!/^(?:of|the|-|\.|&|'s|for|and|de|la|von|van|al)$/i.test(rows[i]![1]!) || m.kind === 'person')
              break
          }
          if (from > m.to || [...Array(to - from + 1).keys()].some((k) => taken.has(from + k))) continue
          const head = rows
            .slice(m.from, m.to + 1)
            .some(
              (c, k) => name(m.from + k) && m.from + k <= to && (Number(c[6]) - 1 < m.from || Number(c[6]) - 1 > m.to),
            )
          if (!head) continue
          for (let k = from; k <= to; k++) taken.add(k)
          names.push({ kind: m.kind, start: starts[from]!, end: ends[to]! })
        }
        text = `${text.trimEnd()}\n`
      }
      return { text, names }
    })
}

const iob = (file: string, word: number, label: number, joint: string): readonly NamedText[] =>
  readIob(readFileSync(file, 'utf8'), word, label, joint)

/** By language; those that are not here may not be trained on. */
export const nameSets: Readonly<Record<string, (root: string) => readonly NamedText[]>> = {
  zh: (root) => iob(`${root}/ner-zh/zh_gsdsimp-ud-train.iob2`, 1, 2, ''),
  de: (root) => iob(`${root}/ner-de/NER-de-dev.tsv`, 1, 2, ' '),
  fr: (root) =>
    iob(`${root}/ner-fr/train`, 0, 1, ' ').map(({ text, names }) => ({
      text,
      names: names.filter((n) => /^[\p{Lu}\d]/u.test(text.slice(n.start))),
    })),
  en: (root) => [...iob(`${root}/ner-en/en_ewt-ud-dev.iob2`, 1, 2, ' '), ...readGum(root)],
  ru: (root) => readFactRuEval(`${root}/ner-ru/factrueval`),
}
