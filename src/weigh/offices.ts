/** Offices that reports give one person: held by one, formerly held by another. */
import type { Language } from '../record/index.ts'
import type { Draft, Weighed, WeighTools } from './input.ts'

interface Held {
  readonly office: string
  readonly former: boolean
  readonly mention: string
  readonly title: string
  readonly document: Weighed
}

export function contestedOffices(documents: readonly Weighed[], tools: WeighTools): readonly Draft[] {
  const byPerson = new Map<string, { readonly name: string; readonly held: Held[] }>()
  for (const document of documents) {
    const language = tools.language(document.records.document.language)
    if (!language) continue
    for (const entity of document.records.entities) {
      if (entity.kind !== 'person') continue
      for (const role of entity.roles) {
        const office = officeIn(role.title, language)
        if (!office) continue
        const person = byPerson.get(entity.id) ?? { name: entity.name, held: [] }
        person.held.push({
          office,
          former: isFormer(role.title, language),
          mention: role.mention,
          title: role.title,
          document,
        })
        byPerson.set(entity.id, person)
      }
    }
  }
  const drafts: Draft[] = []
  for (const { name, held } of byPerson.values())
    for (const office of new Set(held.map((h) => h.office))) {
      const former = held.find((h) => h.office === office && h.former)
      const now = held.find((h) => h.office === office && !h.former && h.document !== former?.document)
      if (former && now)
        drafts.push({
          kind: 'contested',
          about: `the office of ${name}: ${office} or former ${office}`,
          records: [
            { id: now.mention, document: now.document },
            { id: former.mention, document: former.document },
          ],
          confidence: 0.8,
        })
    }
  return drafts
}

function officeIn(title: string, language: Language): string | undefined {
  const folded = title.toLowerCase()
  return [...language.table('offices')]
    .sort((a, b) => (b['form'] ?? '').length - (a['form'] ?? '').length)
    .find((r) => folded.includes(r['form'] ?? '-'))?.['office']
}

const isFormer = (title: string, language: Language): boolean => {
  const folded = title.toLowerCase()
  return language.table('former').some((r) => {
    const form = r['form'] ?? '-'
    return language.unspaced
      ? folded.startsWith(form) || folded.includes(form)
      : folded.split(/[\s]+/).some((w) => w === form || (form.length > 3 && w.startsWith(form)))
  })
}
