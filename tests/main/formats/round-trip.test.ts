/** Every format that can be read: out and in again is the same, for what it says it holds. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Format, Holds } from '../../../main/formats/common/format.ts'
import { wellFormed } from '../../../main/formats/common/unicode.ts'
import { xmlSafe } from '../../../main/formats/common/xml.ts'
import { ALL, exportContent } from '../../../main/formats/registry.ts'
import type { Content } from '../../../main/library.ts'
import { bare, brought, EMPTY } from '../../fixtures/bringing.ts'
import { content } from '../../fixtures/content-arbitrary.ts'
import { heldBy } from '../../fixtures/held.ts'

/** Formats in XML replace what XML cannot hold. */
const IN_XML = ['xmi', 'tei', 'qdpx', 'qdc']
/** What a format cannot be compared by here, with the reason. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  brat: 'it has no ids, so that articles of the same text are one: brat.test.ts',
  claimreview: 'it has no passages: claimreview.test.ts',
  qdc: 'it is a codebook: qdc.test.ts',
}
/** An article without a title gets one when it comes in. */
const titled = (content: Content): Content => ({
  ...content,
  articles: content.articles.map((each) => ({
    ...each,
    article: { ...each.article, title: each.article.title || 'Untitled' },
  })),
})
const READ = ALL.filter(({ id, reader }) => reader && !(id in ELSEWHERE))

async function backFrom(format: Format, made: Content): Promise<Content> {
  const files = exportContent(format.id, made).files.map(({ path, bytes }) => ({
    path: format.makes === 'folder' ? path : `library${path === '' ? `.${format.extension}` : path}`,
    bytes,
  }))
  const own = format.makes === 'folder' ? files : files.slice(0, 1)
  expect(format.reader?.recognises(own), 'it recognises its own files').toBe(true)
  const reading = format.reader?.read(own)
  if (!reading) throw new Error('it cannot be read')
  return (await brought(reading, format.holds.texts ? EMPTY : bare(made))).content
}

/** What comes back: what it holds, but for what is written for people alone. */
function backOf({ holds, notReadBack = [] }: Format): Holds {
  return { ...holds, ...Object.fromEntries(notReadBack.map((feature) => [feature, false])) }
}

describe.each(READ)('$id', (format) => {
  const holds = backOf(format)
  const clean = IN_XML.includes(format.id) ? xmlSafe : (words: string) => words

  it('gives back what it holds', async () => {
    await fc.assert(
      fc.asyncProperty(content, async (any) => {
        const made = titled(wellFormed(any))
        const back = await backFrom(format, made)
        expect(heldBy(holds, back, clean)).toEqual(heldBy(holds, made, clean))
      }),
      { numRuns: 100 },
    )
  })
})

describe.each(READ)('$id', (format) => {
  it('is known again where it came from', async () => {
    await fc.assert(
      fc.asyncProperty(content, async (any) => {
        const made = titled(wellFormed(any))
        const back = await backFrom(format, made)
        const files = exportContent(format.id, back).files.map(({ path, bytes }) => ({
          path: path === '' ? `library.${format.extension}` : path,
          bytes,
        }))
        const reading = format.reader?.read(format.makes === 'folder' ? files : files.slice(0, 1))
        if (!reading) throw new Error('it cannot be read')
        const { plan } = await brought(reading, back)
        expect(plan.preview.annotations.new).toBe(0)
      }),
      { numRuns: 30 },
    )
  })
})
