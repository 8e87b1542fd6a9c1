/** Feature hashing: 32-bit FNV-1a over UTF-16 units, seeded per template. No allocation; hashes are signed 32-bit numbers. */
export function hashString(seed: number, text: string, start = 0, end = text.length): number {
  let h = seed ^ 0x811c9dc5
  for (let i = start; i < end; i++) {
    h ^= text.charCodeAt(i)
    h = Math.imul(h, 0x01000193)
  }
  return h | 0
}

/** Joins two hashes into one. */
export const mixHash = (a: number, b: number): number => {
  let h = Math.imul(a ^ (((b - 0x61c88647) | 0) + (((a << 6) + (a >>> 2)) | 0)), 0x85ebca6b)
  h ^= h >>> 13
  return h | 0
}
