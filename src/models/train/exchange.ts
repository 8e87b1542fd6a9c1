/** More texts from few: every name exchanged for another of its kind, so that what stands around names counts, not they. */
import type { GoldName, NamedText } from './name-sets.ts'

/** In: texts with names. Out: `copies` of each that has names, theirs drawn from all of the texts; the same for the same texts. */
export function exchanged(texts: readonly NamedText[], copies: number): readonly NamedText[] {
  const named = texts.flatMap(({ text, names }) =>
    names.map((n) => ({ kind: n.kind, name: text.slice(n.start, n.end) })),
  )
  const byKind = Map.groupBy(named, (n) => n.kind)
  let random = 7
  const draw = (kind: string): string => {
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0
    const all = byKind.get(kind)!
    return all[Math.floor((random / 2 ** 32) * all.length)]!.name
  }
  const withOthers = ({ text, names }: NamedText): NamedText => {
    let out = ''
    let at = 0
    const own: GoldName[] = []
    for (const { start, end, kind } of names.toSorted((a, b) => a.start - b.start)) {
      if (start < at) continue
      out += text.slice(at, start)
      const name = draw(kind)
      own.push({ kind, start: out.length, end: out.length + name.length })
      out += name
      at = end
    }
    return { text: out + text.slice(at), names: own }
  }
  return Array.from({ length: copies }, () => texts.filter((t) => t.names.length > 0).map(withOthers)).flat()
}
