/**
 * What a UTF-16 unit is, remembered: a pattern over one character costs ten times as much, and is asked for every
 * character of a text. Half of a surrogate pair, and a place outside of the text, are neither letter nor digit.
 */
const kinds = new Uint8Array(0x10000)
const [known, letter, number] = [1, 2, 4]

function kindAt(text: string, at: number): number {
  if (at < 0 || at >= text.length) return known
  const unit = text.charCodeAt(at)
  if (kinds[unit] === 0) {
    const c = String.fromCharCode(unit)
    kinds[unit] = known + (/\p{L}/u.test(c) ? letter : 0) + (/\p{N}/u.test(c) ? number : 0)
  }
  return kinds[unit]!
}

export const isLetterAt = (text: string, at: number): boolean => (kindAt(text, at) & letter) !== 0

export const isLetterOrNumberAt = (text: string, at: number): boolean => kindAt(text, at) > known
