import { readFileSync } from 'node:fs'
import type { Row } from '../record/index.ts'

/**
 * Parses a word table: lines starting with `# ` are its head (source, licence, what it holds), the first other line
 * names the columns, cells are separated by tabs, empty lines are passed over.
 * Throws where a row has more cells than there are columns.
 */
export function parseTable(text: string, name: string): readonly Row[] {
  const rows: Row[] = []
  let columns: readonly string[] | undefined
  let lineNumber = 0
  for (const line of text.split('\n')) {
    lineNumber++
    if (line.trim() === '' || line.startsWith('# ') || line === '#') continue
    const cells = line.replace(/\r$/, '').split('\t')
    if (!columns) {
      columns = cells
      continue
    }
    if (cells.length > columns.length)
      throw new Error(`${name}:${lineNumber}: ${cells.length} cells, expected at most ${columns.length}: ${line}`)
    const row: Record<string, string> = {}
    for (let i = 0; i < columns.length; i++) row[columns[i]!] = (cells[i] ?? '').trim()
    rows.push(row)
  }
  return rows
}

/** Reads a word table from disk; `[]` where there is none. */
export function readTable(file: URL): readonly Row[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  return parseTable(text, file.pathname)
}
