/** The units of an article's text by which the caret moves, selections snap and the keys' defaults read. */
import type { Segments, TextSpan } from '../../preload/text.ts'
import { clausesOf } from './clauses.ts'
import { isEnglish, languageOf } from './grammar.ts'
import { namesOf } from './names.ts'
import { japaneseSayings, sayingsOf } from './sayings.ts'
import { sentencesOf } from './sentences.ts'
import { tokensOf } from './tokens.ts'
import { eachSegment } from './windows.ts'

/** An unknown or malformed tag must not stop an article from being read. */
function localeFor(language: string): string {
  try {
    return Intl.Segmenter.supportedLocalesOf(language)[0] ?? 'en'
  } catch {
    return 'en'
  }
}

function push(pairs: number[], spans: readonly TextSpan[]): void {
  for (const span of spans) pairs.push(span.start, span.end)
}

/**
 * The words, clauses, sentences, names and sayings of `text` within its `blocks`, in reading order; all positions are
 * UTF-16 code units. `language` is a BCP 47 tag; an empty or unknown one is segmented all the same.
 */
export function segmentText(
  text: string,
  blocks: readonly { readonly start: number; readonly end: number }[],
  language: string,
): Segments {
  const locale = localeFor(language)
  const byWord = new Intl.Segmenter(locale, { granularity: 'word' })
  const bySentence = new Intl.Segmenter(locale, { granularity: 'sentence' })
  const known = languageOf(language)
  const english = isEnglish(known)
  const japanese = /^ja\b/i.test(language)
  const words: number[] = []
  const clauses: number[] = []
  const sentences: number[] = []
  const names: number[] = []
  const sayings: number[] = []
  for (const block of blocks) {
    for (const sentence of sentencesOf(text, block.start, block.end, bySentence, known)) {
      const own: number[] = []
      eachSegment(byWord, text, sentence.start, sentence.end, (start, end, wordLike) => {
        if (wordLike) own.push(start, end)
      })
      const tokens = tokensOf(text, own, known, english)
      for (const at of own) words.push(at)
      sentences.push(sentence.start, sentence.end)
      push(clauses, clausesOf(text, sentence, own, known))
      push(names, namesOf(text, tokens, known, english))
      push(sayings, japanese ? japaneseSayings(text, sentence) : sayingsOf(text, tokens, known))
    }
  }
  return {
    words: Uint32Array.from(words),
    clauses: Uint32Array.from(clauses),
    sentences: Uint32Array.from(sentences),
    names: Uint32Array.from(names),
    sayings: Uint32Array.from(sayings),
  }
}
