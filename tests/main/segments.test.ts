import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { segmentText } from '../../main/articles/segments.ts'
import type { Segments, TextSpan } from '../../preload/text.ts'
import { CLAUSE_CASES, NAME_CASES, SAYING_CASES, SENTENCE_CASES } from '../fixtures/segment-cases.ts'
import { anyText } from '../fixtures/text-arbitrary.ts'

const UNITS = ['words', 'clauses', 'sentences', 'names', 'sayings'] as const

function blocksOf(text: string): TextSpan[] {
  return [...text.matchAll(/\S(?:[\s\S]*?\S)??(?=\s*\n\n|\s*$)/g)].map((block) => ({
    start: block.index,
    end: block.index + block[0].length,
  }))
}

const pairs = (units: Uint32Array): [number, number][] =>
  Array.from({ length: units.length / 2 }, (_, i) => [units[i * 2]!, units[i * 2 + 1]!])
const parts = (text: string, units: Uint32Array) => pairs(units).map(([start, end]) => text.slice(start, end))

describe.each([
  ['sentences', SENTENCE_CASES],
  ['clauses', CLAUSE_CASES],
  ['names', NAME_CASES],
  ['sayings', SAYING_CASES],
] as const)('%s', (unit, cases) => {
  it.each(cases)('$name', ({ text, language = 'en', parts: expected }) => {
    expect(parts(text, segmentText(text, blocksOf(text), language)[unit])).toEqual(expected)
  })
})

describe('segmentText', () => {
  it('finds the words of scripts without spaces', () => {
    expect(parts('桥关闭了。', segmentText('桥关闭了。', [{ start: 0, end: 5 }], 'zh').words).join('')).toBe(
      '桥关闭了',
    )
  })

  it('gives pairs in order, without overlap, inside blocks, whatever the text', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('en', 'de', 'ru', 'zh', 'ar', ''), (text, language) => {
        const blocks = blocksOf(text)
        const segments = segmentText(text, blocks, language)
        for (const unit of UNITS) {
          let last = 0
          for (const [start, end] of pairs(segments[unit])) {
            expect(start).toBeGreaterThanOrEqual(last)
            expect(end).toBeGreaterThan(start)
            expect(blocks.some((block) => block.start <= start && end <= block.end)).toBe(true)
            last = end
          }
        }
      }),
    )
  })

  it('leaves no word outside a sentence and a clause', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const segments = segmentText(text, blocksOf(text), 'en')
        const covers = (units: Uint32Array, at: number, end: number) =>
          pairs(units).some(([from, to]) => from <= at && end <= to)
        for (const [start, end] of pairs(segments.words)) {
          expect(covers(segments.sentences, start, end)).toBe(true)
          expect(covers(segments.clauses, start, end)).toBe(true)
        }
      }),
    )
  })

  it('parts a text of many windows as it parts its pieces', () => {
    const sentence = 'Mr. Lavrov had said that “it is safe,” according to US Secretary of State John Kerry. '
    const one = segmentText(sentence, [{ start: 0, end: sentence.length }], 'en')
    const times = 200
    const text = sentence.repeat(times)
    const many = segmentText(text, [{ start: 0, end: text.length }], 'en')
    for (const unit of UNITS) {
      const repeated = Array.from({ length: times }, (_, i) =>
        [...one[unit]].map((at) => at + i * sentence.length),
      )
      expect([...many[unit]]).toEqual(repeated.flat())
    }
  })

  it('takes one word of many windows for one', () => {
    const text = 'a'.repeat(5000)
    const segments: Segments = segmentText(text, [{ start: 0, end: text.length }], 'en')
    expect([pairs(segments.words), pairs(segments.sentences)]).toEqual([[[0, 5000]], [[0, 5000]]])
  })
})
