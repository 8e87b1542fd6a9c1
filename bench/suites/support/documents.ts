/** Documents as long as a usual report, about 1,000 words, made of the sample's. */
import { globSync } from 'node:fs'
import { articlesOfFile } from '../../../src/acquire/files.ts'

const sample = new URL('../../../sample/', import.meta.url).pathname

export interface SampleText {
  readonly language: string
  readonly text: string
}

/** The sample's reports in order. */
export async function sampleTexts(): Promise<readonly SampleText[]> {
  const texts: SampleText[] = []
  for (const file of globSync('1*.md', { cwd: sample })
    .filter((f) => !f.endsWith('.expected.md'))
    .sort()) {
    const found = await articlesOfFile(`${sample}${file}`)
    if (found.ok) texts.push({ language: file.split('-')[3]!, text: found.value[0]!.text })
  }
  return texts
}

/** Letters of a document: 6 KB of English, a third of that in Chinese; in Cyrillic and Arabic, 6,000 letters are 11 KB. */
export const usualLength = (language: string): number => (language === 'zh' ? 2000 : 6000)

/** Documents in the mix of languages of the sample, each a report and those of its language that follow it. */
export async function usualDocuments(count: number): Promise<readonly SampleText[]> {
  const texts = await sampleTexts()
  return Array.from({ length: count }, (_, i) => {
    const { language } = texts[i % texts.length]!
    const same = texts.filter((t) => t.language === language)
    const first = same.indexOf(texts[i % texts.length]!)
    let text = ''
    for (let k = 0; text.length < usualLength(language); k++) text += `${same[(first + k) % same.length]!.text}\n\n`
    return { language, text: text.slice(0, text.lastIndexOf('\n', usualLength(language))) }
  })
}
