/** Gold times: TimeBank and AQUAINT (TimeML), WikiWarsUA (inline key), CEC (Chinese emergency news). */
import { readdirSync, readFileSync } from 'node:fs'
import { goldFolder } from '../../suite.ts'

export interface GoldTime {
  readonly start: number
  readonly end: number
  readonly value: string
}
export interface GoldText {
  readonly name: string
  readonly text: string
  readonly published: string
  readonly times: readonly GoldTime[]
}

/** Text of marked-up XML with the marked times and their places. */
function marked(xml: string, tag: string): { readonly text: string; readonly times: GoldTime[] } {
  const times: GoldTime[] = []
  let text = ''
  let open: { start: number; value: string } | undefined
  for (const part of xml.split(/(<[^>]*>)/)) {
    if (part.startsWith(`<${tag} `) || part === `<${tag}>`)
      open = { start: text.length, value: part.match(/value="([^"]*)"/)?.[1] ?? '' }
    else if (part === `</${tag}>` && open) {
      times.push({ ...open, end: text.length })
      open = undefined
    } else if (!part.startsWith('<'))
      text += part.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>')
  }
  return { text, times }
}

export function timebank(): readonly GoldText[] {
  const folder = goldFolder('time-en/timebank')
  return readdirSync(folder).map((name) => {
    const xml = readFileSync(new URL(name, folder), 'utf8')
    const published = xml.match(/<DCT>.*?value="([^"]*)"/s)?.[1] ?? ''
    // lines are wrapped at a width: a new line alone parts nothing
    const body = (xml.match(/<TEXT>([\s\S]*?)<\/TEXT>/)?.[1] ?? '').replace(/([^\n])\n(?!\s*\n)/g, '$1 ')
    return { name, published, ...marked(body, 'TIMEX3') }
  })
}

export function wikiwars(): readonly GoldText[] {
  const folder = goldFolder('time-uk/keyinline')
  return readdirSync(folder).map((name) => {
    const xml = readFileSync(new URL(name, folder), 'utf8')
    return { name, published: '2018-05-19', ...marked(xml.match(/<TEXT>([\s\S]*?)<\/TEXT>/)?.[1] ?? '', 'TIMEX3') }
  })
}

export function cec(): readonly GoldText[] {
  const folder = goldFolder('event-zh')
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.xml'))
    .sort()
    .map((name) => {
      const xml = readFileSync(new URL(name, folder), 'utf8').replace(/\n\s*/g, '')
      const [year, month, day] = xml.match(/<ReportTime[^>]*>([^<]*)</)?.[1]?.match(/\d+/g) ?? []
      const published = day ? [year, month!.padStart(2, '0'), day.padStart(2, '0')].join('-') : ''
      return { name, published, ...marked(xml.match(/<Content>([\s\S]*?)<\/Content>/)?.[1] ?? '', 'Time') }
    })
}
