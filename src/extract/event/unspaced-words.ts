/** The words around a deed in scripts without spaces, compiled once a language. */
import { formsBy, type Language, longestFirst } from '../../record/index.ts'
import { type EventWord, eventWordsOf } from './words.ts'

export interface Gapped {
  readonly word: EventWord
  readonly first: string
  readonly second: string
}

export interface FrameWords {
  readonly passive: readonly string[]
  readonly object: ReadonlySet<string>
  readonly with: ReadonlySet<string>
  readonly at: ReadonlySet<string>
  readonly light: readonly string[]
  readonly threat: readonly string[]
  readonly never: readonly string[]
  readonly topic: ReadonlySet<string>
  readonly tails: readonly string[]
  /** what makes what stands before it the owner of what stands behind it */
  readonly own: ReadonlySet<string>
  readonly conditions: readonly string[]
  /** rows of two parts by the first character: 发射…导弹 */
  readonly gapped: ReadonlyMap<string, readonly Gapped[]>
  readonly wish: readonly string[]
  readonly groups: readonly string[]
  /** before whom something befalls: 造成三人死亡 */
  readonly causes: readonly string[]
  /** lend themselves to what nobody in the clause does: 多地爆发抗议 */
  readonly happening: readonly string[]
  /** behind a country's name they make a place of it: 北部 */
  readonly parts: readonly string[]
  /** before a place where somebody goes to act: 前往 */
  readonly going: ReadonlySet<string>
  /** end a number that counts what stands behind it: 一枚 */
  readonly counting: readonly string[]
  /** count people and make a noun of the word behind them: 三名俘虏 */
  readonly counters: readonly string[]
}

const compiled = new WeakMap<Language, FrameWords>()

export function frameWordsOf(language: Language): FrameWords {
  let words = compiled.get(language)
  if (!words) {
    const of = formsBy(language, 'event-frames')
    words = {
      passive: longestFirst(of('passive')),
      object: new Set(of('object')),
      with: new Set(of('with')),
      at: new Set(of('at')),
      light: longestFirst(of('light')),
      threat: of('threat'),
      never: longestFirst(of('never')),
      topic: new Set(of('topic')),
      tails: longestFirst(of('tail')),
      own: new Set(formsBy(language, 'subject-words')('own')),
      conditions: longestFirst(of('condition')),
      gapped: Map.groupBy(
        eventWordsOf(language).list.flatMap((word): Gapped[] => {
          const [first = '', second] = word.word.split('…')
          return second === undefined ? [] : [{ word, first, second }]
        }),
        (g) => g.first[0] ?? '',
      ),
      wish: of('wish'),
      groups: longestFirst(of('group')),
      causes: longestFirst(of('cause')),
      happening: of('happen'),
      parts: longestFirst(of('part')),
      going: new Set(of('go')),
      counting: language.table('counters').flatMap((r) => (r['form'] ? [r['form']] : [])),
      counters: of('counter'),
    }
    compiled.set(language, words)
  }
  return words
}
