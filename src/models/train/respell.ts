/** Texts with names as another language would spell them, for a language that has no set of its own: Russian as Ukrainian. */
import type { Language } from '../../record/index.ts'
import { hashString } from '../hash.ts'
import type { NamedText } from './name-sets.ts'

type Respell = (word: string, isFamilyName: boolean) => string

/**
 * In: a text, and the language that it is to look like, with a table `from-russian`. Out: the text word by word, with its
 * names. Half of the family names get the other language's own endings, so that a model learns those.
 */
export function respelled({ text, names }: NamedText, language: Language): NamedText {
  const respell = makeRespell(language)
  const at = new Map<number, number>()
  let out = ''
  let last = 0
  for (const m of text.matchAll(/[\p{Script=Cyrillic}]+/gu)) {
    out += text.slice(last, m.index)
    at.set(m.index, out.length)
    last = m.index + m[0].length
    const person = names.some((n) => n.kind === 'person' && n.end === last && n.start < m.index)
    out += respell(m[0], person)
    at.set(last, out.length)
  }
  out += text.slice(last)
  // an offset beside a mark is as far from the last word before it as it was
  const moved = (offset: number): number => {
    let word = offset
    while (word > 0 && !at.has(word)) word--
    return (at.get(word) ?? 0) + offset - word
  }
  return { text: out, names: names.map((n) => ({ ...n, start: moved(n.start), end: moved(n.end) })) }
}

const respellers = new WeakMap<Language, Respell>()

function makeRespell(language: Language): Respell {
  const made = respellers.get(language)
  if (made) return made
  const of = (where: string): readonly (readonly [string, string])[] =>
    language
      .table('from-russian')
      .flatMap((r) => (r['where'] === where ? [[r['form'] ?? '', r['to'] ?? ''] as const] : []))
      .sort(([a], [b]) => b.length - a.length)
  const words = new Map(of('word'))
  const [starts, ends, families, letters] = [of('start'), of('end'), of('surname'), new Map(of('letter'))]
  const byLetters = (word: string): string =>
    word
      .replace(/^е|(?<=[аеиоуыэюяьъ])е/g, 'є')
      .replace(/^и|и(?=[аеиоуыэюяй])/g, 'і')
      .replace(/(?<=[аеоуыэюя])и/g, 'ї')
      .replace(/(?<=[бпвмфгкхлн])и(?=.)/g, 'і')
      .replace(/[ыэёъ]/g, (c) => letters.get(c) ?? c)
  const small = (word: string, isFamilyName: boolean, isName: boolean): string => {
    const whole = words.get(word)
    if (whole !== undefined) return whole
    const family = isFamilyName && hashString(7, word.slice(0, 4)) % 2 === 0 ? families : []
    const end = [...family, ...(isName ? ends.filter(([form]) => !/^[ое]в$/.test(form)) : ends)].find(
      ([form]) => word.endsWith(form) && word.length > form.length + 1,
    )
    const rest = end ? word.slice(0, -end[0].length) : word
    const start = starts.find(([form]) => rest.startsWith(form) || word === form)
    const middle = start ? start[1] + byLetters(` ${rest.slice(start[0].length)}`).slice(1) : byLetters(rest)
    return middle + (end ? end[1] : '')
  }
  const respell: Respell = (word, isFamilyName) => {
    const lower = word.toLowerCase()
    if (word === lower) return small(word, false, false)
    const own = words.get(word)
    if (own !== undefined) return own
    const plain = small(lower, isFamilyName, true)
    return word.length > 1 && word === word.toUpperCase()
      ? plain.toUpperCase()
      : plain.slice(0, 1).toUpperCase() + plain.slice(1)
  }
  respellers.set(language, respell)
  return respell
}
