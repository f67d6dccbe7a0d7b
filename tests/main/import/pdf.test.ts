import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Imported } from '../../../main/articles/import/imported.ts'
import { dateOf } from '../../../main/articles/import/pdf/properties.ts'
import { readPdf } from '../../../main/articles/import/pdf.ts'
import { madeDocument } from '../../fixtures/pdf-arbitrary.ts'
import { PDF_CASES, PROGRAM_CASES, REFUSED } from '../../fixtures/pdf-cases.ts'
import { makePdf, set } from '../../fixtures/pdf-made.ts'

const fixtures = join(import.meta.dirname, '../../fixtures')
const bytesOf = (path: string) => new Uint8Array(readFileSync(join(fixtures, path)))

async function read(bytes: Uint8Array): Promise<Imported> {
  const result = await readPdf({ name: 'made.pdf', bytes })
  if (!result.ok) throw new Error(result.why)
  return result.imported
}

const textsOf = ({ text, blocks }: Imported) => blocks.map(({ start, end }) => text.slice(start, end))
const pageOf = ({ text, pages }: Imported, words: string) => {
  expect(text).toContain(words)
  return pages.findLast(({ start }) => start <= text.indexOf(words))?.page
}

describe('a made page', () => {
  it.each(PDF_CASES)('$name', async ({ pages, blocks, kinds }) => {
    const imported = await read(makePdf(pages))
    expect(textsOf(imported)).toEqual(blocks)
    if (kinds) expect(imported.blocks.map(({ kind }) => kind)).toEqual(kinds)
  })
})

describe('the cases from the field', () => {
  const expected = JSON.parse(readFileSync(join(fixtures, 'cases/expected.json'), 'utf8')) as {
    C12: { title: string; paragraphs: string[]; absent: string[]; page_of: Record<string, number> }
  }

  it.each(['cases/c12-columns.pdf', 'import/pdf/owner.pdf'])('C12 (%s)', async (path) => {
    const imported = await read(bytesOf(path))
    const { title, paragraphs, absent, page_of } = expected.C12
    expect(imported.title).toBe(title)
    expect(textsOf(imported)).toEqual([title, ...paragraphs])
    for (const words of absent) expect(imported.text).not.toContain(words)
    for (const [words, page] of Object.entries(page_of)) expect(pageOf(imported, words)).toBe(page)
  })

  it('C13: a page without text is named', async () => {
    const imported = await read(bytesOf('cases/c13-mixed.pdf'))
    expect(textsOf(imported)).toEqual([
      'Harbour notes',
      'The first page has words, the harbour office said.',
      'The third page has words again.',
    ])
    expect(imported.remarks).toEqual(['Page 2 has no text.'])
    expect(imported.pages.map(({ page }) => page)).toEqual([1, 3])
  })
})

describe('files of other programs', () => {
  it.each(PROGRAM_CASES)('$file', async ({ file, blocks, absent, pages, properties }) => {
    const imported = await read(bytesOf(`import/pdf/${file}`))
    const found = imported.blocks.map(({ kind, start, end }) => [kind, imported.text.slice(start, end)])
    for (const block of blocks) expect(found).toContainEqual(block)
    for (const words of absent) expect(imported.text).not.toContain(words)
    for (const [words, page] of Object.entries(pages)) expect(pageOf(imported, words)).toBe(page)
    expect(imported).toMatchObject(properties)
  })
})

describe('what cannot be read', () => {
  it.each(REFUSED)('$name: $why', async ({ bytes, why }) => {
    const result = await readPdf({ name: 'made.pdf', bytes: bytes(bytesOf) })
    expect(result).toEqual({ ok: false, why: expect.stringMatching(why) as string })
  })

  it('leaves the bytes as they came', async () => {
    const bytes = bytesOf('cases/c12-columns.pdf')
    await read(bytes)
    expect(bytes).toEqual(bytesOf('cases/c12-columns.pdf'))
  })
})

describe('the properties', () => {
  it('are taken where somebody gave them', async () => {
    const pages = [{ lines: set(50, 720, ['The port authority of Aster said nothing at all.']) }]
    expect(
      await read(makePdf(pages, "/Title(Ferries)/Author(Ann Writer)/CreationDate(D:20260102233000-05'00')")),
    ).toMatchObject({ title: 'Ferries', byline: 'Ann Writer', publishedOn: '2026-01-02', language: 'en' })
    expect(
      await read(makePdf(pages, '/Title(Microsoft Word - ferries.docx)/Author(user)/CreationDate(soon)')),
    ).toMatchObject({ title: null, byline: null, publishedOn: null })
  })

  it.each([
    ['D:2026', '2026'],
    ['D:202601', '2026-01'],
    ["D:20260102120000+01'00'", '2026-01-02'],
    ['2026-01-02T12:00:00Z', '2026-01-02'],
    ['D:20261399', '2026'],
    ['D:20260231', '2026-02'],
    ['yesterday', null],
  ])('have the date of %s', (words, date) => {
    expect(dateOf(words)).toBe(date)
  })
})

describe('any document of columns', () => {
  it('is read in order, its words whole, without heads and numbers', async () => {
    await fc.assert(
      fc.asyncProperty(madeDocument, async ({ paragraphs, pages }) => {
        fc.pre(pages.length > 1)
        const { text } = await read(makePdf(pages))
        expect(text.replace(/\s+/g, ' ')).toBe(paragraphs.join(' '))
      }),
      { numRuns: 20 },
    )
  })
})
