/** Subject and object of a verb by its dependency tree. */
import type { Tree } from '../../record/index.ts'

/** Token positions of the heads of those who do and of those to whom it is done. */
export interface TreeRoles {
  readonly doers: readonly number[]
  readonly done: readonly number[]
  /** the verb has a subject in the tree, of its own or taken over */
  readonly subject: boolean
  /** it is that of another verb, taken over */
  readonly taken: boolean
}

/**
 * In: a tree, the place of a verb in it, and which verbs speak of what their object does (accuse of). Out: its roles; a verb without a subject takes that of the verb it is joined
 * to, the noun that it describes, or the verb above.
 */
export function treeRoles(tree: Tree, verb: number, passive: boolean, turns: (verb: number) => boolean): TreeRoles {
  const found = ownRoles(tree, verb, passive)
  if (found.subject) return found
  const lost = lostSubject(tree, verb)
  if (lost.length > 0)
    return passive
      ? { doers: found.doers, done: [...lost, ...found.done], subject: true, taken: false }
      : { doers: lost, done: found.done, subject: true, taken: false }
  const taken = takenSubject(tree, verb, turns)
  if (taken.length === 0) return found
  return passive
    ? { doers: found.doers, done: [...taken, ...found.done], subject: true, taken: true }
    : { doers: [...taken, ...found.doers], done: found.done, subject: true, taken: true }
}

function ownRoles(tree: Tree, verb: number, passive: boolean): TreeRoles {
  const doers: number[] = []
  const done: number[] = []
  let subject = false
  const children = childrenOf(tree, verb)
  const object = children.some((c) => tree.relations[c] === 'obj')
  for (const child of children) {
    const relation = tree.relations[child]!
    if (relation === 'nsubj' || relation === 'nsubj:pass') {
      subject = true
      const list = passive || (relation === 'nsubj:pass' && !object) ? done : doers
      list.push(child, ...joined(tree, child))
    } else if (relation === 'obl:agent') doers.push(child, ...joined(tree, child))
    else if (relation === 'obj' || relation === 'iobj') done.push(child, ...joined(tree, child))
  }
  return { doers, done, subject, taken: false }
}

/** Where a weak tree takes the subject for the root and hangs its verb on it. */
function lostSubject(tree: Tree, verb: number): readonly number[] {
  const head = tree.heads[verb]!
  if (head < 0 || head > verb || tree.heads[head] !== -1 || verb - head > 6) return []
  if (!['nmod', 'xcomp', 'ccomp', 'parataxis', 'cc'].includes(tree.relations[verb]!)) return []
  if (childrenOf(tree, head).some((c) => /^(?:nsubj|obj|aux|cop)/.test(tree.relations[c]!))) return []
  return [head, ...joined(tree, head)]
}

function takenSubject(tree: Tree, verb: number, turns: (verb: number) => boolean, depth = 0): readonly number[] {
  const head = tree.heads[verb]!
  if (head < 0 || depth > 3) return []
  const relation = tree.relations[verb]!
  if (relation.startsWith('acl') || (relation === 'advcl' && turned(tree, head, turns)))
    return [head, ...joined(tree, head)]
  // "are working hard to defeat": the adverb is passed
  const passed = depth > 0 && relation === 'advmod'
  if (!passed && !['conj', 'xcomp', 'advcl', 'aux', 'parataxis', 'ccomp'].includes(relation)) return []
  const above = childrenOf(tree, head)
  const turning = relation !== 'conj' && turns(head)
  if (relation === 'ccomp' && !turning && depth > 0) return []
  const objects = turning || relation === 'xcomp' ? above.filter((c) => tree.relations[c] === 'obj') : []
  const wanted = objects.length > 0 ? ['obj'] : turning ? ['iobj', 'obl', 'obl:arg'] : subjects
  const own = above
    .filter((c) => c !== verb && wanted.includes(tree.relations[c]!))
    .flatMap((c) => [c, ...joined(tree, c)])
  return own.length > 0 || turning ? own : takenSubject(tree, head, turns, depth + 1)
}

/** "acusa al ejército de haber …": what is charged hangs on the noun that is charged. */
const turned = (tree: Tree, noun: number, turns: (verb: number) => boolean): boolean =>
  ['obj', 'iobj', 'obl', 'obl:arg'].includes(tree.relations[noun]!) &&
  tree.heads[noun]! >= 0 &&
  turns(tree.heads[noun]!)

const subjects = ['nsubj', 'nsubj:pass']

function childrenOf(tree: Tree, head: number): readonly number[] {
  const out: number[] = []
  tree.heads.forEach((h, i) => {
    if (h === head) out.push(i)
  })
  return out
}

const joined = (tree: Tree, word: number): readonly number[] =>
  childrenOf(tree, word).filter((c) => tree.relations[c] === 'conj')

const outside = /^(?:acl|conj|parataxis|cc|punct|advcl|dep)/

/** First and last token of what belongs to a noun: without what is added to it or joined with it. */
export function phraseOf(tree: Tree, noun: number): readonly [number, number] {
  let first = noun
  let last = noun
  for (let i = 0; i < tree.heads.length; i++) {
    let at = i
    let steps = 0
    while (at >= 0 && at !== noun && steps++ < 12) {
      if (tree.heads[at] === noun && outside.test(tree.relations[at]!)) break
      at = tree.heads[at]!
    }
    if (at !== noun) continue
    first = Math.min(first, i)
    last = Math.max(last, i)
  }
  return [first, last]
}
