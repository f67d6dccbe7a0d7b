import type { TextSpan } from '../../preload/text.ts'
import type { Trimmed } from './edges.ts'

/** How many UTF-16 code units on either side of a passage have to be as they were. */
const SURROUNDINGS = 80
/** Where less than this lies between what both texts share at their ends, matching it costs less than a search. */
const MUCH = 20_000

/**
 * Where a passage stands that was not touched, nor what is around it, if that can be told without matching the texts: in
 * what both share at their ends; or where its words with their surroundings stand once in the old text, and once in the
 * new. Null where it cannot. The engine's own search makes this the quickest way by far, and it is the commonest case.
 */
export function findUnchanged(
  before: string,
  after: string,
  { head, tail }: Trimmed,
  { start, end }: TextSpan,
): TextSpan | null {
  if (end <= head) return { start, end }
  const shift = after.length - before.length
  if (start >= before.length - tail) return { start: start + shift, end: end + shift }
  if (before.length - head - tail < MUCH) return null
  const from = Math.max(0, start - SURROUNDINGS)
  const words = before.slice(from, Math.min(before.length, end + SURROUNDINGS))
  if (words.length < end - start + SURROUNDINGS) return null
  const place = after.indexOf(words)
  if (place < 0 || after.indexOf(words, place + 1) >= 0) return null
  if (before.indexOf(words) !== from || before.indexOf(words, from + 1) >= 0) return null
  return { start: place + start - from, end: place + end - from }
}
