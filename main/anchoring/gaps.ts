import type { Matched } from './match-sentences.ts'

/** Pieces of both texts that nothing has matched yet, and that belong together: between the same two that were. */
export interface Gap {
  readonly rows: readonly number[]
  readonly columns: readonly number[]
}

/** Whether a piece of the old text was matched in order, and so holds what is around it together. */
function isFirm({ to, moved }: Matched, i: number): boolean {
  return to[i]! >= 0 && moved[i] === 0
}

/** The gap that unmatched piece `i` of the old text lies in. */
export function gapAround(matched: Matched, i: number): Gap {
  const { to, from } = matched
  let first = i
  while (first > 0 && !isFirm(matched, first - 1)) first--
  let past = i + 1
  while (past < to.length && !isFirm(matched, past)) past++
  const rows: number[] = []
  for (let row = first; row < past; row++) if (to[row] === -1) rows.push(row)
  const columns: number[] = []
  const end = past === to.length ? from.length : to[past]!
  for (let column = first === 0 ? 0 : to[first - 1]! + 1; column < end; column++) {
    if (from[column] === -1) columns.push(column)
  }
  return { rows, columns }
}

/** A part of a gap that was cut has about so many rows. */
const PART = 12

/** Cuts a long gap before pairs of its rows and columns (by their places in it, rising), into parts of some rows each. */
export function cutGap({ rows, columns }: Gap, pairs: readonly (readonly [number, number])[]): Gap[] {
  const parts: Gap[] = []
  let [row, column] = [0, 0]
  for (const [i, j] of pairs) {
    if (i - row < PART && j - column < 2 * PART) continue
    parts.push({ rows: rows.slice(row, i), columns: columns.slice(column, j) })
    ;[row, column] = [i, j]
  }
  parts.push({ rows: rows.slice(row), columns: columns.slice(column) })
  return parts
}
