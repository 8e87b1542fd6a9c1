/** Who speaks by the order of words alone, where neither the tree nor the case of a noun tells. */
import type { MentionRecord } from '../../../record/index.ts'
import { stretchEnd, stretchStart } from './edges.ts'
import { phrase, type Subject } from './phrase.ts'
import { finite, isNominal, isRelative, parts, under, type View } from './view.ts'

/** "…, пишет портал «С.»": what follows the verb of an aside; "депутат Ольга С. убеждена": the last name before it. */
export function byOrder(view: View, verb: number): Subject | undefined {
  const start = stretchStart(view, verb)
  if (start > 0 && view.tokens.slice(start, verb).every((t) => t.upos !== 'VERB' && t.upos !== 'NOUN')) {
    const behind = restOfAside(view, verb)
    if (behind) return behind
  }
  return nameBefore(view, start, verb)
}

/** "Caracas, en cambio, descarta …", "министр, чья страна посредничает, выразил …": the sentence opens with a noun without a preposition, and none but a relative clause ends at the comma. */
export function opensSentence(view: View, verb: number): boolean {
  const { tokens, named, inside } = view
  const aside = tokens.findIndex((t) => t.text === ',')
  const relative = [aside + 1, aside + 2].some((i) => isRelative(view, i))
  const close = relative ? aside : tokens.slice(0, verb).findLastIndex((t) => t.text === ',')
  const opening = tokens.slice(0, close + 1)
  const first = opening.findIndex((t) => t.upos !== 'DET')
  return (
    first >= 0 &&
    (named[first]! || opening[first]!.upos === 'NOUN' || opening[first]!.upos === 'PROPN') &&
    !opening.some((t, i) => inside[i] || finite(t) || t.upos === 'SCONJ')
  )
}

/** A possessive before its noun; это, це, which mean what was said. */
export const isSmall = ({ tokens, context }: View, i: number): boolean =>
  context.words.nominative &&
  ((context.words.attributionForms.get('whose')?.includes(tokens[i]!.norm) && tokens[i + 1]?.upos !== 'PUNCT') ||
    (tokens[i]!.upos === 'PRON' && /PronType=Dem/.test(tokens[i]!.feats)))

function restOfAside(view: View, verb: number): Subject | undefined {
  const { tokens } = view
  let end = stretchEnd(view, verb + 1)
  while (end > verb + 1 && /^[.!?…]$/.test(tokens[end - 1]!.text)) end--
  let first = verb + 1
  while (first < end && passedOver(view, first)) first++
  if (first >= end || end - first > 12 || tokens[first]!.upos === 'ADP' || /VerbForm=Inf/.test(tokens[first]!.feats))
    return undefined
  if (tokens.slice(first + 1, end).some((t) => finite(t) && t.upos === 'VERB')) return undefined
  let head = first
  while (head < end && !isNominal(view, head)) head++
  if (head < end && !agrees(view, verb, head)) return undefined
  end = beforePlace(view, head, end)
  return { head: head < end ? head : first, first, last: end - 1, own: true }
}

/** "заявила лидер профсоюза Клара М. на митинге": behind the name what a preposition brings is no part of it. */
function beforePlace(view: View, head: number, end: number): number {
  const at = view.tokens.findIndex((t, i) => i > head && i < end && t.upos === 'ADP' && !view.named[i])
  const named = (from: number, to: number): boolean => view.named.slice(from, to).includes(true)
  return at > 0 && named(head, at) && !named(at, end) ? at : end
}

/** Small words, times, and those to whom it is said. */
function passedOver(view: View, i: number): boolean {
  const t = view.tokens[i]!
  if (view.context.timesAt(t).length > 0) return true
  return ['ADV', 'PART', 'PUNCT'].includes(t.upos) || (/Case=Dat/.test(t.feats) && !view.named[i])
}

function nameBefore(view: View, start: number, verb: number): Subject | undefined {
  const { tokens } = view
  let last = verb - 1
  while (last >= start && !view.named[last]) {
    if (tokens[last]!.upos === 'VERB' || parts(view, last)) return undefined
    last--
  }
  if (last < start) return bodyBefore(view, start, verb)
  let first = last
  while (first > start && (isNominal(view, first - 1) || tokens[first - 1]!.upos === 'ADJ')) first--
  if (last < start || verb - last > 4 || tokens[first - 1]?.upos === 'ADP') return undefined
  return { head: last, first, last, own: true }
}

/** "Посольство радить …": a word for a body or an office right before the verb, whatever its tag. */
function bodyBefore(view: View, start: number, verb: number): Subject | undefined {
  const { bodies, offices } = view.context.words
  const { norm, lemma } = view.tokens[start]!
  if (verb <= start || verb - start > 3 || !(bodies.includes(norm) || bodies.includes(lemma) || offices.has(norm)))
    return undefined
  return { head: start, first: start, last: verb - 1, own: true }
}

/** A phrase that holds the verb itself is none. */
export const usable = (view: View, s: Subject, verb: number): Subject | undefined =>
  (s.first <= verb && verb <= s.last) ||
  (view.tree && under(view.tree, verb, s.head) && s.first < verb && verb < s.last)
    ? undefined
    : s

/** Verbs of Russian and Ukrainian tell the number of their subject, where it is neither counted nor two. */
export function agrees(view: View, verb: number, c: number): boolean {
  if (!view.context.words.nominative || view.named[c] || c < verb || view.tokens[verb]!.upos !== 'VERB') return true
  const of = (i: number): string => /Number=(\w+)/.exec(view.tokens[i]!.feats)?.[1] ?? ''
  const [v, s] = [of(verb), of(c)]
  if (v === '' || s === '' || v === s) return true
  return counted(view, c) || view.children[c]!.some((k) => view.tree!.relations[k] === 'conj')
}

/** "двое из них", "20 человек": a number makes a genitive the subject. */
export const counted = (view: View, c: number): boolean =>
  view.children[c]!.some((k) => /^nummod|^det:num/.test(view.tree!.relations[k]!))

/** "генсек ООН Антониу Г. призвал", "натомість Брюссель пропонує": a name right before the verb, whatever the tree hangs it on. */
export function adjacentName(view: View, verb: number): Subject | undefined {
  const { tokens, context, sentence } = view
  const last = joint(view, verb)
  if (!context.words.nominative || !tokens[last]) return undefined
  const m = context.bySentence[sentence.index]!.find((n) => n.form === 'name' && n.span.end === tokens[last]!.end)
  const first = m ? tokens.findIndex((t) => t.start >= m.span.start) : -1
  if (!m || first < 0 || view.inside[last]) return undefined
  const name = tokens.slice(first, last + 1)
  const before = tokens[first - 1]
  if (!isPerson(view, m)) {
    const placed = context.words.attributionForms.get('at')?.includes(before?.norm ?? '')
    if (placed || first > 1 || !name.every((t) => /Case=Nom/.test(t.feats))) return undefined
  } else if (before?.upos === 'ADP' || name.every((t) => /Case=(?:Dat|Ins|Loc|Acc)/.test(t.feats))) return undefined
  return { head: last, first, last, own: true }
}

/**
 * "рассказал ТАСС источник в ведомстве", "сообщили РИА Новости в МЧС": a name that has no cases, right behind the verb, is
 * told by the noun that follows it, or by the place of which a plural verb speaks.
 */
export function pastAddressee(view: View, subject: Subject | undefined, verb: number): Subject | undefined {
  const { tokens, context, named } = view
  const at = verb + 1
  const told = /^(?:\p{Lu}{2,}|\p{Script=Latin}+)$/u.test(tokens[at]?.text ?? '')
  if (!context.words.nominative || !subject?.own || subject.first !== at || !named[at] || !told) return subject
  let behind = at + 1
  while (named[behind]) behind++
  const next = tokens[behind]
  const placed = context.words.attributionForms.get('at')?.includes(next?.norm ?? '')
  if (placed && /Number=Plur/.test(tokens[verb]!.feats) && named[behind + 1]) return undefined
  if (next?.upos !== 'NOUN' || !/Case=Nom/.test(next.feats)) return subject
  return { head: behind, first: behind, last: Math.max(behind, phrase(view, behind, true).last), own: true }
}

/** The word before the verb and its small words. */
export function joint(view: View, verb: number): number {
  let i = verb - 1
  while (i >= 0 && ['ADV', 'PART', 'AUX'].includes(view.tokens[i]!.upos)) i--
  return i
}

export const isPerson = (view: View, m: MentionRecord): boolean =>
  view.context.entities.get(m.entity)?.kind === 'person'

/** No mark parts the two. */
export function sameStretch(view: View, a: number, b: number): boolean {
  for (let i = Math.min(a, b) + 1; i < Math.max(a, b); i++) if (parts(view, i)) return false
  return true
}

/** "its spokesman, Ammar al-Qadri, said", "Russia, which brokered a truce, said": the noun before what two commas close off. */
export function beforeAside(view: View, verb: number): Subject | undefined {
  const { tokens, tree } = view
  const close = joint(view, verb)
  if (tokens[close]?.text !== ',' || !tree) return undefined
  let open = close - 1
  while (open > 0 && !(tokens[open]!.text === ',' && !view.inside[open])) open--
  if (open < 1) return undefined
  for (let i = open - 1; i >= 0 && !parts(view, i); i--) {
    const t = tokens[i]!
    if (t.upos === 'VERB' && finite(t)) return undefined
    const above = tree.heads[i]!
    const inner = above >= 0 && above < open && isNominal(view, above) && sameStretch(view, above, i)
    if (!isNominal(view, i) || inner || view.children[i]!.some((c) => tree.relations[c] === 'case')) continue
    const found = phrase(view, i, true)
    return { head: i, first: Math.min(found.first, i), last: close - 1, own: true }
  }
  return undefined
}
