/** What of a stretch that a model labels is a name, and what only stands beside it. */
import type { EntityKind, NameUnit } from '../../record/index.ts'

export interface LabelledRun {
  readonly first: number
  readonly last: number
  readonly kind: EntityKind
}

/** "U.S. Ambassador Adlai Stevenson" is no place: the last title that a given name, or up to three bare names, follow. */
function titleInside(units: readonly NameUnit[], from: number, to: number): number {
  const bare = (u: NameUnit): boolean => /^\p{Lu}\p{Ll}/u.test(u.text) && !/[OoabTd]/.test(u.marks)
  for (let i = to - 1; i >= from; i--) {
    if (!units[i]!.marks.includes('T')) continue
    const at = units[i + 1]!.text === '.' && i + 2 <= to ? i + 2 : i + 1
    const next = units[at]!
    if (next.marks.includes('g') && /^\p{Lu}/u.test(next.text)) return i
    if (i > from && to - i <= 3 && units.slice(at, to + 1).every(bare)) return i
  }
  return -1
}

/**
 * What of a labelled stretch is a name: people parted at "and", places at "/"; titles and an opening article before it, and
 * what goes on as a sentence behind it (enverra 80 hommes), left out.
 */
export function runsOf(units: readonly NameUnit[], from: number, to: number, kind: EntityKind): readonly LabelledRun[] {
  if (units[from]!.word !== '') return [{ first: from, last: to, kind }]
  const given = kind === 'person' && units[from]!.marks.includes('g')
  const title = given ? -1 : titleInside(units, from, to)
  if (title >= 0) return runsOf(units, units[title + 1]!.text === '.' ? title + 2 : title + 1, to, 'person')
  const runs: LabelledRun[] = []
  for (let i = from; i <= to; i++) {
    let end = i
    while (end < to && !parts(units[end + 1]!, kind)) end++
    let last = lastOf(units, i, end, kind)
    while (
      last > i &&
      ['ADP', 'DET', 'CCONJ', 'AUX', 'VERB', 'ADV', 'PRON', 'PART', 'SCONJ'].includes(units[last]!.upos) &&
      isSmall(units[last]!)
    )
      last--
    const first = kind === 'person' ? behindTitles(units, i, last) : behindArticle(units, i, last)
    const alone =
      first === last && (units[last]!.marks.includes('d') || (kind === 'person' && units[last]!.marks.includes('T')))
    if (!alone) runs.push({ first, last: kind === 'person' ? behindNickname(units, last) : last, kind })
    i = end + 1
  }
  return runs
}

/** "President Kerry": the name begins behind the titles, if something is left of it. */
function behindTitles(units: readonly NameUnit[], from: number, last: number): number {
  let first = from
  while (first < last && (/[Td]/.test(units[first]!.marks) || units[first]!.text === '.') && units[first]!.word === '')
    first++
  return first
}

/** Richard "Tex" Coe: what a nickname in quotation marks parts is one name. */
function behindNickname(units: readonly NameUnit[], last: number): number {
  const [open, nick, close, next] = units.slice(last + 1, last + 5).map((u) => u.text)
  const isName = /^["“„«]$/.test(open ?? '') && /^["”“»]$/.test(close ?? '') && /^\p{Lu}/u.test(nick ?? '')
  return isName && /^\p{Lu}\p{Ll}/u.test(next ?? '') && units[last + 4]!.upos === 'PROPN' ? last + 4 : last
}

const isSmall = ({ text }: NameUnit): boolean => /^\p{Ll}/u.test(text)

/** What no name holds: a verb or pronoun in small letters; between persons, a conjunction or comma; between places, a stroke. */
const parts = ({ upos, text }: NameUnit, kind: EntityKind): boolean =>
  (kind === 'person' && (upos === 'CCONJ' || text === ',')) ||
  (kind === 'place' && text === '/') ||
  (['VERB', 'AUX', 'SCONJ', 'PRON'].includes(upos) && /^\p{Ll}{4,}$/u.test(text))

/** Any word in small letters but a particle ends the name of a person. */
function lastOf(units: readonly NameUnit[], from: number, to: number, kind: EntityKind): number {
  for (let i = from + 1; i <= to; i++) {
    const u = units[i]!
    if (!isSmall(u)) continue
    if (kind === 'person' && !u.marks.includes('n') && u.upos !== 'PROPN') return i - 1
  }
  return to
}

/** "Des notables de la région de Sikasso" opens a sentence: the name begins with its first capital or head. */
function behindArticle(units: readonly NameUnit[], from: number, last: number): number {
  if (from > 0 || units[from]!.upos !== 'DET' || from === last || !isSmall(units[from + 1]!)) return from
  for (let i = from + 1; i <= last; i++) if (!isSmall(units[i]!) || /[OoabF]/.test(units[i]!.marks)) return i
  return from
}
