/**
 * NewsQuant (Almasian et al., EMNLP 2023): news sentences with value, unit and what they call the concept.
 *
 * Scored here by what the fields mean: F1 over all quantities; a value is right where it (or both ends of a range) is the
 * same, whatever bounds it; value+unit where a name that NewsQuant may have for the unit is the same too (`orUnit`: it has
 * "barrel of oil" in one place and "pound-foot" of torque in another). cqe.ts counts as CQE's authors do.
 * (The texts were made ASCII, without commas and apostrophes, £ as PS and ¥ as Y=; these two are put back.)
 *
 * What is counted: NewsQuant gives a bare count (13,000 workers) the counted noun as its unit and calls concept what else
 * the count is told of (Ford); sums, shares and measures have their concept only. So `of` is compared with the unit of bare
 * counts and with the concept of the others: partial, a word in common; whole, the same words, function words left out; one,
 * where NewsQuant lists several concepts (fine, crime), the words of one of them. `list` compares all phrases of `ofParts`
 * with all concepts listed, and the noun of a count with its unit. For reading misses one by one the first 99 sentences
 * are there; of the others only totals are looked at.
 */
import { readFileSync } from 'node:fs'
import { goldFolder } from '../../suite.ts'

export interface GoldQuantity {
  readonly change: string
  readonly value: string
  readonly unit: string
  readonly normalized_unit: string
  readonly referred_concepts: string
}

export interface GoldSentence {
  readonly text: string
  readonly quantities: readonly GoldQuantity[]
}

/** What a system says of one quantity. */
export interface Answer {
  /** one number, or the two ends of a range */
  readonly value: readonly number[]
  /** normalized names that the unit goes by; `-`: none */
  readonly unit: readonly string[]
  /** other units that NewsQuant may have in its place: barrel of oil, half of Germans, a noun as the text has it */
  readonly orUnit?: readonly string[]
  readonly counted: readonly string[]
  /** it has no unit: its counted noun is NewsQuant's unit */
  readonly bare: boolean
  readonly concept: readonly string[]
  readonly text: string
}

export type System = (text: string) => readonly Answer[] | Promise<readonly Answer[]>

export const newsQuant = (): readonly GoldSentence[] =>
  (JSON.parse(readFileSync(new URL('newsquant.even.json', goldFolder('quantity-en')), 'utf8')) as GoldSentence[]).map(
    (s) => ({ ...s, text: s.text.replace(/\bPS(?=\d)/g, '£').replace(/\bY=(?=\d)/g, '¥') }),
  )

export const rangeOf = (value: string): readonly number[] =>
  value.startsWith('-') || /[eE]/.test(value) ? [Number(value)] : value.split('-').map(Number)

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-8 + 1e-5 * Math.abs(b)
export const sameValue = (gold: readonly number[], got: readonly number[]): boolean =>
  gold.length === got.length && [...gold].sort((a, b) => a - b).every((v, i) => near(v, got[i]!))

/** Singular, lower case, without marks: what names of units are compared by. */
export const unitName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim()
    .split(' ')
    .map(
      (w) =>
        irregular[w] ??
        w
          .replace(/ies$/, 'y')
          .replace(/(?<=ss|us|x|ch|sh)es$/, '')
          .replace(/(?<=[^su])s$/, ''),
    )
    .join(' ')

const irregular: Readonly<Record<string, string>> = {
  people: 'person',
  men: 'man',
  women: 'woman',
  children: 'child',
  fishermen: 'fisherman',
  feet: 'foot',
  boss: 'boss',
  bosses: 'boss',
}

const functionWords = new Set(
  'the a an of in on for to at by from with and or its his her their our this that as per across between over under into about against among during than'.split(
    ' ',
  ),
)
export const contentWords = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[\s,]+/)
    .map((w) => w.replace(/['’]s$/, '').replace(/^[^\p{L}\p{N}$%&]+|[^\p{L}\p{N}$%&]+$/gu, ''))
    .filter((w) => w !== '' && !functionWords.has(w))

interface Tally {
  gold: number
  got: number
  value: number
  unit: number
  countedPartial: number
  countedWhole: number
  countedOne: number
  countedList: number
}

/** Counts over all sentences; `report` is told every miss. */
export async function tally(system: System, report?: (line: string) => void): Promise<Tally> {
  const t: Tally = {
    gold: 0,
    got: 0,
    value: 0,
    unit: 0,
    countedPartial: 0,
    countedWhole: 0,
    countedOne: 0,
    countedList: 0,
  }
  for (const { text, quantities } of newsQuant()) {
    const got = await system(text)
    t.gold += quantities.length
    t.got += got.length
    const left = new Set(got)
    for (const gold of quantities) {
      const value = rangeOf(gold.value)
      const same = [...left].filter((a) => sameValue(value, a.value))
      const unit = gold.normalized_unit === '-' ? '-' : unitName(gold.normalized_unit)
      const best =
        same.find((a) => [...a.unit, ...(a.orUnit ?? [])].map((u) => (u === '-' ? u : unitName(u))).includes(unit)) ??
        same[0]
      if (!best) {
        report?.(
          `VALUE\t${gold.value} ${gold.unit}\t${text}\n\t\t${got.map((a) => `${a.value.join('-')} ${a.unit[0]}`).join('; ')}`,
        )
        continue
      }
      left.delete(best)
      t.value++
      score(t, { gold, unit, best, text }, report)
    }
    for (const a of left) report?.(`EXTRA\t${a.text}\t${a.value.join('-')} ${a.unit[0]}\t${text}`)
  }
  return t
}

function score(
  t: Tally,
  {
    gold,
    unit,
    best,
    text,
  }: { readonly gold: GoldQuantity; readonly unit: string; readonly best: Answer; readonly text: string },
  report?: (line: string) => void,
): void {
  // a bare count has its noun as the text has it: WAR, which NewsQuant spells out
  const names = [unit, ...(best.bare ? [unitName(gold.unit)] : [])]
  if ([...best.unit, ...(best.orUnit ?? [])].some((u) => names.includes(u === '-' ? u : unitName(u)))) t.unit++
  else report?.(`UNIT\t${gold.value} ${gold.unit} (${unit})\tgot ${best.unit.join('|')}\t${text}`)
  const concept = contentWords(gold.referred_concepts)
  // NewsQuant has what is counted in the unit of counts and shares (% Germans), and the stuff of a measure (barrels of oil)
  const share = gold.unit.startsWith('% ')
  const stuff = gold.unit.match(/ of (.+)$/)?.[1]
  const inUnit = share
    ? gold.unit.slice(2)
    : best.bare && gold.unit !== '-'
      ? gold.unit
      : !best.bare && stuff
        ? stuff
        : ''
  const bare = inUnit !== ''
  const counted = (bare ? contentWords(inUnit) : concept).map(unitName)
  const [partial, whole] = compared(counted, best.counted.map(unitName))
  if (partial) t.countedPartial++
  const each = bare ? [inUnit] : gold.referred_concepts.split(',')
  if (each.some((one) => compared(contentWords(one).map(unitName), best.counted.map(unitName))[1])) t.countedOne++
  if (whole) t.countedWhole++
  else
    report?.(`COUNTED\t${gold.value} ${gold.unit}\twanted ${counted.join(' ')}\tgot ${best.counted.join(' ')}\t${text}`)
  const listed = [...(bare && !share ? contentWords(inUnit) : []), ...concept].map(unitName)
  if (compared(listed, [...(best.bare ? best.counted : []), ...best.concept].map(unitName))[1]) t.countedList++
}

/** Something in common, all in common; both where neither has any. */
function compared(gold: readonly string[], got: readonly string[]): readonly [boolean, boolean] {
  const a = new Set(gold)
  const b = new Set(got)
  const shared = [...a].filter((w) => b.has(w)).length
  const none = a.size === 0 && b.size === 0
  return [none || shared > 0, none || (shared === a.size && a.size === b.size)]
}

export const f1 = (right: number, { gold, got }: { readonly gold: number; readonly got: number }): number =>
  gold + got === 0 ? 0 : (2 * right) / (gold + got)
