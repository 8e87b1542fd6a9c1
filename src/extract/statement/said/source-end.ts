/** How far what is added to a source reaches: what a preposition, a participle or a relative clause tells about it. */
import type { Token } from '../../../record/index.ts'
import { stretchEnd } from './edges.ts'
import { finite, isComma, isRelative, unitOf, type View } from './view.ts'

/** In: the token behind the phrase of the source, and whether words stand before it. Out: the token behind all about it. */
export function sourceEnd(view: View, behind: number, trails: boolean): number {
  const end = pastPhrase(view, behind)
  const past = pastRelative(view, pastParticiple(view, end))
  return past === end && trails ? pastDescription(view, end) : past
}

/** "по данным управления ООН по координации …, в городе": what a preposition adds to the noun, up to the comma. */
function pastPhrase(view: View, end: number): number {
  if (view.tokens[end]?.upos !== 'ADP') return end
  const close = stretchEnd(view, end)
  return isComma(view.tokens[close]) && !view.tokens.slice(end, close).some(finite) ? close : end
}

/** "a source cited by AFP, …" */
function pastParticiple(view: View, end: number): number {
  const { tokens, tree } = view
  const t = tokens[end]
  if (!t || !/VerbForm=Part/.test(t.feats) || !/^(?:acl|amod)/.test(tree?.relations[end] ?? '')) return end
  const comma = tokens.findIndex((x, i) => i > end && isComma(x) && !view.inside[i])
  return comma < 0 ? end : comma
}

/** ", according to a poll published on Sunday.": a participle or relative clause about the source, which ends the sentence. */
function pastDescription(view: View, end: number): number {
  const { tokens, tree } = view
  const t = tokens[end]
  const behind = isComma(t) ? tokens[end + 1] : t
  const describes =
    (t &&
      (t.upos === 'ADJ' || /VerbForm=(?:Part|Ger)/.test(t.feats)) &&
      /^(?:acl|amod|advcl)/.test(tree?.relations[end] ?? '') &&
      tree!.heads[end]! < end) ||
    isRelative(view, isComma(t) ? end + 1 : end)
  const comma = tokens.findIndex((x, i) => i > end + 1 && isComma(x) && !view.inside[i])
  return behind && describes && comma < 0 ? unitOf(view, end)[1] : end
}

/** Behind the comma of a relative clause: "one official, who asked not to be named, …". */
function pastRelative(view: View, end: number): number {
  const { tokens } = view
  const next = tokens[end + 1]
  if (!isComma(tokens[end]) || !next) return end
  const relative =
    /PronType=[\w,]*Rel/.test(next.feats) ||
    /PronType=[\w,]*Rel/.test(tokens[end + 2]?.feats ?? '') ||
    (/VerbForm=(?:Part|Ger|Conv)/.test(next.feats) && !isShort(view, next)) ||
    view.context.words.relatives.has(next.norm)
  if (!relative) return end
  const comma = tokens.findIndex((t, i) => i > end + 1 && isComma(t) && !view.inside[i])
  return comma < 0 ? end : comma
}

/** "по данным полиции, ранены двое": a participle without a case is a predicate. */
const isShort = ({ context }: View, { feats }: Token): boolean =>
  context.words.nominative && /VerbForm=Part/.test(feats) && !/Case=/.test(feats)
