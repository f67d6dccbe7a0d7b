import { describe, expect, it } from 'vitest'
import { ENCODING_CASES, REFUSED_CASES, SAID_CASES } from '../../fixtures/import-text-cases.ts'
import { imported, refusal } from '../support/imported.ts'

describe('a text', () => {
  it.each(ENCODING_CASES)('is read in $name', async ({ content, text, encoding, guessed }) => {
    const read = await imported('a.txt', content)
    expect(read.text).toBe(text)
    expect(read.encoding).toEqual({ name: encoding, guessed })
  })

  it.each(SAID_CASES)('says about itself: $name', async ({ file, text, said }) => {
    const nothing = { title: null, byline: null, publisher: null, publishedOn: null, url: null }
    const { title, byline, publisher, publishedOn, url, language } = await imported(file, text)
    expect({ title, byline, publisher, publishedOn, url, language }).toEqual({
      ...nothing,
      language: 'en',
      ...said,
    })
  })

  it('keeps all of its lines, and those of its head too', async () => {
    const text = 'Ferry stays\n\nBy Mara Vinter\n2 January 2026\n\nIt stays, they said.'
    expect((await imported('a.txt', text)).text).toBe(text)
  })

  it('begins after its front matter, and says so', async () => {
    const read = await imported('a.md', '---\ntitle: A\n---\n\n# Ferry\n\nIt stays, they said.')
    expect(read.text).toBe('# Ferry\n\nIt stays, they said.')
    expect(read.remarks.join()).toContain('front matter')
  })

  it('keeps a rule at its head that is no front matter', async () => {
    const text = '---\n\nIt stays, they said.\n\n---\n\nIt goes, the others said.'
    expect((await imported('a.md', text)).text).toBe(text)
  })
})

describe('what is no article is refused with its reason:', () => {
  it.each(REFUSED_CASES)('$name', async ({ file, content, why }) => {
    expect(await refusal(file, content)).toMatch(why)
  })
})
