import { columnsOf, type Gutter } from './columns.ts'
import { joinContinued } from './continued.ts'
import { furnitureOf } from './furniture.ts'
import { columnsWithEdges, linesOf, type Line } from './lines.ts'
import { measure, sizeClass, type Measures } from './measures.ts'
import { paragraphsOf, type Paragraph } from './paragraphs.ts'
import { piecesOf, type Piece } from './pieces.ts'
import type { Frame, PageText } from './runs.ts'

export interface Layout {
  paragraphs: Paragraph[]
  measures: Measures
  /** Pages that have no text, or none but a running head. */
  empty: number[]
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
      pieces: piecesOf(frame),
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
    empty: pages.map(({ number }) => number).filter((number) => !read.has(number)),
  }
}

/** Twice: the second time a column of one line is known by the gutters that were sure on other pages. */
function columnsInOrder(sheets: readonly Sheet[]): Line[][] {
  const sure = new Set<Gutter>()
  for (const { pieces } of sheets) columnsOf(pieces, [], sure)
  const known = [...sure]
  return sheets.flatMap(({ pieces, number, frame }) =>
    columnsOf(pieces, known, sure)
      .map((column) => linesOf(column, number, frame.rtl))
      .filter((lines) => lines.length > 0),
  )
}

function usualSize(sheets: readonly Sheet[]): number {
  const weights = new Map<number, number>()
  for (const piece of sheets.flatMap(({ pieces }) => pieces))
    weights.set(sizeClass(piece), (weights.get(sizeClass(piece)) ?? 0) + piece.text.length)
  return [...weights].reduce((most, each) => (each[1] > most[1] ? each : most))[0]
}
