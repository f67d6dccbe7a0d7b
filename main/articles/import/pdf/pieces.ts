import { RTL } from './letters.ts'
import { SPACE, type Frame, type Run } from './runs.ts'

/** Runs on one baseline without a wide gap between them: never more than what stands beside each other in one column. */
export interface Piece {
  /** Along the line. */
  runs: Run[]
  x: number
  right: number
  y: number
  /** The size of most of its letters, in points. */
  size: number
  text: string
}

/** A gap this wide, in sizes of the font, may be the one between two columns. */
const GAP = 0.6
/** Letters smaller than this share of what they hang on are raised or lowered, not words of their own. */
const RAISED = 0.85

/** The pieces of a page, from top to bottom. Letters drawn twice, to look bold, come once. */
export function piecesOf(frame: Frame): Piece[] {
  const runs = frame.runs.map((run) => ({ ...run }))
  hangRaised(runs)
  const pieces: Piece[] = []
  for (const row of rowsOf(runs)) {
    let current: Run[] = []
    for (const run of row) {
      const before = current.at(-1)
      if (before && isShadow(before, run)) continue
      if (before && (isFar(before, run) || isInitial(before, run))) {
        pieces.push(pieceOf(current, frame.rtl))
        current = []
      }
      current.push(run)
    }
    if (current.length > 0) pieces.push(pieceOf(current, frame.rtl))
  }
  return pieces
}

/** What stands on one baseline, each row along the line, the rows from top to bottom. */
export function rowsOf<T extends { x: number; y: number; size: number }>(things: readonly T[]): T[][] {
  const rows: T[][] = []
  for (const thing of [...things].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && thing.y - first.y <= 0.2 * Math.min(thing.size, first.size)) row.push(thing)
    else rows.push([thing])
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x))
}

export function pieceOf(runs: Run[], rtl: boolean): Piece {
  const first = runs[0]!
  return {
    runs,
    x: first.x,
    right: Math.max(...runs.map(endOf)),
    y: first.y,
    size: mostOf(runs, (run) => run.size),
    text: textOf(runs, rtl),
  }
}

export function medianSize(pieces: readonly Piece[]): number {
  const sizes = pieces.map((piece) => piece.size).sort((a, b) => a - b)
  return sizes[sizes.length >> 1] ?? 10
}

/** The value that most letters have. */
export function mostOf<T>(runs: readonly Run[], value: (run: Run) => T): T {
  const weights = new Map<T, number>()
  for (const run of runs) weights.set(value(run), (weights.get(value(run)) ?? 0) + run.text.length)
  return [...weights].reduce((most, each) => (each[1] > most[1] ? each : most))[0]
}

function endOf(run: Run): number {
  return run.x + run.width
}

function isFar(before: Run, run: Run): boolean {
  return run.x - endOf(before) > GAP * Math.max(before.size, run.size)
}

/** A letter much larger than what follows begins several lines, not this one alone. */
function isInitial(before: Run, run: Run): boolean {
  return before.size > 1.7 * run.size && !run.raised
}

function isShadow(before: Run, run: Run): boolean {
  return before.text === run.text && Math.abs(before.x - run.x) < 0.15 * run.size
}

/** Puts raised and lowered letters on the line that they hang on. */
function hangRaised(runs: readonly Run[]): void {
  const sizes = runs.map(({ size }) => size)
  const small = Math.max(...sizes) * RAISED
  for (const run of runs) {
    if (run.size > small || run.text.trim().length > 6) continue
    const host = runs.find((other) => {
      if (run.size > other.size * RAISED || run.y === other.y) return false
      const above = (other.y - run.y) / other.size
      if (above < -0.35 || above > 0.65) return false
      const near = 0.4 * other.size
      return Math.abs(run.x - endOf(other)) < near || Math.abs(endOf(run) - other.x) < near
    })
    if (!host) continue
    if (run.y < host.y) run.raised = true
    run.y = host.y
  }
}

const RAISED_FIGURES = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** The words of runs on one line. Raised figures stay raised ("2019¹"), so that no year grows by the number of a note. */
function textOf(runs: readonly Run[], rtl: boolean): string {
  let text = ''
  let before: Run | null = null
  for (const run of rtl ? turnBack(runs) : runs) {
    const words = run.raised ? run.text.replace(/\d/g, (figure) => RAISED_FIGURES[Number(figure)]!) : run.text
    if (before && (run.spaced || gapBetween(before, run) > SPACE * Math.min(before.size, run.size)))
      if (!/\s$/u.test(text) && !/^\s/u.test(words)) text += ' '
    text += words
    before = run
  }
  return text
}

function gapBetween(a: Run, b: Run): number {
  return Math.max(b.x - endOf(a), a.x - endOf(b))
}

/** In mirrored text figures and Latin words come last one first. */
function turnBack(runs: readonly Run[]): Run[] {
  const turned: Run[] = []
  let at = 0
  for (const run of runs) {
    if (RTL.test(run.text)) at = turned.length + 1
    turned.splice(RTL.test(run.text) ? turned.length : at, 0, run)
  }
  return turned
}
