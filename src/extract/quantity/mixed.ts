/** Whole numbers with parts told behind them in words: three and a fifth, two million and three quarters. */
import { atomsAt } from './compounds.ts'
import type { State } from './number.ts'

/** What parts behind a number are parts of: a million, a thousand, one. */
export const scaleOf = (last: number): number => [1e12, 1e9, 1e6, 1000].find((u) => last >= u && last % u === 0) ?? 1

/** Takes the joining word at hand and the parts behind it, of the million or thousand before them; false where none are. */
export function addParts(s: State): boolean {
  const { tokens, words } = s
  const last = s.stack.values.at(-1) ?? 0
  const at = s.i + 1
  const first = last < 1 || !tokens[at] ? undefined : atomsAt(tokens, at, words)
  const top = first?.atoms.length === 1 ? first.atoms[0]! : undefined
  const count = top?.kind === 'article' ? 1 : top?.kind === 'add' ? top.value : 0
  if (!first || !Number.isInteger(count) || count < 1 || count > 9) return false
  const behind = at + first.length + (tokens[at + first.length]?.text === '-' ? 1 : 0)
  const part = tokens[behind] && atomsAt(tokens, behind, words)
  const { kind, value = 1 } = part?.atoms[0] ?? {}
  if (!part || part.atoms.length > 1 || kind !== 'part' || value * count >= 1) return false
  s.stack.values.push(value * count * scaleOf(last))
  s.i = behind + part.length
  return true
}
