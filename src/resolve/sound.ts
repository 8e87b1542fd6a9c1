/**
 * How alike two names sound, both in Latin letters as their scripts are read aloud (Ushakov, ushakov of Ушаков, wushakefu of
 * 乌沙科夫). Names are folded to phonemes, vowels weigh little, sounds that scripts confuse weigh less, and the cheapest
 * alignment tells. Cost: product of the lengths, some twenty by twenty.
 */

/** Letters that are one sound, longest first, and what stands for them; a capital is a sound of two or three letters. */
const spelled: readonly (readonly [RegExp, string])[] = [
  [/schtsch|shch|stsch/g, 'S'],
  [/tsch|tch|dsch|dzh|dj(?=[aeiou])/g, 'C'],
  [/sch|sh|zh/g, 'S'],
  [/ch/g, 'C'],
  [/ph/g, 'f'],
  [/kh|gh/g, 'h'],
  [/th/g, 't'],
  [/ts|tz|cz/g, 'c'],
  [/ck|qu|q/g, 'k'],
  [/x/g, 'ks'],
  [/wr(?=[aeiou])/g, 'r'],
  [/w/g, 'v'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/y|j(?=[^aeiou]|$)/g, 'i'],
  [/(.)\1+/g, '$1'],
]

/** A Latin spelling as phonemes. */
export function phonemes(latin: string): string {
  let s = latin
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/[łŁ]/g, 'l')
    .replace(/ı/g, 'i')
    .replace(/[^a-z]/g, '')
  for (const [letters, sound] of spelled) s = s.replace(letters, sound)
  return s
}

const vowels = 'aeiou'
const alike: Readonly<Record<string, number>> = {}
const group = (sounds: string, cost: number): void => {
  for (const a of sounds)
    for (const b of sounds) if (a !== b) (alike as Record<string, number>)[a + b] = Math.min(cost, alike[a + b] ?? 1)
}
group('pb', 0.25)
group('td', 0.25)
group('kg', 0.25)
group('vfb', 0.3)
group('vu', 0.25)
group('szc', 0.25)
group('cCSjszx', 0.45)
group('Cj', 0.2)
group('Sj', 0.3)
group('jgz', 0.5)
group('ji', 0.3)
group('jh', 0.4)
group('lr', 0.35)
group('nm', 0.5)
group('hkg', 0.5)
group('hf', 0.6)
group('tsc', 0.6)
group('tC', 0.6)
group('aeiou', 0.25)
group('iu', 0.4)

/** Leaving out or putting in a sound: vowels are cheap, `h`, `r` and `n` before others not dear. */
const gap = (c: string): number => (vowels.includes(c) ? 0.25 : 'h'.includes(c) ? 0.4 : 'rn'.includes(c) ? 0.7 : 1)

/** 0 alike to 1 not at all. In: two Latin spellings. */
export function soundDistance(left: string, right: string): number {
  const a = phonemes(left)
  const b = phonemes(right)
  if (a === '' || b === '') return 1
  let row = new Float64Array(b.length + 1)
  for (let j = 1; j <= b.length; j++) row[j] = row[j - 1]! + gap(b[j - 1]!)
  for (let i = 1; i <= a.length; i++) {
    const next = new Float64Array(b.length + 1)
    next[0] = row[0]! + gap(a[i - 1]!)
    for (let j = 1; j <= b.length; j++) {
      const [x, y] = [a[i - 1]!, b[j - 1]!]
      const change = x === y ? 0 : (alike[x + y] ?? (vowels.includes(x) === vowels.includes(y) ? 1 : 1.2))
      next[j] = Math.min(row[j - 1]! + change, row[j]! + gap(x), next[j - 1]! + gap(y))
    }
    row = next
  }
  const weight = (s: string): number => [...s].reduce((sum, c) => sum + gap(c), 0)
  return Math.min(1, (2 * row[b.length]!) / (weight(a) + weight(b)))
}
