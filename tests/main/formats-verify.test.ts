import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeSpan } from '../../main/anchoring/describe.ts'
import { PostilError } from '../../main/errors.ts'
import { exportContent, formatOf, FORMATS } from '../../main/formats/registry.ts'
import { wellFormed } from '../../main/formats/common/unicode.ts'
import { content } from '../fixtures/content-arbitrary.ts'
import { withAnnotations, highlight } from '../fixtures/content.ts'
import { wordsOf } from './support/words.ts'

const ids = FORMATS.map(({ id }) => id)

describe.each(ids)('%s', (id) => {
  it('says of any library what the library says', () => {
    fc.assert(
      fc.property(content, (any) => {
        const made = exportContent(id, any)
        const count = any.articles.reduce((sum, each) => sum + each.annotations.length, 0)
        const { holds } = formatOf(id)
        // A codebook has tags and nothing that is tagged.
        const hasAny = holds.spans || holds.wholeArticle || holds.claims
        expect(made.annotations).toBe(hasAny ? count : 0)
        expect(made.bytes.length).toBeGreaterThan(0)
        // Halves of pairs are replaced, so that the file is UTF-8 throughout.
        expect(() => wordsOf(made)).not.toThrow()
      }),
    )
  })

  it('gives the same bytes for the same content', () => {
    fc.assert(
      fc.property(content, (any) => {
        const [once, again] = [exportContent(id, any).bytes, exportContent(id, structuredClone(any)).bytes]
        expect(Buffer.compare(once, again)).toBe(0)
      }),
      { numRuns: 20 },
    )
  })
})

/** What holds no passages can see nothing of them. */
const ofPassages = ids.filter((id) => formatOf(id).holds.spans)
describe.each(ofPassages)('%s', (id) => {
  it('refuses a quote that does not stand where it says, and names article and annotation', () => {
    const text = 'The bridge 🚢 was safe, it said.'
    const wrong = { ...describeSpan(text, 14, 22), exact: 'was sank' }
    const made = withAnnotations(text, [
      highlight('right', [describeSpan(text, 0, 10)]),
      highlight('wrong', [wrong]),
    ])
    expect(() => exportContent(id, made)).toThrow(PostilError)
    expect(() => exportContent(id, made)).toThrow(/“Title”.*wrong.*“was safe”.*“was sank”/)
  })

  it('refuses a position that is off by one, as one that counts an emoji otherwise is', () => {
    const text = 'The bridge 🚢 was safe, it said.'
    const right = describeSpan(text, 14, 22)
    const made = withAnnotations(text, [highlight('wrong', [{ ...right, start: 13, end: 21 }])])
    expect(() => exportContent(id, made)).toThrow(/export was not written.*wrong/)
  })

  it('sees in its bytes that an annotation is not in them', () => {
    const text = 'One bridge, two bridges.'
    const one = highlight('a', [describeSpan(text, 0, 3)])
    const two = highlight('b', [describeSpan(text, 12, 15)])
    const bytes = formatOf(id).write(withAnnotations(text, [one]), {})
    expect(formatOf(id).verify(bytes, withAnnotations(text, [one]))).toEqual([])
    expect(formatOf(id).verify(bytes, withAnnotations(text, [one, two]))).not.toEqual([])
    expect(formatOf(id).verify(bytes, withAnnotations(text, [two]))).not.toEqual([])
    expect(formatOf(id).verify(bytes, withAnnotations(text, []))).not.toEqual([])
  })

  it('writes what is gone from the text with its words, and says so', () => {
    const text = 'The bridge was safe.'
    const gone = highlight('gone', [describeSpan('Once there was a ferry.', 17, 22)])
    gone.target.state = 'gone'
    const made = exportContent(id, withAnnotations(text, [gone]))
    const { holds, positions } = formatOf(id)
    if (!holds.unplaced)
      expect(made.losses.join(' ')).toContain('passages that are no longer in their article')
    else {
      expect(wordsOf(made)).toContain('ferry')
      if (positions !== 'none') expect(made.losses.join(' ')).toContain('no longer in its article')
    }
  })

  it('says that halves of characters are replaced, and leaves the library its own', () => {
    const text = 'half \ud83d here'
    const made = withAnnotations(text, [highlight('half', [describeSpan(text, 0, 11)])])
    const written = exportContent(id, made)
    expect(wordsOf(written)).toContain('half \ufffd here')
    expect(written.losses.join(' ')).toContain('Halves of characters')
    expect(made.articles[0]?.article.text).toBe(text)
  })
})

describe('exportContent', () => {
  it('knows no format by another name', () => {
    expect(() => exportContent('docx', withAnnotations('', []))).toThrow(PostilError)
  })

  it('lists its formats as data that crosses the bridge', () => {
    expect(structuredClone(FORMATS)).toEqual(FORMATS)
    // One file a format, and its name is the id: the command line takes it.
    const folder = resolve(import.meta.dirname, '../../main/formats')
    const files = readdirSync(folder)
      .filter(
        (name) => name.endsWith('.ts') && /: Format = /.test(readFileSync(resolve(folder, name), 'utf8')),
      )
      .map((name) => name.slice(0, -3))
    expect(ids.toSorted()).toEqual(files.toSorted())
  })
})

describe('wellFormed', () => {
  it('replaces one code unit by one, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0xd700, max: 0xe100 })), (units) => {
        const text = String.fromCharCode(...units)
        const { inner } = wellFormed({ inner: [text] })
        expect(inner[0]).toHaveLength(text.length)
        expect(inner[0]).toBe(Buffer.from(text, 'utf8').toString('utf8'))
      }),
    )
  })

  it('hands back the same value where there is nothing to replace', () => {
    const value = { a: ['🚢', 1, null, { b: 'x' }] }
    expect(wellFormed(value)).toBe(value)
  })
})
