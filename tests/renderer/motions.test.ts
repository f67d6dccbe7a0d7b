import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extend, move, pairsOf, type Direction, type Unit } from '../../renderer/reader/motions.ts'
import { EXTEND_CASES, MOVE_CASES } from '../fixtures/motion-cases.ts'
import { pageOf } from '../fixtures/page.ts'
import { anyText, boundariesOf } from '../fixtures/text-arbitrary.ts'

const UNITS: Unit[] = ['character', 'word', 'clause', 'sentence', 'paragraph', 'name', 'saying']
const unit = fc.constantFrom(...UNITS)
const direction = fc.constantFrom<Direction>('next', 'previous')

describe('move', () => {
  it.each(MOVE_CASES)('by $unit to the $direction: $from', ({ unit, direction, from, to }) => {
    const text = from.replace('|', '')
    const at = move(pageOf(text), unit, direction, from.indexOf('|'))
    expect(`${text.slice(0, at)}|${text.slice(at)}`).toBe(to)
  })

  it('goes on until it reaches the end of the text', () => {
    fc.assert(
      fc.property(anyText, unit, direction, (text, unit, direction) => {
        const page = pageOf(text)
        const goal = direction === 'next' ? text.length : 0
        let at = text.length - goal
        for (let steps = 0; at !== goal; steps++) {
          const to = move(page, unit, direction, at)
          expect(direction === 'next' ? to > at : to < at).toBe(true)
          expect(steps).toBeLessThan(text.length)
          at = to
        }
        expect(move(page, unit, direction, goal)).toBe(goal)
      }),
    )
  })

  it('never overtakes itself: what starts earlier arrives no later', () => {
    fc.assert(
      fc.property(anyText, unit, direction, fc.nat(), fc.nat(), (text, unit, direction, a, b) => {
        const page = pageOf(text)
        const [low = 0, high = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y)
        expect(move(page, unit, direction, low)).toBeLessThanOrEqual(move(page, unit, direction, high))
      }),
    )
  })

  it('comes back by the opposite from where a unit begins', () => {
    fc.assert(
      fc.property(anyText, unit, (text, unit) => {
        const page = pageOf(text)
        const starts =
          unit === 'character'
            ? boundariesOf(text).slice(0, -1)
            : [...pairsOf(page, unit)].filter((_, i) => i % 2 === 0)
        for (const start of starts) {
          expect(move(page, unit, 'previous', move(page, unit, 'next', start))).toBe(start)
        }
      }),
    )
  })
})

describe('extend', () => {
  it.each(EXTEND_CASES)('by $unit to the $direction: $from', ({ unit, direction, from, to }) => {
    const { text, anchor, focus } = read(from)
    const at = extend(pageOf(text), unit, direction, anchor, focus)
    expect({ anchor, focus: at }).toEqual({ anchor: read(to).anchor, focus: read(to).focus })
  })

  it('moves the focus its way, and not past the anchor in one step', () => {
    fc.assert(
      fc.property(anyText, unit, direction, fc.nat(), fc.nat(), (text, unit, direction, a, b) => {
        const page = pageOf(text)
        const anchor = a % (text.length + 1)
        const focus = b % (text.length + 1)
        const to = extend(page, unit, direction, anchor, focus)
        const end = direction === 'next' ? text.length : 0
        if (focus !== end) expect(direction === 'next' ? to > focus : to < focus).toBe(true)
        else expect(to).toBe(end)
        if (unit === 'character') return
        if (focus < anchor && direction === 'next') expect(to).toBeLessThanOrEqual(anchor)
        if (focus > anchor && direction === 'previous') expect(to).toBeGreaterThanOrEqual(anchor)
      }),
      { numRuns: 300 },
    )
  })

  it('stops where a unit ends, right of the anchor, and where one begins, left of it', () => {
    fc.assert(
      fc.property(anyText, unit, direction, fc.nat(), fc.nat(), (text, unit, direction, a, b) => {
        if (unit === 'character') return
        const page = pageOf(text)
        const anchor = a % (text.length + 1)
        const to = extend(page, unit, direction, anchor, b % (text.length + 1))
        const pairs = [...pairsOf(page, unit)]
        const stops = pairs.filter((_, i) => (i % 2 === 0) === to < anchor)
        expect([0, text.length, anchor, ...stops]).toContain(to)
      }),
      { numRuns: 300 },
    )
  })
})

function read(marked: string): { text: string; anchor: number; focus: number } {
  const backwards = marked.indexOf('>') < marked.indexOf('<')
  const [first = 0, second = 0] = [marked.indexOf('<'), marked.indexOf('>')].sort((x, y) => x - y)
  const [anchor, focus] = backwards ? [second - 1, first] : [first, second - 1]
  return { text: marked.replace(/[<>]/g, ''), anchor, focus }
}
