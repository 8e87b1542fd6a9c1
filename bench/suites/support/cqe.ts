/**
 * NewsQuant counted as CQE's authors count it, to the letter of `calculate_metrics` and `concepts_match` in their
 * evaluate_models.py (https://github.com/satya77/CQE_Evaluation at e7d6607; the figures of their paper, Almasian et al.,
 * EMNLP 2023, are those of its data/evaluation_output/NewsQuant.csv: value 92.0, +unit 85.6, +concept 76.1 partial, 57.0
 * complete).
 *
 * Gold and answers of a sentence are sorted by their unit. Each gold quantity goes through the answers in order: one of
 * the same value (both ends of a range, within 1e-5) counts for the value, as often as the sentence has gold quantities;
 * its concept counts by itself, whatever its unit; one of the same unit is used up and ends the search, any other stays,
 * so that several answers of one value may each count their concept. F1 is over all quantities found and wanted.
 * Concepts are bags of words: the gold's field cut at commas and spaces, several concepts in it one bag, the answer's
 * words likewise, lower case, `-` where there is none. Partial: a word in common. Complete: as many words on both sides,
 * each of the gold's among the answer's. The unit is not part of it: a count's noun is its unit, its concept what else the
 * count is told of, or `-`.
 *
 * Of ours: the concept is every phrase of `ofParts`, without a count's noun; function words and signs are left out, as
 * their gold does; the names that one unit goes by are one (they map those of the peers by tables); a count's unit is its
 * noun in dictionary form and nothing else, where it stands behind its number.
 */
import { type Answer, newsQuant, rangeOf, type System, sameValue, unitName } from './newsquant.ts'

interface CqeTally {
  gold: number
  got: number
  value: number
  unit: number
  partial: number
  complete: number
}

/** Counts over all sentences; `report` is told every concept that is not complete. */
export async function tallyAsCqe(system: System, report?: (line: string) => void): Promise<CqeTally> {
  const t: CqeTally = { gold: 0, got: 0, value: 0, unit: 0, partial: 0, complete: 0 }
  for (const { text, quantities } of newsQuant()) {
    const answers = [...(await system(text))].sort((a, b) => (a.unit[0]! < b.unit[0]! ? -1 : 1))
    const gold = [...quantities].sort((a, b) => (a.normalized_unit < b.normalized_unit ? -1 : 1))
    t.gold += gold.length
    t.got += answers.length
    let left = gold.length
    for (const g of gold) {
      const value = rangeOf(g.value)
      const unit = unitName(g.normalized_unit)
      const wanted = g.referred_concepts.toLowerCase().split(/[,\s]+/)
      for (const a of answers) {
        if (!sameValue(value, a.value)) continue
        if (left-- > 0) t.value++
        const [partial, complete] = matches(wanted, conceptOf(a))
        if (partial) t.partial++
        if (complete) t.complete++
        else
          report?.(
            `CONCEPT\t${g.value} ${g.unit}\twanted ${g.referred_concepts}\tgot ${conceptOf(a).join(' ')}\t${text}`,
          )
        if (!a.unit.some((u) => unitName(u) === unit)) continue
        t.unit++
        answers.splice(answers.indexOf(a), 1)
        break
      }
    }
  }
  return t
}

const conceptOf = ({ concept }: Answer): readonly string[] => (concept.length > 0 ? concept : ['-'])

function matches(gold: readonly string[], got: readonly string[]): readonly [partial: boolean, complete: boolean] {
  const shared = new Set(gold.filter((w) => got.includes(w))).size
  return [shared > 0, shared === gold.length && gold.length === got.length]
}
