/** Names across scripts: pairs of one name against pairs of two, ROC AUC and the best F1, by sound alone. */
import { readFileSync } from 'node:fs'
import { soundOf } from '../../src/models/sounds.ts'
import { soundDistance } from '../../src/resolve/sound.ts'
import { type Figure, goldFolder, type Suite } from '../suite.ts'

const sets = [
  ['ru', 'wd_russian_16', 'wd_russian_64'],
  ['ar', 'wd_arabic_16', 'wd_arabic_64'],
  ['zh', 'wd_chinese_16', 'wd_chinese_64'],
] as const

async function* run(): AsyncGenerator<Figure> {
  for (const [language, ...files] of sets) {
    const pairs = files.flatMap((file) =>
      readFileSync(new URL(file, goldFolder('names')), 'utf8')
        .split('\n')
        .flatMap((line) => {
          const [latin, letters] = line.split('\t')
          return latin && letters ? [{ latin, other: letters.replaceAll(' ', '') }] : []
        }),
    )
    // every name against its own and against one that stands far off in the file
    const same = pairs.map((p) => 1 - soundDistance(p.latin, soundOf(p.other)))
    const other = pairs.map(
      (p, i) => 1 - soundDistance(p.latin, soundOf(pairs[(i * 7919 + 4099) % pairs.length]!.other)),
    )
    const all = [...same.map((s) => [s, true] as const), ...other.map((s) => [s, false] as const)].sort(
      (a, b) => b[0] - a[0],
    )
    let area = 0
    let best = 0
    let cut = 0
    let found = 0
    let right = 0
    for (const [score, yes] of all) {
      found++
      if (yes) right++
      else area += right
      const f1 = (2 * right) / (found + same.length)
      if (f1 > best) {
        best = f1
        cut = score
      }
    }
    yield {
      name: `name-pairs.${language}.auc`,
      value: area / (same.length * other.length),
      unit: 'auc',
      note: `${pairs.length} pairs`,
    }
    yield { name: `name-pairs.${language}.f1`, value: best, unit: 'f1', note: `at likeness ${cut.toFixed(2)}` }
  }
}

export const suite: Suite = { title: 'names across scripts by sound', run }
