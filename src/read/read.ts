import { remembering } from '../base/memo.ts'
import { linesOf, type Span } from '../base/span.ts'
import type { DocumentRecord, Language, Reading, Sentence, Token, Tree, Upos } from '../record/index.ts'
import { formsOf } from './forms.ts'
import { normOf } from './norm.ts'
import { splitSentences } from './sentences.ts'
import { tableTagger } from './table-tagger.ts'
import { treeByOrder } from './table-tree.ts'
import { tokenize, type WordCutter } from './tokenize.ts'

/** What a language's models give to reading; each may be missing: where the tagger is, tables of endings and word order stand in. */
export interface ReadingTools {
  readonly cut?: WordCutter
  readonly tag?: (
    norms: readonly string[],
    texts: readonly string[],
  ) => readonly { readonly upos: Upos; readonly feats: string; readonly lemma: string }[]
  readonly parse?: (tokens: readonly Token[]) => Tree
}

/**
 * Stage 2: a document's text as sentences of tokens.
 * In: a document, its language, and the language's models. Out: a reading; trees come on first demand.
 * Cost: linear in the text.
 */
export function readDocument(document: DocumentRecord, language: Language, models: ReadingTools = {}): Reading {
  const byTable = models.tag === undefined
  const tag = models.tag ?? tableTagger(language)
  const tools: ReadingTools = byTable && tag ? { parse: treeByOrder, ...models, tag } : models
  const { text } = document
  const paragraphs: Span[] = []
  const sentences: Sentence[] = []
  for (const paragraph of linesOf(text)) {
    const spans = splitSentences(text, paragraph, language)
    for (const span of spans) {
      const closed = /[.!?。！？…؟۔:：;；]["'”’»)）」』]*$/u.test(
        text.slice(Math.max(span.start, span.end - 6), span.end),
      )
      sentences.push({
        index: sentences.length,
        span,
        paragraph: paragraphs.length,
        heading: !closed && spans.length === 1 && span.end - span.start < 300,
        tokens: tokensOf(text, span, language, { ...tools, byTable }),
      })
    }
    paragraphs.push(paragraph)
  }
  const trees = new Map<number, Tree>()
  const parse = (sentence: Sentence): Tree | undefined => {
    if (!tools.parse) return undefined
    let tree = trees.get(sentence.index)
    if (!tree) {
      tree = tools.parse(sentence.tokens)
      trees.set(sentence.index, tree)
    }
    return tree
  }
  return { document, language, paragraphs, sentences, parse }
}

/** One string a word: what is looked up again by the same one is found without comparing letters. */
const formOf = remembering((text) => ({ text, norm: normOf(text), word: /[\p{L}\p{N}]/u.test(text) }), 16_384)
const lemmaOf = remembering(normOf)

function tokensOf(
  text: string,
  span: Span,
  language: Language,
  tools: ReadingTools & { readonly byTable: boolean },
): readonly Token[] {
  const raw = tokenize(text, span.start, span.end, language, tools.cut)
  const forms = raw.map((t) => formOf(text.slice(t.start, t.end)))
  const tags = tools.tag?.(
    forms.map((f) => f.norm),
    forms.map((f) => f.text),
  )
  const sure = formsOf(language)
  return raw.map((t, i): Token => {
    const tag = (tags && !tools.byTable && sure.get(forms[i]!.text)) || tags?.[i]
    const { text: written, norm, word } = forms[i]!
    return {
      start: t.start,
      end: t.end,
      text: written,
      norm,
      lemma: tag ? lemmaOf(tag.lemma) : norm,
      upos: !word ? (tag?.upos === 'SYM' ? 'SYM' : 'PUNCT') : tag?.upos === 'PUNCT' ? 'X' : (tag?.upos ?? 'X'),
      feats: tag?.feats ?? '',
      spaced: i > 0 && raw[i - 1]!.end < t.start,
    }
  })
}
