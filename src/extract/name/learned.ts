/** Names by a statistical model over the units of each sentence, set right by what tables and known names say. */
import { overlaps, placeIn, type Span } from '../../base/span.ts'
import { type EntityKind, type KnownName, type NameUnit, overlapping, type Reading } from '../../record/index.ts'
import type { FoundName } from '../mention.ts'
import { linkedRuns } from './links.ts'
import { type LabelledRun, runsOf } from './runs.ts'
import { type UnitTools, unitsOf } from './units.ts'
import { type NameWords, nameWordsOf } from './words.ts'

/** In: the units of a sentence. Out: a label each (`O`, `B-person`, `I-place` …) and by how much it won. */
export type NameLabeller = (
  units: readonly NameUnit[],
) => readonly { readonly label: string; readonly margin: number }[]

const kindOf: Readonly<Record<string, EntityKind>> = { person: 'person', organization: 'organization', place: 'place' }
const marksPair: Readonly<Record<string, string>> = { '«': '»', '“': '”', '„': '“', '"': '"', '《': '》' }

export function findLearned(reading: Reading, tools: UnitTools & { readonly label: NameLabeller }): FoundName[] {
  const { text } = reading.document
  const cased = !reading.language.unspaced && reading.language.direction === 'ltr'
  const cyrillic = /^[^\p{L}]*\p{L}*[\u0400-\u04ff]/u.test(text.slice(0, 4000))
  const strong = tools.known.filter((k) => !k.weak)
  const words = nameWordsOf(reading.language)
  const namesIn = (units: readonly NameUnit[], runs: readonly LabelledRun[]): readonly LabelledRun[] =>
    words.links.length === 0 ? runs : runs.flatMap((run) => linkedRuns(units, run, words))
  const out: FoundName[] = []
  for (const units of unitsOf(reading, tools)) {
    const labels = tools.label(units)
    for (let i = 0; i < units.length; i++) {
      if (!labels[i]!.label.startsWith('B-')) continue
      let last = i
      while (labels[last + 1]?.label.startsWith('I-') && units[last + 1]!.text !== ':') last++
      while (last > i && /^\p{Pd}$/u.test(units[last]!.text)) last--
      const kind = kindOf[labels[i]!.label.slice(2)]!
      for (const run of namesIn(units, runsOf(units, i, last, kind))) {
        const bare = { start: units[run.first]!.start, end: units[run.last]!.end }
        const whole = closed(text, withForm(text, withStop(text, bare)))
        const span = withKnown(
          text,
          reading.language.unspaced ? cutAtEnding(text, whole, strong, nameWordsOf(reading.language)) : whole,
          strong,
        )
        if (!span || !/\p{L}/u.test(text.slice(span.start, span.end))) continue
        if (smallOpening(units, run) || onlyKnown(units, run)) continue
        if (run.kind === 'person' && /\p{Nd}/u.test(text.slice(span.start, span.end))) continue
        if (cyrillic && foreignWord(text.slice(span.start, span.end), run.kind)) continue
        if (cased && !/^(?:\p{Ll}{1,3}[-'’])?[\p{Lu}\p{N}«“„"]/u.test(text.slice(span.start))) continue
        if (out.length > 0 && overlaps(out.at(-1)!.span, span)) out.pop()
        last = Math.max(last, run.last)
        const margin = Math.min(...labels.slice(run.first, run.last + 1).map((l) => l.margin))
        out.push({
          span,
          kind: kindOfRun(tools, span, run, whole),
          form: 'name',
          confidence: Math.min(0.9, 0.5 + margin / 12),
        })
      }
      i = last
    }
  }
  return out
}

/** A lone Latin word in a text of another script is a product or a firm, hardly a person or a town: Patriot, Telegram. */
const foreignWord = (name: string, kind: EntityKind): boolean => kind !== 'organization' && /^[A-Za-z-]+$/.test(name)

/** A small word or a number with the capital of its sentence, and no other capital behind it: Cinq soldats, Plus. */
function smallOpening(units: readonly NameUnit[], { first, last }: LabelledRun): boolean {
  const u = units[first]!
  return (
    u.word === '' &&
    ['NUM', 'ADV', 'DET', 'ADP', 'SCONJ', 'CCONJ', 'PRON', 'VERB', 'AUX'].includes(u.upos) &&
    u.hit === '' &&
    /^\p{Lu}\p{Ll}*$/u.test(u.text) &&
    !units.slice(first + 1, last + 1).some((x) => /^\p{Lu}/u.test(x.text))
  )
}

/** Known names with nothing but small words between them: du Sénégal et de Côte d'Ivoire. */
function onlyKnown(units: readonly NameUnit[], { first, last }: LabelledRun): boolean {
  const run = units.slice(first, last + 1)
  const sure = (u: NameUnit): boolean => u.hit !== '' && !/[?+]$/.test(u.hit)
  return (
    run.some((u) => u.upos === 'CCONJ' && !sure(u)) &&
    sure(run[0]!) &&
    sure(run.at(-1)!) &&
    run.every((u) => sure(u) || ['CCONJ', 'ADP', 'DET'].includes(u.upos))
  )
}

/** What was cut at the ending of an organization is one. */
const kindOfRun = (tools: UnitTools, span: Span, run: LabelledRun, whole: Span): EntityKind =>
  cityRather(tools, span, run)
    ? 'place'
    : span.start === whole.start && span.end < whole.end
      ? 'organization'
      : run.kind

/** A lone word that is a large city and no known name of a person. */
const cityRather = ({ known, part }: UnitTools, span: Span, { kind, first, last }: LabelledRun): boolean =>
  kind === 'person' &&
  first === last &&
  overlapping(known, span).some(
    (k) =>
      k.span.start === span.start &&
      k.span.end === span.end &&
      k.candidates.some((c) => (c.entry.population ?? 0) > 500_000 && part(c.entry.name) === ''),
  )

/** "ТОВ «…»": a form of company stands before its name in quotation marks. */
function withForm(text: string, span: Span): Span {
  const before = text.slice(Math.max(0, span.start - 10), span.start)
  const form = /(?:^|[^\p{L}])(\p{Lu}{2,5} (?:[«“„] ?)?)$/u.exec(before)
  if (!form || !/[«“„]/.test(form[1]! + text[span.start]!)) return span
  return { start: span.start - form[1]!.length, end: span.end }
}

/** "J. A. S.": the full stop of the last initial. */
const withStop = (text: string, { start, end }: Span): Span =>
  /\.\s?\p{Lu}$/u.test(text.slice(start, end)) && text[end] === '.' ? { start, end: end + 1 } : { start, end }

/** A quotation mark opened in a name is closed in it. */
function closed(text: string, whole: Span): Span {
  const bracket = text.slice(whole.start, whole.end).search(/\s?\((?![^)]*\))/)
  const span = bracket > 0 ? { start: whole.start, end: whole.start + bracket } : whole
  for (const [open, close] of Object.entries(marksPair)) {
    const name = text.slice(span.start, span.end)
    if (open !== close && name.includes(open) && name.lastIndexOf(close) < name.lastIndexOf(open)) {
      const end = placeIn(text, close, { start: span.end, end: span.end + 41 })
      if (end >= 0 && !text.slice(span.end, end).includes('\n')) return { start: span.start, end: end + 1 }
    }
  }
  return span
}

/** A name never cuts a known one: inside it, or with nothing but an article more, there is nothing new; across its border it takes it in whole. */
function withKnown(text: string, span: Span, known: readonly KnownName[]): Span | undefined {
  let { start, end } = span
  for (const k of overlapping(known, span)) {
    if (k.span.start <= span.start && k.span.end >= span.end && k.span.end - k.span.start > span.end - span.start)
      return undefined
    start = Math.min(start, k.span.start)
    end = Math.max(end, k.span.end)
    if (k.span.end === end && /^\p{L}{1,3}['’\s]\s?$/u.test(text.slice(start, k.span.start))) return undefined
  }
  return { start, end }
}

/** An agency and the town behind it: where the ending of an organization stands inside, or a known name behind one, the name ends with it. */
function cutAtEnding(text: string, span: Span, known: readonly KnownName[], words: NameWords): Span {
  const place = overlapping(known, span).find((k) => k.span.end === span.end && k.span.start > span.start)
  const name = text.slice(span.start, span.end)
  if (!place && name.length < 5) return span
  for (const ending of words.organizationEndings) {
    if (place && ending.length < 3 && text.slice(span.start, place.span.start).endsWith(ending))
      return { start: span.start, end: place.span.start }
    const end = ending.length < 3 ? 0 : name.indexOf(ending, 1) + ending.length
    if (end > ending.length && end < name.length) return { start: span.start, end: span.start + end }
  }
  return span
}
