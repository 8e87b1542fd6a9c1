/** `npm run train -- tagger en …` trains models from the treebanks beside the checkout and writes them to src/models/weights. */
import { existsSync } from 'node:fs'
import { buildChineseNames } from './chinese-names.ts'
import { buildClusters } from './clusters.ts'
import { packDetector } from './detector.ts'
import { buildLexicons } from './lexicon.ts'
import { trainNamer } from './namer.ts'
import { trainAndShipParser } from './parser.ts'
import { trainAndShip } from './tagger.ts'

const root = new URL('../../../../shared/data', import.meta.url).pathname
const [what, ...codes] = process.argv.slice(2)
if (what === 'lexicon') buildLexicons()
else if (what === 'detector') await packDetector()
else if (what === 'clusters') buildClusters()
else if (what === 'chinese-names') buildChineseNames()
else if (!existsSync(root)) {
  console.error(`train: there are no treebanks at ${root}`)
  process.exitCode = 3
} else if (what === 'tagger' && codes.length > 0) for (const code of codes) trainAndShip(code, root)
else if (what === 'parser' && codes.length > 0) for (const code of codes) trainAndShipParser(code, root)
else if (what === 'namer' && codes.length > 0) for (const code of codes) await trainNamer(code, root)
else {
  console.error(
    'usage: npm run train -- tagger LANGUAGE…\n       npm run train -- parser LANGUAGE…\n       npm run train -- namer LANGUAGE…\n       npm run train -- lexicon\n       npm run train -- detector\n       npm run train -- clusters\n       npm run train -- chinese-names',
  )
  process.exitCode = 2
}
