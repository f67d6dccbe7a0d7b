import { describe, expect, it } from 'vitest'
import { imported, refusal, shown } from '../support/imported.ts'

interface Part {
  head: string[]
  body: string
}

/** Latin-1 letters stand for bytes. */
const mhtml = (parts: Part[], head: string[] = []): Uint8Array =>
  Buffer.from(
    [
      'From: <Saved by a test>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; type="text/html"; boundary="b"',
      ...head,
      '',
      ...parts.flatMap(({ head, body }) => ['--b', ...head, '', body]),
      '--b--',
      '',
    ].join('\r\n'),
    'latin1',
  )
const utf8 = (text: string) => Buffer.from(text).toString('latin1')
const PAGE = (words: string, head = '') =>
  `<!doctype html><html><head><title>Ferry</title>${head}</head><body><article><h1>Ferry</h1><p>${words}</p><p>It costs as much as before, they said.</p></article></body></html>`
const SHOWN = (words: string) => [
  ['title', 'Ferry'],
  ['paragraph', words],
  ['paragraph', 'It costs as much as before, they said.'],
]

describe('a saved page in one file', () => {
  it('is read in base64 and as it is, and the header’s charset counts before the page’s', async () => {
    const words = 'The café stays, they said.'
    const wrong = '<meta charset="windows-1252">'
    const base64 = Buffer.from(PAGE(words, wrong)).toString('base64').replace(/.{70}/g, '$&\r\n')
    const type = 'Content-Type: text/html; charset="utf-8"'
    for (const part of [
      { head: [type, 'Content-Transfer-Encoding: base64'], body: base64 },
      { head: [type, 'Content-Transfer-Encoding: 8bit'], body: utf8(PAGE(words, wrong)) },
    ])
      expect(shown(await imported('a.mht', mhtml([part])))).toEqual(SHOWN(words))
  })

  it('is the page that the header names, with the sheet beside it and without its frames', async () => {
    const words = 'The ferry stays, they said.'
    const read = await imported(
      'a.mhtml',
      mhtml(
        [
          {
            head: ['Content-Type: text/html', 'Content-ID: <f@x>'],
            body: PAGE('A frame that sells boats, cheaply.'),
          },
          {
            head: [
              'Content-Type: text/html; charset=utf-8',
              'Content-Location: https://aster.example/a/ferry',
            ],
            body: PAGE(
              `${words}</p><p class="gone">HIDDEN from all, they said.</p><iframe src="cid:f@x"></iframe><p>`.replace(
                '<p></p>',
                '',
              ),
              '<link rel="stylesheet" href="../s.css">',
            ).replace('<p></p>', ''),
          },
          {
            head: ['Content-Type: text/css', 'Content-Location: https://aster.example/s.css'],
            body: '.gone{display:none}',
          },
        ],
        ['Snapshot-Content-Location: https://aster.example/a/ferry'],
      ),
    )
    expect(shown(read)).toEqual(SHOWN(words))
    expect(read.url).toBe('https://aster.example/a/ferry')
  })

  it('is one whatever it is called, and is refused where it holds no page', async () => {
    const part = {
      head: ['Content-Type: text/html; charset=utf-8'],
      body: PAGE('The ferry stays, they said.'),
    }
    expect(shown(await imported('a.txt', mhtml([part])))).toEqual(SHOWN('The ferry stays, they said.'))
    expect(await refusal('a.mhtml', mhtml([{ head: ['Content-Type: image/gif'], body: 'GIF89a' }]))).toMatch(
      /no page/,
    )
  })
})
