/** Trains names: `npm run train -- namer zh`, from sets whose licence permits it; `any` from all of them, without words. */
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { unitsOf } from '../../extract/name/units.ts'
import { loadLanguage } from '../../languages/index.ts'
import { readDocument } from '../../read/read.ts'
import type { DocumentRecord, Language, NameUnit } from '../../record/index.ts'
import { loadLexicon } from '../lexicon.ts'
import { labelHashes, unitHashes } from '../name-features.ts'
import { follows, type Namer, namerOf } from '../namer.ts'
import { packModel } from '../packed.ts'
import { loadSegmenter, loadWordClasses } from '../segmenter.ts'
import { loadTagger } from '../tagger.ts'
import { frame } from '../weights.ts'
import { type NamedText, nameSets } from './name-sets.ts'
import { makeLogistic } from './perceptron.ts'

interface Labelled {
  readonly units: readonly NameUnit[]
  readonly labels: readonly string[]
}

const lexicon = loadLexicon()

/** Running text of other languages beside a set that has none: what surrounds a name is much alike. */
const besides: Readonly<Record<string, readonly string[]>> = { fr: ['en', 'de'] }

/** A tenth held out measures a first training; what ships is trained from everything. */
export async function trainNamer(code: string, root: string): Promise<void> {
  const texts = await labelledTexts(code, root)
  const lexical = code !== 'any'
  const held = (i: number): boolean => Math.floor(i / 2) % 10 === 0
  const first = train(texts.filter((_, i) => !held(i)).flat(), lexical)
  const f1 = measure([[namerOf(first), texts.filter((_, i) => held(i)).flat()]])
  console.error(`${code}: held out F1 ${f1.toFixed(4)}`)
  writeFileSync(
    new URL(`../weights/${code}.namer.gz`, import.meta.url),
    gzipSync(train(texts.flat(), lexical), { level: 9 }),
  )
}

/** F1 of the model alone on a set that it also trains from: each fifth read by a model of the other four. */
export async function crossValidate(code: string, root: string): Promise<number> {
  const texts = await labelledTexts(code, root)
  return measure(
    [0, 1, 2, 3, 4].map((fold) => [
      namerOf(train(texts.filter((_, i) => i % 5 !== fold).flat(), true)),
      texts.filter((_, i) => i % 5 === fold).flat(),
    ]),
  )
}

async function labelledTexts(code: string, root: string): Promise<readonly Labelled[][]> {
  const codes = code === 'any' ? Object.keys(nameSets).filter((c) => c !== 'zh') : [code, ...(besides[code] ?? [])]
  const texts: Labelled[][] = []
  for (const c of codes) {
    const load = nameSets[c]
    if (!load) throw new Error(`no set of names may be trained on for ${c}`)
    const language = (await loadLanguage(c))!
    const all = load(root)
    const few = code === 'any' && c === 'fr' ? all.slice(0, 200) : all
    texts.push(...few.map((t) => labelled(t, language)))
  }
  return texts
}

function labelled(t: NamedText, language: Language): Labelled[] {
  const tagger = loadTagger(language.code)
  const reading = readDocument({ text: t.text } as DocumentRecord, language, {
    ...(tagger ? { tag: tagger.tag } : {}),
    ...(language.unspaced ? { cut: loadSegmenter() } : {}),
  })
  const names = [...t.names].sort((a, b) => a.start - b.start || b.end - a.end)
  return unitsOf(reading, {
    known: lexicon.match(reading),
    part: lexicon.namePart,
    ...(language.unspaced ? { classes: loadWordClasses() } : {}),
  }).map((units) => ({
    units,
    labels: units.map((c) => {
      const name = names.find((n) => n.start <= c.start && c.start < n.end)
      return !name ? 'O' : c.start === name.start ? `B-${name.kind}` : `I-${name.kind}`
    }),
  }))
}

function measure(runs: readonly (readonly [Namer, readonly Labelled[]])[]): number {
  let [gold, found, right] = [0, 0, 0]
  for (const [namer, data] of runs)
    for (const { units, labels } of data) {
      const want = spansOf(labels)
      const have = spansOf(namer(units).map((l) => l.label))
      gold += want.size
      found += have.size
      right += [...have].filter((s) => want.has(s)).length
    }
  return (2 * right) / (gold + found)
}

function spansOf(labels: readonly string[]): ReadonlySet<string> {
  const out = new Set<string>()
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] === 'O') continue
    let j = i
    while (labels[j + 1]?.startsWith('I-')) j++
    out.add(`${i}-${j}-${labels[i]!.slice(2)}`)
    i = j
  }
  return out
}

function train(data: readonly Labelled[], lexical: boolean): Uint8Array {
  const labels = [...new Set(['O', ...data.flatMap((d) => d.labels)])]
  const index = new Map(labels.map((l, i) => [l, i]))
  const trainer = makeLogistic(labels.length, 0.1)
  const scores = new Float32Array(labels.length)
  const seen = new Map<number, number>()
  const prepared = data.map((d) => {
    const own = [...unitHashes(d.units, lexical)]
    for (const list of own) for (const f of list) seen.set(f, (seen.get(f) ?? 0) + 1)
    return { own, units: d.units, gold: d.labels.map((l) => index.get(l)!) }
  })
  for (const p of prepared) for (let i = 0; i < p.own.length; i++) p.own[i] = p.own[i]!.filter((f) => seen.get(f)! > 1)
  let random = 4242
  const order = prepared.map((_, i) => i)
  for (let epoch = 0; epoch < 15; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      random = (Math.imul(random, 1664525) + 1013904223) >>> 0
      const j = random % (i + 1)
      ;[order[i], order[j]] = [order[j]!, order[i]!]
    }
    for (const n of order) {
      const p = prepared[n]!
      let previous = 999
      let before = 999
      for (let i = 0; i < p.gold.length; i++) {
        if (p.own[i]!.length === 0) {
          before = previous
          previous = 0
          continue
        }
        const features = labelHashes(p.own, p.units[i]!, i, lexical, [previous, before], [])
        scores.fill(0)
        trainer.score(features, scores)
        let best = 0
        for (let l = 1; l < scores.length; l++)
          if (scores[l]! > scores[best]! && follows(labels[l]!, labels[previous] ?? 'O')) best = l
        trainer.update(features, p.gold[i]!, scores)
        before = previous
        previous = best
      }
    }
  }
  return frame({ labels, lexical }, packModel(trainer.weights(), labels.length, 0.02, true))
}
