import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  escapeCell,
  joinList,
  joinRanges,
  splitList,
  splitRanges,
  unescapeCell,
} from '../../main/formats/csv/cells.ts'
import { exportContent } from '../../main/formats/registry.ts'
import { wellFormed } from '../../main/formats/common/unicode.ts'
import type { Content } from '../../main/library.ts'
import { content } from '../fixtures/content-arbitrary.ts'
import { withAnnotations } from '../fixtures/content.ts'
import { anyText } from '../fixtures/text-arbitrary.ts'

const rowsOf = (made: Content): Record<string, string>[] =>
  parse(exportContent('csv', made).bytes, { bom: true, columns: true, record_delimiter: '\r\n' })

describe('cells', () => {
  it.each(['=1+1', '+1', '-4 percent', '@desk', '\tx', '\rx', '\nx', '＝1', '＋1', '－1', '＠x', "'x", "''"])(
    'makes %j safe, and gives it back',
    (text) => {
      expect(escapeCell(text)).toBe(`'${text}`)
      expect(unescapeCell(escapeCell(text))).toBe(text)
    },
  )

  it('leaves other text alone', () => {
    expect(['', 'a=1', ' =1', '1'].map(escapeCell)).toEqual(['', 'a=1', ' =1', '1'])
  })

  it('gives every text and every list back', () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.string({ minLength: 1 })), (text, items) => {
        expect(unescapeCell(escapeCell(text))).toBe(text)
        expect(splitList(joinList(items))).toEqual(items)
      }),
    )
  })

  it('writes ranges that no spreadsheet takes for a date', () => {
    const ranges = [
      { start: 10, end: 12 },
      { start: 40, end: 52 },
    ]
    expect(joinRanges(ranges)).toBe('10..12; 40..52')
    expect(splitRanges('10..12; 40..52')).toEqual(ranges)
    expect(splitRanges('10-12')).toBeNull()
    expect(splitRanges('')).toEqual([])
  })
})

describe('a table', () => {
  it('gives quotes, notes, tags and names of any library back to the character', () => {
    fc.assert(
      fc.property(content, (any) => {
        const rows = new Map(rowsOf(any).map((row) => [row.annotation_id, row]))
        const clean = wellFormed(any)
        const paths = new Map(clean.tags.map((tag) => [tag.id, tag.path]))
        for (const annotation of clean.articles.flatMap((each) => each.annotations)) {
          const cell = (name: string): string =>
            unescapeCell(rows.get(annotation.id)?.[name] ?? 'no such cell')
          expect(cell('text')).toBe(annotation.target.spans.map((span) => span.exact).join(' … '))
          expect(cell('note')).toBe(annotation.note)
          expect(cell('author')).toBe(annotation.author)
          expect(splitList(cell('tags'))).toEqual(annotation.tags.map((id) => paths.get(id)))
          if (annotation.kind !== 'appearance') continue
          expect(cell('source')).toBe(annotation.source.spans.map((span) => span.exact).join(' … '))
          expect(cell('cue')).toBe(annotation.cue.spans.map((span) => span.exact).join(' … '))
        }
      }),
    )
  })

  it('has no cell that a spreadsheet takes for a formula', () => {
    fc.assert(
      fc.property(content, (any) => {
        const cells = rowsOf(any).flatMap((row) => Object.values(row))
        expect(cells.filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([])
      }),
    )
  })

  it('begins with the mark by which spreadsheets know UTF-8, and ends its lines as RFC 4180 does', () => {
    const { bytes } = exportContent('csv', withAnnotations('', []))
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(new TextDecoder().decode(bytes)).toMatch(/^"text","article_title",.*"\r\n$/)
  })
})
