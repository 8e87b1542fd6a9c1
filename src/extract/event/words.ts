/** The word tables that events stand on, compiled once a language. */
import { foldWord, stemWord } from '../../record/fold.ts'
import type { EventStatus, Language } from '../../record/index.ts'

export interface EventWord {
  readonly word: string
  readonly noun: boolean
  readonly type: string
  readonly mode: string
}

export interface EventWords {
  readonly verbs: ReadonlyMap<string, EventWord>
  readonly nouns: ReadonlyMap<string, EventWord>
  /** nouns by stem, in languages that inflect */
  readonly stems: ReadonlyMap<string, EventWord>
  /** longest first, for scripts without spaces and names of events of several words */
  readonly list: readonly EventWord[]
  /** the list by first character */
  readonly byLetter: ReadonlyMap<string, readonly EventWord[]>
  readonly modality: ReadonlyMap<string, EventStatus>
  readonly modalityList: readonly (readonly [string, EventStatus])[]
}

const compiled = new WeakMap<Language, EventWords>()

export function eventWordsOf(language: Language): EventWords {
  let words = compiled.get(language)
  if (!words) {
    const list = language.table('events').map(
      (r): EventWord => ({
        word: r['word'] ?? '',
        noun: r['pos'] === 'n',
        type: r['type'] ?? '',
        mode: r['mode'] ?? '',
      }),
    )
    const modalityList = language
      .table('modality')
      .map((r) => [r['form'] ?? '', (r['status'] ?? 'occurred') as EventStatus] as const)
    const longest = [...list].sort((a, b) => b.word.length - a.word.length)
    words = {
      verbs: new Map(list.filter((w) => !w.noun).map((w) => [w.word, w])),
      stems: new Map(
        language.table('endings').length > 0 && language.direction === 'ltr'
          ? list.filter((w) => w.noun && w.word.length > 3).map((w) => [stemWord(foldWord(w.word), language), w])
          : [],
      ),
      nouns: new Map(list.filter((w) => w.noun).map((w) => [w.word, w])),
      list: longest,
      byLetter: Map.groupBy(longest, (w) => w.word[0] ?? ''),
      modality: new Map(modalityList),
      modalityList,
    }
    compiled.set(language, words)
  }
  return words
}
