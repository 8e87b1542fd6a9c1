/**
 * Language cases: Markdown that someone who reads the language can review without code.
 *
 *     ## A heading that says what the case shows
 *     outlet: Bergpost · published: 2026-03-05
 *
 *     > The text, as a quotation; an empty `>` line parts paragraphs.
 *
 *     - time `5 March` type=DATE value=2026-03-05
 *     - quantity `about 50 km` value=50 unit=km approximate
 *     - statement `that nothing was agreed` speaker=`the minister` act=say
 *     - nothing event
 *     - wrong today: time `May` type=DATE value=2026-05
 *
 * A line names a record by kind and quote (a statement, position: its content; an event: its trigger; an entity: its
 * name; `name`: a mention that is a name, once however often it stands there) and whatever of its attributes the reviewer cares for. `nothing KIND` says that none of that kind may be found;
 * `only KIND` that no other than the listed ones may. `wrong today:` keeps a known failure in sight: it fails once the
 * line comes true, so that it is moved up.
 */
import { readFileSync } from 'node:fs'
import { sliceSpan } from '../../src/base/span.ts'
import type { DocumentRecords, Party, ViaLink } from '../../src/engine.ts'
import { readArticle } from '../../src/engine.ts'

export interface Case {
  readonly file: string
  readonly line: number
  readonly heading: string
  readonly meta: Readonly<Record<string, string>>
  readonly text: string
  readonly expected: readonly Expectation[]
}

export interface Expectation {
  readonly line: number
  readonly raw: string
  readonly wrongToday: boolean
  readonly rule: 'found' | 'nothing' | 'only'
  readonly kind: string
  readonly quote: string
  readonly attributes: ReadonlyMap<string, string>
}

export interface Found {
  readonly kind: string
  readonly quote: string
  readonly attributes: ReadonlyMap<string, readonly string[]>
}

export function parseCases(file: string): readonly Case[] {
  const cases: (Omit<Case, 'expected' | 'text'> & { text: string[]; expected: Expectation[] })[] = []
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((line, i) => {
      if (line.startsWith('## ')) {
        cases.push({ file, line: i + 1, heading: line.slice(3), meta: {}, text: [], expected: [] })
        return
      }
      const current = cases.at(-1)
      if (!current) return
      if (line.startsWith('>')) current.text.push(line.replace(/^> ?/, ''))
      else if (line.startsWith('- ')) current.expected.push(parseExpectation(line, i + 1))
      else if (line.includes(':') && current.text.length === 0)
        for (const part of line.split('·')) {
          const [key, ...value] = part.split(':')
          Object.assign(current.meta, { [key!.trim()]: value.join(':').trim() })
        }
    })
  return cases.map((c) => ({ ...c, text: c.text.join('\n') }))
}

/** The expectations of a file that stands beside a report: every line that starts with `- `. */
export const parseExpectations = (file: string): readonly Expectation[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, i) => (line.startsWith('- ') ? [parseExpectation(line, i + 1)] : []))

function parseExpectation(line: string, number: number): Expectation {
  let rest = line.slice(2)
  const wrongToday = rest.startsWith('wrong today: ')
  if (wrongToday) rest = rest.slice('wrong today: '.length)
  const bare = rest.match(/^(nothing|only) (\w+)$/)
  if (bare)
    return {
      line: number,
      raw: line,
      wrongToday,
      rule: bare[1] as 'nothing',
      kind: bare[2]!,
      quote: '',
      attributes: new Map(),
    }
  const head = rest.match(/^(\w+) `([^`]*)`/)
  if (!head) throw new Error(`line ${number}: expected "- KIND \`quote\` …", saw: ${line}`)
  const attributes = new Map<string, string>()
  for (const m of rest.slice(head[0].length).matchAll(/(\w+)(?:=((?:`[^`]*`|[^\s`])+))?/g))
    attributes.set(m[1]!, (m[2] ?? 'true').replaceAll('`', ''))
  return { line: number, raw: line, wrongToday, rule: 'found', kind: head[1]!, quote: head[2]!, attributes }
}

export async function readCase(c: Case): Promise<readonly Found[]> {
  const outlet = c.meta['outlet']
  const published = c.meta['published']
  const language = c.meta['language']
  const records = await readArticle({
    source: c.heading,
    text: c.text,
    notices: [],
    publishedFrom: published ? 'given' : 'none',
    ...(published ? { published } : {}),
    ...(language ? { language } : {}),
    ...(outlet ? { outlet: { name: outlet, kind: 'other' as const } } : {}),
  })
  return foundIn(records)
}

/** Every record as a line of attributes; a party stands under its words and every name of its entity. */
export function foundIn(r: DocumentRecords): readonly Found[] {
  const text = r.document.text
  const entities = new Map(r.entities.map((e) => [e.id, e]))
  const times = new Map(r.times.map((t) => [t.id, t.quote]))
  const names = (p: Party | ViaLink): readonly string[] => {
    const e = p.entity === undefined ? undefined : entities.get(p.entity)
    return [p.text, ...(e ? [e.name, ...Object.values(e.names).flat()] : [])]
  }
  const of = (kind: string, quote: string, o: Record<string, unknown>): Found => {
    const attributes = new Map<string, readonly string[]>()
    for (const [k, v] of Object.entries(o))
      if (v !== undefined && v !== '') attributes.set(k, Array.isArray(v) ? v.map(String) : [String(v)])
    return { kind, quote, attributes }
  }
  return [
    ...r.times.map((t) => of('time', t.quote, { ...t.timex, from: t.from, to: t.to })),
    ...r.quantities.map((q) =>
      of('quantity', q.quote, {
        ...q,
        type: undefined,
        id: undefined,
        document: undefined,
        span: undefined,
        ofSpan: undefined,
        ofParts: q.ofParts?.map((p) => p.text).join(' + '),
      }),
    ),
    ...r.entities.map((e) =>
      of('entity', e.name, { kind: e.kind, country: e.country, subdivision: e.subdivision, lat: e.lat, lon: e.lon }),
    ),
    ...r.mentions.map((m) =>
      of('mention', m.quote, {
        form: m.form,
        entity: entities.get(m.entity)?.name,
        kind: entities.get(m.entity)?.kind,
        standsFor: m.standsFor && entities.get(m.standsFor)?.name,
      }),
    ),
    ...r.mentions
      .filter((m) => m.form === 'name')
      .map((m) =>
        of('name', m.quote, {
          kind: entities.get(m.entity)?.kind,
          entity: entities.get(m.entity)?.name,
          country: entities.get(m.entity)?.country,
          standsFor: m.standsFor && entities.get(m.standsFor)?.name,
        }),
      ),
    ...r.statements.map((s) =>
      of('statement', sliceSpan(text, s.content), {
        speaker: names(s.speaker),
        anonymous: s.speaker.anonymous,
        via: s.via.flatMap(names),
        cue: s.cue && sliceSpan(text, s.cue.span),
        act: s.act,
        mode: s.mode,
        to: s.to.flatMap(names),
        hedges: s.hedges,
        negated: s.negated,
        time: s.time && times.get(s.time),
      }),
    ),
    ...r.events.map((e) =>
      of('event', sliceSpan(text, e.trigger), {
        type: e.plover?.type,
        mode: e.plover?.mode,
        contexts: e.plover?.contexts,
        impact: e.impact?.kind,
        sector: e.impact?.sector,
        status: e.status,
        actor: e.actors.flatMap(names),
        recipient: e.recipients.flatMap(names),
        place: e.places.flatMap(names),
        time: e.time && times.get(e.time),
        quantity: e.quantities.map((id) => r.quantities.find((q) => q.id === id)?.quote ?? ''),
        reported: e.statement ? 'yes' : 'no',
      }),
    ),
    ...r.positions.map((p) =>
      of('position', sliceSpan(text, p.content), {
        party: names(p.party),
        issue: p.issue,
        stance: p.stance,
        condition: p.condition && sliceSpan(text, p.condition),
      }),
    ),
  ]
}

const satisfies = (f: Found, e: Expectation): boolean =>
  f.kind === e.kind &&
  f.quote === e.quote &&
  [...e.attributes].every(([k, v]) => holdsAll(f.attributes.get(k) ?? [], v))

/** `a|b`: both; `none`: nobody. */
const holdsAll = (found: readonly string[], wanted: string): boolean =>
  wanted === 'none' ? found.length === 0 : wanted.split('|').every((v) => found.includes(v))

/** What is not as a case says; empty where all holds. */
export function complaints(c: Pick<Case, 'file' | 'expected'>, found: readonly Found[]): readonly string[] {
  const out: string[] = []
  for (const e of c.expected) {
    const holds =
      e.rule === 'found'
        ? found.some((f) => satisfies(f, e))
        : e.rule === 'nothing'
          ? !found.some((f) => f.kind === e.kind)
          : found
              .filter((f) => f.kind === e.kind)
              .every((f) => c.expected.some((x) => x.kind === e.kind && x.rule === 'found' && satisfies(f, x)))
    if (holds === e.wrongToday)
      out.push(
        `${c.file}:${e.line} ${e.wrongToday ? 'is right now, move it up' : 'does not hold'}: ${e.raw}\n${found
          .filter((f) => f.kind === e.kind)
          .map((f) => `      found ${show(f)}`)
          .join('\n')}`,
      )
  }
  return out
}

export const show = (f: Found): string =>
  `- ${f.kind} \`${f.quote}\` ${[...f.attributes].map(([k, v]) => `${k}=${v.map((x) => (/^[\w.:+-]+$/.test(x) ? x : `\`${x}\``)).join('|')}`).join(' ')}`
