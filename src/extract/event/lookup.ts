/** Which row of the table of events a token calls for: by lemma, particle, form, stem or the end of a compound. */

import { stemOf } from '../../record/fold.ts'
import type { Token } from '../../record/index.ts'
import { casesOf, childrenBy, headOf, isOf, isVerb, isWord, relationOf, type Walk } from './walk.ts'
import type { EventWord, LightVerb, Need } from './words.ts'

export interface Found {
  readonly word: EventWord
  readonly last: number
}

/** In: a token's place. Out: the row that it, and what stands with it, answers to. */
export function rowAt(w: Walk, i: number): Found | undefined {
  const t = w.tokens[i]!
  if (t.upos === 'PUNCT' || t.upos === 'ADP' || t.upos === 'DET' || t.upos === 'PRON') return undefined
  let known = false
  for (const key of keysOf(w, i)) {
    const rows = w.words.rows.get(key)
    if (!rows) continue
    known = true
    for (const word of rows) {
      const last = reach(w, i, word)
      if (last === i && !word.noun && (lightAt(w, i)?.parts.length ?? 0) > 1) continue
      if (last !== undefined && suits(w, i, word) && word.needs.every((n) => holds(w, i, n))) return { word, last }
    }
  }
  if (known || t.norm.length < 5) return undefined
  return byStem(w, i) ?? byEnding(w, i)
}

function byStem(w: Walk, i: number): Found | undefined {
  const t = w.tokens[i]!
  const verb = t.upos === 'VERB' || /VerbForm/.test(t.feats)
  if (!verb && w.words.inflects) {
    const noun = firstOf(w, i, w.words.rowsByStem.get(stemOf(t.text, w.language)) ?? [])
    if (noun) return noun
  }
  if (!verb && !hasVerbEnding(w, t)) return undefined
  return firstOf(w, i, w.words.beginning(t.text))
}

/** A word that the tagger takes for a noun, with an ending that only verbs have. */
const hasVerbEnding = (w: Walk, t: Token): boolean =>
  w.words.inflects && (t.upos === 'NOUN' || t.upos === 'X') && w.words.verbEndings.some((e) => t.norm.endsWith(e))

function firstOf(w: Walk, i: number, rows: readonly EventWord[]): Found | undefined {
  const t = w.tokens[i]!
  for (const word of rows) {
    if (Math.abs(word.parts[0]!.length - t.norm.length) > 4) continue
    const last = reach(w, i, word)
    const fits = word.noun ? suits(w, i, word) : isVerb(t) || suits(w, i, word) || hasVerbEnding(w, t)
    if (last !== undefined && fits && word.needs.every((n) => holds(w, i, n))) return { word, last }
  }
  return undefined
}

function byEnding(w: Walk, i: number): Found | undefined {
  const t = w.tokens[i]!
  if (t.upos !== 'NOUN' && t.upos !== 'PROPN' && t.upos !== 'X') return undefined
  const word = w.words.endings.find(
    (e) =>
      t.lemma.length > e.word.length + 1 &&
      (t.lemma.endsWith(e.word.slice(1)) || new RegExp(`${e.word.slice(1)}(?:e|en|n|s|es)?$`).test(t.norm)),
  )
  return word?.needs.every((n) => holds(w, i, n)) ? { word, last: i } : undefined
}

/** The forms under which a token may stand in the tables: with its particle, lemma, form. */
function keysOf(w: Walk, i: number): readonly string[] {
  const t = w.tokens[i]!
  const lemma = w.words.lemmas.get(t.norm) ?? t.lemma
  const out: string[] = []
  if (w.words.bases.size > 0 && (isVerb(t) || w.words.lemmas.has(t.norm))) {
    const particle = particleOf(w, i)
    if (particle && w.words.bases.has(lemma)) out.push(particle + lemma)
  }
  out.push(lemma, t.norm)
  if (t.lemma !== lemma) out.push(t.lemma)
  return [...new Set(out)]
}

/** The particle that a verb has parted from: griff … an. */
/** The row is that of a verb and the particle that it has parted from. */
export function isParted(w: Walk, i: number, { word }: EventWord): boolean {
  const particle = w.words.bases.size > 0 ? particleOf(w, i) : undefined
  return particle !== undefined && word.startsWith(particle) && !w.tokens[i]!.norm.startsWith(particle)
}

function particleOf(w: Walk, i: number): string | undefined {
  const child = childrenBy(w, i, 'compound').find((c) => c > i)
  if (child !== undefined) return w.tokens[child]!.norm
  for (let k = i + 1; k < w.tokens.length && k < i + 30; k++) {
    const t = w.tokens[k]!
    const next = w.tokens[k + 1]
    if (k > i + 1 && (t.text === ',' || t.text === ';')) return undefined
    if (w.words.links.get(t.norm)?.has('particle') && (!next || next.upos === 'PUNCT' || next.upos === 'CCONJ'))
      return t.norm
  }
  return undefined
}

/** The last token of the expression; undefined where its further words are missing. */
function reach(w: Walk, i: number, { parts }: EventWord): number | undefined {
  for (let k = 1; k < parts.length; k++) {
    const t = w.tokens[i + k]
    if (!t || (t.lemma !== parts[k] && t.norm !== parts[k] && !sameStem(w, t, parts[k]!))) return undefined
  }
  return i + parts.length - 1
}

const sameStem = (w: Walk, t: Token, part: string): boolean =>
  w.words.inflects &&
  part.length > 3 &&
  (t.upos === 'NOUN' || t.upos === 'ADJ') &&
  stemOf(t.text, w.language) === stemOf(part, w.language)

/** A noun for a noun, a verb for a verb; a word with an auxiliary or a subject is a verb whatever the tagger holds. */
function suits(w: Walk, i: number, word: EventWord): boolean {
  const t = w.tokens[i]!
  if (word.noun)
    return t.upos === 'NOUN' || t.upos === 'PROPN' || t.upos === 'X' || word.parts.length > 1 || opensAsVerb(w, i)
  if (isVerb(t) || w.words.lemmas.has(t.norm)) return true
  if (t.upos === 'ADJ') return /VerbForm/.test(t.feats) || childrenBy(w, i, 'aux', 'cop', 'nsubj').length > 0
  return (
    (t.upos === 'NOUN' || t.upos === 'X') &&
    (childrenBy(w, i, 'aux', 'cop').length > 0 || childrenBy(w, i, 'obj').length > 0)
  )
}

/** "Talks in Muscat …": a plural at the head of a sentence that the tagger takes for a verb, with nobody who does it. */
const opensAsVerb = (w: Walk, i: number): boolean =>
  i === 0 &&
  isVerb(w.tokens[i]!) &&
  w.tokens[i]!.norm !== w.tokens[i]!.lemma &&
  childrenBy(w, i, 'nsubj', 'obj', 'aux').length === 0

/** Nouns that a verb is done to: objects, subjects of a passive, the noun that a participle describes. */
export function patientsOf(w: Walk, i: number): readonly number[] {
  const out = [...childrenBy(w, i, 'obj')]
  for (const c of childrenBy(w, i, 'nsubj')) if (relationOf(w, c) === 'nsubj:pass' || isPassive(w, i)) out.push(c)
  const r = relationOf(w, i)
  if (r === 'acl' && isPassive(w, i)) out.push(headOf(w, i))
  if (r === 'amod' && !isVerb(w.tokens[i]!)) out.push(headOf(w, i))
  return out.filter((c) => c >= 0)
}

/** A verb marked passive, a participle with the auxiliary of the passive, a participle that describes a noun. */
export function isPassive(w: Walk, i: number): boolean {
  const t = w.tokens[i]!
  if (
    childrenBy(w, i, 'expl', 'obj', 'iobj').some((c) => c < i && w.words.links.get(w.tokens[c]!.norm)?.has('reflexive'))
  )
    return false
  if (!isVerb(t) && t.upos !== 'ADJ') return childrenBy(w, i, 'cop', 'aux').some((c) => beOf(w, c))
  const acts = childrenBy(w, i, 'nsubj').some((c) => relationOf(w, c) === 'nsubj')
  if (acts && (childrenBy(w, i, 'obj').length > 0 || !w.words.inflects) && childrenBy(w, i, 'aux', 'cop').length === 0)
    return false
  if (w.words.links.get(t.lemma)?.has('intransitive')) return false
  const first = sharedVerb(w, i)
  if (first >= 0) return isPassive(w, first)
  // "killed ten and destroyed two houses": what has an object of its own is no passive
  const bare = childrenBy(w, i, 'aux', 'cop', 'nsubj').length === 0
  if (relationOf(w, i) === 'conj' && bare && childrenBy(w, i, 'obj').length > 0) return false
  if (/Voice=Pass/.test(t.feats)) return true
  // "werde Systeme übergeben": what has an object in the accusative is done by its subject
  if (w.words.inflects && childrenBy(w, i, 'obj').some((c) => isPlainly(w, c, 'Acc'))) return false
  if (childrenBy(w, i, 'aux').some((c) => relationOf(w, c) === 'aux:pass')) return true
  if (childrenBy(w, i, 'nsubj').some((c) => relationOf(w, c) === 'nsubj:pass')) return true
  if (!/VerbForm=Part/.test(t.feats) || /Tense=Pres/.test(t.feats)) return false
  if (relationOf(w, i).startsWith('acl')) return childrenBy(w, i, 'nsubj', 'aux').length === 0
  const auxiliaries = childrenBy(w, i, 'aux', 'cop')
  return auxiliaries.some((c) => beOf(w, c))
}

/** "a lancé … et repris …": the verb whose auxiliary a participle joined to it shares; -1 for none. */
export function sharedVerb(w: Walk, i: number): number {
  if (relationOf(w, i) !== 'conj' || !/VerbForm=Part/.test(w.tokens[i]!.feats)) return -1
  const h = headOf(w, i)
  const own = childrenBy(w, i, 'aux', 'cop').length > 0 || !isVerb(w.tokens[i]!)
  return !own && isVerb(w.tokens[h]!) && childrenBy(w, h, 'aux').length > 0 ? h : -1
}

/** A noun in a case that its form shows, with no adposition. */
export const isPlainly = (w: Walk, i: number, wanted: 'Nom' | 'Acc'): boolean =>
  ['NOUN', 'PROPN'].includes(w.tokens[i]!.upos) &&
  w.tokens[i]!.feats.includes(`Case=${wanted}`) &&
  casesOf(w, i).length === 0

const beOf = (w: Walk, i: number): boolean => w.words.links.get(w.tokens[i]!.lemma)?.has('passive') ?? false

function holds(w: Walk, i: number, need: Need): boolean {
  return found(w, i, need) !== need.not
}

function found(w: Walk, i: number, { key, values }: Need): boolean {
  switch (key) {
    case 'obj': {
      const near = patientsOf(w, i)
      const right = childrenBy(w, i, 'obl', 'dep', 'xcomp', 'nmod', 'appos', 'advmod').filter(
        (c) => c > i && (casesOf(w, c).length === 0 || childrenBy(w, c, 'case').some((k) => k === i + 1)),
      )
      if (values.has('-')) return near.length === 0
      if (near.length > 0 || right.length > 0)
        return [...near, ...(near.length > 0 ? [] : right)].some((c) => isOf(w, c, values))
      return w.tokens
        .slice(i + 1, i + 9)
        .some((_, k) => isOf(w, i + 1 + k, values, false) && casesOf(w, i + 1 + k).length === 0)
    }
    case 'subj':
      return subjectsOf(w, i).some((c) => isOf(w, c, values))
    case 'at':
      return (
        childrenBy(w, i, 'obl', 'nmod', 'obj', 'iobj', 'advcl', 'xcomp', 'ccomp', 'dep').some((c) =>
          casesOf(w, c).some((x) => values.has(x.replaceAll(' ', '_'))),
        ) || [w.tokens[i + 1]?.norm, w.tokens[i + 1]?.lemma].some((x) => x !== undefined && values.has(x))
      )
    case 'part':
      return w.tokens.slice(Math.max(0, i - 1), i + 9).some((t, k) => k !== 1 && values.has(t.norm))
    case 'prev':
      return values.has(w.tokens[i - 1]?.norm ?? '') || values.has(w.tokens[i - 1]?.lemma ?? '')
    default:
      return (
        w.tokens.slice(i + 1, i + 10).some((_, k) => isOf(w, i + 1 + k, values, false)) ||
        before(w, i, values) ||
        // in languages whose verb comes last its object may stand far before it
        (isVerb(w.tokens[i]!) && childrenBy(w, i, 'obj', 'nsubj', 'obl').some((c) => isWord(w, w.tokens[c]!, values)))
      )
  }
}

/** Its own, else that of the verb above it: the talks should resume. */
function subjectsOf(w: Walk, i: number): readonly number[] {
  const own = childrenBy(w, i, 'nsubj')
  return own.length === 0 && relationOf(w, i) === 'xcomp' ? childrenBy(w, headOf(w, i), 'nsubj') : own
}

const before = (w: Walk, i: number, values: ReadonlySet<string>): boolean =>
  w.tokens.slice(Math.max(0, i - 4), i).some((_, k) => {
    const at = Math.max(0, i - 4) + k
    const acts = relationOf(w, at) === 'nsubj' && !isPassive(w, i)
    return acts ? isWord(w, w.tokens[at]!, values) : isOf(w, at, values, false)
  })

/** The light verb that a token is, with its particle where the table has one. */
export function lightAt(w: Walk, i: number): LightVerb | undefined {
  const t = w.tokens[i]
  if (!t) return undefined
  for (const key of keysOf(w, i))
    for (const v of w.words.light.get(key) ?? []) {
      const near = [
        ...childrenBy(w, i, 'compound', 'advmod', 'obl').map((c) => w.tokens[c]!),
        ...w.tokens.slice(i + 1, i + 4),
      ]
      if (v.parts.slice(1).every((p) => near.some((x) => x.norm === p || x.lemma === p))) return v
    }
  return undefined
}
