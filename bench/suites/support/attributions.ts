/** Gold attributions: PolNeAR's standoff files, the tokens of SpkAtt and adaq. */
import { overlaps, type Span } from '../../../src/base/span.ts'
import { sureness } from '../../../src/extract/statement/sureness.ts'
import type { FoundStatement } from '../../../src/extract/statement.ts'

export interface Attribution {
  readonly source?: readonly Span[]
  readonly cue?: readonly Span[]
  readonly content: readonly Span[]
  readonly confidence?: number
  readonly how?: string
}

/** Standoff annotation: T lines with spans (`start end;start end`), E lines that join them. */
export function brat(ann: string): readonly Attribution[] {
  const spans = new Map<string, readonly Span[]>()
  const out: Attribution[] = []
  for (const line of ann.split('\n')) {
    const t = line.match(/^(T\d+)\t\w+ ([\d ;]+)\t/)
    if (t)
      spans.set(
        t[1]!,
        t[2]!.split(';').map((s) => ({ start: Number(s.split(' ')[0]), end: Number(s.split(' ')[1]) })),
      )
  }
  for (const line of ann.split('\n')) {
    if (!line.startsWith('E')) continue
    const parts = new Map<string, Span[]>()
    for (const [, role, id] of line.matchAll(/(Source|Cue|Content)\d*:(T\d+)/g))
      parts.set(role!, [...(parts.get(role!) ?? []), ...(spans.get(id!) ?? [])])
    const content = parts.get('Content')
    if (!content) continue
    const [source, cue] = [parts.get('Source'), parts.get('Cue')]
    out.push({ content, ...(source ? { source } : {}), ...(cue ? { cue } : {}) })
  }
  return out
}

export interface SpkAtt {
  readonly Sentences: readonly { readonly Tokens: readonly string[] }[]
  readonly Annotations: readonly {
    readonly Cue: readonly string[]
    readonly Message: readonly string[]
    readonly Source: readonly string[]
  }[]
}

/** Tokens as running text, with the place of each. */
export function written(sentences: SpkAtt['Sentences']): {
  readonly text: string
  readonly places: ReadonlyMap<string, Span>
} {
  const places = new Map<string, Span>()
  let text = ''
  sentences.forEach((s, i) => {
    s.Tokens.forEach((token, k) => {
      const tight = /^[,.!?;:)\]“]$/.test(token) || /[(„[]$/.test(text)
      if (text !== '' && !tight) text += ' '
      places.set(`${i}:${k}`, { start: text.length, end: text.length + token.length })
      text += token
    })
  })
  return { text, places }
}

/** Sentences with their words, and whether each is part of what is said; marks are left out. */
export function adaq(
  sentences: string,
  tokens: string,
): readonly { readonly text: string; readonly words: readonly (Span & { readonly content: boolean })[] }[] {
  const rows = (tsv: string): string[][] =>
    tsv
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t').map((c) => (/^".*"$/s.test(c) ? c.slice(1, -1).replaceAll('""', '"') : c)))
  const tagged = Map.groupBy(rows(tokens), (r) => r[2] ?? '')
  return rows(sentences).map(([text = '', id = '']) => {
    let at = 0
    const words = (tagged.get(id) ?? []).flatMap(([, form = '', , , tag]) => {
      const start = text.indexOf(form, at)
      if (start < 0) return []
      at = start + form.length
      return /[\p{L}\p{N}]/u.test(form) ? [{ start, end: at, content: tag?.trim() === 'content' }] : []
    })
    return { text, words }
  })
}

/** What is said, without the words of who says it. */
export const spoken = (text: string, statement: FoundStatement): readonly Span[] =>
  attributionsOf(text, [statement]).flatMap(({ content }) => content)

/** A sentence with the words of its gold in capitals, and under it what was found. */
export function besideGold(
  text: string,
  words: readonly (Span & { readonly content: boolean })[],
  output: readonly FoundStatement[],
): string {
  const written = (s: Span): string => text.slice(s.start, s.end)
  const gold = words.map((w) => (w.content ? written(w).toUpperCase() : written(w))).join(' ')
  const found = output.map(
    (o) => `\t${o.how} ${o.speaker.text} | ${o.cue?.lemma} | ${spoken(text, o).map(written).join(' … ')}`,
  )
  return [gold, ...found].join('\n')
}

/**
 * Statements as PolNeAR marks them: a quotation that goes on behind its cue is one attribution, the reporter's aside is
 * no part of the content, the preposition that a verb governs belongs to the cue, but whoever is accused of or blamed for
 * something, or likened to somebody, and stands before the preposition, belongs to the content with it.
 */
export function attributionsOf(text: string, statements: readonly FoundStatement[]): readonly Attribution[] {
  const out: (Attribution & { readonly content: Span[]; readonly speaker: string })[] = []
  const beside = (a: number, b: number): boolean => a <= b && !text.slice(a, b).includes('\n')
  let held: Span[] = []
  statements.forEach((s, i) => {
    const last = out.at(-1)
    if (s.how === 'follow' && !s.cue) {
      const next = statements.slice(i + 1).find((x) => x.cue)
      const before = last && last.speaker === s.speaker.text && beside(last.content.at(-1)!.end, s.content.start)
      if (!before && next?.how === 'quote' && beside(s.content.end, next.content.start)) {
        held.push(s.content)
        return
      }
      if (last && last.speaker === s.speaker.text) {
        last.content.push(s.content)
        return
      }
    }
    const cue = s.cue && [s.preposition && !s.object ? { start: s.cue.span.start, end: s.preposition.end } : s.cue.span]
    const start = s.object?.start ?? s.preposition?.end ?? s.content.start
    const content = { start, end: s.content.end }
    out.push({
      ...(s.speakerSpan ? { source: [s.speakerSpan] } : {}),
      ...(cue ? { cue } : {}),
      content: [...held, ...withoutAside(content, [...(cue ?? []), ...(s.speakerSpan ? [s.speakerSpan] : [])])],
      speaker: s.speaker.text,
      confidence: sureness(s),
      ...(s.how ? { how: s.how } : {}),
    })
    held = []
  })
  return out
}

/** Content on both sides of the verb of saying and its subject. */
function withoutAside(content: Span, aside: readonly Span[]): Span[] {
  const inside = aside.filter((a) => content.start <= a.start && a.end <= content.end)
  if (inside.length === 0 || !aside[0] || !overlaps(aside[0], content)) return [content]
  const start = Math.min(...inside.map((a) => a.start))
  const end = Math.max(...inside.map((a) => a.end))
  return [
    { start: content.start, end: start },
    { start: end, end: content.end },
  ].filter((s) => s.end - s.start > 2)
}
