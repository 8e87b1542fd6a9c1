/** Gold attributions: PolNeAR's standoff files and SpkAtt's tokens. */
import type { Span } from '../../../src/base/span.ts'

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
