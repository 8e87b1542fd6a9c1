/** The word tables that quantities stand on, compiled once a language. */
import type { Language } from '../../record/index.ts'

export interface NumberWord {
  readonly value: number
  readonly max?: number
  readonly kind: string
}

export interface Phrase {
  readonly words: readonly string[]
  readonly form: string
  readonly means: string
}

export interface QuantityWords {
  readonly numbers: ReadonlyMap<string, NumberWord>
  /** longest first */
  readonly approximators: readonly Phrase[]
  readonly units: readonly Phrase[]
  readonly counters: ReadonlySet<string>
  readonly special: ReadonlyMap<string, string>
  /** between a number and what it counts: three of its soldiers */
  readonly partitive: ReadonlySet<string>
  readonly specialList: readonly Phrase[]
  /** the mark between thousands; the other one of `.` and `,` is the decimal mark */
  readonly thousands: string
}

const compiled = new WeakMap<Language, QuantityWords>()

export function quantityWordsOf(language: Language): QuantityWords {
  let words = compiled.get(language)
  if (!words) {
    const phrases = (table: string, column: string): Phrase[] =>
      language
        .table(table)
        .map((r) => ({
          form: (r['form'] || ' ').toLowerCase(),
          words: (r['form'] ?? '').toLowerCase().split(' '),
          means: r[column] ?? '',
        }))
        .sort((a, b) => b.form.length - a.form.length)
    const numbers = new Map(
      language.table('numbers').map((r): readonly [string, NumberWord] => {
        const [low = '0', high] = (r['value'] ?? '0').split('-')
        return [
          (r['word'] ?? '').toLowerCase(),
          { value: Number(low), ...(high === undefined ? {} : { max: Number(high) }), kind: r['kind'] ?? 'digit' },
        ]
      }),
    )
    const specialList = phrases('quantity-words', 'kind')
    words = {
      numbers,
      approximators: phrases('approximators', 'kind'),
      units: phrases('units', 'code'),
      counters: new Set(language.table('counters').map((r) => r['form'] ?? '')),
      special: new Map(specialList.filter((p) => p.means !== 'of').map((p) => [p.form, p.means])),
      partitive: new Set(specialList.filter((p) => p.means === 'of').map((p) => p.form)),
      specialList,
      thousands: specialList.find((p) => p.means === 'thousands')?.form ?? ',',
    }
    compiled.set(language, words)
  }
  return words
}
