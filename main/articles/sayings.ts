/** What may be a cue: a verb of saying with its auxiliaries, adverbs and particle, or a phrase like "according to". */
import type { TextSpan } from '../../preload/text.ts'
import type { Language } from './grammar.ts'
import { isPlainGap, phraseEnd, type Token } from './tokens.ts'

/** Verbs of saying of Japanese, whose endings Intl.Segmenter cuts off: the stem with what it is in reports. */
const JAPANESE =
  /(?:述べ|語っ|言っ|話し|答え|認め|訴え|求め|明らかにし|(?:反論|否定|発表|主張|指摘|説明|強調|批判|表明|報告|警告)し)(?:ている|ていた|ました|ます|た)/gu

/** The sayings of a Japanese sentence, in UTF-16 code units of `text`. */
export function japaneseSayings(text: string, { start, end }: TextSpan): TextSpan[] {
  return [...text.slice(start, end).matchAll(JAPANESE)].map((found) => ({
    start: start + found.index,
    end: start + found.index + found[0].length,
  }))
}

/** The sayings of a sentence, in order and without overlap, in UTF-16 code units of `text`. */
export function sayingsOf(text: string, tokens: readonly Token[], language: Language): TextSpan[] {
  const sayings: TextSpan[] = []
  let free = 0
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (token === undefined) continue
    const phrase = phraseEnd(tokens, i, language)
    if (token.kind !== 'saying') continue
    let first = i
    let last = Math.max(i, phrase)
    if (phrase < 0) {
      for (; first > free; first--) {
        const before = tokens[first - 1]
        const here = tokens[first]
        if (before === undefined || here === undefined || !isPlainGap(text, before, here)) break
        if (before.kind !== 'auxiliary' && before.kind !== 'adverb') break
      }
      const next = tokens[i + 1]
      const particles = language.sayings.get(token.lower)?.particles ?? []
      if (next !== undefined && particles.includes(next.lower) && isPlainGap(text, token, next)) last = i + 1
    }
    sayings.push({ start: tokens[first]?.start ?? token.start, end: tokens[last]?.end ?? token.end })
    free = last + 1
    i = last
  }
  return sayings
}
