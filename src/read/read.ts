import { trimSpan } from '../base/span.ts'
import type { DocumentRecord, Language, Reading, Sentence, Token } from '../record/index.ts'

/**
 * Stage 2: a document's text as sentences of tokens.
 * Cost: linear in the text.
 */
export function readDocument(document: DocumentRecord, language: Language): Reading {
  const paragraphs = [...document.text.matchAll(/[^\n]+/g)]
    .map((m) => trimSpan(document.text, { start: m.index, end: m.index + m[0].length }))
    .filter((p) => p.end > p.start)
  const sentences: Sentence[] = []
  paragraphs.forEach((paragraph, number) => {
    const text = document.text.slice(paragraph.start, paragraph.end)
    const segmenter = new Intl.Segmenter(language.code, { granularity: 'sentence' })
    for (const part of segmenter.segment(text)) {
      const span = trimSpan(document.text, {
        start: paragraph.start + part.index,
        end: paragraph.start + part.index + part.segment.length,
      })
      if (span.end <= span.start) continue
      sentences.push({
        index: sentences.length,
        span,
        paragraph: number,
        heading: !/[.!?。！？…؟۔"”»]$/u.test(part.segment.trim()),
        tokens: tokenize(document.text, span.start, span.end, language.code),
      })
    }
  })
  return { document, language, paragraphs, sentences, parse: () => undefined }
}

function tokenize(text: string, start: number, end: number, locale: string): readonly Token[] {
  const tokens: Token[] = []
  let last = start
  for (const part of new Intl.Segmenter(locale, { granularity: 'word' }).segment(text.slice(start, end))) {
    if (/^\s+$/u.test(part.segment)) continue
    const at = start + part.index
    const norm = part.segment.normalize('NFKC').toLowerCase()
    tokens.push({
      start: at,
      end: at + part.segment.length,
      text: part.segment,
      norm,
      lemma: norm,
      upos: part.isWordLike ? 'X' : 'PUNCT',
      feats: '',
      spaced: at > last,
    })
    last = at + part.segment.length
  }
  return tokens
}
