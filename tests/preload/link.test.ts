import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findLinked } from '../../main/anchoring/linked.ts'
import { formatLink, isLink, LONGEST_LINK, parseLink, passageOf, type LinkPlace } from '../../preload/link.ts'
import { HOSTILE_LINKS, LINKS } from '../fixtures/link-cases.ts'

const id = fc.stringMatching(/^[\w-]{1,80}$/)
/** Texts of letters, accents, emoji, Chinese, zeros and halves of characters. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom('👩‍👩‍👧', 'é', '联合国', ' ', '\n', '\0', '\ud800', 'He said so. ', '&=%?#/'),
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((parts) => parts.join(''))
  .filter((whole) => whole.length > 0)
const stretch = text.chain((whole) =>
  fc
    .tuple(fc.nat(whole.length - 1), fc.nat(whole.length - 1))
    .map(([a, b]) => ({ whole, start: Math.min(a, b), end: Math.max(a, b) + 1 })),
)
const place: fc.Arbitrary<LinkPlace> = fc.oneof(
  fc.record({ article: id, annotation: fc.option(id), passage: fc.constant(null) }),
  fc.record({
    article: id,
    annotation: fc.constant(null),
    passage: stretch.map(({ whole, start, end }) => passageOf(whole, start, end)),
  }),
)

describe('a link', () => {
  it.each(LINKS)('leads to %s', (_what, link, place) => {
    expect(formatLink(place)).toBe(link)
    expect(parseLink(link)).toEqual(place)
  })

  it.each(HOSTILE_LINKS)('is refused: %s', (_what, link) => {
    expect(parseLink(link)).toBeNull()
  })

  it('is known by its scheme, a good one or not, so that no file is looked for by its name', () => {
    expect(['postil:', 'Postil://open/a', 'POSTIL:x'].map(isLink)).toEqual([true, true, true])
    expect(['postil', 'postilx://open/a', './postil:a', ' postil:'].map(isLink)).toEqual(Array(4).fill(false))
  })

  it('says all that was put into it, in no more characters than systems hand on', () => {
    fc.assert(
      fc.property(place, (place) => {
        const link = formatLink(place)
        expect(parseLink(link)).toEqual(place)
        expect(link.length).toBeLessThanOrEqual(LONGEST_LINK)
        expect(link).toMatch(/^[\w:/?&=%.~-]+$/)
      }),
    )
  })

  it('that was changed by a character is refused or leads to a place, written the same way again', () => {
    const changed = fc
      .tuple(place.map(formatLink), fc.nat(), fc.string({ unit: 'binary', maxLength: 3 }), fc.nat(3))
      .map(([link, at, put, cut]) => {
        const where = at % (link.length + 1)
        return link.slice(0, where) + put + link.slice(where + cut)
      })
    fc.assert(
      fc.property(fc.oneof(changed, fc.string({ unit: 'binary' }), fc.webUrl()), (link) => {
        const place = parseLink(link)
        if (place === null) return
        expect(parseLink(formatLink(place))).toEqual(place)
      }),
    )
  })
})

describe('a linked passage', () => {
  it('is found where it stood, and again where text came before it', () => {
    fc.assert(
      fc.property(stretch, fc.string({ maxLength: 20 }), ({ whole, start, end }, before) => {
        const passage = passageOf(whole, start, end)
        const said = whole.slice(start, end)
        if (/\p{Surrogate}|\0/u.test(said)) return
        expect(findLinked(whole, passage)).toEqual({ start, end })
        // Words that stand there once.
        const moved = `${before}\n\n${whole}`
        if (end - start > 64 || moved.indexOf(said) !== moved.lastIndexOf(said)) return
        const found = findLinked(moved, passage)
        if (found !== null) expect(moved.slice(found.start, found.end)).toBe(said)
      }),
    )
  })

  it('of many words is found by its first and last', () => {
    const long = 'The council voted. '.repeat(20)
    const text = `Title\n\n${long}It was over, he said. ${long}`
    const start = text.indexOf('It was over')
    const passage = passageOf(text, start, text.length - 1)
    const shorter = text.replace('Title\n\n', '')
    expect(findLinked(shorter, passage)).toEqual({ start: start - 7, end: text.length - 8 })
    expect(findLinked('Nothing of it.', passage)).toBeNull()
  })
})
