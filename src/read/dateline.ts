/** "KYIV, March 10 (Agency) - ": place, day and agency before the first words of a report. */

/** `Paris, 12 mars (AFP) – `, `MOSKAU, 28. Oktober (Agentur) - `, `Madrid, 23 may. (EFE).- `, `МОСКВА, 5 января /ТАСС/. — ` */
const signed =
  /^\p{Lu}(?:[^.!?:;()/\n«»"“”„]|(?<=\p{Nd}|\s\p{L}{1,5})\.){1,50}(?:\([^()\n]{2,40}\)|\/[^/\n]{2,20}\/)\.?\s?[-–—]{1,2}\s(?=["“„«¿¡]?\s?[\p{Lu}\p{Nd}])/u
/** `KYIV, March 10 - `, `МОСКВА, 5 янв — ` */
const capitals = /^\p{Lu}{3,}[\p{Lu}\p{Ll}\p{Nd}\s.,()'’/-]{0,45}?\s?[-–—]{1,2}\s/u
/** `غزة 5 يناير (رويترز) - ` */
const uncased = /^\p{Lo}[\p{Lo}\p{M}\p{Nd}\s،/]{1,40}\([^()\n]{2,40}\)\s?[-–—:]\s/u

const longest = 120

/** Where the dateline that a paragraph opens with ends, white space included; its start where it opens with none. */
export function datelineEnd(text: string, start: number, end: number): number {
  const opening = text.slice(start, Math.min(end, start + longest))
  const found = signed.exec(opening) ?? capitals.exec(opening) ?? uncased.exec(opening)
  return start + (found?.[0].length ?? 0)
}
