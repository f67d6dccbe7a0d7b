import type { Article } from '../../../preload/model.ts'
import { segmentText } from '../../articles/segments.ts'

/** Offsets are UTF-16 code units. */
export interface Token {
  readonly start: number
  readonly end: number
  /** Whether one space follows, as spaCy's whitespace_ says: it belongs to no token. */
  readonly ws: boolean
}

/**
 * An article's text as tokens: its words (articles/segments.ts), other characters one by one, and white space that is more than
 * the one space after a token. All of them, each with its space, are the text.
 */
export function tokensOf(article: Pick<Article, 'text' | 'blocks' | 'language'>): readonly Token[] {
  const before = KNOWN.get(article)
  if (before) return before
  const tokens = tokenise(article)
  KNOWN.set(article, tokens)
  return tokens
}

/** What is written and what is lost are asked one after the other, and segmenting is what takes long. */
const KNOWN = new WeakMap<object, readonly Token[]>()
const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function tokenise({ text, blocks, language }: Pick<Article, 'text' | 'blocks' | 'language'>): Token[] {
  const whole = [{ start: 0, end: text.length }]
  const { words } = segmentText(text, blocks.length > 0 ? blocks : whole, language)
  const tokens: Token[] = []
  let at = 0
  const push = (end: number): void => {
    const ws = text[end] === ' '
    tokens.push({ start: at, end, ws })
    at = ws ? end + 1 : end
  }
  const fill = (until: number): void => {
    while (at < until) {
      const space = /^\s+/u.exec(text.slice(at, until))?.[0]
      if (space !== undefined)
        push(at + (space.length > 1 && space.endsWith(' ') ? space.length - 1 : space.length))
      else {
        const chunk = /^\S+/u.exec(text.slice(at, until))?.[0] ?? ''
        const end = at + chunk.length
        for (const { segment } of GRAPHEMES.segment(chunk)) if (at < end) push(at + segment.length)
      }
    }
  }
  for (let index = 0; index + 1 < words.length; index += 2) {
    const [start = 0, end = 0] = [words[index], words[index + 1]]
    if (start < at || end <= start) continue
    fill(start)
    if (at === start) push(end)
  }
  fill(text.length)
  return tokens
}
