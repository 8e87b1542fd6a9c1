/** Compiles lexicons/sounds.tsv: how Chinese characters, Cyrillic and Arabic letters sound, in Latin letters. */
import { readFileSync, writeFileSync } from 'node:fs'
import { pinyin } from 'pinyin-pro'

const file = new URL('../../../lexicons/sounds.tsv', import.meta.url)

/** Pinyin as the letters sound elsewhere: qiu → chiu, xie → shie, er → r. */
const spoken = (syllable: string): string =>
  syllable
    .replace(/ü|v/g, 'u')
    .replace(/^er$/, 'r')
    .replace(/^q/, 'ch')
    .replace(/^x/, 'sh')
    .replace(/^c(?!h)/, 'ts')
    .replace(/^wu$/, 'u')
    .replace(/^w/, 'v')
    .replace(/^yu/, 'u')
    .replace(/^yi/, 'i')
    .replace(/^y/, 'i')

/** Rows of letters that are not Chinese stay as they were written by hand. */
export function buildSounds(): void {
  const letters = readFileSync(file, 'utf8')
    .split('\n')
    .filter((l) => /^\p{L}\t/u.test(l) && !/^\p{Script=Han}/u.test(l))
  const rows: string[] = []
  for (let code = 0x4e00; code <= 0x9fa5; code++) {
    const character = String.fromCodePoint(code)
    const syllable = pinyin(character, { toneType: 'none', type: 'string' })
    if (/^[a-zü]+$/.test(syllable)) rows.push(`${character}\t${spoken(syllable)}`)
  }
  writeFileSync(
    file,
    `# How characters of names sound, in Latin letters: Chinese by pinyin, respelled as the letters sound elsewhere; Cyrillic and Arabic by letter.\n# source: pinyin from pinyin-pro (MIT); letters written for Readout by its authors\n# licence: MIT; CC0-1.0\ncharacter\tsound\n${[...rows, ...letters].join('\n')}\n`,
  )
}
