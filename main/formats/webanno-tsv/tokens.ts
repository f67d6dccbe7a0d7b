/** Sentences and tokens as WebAnno TSV has them: all that is no white space lies in a token. UTF-16 code units. */
import { segmentText } from '../../articles/segments.ts'
import type { Article } from '../../../preload/model.ts'

export interface Range {
  readonly start: number
  readonly end: number
}
export interface Sentence extends Range {
  readonly tokens: readonly Range[]
}

export function sentencesOf({ text, blocks, language }: Article): Sentence[] {
  const { sentences, words } = segmentText(text, partsOf(text, blocks), language)
  const bounds = [...pairs(sentences)].map(({ start }) => start)
  const starts = [...pairs(words)]
  // Punctuation, and what the segmenter leaves out, are tokens too.
  const tokens: Range[] = []
  let word = 0
  for (const { index, 0: run } of text.matchAll(/\S+/gu)) {
    let at = index
    const end = index + run.length
    while ((starts[word]?.end ?? Infinity) <= at) word++
    for (let next = starts[word]; next && next.start < end; next = starts[++word]) {
      // A word that holds white space is as many tokens as it has parts.
      const stop = Math.min(next.end, end)
      if (next.start > at) tokens.push({ start: at, end: next.start })
      if (stop > Math.max(at, next.start)) tokens.push({ start: Math.max(at, next.start), end: stop })
      at = Math.max(at, stop)
      if (next.end > end) break
    }
    if (at < end) tokens.push({ start: at, end })
  }
  return group(tokens, bounds)
}

/** Tokens by the sentences that they begin in; what lies before the first is one too. */
function group(tokens: readonly Range[], bounds: readonly number[]): Sentence[] {
  const groups: Range[][] = []
  let next = 0
  for (const token of tokens) {
    let isFirst = groups.length === 0
    while ((bounds[next] ?? Infinity) <= token.start) {
      next++
      isFirst = true
    }
    if (isFirst) groups.push([token])
    else groups.at(-1)?.push(token)
  }
  return groups.map((own) => ({ start: own[0]?.start ?? 0, end: own.at(-1)?.end ?? 0, tokens: own }))
}

/** The blocks and what lies between them; paragraphs where an article has no blocks. */
function partsOf(text: string, blocks: readonly Range[]): Range[] {
  const parts: Range[] = []
  let at = 0
  const add = (start: number, end: number): void => {
    if (/\S/u.test(text.slice(start, end))) parts.push({ start, end })
  }
  for (const { start, end } of blocks) {
    add(at, start)
    add(start, end)
    at = end
  }
  add(at, text.length)
  return parts.flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(/(?:[^\n]|\n(?!\s*\n))+/gu)].flatMap(({ index, 0: part }) =>
      /\S/u.test(part) ? [{ start: start + index, end: start + index + part.length }] : [],
    ),
  )
}

function* pairs(flat: Uint32Array): Generator<Range> {
  for (let at = 0; at + 1 < flat.length; at += 2) yield { start: flat[at] ?? 0, end: flat[at + 1] ?? 0 }
}
