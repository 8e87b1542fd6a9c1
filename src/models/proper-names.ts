/** Proper names of a dictionary of Chinese (CC-CEDICT), as a hint to the model of names; loaded on first use, about 10 ms. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

interface Names {
  readonly kinds: ReadonlyMap<string, string>
  /** most characters of a name that begins with a character */
  readonly longest: ReadonlyMap<string, number>
}

let names: Names | undefined

/** In: a sentence. Out: for each character the kind of the longest name around and where in it: `cLB`, `cPM`, `cXE`; empty for none. */
export function properNamesIn(text: string): readonly string[] {
  names ??= load()
  const out = new Array<string>(text.length).fill('')
  for (let i = 0; i < text.length; ) {
    let n = Math.min(names.longest.get(text[i]!) ?? 0, text.length - i)
    while (n > 1 && !names.kinds.has(text.slice(i, i + n))) n--
    const kind = n > 1 ? names.kinds.get(text.slice(i, i + n))! : ''
    for (let k = 0; k < n && kind; k++) out[i + k] = `c${kind}${k === 0 ? 'B' : k === n - 1 ? 'E' : 'M'}`
    i += Math.max(1, n)
  }
  return out
}

function load(): Names {
  const file = new URL('../../lexicons/chinese-names.tsv.gz', import.meta.url)
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n')
  const kinds = new Map<string, string>()
  const longest = new Map<string, number>()
  for (const line of lines.slice(lines.indexOf('form\tkind') + 1)) {
    const [form = '', kind = ''] = line.split('\t')
    kinds.set(form, kind)
    longest.set(form[0]!, Math.max(longest.get(form[0]!) ?? 0, form.length))
  }
  return { kinds, longest }
}
