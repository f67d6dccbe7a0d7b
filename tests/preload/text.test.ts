import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { segmentText } from '../../main/articles/segments.ts'
import {
  graphemeEnd,
  graphemeStart,
  selectionToSpan,
  snapToWords,
  trimSpan,
  wholeGraphemes,
} from '../../preload/text.ts'
import { SELECTION_CASES } from '../fixtures/selection-cases.ts'
import { anyText } from '../fixtures/text-arbitrary.ts'

const folder = join(import.meta.dirname, '../fixtures/cases')
interface Selected {
  select_u16: [number, number]
  target: { exact: string; u16: [number, number] } | null
  how?: string
}
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as {
  C04: { selections: Selected[] }
  C05: { selections: Selected[] }
  C06: { cuts: Selected[]; spans: Record<string, { u16: [number, number] }> }
}
const read = (name: string) => readFileSync(join(folder, name), 'utf8')
const wordsOf = (text: string) => segmentText(text, [{ start: 0, end: text.length }], 'en').words

/** Where graphemes begin and the text ends, told by segmenting all of it. */
function edgesOf(text: string): Set<number> {
  const parts = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)
  return new Set([...[...parts].map((part) => part.index), text.length])
}

describe('what a selection takes', () => {
  const cases = [
    ...expected.C04.selections.flatMap((each) => [
      { ...each, id: 'C04', file: 'c04-spaces.txt', pointer: true },
      { ...each, id: 'C04', file: 'c04-spaces.txt', pointer: false },
    ]),
    ...expected.C05.selections.flatMap((each) => [
      { ...each, id: 'C05', file: 'c05-blocks.txt', pointer: true },
      { ...each, id: 'C05', file: 'c05-blocks.txt', pointer: false },
    ]),
    ...expected.C06.cuts.map((each) => ({ ...each, id: 'C06', file: 'c06-nfd.txt', pointer: false })),
  ]
  it.each(cases)(
    '$id: $select_u16, by pointer: $pointer',
    ({ file, select_u16: [start, end], target, pointer }) => {
      const text = read(file)
      const span = selectionToSpan(text, wordsOf(text), { start, end }, { pointer })
      const backwards = selectionToSpan(text, wordsOf(text), { start: end, end: start }, { pointer })
      expect(span && [span.start, span.end]).toEqual(target && target.u16)
      expect(span && text.slice(span.start, span.end)).toEqual(target && target.exact)
      expect(backwards).toEqual(span)
    },
  )

  it.each(SELECTION_CASES)('$name', ({ text: marked, keys, pointer }) => {
    const start = marked.indexOf('[')
    const end = marked.indexOf(']') - 1
    const text = marked.replace(/[[\]]/g, '')
    const taken = (how: boolean) => {
      const span = selectionToSpan(text, wordsOf(text), { start, end }, { pointer: how })
      return span && text.slice(span.start, span.end)
    }
    expect({ keys: taken(false), pointer: taken(true) }).toEqual({ keys, pointer })
  })

  it('is trimmed, cuts no grapheme, and stays as it is when it is taken again', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), fc.boolean(), (text, a, b, pointer) => {
        const words = wordsOf(text)
        const range = { start: a % (text.length + 1), end: b % (text.length + 1) }
        const span = selectionToSpan(text, words, range, { pointer })
        const low = Math.min(range.start, range.end)
        const high = Math.max(range.start, range.end)
        if (span === null) {
          expect(trimSpan(text, low, high)).toBe(null)
          return
        }
        const edges = edgesOf(text)
        expect(edges.has(span.start) && edges.has(span.end)).toBe(true)
        expect(trimSpan(text, span.start, span.end)).toEqual(span)
        expect(selectionToSpan(text, words, span, { pointer })).toEqual(span)
      }),
      { numRuns: 500 },
    )
  })
})

describe('graphemes', () => {
  it('end where a segmenter of the whole text has them end', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (text, a) => {
        const at = a % (text.length + 1)
        const edges = [...edgesOf(text)]
        expect(graphemeEnd(text, at)).toBe(edges.find((edge) => edge > at) ?? text.length)
        expect(graphemeStart(text, at)).toBe(edges.findLast((edge) => edge < at) ?? 0)
        const whole = wholeGraphemes(text, at, at)
        expect([whole.start, whole.end]).toEqual([
          edges.findLast((edge) => edge <= at),
          edges.find((edge) => edge >= at),
        ])
      }),
      { numRuns: 500 },
    )
  })

  it('are found where nothing is a sure place to cut', () => {
    const flags = '🇸🇪'.repeat(3000)
    expect([graphemeStart(flags, 11_998), graphemeEnd(flags, 5)]).toEqual([11_996, 8])
    const marks = 'e' + '\u0301'.repeat(10_000)
    expect([graphemeStart(marks, 9000), graphemeEnd(marks, 9000)]).toEqual([0, 10_001])
  })
})

describe('snapToWords', () => {
  it('grows a span and never shrinks it, and to edges of words alone', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y)
        const words = wordsOf(text)
        const span = snapToWords(words, start, end)
        expect(span.start <= start && span.end >= end).toBe(true)
        for (let i = 0; i < words.length; i += 2) {
          const inside = (at: number) => words[i]! < at && at < words[i + 1]!
          expect(inside(span.start) || inside(span.end)).toBe(false)
        }
      }),
    )
  })
})
