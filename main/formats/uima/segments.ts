/** Sentences and tokens as DKPro Core has them: INCEpTION shows a text by its sentences. */
import { segmentText } from '../../articles/segments.ts'
import type { Article } from '../../../preload/model.ts'

interface At {
  readonly start: number
  readonly end: number
}

/** The sentences of an article and their tokens (words, and each run of other characters between spaces), in UTF-16 code units. */
export function segmentsOf({ text, blocks, language }: Article): { sentences: At[]; tokens: At[] } {
  const whole = text === '' ? [] : [{ start: 0, end: text.length }]
  const found = segmentText(text, blocks.length > 0 ? blocks : whole, language)
  const sentences = pairsOf(found.sentences)
  const words = pairsOf(found.words)
  const tokens: At[] = []
  let next = 0
  for (const { start, end } of sentences) {
    let from = start
    for (; next < words.length; next++) {
      const word = words[next]
      if (!word || word.start >= end) break
      tokens.push(...marksIn(text, from, word.start), word)
      from = word.end
    }
    tokens.push(...marksIn(text, from, end))
  }
  return { sentences, tokens }
}

function pairsOf(numbers: Uint32Array): At[] {
  const pairs: At[] = []
  for (let at = 0; at + 1 < numbers.length; at += 2)
    pairs.push({ start: numbers[at] ?? 0, end: numbers[at + 1] ?? 0 })
  return pairs
}

/** What is neither a word nor white space: marks of punctuation, emoji. */
function marksIn(text: string, start: number, end: number): At[] {
  return [...text.slice(start, end).matchAll(/\S+/gu)].map(({ index, 0: marks }) => ({
    start: start + index,
    end: start + index + marks.length,
  }))
}
