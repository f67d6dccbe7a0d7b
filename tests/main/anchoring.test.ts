import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CONTEXT, describeSpan } from '../../main/anchoring/describe.ts'
import { findSpan } from '../../main/anchoring/find.ts'
import { wholeGraphemes } from '../../preload/text.ts'
import { FIND_CASES } from '../fixtures/anchoring-cases.ts'
import { anyText, boundariesOf, textWithSpan } from '../fixtures/text-arbitrary.ts'

describe('describeSpan', () => {
  it('takes the quote and whole graphemes around it, as many as fit', () => {
    fc.assert(
      fc.property(textWithSpan, ({ text, start, end }) => {
        const span = describeSpan(text, start, end)
        const cuts = new Set(boundariesOf(text))
        expect(span.exact).toBe(text.slice(start, end))
        expect(text.slice(start - span.prefix.length, start)).toBe(span.prefix)
        expect(text.slice(end, end + span.suffix.length)).toBe(span.suffix)
        expect(cuts).toContain(start - span.prefix.length)
        expect(cuts).toContain(end + span.suffix.length)
        for (const cut of cuts) {
          const fits = (cut < start && start - cut <= CONTEXT) || (cut > end && cut - end <= CONTEXT)
          if (fits) expect(cut >= start - span.prefix.length && cut <= end + span.suffix.length).toBe(true)
        }
      }),
    )
  })

  it('keeps the context of a span that cuts graphemes inside the text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        fc.pre(text.length > 0)
        const start = a % text.length
        const end = start + 1 + (b % (text.length - start))
        const span = describeSpan(text, start, end)
        expect(span.prefix + span.exact + span.suffix).toBe(
          text.slice(start - span.prefix.length, end + span.suffix.length),
        )
      }),
    )
  })

  it.each([
    [0, 0],
    [2, 1],
    [-1, 2],
    [1, 5],
    [0.5, 2],
  ])('refuses [%s, %s) of a text of 4', (start, end) => {
    expect(() => describeSpan('text', start, end)).toThrow(RangeError)
  })
})

describe('findSpan', () => {
  it('finds what was described, in the same text', () => {
    fc.assert(
      fc.property(textWithSpan, ({ text, start, end }) => {
        expect(findSpan(text, describeSpan(text, start, end))).toEqual({ start, end })
      }),
    )
  })

  it('finds it by its context alone, where that is unique', () => {
    fc.assert(
      fc.property(textWithSpan, fc.integer({ min: 0, max: 1000 }), ({ text, start, end }, hint) => {
        const span = describeSpan(text, start, end)
        const whole = span.prefix + span.exact + span.suffix
        fc.pre(text.indexOf(whole) === text.lastIndexOf(whole))
        expect(findSpan(text, { ...span, start: hint })).toEqual({ start, end })
      }),
    )
  })

  it('finds it after words were put before and after, where its context is unique', () => {
    fc.assert(
      fc.property(textWithSpan, anyText, anyText, ({ text, start, end }, before, after) => {
        const span = describeSpan(text, start, end)
        const grown = `${before}\n${text}\n${after}`
        const whole = span.prefix + span.exact + span.suffix
        fc.pre(grown.indexOf(whole) === grown.lastIndexOf(whole))
        fc.pre(wholeAt(grown, before.length + 1 + start, before.length + 1 + end))
        expect(findSpan(grown, span)).toEqual({
          start: before.length + 1 + start,
          end: before.length + 1 + end,
        })
      }),
    )
  })

  it('gives only places where the quote stands', () => {
    fc.assert(
      fc.property(textWithSpan, anyText, ({ text, start, end }, other) => {
        const span = describeSpan(text, start, end)
        const found = findSpan(other, span)
        if (found === null) return
        expect(other.slice(found.start, found.end)).toBe(span.exact)
      }),
    )
  })

  it.each(FIND_CASES)('$name', ({ text, span, found }) => {
    const range = findSpan(text, span)
    expect(range && [range.start, range.end]).toEqual(found)
  })
})

function wholeAt(text: string, start: number, end: number): boolean {
  const whole = wholeGraphemes(text, start, end)
  return whole.start === start && whole.end === end
}
