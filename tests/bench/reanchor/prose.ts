import type { TextSpan } from '../../../preload/text.ts'

/** Where the paragraphs, sentences and words of a text are, told by a method of its own: not the one that is measured. */
export interface Prose {
  readonly text: string
  readonly paragraphs: readonly TextSpan[]
  readonly sentences: readonly TextSpan[]
  /** Words with the marks that stand on them, as between blanks; where there are no blanks, by Intl.Segmenter. */
  readonly words: readonly TextSpan[]
}

function matches(text: string, pattern: RegExp, offset = 0): TextSpan[] {
  return [...text.matchAll(pattern)].map((found) => ({
    start: offset + found.index,
    end: offset + found.index + found[0].length,
  }))
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

export function readProse(text: string): Prose {
  const paragraphs = matches(text, /\S(?:.*\S)?(?:\n(?!\s*\n)\s*\S(?:.*\S)?)*/gu)
  const sentences = paragraphs.flatMap(({ start, end }) =>
    matches(
      text.slice(start, end),
      /\S(?:.|\n)*?(?:[.!?…؟][”"’')\]]*(?=\s|$)|[。！？][」』]*|$)/gu,
      start,
    ).filter((each) => each.end > each.start),
  )
  const words = UNSPACED.test(text) ? segmentWords(text) : matches(text, /\S+/gu)
  return { text, paragraphs, sentences, words }
}

function segmentWords(text: string): TextSpan[] {
  const words: TextSpan[] = []
  for (const { index, segment, isWordLike } of new Intl.Segmenter('ja', { granularity: 'word' }).segment(
    text,
  )) {
    if (isWordLike) words.push({ start: index, end: index + segment.length })
  }
  return words
}

/** Those of `all` that lie inside of `span`. */
export function inside(all: readonly TextSpan[], span: TextSpan): readonly TextSpan[] {
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (all[middle]!.start < span.start) low = middle + 1
    else high = middle
  }
  let past = low
  while (past < all.length && all[past]!.end <= span.end) past++
  return all.slice(low, past)
}

/** The one of `all` in which `offset` lies. */
export function around(all: readonly TextSpan[], offset: number): TextSpan | null {
  return all.find((each) => each.start <= offset && offset < each.end) ?? null
}
