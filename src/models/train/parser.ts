/** Trains a parser: `npm run train -- parser en`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Upos } from '../../record/index.ts'
import { packModel } from '../packed.ts'
import { parserOf, sideOf } from '../parser.ts'
import { taggerOf } from '../tagger.ts'
import { stateHashes } from '../templates.ts'
import {
  actions,
  allowed,
  finished,
  left,
  type ParserState,
  type ParserWord,
  parserWord,
  reduce,
  right,
  startState,
  step,
} from '../transitions.ts'
import { frame } from '../weights.ts'
import { type Sentences, splitCorpus } from './corpora.ts'
import { makeRows } from './rows.ts'
import { measureTagger, normOf, trainTagger } from './tagger.ts'

interface Tagged {
  readonly norm: string
  readonly lemma: string
  readonly upos: Upos
  readonly feats: string
}

/** A sentence as the parser will see it (tagged by machine) and as it should be. */
interface Example {
  readonly words: readonly ParserWord[]
  readonly heads: Int32Array
  readonly relations: Int32Array
}

const simple = (relation: string): string =>
  /^(?:nsubj|csubj|aux):pass$|^obl:agent$|^acl:relcl$/.test(relation) ? relation : relation.split(':')[0]!

/** Tags as a tagger gives them that has not seen the sentence. */
function jackknife(sentences: Sentences, folds: number): readonly (readonly Tagged[])[] {
  const out: (readonly Tagged[])[] = new Array(sentences.length)
  for (let fold = 0; fold < folds; fold++) {
    console.error(`  tags, part ${fold + 1} of ${folds}`)
    const bytes = trainTagger(
      sentences.filter((_, i) => i % folds !== fold),
      4,
    )
    tagAll(bytes, sentences, (i) => i % folds === fold, out)
  }
  return out
}

function tagAll(
  bytes: Uint8Array,
  sentences: Sentences,
  wanted: (i: number) => boolean,
  out: (readonly Tagged[])[],
): void {
  const tagger = taggerOf(bytes)
  sentences.forEach((s, i) => {
    if (!wanted(i)) return
    const norms = s.map((w) => normOf(w.form))
    const tags = tagger.tag(
      norms,
      s.map((w) => w.form),
    )
    out[i] = tags.map((t, k) => ({ norm: norms[k]!, ...t }))
  })
}

function trainParser(sentences: Sentences, tagged: readonly (readonly Tagged[])[], epochs: number): Uint8Array {
  const relations = [...new Set(sentences.flatMap((s) => s.map((w) => simple(w.relation))))].sort()
  const index = new Map(relations.map((r, i) => [r, i]))
  const examples = sentences.map(
    (s, i): Example => ({
      words: tagged[i]!.map((t) => parserWord(t.norm, t.lemma, t.upos, t.feats)),
      heads: Int32Array.from(s, (w) => (w.head < 0 ? s.length : w.head)),
      relations: Int32Array.from(s, (w) => index.get(simple(w.relation))!),
    }),
  )
  const moves = makeRows(actions)
  const names = makeRows(relations.length)
  const order = examples.map((_, i) => i)
  let seed = 12345
  const random = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed / 4294967296
  }
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1))
      ;[order[i], order[j]] = [order[j]!, order[i]!]
    }
    let wrong = 0
    let total = 0
    for (const at of order) {
      const e = examples[at]!
      wrong += walk(e, moves, names, () => epoch > 0 && random() < 0.9)
      total += e.words.length * 2
    }
    console.error(`  epoch ${epoch + 1}: ${((100 * wrong) / total).toFixed(2)} % of the actions wrong`)
  }
  const [moving, naming] = [moves.averaged(), names.averaged()]
  for (let floor = 0.015; ; floor *= 1.15) {
    const packed = packModel(moving, actions, floor)
    const named = packModel(naming, relations.length, floor * 1.3)
    const bytes = frame({ relations, actions: packed.length }, new Uint8Array(Buffer.concat([packed, named])))
    if (gzipSync(bytes).length < most) return bytes
  }
}

/** Bytes of a parser on disk; smaller weights are left out until it fits. */
const most = 2_500_000

const features = new Int32Array(128)
const sided = new Int32Array(128)
const scores = new Float32Array(actions)
const arcScores = new Float32Array(256)

/** Goes through a sentence, where it may `stray` by its own choices; updates where one costs an arc. Out: how many did. */
function walk(
  e: Example,
  moves: ReturnType<typeof makeRows>,
  names: ReturnType<typeof makeRows>,
  stray: () => boolean,
): number {
  const state = startState(e.words)
  let wrong = 0
  while (!finished(state)) {
    const count = stateHashes(state, features)
    scores.fill(0)
    moves.score(features, count, scores)
    let best = -1
    let bestRight = -1
    let least = Number.POSITIVE_INFINITY
    const costs = [0, 0, 0, 0]
    for (let a = 0; a < actions; a++) {
      if (!allowed(state, a)) continue
      costs[a] = costOf(state, a, e.heads)
      least = Math.min(least, costs[a]!)
      if (best < 0 || scores[a]! > scores[best]!) best = a
    }
    for (let a = 0; a < actions; a++)
      if (allowed(state, a) && costs[a] === least && (bestRight < 0 || scores[a]! > scores[bestRight]!)) bestRight = a
    if (costs[best] !== least) {
      moves.update(features, count, bestRight, best)
      wrong++
    }
    moves.tick()
    const taken = costs[best] === least || stray() ? best : bestRight
    if (taken === left || taken === right) step(state, taken, nameArc(e, state, taken, count, names))
    else step(state, taken, 0)
  }
  return wrong
}

/** The relation of the arc about to be made, learned where the arc is right. */
function nameArc(
  e: Example,
  state: ParserState,
  action: number,
  count: number,
  names: ReturnType<typeof makeRows>,
): number {
  const top = state.stack[state.depth - 1]!
  const child = action === left ? top : state.front
  const head = action === left ? state.front : top
  const side = sideOf(action)
  for (let i = 0; i < count; i++) sided[i] = features[i]! ^ side
  arcScores.fill(0)
  names.score(sided, count, arcScores)
  let best = 0
  for (let r = 1; r < names.labels; r++) if (arcScores[r]! > arcScores[best]!) best = r
  if (e.heads[child] === head) {
    const gold = e.relations[child]!
    if (gold !== best) names.update(sided, count, gold, best)
    names.tick()
  }
  return best
}

/** How many gold arcs an action puts out of reach. */
function costOf(s: ParserState, action: number, gold: Int32Array): number {
  const n = s.words.length
  const top = s.depth > 0 ? s.stack[s.depth - 1]! : -1
  let cost = 0
  if (action === left || action === reduce) {
    // the top's children that are still to come, and for an arc to the left its own head
    for (let i = s.front; i < n; i++) if (gold[i] === top) cost++
    if (action === left && gold[top] !== s.front && gold[top]! > s.front) cost++
    return cost
  }
  const word = s.front
  for (let k = 0; k < s.depth; k++) {
    const below = s.stack[k]!
    if (gold[below] === word && s.heads[below]! < 0) cost++
    if (gold[word] === below && !(action === right && below === top)) cost++
  }
  if (action === right && gold[word]! > word) cost++
  return cost
}

function measureParser(
  bytes: Uint8Array,
  sentences: Sentences,
  tagged: readonly (readonly Tagged[])[],
): { readonly uas: number; readonly las: number; readonly speed: number } {
  const parse = parserOf(bytes)
  let words = 0
  let heads = 0
  let both = 0
  const started = performance.now()
  const trees = tagged.map((t) => parse(t))
  const seconds = (performance.now() - started) / 1000
  sentences.forEach((s, i) => {
    s.forEach((w, k) => {
      if (w.upos === 'PUNCT') return
      words++
      if (trees[i]!.heads[k] !== w.head) return
      heads++
      if (trees[i]!.relations[k]!.split(':')[0] === w.relation.split(':')[0]) both++
    })
  })
  return { uas: heads / words, las: both / words, speed: tagged.reduce((n, t) => n + t.length, 0) / seconds }
}

/** What a tagger and a parser reach on sentences that they have not seen, and what is needed to train the ones that ship. */
export function holdOut(code: string, root: string) {
  const { train, dev } = splitCorpus(code, root)
  const tags = jackknife(train, 5)
  const tagger = trainTagger(train, 6)
  const devTags: (readonly Tagged[])[] = []
  tagAll(tagger, dev, () => true, devTags)
  const parser = trainParser(train, tags, epochs)
  return {
    ...measureTagger(taggerOf(tagger), dev),
    ...measureParser(parser, dev, devTags),
    sentences: [...train, ...dev],
    tags: [...tags, ...devTags],
  }
}

const epochs = 12

export function trainAndShipParser(code: string, root: string): void {
  const { speed, sentences, tags, ...measured } = holdOut(code, root)
  for (const what of ['upos', 'lemma', 'uas', 'las'] as const)
    console.log(`tagging.${code}.${what}\t${measured[what].toFixed(4)}`)
  console.error(`${speed.toFixed(0)} words a second`)
  const shipped = gzipSync(trainParser(sentences, tags, epochs), { level: 9 })
  mkdirSync(new URL('../weights/', import.meta.url), { recursive: true })
  writeFileSync(new URL(`../weights/${code}.parser.gz`, import.meta.url), shipped)
  console.error(`${code}: ${(shipped.length / 1e6).toFixed(2)} MB`)
}
