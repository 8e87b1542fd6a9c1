import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { readArticle } from '../../engine.ts'

const confidenceOf = async (text: string): Promise<number | undefined> => {
  const article = { source: 'test', text, language: 'en', publishedFrom: 'none', notices: [] } as const
  return (await readArticle(article)).statements[0]?.confidence
}

test('a quotation is surer than a noun phrase, a speaker with a name surer than one without', async () => {
  const quoted = (await confidenceOf('"The road will be closed for a week," Angela Merkel said on Monday.'))!
  const unnamed = (await confidenceOf('"The road will be closed for a week," a driver said on Monday.'))!
  const phrase = (await confidenceOf('Angela Merkel demanded an end to the attacks.'))!
  assert.ok(quoted > unnamed, `${quoted} > ${unnamed}`)
  assert.ok(unnamed > phrase, `${unnamed} > ${phrase}`)
})
