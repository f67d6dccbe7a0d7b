import type { Range, Span } from '../../preload/model.ts'
import { wholeGraphemes } from '../../preload/text.ts'

/** What finds a span again: its description, with the old position as a hint. */
export type Sought = Pick<Span, 'start' | 'exact' | 'prefix' | 'suffix'>

/**
 * Finds a described span in `text`: where it stood if the quote stands there in its context, or else where the quote
 * stands in the context most like its own; of equals, the one nearest to the old position. Exact: null where the text
 * does not hold the quote, or holds it only as a part of graphemes. Positions are UTF-16 code units, [start, end).
 */
export function findSpan(text: string, span: Sought): Range | null {
  const { exact, prefix, suffix } = span
  if (exact === '') return null
  if (standsAt(text, span)) return { start: span.start, end: span.start + exact.length }

  let best: Range | null = null
  let bestScore = -1
  for (let start = text.indexOf(exact); start >= 0; start = text.indexOf(exact, start + 1)) {
    const end = start + exact.length
    const score = agreementBefore(text, start, prefix) + agreementAfter(text, end, suffix)
    if (
      best !== null &&
      (score < bestScore || (score === bestScore && !isNearer(start, best.start, span.start)))
    )
      continue
    const whole = wholeGraphemes(text, start, end)
    if (whole.start !== start || whole.end !== end) continue
    best = { start, end }
    bestScore = score
  }
  return best
}

/** Whether the quote stands at the old position with all of its context. */
function standsAt(text: string, { start, exact, prefix, suffix }: Sought): boolean {
  return (
    start >= prefix.length &&
    text.startsWith(exact, start) &&
    text.startsWith(prefix, start - prefix.length) &&
    text.startsWith(suffix, start + exact.length)
  )
}

function isNearer(a: number, b: number, to: number): boolean {
  return Math.abs(a - to) < Math.abs(b - to)
}

/** How many code units of `prefix`, counted back from its end, stand before `offset`. */
function agreementBefore(text: string, offset: number, prefix: string): number {
  let same = 0
  while (same < prefix.length && text[offset - 1 - same] === prefix[prefix.length - 1 - same]) same++
  return same
}

/** How many code units of `suffix`, counted from its start, stand after `offset`. */
function agreementAfter(text: string, offset: number, suffix: string): number {
  let same = 0
  while (same < suffix.length && text[offset + same] === suffix[same]) same++
  return same
}
