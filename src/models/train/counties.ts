/** Counties of the United States, which its newspapers name more often than the towns in them. */
import { createRequire } from 'node:module'
import type { Town } from './towns.ts'

const require = createRequire(import.meta.url)

interface Atlas {
  readonly objects: Readonly<
    Record<
      'counties' | 'states',
      { readonly geometries: readonly { readonly id: string; readonly properties: { readonly name: string } }[] }
    >
  >
}

/** What a county is called where it is called something else. */
const words: Readonly<Record<string, string>> = { Louisiana: 'Parish', Alaska: 'Borough' }

/**
 * In: the towns of GeoNames. Out: the counties of the Census Bureau which have a town, each at the place of its seat, else of
 * its largest town, with the people of its towns. Cities that are no county's (code 510 and above) and islands are left out.
 */
export function usCounties(towns: readonly Town[]): readonly Town[] {
  const { counties, states } = (require('us-atlas/counties-10m.json') as Atlas).objects
  const subdivisions = (
    require('cldr-subdivisions-full/subdivisions/en/en.json') as {
      subdivisions: { localeDisplayNames: { subdivisions: Record<string, string> } }
    }
  ).subdivisions.localeDisplayNames.subdivisions
  const codes = new Map(
    Object.entries(subdivisions).flatMap(([k, name]) => (/^us..$/.test(k) ? [[name, k.slice(2).toUpperCase()]] : [])),
  )
  const inside = new Map<string, Town[]>()
  for (const t of towns) {
    if (t.country !== 'US') continue
    const county = `${t.admin} ${t.part}`
    inside.set(county, [...(inside.get(county) ?? []), t])
  }
  return counties.geometries.flatMap(({ id, properties }): readonly Town[] => {
    const state = states.geometries.find((s) => s.id === id.slice(0, 2))?.properties.name ?? ''
    const admin = codes.get(state)
    const there = inside.get(`${admin} ${id.slice(2)}`) ?? []
    const seat = there.find((t) => /^PPL[AC]/.test(t.feature)) ?? there[0]
    if (!admin || !seat || Number(id.slice(2)) >= 510) return []
    const name = `${properties.name} ${words[state] ?? 'County'}`
    const population = there.reduce((sum, t) => sum + t.population, 0)
    return [{ ...seat, id: `fips:${id}`, name, others: [], feature: 'ADM2', population }]
  })
}
