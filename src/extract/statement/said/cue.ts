/** Words of saying in a sentence: verbs by dictionary form, irregular form or ending, with what belongs to them. */
import type { Token } from '../../../record/index.ts'
import type { SpeechVerb } from '../words.ts'
import { stretchEnd } from './edges.ts'
import { finite, parts, type View } from './view.ts'

export interface Cue {
  readonly at: number
  readonly verb: SpeechVerb
  readonly passive: boolean
  /** an infinitive under another verb: its content must be plain to see */
  readonly weak: boolean
  /** first and last token of the verb with its auxiliaries and parts */
  readonly words: readonly [number, number]
  readonly negated: boolean
}

const verbal = new Set(['VERB', 'AUX', 'X', 'ADV', 'ADJ'])

/** The verbs that a word can be a form of. */
function verbsAt(view: View, at: number): readonly SpeechVerb[] {
  const t = view.tokens[at]!
  const { byWord, byEnding } = view.context.words
  const parted = view.context.words.separable ? separated(view, at) : undefined
  if (parted) return parted
  const found = byWord.get(t.lemma) ?? byWord.get(t.norm)
  if (found) return found
  return t.norm.length < 4 ? [] : byEnding(t.norm)
}

/** The word ends as a form of the verb does, whatever its tag: taggers of small training sets do not know every verb. */
function byForm(view: View, at: number, verb: SpeechVerb): boolean {
  const { norm } = view.tokens[at]!
  const { endings, nominative, byWord } = view.context.words
  if (!nominative || view.named[at]) return false
  if (byWord.get(norm)?.includes(verb) && norm !== verb.lemma) return true
  return endings.some(
    ([form, lemma]) =>
      norm.endsWith(form) && byWord.get(norm.slice(0, norm.length - form.length) + lemma)?.includes(verb),
  )
}

/** A verb whose first part stands at the end of its clause: schlug … vor, teilte … mit. */
function separated(view: View, at: number): readonly SpeechVerb[] | undefined {
  const { tokens, context } = view
  const t = tokens[at]!
  if (t.upos !== 'VERB' && t.upos !== 'AUX') return undefined
  for (let i = at + 1; i < Math.min(tokens.length, at + 30); i++) {
    if (tokens[i]!.text === ';') return undefined
    if (!context.words.particles.has(tokens[i]!.norm) || view.inside[i]) continue
    const next = tokens[i + 1]
    const hangs = view.tree?.heads[i] === at && /compound/.test(view.tree.relations[i]!)
    if (!hangs && next && next.upos !== 'PUNCT' && next.upos !== 'CCONJ') continue
    const whole = (form: string): readonly SpeechVerb[] | undefined =>
      context.words.byWord.get(`${tokens[i]!.norm}${form}`)
    const verbs = whole(t.lemma) ?? whole(t.norm)
    if (verbs) return verbs
  }
  return undefined
}

/** Where the further words of a verb of several stand; undefined where one is missing. */
function restAt(view: View, at: number, verb: SpeechVerb): number | undefined {
  let last = at
  for (const word of verb.rest ?? []) {
    let i = last + 1
    const limit = Math.min(view.tokens.length, last + 5)
    while (i < limit && view.tokens[i]!.norm !== word && view.tokens[i]!.lemma !== word) i++
    if (i < limit) last = i
    else return at > 0 && verb.rest?.length === 1 && before(view, at, word) ? at : undefined
  }
  return last
}

const before = (view: View, at: number, word: string): boolean =>
  view.context.words.separable && view.tokens.slice(Math.max(0, at - 3), at).some((t) => t.norm === word)

/** Cues in text order; those of one word in the order of its table rows: the first whose content is found holds. */
export function cuesOf(view: View): readonly Cue[] {
  const cues: Cue[] = []
  view.tokens.forEach((t, at) => {
    if (view.inside[at] || t.upos === 'PUNCT') return
    for (const verb of verbsAt(view, at)) {
      const last = restAt(view, at, verb)
      const cue = last === undefined ? undefined : cueOf(view, at, verb, last)
      if (cue) cues.push(cue)
    }
  })
  return cues
}

function cueOf(view: View, at: number, verb: SpeechVerb, last: number): Cue | undefined {
  const { tokens, tree, context } = view
  const t = tokens[at]!
  const relation = tree?.relations[at] ?? ''
  const state = verb.takes.has('adj')
  if (
    !verbal.has(t.upos) &&
    !byForm(view, at, verb) &&
    !(t.upos === 'NOUN' && (clauseBehind(view, at) || mistagged(view, at, verb)))
  )
    return undefined
  if (t.upos === 'ADJ' && !state && !/VerbForm/.test(t.feats) && t.lemma === verb.lemma) return undefined
  const opens = tokens[at - 1]?.upos === 'PUNCT' && byForm(view, at, verb)
  if (!state && !opens && (relation === 'amod' || (t.upos === 'ADJ' && relation === 'case'))) return undefined
  if (verb.act !== 'say' && asksNotToBeNamed(view, at)) return undefined
  if (supposed(view, at)) return undefined
  const auxiliaries = helpers(view, at)
  if (verb.takes.has('alone') && isReflexive(view, at)) return undefined
  if (!state && bareParticiple(view, at, auxiliaries)) return undefined
  const passive = !state && isPassive(view, at, auxiliaries)
  const first = Math.min(at, ...auxiliaries.filter((a) => at - a < 4))
  const infinitive = /VerbForm=Inf/.test(t.feats) && !auxiliaries.some((a) => tokens[a]!.upos === 'AUX')
  // "bestätigte den Bericht nicht": German negates at the end of the clause
  const end = context.words.separable ? stretchEnd(view, at + 1) : last + 1
  const negated =
    verb.takes.has('neg') !==
    (/Polarity=Neg/.test(t.feats) ||
      tokens.slice(Math.max(0, first - 3), end).some((x, i) => {
        const k = Math.max(0, first - 3) + i
        return (
          context.words.negations.has(x.norm) &&
          !parts(view, k) &&
          (k < at || view.tree?.heads[k] === at) &&
          sameClause(view, k, at)
        )
      }))
  return { at, verb, passive, weak: infinitive, words: [first, last], negated }
}

/** "la reunión se celebrará": with its pronoun the verb says something else. */
const isReflexive = (view: View, at: number): boolean =>
  view.children[at]!.some(
    (c) => /^expl/.test(view.tree?.relations[c] ?? '') || /Reflex=Yes/.test(view.tokens[c]!.feats),
  )

/** Outside English a participle without its auxiliary, and not joined to one that has it, describes a thing. */
function bareParticiple(view: View, at: number, auxiliaries: readonly number[]): boolean {
  const { tokens, tree, context } = view
  if (!/VerbForm=Part/.test(tokens[at]!.feats) || context.words.bare === 'plain' || auxiliaries.length > 0) return false
  if (/Tense=Pres|VerbForm=Ger/.test(tokens[at]!.feats) || context.words.separable) return false
  if (tokens[at - 1]?.upos === 'CCONJ' && tokens.slice(0, at).some((t) => t.upos === 'AUX')) return false
  if (tree?.relations[at] === 'conj' && helpers(view, tree.heads[at]!).length > 0) return false
  return !(/Voice=Pass/.test(tokens[at]!.feats) && view.children[at]!.some((c) => tree?.relations[c] === 'obl:agent'))
}

/** "if the United States promises …": nobody has said so yet. */
function supposed(view: View, at: number): boolean {
  for (let i = at - 1; i >= 0 && !parts(view, i); i--) {
    const t = view.tokens[i]!
    if (view.context.words.suppositions.has(t.text.toLowerCase())) return true
    if (t.upos === 'SCONJ' || (t.upos === 'VERB' && finite(t))) return false
  }
  return false
}

function sameClause(view: View, a: number, b: number): boolean {
  for (let i = Math.min(a, b); i < Math.max(a, b); i++) if (parts(view, i)) return false
  return true
}

/** Auxiliaries that hang on a verb. */
const helpers = (view: View, at: number): readonly number[] =>
  view.children[at]!.filter((c) => /^(?:aux|cop)/.test(view.tree?.relations[c] ?? '') && Math.abs(at - c) < 25)

function isPassive(view: View, at: number, auxiliaries: readonly number[]): boolean {
  const { tokens, tree, context } = view
  if (auxiliaries.some((a) => tree?.relations[a] === 'aux:pass')) return true
  const be =
    auxiliaries.some((a) => tree?.relations[a] === 'cop') ||
    (context.words.bare === 'plain' && tokens[at - 1]?.upos === 'AUX')
  if (/Voice=Pass/.test(tokens[at]!.feats) && be) return true
  if (!/Voice=Pass/.test(tokens[at]!.feats)) return false
  const relation = tree?.relations[at] ?? ''
  if (context.words.bare === 'plain')
    return (
      !onlyVerb(view, at) &&
      /^(?:acl|amod|advcl)/.test(relation) &&
      !context.words.complementizers.has(tokens[behindTimes(view, at + 1)]?.norm ?? '')
    )
  return !view.children[at]!.some((c) => tree?.relations[c] === 'nsubj')
}

/** "Opposition leaders called …": the parser takes the verb of a sentence that has no other for a participle. */
const onlyVerb = (view: View, at: number): boolean =>
  view.tree?.heads[view.tree.heads[at]!] === -1 && !view.tokens.some((t, i) => finite(t) && !view.inside[i])

/** Behind "on Tuesday", "in a report": the first word that neither is of a time nor of a short phrase with a preposition. */
function behindTimes(view: View, from: number): number {
  let i = from
  while (i < from + 8 && ['ADP', 'DET', 'PROPN', 'NUM', 'ADV', 'ADJ', 'NOUN'].includes(view.tokens[i]?.upos ?? '')) i++
  return i
}

/** English takes rejects, speaks, denies for nouns where names stand before them. */
function mistagged(view: View, at: number, verb: SpeechVerb): boolean {
  const { tokens, context } = view
  const t = tokens[at]!
  if (context.words.bare !== 'plain' || t.upos !== 'NOUN' || t.norm === t.lemma) return false
  // "The Tax Foundation estimates that …": the noun would leave the sentence without a verb
  if (context.words.nouns.has(t.lemma))
    return view.tree?.heads[at] === -1 && tokens[at - 1]?.upos === 'PROPN' && tokens[at + 1]?.upos === 'SCONJ'
  if (!['PROPN', 'NOUN', 'CCONJ', 'PRON', 'NUM'].includes(tokens[at - 1]?.upos ?? '')) return false
  const next = tokens[at + 1]
  return (
    next !== undefined && (['DET', 'PRON', 'SCONJ'].includes(next.upos) || (verb.prepositions?.has(next.norm) ?? false))
  )
}

/** Behind a word that ends as a verb does, a comma and a complementizer make it one, whatever its tag; not where no comma is needed. */
const clauseBehind = (view: View, at: number): boolean =>
  view.context.words.bare !== 'plain' &&
  view.tokens[at + 1]?.text === ',' &&
  view.context.words.endings.length > 0 &&
  view.context.words.complementizers.has(view.tokens[at + 2]?.norm ?? '')

/** "asked not to be named", "spoke on condition of anonymity" */
function asksNotToBeNamed(view: View, at: number): boolean {
  for (let i = at + 1; i < Math.min(view.tokens.length, at + 6); i++) {
    const t: Token = view.tokens[i]!
    if (t.upos === 'PUNCT') return false
    if (view.context.words.anonymity.some((w) => t.norm.startsWith(w))) return true
  }
  return false
}
