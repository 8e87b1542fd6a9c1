/**
 * Names in Chinese: characters that spell foreign names by sound after a title or before a verb of saying, family name and
 * given name after a title, endings of organizations and places, titles between book marks.
 */
import type { Span } from '../../base/span.ts'
import type { KnownName, Reading, Sentence } from '../../record/index.ts'
import type { FoundName } from '../mention.ts'
import { type NameWords, nameWordsOf } from './words.ts'

export function findUnspaced(reading: Reading, known: readonly KnownName[]): FoundName[] {
  const words = nameWordsOf(reading.language)
  const { text } = reading.document
  const out: FoundName[] = []
  const add = (start: number, end: number, kind: FoundName['kind'], confidence: number): void => {
    out.push({ span: { start, end }, kind, form: 'name', confidence })
  }
  // a title that ends like a newspaper is one; any other is a book's or a film's
  for (const m of text.matchAll(/《([^》\n]{2,20})》/g))
    if (words.organizationEndings.some((e) => m[1]!.endsWith(e)))
      add(m.index + 1, m.index + m[0].length - 1, 'organization', 0.7)
  const bySentence = Map.groupBy(
    known.filter((k) => !k.weak),
    (k) => k.sentence,
  )
  for (const sentence of reading.sentences) {
    const here = bySentence.get(sentence.index) ?? []
    organizations(text, sentence, here, words, add)
    persons(text, sentence, here, words, add)
    places(text, sentence, here, words, add)
  }
  return out
}

type Add = (start: number, end: number, kind: FoundName['kind'], confidence: number) => void
const han = /^\p{Script=Han}$/u

/** The title that ends just before a place, longest first. */
function titleBefore(text: string, at: number, words: NameWords): number {
  for (let n = 6; n > 0; n--) if (words.titles.has(text.slice(at - n, at))) return n
  return 0
}

/** A title starts here, so no name does. */
const titleAt = (text: string, at: number, words: NameWords): boolean =>
  [4, 3, 2].some((n) => words.titles.has(text.slice(at, at + n)))

/** How many characters from here spell a foreign name. */
function soundRun(text: string, start: number, end: number, words: NameWords): number {
  let n = 0
  while (start + n < end && words.nameCharacters.has(text[start + n]!)) n++
  return n
}

function persons(text: string, sentence: Sentence, known: readonly KnownName[], words: NameWords, add: Add): void {
  const { span } = sentence
  let next = 0
  for (let i = span.start; i < span.end; ) {
    while (next < known.length && known[next]!.span.end <= i) next++
    const limit = known[next]?.span.start ?? span.end
    if (limit <= i) {
      i = known[next]!.span.end
      continue
    }
    const run = soundRun(text, i, Math.min(limit, i + 16), words)
    if (run < 2 && !words.surnames.has(text[i]!)) {
      i += 1
      continue
    }
    const title = i > span.start ? titleBefore(text, text[i - 1] === ' ' ? i - 1 : i, words) : 0
    if (run >= 2 && !/^·|·$/.test(text.slice(i, i + run))) {
      const after = text.slice(i + run, i + run + 2)
      const said = words.speech.has(after) || words.speech.has(after[0] ?? '')
      const opening = i === span.start || /[,，、；;:：“”‘’()（）\s。和与及]/.test(text[i - 1]!)
      if (title > 0 || (said && opening && run >= 2) || text.slice(i, i + run).includes('·')) {
        add(i, i + run, 'person', title > 0 ? 0.85 : 0.6)
        i += run
        continue
      }
    }
    if (title >= 2 && !titleAt(text, i, words) && words.surnames.has(text[i]!) && han.test(text[i + 1] ?? '')) {
      const n = givenName(text, i, { limit, sentence, words })
      if (n > 1) {
        add(i, i + n, 'person', 0.7)
        i += n
        continue
      }
    }
    i += 1
  }
}

/** Length of family and given name: three characters, or two where a verb of saying, a mark or a small word follows. */
function givenName(
  text: string,
  at: number,
  { limit, sentence, words }: { readonly limit: number; readonly sentence: Sentence; readonly words: NameWords },
): number {
  const follows = (n: number): boolean =>
    at + n >= limit ||
    !han.test(text[at + n]!) ||
    words.speech.has(text.slice(at + n, at + n + 2)) ||
    words.speech.has(text[at + n]!)
  if (follows(2) || sentence.tokens.some((t) => t.start === at + 2 && small.has(t.upos))) return 2
  return at + 3 <= limit && isBorder(sentence, at + 3) ? 3 : 0
}

const small: ReadonlySet<string> = new Set(['ADP', 'AUX', 'CCONJ', 'PART', 'PRON', 'SCONJ'])

/** No word goes on here: 社 ends no name in 社会. */
const isBorder = ({ tokens }: Sentence, at: number): boolean => !tokens.some((t) => t.start < at && at < t.end)

function organizations(
  text: string,
  sentence: Sentence,
  known: readonly KnownName[],
  words: NameWords,
  add: Add,
): void {
  const { span } = sentence
  for (const k of known) {
    const kind = k.candidates[0]?.entry.kind
    if (kind !== 'country' && kind !== 'place') continue
    for (let n = 0; n <= 6; n++) {
      const at = k.span.end + n
      if (
        at >= span.end ||
        /[,，。、；：“”《》()（）\d\s和与在对向的]/.test(text[at - (n > 0 ? 1 : 0)] ?? '') ||
        (n > 0 && known.some((x) => x.span.start === at - 1))
      )
        break
      const ending = words.organizationEndings.find((e) => text.startsWith(e, at) && isBorder(sentence, at + e.length))
      if (!ending) continue
      add(k.span.start, at + ending.length, 'organization', 0.75)
      break
    }
  }
}

function places(text: string, sentence: Sentence, known: readonly KnownName[], words: NameWords, add: Add): void {
  const { span } = sentence
  const endings = words.placeEndings
  const extend = (name: Span): void => {
    const ending = endings.find((e) => text.startsWith(e, name.end))
    if (ending) add(name.start, name.end + ending.length, 'place', 0.75)
  }
  for (const k of known) if (k.candidates[0]?.entry.kind === 'place') extend(k.span)
  let next = 0
  for (let i = span.start; i < span.end; ) {
    while (next < known.length && known[next]!.span.end <= i) next++
    const over = known[next] && known[next]!.span.start <= i ? known[next] : undefined
    const run = over ? 0 : soundRun(text, i, Math.min(span.end, i + 10), words)
    if (run >= 2) {
      const ending = endings.find((e) => text.startsWith(e, i + run))
      const shorter = ending
        ? undefined
        : endings.find((e) => e.length === 1 && run > 2 && text.slice(i, i + run).endsWith(e))
      if (ending) add(i, i + run + ending.length, 'place', 0.7)
      else if (shorter) add(i, i + run, 'place', 0.5)
    }
    i = over ? over.span.end : i + Math.max(1, run)
  }
}
