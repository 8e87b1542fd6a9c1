/**
 * What words are looked up by: NFKC, lower case, plain apostrophes, no soft hyphens, joiners, direction marks, Arabic
 * vowel signs or stretching.
 */
export function normOf(text: string): string {
  if (/^[a-z]+$/.test(text)) return text
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’ʼ`´]/g, "'")
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0640\u064b-\u0652\u0670]/g, '')
}
