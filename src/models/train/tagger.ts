/** Trains a tagger: `npm run train -- tagger en`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { noTag, tagHashes, wordHashes } from '../features.ts'
import { hashString } from '../hash.ts'
import { longestEnding, makeLemmatizer } from '../lemma.ts'
import { packModel } from '../packed.ts'
import { bestTag, type Tagger, taggerOf } from '../tagger.ts'
import { frame } from '../weights.ts'
import type { TreebankWord } from './conllu.ts'
import { type Sentences, splitCorpus, tagOf } from './corpora.ts'
import { makeTrainer } from './perceptron.ts'

/** What a word is looked up by; the same as `Token.norm`. */
export const normOf = (form: string): string => form.normalize('NFKC').toLowerCase().replace(/[’ʼ]/g, "'")

export function trainTagger(sentences: Sentences, epochs: number): Uint8Array {
  const counts = new Map<string, number>()
  for (const s of sentences)
    for (const w of s) counts.set(tagOf(w.upos, w.feats), (counts.get(tagOf(w.upos, w.feats)) ?? 0) + 1)
  const frequent = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 230)
  const tags = frequent.map(([tag]) => tag)
  const uposes = [...new Set(tags.map((tag) => tag.split('|')[0]!))]
  const pick = bestTag(tags, uposes)
  const uposOf = tags.map((tag) => tags.length + uposes.indexOf(tag.split('|')[0]!))
  const labels = tags.length + uposes.length
  const index = new Map(tags.map((tag, i) => [tag, i]))
  const gold = (w: TreebankWord): number => index.get(tagOf(w.upos, w.feats)) ?? index.get(w.upos) ?? 0
  const prepared = sentences.map((s) => {
    const norms = s.map((w) => normOf(w.form))
    return {
      hashes: wordHashes(
        norms,
        s.map((w) => w.form),
      ),
      words: norms.map((n) => hashString(1, n)),
      gold: s.map(gold),
    }
  })
  const rare = rareFeatures(prepared.map((p) => p.hashes.own))
  const trainer = makeTrainer(labels)
  const scores = new Float32Array(labels)
  const order = prepared.map((_, i) => i)
  let random = 12345
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      random = (Math.imul(random, 1664525) + 1013904223) >>> 0
      const j = random % (i + 1)
      ;[order[i], order[j]] = [order[j]!, order[i]!]
    }
    let wrong = 0
    let total = 0
    for (const at of order) {
      const p = prepared[at]!
      let previous = noTag
      let before = noTag
      for (let i = 0; i < p.words.length; i++) {
        const features = tagHashes(p.hashes, p.words[i]!, i, previous, before, []).filter((f) => !rare.has(f))
        scores.fill(0)
        trainer.score(features, scores)
        const best = pick(scores)
        const right = p.gold[i]!
        if (best !== right) {
          trainer.update(features, right, best)
          if (uposOf[best] !== uposOf[right]) trainer.update(features, uposOf[right]!, uposOf[best]!)
          wrong++
        }
        total++
        trainer.tick()
        before = previous
        previous = best
      }
    }
    console.error(`  epoch ${epoch + 1}: ${((100 * wrong) / total).toFixed(2)} % wrong`)
  }
  return frame({ tags, uposes, lemmas: learnLemmas(sentences) }, packModel(trainer.averaged(), labels, 0.012))
}

/** Features that stand once in the whole treebank carry little but size. */
function rareFeatures(all: readonly (readonly number[][])[]): ReadonlySet<number> {
  const once = new Set<number>()
  const more = new Set<number>()
  for (const sentence of all)
    for (const word of sentence)
      for (const f of word)
        if (once.has(f)) {
          once.delete(f)
          more.add(f)
        } else if (!more.has(f)) once.add(f)
  return once
}

/** Rules from the shortest endings to whole words, each only where the shorter ones are wrong. */
function learnLemmas(sentences: Sentences): readonly string[] {
  const forms = new Map<string, Map<string, number>>()
  for (const s of sentences)
    for (const w of s) {
      if (w.lemma === '_' || w.upos === 'PUNCT' || w.upos === 'NUM' || w.upos === 'SYM') continue
      const key = `${w.upos}\t${normOf(w.form)}`
      const lemmas = forms.get(key) ?? new Map<string, number>()
      const lemma = normOf(w.lemma)
      lemmas.set(lemma, (lemmas.get(lemma) ?? 0) + 1)
      forms.set(key, lemmas)
    }
  const known = [...forms].map(([key, lemmas]) => {
    const [lemma, count] = [...lemmas].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]!
    const [upos, form] = key.split('\t') as [string, string]
    return { upos, form, lemma, count }
  })
  const rules: string[] = []
  for (let k = 0; k <= longestEnding; k++) {
    const current = makeLemmatizer(rules)
    const votes = new Map<string, Map<string, number>>()
    for (const { upos, form, lemma } of known) {
      if (form.length < k) continue
      const ending = `${form.slice(form.length - k)}\t${upos}`
      const script = scriptOf(form, lemma)
      const list = votes.get(ending) ?? new Map<string, number>()
      list.set(script, (list.get(script) ?? 0) + 1)
      votes.set(ending, list)
      if (current.lemma(form, upos, '') === lemma) list.set('ok', (list.get('ok') ?? 0) + 1)
    }
    for (const [ending, list] of [...votes].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
      const right = list.get('ok') ?? 0
      const best = [...list].filter(([s]) => s !== 'ok').sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]
      if (best && best[1] > right && (best[1] >= 2 || k === 0)) rules.push(`${ending}\t${best[0]}`)
    }
  }
  const current = makeLemmatizer(rules)
  for (const { upos, form, lemma } of known.sort((a, b) => (a.form < b.form ? -1 : 1)))
    if (current.lemma(form, upos, '') !== lemma && lemma.length < 40)
      rules.push(`^${form}\t${upos}\t${scriptOf(form, lemma)}`)
  return rules
}

function scriptOf(form: string, lemma: string): string {
  let same = 0
  while (same < form.length && same < lemma.length && form[same] === lemma[same]) same++
  return `${form.length - same}\t${lemma.slice(same)}`
}

export function measureTagger(
  tagger: Tagger,
  sentences: Sentences,
): { readonly upos: number; readonly tag: number; readonly lemma: number } {
  let words = 0
  let upos = 0
  let tag = 0
  let lemma = 0
  for (const s of sentences) {
    const found = tagger.tag(
      s.map((w) => normOf(w.form)),
      s.map((w) => w.form),
    )
    s.forEach((w, i) => {
      words++
      if (found[i]!.upos === w.upos) upos++
      if ([found[i]!.upos, found[i]!.feats].filter(Boolean).join('|') === tagOf(w.upos, w.feats)) tag++
      if (found[i]!.lemma === normOf(w.lemma)) lemma++
    })
  }
  return { upos: upos / words, tag: tag / words, lemma: lemma / words }
}

export function trainAndShip(code: string, root: string): void {
  const { train, dev } = splitCorpus(code, root)
  const words = (s: Sentences): number => s.reduce((n, x) => n + x.length, 0)
  console.error(`${code}: ${words(train)} words to train, ${words(dev)} to measure`)
  const measured = measureTagger(taggerOf(trainTagger(train, 6)), dev)
  console.log(
    `tagging.${code}.upos\t${measured.upos.toFixed(4)}\ntagging.${code}.tag\t${measured.tag.toFixed(4)}\ntagging.${code}.lemma\t${measured.lemma.toFixed(4)}`,
  )
  const shipped = gzipSync(trainTagger([...train, ...dev], 6), { level: 9 })
  mkdirSync(new URL('../weights/', import.meta.url), { recursive: true })
  writeFileSync(new URL(`../weights/${code}.tagger.gz`, import.meta.url), shipped)
  console.error(`${code}: ${(shipped.length / 1e6).toFixed(2)} MB`)
}
