/** A process of its own that sends how many milliseconds the models of a language take to load. */
import { loadNamer } from '../../../src/models/namer.ts'
import { parserOf } from '../../../src/models/parser.ts'
import { loadSegmenter } from '../../../src/models/segmenter.ts'
import { loadTagger } from '../../../src/models/tagger.ts'
import { hasWeights, readWeights } from '../../../src/models/weights.ts'

const code = process.argv[2]!
const start = performance.now()
loadTagger(code)
loadNamer(code)
if (hasWeights(`${code}.parser`)) parserOf(readWeights(`${code}.parser`)!)
if (code === 'zh') loadSegmenter()
process.send!(performance.now() - start)
