/** The subject of a verb where the tree shows none: by its place before the verb, or by its case behind it. */
import { casesOf, headOf, isFiniteVerb, isWord, linksOf, relationOf, type Walk } from './walk.ts'

const nominal = new Set(['NOUN', 'PROPN', 'X', 'NUM'])
const oblique = /Case=(?:Gen|Dat|Acc|Ins|Loc|Abl)/

/** In: an active finite verb. Out: the place of the noun that most likely is its subject; undefined for none. */
export function nearSubject(w: Walk, verb: number): number | undefined {
  return before(w, verb) ?? behind(w, verb)
}

/** "…, leaders agreed on …": a bare noun between the last mark and the verb, where the tree gives the verb another's subject or none. */
export function closeSubject(w: Walk, verb: number): number | undefined {
  let i = verb - 1
  while (i >= 0 && (w.tokens[i]!.upos === 'ADV' || (w.tokens[i]!.upos === 'AUX' && headOf(w, i) === verb))) i--
  while (!w.words.inflects && i > 0 && w.tokens[i]!.upos === 'ADJ' && isNominal(w, i - 1)) i--
  if (i < 0 || !isNominal(w, i) || w.kinds[i] === 'time') return undefined
  const noun = i
  while (i > 0 && ['ADJ', 'DET', 'NUM', 'NOUN', 'PROPN'].includes(w.tokens[i - 1]!.upos)) i--
  if (!opensAt(w, i)) return undefined
  const head = headOf(w, noun)
  const inner = behindCase.test(w.tokens[noun]!.feats) && head >= i && head < noun ? head : noun
  return behindCase.test(w.tokens[inner]!.feats) ? undefined : inner
}

const behindCase = /Case=(?:Gen|Dat|Ins|Loc)/

/** A noun phrase that begins here begins its clause: behind a mark, or a conjunction that joins no nouns. */
function opensAt(w: Walk, i: number): boolean {
  const mark = w.tokens[i - 1]
  if (mark === undefined || mark.upos === 'PUNCT' || mark.upos === 'SCONJ') return true
  return mark.upos === 'CCONJ' && !nominal.has(w.tokens[i - 2]?.upos ?? '')
}

const naming = new Set(['person', 'organization', 'country', 'place'])
const people = new Set(['@people', '@troop'])

const isNominal = (w: Walk, i: number): boolean =>
  nominal.has(w.tokens[i]!.upos) ||
  naming.has(w.kinds[i]!) ||
  (!isFiniteVerb(w.tokens[i]!) && isWord(w, w.tokens[i]!, people))

/** From the last mark or verb up to the verb; a short aside between commas is stepped over. */
function before(w: Walk, verb: number): number | undefined {
  let edge = verb
  while (edge > 0) {
    const t = w.tokens[edge - 1]!
    if (t.upos === 'SCONJ' || (isFiniteVerb(t) && headOf(w, edge - 1) !== verb)) break
    if (t.upos === 'PUNCT') {
      const aside = t.text === ',' && edge - 1 < verb ? openedBefore(w, edge - 1) : undefined
      if (aside === undefined) break
      edge = aside
    } else edge--
  }
  let led = false
  let found: number | undefined
  for (let i = edge; i < verb; i++) {
    const t = w.tokens[i]!
    if (t.upos === 'ADP') led = true
    if (!isNominal(w, i) || t.upos === 'NUM') continue
    const free = !led && casesOf(w, i).length === 0 && !oblique.test(t.feats)
    const inside = headOf(w, i) < i && headOf(w, i) >= edge && /nmod|flat|appos|compound/.test(relationOf(w, i))
    if (free && !inside && w.kinds[i] !== 'time') found ??= i
    led = false
  }
  return found
}

/** The comma that opens a short aside without a verb. */
function openedBefore(w: Walk, comma: number): number | undefined {
  for (let i = comma - 1; i >= 0 && comma - i < 6; i--) {
    const t = w.tokens[i]!
    if (t.text === ',') return i
    if (t.upos === 'PUNCT' || t.upos === 'VERB') return undefined
  }
  return undefined
}

/** The first noun in the nominative behind the verb, in languages that mark it. */
function behind(w: Walk, verb: number): number | undefined {
  for (let i = verb + 1; i < w.tokens.length && i < verb + 8; i++) {
    const t = w.tokens[i]!
    if (t.upos === 'PUNCT' || isFiniteVerb(t)) return undefined
    if (nominal.has(t.upos) && /Case=Nom/.test(t.feats) && casesOf(w, i).length === 0) return i
  }
  return undefined
}

/** A subject behind its verb that its form does not show to be one: "Kiew lehnt das ab". */
export const isLate = (w: Walk, h: number, verb: number): boolean =>
  h > verb && (!/Case=Nom/.test(w.tokens[h]!.feats) || /PronType=Dem/.test(w.tokens[h]!.feats))

/** "Near Mosul, …": a place behind an adposition is no subject, whatever the tree holds. */
export const isPlaced = (w: Walk, h: number): boolean =>
  w.kinds[h] === 'place' && h > 0 && w.tokens[h - 1]!.upos === 'ADP' && linksOf(w, h).has('place')

/** The first part of a compound that another shares its end with: Raketen- und …. */
export const isCut = (w: Walk, i: number): boolean => {
  const [t, dash, next] = [w.tokens[i]!, w.tokens[i + 1], w.tokens[i + 2]]
  return dash?.text === '-' && dash.start === t.end && next?.upos === 'CCONJ'
}
