import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Shown } from '../../fixtures/import-page-cases.ts'
import { imported, shown } from '../support/imported.ts'

const read = (file: string) =>
  imported(file, readFileSync(join(import.meta.dirname, '../../fixtures/import', file)))

const TEXT: Shown[] = [
  ['title', 'Ferry line to stay open'],
  ['paragraph', 'Mara Vinter'],
  ['dateline', '2026-01-02'],
  ['heading', 'The decision'],
  [
    'paragraph',
    'The port authority of Aster said on Tuesday that the northern ferry line would stay open through the winter.',
  ],
  ['quote', 'Nobody asked the crews.'],
  ['quote', 'They will sail the boats.'],
  ['heading', 'What it costs'],
  ['item', '4 euros in summer'],
  ['item', '3 euros in winter'],
  ['paragraph', 'Line\tFare'],
  ['paragraph', 'North\t4 euros'],
  ['paragraph', 'South\t5 euros'],
  ['paragraph', 'The council will vote in March, it said.'],
]
const NOTE = 'It said so in a statement.'
const SAID = {
  title: 'Ferry line to stay open',
  byline: 'Mara Vinter',
  publishedOn: '2026-01-02',
  language: 'en-GB',
}

describe('files of programs are read whole:', () => {
  it.each(['pandoc.docx', 'libreoffice.docx'])('%s', async (file) => {
    const got = await read(file)
    expect(shown(got)).toEqual([...TEXT, ['paragraph', NOTE]])
    expect(got).toMatchObject(SAID)
  })

  it.each(['pandoc-3.epub', 'pandoc-2.epub'])('%s', async (file) => {
    const got = await read(file)
    expect(shown(got)).toEqual([...TEXT, ['item', NOTE]])
    expect(got).toMatchObject(SAID)
  })

  it('libreoffice.epub, whose chapters are styled paragraphs', async () => {
    const words = shown(await read('libreoffice.epub')).map(([, text]) => text)
    const lost = ['Line\tFare']
    const noted = TEXT.map(([, text]) => text).filter((text) => !lost.includes(text))
    expect(words.map((text) => text.replace(/^1\s+/, ''))).toEqual([...noted, NOTE])
  })

  it('chromium.mhtml, with its style sheet, its frame and a shadow tree', async () => {
    const got = await read('chromium.mhtml')
    expect(shown(got)).toEqual([
      ['title', 'Ferry line to stay open'],
      ['paragraph', 'It stays, the port authority of Aster said.'],
      ['paragraph', 'It costs 4 €, it said, “as before”.'],
      ['quote', 'Nobody asked the crews.'],
      [
        'paragraph',
        'The council will vote on the fares in March, according to the authority, which added nothing.',
      ],
      ['paragraph', 'A paragraph that a script wrote, as the reader saw it on Friday.'],
    ])
    expect(got).toMatchObject({
      ...SAID,
      publisher: 'Aster Courier',
      url: 'https://aster.example/ferry',
      encoding: { name: 'UTF-8', guessed: false },
    })
  })
})
