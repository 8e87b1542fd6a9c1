/** "KYIV, March 10 (Agency) - ": place, day and agency before the first words of a report. */

const closed = /^\p{Lu}[^.!?]{2,60}?[)/]\.?\s?[-–—]\s/u
const capitals = /^\p{Lu}{3,}[\p{Lu}\p{Ll}\p{Nd}\s.,()'’/-]{0,45}?\s?[-–—]{1,2}\s/u

const uncased = /^\p{Lo}[\p{Lo}\p{M}\s]{1,24}\([^()\n]{2,40}\)\s?[-–—:]\s/u

/** Length of the dateline that a sentence opens with, 0 for none. */
export const datelineLength = (sentence: string): number =>
  closed.exec(sentence)?.[0].length ?? capitals.exec(sentence)?.[0].length ?? uncased.exec(sentence)?.[0].length ?? 0
