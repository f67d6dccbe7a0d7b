import type { Column, Line } from './lines.ts'
import { isIndented, sizeClass, type Measures } from './measures.ts'

export interface Paragraph {
  lines: Line[]
  column: Column
}

/** Signs that only ever begin an item. */
const BULLET = /^[•◦▪▫‣⁃∙●○■□➢➤✓]\s*/u
/** Signs that begin an item or stand in a sentence that was broken there. */
const NUMBER = /^(?:\(?\d{1,3}[.)]|\(?[a-z][.)]|[ivx]{1,5}[.)]|[-–—*·])\s+/u
const TERMINAL = /[.!?…:;。！？]["'”’»“)\]]*[¹²³⁰⁴-⁹*†‡]*$/u
const OPENING = /^["'“„«‘¿¡([]*[\p{Lu}\p{N}\p{Lo}]/u

export function isMarked(text: string): boolean {
  return BULLET.test(text) || NUMBER.test(text)
}

export function endsSentence(text: string): boolean {
  return TERMINAL.test(text)
}

export function opensSentence(text: string): boolean {
  return OPENING.test(text)
}

/** Parts a column's lines into paragraphs. */
export function paragraphsOf(column: Column, measures: Measures): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let open: Line[] = []
  for (const [index, line] of column.lines.entries()) {
    const last = open.at(-1)
    if (last && begins(line, last, open, column.lines[index + 1], column, measures)) {
      paragraphs.push({ lines: open, column })
      open = []
    }
    open.push(line)
  }
  if (open.length > 0) paragraphs.push({ lines: open, column })
  return paragraphs
}

/** Whether `line` begins a paragraph below `last`, the last line of `open`. */
function begins(
  line: Line,
  last: Line,
  open: readonly Line[],
  next: Line | undefined,
  column: Column,
  measures: Measures,
): boolean {
  const size = Math.max(line.size, last.size)
  if (Math.abs(line.size - last.size) > 0.12 * size) return true
  const gap = line.y - last.y
  // Headings are set tighter than text or looser, and are no place to look for paragraphs.
  const isHeading = sizeClass(line) > measures.size * 1.15
  const most = isHeading ? 1.7 * size : Math.min(measures.pitch(line.size) * 1.3, 2.7 * size)
  if (gap > most || gap < 0) return true
  if (isHeading) return false
  // Rows of a table.
  if (line.text.includes('\t') || last.text.includes('\t')) return true
  if (BULLET.test(line.text)) return true
  const full = isFull(last, line, column)
  if (!full && line.bold !== last.bold && standsOut(open, measures)) return true
  if (NUMBER.test(line.text) && (!full || endsSentence(last.text)) && startsItem(line, open, next))
    return true
  const first = open[0]!
  const marked = isMarked(first.text)
  const step = (line.x - (open[1] ?? first).x) / size
  if (marked) {
    // The lines of an item hang below its text; what comes back to the sign's edge is the text after the list.
    return open.length > 1
      ? Math.abs(step) > 0.7
      : !full && line.x - first.x < 0.3 * size && opensSentence(line.text)
  }
  if (isCentred(line, last, column)) return false
  if (step > 0.7) return open.length > 1 || !hangs(line, last, next, full)
  if (step < -0.7 && open.length > 1) return true
  const ended = endsSentence(last.text) && opensSentence(line.text)
  if (ended && isIndented(line, column, measures)) return true
  if (full || /[-\u00ad‐]$/.test(last.text)) return false
  if (ended) return measures.indent === null
  return opensSentence(line.text) && column.right - last.right > 0.5 * (column.right - column.left)
}

/** Whether a line had no room for the first word of the next: then the break is the column's and not the writer's. */
export function isFull(line: Line, next: Line, column: Column): boolean {
  return column.right - line.right < next.firstWord + 0.9 * line.size
}

/** A whole paragraph of one or two lines in bold. */
function standsOut(open: readonly Line[], measures: Measures): boolean {
  return open.length <= 2 && open.every((line) => line.bold && !measures.bold)
}

function startsItem(line: Line, open: readonly Line[], next: Line | undefined): boolean {
  const first = open[0]!
  if (isMarked(first.text) && Math.abs(first.x - line.x) < 0.5 * line.size) return true
  return (
    !next ||
    next.x > line.x + 0.5 * line.size ||
    isMarked(next.text) ||
    endsSentence(line.text) ||
    next.y - line.y > 2 * line.size
  )
}

/** Entries of a bibliography begin at the edge and hang below themselves. */
function hangs(line: Line, last: Line, next: Line | undefined, full: boolean): boolean {
  return full && !endsSentence(last.text) && (!next || Math.abs(next.x - line.x) < 0.4 * line.size)
}

function isCentred(line: Line, last: Line, column: Column): boolean {
  const middle = (each: Line) => (each.x + each.right) / 2
  return (
    Math.abs(middle(line) - middle(last)) < 0.3 * line.size &&
    Math.abs(middle(line) - (column.left + column.right) / 2) < line.size &&
    Math.abs(line.x - last.x) > 0.5 * line.size &&
    Math.min(line.x, last.x) - column.left > 0.5 * line.size
  )
}
