/**
 * The notation of tables. Words: `январ(ь|я|е)` stands for three forms, `(a |)week` for two. Patterns: items parted by
 * spaces; `CLASS`, `word`, `(one|other CLASS)`, `item?`, `{items}` that must stand there but are not part of the time,
 * `~item` that follows without a space.
 */
import { atomsOf } from './atoms.ts'

/** All forms a word of a table stands for. Throws where brackets do not match. */
export function expandWord(word: string): readonly string[] {
  const open = word.indexOf('(')
  if (open < 0) return [word]
  const close = closing(word, open)
  const rest = expandWord(word.slice(close + 1))
  const out: string[] = []
  for (const choice of splitTop(word.slice(open + 1, close), '|'))
    for (const middle of expandWord(choice)) for (const tail of rest) out.push(word.slice(0, open) + middle + tail)
  return out
}

export interface Item {
  /** a class name, or `'word` */
  readonly key: string
  readonly glued: boolean
  readonly context: boolean
}

/** All sequences of items that a pattern stands for. Throws where brackets do not match. */
export function expandPattern(pattern: string): readonly (readonly Item[])[] {
  return sequences(pattern.trim(), false)
}

function sequences(pattern: string, context: boolean): Item[][] {
  let out: Item[][] = [[]]
  for (const part of splitTop(pattern, ' ')) {
    if (part === '') continue
    const choices = choicesOf(part, context)
    out = out.flatMap((head) => choices.map((tail) => [...head, ...tail]))
  }
  return out
}

function choicesOf(part: string, context: boolean): Item[][] {
  if (part.length > 1 && part.endsWith('?')) return [...choicesOf(part.slice(0, -1), context), []]
  const glued = part.length > 1 && part.startsWith('~')
  const said = glued ? part.slice(1) : part
  const literal = said.length > 1 && said.startsWith('=')
  const body = literal ? said.slice(1) : said
  const glue = (items: Item[]): Item[] => (glued && items[0] ? [{ ...items[0], glued }, ...items.slice(1)] : items)
  if (body.length > 1 && body.startsWith('(') && closing(body, 0) === body.length - 1)
    return splitTop(body.slice(1, -1), '|').flatMap((c) => sequences(c, context).map(glue))
  if (body.length > 1 && body.startsWith('{') && closing(body, 0) === body.length - 1)
    return splitTop(body.slice(1, -1), '|').flatMap((c) => sequences(c, true).map(glue))
  if (!literal && /^[A-Z][A-Z0-9_]*$/.test(body)) return [[{ key: body, glued, context }]]
  if (body.length > 1 && body.includes('('))
    return expandWord(body).flatMap((form) => choicesOf(form, context).map(glue))
  const atoms = atomsOf(body)
  return [atoms.map((atom, i) => ({ key: `'${atom.norm}`, glued: i === 0 ? glued : atom.gap === 0, context }))]
}

function closing(text: string, open: number): number {
  let depth = 0
  for (let i = open; i < text.length; i++) {
    if (text[i] === '(' || text[i] === '{') depth++
    else if ((text[i] === ')' || text[i] === '}') && --depth === 0) return i
  }
  throw new Error(`brackets do not match: ${text}`)
}

export function splitTop(text: string, mark: string): readonly string[] {
  const out: string[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (c === '(' || c === '{') depth++
    else if (c === ')' || c === '}') depth--
    else if (c === mark && depth === 0) {
      out.push(text.slice(from, i))
      from = i + 1
    }
  }
  out.push(text.slice(from))
  return out
}
