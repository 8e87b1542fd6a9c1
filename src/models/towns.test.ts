/** Towns of the gazetteer are found as each script writes them: inflected, behind clitics, without spaces. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { loadLanguage } from '../languages/index.ts'
import { readDocument } from '../read/read.ts'
import type { DocumentRecord } from '../record/index.ts'
import { loadGazetteer } from './gazetteer.ts'
import { loadLexicon } from './lexicon.ts'

const lexicon = loadLexicon()

async function townsIn(code: string, text: string): Promise<readonly string[]> {
  const language = (await loadLanguage(code))!
  const reading = readDocument({ text } as DocumentRecord, language)
  return lexicon.match(reading).map(({ span, candidates }) => {
    const { name, country } = candidates[0]!.entry
    return `${text.slice(span.start, span.end)} ${name} ${country}`
  })
}

test('a town is found by its name in every script, the largest first', () => {
  assert.equal(loadGazetteer('latin').find('paris')[0]!.entry.country, 'FR')
  assert.equal(loadGazetteer('cyrillic').find('кривой рог')[0]!.entry.country, 'UA')
  assert.equal(loadGazetteer('arabic').find('الموصل')[0]!.entry.country, 'IQ')
  assert.equal(loadGazetteer('han').find('摩苏尔')[0]!.entry.country, 'IQ')
  assert.deepEqual(loadGazetteer('latin').find('no such town'), [])
})

test('inflected towns, one word and two', async () => {
  assert.deepEqual(await townsIn('ru', 'Взрывы слышали в Ирпене и Новой Каховке.'), [
    'Ирпене Irpin UA',
    'Новой Каховке Nova Kakhovka UA',
  ])
  assert.deepEqual(await townsIn('uk', 'Вибухи чули в Ірпені та Новій Каховці.'), [
    'Ірпені Irpin UA',
    'Новій Каховці Nova Kakhovka UA',
  ])
})

test('towns behind Arabic prepositions and conjunctions', async () => {
  const found = await townsIn('ar', 'وقصفت القوات مواقع في الموصل وتكريت')
  assert.ok(found.includes('الموصل Mosul IQ') && found.includes('وتكريت Tikrīt IQ'), JSON.stringify(found))
})

test('towns without spaces around them, traditional names as simplified ones', async () => {
  const found = await townsIn('zh', '部队进入摩苏尔和提克里特。')
  assert.ok(found.includes('摩苏尔 Mosul IQ'), found.join('; '))
})

test('a town that no table has is not found', async () => {
  assert.deepEqual(await townsIn('en', 'They met in Qwxzystan.'), [])
})
