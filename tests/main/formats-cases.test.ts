/** Cases from the field (tests/fixtures/cases): C01, C05, C08 and C10, as far as exports go. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { describeSpan } from '../../main/anchoring/describe.ts'
import { splitList, splitRanges, unescapeCell } from '../../main/formats/csv/cells.ts'
import { exportContent, formatOf, FORMATS } from '../../main/formats/registry.ts'
import type { Content } from '../../main/library.ts'
import type { Span, Tag } from '../../preload/model.ts'
import {
  appearance,
  articleWith,
  claim,
  highlight,
  library,
  tag,
  withAnnotations,
} from '../fixtures/content.ts'
import { wordsOf } from './support/words.ts'

interface Expected {
  exact: string
  u16: [number, number]
  cp: [number, number]
}
const CASES = resolve(import.meta.dirname, '../fixtures/cases')
const read = (name: string): string => readFileSync(resolve(CASES, name), 'utf8')
const expected = JSON.parse(read('expected.json')) as {
  C01: { spans: Record<'content1' | 'content2' | 'cue2' | 'source2', Expected> }
  C05: { selections: { target: Expected }[] }
  C08: { in_this_order: Expected[] }
  C10: { annotations: (Expected & { note: string; tags: string[] })[]; csv_records_with_header: number }
}

const spanOf = (text: string, { u16 }: Expected): Span => describeSpan(text, ...u16)
const rowsOf = (made: Content): Record<string, string>[] =>
  parse(exportContent('csv', made).bytes, { bom: true, columns: true, record_delimiter: '\r\n' })
const w3cOf = (made: Content): string => new TextDecoder().decode(exportContent('w3c', made).bytes)

/** Quotes and positions of the targets in a W3C export, and of sources and cues, in the order of the file. */
function selectorsOf(made: Content): [exact: string, start: number, end: number][] {
  const found: [string, number, number][] = []
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if ('selector' in node && Array.isArray(node.selector)) {
      const [quote, position] = node.selector as [{ exact: string }, { start: number; end: number }]
      found.push([quote.exact, position.start, position.end])
    } else Object.values(node).forEach(walk)
  }
  walk(JSON.parse(w3cOf(made)))
  return found
}

describe('C01: emoji before and in the passages', () => {
  const text = read('c01-emoji.txt')
  const { content1, content2, cue2, source2 } = expected.C01.spans
  const made = withAnnotations(
    text,
    [
      appearance('one', [spanOf(text, content1)]),
      appearance('two', [spanOf(text, content2)], {
        source: { spans: [spanOf(text, source2)], person: null, none: false },
        cue: { spans: [spanOf(text, cue2)] },
      }),
    ],
    [claim('one-claim'), claim('two-claim')],
  )

  it('counts code points in W3C', () => {
    const wanted = [content1, content2, source2, cue2].map(({ exact, cp }) => [exact, ...cp])
    expect(selectorsOf(made).toSorted()).toEqual(wanted.toSorted())
  })

  it('counts UTF-16 in CSV', () => {
    const rows = rowsOf(made)
    const ranges = (name: string) => rows.flatMap((row) => splitRanges(row[name] ?? 'no such column'))
    const wanted = (...spans: Expected[]) => spans.map(({ u16: [start, end] }) => ({ start, end }))
    expect(ranges('spans_utf16')).toEqual(wanted(content1, content2))
    expect(ranges('source_spans_utf16')).toEqual(wanted(source2))
    expect(ranges('cue_spans_utf16')).toEqual(wanted(cue2))
    expect(rows.map((row) => row.text)).toEqual([content1.exact, content2.exact])
  })
})

describe('C05: passages that end with a block, and that run over one', () => {
  const text = read('c05-blocks.txt')
  const targets = expected.C05.selections.map(({ target }) => target)
  const made = withAnnotations(
    text,
    targets.map((target, index) => highlight(`h${index}`, [spanOf(text, target)])),
  )

  it('keeps the line ends inside, and none at the end', () => {
    const inOrder = targets.map(({ exact }) => exact).toSorted()
    expect(
      rowsOf(made)
        .map((row) => row.text)
        .toSorted(),
    ).toEqual(inOrder)
    expect(
      selectorsOf(made)
        .map(([exact]) => exact)
        .toSorted(),
    ).toEqual(inOrder)
  })
})

describe('C08: passages inside and across others', () => {
  const text = read('c08-nested.txt')
  const marks = expected.C08.in_this_order.map((each, index) => highlight(`h${index}`, [spanOf(text, each)]))

  const formats = FORMATS.map(({ id }) => id).filter((id) => formatOf(id).holds.spans)
  it.each(formats)('exports all four in %s', (id) => {
    const made = exportContent(id, withAnnotations(text, marks))
    const file = wordsOf(made)
    expect(made.annotations).toBe(4)
    for (const { exact } of expected.C08.in_this_order) expect(file).toContain(exact)
  })

  it('in text order, the longer first where two begin together', () => {
    expect(rowsOf(withAnnotations(text, marks)).map((row) => row.annotation_id)).toEqual([
      'h0',
      'h2',
      'h1',
      'h3',
    ])
  })
})

describe('C10: cells that would be formulas, with commas, quotes and line ends', () => {
  const text = read('c10-csv.txt')
  const { annotations, csv_records_with_header } = expected.C10
  const tags = [...new Set(annotations.flatMap((each) => each.tags))].map((path, index): Tag =>
    tag(`t${index}`, path),
  )
  const made = library(
    [
      {
        article: articleWith(text, { title: '=1+1' }),
        annotations: annotations.map((each, index) =>
          highlight(`h${index}`, [spanOf(text, each)], {
            note: each.note,
            tags: each.tags.map((path) => tags.find((tag) => tag.path === path)?.id ?? ''),
          }),
        ),
        claims: [],
        relations: [],
      },
    ],
    { tags },
  )

  it('is a table of as many records, all of the same width', () => {
    const records: string[][] = parse(exportContent('csv', made).bytes, {
      bom: true,
      record_delimiter: '\r\n',
    })
    expect(records).toHaveLength(csv_records_with_header)
    expect(new Set(records.map((record) => record.length)).size).toBe(1)
    expect(records.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
  })

  it('gives quotes, notes and tags back to the character', () => {
    const back = rowsOf(made).map((row) => ({
      exact: unescapeCell(row.text ?? ''),
      note: unescapeCell(row.note ?? ''),
      tags: splitList(unescapeCell(row.tags ?? '')),
    }))
    expect(back).toEqual(annotations.map(({ exact, note, tags: paths }) => ({ exact, note, tags: paths })))
  })
})
