import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { Tag } from '../../../preload/model.ts'
import { escapeCell, joinList, splitList, unescapeCell } from '../csv/cells.ts'
import { checkEntries, CodebookProblem, textOf, type CodebookEntry } from './entry.ts'

const COLUMNS = ['path', 'colour', 'key', 'definition', 'use', 'avoid', 'examples'] as const
type Column = (typeof COLUMNS)[number]

/**
 * A codebook as CSV (RFC 4180, UTF-8 with a byte order mark), one row an entry. The quotes of an entry stand in one cell,
 * parted and escaped as csv/cells.ts says; where in which article they stand has no place here.
 */
export function writeCodebookCsv(tags: readonly Tag[]): Uint8Array {
  const rows = tags.map((tag) => [
    ...[tag.path, tag.colour].map(escapeCell),
    tag.key ?? '',
    ...[tag.definition, tag.use, tag.avoid, joinList(tag.examples.map(({ quote }) => quote))].map(escapeCell),
  ])
  const text = stringify([[...COLUMNS], ...rows], {
    bom: true,
    record_delimiter: 'windows',
    quoted_string: true,
  })
  return new TextEncoder().encode(text)
}

/** The entries of a CSV codebook: a column for the path, and any of the others. Throws CodebookProblem. */
export function readCodebookCsv(bytes: Uint8Array): CodebookEntry[] {
  const rows = parsed(textOf(bytes))
  const [head = []] = rows
  const columns = head.map((name) => name.trim().toLowerCase())
  if (!columns.includes('path')) throw new CodebookProblem('its first row names no column “path”')
  const twice = columns.find((name, index) => name !== '' && columns.indexOf(name) !== index)
  if (twice !== undefined) throw new CodebookProblem(`it has two columns “${twice}”`)
  const entries = rows.slice(1).map((cells) => {
    const cell = (name: Column): string | undefined => {
      const value = cells[columns.indexOf(name)]
      return value === undefined ? undefined : unescapeCell(value)
    }
    return entryOf(cell)
  })
  return checkEntries(entries, (index) => `row ${index + 2}`)
}

function parsed(text: string): string[][] {
  try {
    return parse(text, { bom: true, skip_empty_lines: true, relax_column_count_less: true })
  } catch (error) {
    throw new CodebookProblem(`it is no CSV: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** An empty cell says nothing, so it takes nothing away. */
function entryOf(cell: (name: Column) => string | undefined): Record<string, unknown> {
  const entry: Record<string, unknown> = { path: cell('path') }
  for (const name of ['definition', 'use', 'avoid'] as const) if (cell(name)) entry[name] = cell(name)
  const colour = cell('colour')?.trim()
  if (colour) entry['colour'] = colour.toLowerCase()
  const key = cell('key')?.trim()
  if (key) entry['key'] = Number(key)
  const quotes = splitList(cell('examples') ?? '').filter((quote) => quote !== '')
  if (quotes.length > 0) entry['examples'] = quotes.map((quote) => ({ quote, article: null, start: null }))
  return entry
}
