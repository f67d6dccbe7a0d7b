import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../main/articles/import/read-file.ts'
import type { Imported } from '../../../main/articles/import/imported.ts'
import { Article } from '../../../preload/model.ts'
import { imported } from '../support/imported.ts'
import { docx, p, r } from '../support/packed.ts'

const FILES = ['a.txt', 'a.md', 'a.html', 'a.mhtml', 'a.docx', 'a.epub', 'a']
const STARTS = [
  '',
  '\xff\xfe',
  '\xef\xbb\xbf',
  '<!doctype html>',
  '<?xml version="1.0"?><html>',
  'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n',
  'PK\x03\x04',
  'PK\x05\x06',
  '---\n',
]

/** What an article takes on is as the model wants it, and blocks are in order, apart and not empty. */
function checkShape({ text, blocks, title, byline, publisher, publishedOn, url, language }: Imported): void {
  const fields = { title: title ?? 'a', byline, publisher, publishedOn, url, language, text, blocks }
  const rest = { id: 'a', origin: 'import', path: null, revision: 1, hash: '0'.repeat(64) }
  Article.parse({ ...rest, ...fields })
  let at = 0
  for (const { start, end } of blocks) {
    expect(text.slice(at, start).trim()).toBe('')
    expect(text.slice(start, end).trim()).not.toBe('')
    at = end
  }
  expect(text.slice(at).trim()).toBe('')
}

/** A page of a small grammar, with the sentences that are seen in it. */
interface Piece {
  html: string
  seen: string[]
}
let count = 0
const sentence = (kind: string) =>
  `Sentence ${kind}${count++} says what the authority of Aster decided on Tuesday.`
const leaf = fc.constantFrom('p', 'div', 'li', 'blockquote', 'p class="lead"', 'dd').map((tag): Piece => {
  const words = sentence('seen')
  return { html: `<${tag}>${words}</${tag.split(' ')[0]!}>`, seen: [words] }
})
const hidden = fc
  .constantFrom(
    (words: string) => `<p hidden>${words}</p>`,
    (words: string) => `<p style="display:none">${words}</p>`,
    (words: string) => `<p class="gone">${words}</p>`,
    (words: string) => `<div class="gone"><p>${words}</p></div>`,
    (words: string) => `<template><p>${words}</p></template>`,
    (words: string) => `<noscript><p>${words}</p></noscript>`,
    (words: string) => `<div style="visibility:hidden">${words}</div>`,
    (words: string) => `<script>"${words}"</script><!-- ${words} -->`,
  )
  .map((wrap): Piece => ({ html: wrap(sentence('hidden')), seen: [] }))
const tree = fc.letrec<{ node: Piece; inner: Piece }>((tie) => ({
  inner: fc
    .tuple(
      fc.constantFrom('div', 'section', 'div class="a b"', 'ul'),
      fc.array(tie('node'), { maxLength: 4 }),
    )
    .map(([tag, pieces]) => ({
      html: `<${tag}>${pieces.map(({ html }) => html).join('\n')}</${tag.split(' ')[0]!}>`,
      seen: pieces.flatMap(({ seen }) => seen),
    })),
  node: fc.oneof({ maxDepth: 4 }, leaf, hidden, tie('inner')),
}))

describe('whatever comes in', () => {
  it('is read or refused with a reason, and never throws', async () => {
    const file = fc.tuple(
      fc.constantFrom(...FILES),
      fc.constantFrom(...STARTS),
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc
          .string({
            unit: fc.constantFrom('<', '>', '/', 'p', 'div', 'table', '"', '=', '&', 'amp;', ' ', '\n', 'a'),
          })
          .map((text) => new TextEncoder().encode(text)),
      ),
    )
    await fc.assert(
      fc.asyncProperty(file, async ([name, start, rest]) => {
        const result = await readDocument({
          name,
          bytes: Buffer.concat([Buffer.from(start, 'latin1'), rest]),
        })
        if (result.ok) checkShape(result.imported)
        else expect(result.why).toMatch(/^it /)
      }),
      { numRuns: 300 },
    )
  })

  it('as a page gives each sentence that is seen once and in order, and none that is not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(tree.node, { minLength: 1, maxLength: 6 }), async (pieces) => {
        const seen = pieces.flatMap((piece) => piece.seen)
        fc.pre(seen.length > 0)
        const html = `<!doctype html><style>.gone{display:none}</style><body><article>${pieces.map(({ html }) => html).join('')}</article>`
        const got = await imported('a.html', html)
        checkShape(got)
        expect(got.text.match(/Sentence .*?Tuesday\./g)).toEqual(seen)
      }),
      { numRuns: 100 },
    )
  })

  it('as a document of Word gives the words that stay, in order, however its runs are cut and changed', async () => {
    const run = fc.tuple(
      fc.stringMatching(/^[a-z]{1,5}$/),
      fc.constantFrom('kept', 'ins', 'del', 'tag', 'field'),
    )
    const write = ([words, how]: [string, string]): string => {
      const text = r(`${words} `)
      if (how === 'del') return `<w:del>${text}</w:del>`
      if (how === 'ins') return `<w:ins>${text}</w:ins>`
      if (how === 'tag') return `<w:smartTag>${text}</w:smartTag>`
      return how === 'field' ? `<w:fldSimple w:instr=" DATE ">${text}</w:fldSimple>` : text
    }
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(run, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
        async (paragraphs) => {
          const kept = paragraphs
            .map((runs) => runs.flatMap(([words, how]) => (how === 'del' ? [] : [words])).join(' '))
            .filter((text) => text !== '')
          fc.pre(kept.length > 0)
          const body = paragraphs.map((runs) => p(runs.map(write).join(''))).join('')
          expect((await imported('a.docx', docx({ body }))).text).toBe(kept.join('\n\n'))
        },
      ),
      { numRuns: 100 },
    )
  })
})
