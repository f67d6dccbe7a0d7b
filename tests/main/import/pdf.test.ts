import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPdf } from '../../../main/articles/import/pdf.ts'
import type { Imported } from '../../../main/articles/import/imported.ts'
import { PDF_CASES } from '../../fixtures/pdf-cases.ts'
import { makePdf, set } from '../../fixtures/pdf-made.ts'

async function read(bytes: Uint8Array): Promise<Imported> {
  const result = await readPdf({ name: 'made.pdf', bytes })
  if (!result.ok) throw new Error(result.why)
  return result.imported
}
const textsOf = ({ text, blocks }: Imported) => blocks.map(({ start, end }) => text.slice(start, end))

describe('a made page', () => {
  it.each(PDF_CASES)('$name', async ({ pages, blocks, kinds }) => {
    const imported = await read(makePdf(pages))
    expect(textsOf(imported)).toEqual(blocks)
    if (kinds) expect(imported.blocks.map(({ kind }) => kind)).toEqual(kinds)
  })
})
