import type { TextSpan } from '../../preload/text.ts'
import { linksBetween, type Link } from './links.ts'
import { paragraphsOf, rowsOf, type ParagraphRow } from './paragraph-rows.ts'

/** How a paragraph of the one revision goes with one of the other. */
export type DifferenceKind = 'same' | 'changed' | 'removed' | 'added' | 'moved'

/** One row of two revisions side by side. Spans are UTF-16 code units, [start, end), each of its own revision. */
export interface Difference {
  /** "moved" is told before "changed": the words that changed in it are named all the same. */
  readonly kind: DifferenceKind
  /** The paragraphs of the old revision, from the first to the last; null where there are none. */
  readonly before: TextSpan | null
  readonly after: TextSpan | null
  /** The words of the old revision that are not in the other side of the row. */
  readonly removed: readonly TextSpan[]
  /** The words of the new revision that are not in the other side of the row. */
  readonly added: readonly TextSpan[]
}

/**
 * The differences between two revisions, to be shown side by side: paragraphs that go together in one row (a paragraph that
 * was parted, or paragraphs that were joined, too), with the words that were taken out and put in. Rows are in the order of
 * the new revision; what was taken out stands behind what it stood behind. White space and typography alone make no
 * difference. It rests on what `reanchor` rests on, so both tell the same of a passage.
 */
export function differencesBetween(before: string, after: string): Difference[] {
  const links = linksBetween(before, after)
  const a = paragraphsOf(before)
  const b = paragraphsOf(after)
  return rowsOf(a, b, links).map((row) => describe(before, after, row))
}

function describe(before: string, after: string, { old, now, links, moved }: ParagraphRow): Difference {
  const removed = old.flatMap((each) => uncovered(before, each, links.map(oldSide)))
  const added = now.flatMap((each) => uncovered(after, each, links.map(newSide)))
  const sides = { before: hull(old), after: hull(now), removed, added }
  if (now.length === 0) return { kind: 'removed', ...sides }
  if (old.length === 0) return { kind: 'added', ...sides }
  if (moved) return { kind: 'moved', ...sides }
  return { kind: removed.length + added.length > 0 ? 'changed' : 'same', ...sides }
}

function oldSide({ start, end }: Link): TextSpan {
  return { start, end }
}

function newSide({ newStart, newEnd }: Link): TextSpan {
  return { start: newStart, end: newEnd }
}

function hull(spans: readonly TextSpan[]): TextSpan | null {
  if (spans.length === 0) return null
  return { start: spans[0]!.start, end: spans.at(-1)!.end }
}

/** What of `span` none of the others covers, without white space at its ends. */
function uncovered(text: string, { start, end }: TextSpan, others: readonly TextSpan[]): TextSpan[] {
  const left: TextSpan[] = []
  let at = start
  const add = (to: number) => {
    const words = text.slice(at, to)
    const from = at + words.length - words.trimStart().length
    const until = at + words.trimEnd().length
    if (from < until) left.push({ start: from, end: until })
  }
  for (const other of others.toSorted((x, y) => x.start - y.start)) {
    if (other.end <= at || other.start >= end) continue
    if (other.start > at) add(other.start)
    at = other.end
  }
  if (at < end) add(end)
  return left
}
