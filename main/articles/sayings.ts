/** What may be a cue: a verb of saying with its auxiliaries, adverbs and particle, or a phrase like "according to". */
import type { TextSpan } from '../../preload/text.ts'
import type { Language } from './grammar.ts'
import { isPlainGap, phraseEnd, type Token } from './tokens.ts'

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
