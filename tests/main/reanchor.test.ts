import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reanchor, type Reanchored } from '../../main/anchoring/reanchor.ts'
import { anyText, boundariesOf, textWithSpan } from '../fixtures/text-arbitrary.ts'
import { REANCHOR_CASES } from '../fixtures/reanchor-cases.ts'

/** A text without its marks, and what stood between them. */
function unmark(marked: string) {
  const start = marked.indexOf('⟦')
  const text = marked.replace('⟦', '').replace('⟧', '')
  return { text, span: start < 0 ? null : { start, end: marked.indexOf('⟧') - 1 } }
}

/** A text with marks around where something was found. */
function mark(text: string, found: Reanchored | undefined): string {
  if (found === undefined || found === 'gone') return text
  return `${text.slice(0, found.start)}⟦${text.slice(found.start, found.end)}⟧${text.slice(found.end)}`
}

describe('reanchor', () => {
  it.each(REANCHOR_CASES)('follows a passage: $name', ({ before, after, likely }) => {
    const old = unmark(before)
    const now = unmark(after)
    if (old.span === null) throw new Error('a case needs a passage')
    const [found] = reanchor(old.text, now.text, [old.span])
    expect(mark(now.text, found)).toBe(after)
    if (now.span !== null) expect(found).toHaveProperty('certainty', likely ? 'likely' : 'sure')
  })

  it('is right about all of C20', () => {
    const cases = join(import.meta.dirname, '../fixtures/cases')
    const read = (name: string) => readFileSync(join(cases, name), 'utf8')
    const { before, after } = JSON.parse(read('expected.json')).C20 as Record<
      'before' | 'after',
      Record<string, 'gone' | { u16: [number, number] }>
    >
    const spans = Object.values(before).map((each) => {
      if (each === 'gone') throw new Error('a passage of the old text is there')
      return { start: each.u16[0], end: each.u16[1] }
    })
    const found = reanchor(read('c20-v1.txt'), read('c20-v2.txt'), spans)
    const places = found.map((each) => (each === 'gone' ? each : [each.start, each.end]))
    expect(places).toEqual(Object.values(after).map((each) => (each === 'gone' ? each : each.u16)))
  })

  it('leaves everything in its place where nothing changed', () => {
    fc.assert(
      fc.property(textWithSpan, ({ text, start, end }) => {
        expect(reanchor(text, text, [{ start, end }])).toEqual([{ start, end, certainty: 'sure' }])
      }),
    )
  })

  it('gives spans of the new text, in whole graphemes, the same for each span alone', () => {
    fc.assert(
      fc.property(textWithSpan, textWithSpan, anyText, (old, other, more) => {
        const after = other.text.slice(0, other.start) + more + old.text.slice(old.start) + other.text
        const spans = [
          { start: old.start, end: old.end },
          { start: 0, end: old.text.length },
        ]
        const found = reanchor(old.text, after, spans)
        const cuts = new Set(boundariesOf(after))
        for (const each of found) {
          if (each === 'gone') continue
          expect(each.start).toBeLessThan(each.end)
          expect(cuts).toContain(each.start)
          expect(cuts).toContain(each.end)
        }
        expect(spans.flatMap((span) => reanchor(old.text, after, [span]))).toEqual(found)
      }),
    )
  })

  const sentence = fc
    .array(fc.constantFrom('crews', 'boats', 'fares', 'Åsvik', '港口', 'rose', 'by', 'the', '12', 'said'), {
      minLength: 4,
      maxLength: 12,
    })
    .map((words) => `${words.join(' ')}.`)
  /** Paragraphs that differ in their first word. */
  const paragraphsArbitrary = fc
    .array(sentence, { minLength: 3, maxLength: 8 })
    .map((all) => all.map((each, at) => `Paragraph${at} ${each}`))

  it('keeps a passage whatever is put in and taken out in other paragraphs', () => {
    fc.assert(
      fc.property(paragraphsArbitrary, fc.nat(), fc.nat(), sentence, (all, a, b, put) => {
        const at = a % all.length
        const gone = b % all.length
        fc.pre(at !== gone)
        const place = (of: readonly string[]) => {
          const start = of.join('\n\n').indexOf(all[at]!)
          return { start, end: start + all[at]!.length }
        }
        const edited = all.flatMap((each, index) =>
          index === gone ? [`New ${put}`, `Newer ${put}`] : [each],
        )
        expect(reanchor(all.join('\n\n'), edited.join('\n\n'), [place(all)])).toEqual([
          { ...place(edited), certainty: 'sure' },
        ])
      }),
    )
  })

  it('follows paragraphs in any order', () => {
    const shuffled = paragraphsArbitrary.chain((all) =>
      fc.shuffledSubarray(all, { minLength: all.length }).map((order) => ({ all, order })),
    )
    fc.assert(
      fc.property(shuffled, ({ all, order }) => {
        const [before, after] = [all.join('\n\n'), order.join('\n\n')]
        const placeIn = (text: string) => (words: string) => ({
          start: text.indexOf(words),
          end: text.indexOf(words) + words.length,
        })
        const found = reanchor(before, after, all.map(placeIn(before)))
        expect(found).toEqual(all.map(placeIn(after)).map((span) => ({ ...span, certainty: 'sure' })))
      }),
    )
  })

  it.each([
    [0, 0],
    [3, 2],
    [-1, 2],
    [0, 5],
    [0.5, 2],
  ])('refuses [%s, %s) of a text of 4', (start, end) => {
    expect(() => reanchor('text', 'text', [{ start, end }])).toThrow(RangeError)
  })

  it('gives an answer for white space, and for texts of one word without end', () => {
    expect(reanchor('a  b', 'a  c', [{ start: 1, end: 3 }])).toHaveLength(1)
    const many = 'said '.repeat(20_000)
    expect(reanchor(many, `${many}so`, [{ start: 40_000, end: 40_004 }])).toEqual([
      { start: 40_000, end: 40_004, certainty: 'sure' },
    ])
    const others = 'told '.repeat(20_000)
    expect(reanchor(many, others, [{ start: 40_000, end: 40_004 }])).toHaveLength(1)
  })
})
