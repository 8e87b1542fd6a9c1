/** Which way an undated time looks, by the verbs and words around it: `time-tense.tsv`, columns `way`, `words`. */
import type { Language, Reading, Sentence, Token } from '../../record/index.ts'
import type { Way } from './anchor.ts'
import { fold } from './atoms.ts'
import { expandWord, splitTop } from './expand.ts'
import { isSpeech } from './trail.ts'

interface Cues {
  readonly whole: ReadonlyMap<string, Way>
  /** look ahead where they stand right before the time */
  readonly adjacent: ReadonlySet<string>
  /** look back where they stand right before the time */
  readonly since: ReadonlySet<string>
  /** look ahead where they are the mark of an infinitive */
  readonly particles: ReadonlySet<string>
  /** open what is said: that */
  readonly opens: ReadonlySet<string>
  readonly heads: ReadonlyMap<string, Way>
  readonly tails: ReadonlyMap<string, Way>
}

const compiled = new WeakMap<Language, Cues>()

function cuesOf(language: Language): Cues {
  const known = compiled.get(language)
  if (known) return known
  const cues = {
    adjacent: new Set<string>(),
    since: new Set<string>(),
    particles: new Set<string>(),
    opens: new Set(language.table('complementizers').flatMap((row) => (row['kind'] ? [] : [row['form'] ?? '']))),
    whole: new Map<string, Way>(),
    heads: new Map<string, Way>(),
    tails: new Map<string, Way>(),
  }
  for (const row of language.table('time-tense'))
    for (const word of splitTop(row['words'] ?? '', '|'))
      for (const form of expandWord(word.trim())) {
        const way = row['way'] as Way
        if (row['way'] === 'adjacent') cues.adjacent.add(fold(form))
        else if (row['way'] === 'since') cues.since.add(fold(form))
        else if (row['way'] === 'particle') cues.particles.add(fold(form))
        else if (form.startsWith('*')) cues.tails.set(fold(form.slice(1)), way)
        else if (form.endsWith('*')) cues.heads.set(fold(form.slice(0, -1)), way)
        else cues.whole.set(fold(form), way)
      }
  compiled.set(language, cues)
  return cues
}

/**
 * The way of the cue nearest to a time in its sentence; a clause border counts as four words. A participle that no
 * auxiliary governs looks back; a verb of the present plans where nothing else tells.
 */
export function wayAt(reading: Reading, sentence: Sentence | undefined, from: number, to: number): Way {
  if (!sentence) return 'near'
  const cues = cuesOf(reading.language)
  if (reading.language.unspaced) return wayInLetters(reading.document.text, sentence, from, cues)
  const tokens = sentence.tokens
  let at = tokens.findIndex((t) => t.end > from)
  if (at < 0) at = tokens.length
  if (follows(tokens, at - 1, cues.adjacent)) return 'ahead'
  const behind = sideOf(tokens.slice(0, at).reverse(), { reading, cues, from, to, behind: true })
  // what would get around Wednesday's ruling does not tell when that was
  const far = behind.way === 'ahead' && behind.cost > 2 && /^['’]s/.test(reading.document.text.slice(to, to + 2))
  const back: Side = far ? { ...behind, way: 'near' } : behind
  const ahead = sideOf(tokens.slice(at), { reading, cues, from, to, behind: false })
  const nearest = ahead.way !== 'near' && (back.way === 'near' || ahead.cost < back.cost) ? ahead : back
  // "in force since January, the truce will end on Friday"
  if ((nearest.way !== 'ahead' || nearest.cost > nearPlan) && follows(tokens, at - 1, cues.since)) return 'back'
  return nearest.way === 'near' && (back.present || ahead.present) ? 'present' : nearest.way
}

/** A word that awaits a time, or one that counts from it, stands right before: until Friday, jusqu'en avril, since May. */
function follows(tokens: readonly Token[], at: number, words: ReadonlySet<string>): boolean {
  const [last, first] = [tokens[at], tokens[at - 1]]
  const has = (t: Token | undefined): boolean => t !== undefined && words.has(fold(t.norm))
  if (has(last)) return true
  const skipped = last?.upos === 'DET' || last?.upos === 'ADP'
  return skipped && has(first)
}

/** words between "since" and a verb of what is to come that still speaks of the same time */
const nearPlan = 3
const farthest = 24
/** words before a participle where its auxiliary may stand */
const auxiliaryReach = 4

interface Side {
  readonly way: Way
  readonly cost: number
  readonly present: boolean
}

interface SideOptions {
  readonly reading: Reading
  readonly cues: Cues
  readonly from: number
  readonly to: number
  readonly behind: boolean
}

/** The first cue among the words of one side, nearest first. */
function sideOf(words: readonly Token[], { reading, cues, from, to, behind }: SideOptions): Side {
  let cost = 0
  let present = false
  let weak: { readonly cost: number; left: number } | undefined
  for (const [i, token] of words.entries()) {
    if (cost >= farthest) break
    if (token.start < to && token.end > from) continue
    const border = token.upos === 'PUNCT' && /^[,;:—–()«»“”"،؛-]/u.test(token.text)
    // "took effect on the 10th and expires": another clause
    // "the accord, signed on Sunday, takes effect on Saturday": a verb of the present has its own clause
    if (border && !behind && turns(words.slice(i + 1, i + 4), reading.language, cues)) break
    cost += border || (!behind && token.upos === 'CCONJ' && words[i + 1]?.upos === 'VERB') ? 4 : 1
    if (weak && weak.left-- <= 0) break
    const found = behind && token.upos === 'PART' && cues.particles.has(token.norm) ? 'ahead' : wayOf(token, cues)
    if (found && found !== 'near') return { way: found, cost, present }
    if (found) continue
    if (behind && !weak && token.feats.includes('VerbForm=Part')) weak = { cost, left: auxiliaryReach }
    if (isPresent(token) && !isSpeech(reading.language, token)) present = true
  }
  return weak ? { way: 'back', cost: weak.cost, present: false } : { way: 'near', cost, present }
}

/** ", a indiqué la ministre", "il a dit, jeudi, que": what is said and who says it when are two matters. */
const turns = (next: readonly Token[], language: Language, { opens }: Cues): boolean =>
  next.some((t) => isSpeech(language, t)) || (next[0] !== undefined && opens.has(next[0].norm))

const isPresent = (token: Token): boolean =>
  token.upos === 'VERB' && token.feats.includes('Tense=Pres') && /VerbForm=Fin|Aspect=Imp/.test(token.feats)

function wayOf({ norm: written, feats, upos }: Token, cues: Cues): Way | undefined {
  const norm = fold(written)
  const listed = cues.whole.get(norm)
  // "behind closed doors" was not closed by anybody
  const whole = listed === 'back' && nominal.has(upos) ? undefined : listed
  // a participle takes its time from the verb before it: will be paid, was paid
  if (feats.includes('VerbForm=Part') && whole !== 'ahead') return undefined
  if (whole) return whole
  for (let n = Math.min(6, norm.length - 2); n > 0; n--) {
    const way = cues.heads.get(norm.slice(0, n))
    if (way) return way
  }
  if (feats.includes('Tense=Fut')) return 'ahead'
  if (feats.includes('Tense=Past')) return 'back'
  if (nominal.has(upos)) return undefined
  for (let n = Math.min(6, norm.length - 2); n > 0; n--) {
    const way = cues.tails.get(norm.slice(-n))
    if (way) return way
  }
  return undefined
}

/** words whose endings only look like a verb's */
const nominal = new Set(['NOUN', 'ADJ'])

const reach = 24

/** Without spaces: the nearest cue among the letters around. */
function wayInLetters(text: string, sentence: Sentence, from: number, cues: Cues): Way {
  const start = Math.max(sentence.span.start, from - reach)
  const around = text.slice(start, Math.min(sentence.span.end, from + reach * 2))
  let best = Number.POSITIVE_INFINITY
  let way: Way = 'near'
  for (const [cue, its] of cues.whole)
    for (let at = around.indexOf(cue); at >= 0; at = around.indexOf(cue, at + 1)) {
      const between = around.slice(Math.min(at + cue.length, from - start), Math.max(at, from - start))
      // of two cues that end alike the longer one says more
      const cost = between.length + 12 * (between.match(/[，,；;]/g)?.length ?? 0) - cue.length / 100
      if (cost >= best) continue
      best = cost
      way = its
    }
  return way
}
