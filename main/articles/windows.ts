/** Segments as Intl.Segmenter finds them, in time linear in the length of the text. */

/** Intl.Segmenter's cost for one segment grows with the length of the string it was given, so it is given little. */
const WINDOW = 1024

/** Calls `found` with each segment of text[start, end), in order; offsets are UTF-16 code units of `text`. */
export function eachSegment(
  segmenter: Intl.Segmenter,
  text: string,
  start: number,
  end: number,
  found: (start: number, end: number, wordLike: boolean) => void,
): void {
  let from = start
  let size = WINDOW
  while (from < end) {
    const to = Math.min(end, from + size)
    const parts = [...segmenter.segment(text.slice(from, to))]
    // Where the window cuts the text short, its last segment may go on, and the one before it may hang on that.
    const sure = to === end ? parts.length : parts.length - 2
    if (sure <= 0) {
      size *= 2
      continue
    }
    for (const part of parts.slice(0, sure)) {
      found(from + part.index, from + part.index + part.segment.length, part.isWordLike === true)
    }
    const next = parts[sure]
    from = next === undefined ? end : from + next.index
    size = WINDOW
  }
}
