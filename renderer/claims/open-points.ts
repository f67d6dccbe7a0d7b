/** What can be done about an open point in the place where it is. */
import type { Action } from '../../preload/actions.ts'
import type { Appearance, OpenPoint } from '../../preload/model.ts'
import type { AppearanceRow } from '../../preload/rows.ts'
import type { Entry } from '../web/entries.ts'

/** The appearance that an open point is about; the first one where it is about the claim. */
export function placeOfPoint(entry: Entry, point: OpenPoint): AppearanceRow | undefined {
  if (point === 'no-content') return entry.appearances.find((row) => row.content === '')
  if (point === 'cue-overlap') return entry.appearances.find((row) => row.overlaps)
  return entry.appearances[0]
}

/**
 * The content of an appearance without its own cue: what lies on both sides of it stays. Null where nothing would be
 * left, or nothing overlaps.
 */
export function withoutCue(appearance: Appearance): Extract<Action, { do: 'move' }> | null {
  const cues = appearance.cue.spans
  const ranges = appearance.target.spans.flatMap((span) => {
    let left = [{ start: span.start, end: span.end }]
    for (const cue of cues)
      left = left.flatMap(({ start, end }) =>
        cue.end <= start || end <= cue.start
          ? [{ start, end }]
          : [
              { start, end: cue.start },
              { start: cue.end, end },
            ],
      )
    const words = (at: number, to: number) =>
      /[\p{L}\p{N}]/u.test(span.exact.slice(at - span.start, to - span.start))
    return left.filter(({ start, end }) => start < end && words(start, end))
  })
  const same =
    ranges.length === appearance.target.spans.length &&
    ranges.every((range, at) => {
      const span = appearance.target.spans[at]
      return span?.start === range.start && span.end === range.end
    })
  if (ranges.length === 0 || same) return null
  return { do: 'move', article: appearance.article, annotation: appearance.id, role: 'content', ranges }
}
