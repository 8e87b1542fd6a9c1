/** Names that a model ran on into the sentence: words in small letters inside a name are links between capitals, or end it. */
import type { NameUnit } from '../../record/index.ts'
import type { LabelledRun } from './runs.ts'
import type { NameWords } from './words.ts'

const isCapital = ({ text }: NameUnit): boolean => /^(?:\p{Ll}{1,3}[-'’])?\p{Lu}/u.test(text)
const isNumber = ({ text }: NameUnit): boolean => /^\p{N}{1,3}$/u.test(text)
/** marks inside names: Krauss - Maffei, PSE / EE, J. R. */
const isMark = ({ text }: NameUnit): boolean => /^[-/&.'’"“”«»]$/.test(text)

/**
 * In: a stretch that a model labels, in a language with a table of what links the words of a name (de, de la, para). Out: the
 * names in it: it ends before any other word in small letters, a comma, or a person named behind a body (Audiencia Nacional
 * Manuel García); what a conjunction joins to it is a name beside it, unless it is the second half of what a body is for
 * (Ministerio de Trabajo y Economía). Cost: linear.
 */
export function linkedRuns(
  units: readonly NameUnit[],
  { first, last, kind }: LabelledRun,
  words: NameWords,
): readonly LabelledRun[] {
  const runs: LabelledRun[] = []
  let from = first
  while (from <= last && (!isCapital(units[from]!) || opensSentence(units, from))) from++
  // una ONG: what it is called follows
  if (words.counted.has(units[from]?.norm ?? '') && from < last && isCapital(units[from + 1]!)) from++
  const opening = from
  while (from <= last) {
    const end = endOf(units, { first: from, last, kind }, words)
    const person = kind !== 'person' && from > opening && startsPerson(units, from, last)
    runs.push({ first: from, last: end, kind: person ? 'person' : kind })
    // behind a word that links nothing the sentence goes on
    const next = units[end + 1]
    if (!next || end >= last || !(isCapital(next) || next.upos === 'CCONJ' || next.text === ',')) break
    from = end + 1
    if (!isCapital(next)) while (from <= last && ['CCONJ', 'DET', 'ADP', 'PUNCT'].includes(units[from]!.upos)) from++
    if (from <= last && !isCapital(units[from]!)) break
  }
  return runs
}

/** A word with the capital of its sentence: of those that open no name (Para Martínez, El Banco), or a noun nowhere a name. */
function opensSentence(units: readonly NameUnit[], at: number): boolean {
  const { upos, hit, seen } = units[at]!
  if (/^[^?+]+$/.test(hit) || (at > 0 && !/^["“«„'(–—:¿¡-]$/.test(units[at - 1]!.text))) return false
  if (['ADP', 'ADV', 'SCONJ', 'CCONJ', 'PRON', 'VERB', 'AUX'].includes(upos)) return true
  const next = units[at + 1]
  if (upos === 'DET') return next !== undefined && (!isCapital(next) || /[OTi]/.test(next.marks))
  return (
    upos === 'NOUN' && hit === '' && !seen.includes('m') && !(next && isCapital(next)) && units[at]!.text.length > 3
  )
}

function endOf(units: readonly NameUnit[], { first, last, kind }: LabelledRun, words: NameWords): number {
  const headed = kind === 'organization' && /[Oi]/.test(units[first]!.marks)
  const called = words.organizationHead.has(units[first - 1]?.norm ?? '')
  let end = first
  let linked = false
  for (let k = first + 1; k <= last; ) {
    const u = units[k]!
    if (isCapital(u) || isNumber(u)) {
      if (kind !== 'person' && parted(units, first, k, last)) return end
      end = k++
    } else if (isMark(u)) k++
    else {
      const length = linkAt(units, k, headed ? words.bodyLinks : words.links)
      const next = units[k + length]
      if (length === 0 || !next || k + length > last || !(isCapital(next) || isNumber(next))) return end
      // the government of somebody is named without him
      if (k === first + 1 && units[first]!.marks.includes('i') && startsPerson(units, k + length, last)) return end
      const joins = u.upos === 'CCONJ' || u.text === ','
      if (joins && !(called || (headed && linked && !/[OTdg]/.test(next.marks) && next.hit === ''))) return end
      linked ||= !joins
      end = k + length
      k = end + 1
    }
  }
  return end
}

/** How many words of the longest link stand at one. */
export function linkAt(of: readonly { readonly norm: string }[], at: number, links: NameWords['links']): number {
  let longest = 0
  for (const link of links)
    if (link.length > longest && link.every((w, i) => of[at + i]?.norm === w)) longest = link.length
  return longest
}

/** A given name and another one that a name of two words, a country or an abbreviation stands before. */
const parted = (units: readonly NameUnit[], first: number, k: number, last: number): boolean =>
  isCapital(units[k - 1]!) &&
  (k - first > 1 ||
    /^\p{Lu}{2,}$/u.test(units[first]!.text) ||
    (/^(?:country|organization|place)/.test(units[first]!.hit) && !units[first]!.marks.includes('g'))) &&
  startsPerson(units, k, last)

const startsPerson = (units: readonly NameUnit[], k: number, last: number): boolean =>
  units[k]!.marks.includes('g') &&
  !/[OobF]/.test(units[k]!.marks) &&
  k < last &&
  /^\p{Lu}\p{Ll}/u.test(units[k + 1]!.text)
