/** The fragments of spans: brat writes a span in one line, so that one which runs over line ends is several. */
import { LINE_ENDS, WHITE } from './escape.ts'

export interface Range {
  start: number
  end: number
}

/** A line end with the white space round it: neither the indentation nor blank lines belong to a fragment. */
const BREAK = new RegExp(`[${WHITE}]*[${LINE_ENDS}][${WHITE}]*`, 'gu')

/**
 * The parts of `words` that lie on one line each, as UTF-16 offsets in it, half open. White space at the ends of the words is
 * kept where no line ends in it; words of nothing but line ends are one part, since there is no other.
 */
export function linesIn(words: string): Range[] {
  const parts: Range[] = []
  let start = 0
  for (const { index, 0: gap } of words.matchAll(BREAK)) {
    if (index > start) parts.push({ start, end: index })
    start = index + gap.length
  }
  if (start < words.length) parts.push({ start, end: words.length })
  return parts.length > 0 ? parts : [{ start: 0, end: words.length }]
}

/** The text of one fragment: what no line can hold is a space, one unit by one. */
export function inLine(words: string): string {
  return words.replace(new RegExp(`[${LINE_ENDS}]`, 'gu'), ' ')
}

/**
 * Which of a span's fragments were one span before it was written: those that `linesIn` makes of the words from the first of
 * them to the last. In UTF-16 code units over `text`; fragments that are out of order stay apart.
 */
export function joinedFragments(fragments: readonly Range[], text: string): Range[][] {
  const groups: Range[][] = []
  for (const fragment of fragments) {
    const group = groups.at(-1)
    if (group && goesOn(group, fragment, text)) group.push(fragment)
    else groups.push([fragment])
  }
  return groups
}

const GAP = new RegExp(`^[${WHITE}]*[${LINE_ENDS}][${WHITE}]*$`, 'u')

function goesOn(group: readonly Range[], next: Range, text: string): boolean {
  const last = group.at(-1)
  if (!last || next.start <= last.end || next.end > text.length) return false
  if (!GAP.test(text.slice(last.end, next.start))) return false
  const pair = linesIn(text.slice(last.start, next.end))
  return (
    pair.length === 2 &&
    pair[0]?.start === 0 &&
    pair[0].end === last.end - last.start &&
    pair[1]?.start === next.start - last.start &&
    pair[1].end === next.end - last.start
  )
}
