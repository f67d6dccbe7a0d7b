import { stringify } from 'csv-stringify/sync'
import type { Content } from '../library.ts'
import type { Format } from './common/format.ts'
import { viewOf } from './common/view.ts'
import { escapeCell } from './csv/cells.ts'
import { COLUMNS, type Row } from './csv/columns.ts'
import { readCsv, recognisesCsv } from './csv/read.ts'
import { verifyCsv } from './csv/verify.ts'

/**
 * CSV (RFC 4180), one row per annotation, UTF-8 with a byte order mark, by which spreadsheets know it. Positions are UTF-16 code units. Cells
 * that would be formulas are escaped in a way that can be undone: see csv/cells.ts.
 */
export const csv: Format = {
  id: 'csv',
  name: 'CSV',
  extension: 'csv',
  mediaType: 'text/csv; charset=utf-8; header=present',
  about: 'A table for spreadsheets and statistics: one row a passage.',
  asks: [],
  makes: 'file',
  positions: 'UTF-16',
  holds: {
    texts: false,
    details: true,
    spans: true,
    fragments: true,
    wholeArticle: true,
    unplaced: true,
    kinds: true,
    tags: true,
    notes: true,
    attributions: true,
    quoting: true,
    claims: true,
    speakers: true,
    verdicts: true,
    evidence: true,
    relations: true,
    joins: true,
    people: false,
    tagColours: false,
    entries: false,
    authors: true,
    ids: true,
    foreign: false,
  },
  write: (content) => [{ path: '', bytes: new TextEncoder().encode(tableOf(content)) }],
  verify: ([file], content) => (file ? verifyCsv(file.bytes, content) : []),
  reader: { recognises: recognisesCsv, read: readCsv },
  // Said in words: people can read it, and a program cannot.
  notReadBack: ['evidence'],
}

function tableOf(content: Content): string {
  const view = viewOf(content)
  const rows: Row[] = view.articles.flatMap(({ article, annotations }) =>
    annotations.map((annotation) => ({ annotation, article, view })),
  )
  const cells = rows.map((row) =>
    Object.values(COLUMNS).map((write) => {
      const value = write(row)
      return typeof value === 'string' ? escapeCell(value) : value
    }),
  )
  return stringify([Object.keys(COLUMNS), ...cells], {
    bom: true,
    record_delimiter: 'windows',
    // The library would leave a lone line feed bare, which RFC 4180 does not allow.
    quoted_string: true,
  })
}
