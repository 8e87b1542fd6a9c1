import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Span } from '../src/base/span.ts'
import { type DocumentRecords, documentRecords } from './api.ts'
import { type AnySpanned, describe, type Kind, kinds, recordsOfKind, summary } from './describe.ts'
import { Load } from './load.tsx'

export const DocumentPage = (props: { readonly id: string; readonly record: string | undefined }) => (
  <Load of={props.id} ask={() => documentRecords(props.id)}>
    {(records) => <DocumentView records={records} wanted={props.record} />}
  </Load>
)

const rtl = new Set(['ar', 'fa', 'he', 'ur'])

function DocumentView({ records, wanted }: { readonly records: DocumentRecords; readonly wanted: string | undefined }) {
  const { document: d } = records
  const all = useMemo(() => kinds.flatMap((k) => recordsOfKind(records, k)), [records])
  const record = all.find((r) => r.id === wanted)
  const [kind, setKind] = useState<Kind>(record ? (record.type as Kind) : 'statement')
  const shown = recordsOfKind(records, kind)
  useEffect(() => {
    if (wanted) document.querySelector('mark.on')?.scrollIntoView({ block: 'nearest' })
  }, [wanted])
  return (
    <div class="document">
      <article lang={d.language} dir={rtl.has(d.language) ? 'rtl' : 'ltr'}>
        <p class="lead">
          {[d.outlet?.name ?? d.source, d.published?.slice(0, 10), d.author].filter(Boolean).map((part, i) => (
            <>
              {i > 0 && ' · '}
              <bdi>{part}</bdi>
            </>
          ))}
        </p>
        <fieldset class="legend">
          <legend class="unseen">Kinds of records</legend>
          {kinds.map((k) => (
            <button key={k} type="button" class={`k-${k}`} aria-pressed={k === kind} onClick={() => setKind(k)}>
              {k} {recordsOfKind(records, k).length}
            </button>
          ))}
        </fieldset>
        <div class="text">
          {paragraphs(d.text).map((p) => (
            <p key={p.start}>
              <Marked text={d.text} within={p} records={shown} chosen={wanted} />
            </p>
          ))}
        </div>
      </article>
      <aside aria-live="polite">
        {record ? (
          <div class={`record k-${record.type}`}>
            <span class="tag">{record.type}</span>
            <dl>
              {describe(record, records).map(([name, value]) => (
                <>
                  <dt key={`${name}-name`}>{name}</dt>
                  <dd key={name} dir="auto">
                    {value}
                  </dd>
                </>
              ))}
            </dl>
          </div>
        ) : (
          <p class="lead">Choose an underlined passage to see its record.</p>
        )}
        <ul class="list">
          {shown.map((r) => (
            <li key={r.id}>
              <a href={`?record=${r.id}`} dir="auto" lang={d.language}>
                {summary(r, records)}
              </a>
            </li>
          ))}
        </ul>
      </aside>
    </div>
  )
}

const paragraphs = (text: string): readonly Span[] =>
  [...text.matchAll(/[^\n]+/g)].map((m) => ({ start: m.index, end: m.index + m[0].length }))

/** A stretch of text with its records underlined; where two overlap, the one that starts first keeps its line. */
function Marked(props: {
  readonly text: string
  readonly within: Span
  readonly records: readonly AnySpanned[]
  readonly chosen: string | undefined
}) {
  const { text, within, records, chosen } = props
  const parts: (string | { readonly record: AnySpanned; readonly at: Span })[] = []
  let end = within.start
  for (const record of [...records].sort(
    (a, b) => a.at.start - b.at.start || Number(b.id === chosen) - Number(a.id === chosen),
  )) {
    const at = { start: Math.max(record.at.start, within.start), end: Math.min(record.at.end, within.end) }
    if (at.start < end || at.end <= at.start) continue
    parts.push(text.slice(end, at.start), { record, at })
    end = at.end
  }
  parts.push(text.slice(end, within.end))
  return (
    <>
      {parts.map((part) =>
        typeof part === 'string' ? (
          part
        ) : (
          <a key={part.record.id} href={`?record=${part.record.id}`}>
            <mark class={`k-${part.record.type}${part.record.id === chosen ? ' on' : ''}`}>
              {text.slice(part.at.start, part.at.end)}
            </mark>
          </a>
        ),
      )}
    </>
  )
}
