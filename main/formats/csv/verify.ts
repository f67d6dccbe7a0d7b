import { parse } from 'csv-parse/sync'
import type { Annotation, Article, Span } from '../../../preload/model.ts'
import type { Content } from '../../library.ts'
import { passagesProblem } from '../common/check.ts'
import type { Problem } from '../common/format.ts'
import { BETWEEN } from '../common/order.ts'
import { isPlaced } from '../common/view.ts'
import { splitRanges, unescapeCell } from './cells.ts'
import { COLUMNS, type Column } from './columns.ts'

type Cells = Readonly<Record<Column, string>>
const NAMES = Object.keys(COLUMNS)

/** What a cell begins with that a spreadsheet may take for a formula. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/u

/**
 * Reads a table back with a strict parser of RFC 4180. Every annotation must have its row, no cell may begin as a formula does,
 * and every position must give its words.
 */
export function verifyCsv(bytes: Uint8Array, content: Content): Problem[] {
  const rows: Cells[] = parse(bytes, { bom: true, columns: true, record_delimiter: '\r\n' })
  const byId = new Map(rows.map((row) => [row.annotation_id, row]))
  const total = content.articles.reduce((sum, each) => sum + each.annotations.length, 0)
  if (rows.length !== total)
    return [{ article: null, annotation: null, what: `it has ${rows.length} rows for ${total} annotations` }]

  return content.articles.flatMap(({ article, annotations }) =>
    annotations.flatMap((annotation) => {
      const row = byId.get(annotation.id)
      const what = row === undefined ? 'its row is missing' : rowProblem(row, annotation, article)
      return what === null ? [] : [{ article: article.id, annotation: annotation.id, what }]
    }),
  )
}

function rowProblem(row: Cells, annotation: Annotation, article: Article): string | null {
  const formula = NAMES.find((name) => FORMULA.test(row[name as Column]))
  if (formula !== undefined) return `the cell ${formula} begins as a formula does`
  const check = (words: string, ranges: string, spans: readonly Span[]): string | null =>
    isPlaced(annotation) ? placedProblem(words, ranges, spans, article) : goneProblem(words, spans)
  const wrong = check(row.text, row.spans_utf16, annotation.target.spans)
  if (wrong !== null || annotation.kind !== 'appearance') return wrong
  return (
    check(row.source, row.source_spans_utf16, annotation.source.spans) ??
    check(row.cue, row.cue_spans_utf16, annotation.cue.spans)
  )
}

function placedProblem(
  cell: string,
  rangesCell: string,
  spans: readonly Span[],
  article: Article,
): string | null {
  const ranges = splitRanges(rangesCell)
  if (ranges === null) return `“${rangesCell}” is no position`
  const at = (start: number, end: number): string => article.text.slice(start, end)
  // The cell has the words of all pieces; they are parted by the lengths that the positions say.
  const words = unescapeCell(cell)
  let from = 0
  const read = ranges.map((range) => {
    const exact = words.slice(from, from + range.end - range.start)
    from += exact.length + BETWEEN.length
    return { exact, range }
  })
  const whole = read.map(({ exact }) => exact).join(BETWEEN)
  if (whole !== words) return `its positions do not fit the words “${words}”`
  return passagesProblem(read, spans, true, at)
}

function goneProblem(cell: string, spans: readonly Span[]): string | null {
  const words = spans.map((span) => span.exact).join(BETWEEN)
  return unescapeCell(cell) === words ? null : `it says “${unescapeCell(cell)}” where the quote is “${words}”`
}
