import { extname } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CODEBOOKS, readCodebook } from '../../main/formats/codebook/registry.ts'
import { xmlSafe } from '../../main/formats/common/xml.ts'
import { isPicture } from '../../main/formats/picture.ts'
import { CODEBOOK_FORMATS } from '../../preload/contract.ts'
import { Tag, TagPath } from '../../preload/model.ts'
import { BAD_CODEBOOKS, PICTURE_CASES } from '../fixtures/codebook-cases.ts'

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom("'=1+1", '=1+1', 'a; b\\; c', '"', 'one\ntwo', ' a ', '\r\n', ';'),
)
const tag: fc.Arbitrary<Tag> = fc.record({
  id: fc.uuid(),
  path: words.filter((path) => TagPath.safeParse(path).success && path.trim() === path),
  colour: fc.constantFrom('#000000', '#7a5ac8'),
  key: fc.option(fc.integer({ min: 1, max: 9 })),
  ...{ definition: words, use: words, avoid: words },
  examples: fc.array(
    fc.record({ quote: words.filter(Boolean), article: fc.constant(null), start: fc.constant(null) }),
    {
      maxLength: 3,
    },
  ),
})
const codebook = fc.uniqueArray(tag, { selector: ({ path }) => path, maxLength: 5 })

const byPath = (a: Tag, b: Tag): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)
/** XML has no place for some control characters. */
const inXml = (each: Tag): Tag =>
  JSON.parse(JSON.stringify(each), (_, value: unknown) =>
    typeof value === 'string' ? xmlSafe(value) : value,
  ) as Tag

describe('a codebook', () => {
  it.each(CODEBOOK_FORMATS)('is the same after it was written and read as %s', (format) => {
    fc.assert(
      fc.property(codebook, (tags) => {
        const { write, read } = CODEBOOKS[format]
        const back = read(write(tags)).map((entry) => Tag.parse({ id: 'x', key: null, ...entry }))
        const clean = format === 'qdc' ? inXml : (each: Tag) => each
        expect(back.toSorted(byPath)).toEqual(
          tags.map((each) => clean({ ...Tag.parse(each), id: 'x' })).toSorted(byPath),
        )
      }),
    )
  })

  it.each(BAD_CODEBOOKS)('is not %s: the file is named, and why', (_, name, bytes, why) => {
    expect(() => readCodebook(name, extname(name), bytes)).toThrow(
      expect.objectContaining({
        code: 'unreadable',
        message: expect.stringContaining(name) as string,
      }) as Error,
    )
    expect(() => readCodebook(name, extname(name), bytes)).toThrow(why)
  })

  it('may come from a spreadsheet: columns in any order and case, lines of any system, cells left empty', () => {
    const text = 'Use, Path ,other,EXAMPLES\nwhen,a/b,x,one; two\n\n,c\n'
    expect(readCodebook('b.CSV', '.CSV', new TextEncoder().encode(text))).toEqual([
      {
        path: 'a/b',
        use: 'when',
        examples: ['one', 'two'].map((quote) => ({ quote, article: null, start: null })),
      },
      { path: 'c' },
    ])
  })
})

describe('the bytes of a picture', () => {
  it.each(PICTURE_CASES)('(%s as %s)', (_, kind, bytes, good) => {
    expect(isPicture(kind, bytes)).toBe(good)
  })
})
