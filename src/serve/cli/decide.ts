/** `merge`, `split`, `rename`, `decisions`: what people decide about entities, kept in order and never changed. */
import type { Decision } from '../../record/index.ts'
import type { Store } from '../../store/sqlite.ts'
import { joinedDocuments, weighStore } from '../weighing.ts'
import { complain, print, safe } from './output.ts'
import { type TellOptions, withStore } from './with-store.ts'

interface DecideOptions extends TellOptions {
  readonly note?: string
}

/** Keeps one decision and weighs the store anew. Out: 0 kept, 1 where an id is unknown or the store cannot be written. */
export const decideCommand = (decision: Decision, options: DecideOptions): Promise<number> =>
  withStore(options, (store) => decide(store, decision, options))

async function decide(store: Store, decision: Decision, options: DecideOptions): Promise<number> {
  const ids = decision.kind === 'rename' ? [decision.entity] : [decision.entity, decision.other]
  const joined = new Set<string>(joinedDocuments(store).documents.flatMap((d) => d.entities.map((e) => e.id)))
  const unknown = ids.find((id) => !joined.has(id) && !['entity', 'document'].includes(store.record(id)?.kind ?? ''))
  if (unknown !== undefined || ids[0] === ids[1]) {
    complain(
      unknown ?? ids[0]!,
      unknown === undefined
        ? {
            code: 'bad-decision',
            message: `${ids[0]} and ${ids[1]} are the same id`,
            hint: 'name two entities, or an entity and a document',
            docs: 'docs/ERRORS.md#bad-decision',
          }
        : {
            code: 'no-record',
            message: `the store ${options.store} has no entity ${unknown}`,
            hint: 'ids of entities stand in what readout read and readout why print',
            docs: 'docs/ERRORS.md#no-record',
          },
      options.json ?? false,
    )
    return 1
  }
  const kept = store.decide(options.note === undefined ? decision : { ...decision, note: options.note })
  if (!kept.ok) {
    complain(options.store, kept.error, options.json ?? false)
    return 1
  }
  const findings = await weighStore(store)
  if (!findings.ok) {
    complain(options.store, findings.error, options.json ?? false)
    return 1
  }
  process.stderr.write(`decision ${kept.value} kept; ${findings.value} findings in ${options.store}\n`)
  return 0
}

/** `decisions`: the log, oldest first. */
export const decisionsCommand = (options: TellOptions): Promise<number> =>
  withStore(options, async (store) => {
    const log = store.decisions()
    const lines = log.map((d, i) => {
      const what = d.kind === 'rename' ? `${d.entity} ${safe(d.name)}` : `${d.entity} ${d.other}`
      return `${i + 1} ${d.kind} ${what}${d.note === undefined ? '' : ` (${safe(d.note)})`}\n`
    })
    await print(options.json ? `${JSON.stringify(log, null, 1)}\n` : lines.join(''))
    return 0
  })
