import { existsSync } from 'node:fs'

/** One measured figure: `what.language-or-set.measure`, its value, its unit (`f1`, `1/s`, `ms`, …). */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** one line on how to read it, or on what the misses are */
  readonly note?: string
}

/** A bench suite: a file in `bench/suites/` that exports `suite`; its name is the file's. */
export interface Suite {
  readonly title: string
  /** yields figures as they are ready; throws `Skip` where its data is missing */
  readonly run: () => AsyncIterable<Figure> | Iterable<Figure>
}

export class Skip extends Error {}

/** The folder of gold data beside the checkout; throws `Skip`, visibly, where it is missing. */
export function goldFolder(name: string): URL {
  const folder = new URL(`../../shared/data/${name}/`, import.meta.url)
  if (!existsSync(folder)) throw new Skip(`no gold data at ${folder.pathname}`)
  return folder
}
