/** Verbs of saying in a sentence of a language with spaces. */
import type { Sentence, Token } from '../../record/index.ts'
import type { Quotation } from './quotes.ts'
import type { Context } from './speaker.ts'
import type { SpeechVerb } from './words.ts'

export interface Cue {
  /** token */
  readonly at: number
  readonly verb: SpeechVerb
  readonly quoted: boolean
}

function byEnding(context: Context, t: Token, sure: boolean): SpeechVerb | undefined {
  if (t.upos !== 'VERB' && !sure) return undefined
  for (const [form, lemma] of context.words.endings)
    if (t.norm.endsWith(form)) {
      const verb = context.words.verbs.get(t.norm.slice(0, t.norm.length - form.length) + lemma)
      if (verb) return verb
    }
  return undefined
}

/** Behind a word that ends as a verb does, a comma and a complementizer make it one, whatever its tag. */
const clauseBehind = (context: Context, tokens: readonly Token[], at: number): boolean =>
  tokens[at]!.upos === 'NOUN' &&
  tokens[at + 1]?.text === ',' &&
  context.words.endings.length > 0 &&
  context.words.complementizers.has(tokens[at + 2]?.norm ?? '')

/** A verb whose first part stands at the end of its clause: schlug … vor, teilte … mit. */
function separated(context: Context, tokens: readonly Token[], at: number): SpeechVerb | undefined {
  const t = tokens[at]!
  if (t.upos !== 'VERB') return undefined
  for (let i = at + 1; i < Math.min(tokens.length, at + 30); i++) {
    const next = tokens[i + 1]
    if (tokens[i]!.text.length > 6 || (next && next.upos !== 'PUNCT' && next.upos !== 'CCONJ')) continue
    const verb = context.words.verbs.get(`${tokens[i]!.norm}${t.lemma}`)
    if (verb) return verb
    if (tokens[i]!.upos === 'PUNCT' && i - at > 12) return undefined
  }
  return undefined
}

/** Arabic writes "and" and "so" onto verbs. */
export function verbOf(context: Context, tokens: readonly Token[], at: number): SpeechVerb | undefined {
  const { verbs } = context.words
  const t = tokens[at]!
  const parted = context.words.separable ? separated(context, tokens, at) : undefined
  if (parted) return parted
  const found = verbs.get(t.lemma) ?? verbs.get(t.norm) ?? byEnding(context, t, clauseBehind(context, tokens, at))
  if (found || context.reading.language.direction === 'ltr') return found
  return /^[\u0648\u0641]/.test(t.norm) ? verbs.get(t.norm.slice(1)) : undefined
}

export function cuesOf(context: Context, sentence: Sentence, quotations: readonly Quotation[]): readonly Cue[] {
  const cues: Cue[] = []
  const { tokens } = sentence
  tokens.forEach((t, at) => {
    const verb = verbOf(context, tokens, at)
    if (!verb) return
    const cased = context.reading.language.direction === 'ltr'
    if (
      cased &&
      t.upos !== 'VERB' &&
      t.upos !== 'AUX' &&
      !clauseBehind(context, tokens, at) &&
      !(t.upos === 'X' || (t.upos === 'ADJ' && t.feats.includes('VerbForm')))
    )
      return
    if (/VerbForm=Inf/.test(t.feats) && !/AUX/.test(tokens[at - 1]?.upos ?? '')) return
    if (
      /Voice=Pass/.test(t.feats) &&
      tokens[at - 1]?.upos === 'AUX' &&
      !tokens.slice(at + 1, at + 4).some((x) => quotations.some((q) => q.span.start === x.start))
    )
      return
    if (verb.act !== 'say' && asksNotToBeNamed(context, tokens, at)) return
    const quoted = quotations.some((q) => q.inner.start <= t.start && t.end <= q.inner.end)
    if (!quoted) cues.push({ at, verb, quoted })
  })
  return cues
}

/** "asked not to be named", "spoke on condition of anonymity" */
function asksNotToBeNamed(context: Context, tokens: readonly Token[], at: number): boolean {
  for (let i = at + 1; i < Math.min(tokens.length, at + 6); i++) {
    const t = tokens[i]!
    if (t.upos === 'PUNCT') return false
    if (context.words.anonymity.some((w) => t.norm.startsWith(w))) return true
  }
  return false
}
