import { wholeGraphemes, type TextSpan } from '../../preload/text.ts'

/** How much is shown before the passage, and of the whole, in code units. */
const BEFORE = 60
const LENGTH = 200

/** The part of a text to show around the place where most of its ranges are together; its start where there are none. */
export function snippetOf(text: string, ranges: readonly TextSpan[]): TextSpan {
  const { start, end } = densest(ranges)
  const line = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1
  let from = Math.max(line, start - BEFORE)
  if (from > line) {
    // Not in the middle of a word, unless that is longer than all that is shown before.
    const space = text.slice(from, start).search(/\s/u)
    if (space >= 0) from += space + 1
  }
  const nextLine = text.indexOf('\n', Math.max(end, from))
  let to = Math.min(nextLine < 0 ? text.length : nextLine, Math.max(end, from + LENGTH))
  if (to < text.length && to > end && text[to] !== '\n') {
    const space = Math.max(text.lastIndexOf(' ', to), text.lastIndexOf('\u00a0', to))
    if (space > end) to = space
  }
  return wholeGraphemes(text, from, to)
}

function densest(ranges: readonly TextSpan[]): TextSpan {
  let best = ranges[0] ?? { start: 0, end: 0 }
  let most = 0
  for (const [index, range] of ranges.entries()) {
    let count = 1
    while (ranges[index + count] && ranges[index + count]!.end - range.start < LENGTH - BEFORE) count++
    if (count > most) {
      most = count
      best = range
    }
  }
  return best
}
