/** The frame of every model file: u32 length of a JSON head (little-endian), the head, the packed weights; gzipped on disk. */
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

const fileOf = (name: string): URL => new URL(`weights/${name}.gz`, import.meta.url)

export const hasWeights = (name: string): boolean => existsSync(fileOf(name))

/** The bytes of `weights/NAME.gz`, undefined where it does not ship. */
export function readWeights(name: string): Uint8Array | undefined {
  try {
    const file = gunzipSync(readFileSync(fileOf(name)))
    return new Uint8Array(file.buffer, file.byteOffset, file.byteLength)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return undefined
  }
}

export function unframe<Head>(bytes: Uint8Array): { readonly head: Head; readonly packed: Uint8Array } {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  return {
    head: JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Head,
    packed: bytes.subarray(4 + length),
  }
}

export function frame(head: unknown, packed: Uint8Array): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(head))
  return new Uint8Array(Buffer.concat([new Uint8Array(new Uint32Array([json.length]).buffer), json, packed]))
}
