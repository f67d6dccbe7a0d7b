import { columnsOf, type Gutter } from './columns.ts'
import { joinContinued } from './continued.ts'
import { furnitureOf } from './furniture.ts'
import { withInitials } from './initials.ts'
import { columnsWithEdges, linesOf, type Line } from './lines.ts'
import { measure, sizeClass, type Measures } from './measures.ts'
import { paragraphsOf, type Paragraph } from './paragraphs.ts'
import { medianSize, piecesOf, rowsOf, type Piece } from './pieces.ts'
import type { Frame, PageText } from './runs.ts'

export interface Layout {
  paragraphs: Paragraph[]
  measures: Measures
  /** Pages that have no text, or none but a running head. */
  empty: number[]
  /** Pages that show letters, and none that could be read. */
  unreadable: number[]
}

interface Sheet {
  number: number
  height: number
  pieces: Piece[]
  frame: Frame
  /** It holds the page's text, and not what runs in another direction beside it. */
  isMain: boolean
}

/** From letters on pages to paragraphs in reading order: columns, running heads left out, what runs on joined. */
export function layoutOf(pages: readonly PageText[]): Layout | null {
  const sheets = pages.flatMap((page) =>
    page.frames.map((frame, index): Sheet => ({
      number: page.number,
      height: frame.height,
      pieces: withInitials(piecesOf(frame)),
      frame,
      isMain: index === 0,
    })),
  )
  if (sheets.length === 0) return null
  const furniture = furnitureOf(
    sheets.filter(({ isMain }) => isMain),
    usualSize(sheets),
  )
  for (const sheet of sheets) sheet.pieces = sheet.pieces.filter((piece) => !furniture.has(piece))

  const columns = columnsWithEdges(columnsInOrder(sheets))
  if (columns.length === 0) return null
  const measures = measure(columns)
  const read = new Set(columns.flatMap(({ lines }) => lines.map((line) => line.page)))
  return {
    paragraphs: joinContinued(
      columns.map((column) => paragraphsOf(column, measures)),
      measures,
    ),
    measures,
    empty: pages
      .filter(({ number, isUnreadable }) => !read.has(number) && !isUnreadable)
      .map(({ number }) => number),
    unreadable: pages.filter(({ isUnreadable }) => isUnreadable).map(({ number }) => number),
  }
}

/** Twice: the second time a column of one line is known by the gutters that were sure on other pages. */
function columnsInOrder(sheets: readonly Sheet[]): Line[][] {
  const sure = new Set<Gutter>()
  const parts = sheets.map((sheet) => ({ ...sheet, ...apart(sheet.pieces) }))
  for (const { body } of parts) columnsOf(body, [], sure)
  const known = [...sure]
  return parts.flatMap(({ head, body, foot, number, frame }) =>
    [head, ...columnsOf(body, known, sure), foot]
      .map((column) => linesOf(column, number, frame.rtl))
      .filter((lines) => lines.length > 0),
  )
}

/** Parts what stands far above or below a page's columns: it belongs to none of them, wherever along the line it is. */
function apart(pieces: readonly Piece[]): { head: Piece[]; body: Piece[]; foot: Piece[] } {
  const rows = rowsOf(pieces)
  const far = (upper: Piece[] | undefined, lower: Piece[] | undefined) =>
    upper && lower ? lower[0]!.y - upper[0]!.y > 2.2 * Math.max(upper[0]!.size, lower[0]!.size) : false
  const isSmall = (row: Piece[] | undefined) => row !== undefined && row[0]!.size < 0.95 * medianSize(pieces)
  const from = isSmall(rows[0]) && far(rows[0], rows[1]) ? 1 : 0
  const to =
    isSmall(rows.at(-1)) && far(rows.at(-2), rows.at(-1)) && rows.length > from + 1 ? -1 : rows.length
  return {
    head: rows.slice(0, from).flat(),
    body: rows.slice(from, to).flat(),
    foot: rows.slice(to === -1 ? -1 : rows.length).flat(),
  }
}

function usualSize(sheets: readonly Sheet[]): number {
  const weights = new Map<number, number>()
  for (const piece of sheets.flatMap(({ pieces }) => pieces))
    weights.set(sizeClass(piece), (weights.get(sizeClass(piece)) ?? 0) + piece.text.length)
  return [...weights].reduce((most, each) => (each[1] > most[1] ? each : most))[0]
}
