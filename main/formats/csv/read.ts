/** A table of passages as annotations: Postil's own, and those of programs that name their columns plainly (Taguette). */
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { CLAIM_TYPES, IsoDate, QUOTING, WORTH, type Verdict } from '../../../preload/model.ts'
import { POSTIL_SCALE } from '../../../preload/scales.ts'
import { unreadable, utf8Of } from '../common/json.ts'
import { BETWEEN } from '../common/order.ts'
import {
  emptyClaim,
  emptyReading,
  type InFile,
  type ReadAnnotation,
  type ReadClaim,
  type ReadDocument,
  type Reading,
  type ReadSpan,
} from '../reading/reading.ts'
import { splitList, splitRanges, unescapeCell } from './cells.ts'
import { readRelations } from './read-relations.ts'

/** What others call the columns. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  text: ['content', 'quote', 'exact', 'passage', 'highlight'],
  tags: ['tag', 'code', 'codes', 'label', 'labels'],
  note: ['comment', 'memo'],
  article_title: ['document', 'file', 'source_title'],
  article_url: ['url', 'uri'],
  author: ['coder', 'user'],
}

type Cells = Readonly<Record<string, string>>

export function recognisesCsv(files: readonly InFile[]): boolean {
  const [file] = files
  if (!file || files.length > 1) return false
  const head = headerOf(file)
  if (head === null) return false
  const names = head.names.map(nameOf)
  return names.includes('text') && names.some((name) => name.startsWith('article_'))
}

/** The first line's cells and what parts them; null where the file does not begin as a table does. */
function headerOf({ bytes }: InFile): { names: string[]; delimiter: string } | null {
  const line = new TextDecoder()
    .decode(utf8Of(bytes).subarray(0, 8192))
    .replace(/^\ufeff/, '')
    .split(/\r?\n/, 1)[0]
  if (line === undefined || line.trimStart().startsWith('{') || line.trimStart().startsWith('<')) return null
  const delimiter = [',', ';', '\t'].sort((a, b) => line.split(b).length - line.split(a).length)[0] ?? ','
  const names = line.split(delimiter).map((name) => name.replace(/^"|"$/g, '').trim())
  return names.length < 2 ? null : { names, delimiter }
}

function nameOf(said: string): string {
  const name = said.trim().toLowerCase().replace(/\s+/g, '_')
  return Object.entries(NAMES).find(([, others]) => others.includes(name))?.[0] ?? name
}

/** Rows as annotations. Positions are UTF-16 code units. @throws PostilError 'unreadable' where the table is broken */
export function readCsv([file]: readonly InFile[]): Reading {
  const reading = emptyReading('UTF-16')
  if (!file) return reading
  const header = headerOf(file)
  if (header === null) throw unreadable(file, 'it is no table with a row of names')
  const isOwn = header.names.includes('spans_utf16')
  let rows: Cells[]
  try {
    rows = parse(Buffer.from(utf8Of(file.bytes)), {
      bom: true,
      columns: (names: string[]) => names.map(nameOf),
      delimiter: header.delimiter,
      relax_column_count_less: true,
      skip_empty_lines: true,
    })
  } catch (error) {
    throw unreadable(
      file,
      `it is no table that can be read (${error instanceof Error ? error.message : 'unknown'})`,
    )
  }
  const cellsOf = (row: Cells): Cells =>
    isOwn ? Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, unescapeCell(cell)])) : row
  const all = rows.map(cellsOf)
  const documents = new Map<string, ReadDocument>()
  const rowsOf = new Map<string, Cells[]>()
  for (const [index, cells] of all.entries()) {
    const document = documentOf(cells, documents)
    const annotation = annotationOf(cells, reading)
    if (annotation === null) {
      reading.problems.push({
        file: file.path,
        what: `Row ${index + 2} has neither words nor a position: it is left out.`,
        lost: true,
      })
      continue
    }
    document.annotations.push(annotation)
    const key = annotation.appearance?.claim
    if (key) rowsOf.set(key, [...(rowsOf.get(key) ?? []), cells])
  }
  const claims = new Map([...rowsOf].map(([key, own]) => [key, claimOf(key, own, reading)] as const))
  reading.documents.push(...documents.values())
  reading.claims.push(...claims.values())
  reading.relations.push(...readRelations(all, claims))
  return reading
}

const some = (cell: string | undefined): string | null => (cell === undefined || cell === '' ? null : cell)
const yesNo = (cell: string | undefined): boolean | null =>
  cell === 'yes' ? true : cell === 'no' ? false : null

function documentOf(cells: Cells, documents: Map<string, ReadDocument>): ReadDocument {
  const key = cells['article_id'] || cells['article_url'] || cells['article_title'] || ''
  const known = documents.get(key)
  if (known) return known
  const said = {
    title: some(cells['article_title']),
    publisher: some(cells['publisher']),
    publishedOn: IsoDate.safeParse(cells['article_date']).data ?? null,
    url: some(cells['article_url']),
  }
  const made: ReadDocument = {
    key,
    id: some(cells['article_id']),
    text: null,
    hash: some(cells['article_sha256']),
    details: Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)),
    annotations: [],
  }
  documents.set(key, made)
  return made
}

/** Passages whose words and ranges stand in two cells. */
function spansOf(words: string | undefined, ranges: string | undefined, cells: Cells): ReadSpan[] {
  const places = splitRanges(ranges ?? '') ?? []
  const alone = ranges === undefined ? [rangeOf(cells)].filter((range) => range !== null) : places
  const quotes = words === undefined || words === '' ? [] : alone.length > 1 ? words.split(BETWEEN) : [words]
  if (alone.length === 0) return quotes.map((exact) => ({ range: null, exact }))
  // Quotes that hold the mark between passages themselves cannot be told apart: their positions are enough.
  return alone.map((range, index) => ({
    range,
    exact: quotes.length === alone.length ? (quotes[index] ?? null) : null,
  }))
}

function rangeOf(cells: Cells): { start: number; end: number } | null {
  const [start, end] = [cells['start_utf16'] ?? cells['start'], cells['end_utf16'] ?? cells['end']]
  if (!/^\d{1,15}$/.test(start ?? '') || !/^\d{1,15}$/.test(end ?? '')) return null
  return Number(start) < Number(end) ? { start: Number(start), end: Number(end) } : null
}

function annotationOf(cells: Cells, reading: Reading): ReadAnnotation | null {
  const isClaim = cells['kind'] === 'claim'
  const spans = spansOf(cells['text'], cells['spans_utf16'], cells)
  const isWhole = spans.length === 0 && (cells['anchoring'] === 'whole' || cells['note'] !== '')
  if (spans.length === 0 && !isWhole && !isClaim) return null
  return {
    id: some(cells['annotation_id']),
    kind: isClaim ? 'appearance' : cells['kind'] === 'note' || isWhole ? 'note' : 'highlight',
    spans: spans.length > 0 || isClaim ? spans : null,
    ...(cells['anchoring'] === 'gone' ? { state: 'gone' as const } : {}),
    tags: splitList(cells['tags'] ?? '').filter((tag) => tag !== ''),
    note: cells['note'] ?? '',
    author: cells['author'] ?? '',
    created: some(cells['created']),
    modified: some(cells['modified']),
    ...(isClaim ? { appearance: appearanceOf(cells, reading) } : {}),
    ...(cells['kind'] === 'highlight' && isWhole ? { kind: 'highlight' as const } : {}),
  }
}

function appearanceOf(cells: Cells, reading: Reading): NonNullable<ReadAnnotation['appearance']> {
  const from = IsoDate.safeParse(cells['said_from']).data
  return {
    claim: some(cells['claim_id']),
    source: {
      spans: spansOf(cells['source'], cells['source_spans_utf16'] ?? '', cells),
      person: personOf(cells['source_person'], reading),
      none: cells['source_named'] === 'no',
    },
    cue: { spans: spansOf(cells['cue'], cells['cue_spans_utf16'] ?? '', cells) },
    quoted: z.enum(QUOTING).safeParse(cells['quoted']).data ?? null,
    said:
      from === undefined
        ? null
        : {
            from,
            to: IsoDate.safeParse(cells['said_to']).data ?? null,
            about: cells['said_about'] === 'yes',
          },
  }
}

function personOf(name: string | undefined, reading: Reading): string | null {
  if (!name) return null
  if (!reading.people.some(({ key }) => key === name))
    reading.people.push({ key: name, id: null, name, role: '', names: [] })
  return name
}

/** A claim, of which each row where it is made says the same. */
function claimOf(key: string, rows: readonly Cells[], reading: Reading): ReadClaim {
  const [cells = {}] = rows
  const { claimant = '', statement = '' } = cells
  // What nobody said reads as the words of a place where it is made, and stands so in the table.
  const isWord = (said: string, ...columns: string[]): boolean =>
    said === '' || rows.some((row) => columns.some((column) => row[column] === said))
  return {
    ...emptyClaim(key),
    id: key,
    statement: isWord(statement, 'text') ? null : statement,
    claimant: isWord(claimant, 'source', 'source_person') ? null : personOf(claimant, reading),
    context: cells['context'] ?? '',
    type: z.enum(CLAIM_TYPES).safeParse(cells['type']).data ?? null,
    verifiable: yesNo(cells['verifiable']),
    worth: z.enum(WORTH).safeParse(cells['worth_checking']).data ?? null,
    verdict: verdictOf(cells),
  }
}

function verdictOf({ verdict: name = '', verdict_value = '', rationale = '' }: Cells): Verdict | null {
  if (name === '') return null
  const label = POSTIL_SCALE.labels.find((each) => each.name === name)
  const value = verdict_value === '' || Number.isNaN(Number(verdict_value)) ? null : Number(verdict_value)
  return {
    ...{
      scale: POSTIL_SCALE.id,
      label: (label?.id ?? name).slice(0, 200),
      name: name.slice(0, 200),
      rationale,
    },
    ...{ value, best: null, worst: null },
  }
}
