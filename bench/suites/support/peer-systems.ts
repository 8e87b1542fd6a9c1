/** Other libraries as systems of NewsQuant: Recognizers-Text and compromise, with their own names of units. */
import type { Answer, System } from './newsquant.ts'

interface RecognizersModel {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly typeName: string
  readonly resolution?: Readonly<Record<string, string>> | null
}

/** Sums, measures, temperatures, ages and shares, then the numbers that none of them covers. Undefined: not installed. */
export async function recognizersSystem(): Promise<System | undefined> {
  const name = '@microsoft/recognizers-text-suite'
  const suite = await import(name).catch(() => undefined)
  if (!suite) return undefined
  const culture = suite.Culture.English
  const models: readonly ((text: string) => readonly RecognizersModel[])[] = [
    (t) => suite.recognizeCurrency(t, culture),
    (t) => suite.recognizeDimension(t, culture),
    (t) => suite.recognizeTemperature(t, culture),
    (t) => suite.recognizeAge(t, culture),
    (t) => suite.recognizePercentage(t, culture),
    (t) => suite.recognizeNumber(t, culture),
  ]
  return (text) => {
    const taken: RecognizersModel[] = []
    const out: Answer[] = []
    for (const model of models)
      for (const found of model(text)) {
        const value = Number((found.resolution?.['value'] ?? '').replace(/[%,]/g, ''))
        if (taken.some((t) => t.start <= found.end && found.start <= t.end) || !found.resolution?.['value']) continue
        taken.push(found)
        const unit = found.typeName === 'percentage' ? 'percentage' : (found.resolution?.['unit'] ?? '-')
        out.push(answer(value, unit, found.text))
      }
    return out
  }
}

/** Its numbers, with whatever it takes for their unit. Undefined: not installed. */
export async function compromiseSystem(): Promise<System | undefined> {
  const name = 'compromise'
  const nlp = (await import(name).catch(() => undefined))?.default
  if (!nlp) return undefined
  return (text) =>
    nlp(text)
      .numbers()
      .json()
      .flatMap((n: { readonly text: string; readonly number?: { readonly num?: number; readonly unit?: string } }) => {
        const { num, unit } = n.number ?? {}
        if (num === undefined || num === null) return []
        const name = /%|percent/.test(`${n.text} ${unit ?? ''}`)
          ? 'percentage'
          : /^\$/.test(n.text)
            ? 'dollar'
            : unit || '-'
        return [answer(num, name, n.text)]
      })
}

const answer = (value: number, unit: string, text: string): Answer => ({
  value: [value],
  unit: [unit],
  counted: [],
  bare: unit === '-',
  concept: [],
  text,
})
