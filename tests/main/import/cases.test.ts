import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CASES } from '../support/library.ts'
import { imported, shown } from '../support/imported.ts'

interface Page {
  title: string
  url?: string
  paragraphs: string[]
  encoding_shown?: string
}
interface Expected {
  C02: { text: string; text_sha256: string }
  C03: { text_sha256: string; spans: Record<string, { exact: string; u16: [number, number] }> }
  C14: { paragraphs: string[]; absent: string[] }
  C15: { paragraphs_contain: string[]; exactly_once: string[]; own_paragraph: string[] }
  C16: { title: string; blocks_in_order: string[]; not_before_the_end: string }
  C17: Record<string, Page>
  C18: Record<string, Page>
  C19: Record<'title' | 'publisher' | 'publishedOn' | 'quote_block', string> &
    Record<'paragraphs_in_order' | 'each_exactly_once' | 'absent', string[]>
}

const EXPECTED = JSON.parse(readFileSync(join(CASES, 'expected.json'), 'utf8')) as Expected
const read = (file: string) => imported(file, readFileSync(join(CASES, file)))
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const countOf = (text: string, words: string) => text.split(words).length - 1

describe('the cases from the field', () => {
  it('C02: line ends and byte order marks', async () => {
    const { text } = await read('c02-crlf-bom.txt')
    expect(text).toBe(EXPECTED.C02.text)
    expect(sha256(text)).toBe(EXPECTED.C02.text_sha256)
  })

  it('C03: invisible characters', async () => {
    const { text } = await read('c03-invisible.txt')
    expect(sha256(text)).toBe(EXPECTED.C03.text_sha256)
    for (const { exact, u16 } of Object.values(EXPECTED.C03.spans)) expect(text.slice(...u16)).toBe(exact)
  })

  it('C14: tracked changes', async () => {
    const got = await read('c14-tracked.docx')
    expect(shown(got).map(([, words]) => words)).toEqual(EXPECTED.C14.paragraphs)
    expect(got.remarks.join()).toContain('tracked changes')
  })

  it('C15: a text box, smart tags and a field', async () => {
    const words = shown(await read('c15-box-smarttag-field.docx')).map(([, words]) => words)
    const { paragraphs_contain: contained, own_paragraph: own } = EXPECTED.C15
    expect(words.toSorted()).toEqual([...contained, ...own].toSorted())
  })

  it('C16: the reading order of a book', async () => {
    const got = await read('c16-spine.epub')
    const { title, blocks_in_order: blocks, not_before_the_end: beside } = EXPECTED.C16
    expect(got.title).toBe(title)
    expect(shown(got).map(([, words]) => words)).toEqual([...blocks, beside])
    expect(got.remarks.join()).toContain('missing')
  })

  it.each(['c17-utf8.mhtml', 'c17-cp1252.mhtml'])('C17: %s', async (file) => {
    const { title, url, paragraphs } = EXPECTED.C17[file]!
    const got = await read(file)
    expect(got.title).toBe(title)
    if (url) expect(got.url).toBe(url)
    expect(shown(got)).toEqual([['title', title], ...paragraphs.map((words) => ['paragraph', words])])
  })

  it.each(['c18-bom-wins.html', 'c18-latin1-label.html'])('C18: %s', async (file) => {
    const { title, paragraphs, encoding_shown: name } = EXPECTED.C18[file]!
    const got = await read(file)
    expect(shown(got)).toEqual([['title', title], ...paragraphs.map((words) => ['paragraph', words])])
    expect(got.encoding).toEqual({ name, guessed: false })
  })

  it('C19: a saved page', async () => {
    const { title, publisher, publishedOn, quote_block: quote, ...expected } = EXPECTED.C19
    const got = await read('c19-saved.html')
    expect(got).toMatchObject({ title, publisher, publishedOn, language: 'en' })
    const blocks = shown(got)
    expect(blocks).toContainEqual(['quote', quote])
    const paragraphs = blocks.filter(([kind]) => kind === 'paragraph').map(([, words]) => words)
    expect(paragraphs.filter((words) => expected.paragraphs_in_order.includes(words))).toEqual(
      expected.paragraphs_in_order,
    )
    for (const words of expected.each_exactly_once) expect(countOf(got.text, words)).toBe(1)
    for (const words of expected.absent) expect(got.text).not.toContain(words)
  })
})
