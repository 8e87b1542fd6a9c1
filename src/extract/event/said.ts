/** What is demanded, refused, charged or threatened in a statement is a deed of its speaker, whatever word says so. */
import { overlaps } from '../../base/span.ts'
import { type Act, type Language, overlapping, type Party, type StatementRecord } from '../../record/index.ts'
import type { Draft, Scene } from './draft.ts'
import { eventWordsOf } from './words.ts'

const typeByAct: Partial<Record<Act, string>> = {
  demand: 'REQUEST',
  request: 'REQUEST',
  accuse: 'ACCUSE',
  reject: 'REJECT',
  threaten: 'THREATEN',
  praise: 'SUPPORT',
}

/** In: a sentence and what its words told. Out: the same, with speakers where the words show nobody, and a draft for every statement that does a deed which no word of the table told. */
export function withSaid(language: Language, scene: Scene, drafts: readonly Draft[]): readonly Draft[] {
  const said = overlapping(scene.statements, scene.sentence.span, 8000).filter(
    (s) => s.cue !== undefined && overlaps(s.cue.span, scene.sentence.span) && typeByAct[s.act] !== undefined,
  )
  const { pronouns } = eventWordsOf(language)
  const named = drafts.map((d) => {
    const s = said.find((x) => typeByAct[x.act] === d.word.type && overlaps(x.cue!.span, d.trigger))
    if (!s?.speaker.entity || d.roles.actors.some((a) => a.entity === s.speaker.entity || beside(scene, a, d))) return d
    const recipients = d.roles.recipients.filter((r) => r.entity !== s.speaker.entity)
    return { ...d, roles: { ...d.roles, actors: [partyOf(s.speaker)], recipients } }
  })
  const more = said
    .filter(
      (s) => !s.speaker.anonymous && !s.negated && (s.speaker.entity || !pronouns.has(s.speaker.text.toLowerCase())),
    )
    .filter(
      (s) =>
        !drafts.some(
          (d) =>
            overlaps(d.trigger, s.cue!.span) || (d.word.type === typeByAct[s.act] && overlaps(d.clause, s.cue!.span)),
        ),
    )
    .map(draftOf)
  return [...named, ...more]
}

/** An actor whose name stands right beside the verb, no mark between: it is the subject, whoever else is quoted. */
const beside = (scene: Scene, { mention }: Party, { trigger }: Draft): boolean =>
  scene.mentions.some(
    (m) =>
      m.id === mention && (Math.abs(trigger.start - m.span.end) === 1 || Math.abs(m.span.start - trigger.end) === 1),
  )

const partyOf = ({ entity, mention, text }: Party): Party => ({
  ...(entity ? { entity } : {}),
  ...(mention ? { mention } : {}),
  text,
})

function draftOf({ act, cue, span, speaker, to }: StatementRecord): Draft {
  const type = typeByAct[act] ?? ''
  return {
    word: {
      word: cue!.lemma,
      noun: false,
      kind: 'v',
      type,
      mode: '',
      needs: [],
      ofPatient: false,
      parts: [cue!.lemma],
    },
    trigger: cue!.span,
    clause: span,
    roles: { actors: [partyOf(speaker)], recipients: to.map(partyOf), places: [] },
    status: 'occurred',
    confidence: 0.5,
    past: true,
  }
}
