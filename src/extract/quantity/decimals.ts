/** Decimals that are spelled out: two hundred point zero three, cinco coma dos, zwei Komma drei. */
import type { Token } from '../../record/index.ts'
import { atomsAt } from './compounds.ts'
import { plainDigits } from './digits.ts'
import type { State } from './number.ts'

/** Takes the word for the point and what follows it: digits one by one, or one number of as many places as it has. */
export function takeDecimals(s: State): boolean {
  if (s.taken === 0 || s.range || s.share || s.several) return false
  let digits = ''
  let next = s.i + 1
  for (; next < s.tokens.length; next++) {
    const atom = atomsAt(s.tokens, next, s.words)?.atoms[0]
    const read = atom?.kind === 'add' || atom?.kind === 'score' ? String(atom.value) : digitsAlone(s.tokens[next]!)
    if (read === undefined) break
    const tens = digits.length > 1 && digits.endsWith('0') && read.length < digits.length
    if (digits !== '' && read.length > 1 && !tens) break
    digits = tens ? digits.slice(0, -read.length) + read : digits + read
  }
  if (digits === '' || !s.stack.values.every(Number.isInteger)) return false
  s.stack.values.push(Number(`0.${digits}`))
  s.i = next
  s.taken++
  return true
}

const digitsAlone = (t: Token): string | undefined => (/^\p{Nd}+$/u.test(t.text) ? plainDigits(t.text) : undefined)
