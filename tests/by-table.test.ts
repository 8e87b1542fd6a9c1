/** A language without a tagger and parser of its own is tagged by its tables and parsed by word order. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { readNames } from '../src/engine.ts'

const read = async (text: string) =>
  (await readNames({ source: 'x', text, language: 'cs', publishedFrom: 'none', notices: [] })).reading

test('endings tell Czech parts of speech, cases and dictionary forms', async () => {
  const [sentence] = (await read('Mluvčí vlády to novinářům nepotvrdila.')).sentences
  assert.deepEqual(
    sentence!.tokens.slice(0, 5).map((t) => `${t.upos} ${t.lemma}`),
    ['NOUN mluvčí', 'NOUN vláda', 'PRON to', 'NOUN novinář', 'VERB potvrdit'],
  )
  assert.match(sentence!.tokens[3]!.feats, /Case=Dat/)
  assert.match(sentence!.tokens[4]!.feats, /Polarity=Neg/)
})

test('a Czech subject is the phrase without a preposition that agrees, before the verb or behind it', async () => {
  for (const [text, subject] of [
    ['Po jednání vláda návrh schválila.', 'vláda'],
    ['V Praze demonstranty přivítal předseda odborů.', 'předseda'],
  ] as const) {
    const reading = await read(text)
    const [sentence] = reading.sentences
    const tree = reading.parse(sentence!)!
    const at = tree.relations.indexOf('nsubj')
    assert.equal(sentence!.tokens[at]?.text, subject, text)
    assert.equal(sentence!.tokens[tree.heads[at]!]!.upos, 'VERB')
  }
})

test('a tree by word order has one root and no circle', async () => {
  const reading = await read(
    'Starosta obce, který v pondělí odstoupil, řekl (podle ČTK), že lidé i hasiči odešli. A co dál? Ne. „Nic,“ dodal.',
  )
  for (const sentence of reading.sentences) {
    const { heads } = reading.parse(sentence)!
    assert.equal(heads.filter((h) => h === -1).length, 1)
    for (let i = 0; i < heads.length; i++) {
      let steps = 0
      for (let at = i; at >= 0 && steps <= heads.length; at = heads[at]!) steps++
      assert.ok(steps <= heads.length, `${sentence.tokens[i]!.text} hangs on itself`)
    }
  }
})
