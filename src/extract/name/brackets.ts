/** Names told by brackets: the long form before an abbreviation, the agency in a dateline. */
import { foldWord } from '../../record/fold.ts'
import type { Reading, Token } from '../../record/index.ts'
import type { FoundName } from '../mention.ts'
import { nameWordsOf } from './words.ts'

/**
 * The words before a bracketed abbreviation whose initials spell it, small words left over or not (Schwartz and Hearst 2003):
 * Réseau national de défense des droits humains (RNDDH). Out: organizations.
 */
export function findLongForms(reading: Reading): readonly FoundName[] {
  if (reading.language.unspaced || reading.language.direction === 'rtl') return []
  const out: FoundName[] = []
  for (const { tokens } of reading.sentences)
    for (let i = 2; i + 1 < tokens.length; i++) {
      const short = tokens[i]!.text
      if (tokens[i - 1]!.text !== '(' || tokens[i + 1]!.text !== ')' || !isAbbreviation(short)) continue
      const first = longForm(tokens, i - 2, foldWord(short)) ?? looseForm(tokens, i - 2, foldWord(short))
      if (first === undefined) continue
      const span = { start: tokens[first]!.start, end: tokens[i - 2]!.end }
      out.push({ span, kind: 'organization', form: 'name', confidence: 0.85 })
    }
  return out
}

const isAbbreviation = (text: string): boolean =>
  /^\p{Lu}[\p{L}&]{1,7}$/u.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) >= Math.min(3, text.length)

/** The token that the long form of an abbreviation begins with, backwards from the last; undefined where initials do not match. */
function longForm(tokens: readonly Token[], last: number, short: string): number | undefined {
  let letter = short.length - 1
  let small = 0
  for (let i = last; i >= 0 && small <= 3; i--) {
    const t = tokens[i]!
    if (!/\p{L}/u.test(t.text)) {
      if (!/^['’-]$/.test(t.text)) return undefined
      continue
    }
    if (foldWord(t.text)[0] === short[letter] && !(letter === 0 && !/^\p{Lu}/u.test(t.text))) {
      if (letter === 0) return i
      letter--
      small = 0
    } else if (/^\p{Lu}/u.test(t.text)) return undefined
    else small++
  }
  return undefined
}

/** The same where compounds give several letters (Arbeiterwohlfahrt Nord, AWN): letters in order, the first opening a word. */
function looseForm(tokens: readonly Token[], last: number, short: string): number | undefined {
  let letter = short.length - 1
  for (let i = last; i >= Math.max(0, last - short.length); i--) {
    const word = foldWord(tokens[i]!.text)
    if (!/^[\p{L}'’-]+$/u.test(word)) return undefined
    for (let k = word.length - 1; k >= 0; k--)
      if (word[k] === short[letter] && (letter > 0 || (k === 0 && /^\p{Lu}/u.test(tokens[i]!.text))) && letter-- === 0)
        return i
  }
  return undefined
}

/** "BAMAKO, 6 nov. (Sahel-Dépêches) -", "Kiew (npd) –": who stands in brackets before the dash of the first lines sent it. */
export function findSenders(reading: Reading): readonly FoundName[] {
  if (reading.language.unspaced) return []
  const { text } = reading.document
  const head = text.slice(0, 600)
  const m = /^[^\n()]{2,60}\(\s?(\p{L}[\p{L}\p{N} .'’-]{1,30})\s?\)\s?[-–—]\s/mu.exec(head)
  if (!m) return []
  const start = m.index + m[0].indexOf(m[1]!, m[0].indexOf('('))
  const name = m[1]!.trimEnd()
  const place = reading.sentences.some(({ tokens }) =>
    tokens.some((t) => t.start === start && nameWordsOf(reading.language).placePreposition.has(t.norm)),
  )
  return place
    ? []
    : [{ span: { start, end: start + name.length }, kind: 'organization', form: 'name', confidence: 0.85 }]
}
