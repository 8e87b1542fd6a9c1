/** Whether a deed happened, goes on, is planned, possible, denied: tense, modality, negation, and the words that govern it. */
import type { EventStatus } from '../../record/index.ts'
import type { Deed } from './deeds.ts'
import { lightAt } from './lookup.ts'
import { childrenBy, headOf, relationOf, type Walk } from './walk.ts'
import { weightiest } from './weight.ts'

export function statusInTree(w: Walk, deed: Deed): EventStatus {
  const found = new Set<EventStatus>()
  const add = (i: number): void => {
    const t = w.tokens[i]!
    const status = w.words.modality.get(t.norm) ?? w.words.modality.get(t.lemma)
    if (!status || (t.upos === 'AUX' && /VerbForm=Part/.test(t.feats))) return
    const ofPassive =
      w.words.links.get(t.lemma)?.has('passive') && !/VerbForm=Inf/.test(w.tokens[headOf(w, i)]?.feats ?? '')
    if (!ofPassive) found.add(status)
  }
  if (deed.status !== '') found.add(deed.status as EventStatus)
  for (const at of new Set([deed.head, ...(deed.verb >= 0 ? [deed.verb] : [])])) {
    const t = w.tokens[at]!
    if (/Tense=Fut/.test(t.feats) || /Aspect=Perf.*Tense=Pres/.test(t.feats)) found.add('planned')
    if (at === deed.head && deed.word.type === 'AID') add(at)
    if (at !== deed.head && deed.how !== 'verb') add(at)
    for (const c of childrenBy(w, at, 'aux', 'advmod', 'amod', 'acl', 'cop', 'mark')) {
      if (w.words.negation.has(w.tokens[c]!.norm)) found.add('denied')
      else add(c)
      if (relationOf(w, c).startsWith('aux') && /Tense=Fut/.test(w.tokens[c]!.feats)) found.add('planned')
    }
    for (const c of childrenBy(w, at, 'nsubj', 'obj'))
      if (childrenBy(w, c, 'det').some((d) => w.words.negation.has(w.tokens[d]!.norm))) found.add('denied')
    above(w, at, add)
  }
  if (deed.word.noun && childrenBy(w, deed.head, 'det').some((d) => w.words.negation.has(w.tokens[d]!.norm)))
    found.add('denied')
  if (deed.word.noun && (put.has(deed.word.type) || deed.how === 'root')) farOff(w, deed, found)
  return weightiest(found)
}

const put = new Set(['CONSULT', 'PROTEST', 'MOBILIZE'])

/** "The meeting, set for Friday, has been called off": the verb that puts off or cancels, behind the noun and its asides. */
function farOff(w: Walk, deed: Deed, found: Set<EventStatus>): void {
  for (let i = deed.last + 1; i < w.tokens.length && i < deed.last + 26; i++) {
    if (w.tokens[i]!.text === ';') return
    const status = lightAt(w, i)?.status
    if (status === 'postponed' || status === 'cancelled') {
      if (!w.words.negation.has(w.tokens[i - 1]!.norm)) found.add(status)
      return
    }
  }
}

/** The verbs that a deed is the content of: plans to, is expected to, denies that. */
function above(w: Walk, from: number, add: (i: number) => void): void {
  let at = from
  for (let steps = 0; steps < 3; steps++) {
    const r = relationOf(w, at).split(':')[0]!
    const h = headOf(w, at)
    if (h < 0 || !['xcomp', 'ccomp', 'csubj', 'obj', 'nsubj', 'conj', 'acl', 'obl', 'nmod'].includes(r)) return
    if (r === 'conj') {
      for (const c of childrenBy(w, h, 'aux')) add(c)
    } else if (r === 'ccomp' || r === 'xcomp' || r === 'csubj' || steps === 0) {
      if (r !== 'obl' && r !== 'nmod') add(h)
      if (r === 'xcomp') for (const c of childrenBy(w, h, 'aux')) add(c)
      if (r === 'xcomp') for (const c of childrenBy(w, h, 'advmod')) if (w.words.negation.has(w.tokens[c]!.norm)) add(c)
    }
    at = h
  }
}
