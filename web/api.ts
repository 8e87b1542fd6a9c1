/** What the pages ask of the server. The shapes are those of the record contract and of src/serve/wire.ts. */
import type { DocumentRecords } from '../src/record/types.ts'
import type { WireBrief, WireDocument } from '../src/serve/wire.ts'

export type { DocumentRecords, WireBrief, WireDocument }

/** Throws with what the server said where it did not answer with what was asked for. */
async function get<T>(path: string): Promise<T> {
  const response = await fetch(`/api/v1/${path}`, { headers: { accept: 'application/json' } })
  const body: unknown = await response.json().catch(() => undefined)
  if (!response.ok) {
    const error = (body as { readonly error?: { readonly message?: string; readonly hint?: string } } | undefined)
      ?.error
    throw new Error(
      [error?.message ?? `the server answered ${response.status}`, error?.hint].filter(Boolean).join('. '),
    )
  }
  return body as T
}

export const brief = (): Promise<WireBrief> => get('brief')
export const documents = (): Promise<{ readonly documents: readonly WireDocument[] }> => get('documents')
export const documentRecords = (id: string): Promise<DocumentRecords> => get(`documents/${encodeURIComponent(id)}`)
