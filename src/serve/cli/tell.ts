import type { Span } from '../../base/span.ts'
import { lexiconRows } from '../../models/lexicon-entries.ts'
import type { Store } from '../../store/sqlite.ts'
import { boardMarkdown, makeBoard } from '../../tell/board.ts'
import { briefMarkdown } from '../../tell/markdown.ts'
import { saidMarkdown, whatSaid } from '../../tell/said.ts'
import { whyOf, whyText } from '../../tell/why.ts'
import { briefOf, joinedDocuments } from '../weighing.ts'
import { complain, print, safe } from './output.ts'
import { type TellOptions, withStore } from './with-store.ts'

/** `brief`: Markdown, or the same as JSON. */
export const briefCommand = (options: TellOptions): Promise<number> =>
  withStore(options, async (store) => {
    const brief = briefOf(store)
    await print(options.json ? `${JSON.stringify(brief, null, 1)}\n` : `${briefMarkdown(brief)}\n`)
    return 0
  })

/** `board`: parties × issues. */
export const boardCommand = (options: TellOptions & { readonly language?: string }): Promise<number> =>
  withStore(options, async (store) => {
    const { language } = options
    const board = makeBoard(joinedDocuments(store).documents, language === undefined ? {} : { language })
    const rows = [...lexiconRows('issues'), ...lexiconRows('stances')]
    const labels = new Map(rows.map((row) => [row['key'], row[language ?? 'en'] || row['en']]))
    await print(options.json ? `${JSON.stringify(board, null, 1)}\n` : boardMarkdown(board, (key) => labels.get(key)))
    return 0
  })

/** `said`: what one speaker said. */
export const saidCommand = (name: string, options: TellOptions & { readonly about?: string }): Promise<number> =>
  withStore(options, async (store) => {
    const sayings = whatSaid(joinedDocuments(store).documents, name, options.about)
    await print(options.json ? `${JSON.stringify(sayings, null, 1)}\n` : saidMarkdown(sayings, name))
    return 0
  })

/** `why`: what makes the mentions of an entity one, as an argument. */
export const whyCommand = (id: string, options: TellOptions): Promise<number> =>
  withStore(options, async (store) => {
    const { documents, merges } = joinedDocuments(store)
    const why = whyOf(documents, merges, id)
    if (!why) {
      complain(id, noEntity(id, options.store), options.json ?? false)
      return 1
    }
    const decisions = store.decisions().filter((d) => d.entity === why.entity || d.entity === id)
    await print(options.json ? `${JSON.stringify({ ...why, decisions }, null, 1)}\n` : safe(whyText(why, decisions)))
    return 0
  })

const noEntity = (id: string, store: string) => ({
  code: 'no-record',
  message: `the store ${store} has no entity ${id}`,
  hint: 'ids of entities stand in what readout read and readout show print',
  docs: 'docs/ERRORS.md#no-record',
})

/** `show`: a record with the words it rests on, in their paragraph. */
export const showCommand = (id: string, options: TellOptions): Promise<number> =>
  withStore(options, async (store) => {
    const found = store.record(id)
    if (!found) {
      complain(
        id,
        {
          code: 'no-record',
          message: `the store ${options.store} has no record ${id}`,
          hint: 'ids stand in the brief and in what readout read prints',
          docs: 'docs/ERRORS.md#no-record',
        },
        options.json ?? false,
      )
      return 1
    }
    if (options.json) await print(`${JSON.stringify(found.body)}\n`)
    else {
      const lines = [
        `${found.kind} ${id}`,
        '',
        ...contextOf(store, found.document, found.body),
        '',
        ...fieldsOf(found.body),
      ]
      if (found.kind === 'finding')
        for (const record of (found.body as { records: readonly string[] }).records)
          lines.push('', ...wordsOf(store, record))
      await print(`${lines.map(safe).join('\n')}\n`)
    }
    return 0
  })

function wordsOf(store: Store, id: string): readonly string[] {
  const record = store.record(id)
  return record ? [`— ${record.kind} ${id}`, ...contextOf(store, record.document, record.body)] : []
}

/** The paragraph of a span with the words between marks, and where it stands. */
function contextOf(store: Store, document: string, body: unknown): readonly string[] {
  const span = (body as { readonly span?: Span }).span
  const d = document === '' ? undefined : store.document(document)?.document
  if (!d) return []
  const head = `${d.outlet?.name ?? 'unknown outlet'}${d.published ? `, ${d.published}` : ''} (${d.language}): ${d.title ?? d.source}`
  if (!span) return [head]
  const start = d.text.lastIndexOf('\n', span.start - 1) + 1
  const end = d.text.indexOf('\n', span.end)
  const paragraph = `${d.text.slice(start, span.start)}⟦${d.text.slice(span.start, span.end)}⟧${d.text.slice(span.end, end < 0 ? undefined : end)}`
  return [head, '', `  ${paragraph}`]
}

function fieldsOf(body: unknown): readonly string[] {
  return Object.entries(body as Readonly<Record<string, unknown>>)
    .filter(([key]) => !['type', 'text', 'quote'].includes(key))
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
}
