import { mostOf, pieceOf, rowsOf, type Piece } from './pieces.ts'

export interface Line {
  text: string
  page: number
  x: number
  right: number
  y: number
  /** The size of most of its letters, in points. */
  size: number
  /** Most of its letters are. */
  bold: boolean
  /** How wide its first word is, in points: about, from its share of the letters. */
  firstWord: number
}

/** The lines of one column from top to bottom. */
export interface Column {
  lines: Line[]
  /** Where its text begins and ends when a line is full, in points; it may know from the same column on other pages. */
  left: number
  right: number
}

/** A gap in a line this wide parts cells, in sizes of the font. */
const CELL = 2

export function linesOf(pieces: readonly Piece[], page: number, rtl: boolean): Line[] {
  return rowsOf(pieces)
    .map((row) => lineOf(row, page, rtl))
    .filter((line) => line.text !== '')
}

function lineOf(row: readonly Piece[], page: number, rtl: boolean): Line {
  const whole = pieceOf(
    row.flatMap((piece) => piece.runs),
    rtl,
  )
  let text = ''
  for (const [index, piece] of row.entries()) {
    const gap = index === 0 ? 0 : piece.x - row[index - 1]!.right
    text += (index === 0 ? '' : gap > CELL * piece.size ? '\t' : ' ') + piece.text.trim()
  }
  if (rtl) text = whole.text
  text = text.trim()
  const first = /^\S+/u.exec(text)?.[0].length ?? 0
  return {
    text,
    page,
    x: row[0]!.x,
    right: whole.right,
    y: whole.y,
    size: whole.size,
    bold: mostOf(whole.runs, (run) => run.bold),
    firstWord: ((whole.right - whole.x) * first) / Math.max(1, text.length),
  }
}

/** The edges of columns: where a column has too few lines to show its own, those of the same column elsewhere count. */
export function columnsWithEdges(columns: readonly Line[][]): Column[] {
  const known = columns.map((lines) => ({
    left: Math.min(...lines.map(({ x }) => x)),
    right: Math.max(...lines.map(({ right }) => right)),
    lines,
  }))
  return known.map(({ lines, left, right }) => {
    const size = lines[0]?.size ?? 10
    const same = known.filter(
      (other) =>
        other.lines.length > 1 &&
        other.left > left - 4 * size &&
        other.left <= left + 0.5 * size &&
        other.right > right - 0.5 * size &&
        other.right < right + 20 * size,
    )
    const lefts = [left, ...same.map((other) => other.left)]
    const edge = lines.length > 4 ? left : Math.min(...lefts)
    const aligned = same.filter((other) => Math.abs(other.left - edge) < 0.5 * size)
    const rights = aligned.map((other) => other.right).sort((a, b) => a - b)
    return { lines, left: edge, right: Math.max(right, rights[rights.length >> 1] ?? right) }
  })
}
