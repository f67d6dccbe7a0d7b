import type { AppearanceRow } from '../../preload/rows.ts'
import type { Entry } from '../web/entries.ts'

/** A line of the table: a claim, or one of the passages where it is made, below it. */
export interface Line {
  readonly key: string
  readonly entry: Entry
  /** Null for the claim itself. */
  readonly row: AppearanceRow | null
}

/** The lines of some claims; those that are unfolded have their passages below them. */
export function linesOf(entries: readonly Entry[], unfolded: ReadonlySet<string>): readonly Line[] {
  const lines = entries.map((entry): Line => ({ key: entry.id, entry, row: null }))
  if (unfolded.size === 0) return lines
  return lines.flatMap((line) => {
    if (!unfolded.has(line.key)) return line
    return [line, ...line.entry.appearances.map((row) => ({ key: row.id, entry: line.entry, row }))]
  })
}
