/** Dates as pages print them above an article. Reading dates inside an article is extraction's work, not this file's. */
import { readFileSync } from 'node:fs'

let months: ReadonlyMap<string, number> | undefined

function monthTable(): ReadonlyMap<string, number> {
  if (months) return months
  const table = new Map<string, number>()
  for (const line of readFileSync(new URL('tables/months.tsv', import.meta.url), 'utf8').split('\n')) {
    const [number, names] = line.split('\t')
    if (line.startsWith('# ') || !names || !/^\d/.test(number!)) continue
    for (const name of names.split(' ')) table.set(name, Number(number))
  }
  months = table
  return table
}

/**
 * In: a short line. Out: the date in it as ISO 8601 (with time where the line has one), and whether the line holds
 * little else. Numeric dates in day-month order, as everywhere but in the United States, unless only the other fits.
 */
export function pageDate(line: string): { readonly value: string; readonly whole: boolean } | undefined {
  if (line.length > 120) return undefined
  const clock = /(?<![\d.])([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?/.exec(line)
  const iso = /(\d{4})[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})日?/.exec(line)
  const numeric = /(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)/.exec(line)
  const written = writtenDate(line)
  const parts: readonly [number, number, number, number] | undefined = iso
    ? [Number(iso[1]), Number(iso[2]), Number(iso[3]), iso[0].length]
    : (written ?? (numeric ? dayMonth(numeric) : undefined))
  if (!parts) return undefined
  const [year, month, day, used] = parts
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1900 || year > 2199) return undefined
  const two = (n: number | string): string => String(n).padStart(2, '0')
  const value = `${year}-${two(month)}-${two(day)}${clock ? `T${two(clock[1]!)}:${clock[2]}` : ''}`
  const others = line.length - used - (clock?.[0].length ?? 0)
  const wide = line.match(/\p{Script=Han}/gu)?.length ?? 0
  return { value, whole: others + wide <= 24 }
}

const dayMonth = (m: RegExpExecArray): readonly [number, number, number, number] =>
  Number(m[2]) > 12
    ? [Number(m[3]), Number(m[1]), Number(m[2]), m[0].length]
    : [Number(m[3]), Number(m[2]), Number(m[1]), m[0].length]

function writtenDate(line: string): readonly [number, number, number, number] | undefined {
  const year = /(?<!\d)(?:19|20|21)\d\d(?!\d)/.exec(line)
  if (!year) return undefined
  for (const word of line.toLowerCase().matchAll(/[\p{L}\p{M}]+/gu)) {
    const month = monthTable().get(word[0])
    if (!month) continue
    const before = /(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th|er|º)?(?:\s+(?:de|of))?\s+$/u.exec(line.slice(0, word.index))
    const after = /^\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s/u.exec(line.slice(word.index + word[0].length))
    const day = before?.[1] ?? after?.[1]
    if (day) return [Number(year[0]), month, Number(day), word[0].length + day.length + 4]
  }
  return undefined
}

const pageLanguages = ['en', 'zh', 'ru', 'uk', 'ar', 'es', 'fr', 'de']
let weekdays: ReadonlySet<string> | undefined

/** `Bogotá, 29 de enero de 2026`: a place and where its text was written, part of the article; `Monday, 2 February 2026` is not. */
export function isDateline(line: string): boolean {
  const opening = /^(\p{Lu}[\p{L}. -]{1,30}),\s*\d/u.exec(line)?.[1]
  if (!opening) return false
  weekdays ??= new Set(
    pageLanguages.flatMap((code) =>
      (['long', 'short'] as const).flatMap((weekday) => {
        const format = new Intl.DateTimeFormat(code, { weekday, timeZone: 'UTC' })
        return [1, 2, 3, 4, 5, 6, 7].map((day) =>
          format
            .format(Date.UTC(2024, 0, day))
            .toLowerCase()
            .replace('.', ''),
        )
      }),
    ),
  )
  const words = opening.toLowerCase().split(/[\s.]+/)
  return !words.some((w) => weekdays!.has(w) || monthTable().has(w))
}
