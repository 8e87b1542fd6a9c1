/** Trains names: `npm run train -- namer zh`, from sets whose licence permits it; `any` from all of them, without words. */
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { unitsOf } from '../../extract/name/units.ts'
import { loadLanguage } from '../../languages/index.ts'
import { readDocument } from '../../read/read.ts'
import type { DocumentRecord, Language, NameUnit } from '../../record/index.ts'
import { clusterOf } from '../clusters.ts'
import { loadLexicon } from '../lexicon.ts'
import { stepHashes, unitHashes } from '../name-features.ts'
import { follows, type Namer, namerOf } from '../namer.ts'
import { packModel } from '../packed.ts'
import { properNamesIn } from '../proper-names.ts'
import { loadSegmenter, loadWordClasses } from '../segmenter.ts'
import { loadTagger } from '../tagger.ts'
import { frame } from '../weights.ts'
import { type Chain, trainCrf } from './crf.ts'
import { exchanged } from './exchange.ts'
import { type NamedText, nameSets } from './name-sets.ts'
import { respelled } from './respell.ts'

interface Labelled {
  readonly units: readonly NameUnit[]
  readonly labels: readonly string[]
}

const lexicon = loadLexicon()

const isLatin = ({ code }: Language): boolean => ['en', 'es', 'fr', 'de'].includes(code)

/** Running text of other languages beside a set that has none, or for a language without a set: what surrounds a name is much alike. */
const besides: Readonly<Record<string, readonly string[]>> = {
  fr: ['en', 'de'],
  es: ['fr', 'en', 'de'],
  uk: ['ru'],
}

/** Models that know no words: of languages that have no set to learn them from. */
const wordless = ['any', 'es']

/** Copies with names exchanged, for sets so small that the names in them are learnt by heart: German by cross-validation .677 to .689. */
const copiesOf: Readonly<Record<string, number>> = { de: 2 }

/** A text with its names, and how it is read. */
interface Source {
  readonly named: NamedText
  readonly language: Language
  readonly clustered: boolean
}

/** Where it is to be `measured`, a tenth held out measures a first training; what ships is trained from everything. */
export async function trainNamer(code: string, root: string, measured = false): Promise<void> {
  const sources = await sourcesOf(code, root)
  const held = (i: number): boolean => Math.floor(i / 2) % 10 === 0
  if (measured) {
    const first = trainFrom(
      code,
      sources.filter((_, i) => !held(i)),
    )
    const f1 = measure([[namerOf(first), sources.filter((_, i) => held(i)).flatMap(labelled)]])
    console.error(`${code}: held out F1 ${f1.toFixed(4)}`)
  }
  writeFileSync(
    new URL(`../weights/${code}.namer.gz`, import.meta.url),
    gzipSync(trainFrom(code, sources), { level: 9 }),
  )
}

/** F1 of the model alone on a set that it also trains from: each fifth read by a model of the other four. */
export async function crossValidate(code: string, root: string): Promise<number> {
  const sources = await sourcesOf(code, root)
  return measure(
    [0, 1, 2, 3, 4].map((fold) => [
      namerOf(
        trainFrom(
          code,
          sources.filter((_, i) => i % 5 !== fold),
        ),
      ),
      sources.filter((_, i) => i % 5 === fold).flatMap(labelled),
    ]),
  )
}

function trainFrom(code: string, sources: readonly Source[]): Uint8Array {
  const [first] = sources
  const others = exchanged(
    sources.map((s) => s.named),
    copiesOf[code] ?? 0,
  )
  const copies = others
    .flatMap((named) => labelled({ ...first!, named }))
    .filter(({ labels }) => labels.some((l) => l !== 'O'))
  return train([...sources.flatMap(labelled), ...copies], !wordless.includes(code))
}

async function sourcesOf(code: string, root: string): Promise<readonly Source[]> {
  const own = nameSets[code] ? [code] : []
  const codes = code === 'any' ? Object.keys(nameSets).filter((c) => c !== 'zh') : [...own, ...(besides[code] ?? [])]
  if (codes.length === 0) throw new Error(`no set of names may be trained on for ${code}`)
  const sources: Source[] = []
  for (const c of codes) {
    const load = nameSets[c]!
    const neighbour = code === 'uk' && c === 'ru'
    const language = (await loadLanguage(neighbour ? code : c))!
    const all = neighbour ? load(root).map((t) => respelled(t, language)) : load(root)
    const few = wordless.includes(code) && c === 'fr' ? all.slice(0, 200) : all
    sources.push(...few.map((named) => ({ named, language, clustered: code !== 'any' && isLatin(language) })))
  }
  return sources
}

function labelled({ named: t, language, clustered }: Source): Labelled[] {
  const tagger = loadTagger(language.code)
  const reading = readDocument({ text: t.text } as DocumentRecord, language, {
    ...(tagger ? { tag: tagger.tag } : {}),
    ...(language.unspaced ? { cut: loadSegmenter() } : {}),
  })
  const names = [...t.names].sort((a, b) => a.start - b.start || b.end - a.end)
  return unitsOf(reading, {
    known: lexicon.match(reading),
    part: lexicon.namePart,
    ...(clustered ? { cluster: clusterOf } : {}),
    ...(language.unspaced ? { classes: loadWordClasses(), proper: properNamesIn } : {}),
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
  const labels = ['O', ...new Set(data.flatMap((d) => d.labels).filter((l) => l !== 'O'))]
  const index = new Map(labels.map((l, i) => [l, i]))
  const seen = new Map<number, number>()
  const hashes = data.map((d) => unitHashes(d.units, lexical))
  for (const own of hashes) for (const list of own) for (const f of list) seen.set(f, (seen.get(f) ?? 0) + 1)
  const ids = new Map<number, number>()
  const idOf = (hash: number): number => {
    const id = ids.get(hash) ?? ids.size
    if (id === ids.size) ids.set(hash, id)
    return id
  }
  const some = new Int32Array(8)
  const none = new Int32Array(0)
  const chains = data.flatMap(({ units, labels: gold }, n): Chain[] => {
    const own = hashes[n]!
    if (own.every((f) => f.length === 0)) return []
    const features = own.map((list) => Int32Array.from(list.filter((f) => seen.get(f)! > 1).map(idOf)))
    const steps = own.map((list, i) =>
      labels.map((_, a) => (list.length > 0 ? some.slice(0, stepHashes(units[i]!, a, some, lexical)).map(idOf) : none)),
    )
    let previous = 'O'
    const way = gold.map((label, i) => {
      previous = own[i]!.length === 0 ? 'O' : follows(label, previous) ? label : `B-${label.slice(2)}`
      return index.get(previous)!
    })
    return [{ features, steps, gold: way }]
  })
  const weights = trainCrf(chains, {
    labels: labels.length,
    features: ids.size,
    epochs: 8,
    rate: 0.05,
    allowed: (label, previous) => follows(labels[label]!, labels[previous]!),
  })
  const byHash = new Map<number, Float32Array>()
  for (const [hash, id] of ids) byHash.set(hash, weights.subarray(id * labels.length, (id + 1) * labels.length))
  return frame({ labels, lexical }, packModel(byHash, labels.length, 0.02, true))
}
