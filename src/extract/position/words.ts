/** The word tables that positions stand on, compiled once a language. */
import type { Language, Stance } from '../../record/index.ts'

export interface PositionWords {
  readonly stances: readonly { readonly form: string; readonly stance: Stance }[]
  /** stances by the first letter of their form */
  readonly byLetter: ReadonlyMap<string, readonly { readonly form: string; readonly stance: Stance }[]>
  readonly conditions: readonly string[]
  /** of more than one word, or marked so */
  readonly strongConditions: readonly string[]
  readonly issues: readonly { readonly key: string; readonly word: string }[]
  readonly negations: readonly string[]
}

const compiled = new WeakMap<Language, PositionWords>()

export function positionWordsOf(language: Language): PositionWords {
  let words = compiled.get(language)
  if (!words) {
    const longest = <T>(rows: readonly T[], form: (row: T) => string): T[] =>
      [...rows].sort((a, b) => form(b).length - form(a).length)
    const stances = longest(
      language.table('stances').map((r) => ({ form: r['form'] ?? '', stance: (r['stance'] ?? 'demand') as Stance })),
      (r) => r.form,
    )
    words = {
      stances,
      byLetter: Map.groupBy(stances, (r) => r.form[0] ?? ''),
      strongConditions: language
        .table('conditions')
        .filter((r) => (r['form'] ?? '').includes(' ') || r['strong'] === 'yes')
        .map((r) => r['form'] ?? ''),
      conditions: language.table('conditions').map((r) => r['form'] ?? ''),
      issues: longest(
        language.table('issues').map((r) => ({ key: r['key'] ?? '', word: r['word'] ?? '' })),
        (r) => r.word,
      ),
      negations: language.table('negation').map((r) => r['form'] ?? ''),
    }
    compiled.set(language, words)
  }
  return words
}
