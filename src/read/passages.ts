/**
 * Paragraphs in another language than the document's. Each language reads what is its own: of the others it sees white
 * space, or, of a paragraph that is one quotation, marks around words that mean nothing, since who speaks there stands
 * outside. Places stay the same.
 */
import { linesOf, type Span, sliceSpan } from '../base/span.ts'
import { type Detector, identifyLanguage, type SmallWords } from './identify.ts'

export interface Passage {
  readonly span: Span
  /** ISO 639-1 */
  readonly language: string
}

interface Tools {
  readonly words: SmallWords
  readonly load: () => Promise<Detector>
}

/** letters of a paragraph that says what it is written in: about 60 characters */
const least = 45
/** what of a paragraph is looked at */
const sampled = 1000

/**
 * In: a text and the language that it is written in as a whole. Out: its paragraphs of about 60 characters and more that are
 * clearly written in another, in text order; a name, a title or a sentence with words of both is no such paragraph.
 * Cost: linear; the first 1,000 characters of a paragraph are looked at.
 */
export async function findPassages(text: string, own: string, tools: Tools): Promise<readonly Passage[]> {
  const script = scriptOf(text.slice(0, 4000))?.script
  const out: Passage[] = []
  for (const span of linesOf(text)) {
    if (span.end - span.start < 20) continue
    const sample = text.slice(span.start, Math.min(span.end, span.start + sampled))
    const language = await otherLanguage(sample, { own, script }, tools)
    if (language !== undefined && language !== own) out.push({ span, language })
  }
  return out
}

interface Own {
  readonly own: string
  /** that most of the document is written in */
  readonly script: string | undefined
}

async function otherLanguage(sample: string, { own, script }: Own, tools: Tools): Promise<string | undefined> {
  const here = scriptOf(sample)
  if (!here || here.weight < least) return undefined
  const same = here.script === script
  // names in other letters stand in it, but no word of the document's own
  const pure = here.share >= 0.85 || (!same && here.share >= 0.7 && hits(wordsOf(sample), tools.words.get(own)) === 0)
  if (!pure) return undefined
  if (here.script === 'latin') return ofLatin(sample, same ? own : '', tools)
  if (!same) return known(await identifyLanguage(sample, tools.words, tools.load))
  if (here.script === 'cyrillic') return ofCyrillic(sample, own, tools)
  if (
    here.script === 'arabic' &&
    own === 'ar' &&
    !/[ةكيإأ]/.test(sample) &&
    (sample.match(/[پچژگکی]/g)?.length ?? 0) > 3
  )
    return known(await identifyLanguage(sample, tools.words, tools.load))
  return undefined
}

const known = (code: string): string | undefined => (code === 'und' ? undefined : code)

/**
 * Ukrainian and Russian each have letters that the other does not have; where a Russian paragraph has none of either, its
 * small words and the statistics say the same.
 */
async function ofCyrillic(sample: string, own: string, { words, load }: Tools): Promise<string | undefined> {
  const ukrainian = sample.match(/[іїєґ]/giu)?.length ?? 0
  const russian = sample.match(/[ыэё]/giu)?.length ?? 0
  if (own === 'uk' && ukrainian === 0) {
    if (russian > 0) return 'ru'
    const small = wordsOf(sample)
    const [theirs, mine] = apart(small, words.get('ru'), words.get('uk'))
    return theirs > 0 && mine === 0 && (await load())(sample) === 'ru' ? 'ru' : undefined
  }
  if (own === 'ru' && ukrainian > 1 && russian * 10 <= ukrainian) return 'uk'
  return undefined
}

/**
 * By statistics, and by small words that only one of two languages has: several of theirs and hardly one of the
 * document's; where that is not so, more of theirs or none of the document's, and statistics that say one thing of both
 * halves.
 */
async function ofLatin(sample: string, own: string, { words, load }: Tools): Promise<string | undefined> {
  const mine = words.get(own)
  const first = wordsOf(sample.slice(0, glance))
  if (hits(first, mine) > Math.max(3, first.length * 0.2)) return undefined
  const small = wordsOf(sample)
  if (small.length < 8) return undefined
  const detect = await load()
  const code = detect(sample)
  if (code === '' || code === own) return undefined
  const [theirs, ours] = apart(small, words.get(code), mine)
  const several = theirs >= small.length * 0.1
  if (several && theirs >= ours * 4) return code
  const names = sample.match(/(?<!\p{L})\p{Lu}/gu)?.length ?? 0
  const few = ours <= small.length * 0.03 && names <= small.length * 0.4
  if (!few && !(several && theirs > ours)) return undefined
  const middle = sample.indexOf(' ', sample.length / 2)
  return detect(sample.slice(0, middle)) === code && detect(sample.slice(middle)) === code ? code : undefined
}

/** characters that show that a paragraph is the document's own */
const glance = 250

const wordsOf = (sample: string): readonly string[] => sample.toLowerCase().match(/[\p{L}'’]+/gu) ?? []
const hits = (list: readonly string[], words: ReadonlySet<string> | undefined): number =>
  words ? list.filter((word) => words.has(word)).length : 0

/** How many words only the one language has of its small words, and how many only the other. */
function apart(
  list: readonly string[],
  one: ReadonlySet<string> | undefined,
  other: ReadonlySet<string> | undefined,
): readonly [number, number] {
  const only = (a: typeof one, b: typeof one): number => list.filter((word) => a?.has(word) && !b?.has(word)).length
  return [only(one, other), only(other, one)]
}

/** Letters by their code: from, to, script. Marks and digits among them are too few to matter. */
const ranges = [
  [0x41, 0x5a, 'latin'],
  [0x61, 0x7a, 'latin'],
  [0xc0, 0x24f, 'latin'],
  [0x370, 0x3ff, 'greek'],
  [0x400, 0x52f, 'cyrillic'],
  [0x530, 0x5ff, 'hebrew'],
  [0x620, 0x64a, 'arabic'],
  [0x66e, 0x6ef, 'arabic'],
  [0x900, 0x1cff, 'indic'],
  [0x3040, 0x30ff, 'kana'],
  [0x3400, 0x9fff, 'han'],
  [0xac00, 0xd7a3, 'hangul'],
] as const
const scripts = [...new Set(ranges.map(([, , script]) => script))]
const scriptOfCode = new Uint8Array(0x10000)
const han = scripts.indexOf('han') + 1
for (const [from, to, script] of ranges) scriptOfCode.fill(scripts.indexOf(script) + 1, from, to + 1)

interface Written {
  readonly script: string
  /** of all letters */
  readonly share: number
  /** letters; a Chinese one counts for several */
  readonly weight: number
}

/** The script of most letters. */
function scriptOf(sample: string): Written | undefined {
  const counts = new Int32Array(scripts.length + 1)
  for (let i = 0; i < sample.length; i++) counts[scriptOfCode[sample.charCodeAt(i)]!]!++
  counts[han]! *= 2.5
  let letters = 0
  let most = 0
  for (let s = 1; s < counts.length; s++) {
    letters += counts[s]!
    if (counts[s]! > (most === 0 ? 0 : counts[most]!)) most = s
  }
  const script = scripts[most - 1]
  return script && { script, share: counts[most]! / letters, weight: letters }
}

/** one quotation from end to end */
const quotation = /^["“«„「『].*["”»“」』][.!?…。！？]?$/u

/**
 * A text as one of its languages sees it, as long as the whole: `language` is that of the passages that it sees,
 * undefined for what stands outside them.
 */
export function textIn(text: string, passages: readonly Passage[], language?: string): string {
  if (passages.length === 0) return text
  const blank = (words: string): string => words.replace(/[^\n]/g, ' ')
  let out = ''
  let at = 0
  for (const { span, language: other } of passages) {
    const between = text.slice(at, span.start)
    const words = sliceSpan(text, span)
    out += language === undefined ? between : blank(between)
    if (other === language) out += words
    else
      out +=
        language === undefined && quotation.test(words) ? words.replace(/[\p{L}\p{M}\p{N}]/gu, masked) : blank(words)
    at = span.end
  }
  return out + (language === undefined ? text.slice(at) : blank(text.slice(at)))
}

/** A letter without a meaning in place of another, as long. */
const masked = (letter: string): string => 'x'.repeat(letter.length)
