/** Who may take a stand in a sentence: names, bodies, roles and pronouns, and how each stands to the verbs around it. */
import { overlaps, type Span } from '../../base/span.ts'
import type { EntityRecord, MentionRecord, Party, Reading, Sentence, Token, Tree } from '../../record/index.ts'
import { fits, isPart, type PositionWords, partyPart } from './words.ts'

export interface Candidate {
  readonly span: Span
  readonly first: number
  readonly last: number
  /** the token that stands for the whole in the tree */
  readonly head: number
  readonly kind: 'name' | 'noun' | 'first' | 'third' | 'relative' | 'bystander'
  readonly party: Party
  /** a preposition, a genitive or another noun governs it */
  readonly governed: boolean
  /** the speaker's own: our government */
  readonly own: boolean
  /** a bare word for a body named before: the movement */
  readonly anaphor: boolean
  /** where such a word stands, whatever its phrase goes on with; -1 where none does */
  readonly anaphorAt: number
}

const speaking = new Set(['person', 'organization', 'country', 'place', 'group', 'region'])

/** In: a sentence, its mentions, its tree. Out: candidates from left to right. Cost: linear in the tokens. */
export function candidatesIn(
  reading: Reading,
  sentence: Sentence,
  mentions: readonly MentionRecord[],
  facts: {
    readonly entities: ReadonlyMap<string, EntityRecord>
    readonly words: PositionWords
    readonly tree: Tree | undefined
  },
): readonly Candidate[] {
  const { tokens } = sentence
  const { words, tree } = facts
  const out: Candidate[] = []
  const text = (first: number, last: number): string =>
    reading.document.text.slice(tokens[first]!.start, tokens[last]!.end)
  let title = -1
  let role = -1
  const add = (kind: Candidate['kind'], first: number, last: number, party: Party): void => {
    const head = headOf(tree, first, last)
    const at = tokens.findIndex(
      (t, k) => k >= first && k <= last && isPart(t, partyPart(words, 'anaphor'), []) && bareNoun(tokens, first, k),
    )
    out.push({
      span: { start: tokens[first]!.start, end: tokens[last]!.end },
      first,
      last,
      head,
      kind,
      party,
      governed:
        first < title ||
        isGoverned(tokens, first === title ? role : first, last, first === title ? headOf(tree, role, last) : head, {
          tree,
          rtl: words.attaches,
          words,
        }),
      own: kind === 'noun' && ownWord(tokens, first, last, words),
      anaphor: kind === 'noun' && at === last,
      anaphorAt: kind === 'noun' ? at : -1,
    })
  }
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    const mention = mentions.find((m) => overlaps(m.span, token))
    const kind = mention && facts.entities.get(mention.entity)?.kind
    const pronoun = mention && overlaysPronoun(token, mention, words)
    if (mention && kind && !pronoun && speaking.has(kind) && (mention.form === 'name' || alone(tokens, i))) {
      const last = lastWithin(tokens, i, mention.span)
      const party = { entity: mention.entity, mention: mention.id, text: mention.quote }
      if (!bracketed(tokens, i, last)) add('name', i, last, party)
      i = last
      continue
    }
    if (mention && mention.form === 'name' && !pronoun) {
      i = lastWithin(tokens, i, mention.span)
      continue
    }
    const is = (k: Parameters<typeof partyPart>[1]): boolean => isPart(token, partyPart(words, k), [])
    if (token.upos === 'PRON' || token.upos === 'DET' || token.upos === 'SCONJ' || token.upos === 'ADJ') {
      const stands = (['first', 'relative', 'third'] as const).find((k) => fits(token.norm, partyPart(words, k)))
      if (stands && (stands === 'first' || token.upos !== 'ADJ') && (stands !== 'third' || token.upos === 'PRON')) {
        if (stands !== 'relative' || /^(?:NOUN|PROPN|NUM|X)$/.test(beforeComma(tokens, i)?.upos ?? ''))
          add(stands, i, i, { text: token.text })
        continue
      }
    }
    if (is('bystander') && !/ADV|VERB|AUX/.test(token.upos)) add('bystander', i, i, { text: token.text })
    else if ((is('body') || is('role')) && !/^(?:VERB|AUX|ADV|ADP|PUNCT)$/.test(token.upos)) {
      const person = is('role') ? titled(tokens, i, mentions, facts.entities) : -1
      if (person >= 0) {
        title = person
        role = i
        continue
      }
      const [first, last] = phraseAround(tokens, i, mentions, words.attaches)
      add('noun', first, last, { text: text(tokens[first]!.upos === 'DET' && first < i ? first + 1 : first, last) })
      i = Math.max(i, last)
    }
  }
  return out
}

/** What stands before a word, or before the comma before it. */
const beforeComma = (tokens: readonly Token[], i: number): Token | undefined =>
  tokens[i - 1]?.text === ',' ? tokens[i - 2] : tokens[i - 1]

/** An adjective of a country that stands for its people: the Iranians. */
const alone = (tokens: readonly Token[], i: number): boolean =>
  /^\p{Lu}/u.test(tokens[i]!.text) &&
  /NOUN|PROPN/.test(tokens[i]!.upos) &&
  !/NOUN|PROPN/.test(tokens[i + 1]?.upos ?? '')

const bracketed = (tokens: readonly Token[], first: number, last: number): boolean =>
  tokens[first - 1]?.text === '(' && tokens[last + 1]?.text === ')'

function lastWithin(tokens: readonly Token[], from: number, span: Span): number {
  let last = from
  while (last + 1 < tokens.length && tokens[last + 1]!.start < span.end) last++
  return last
}

/** Where the person stands whose title a role is; -1 where it is no title. */
function titled(
  tokens: readonly Token[],
  i: number,
  mentions: readonly MentionRecord[],
  entities: ReadonlyMap<string, EntityRecord>,
): number {
  for (let k = i + 1; k < Math.min(tokens.length, i + 7); k++) {
    const t = tokens[k]!
    if (t.upos === 'VERB' || t.upos === 'AUX' || /^[;:.«"“(]$/.test(t.text)) return -1
    const m = mentions.find((x) => overlaps(x.span, t) && x.form === 'name')
    if (m && entities.get(m.entity)?.kind === 'person') return k === i + 1 || tokens[k - 1]!.upos !== 'ADP' ? k : -1
  }
  return -1
}

/** A noun with what stands close before it, and what hangs on it close behind. */
function phraseAround(
  tokens: readonly Token[],
  i: number,
  mentions: readonly MentionRecord[],
  attaches: boolean,
): readonly [number, number] {
  let first = i
  while (!attaches && first > 0 && i - first < 4 && /^(?:DET|ADJ|NUM|PROPN|NOUN)$/.test(tokens[first - 1]!.upos))
    first--
  let last = i
  const behind = attaches ? /^ADJ$/ : /^(?:NOUN|PROPN)$/
  while (last + 1 < tokens.length && last - i < 3 && behind.test(tokens[last + 1]!.upos)) {
    if (mentions.some((m) => overlaps(m.span, tokens[last + 1]!) && m.form === 'name')) break
    last++
  }
  return [first, last]
}

/** The token whose head lies outside of the phrase. */
function headOf(tree: Tree | undefined, first: number, last: number): number {
  if (tree)
    for (let i = first; i <= last; i++) {
      const h = tree.heads[i]!
      if (h < first || h > last) return i
    }
  return first
}

function isGoverned(
  tokens: readonly Token[],
  first: number,
  last: number,
  head: number,
  how: { readonly tree: Tree | undefined; readonly rtl: boolean; readonly words: PositionWords },
): boolean {
  if (
    /^(?:'s|’s|'|’)$/.test(tokens[last + 1]?.text ?? '') &&
    tokens[last + 2] &&
    /NOUN|ADJ|PROPN/.test(tokens[last + 2]!.upos)
  )
    return true
  if (how.tree && /^nsubj/.test(how.tree.relations[head]!)) return false
  for (let i = first - 1; i >= Math.max(0, first - 5); i--) {
    const t = tokens[i]!
    if (how.words.complementizers.has(t.norm)) return false
    if (t.upos === 'ADP' || (how.rtl && isAttached(t, how.words))) return true
    if (/^(?:VERB|AUX|PUNCT|SCONJ|CCONJ|PRON|PART)$/.test(t.upos)) return false
    if (!how.rtl && /Case=Gen/.test(tokens[first]!.feats) && /NOUN|PROPN/.test(t.upos))
      return i < first - 1 || (!!how.tree && !/^(?:appos|conj)/.test(how.tree.relations[head]!))
  }
  return false
}

/** A preposition is written onto the word. */
const isAttached = (token: Token, words: PositionWords): boolean =>
  token.upos !== 'VERB' && isPart(token, partyPart(words, 'attached'), [])

/** A word of possession opens the phrase: our army, his country. */
function ownWord(tokens: readonly Token[], first: number, last: number, words: PositionWords): boolean {
  for (let i = Math.max(0, first - 1); i < last; i++)
    if (
      isPart(tokens[i]!, partyPart(words, 'first'), []) ||
      (isPart(tokens[i]!, partyPart(words, 'third'), []) && tokens[i]!.upos !== 'NOUN')
    )
      return true
  return false
}

const bareNoun = (tokens: readonly Token[], first: number, last: number): boolean =>
  tokens.slice(first, last).every((t) => t.upos === 'DET')

/** A pronoun that happens to be written like a name. */
const overlaysPronoun = (token: Token, mention: MentionRecord, words: PositionWords): boolean =>
  token.upos === 'PRON' && mention.span.end <= token.end && isPart(token, partyPart(words, 'third'), [])
