/** "KYIV, March 10 (Agency) - ": place, day and agency before the first words of a report. */
import type { Span } from '../base/span.ts'
import type { Language } from '../record/index.ts'

/** `Paris, 12 mars (AFP) – `, `MOSKAU, 28. Oktober (Agentur) - `, `Kiew/Moskau (Agentur) - `, `Madrid, 23 may. (EFE).- `, `МОСКВА, 5 января /ТАСС/. — ` */
const signed =
  /^\p{Lu}(?:[^.!?:;()/\n«»"“”„]|(?<=\p{Nd}|\s\p{L}{1,5})\.|(?<=\p{Ll})\/(?=\p{Lu})){1,50}(?:\([^()\n]{2,40}\)|\/[^/\n]{2,20}\/)\.?\s?[-–—]{1,2}\s(?=["“„«¿¡]?\s?[\p{Lu}\p{Nd}])/u
/** `Kinshasa, 3 février 2026 - ` */
const dated =
  /^\p{Lu}[\p{L}\p{M}.'’ -]{1,30},\s[^.!?:;()\n«»"“”„]{0,20}\p{Nd}{1,4}\.?[^.!?:;()\n«»"“”„]{0,20}\s[-–—]\s(?=["“„«¿¡]?\s?[\p{Lu}\p{Nd}])/u
/** `KYIV, March 10 - `, `МОСКВА, 5 янв — ` */
const capitals = /^\p{Lu}{3,}[\p{Lu}\p{Ll}\p{Nd}\s.,()'’/-]{0,45}?\s?[-–—]{1,2}\s/u
/** `غزة 5 يناير (رويترز) - `, `دمشق - سانا: `, `غزة - وفا - ` */
const uncased =
  /^\p{Lo}(?:[\p{Lo}\p{M}\p{Nd}\s،/]{1,40}\([^()\n]{2,40}\)\s?[-–—:]|[\p{Lo}\p{M}\s]{1,24}\s[-–—]\s[«"“]?(?:[\p{Lo}\p{M}\s]{2,24}[»"”]?\s?[:：]|[\p{Lo}\p{M}]{2,16}(?:\s[\p{Lo}\p{M}]{2,12})?[»"”]?\s[-–—]))\s/u

/** `【环球网报道 记者 …】` */
const bracketed = /^【[^】\n]{2,40}】\s*/u

const longest = 120
const closings = new WeakMap<Language, RegExp>()

/** `新华社基辅1月22日电（记者…）`: the words of a language that close a dateline, behind a day or before who signs. */
function closedBy(language: Language): RegExp | undefined {
  const words = language.table('datelines').map((r) => r['form'] ?? '')
  if (words.length === 0) return undefined
  const found =
    closings.get(language) ??
    new RegExp(
      `^(?:\\p{Lo}[\\p{Lo}\\p{Nd}]{1,24}?\\p{Nd}\\p{Lo}(?:${words.join('|')})(?:\\s+|(?=[（(【]))|\\p{Lo}{0,12}(?:${words.join('|')})\\s*(?=[（(]))(?:[（(][^（）()\\n]{2,40}[）)]\\s*)?`,
      'u',
    )
  closings.set(language, found)
  return found
}

/** Where the dateline that a paragraph opens with ends, white space included; its start where it opens with none. */
export function datelineEnd(text: string, { start, end }: Span, language: Language): number {
  const opening = text.slice(start, Math.min(end, start + longest))
  const patterns = language.unspaced ? [closedBy(language), bracketed] : [signed, dated, capitals, uncased]
  const found = patterns.map((p) => p?.exec(opening)?.[0]).find((f) => f !== undefined && f.length < end - start)
  return start + (found?.length ?? 0)
}
