/** Who passed a statement on: an outlet beside a speaker of its own, "cited by", "citing". */
import { overlap, overlaps, type Span } from '../../../base/span.ts'
import type { ViaLink } from '../../../record/index.ts'
import type { FoundStatement } from '../../statement.ts'
import { isOffice } from './antecedent.ts'
import type { Links } from './source.ts'
import type { View } from './view.ts'

export function chained(
  view: View,
  {
    spoken,
    sourced,
    links,
  }: { readonly spoken: readonly FoundStatement[]; readonly sourced: readonly FoundStatement[]; readonly links: Links },
): readonly FoundStatement[] {
  const kindOf = ({ speaker }: FoundStatement): string | undefined =>
    view.context.entities.get(speaker.entity ?? '')?.kind
  // "…, передаёт корреспондент агентства": behind the words, a speaker without a name passes them on too
  const closes = (outer: FoundStatement, inner: FoundStatement): boolean =>
    view.context.words.nominative &&
    outer.how === 'aside' &&
    kindOf(outer) === undefined &&
    outer.cue !== undefined &&
    outer.cue.span.start >= inner.content.end
  const passing = (f: FoundStatement): boolean =>
    f.how === 'source'
      ? view.context.entities.get(f.speaker.entity ?? '')?.kind !== 'person' && !f.speaker.anonymous
      : f.how === 'aside' && kindOf(f) === 'organization'
  const cited = links.source?.span
  const all = [...spoken.filter((f) => !(cited && f.how === 'object' && within(f.content, cited))), ...sourced]
  const dropped = new Set<FoundStatement>()
  const via = new Map<FoundStatement, FoundStatement>()
  for (const outer of all)
    for (const inner of all) {
      if (outer === inner || dropped.has(outer) || dropped.has(inner)) continue
      if (isOwnWord(view, inner, outer)) {
        dropped.add(inner)
        continue
      }
      if (!inner.cue || !outer.cue || sameSpeaker(outer, inner)) continue
      const back = outer.how === 'aside' && inner.content.end <= view.sentence.span.start
      if (!passing(outer) && !back && !closes(outer, inner)) continue
      if (!within(inner.cue.span, outer.content) && share(inner.content, outer.content) < 0.8) continue
      if (within(outer.cue.span, inner.content) && share(inner.content, outer.content) < 0.5) continue
      if (inner.how === 'source' && outer.how !== 'source') continue
      if (inner.how === 'object' || inner.how === 'bare') {
        if (outer.how !== 'source' || inner.how === 'object') continue
      }
      dropped.add(outer)
      via.set(inner, outer)
    }
  const kept = all
    .filter((f) => !dropped.has(f) && !sourced.some((s) => s !== f && spoken.includes(s) && sameCue(s, f)))
    .map((f) => {
      const outer = via.get(f)
      return outer ? { ...f, via: [linkOf(outer), ...f.via] } : f
    })
  return linked(view, kept, links)
}

/** "Er gehe davon aus, dass …, so der Ökonom": the pronoun of a verb in reported mood is the one who is named. */
const isOwnWord = ({ context, tokens }: View, inner: FoundStatement, outer: FoundStatement): boolean =>
  outer.how === 'source' &&
  inner.cue !== undefined &&
  inner.speakerSpan !== undefined &&
  within(inner.cue.span, outer.content) &&
  tokens.some((t) => within(t, inner.cue!.span) && context.words.reported.has(t.norm)) &&
  tokens.some((t) => within(t, inner.speakerSpan!) && context.words.pronounGender.has(t.norm))

const linkOf = (f: FoundStatement): ViaLink => ({ ...f.speaker, ...(f.speakerSpan ? { span: f.speakerSpan } : {}) })
const within = (a: Span, b: Span): boolean => a.start >= b.start && a.end <= b.end
const share = (a: Span, b: Span): number => overlap(a, b) / Math.max(a.end - a.start, b.end - b.start)
const sameCue = (a: FoundStatement, b: FoundStatement): boolean =>
  a.cue !== undefined && b.cue !== undefined && overlaps(a.cue.span, b.cue.span)
const sameSpeaker = (a: FoundStatement, b: FoundStatement): boolean =>
  a.speaker.text === b.speaker.text || (a.speaker.entity !== undefined && a.speaker.entity === b.speaker.entity)

/** Puts the links of a sentence on its statements; where a subject passes on somebody's words, that somebody speaks. */
function linked(view: View, found: readonly FoundStatement[], { via, source }: Links): readonly FoundStatement[] {
  let out = found
  const kind = view.context.entities.get(source?.speaker.entity ?? '')?.kind
  const unnamed =
    source?.speaker.anonymous || view.tokens.some((t, i) => source && within(t, source.span) && isOffice(view, i))
  if (source && (kind === undefined ? unnamed : ['person', 'organization', 'group'].includes(kind))) {
    const nearest = [...found]
      .filter((f) => f.cue && f.speaker.text !== source.speaker.text)
      .sort(
        (a, b) => Math.abs(a.cue!.span.start - source.span.start) - Math.abs(b.cue!.span.start - source.span.start),
      )[0]
    // people without a name are cited where the verb or its subject stands
    const beside = (f: FoundStatement): boolean =>
      source.speaker.entity !== undefined ||
      source.speaker.anonymous === true ||
      [f.cue, f.speakerSpan && { span: f.speakerSpan }].some((x) => x && Math.abs(x.span.end - source.span.start) < 60)
    if (nearest && beside(nearest))
      out = out.map((f) =>
        f === nearest ? { ...f, speaker: source.speaker, speakerSpan: source.span, via: [linkOf(f), ...f.via] } : f,
      )
  }
  return via.length > 0
    ? out.map((f) => ({
        ...f,
        via: [...f.via, ...via.filter((v) => ![f.speaker, ...f.via].some((x) => x.text === v.text))],
      }))
    : out
}
