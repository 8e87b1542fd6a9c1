import assert from 'node:assert/strict'
import test from 'node:test'
import { wordHashes } from './features.ts'
import { mixHash } from './hash.ts'
import { packModel, unpackModel } from './packed.ts'
import { addGathered, entryOf, gatherFeature, gatherFeatures } from './sparse.ts'
import { makeWordScorer } from './words.ts'

const words = 'Der Rat der Stadt tagt am 3. Mai ; Der Rat ist Уряд 政府 der'.split(' ')
const norms = words.map((w) => w.toLowerCase())

/** Weights for two thirds of the features of some words, all different. */
function weightsOf(labels: number): Map<number, Float32Array> {
  const weights = new Map<number, Float32Array>()
  for (const f of wordHashes(norms, words).own.flat())
    if (f % 3 !== 0)
      weights.set(
        f,
        Float32Array.from({ length: labels }, (_, i) => ((mixHash(f, i) % 1000) / 1000) * (i % 2 ? 1 : -1)),
      )
  return weights
}

for (const [labels, wide] of [
  [4, false],
  [9, false],
  [7, true],
] as const)
  test(`a packed model of ${labels} labels, ${wide ? 'two bytes' : 'one byte'} a weight, holds what went in`, () => {
    const weights = weightsOf(labels)
    const model = unpackModel(packModel(weights, labels, 0, wide))
    const hashes = Int32Array.from(weights.keys()).subarray(0, 200)
    const all = new Int32Array(labels)
    gatherFeatures(model, hashes, hashes.length)
    addGathered(model, all)
    const sum = new Float32Array(labels)
    for (const f of hashes) for (let i = 0; i < labels; i++) sum[i] = sum[i]! + weights.get(f)![i]!
    for (let i = 0; i < labels; i++)
      assert.ok(Math.abs(all[i]! * model.unit - sum[i]!) < 1, `label ${i}: ${all[i]! * model.unit} for ${sum[i]}`)
    for (const f of wordHashes(norms, words).own.flat()) assert.equal(entryOf(model, f) !== 0, weights.has(f))
    assert.equal(entryOf(model, 12345), 0)
  })

test('words remembered score as their features do, to the last bit, first time and second', () => {
  const model = unpackModel(packModel(weightsOf(9), 9, 0))
  const scorer = makeWordScorer(model)
  for (let time = 0; time < 2; time++)
    for (const part of [words, words.slice(1), words.slice(0, 1)]) {
      const lower = part.map((w) => w.toLowerCase())
      const known = scorer.look(lower, part)
      wordHashes(lower, part).own.forEach((features, i) => {
        const expected = new Int32Array(9)
        for (const f of features) {
          gatherFeature(model, f)
          addGathered(model, expected)
        }
        const found = new Int32Array(9)
        scorer.begin(known, i, found)
        addGathered(model, found)
        assert.deepEqual(found, expected, part[i])
      })
    }
})
