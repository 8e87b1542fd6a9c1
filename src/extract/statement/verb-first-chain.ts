/** Chains where the verb comes first: who passes words on, and clauses joined as statements of their own. */
import type { ViaLink } from '../../record/index.ts'
import type { FoundStatement } from '../statement.ts'
import { type attributionsIn, citedIn } from './verb-first-attribution.ts'
import { isComma, lastEnd } from './verb-first-content.ts'
import type { Clause } from './verb-first-phrase.ts'
import { clauseWordsOf, formOf } from './verb-first-words.ts'

/** A statement with the tokens that it spans. */
export interface Draft {
  readonly statement: FoundStatement
  /** the verb's token */
  readonly cue: number
  /** first token of what is said */
  readonly at: number
  readonly holds: boolean
}

/** Statements by phrases of attribution beside those by verbs; an outlet beside a speaker passes the words on. */
export function attributedToo(
  clause: Clause,
  drafts: readonly Draft[],
  attributed: ReturnType<typeof attributionsIn>,
): FoundStatement[] {
  let spokenHere = passedOn(clause, split(clause, drafts))
  const out: FoundStatement[] = []
  for (const a of attributed) {
    const over = spokenHere.find(
      (d) => d.cue < a.from && d.statement.content.end > clause.sentence.tokens[a.from]!.start,
    )
    const kind = clause.context.entities.get(a.statement.speaker.entity ?? '')?.kind
    if (over && kind === 'organization' && a.closes) {
      const via: ViaLink = {
        ...a.statement.speaker,
        ...(a.statement.speakerSpan ? { span: a.statement.speakerSpan } : {}),
      }
      spokenHere = spokenHere.map((d) => {
        if (d !== over) return d
        const ended = endedBefore(clause, d, a.from)
        return { ...ended, statement: { ...ended.statement, via: [via] } }
      })
      continue
    }
    if (over) spokenHere = spokenHere.map((d) => (d === over ? endedBefore(clause, d, a.from) : d))
    if (over && a.closes) continue
    const self = a.self ? spokenHere.findLast((d) => d.cue < a.from) : undefined
    out.push(self ? { ...a.statement, speaker: self.statement.speaker } : a.statement)
  }
  return [...spokenHere.map((d) => d.statement), ...out]
}

/** An outlet that cites somebody: ذكرت صحيفة نقلا عن مصادر أن …: those speak, the outlet passes on. */
function passedOn(clause: Clause, drafts: readonly Draft[]): readonly Draft[] {
  const source = citedIn(clause)
  if (!source) return drafts
  return drafts.map((d) => {
    const { speaker, speakerSpan, via } = d.statement
    if (d.cue > source.from || speaker.text === source.speaker.text) return d
    const { anonymous: _anonymous, ...who } = speaker
    const link: ViaLink = { ...who, ...(speakerSpan ? { span: speakerSpan } : {}) }
    const statement = { ...d.statement, speaker: source.speaker, speakerSpan: source.span, via: [link, ...via] }
    return { ...d, statement }
  })
}

/** "إن …، وإن …": each clause is a statement. */
function split(clause: Clause, drafts: readonly Draft[]): readonly Draft[] {
  const { sentence, context } = clause
  const { tokens } = sentence
  const words = clauseWordsOf(context.reading.language)
  return drafts.flatMap((d) => {
    if (!d.holds) return [d]
    const parts: Draft[] = []
    let current = d
    for (let i = d.at + 2; i < tokens.length && tokens[i]!.start < d.statement.content.end; i++) {
      const form = formOf(tokens[i]!)
      if (!isComma(tokens[i - 1]) || !words.that.has(form) || !words.that.has(form.slice(1))) continue
      parts.push(endedBefore(clause, current, i))
      current = {
        ...d,
        at: i,
        statement: { ...d.statement, content: { start: tokens[i]!.start, end: d.statement.content.end } },
      }
    }
    return [...parts, current]
  })
}
/** Ends what is said at the mark before a token. */
export function endedBefore({ sentence }: Clause, d: Draft, at: number): Draft {
  const end = Math.max(d.statement.content.start, lastEnd(sentence.tokens, at))
  return end >= d.statement.content.end
    ? d
    : { ...d, statement: { ...d.statement, content: { ...d.statement.content, end } } }
}
