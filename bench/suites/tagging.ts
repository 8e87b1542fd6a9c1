/**
 * Parts of speech, lemmas and dependencies on treebank sentences kept out of training (UPOS, lemma, UAS, LAS; marks not
 * counted in trees). Trains every language anew without them: about 40 minutes.
 */
import { corpora } from '../../src/models/train/corpora.ts'
import { holdOut } from '../../src/models/train/parser.ts'
import { type Figure, goldFolder, type Suite } from '../suite.ts'

function* run(): Generator<Figure> {
  const root = goldFolder('.').pathname
  for (const code of Object.keys(corpora).sort()) {
    const { upos, lemma, uas, las, speed } = holdOut(code, root)
    const note = (corpora[code]!.dev[0] ?? 'every tenth sentence').split('/').at(-1) ?? ''
    yield { name: `tagging.${code}.upos`, value: upos, unit: 'share', note }
    yield { name: `tagging.${code}.lemma`, value: lemma, unit: 'share', note }
    yield { name: `tagging.${code}.uas`, value: uas, unit: 'share', note: `${note}; tags by machine` }
    yield { name: `tagging.${code}.las`, value: las, unit: 'share', note: `${note}; tags by machine` }
    yield { name: `tagging.${code}.parsing-speed`, value: speed, unit: 'words/s', note: 'one core, warm' }
  }
}

export const suite: Suite = {
  title: 'parts of speech, lemmas, dependencies on sentences held out (trains, 40 min)',
  run,
}
