import type { Brief } from './brief.ts'
import { plain } from './plain.ts'

/** A brief as Markdown with numbered citations. */
export function briefMarkdown(brief: Brief): string {
  const lines: string[] = [`# ${brief.title}`, '']
  lines.push(
    `${count(brief.documents, 'report')} from ${count(brief.outlets, 'outlet')} in ${brief.languages.join(', ') || 'no language'}. Readout never says what is true: it says who says what, and how that stands to what others say.`,
    '',
  )
  for (const section of brief.sections) {
    if (section.items.length === 0) continue
    lines.push(`## ${section.heading}`, '')
    for (const item of section.items) {
      const words = item.citations.map((n) => {
        const c = brief.citations[n - 1]
        return c
          ? `  - ${plain(c.outlet)}${c.published ? `, ${c.published.slice(0, 10)}` : ''}: “${plain(c.quote)}” [${n}]`
          : ''
      })
      lines.push(`- ${plain(item.text)} ${item.citations.map((n) => `[${n}]`).join('')}`, ...words.filter(Boolean))
    }
    lines.push('')
  }
  if (brief.sections.every((s) => s.items.length === 0))
    lines.push('Nothing was found that several reports tell together.', '')
  if (brief.gaps.length > 0) lines.push('## Gaps', '', ...brief.gaps.map((g) => `- ${g}`), '')
  if (brief.citations.length > 0)
    lines.push(
      '## Citations',
      '',
      ...brief.citations.map(
        (c) =>
          `${c.number}. ${plain(c.outlet)}${c.published ? `, ${c.published.slice(0, 10)}` : ''} (${c.language}), ${c.document}${c.record ? ` ${c.record}` : ''}: “${plain(c.quote)}”`,
      ),
      '',
    )
  return lines.join('\n')
}

const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`
