import type { Span } from '../../preload/model.ts'
import { graphemeAt } from '../../preload/text.ts'

/** How much context a span keeps on either side, in UTF-16 code units at most. */
export const CONTEXT = 32

/**
 * Describes [start, end) of `text`, in UTF-16 code units: the quote, and up to CONTEXT code units before and after it, in
 * whole graphemes (a grapheme that does not fit is left out). It looks at the quote's surroundings alone, so its cost does
 * not grow with the text. The method is the TextQuoteSelector's (https://www.w3.org/TR/annotation-model/#text-quote-selector).
 *
 * @throws RangeError where the range is empty or not inside the text.
 */
export function describeSpan(text: string, start: number, end: number): Span {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || start >= end || end > text.length)
    throw new RangeError(`no span: [${start}, ${end}) of ${text.length}`)
  return {
    start,
    end,
    exact: text.slice(start, end),
    prefix: prefixOf(text, start),
    suffix: suffixOf(text, end),
  }
}

/** The context before `offset`: whole graphemes, CONTEXT code units at most. */
function prefixOf(text: string, offset: number): string {
  const from = Math.max(0, offset - CONTEXT)
  const cut = graphemeAt(text, from)
  if (cut === null || cut.start === from) return text.slice(from, offset)
  return text.slice(Math.min(cut.end, offset), offset)
}

/** The context after `offset`: whole graphemes, CONTEXT code units at most. */
function suffixOf(text: string, offset: number): string {
  const to = Math.min(text.length, offset + CONTEXT)
  const cut = graphemeAt(text, to)
  if (cut === null || cut.start === to) return text.slice(offset, to)
  return text.slice(offset, Math.max(cut.start, offset))
}
