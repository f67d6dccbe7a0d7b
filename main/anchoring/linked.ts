import type { LinkedPassage } from '../../preload/link.ts'
import type { Range } from '../../preload/model.ts'
import { findSpan } from './find.ts'

/**
 * Finds the passage that a link tells: where it stood if its words are still there, or else where its words are, the
 * nearest that are most like it. Null where the text does not hold them. UTF-16 code units.
 */
export function findLinked(text: string, passage: LinkedPassage): Range | null {
  const { start, end, quote, until, prefix, suffix } = passage
  const there = text.slice(start, end)
  const isSame = until === '' ? there === quote : there.startsWith(quote) && there.endsWith(until)
  if (isSame) return { start, end }
  const head = findSpan(text, { start, exact: quote, prefix, suffix: until === '' ? suffix : '' })
  if (head === null || until === '') return head
  const wanted = head.start + (end - start)
  let best: number | null = null
  for (let at = text.indexOf(until, head.end); at >= 0; at = text.indexOf(until, at + 1)) {
    const to = at + until.length
    if (best !== null && Math.abs(to - wanted) >= Math.abs(best - wanted)) break
    best = to
  }
  return { start: head.start, end: best ?? head.end }
}
