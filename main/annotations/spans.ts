import type { Range, Span } from '../../preload/model.ts'
import { trimSpan, wholeGraphemes } from '../../preload/text.ts'
import { describeSpan } from '../anchoring/describe.ts'
import { PostilError } from '../errors.ts'

type Place = { start: number; end: number }

/** In reading order; places that overlap or touch become one. */
function merged(places: readonly Place[]): Place[] {
  const result: Place[] = []
  for (const place of [...places].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result.at(-1)
    if (last && place.start <= last.end) last.end = Math.max(last.end, place.end)
    else result.push({ ...place })
  }
  return result
}

/**
 * The spans that ranges of a text stand for: without white space at their ends, in whole graphemes, in reading order,
 * those that overlap or touch made one. Throws bad-request for a range out of the text or of white space alone.
 */
export function spansOf(text: string, ranges: readonly Range[], more: readonly Span[] = []): Span[] {
  const places = ranges.map(({ start, end }) => {
    if (!(start >= 0 && start < end && end <= text.length))
      throw new PostilError('bad-request', 'The passage does not lie within the article.')
    const trimmed = trimSpan(text, start, end)
    if (trimmed === null)
      throw new PostilError('bad-request', 'There is nothing but white space to mark here.')
    return wholeGraphemes(text, trimmed.start, trimmed.end)
  })
  return merged([...places, ...more]).map(({ start, end }) => describeSpan(text, start, end))
}
