import { overlaps, type Span } from '../base/span.ts'
import {
  type EntityKind,
  type KnownName,
  overlapping,
  type QuantityRecord,
  type Reading,
  spansAt,
  type TimeRecord,
} from '../record/index.ts'
import { agreeAcross } from './name/agree.ts'
import { findUncased } from './name/arabic.ts'
import { findBodies } from './name/bodies.ts'
import { findLongForms, findSenders } from './name/brackets.ts'
import { findCompounds } from './name/compounds.ts'
import { findFacilities } from './name/facilities.ts'
import { findLearned, type NameLabeller } from './name/learned.ts'
import { mendBodies } from './name/mend.ts'
import { partNames } from './name/parted.ts'
import { findAgreements, findQuoted, settleKinds } from './name/settle.ts'
import { findCapitalised } from './name/spaced.ts'
import { withoutTitles } from './name/titled.ts'
import type { NamePart, UnitTools } from './name/units.ts'
import { findUnspaced } from './name/unspaced.ts'
import { widenBodies } from './name/widened.ts'
import { nameWordsOf } from './name/words.ts'
import { findWorks, isWork } from './name/works.ts'

/** A stretch of text that names or describes somebody or something, before it is known who that is. */
export interface FoundName {
  readonly span: Span
  /** the best guess from the words and their context; places not yet told into country, region, facility */
  readonly kind: EntityKind
  readonly form: 'name' | 'nominal' | 'pronoun'
  /** 0–1 */
  readonly confidence: number
}

/** What a language's model gives to the finding of names. */
export interface NameTools {
  /** absent where no model reads the language */
  readonly label?: NameLabeller
  readonly part: NamePart
  readonly classes?: NonNullable<UnitTools['classes']>
  readonly proper?: NonNullable<UnitTools['proper']>
  readonly cluster?: NonNullable<UnitTools['cluster']>
}

/**
 * Names in a text that no lexicon has, or that hold a known name and more (Donetsk region, 泰国国防部).
 * In: a reading, its times and quantities, and the names known. Out: names, not overlapping, in text order.
 */
export function findNames(
  reading: Reading,
  soFar: {
    readonly times: readonly TimeRecord[]
    readonly quantities: readonly QuantityRecord[]
    readonly known: readonly KnownName[]
  },
  tools?: NameTools,
): readonly FoundName[] {
  const { language } = reading
  const taken = soFar.times.map((t) => t.span)
  const part = tools?.part ?? (() => '')
  const ruled = inOrder(
    language.unspaced
      ? findUnspaced(reading, soFar.known)
      : language.direction === 'rtl'
        ? findUncased(reading, soFar.known, part)
        : findCapitalised(reading, { known: soFar.known, taken, part }),
  )
  const learned = tools?.label ? findLearned(reading, { ...tools, label: tools.label, known: soFar.known }) : []
  const clear = learned.filter((n) => overlapping(soFar.times, n.span).length === 0)
  const outgrown = (l: FoundName): boolean =>
    overlapping(ruled, l.span).some(
      (r) =>
        r.span.start <= l.span.start &&
        r.span.end >= l.span.end &&
        r.span.end - r.span.start > l.span.end - l.span.start &&
        !standsBeside(clear, l, r) &&
        (r.confidence >= 0.7 || joinsByParticle(reading.document.text, l.span, r.span)),
    )
  const kept = clear.filter((l) => !outgrown(l))
  const all = inOrder([...kept, ...ruled.filter((r) => overlapping(kept, r.span).length === 0)])
  const agreed = agreeAcross(reading, all, soFar.known, part)
  const settled = tools ? settleKinds(reading, agreed, soFar.known, part) : agreed
  const treaties = findAgreements(reading)
  const clearest = [...treaties, ...findLongForms(reading), ...findSenders(reading)]
  const apart = without(settled, clearest)
  const bodies = [...findBodies(reading, soFar.known), ...findCompounds(reading, soFar.known), ...legalBodies(reading)]
  const told = { part, known: soFar.known }
  const mended = partNames(reading, mendBodies(reading, [...apart, ...clearest, ...bodies], part), told)
  const whole = inOrder([...mended, ...widenBodies(reading, inOrder(mended), told)])
  const works = findWorks(reading)
  const bare = inOrder(
    withoutTitles(
      reading,
      whole.filter((n) => !isWork(reading, n.span) && !works.some((w) => overlaps(w, n.span))),
      told,
    ),
  )
  const built = findFacilities(reading, bare, soFar.known)
  const named = inOrder([...built, ...without(bare, built)])
  const titles = works.map((span) => ({ span }))
  return inOrder([...named, ...findQuoted(reading, [...named, ...titles, ...soFar.known.filter((k) => !k.weak)])])
}

/** A company by its legal form and its name in quotation marks: OOO «…» */
function legalBodies(reading: Reading): readonly FoundName[] {
  const { legalForms } = nameWordsOf(reading.language)
  if (legalForms.size === 0) return []
  const { text } = reading.document
  const out: FoundName[] = []
  for (const m of text.matchAll(/(?<![\p{L}\p{N}])(\p{Lu}\p{L}{1,4})\s[«"“„]\p{Lu}[^«»"“”„\n]{1,60}[»"”“]/gu))
    if (legalForms.has(m[1]!.toLowerCase())) {
      const span = { start: m.index, end: m.index + m[0].length }
      out.push({ span, kind: 'organization', form: 'name', confidence: 0.8 })
    }
  return out
}

/** Within what a rule found stand two learned names, the second a person: Мэр Энергодара Максим Пухов, МВД Владимир Кокорин. */
const standsBeside = (learned: readonly FoundName[], name: FoundName, ruled: FoundName): boolean =>
  overlapping(learned, ruled.span).some((n) =>
    n.span.end < name.span.start ? name.kind === 'person' : n.kind === 'person' && n.span.start > name.span.end,
  )

/** A rule's name that takes in the learned one and goes on behind a lower-case particle: Agence du Quai. */
const joinsByParticle = (text: string, learned: Span, ruled: Span): boolean =>
  ruled.start <= learned.start &&
  learned.end < ruled.end &&
  /^\s\p{Ll}{1,3}\s\p{Lu}/u.test(text.slice(learned.end, ruled.end))

/** Those that overlap none of some others. */
function without(found: readonly FoundName[], others: readonly FoundName[]): readonly FoundName[] {
  const at = spansAt(others.map((o) => o.span))
  return found.filter((n) => at(n.span).length === 0)
}

/** In text order, the longer of two that overlap. */
function inOrder(found: readonly FoundName[]): readonly FoundName[] {
  const sorted = [...found].sort(
    (a, b) => a.span.start - b.span.start || b.span.end - a.span.end || b.confidence - a.confidence,
  )
  const out: FoundName[] = []
  for (const name of sorted) {
    const last = out.at(-1)
    if (last && overlaps(last.span, name.span)) continue
    out.push(name)
  }
  return out
}
