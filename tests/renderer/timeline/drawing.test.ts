import { describe, expect, it } from 'vitest'
import { calloutAt } from '../../../renderer/timeline/callout.ts'
import { baseOf, drawingOf } from '../../../renderer/timeline/drawing.ts'
import { hitAt } from '../../../renderer/timeline/hits.ts'
import { layoutOf, placeOf } from '../../../renderer/timeline/layout.ts'
import { DAY } from '../../../renderer/timeline/time.ts'
import { contradicting, dateOf, holeInWords, nameOf, spanInWords } from '../../../renderer/timeline/words.ts'
import { entry } from '../web/entries.ts'
import { item, lane } from './made.ts'

const zero = Date.parse('2014-03-01')
const layout = layoutOf(
  [
    lane('x', item('dot', { from: '2014-03-02' }), item('red', { from: '2014-03-04' }, ['y'])),
    lane('y', item('bar', { from: '2014-03-03', to: '2014-03-06' }), item('undated', null)),
  ],
  50 / DAY,
  zero,
)

describe('what is drawn', () => {
  const [first, second] = layout.lanes.map(({ marks }) => drawingOf(marks, { base: 0, width: 1000 }, 15))
  it('is a path for dots, one for diamonds, and bars', () => {
    expect(first?.dots).toMatch(/^M75,0m/)
    expect(first?.diamonds).toMatch(/^M175,0m0,-6.45l/)
    expect(second?.bars).toMatchObject([{ id: 'bar', x: 100, y: 0, width: 200, contradicted: false }])
  })
  it('is told from where its part begins, without what lies far outside', () => {
    const part = drawingOf(layout.lanes[0]!.marks, { base: 1000, width: 1000 }, 15)
    expect(part).toEqual({ dots: '', diamonds: '', bars: [] })
    expect(drawingOf(layout.lanes[0]!.marks, { base: 50, width: 10 }, 15).dots).toMatch(/^M25,0m/)
  })
  it.each([
    [0, 0],
    [99, 0],
    [100, 100],
    [-1, -100],
  ])('a window at %d is in the part at %d', (left, base) => {
    expect(baseOf(left, 100)).toBe(base)
  })
})

describe('the pointer is on', () => {
  it.each([
    ['a dot', 75, null, 26, 'dot'],
    ['its edge', 82, null, 20, 'dot'],
    ['nothing beside it', 95, null, 26, null],
    ['a diamond', 175, null, 26, 'red'],
    ['the end of a bar', 108, null, 52 + 26, 'bar'],
    ['what has no date', 900, layout.lanes[1]!.undated[0]!.x, 52 + 26, 'undated'],
    ['nothing, below all lanes', 75, null, 1000, null],
  ])('%s', (_name, x, undatedX, y, found) => {
    expect(hitAt(layout, x, undatedX, y)).toBe(found)
  })
  it('what has a place', () => {
    expect(placeOf(layout, 'red')?.lane.lane.key).toBe('x')
    expect(placeOf(layout, 'nobody')).toBeNull()
  })
})

describe('lanes that hold their names', () => {
  it('have room for them above their marks', () => {
    const named = layoutOf([lane('x', item('dot', { from: '2014-03-02' }))], 50 / DAY, zero, 24).lanes[0]!
    expect(named.middle - named.top).toBeGreaterThan(named.height / 2)
    expect(named.top + named.height - named.middle).toBeGreaterThanOrEqual(19)
  })
})

describe('the callout', () => {
  const card = { width: 350, height: 180 }
  const view = { width: 1072, height: 580 }
  const dots = (at: { x: number; y: number }, others: { x: number; y: number }[]) => {
    const { x, y } = calloutAt(at, card, view, others)
    return [at, ...others].filter(
      (dot) => dot.x > x && dot.x < x + card.width && dot.y > y && dot.y < y + card.height,
    ).length
  }
  it.each([
    ['in the middle', { x: 500, y: 300 }],
    ['in a corner', { x: 1060, y: 10 }],
    ['in the other', { x: 4, y: 570 }],
  ])('is within the window and never on its dot, %s', (_name, dot) => {
    const at = calloutAt(dot, card, view, [])
    expect(
      at.x >= 0 && at.x + card.width <= view.width && at.y >= 0 && at.y + card.height <= view.height,
    ).toBe(true)
    expect(dots(dot, [])).toBe(0)
  })
  it('goes farther away where it would hide others', () => {
    const near = Array.from({ length: 40 }, (_, n) => ({ x: 700 + (n % 4) * 15, y: 20 + n * 14 }))
    expect(dots({ x: 800, y: 200 }, near)).toBe(0)
  })
})

describe('names', () => {
  const other = entry('y', {})
  const claims = new Map([['y', { ...other, claimant: { key: 'u', name: 'US officials', person: null } }]])
  const find = (id: string) => claims.get(id)
  it('say who, when, what, and by whom it is contradicted', () => {
    expect(nameOf(item('red', { from: '2014-03-04' }, ['y', 'gone']), find)).toBe(
      'P, 4 March 2014, what red claims, contradicted by US officials',
    )
    expect(contradicting(item('dot', null), find)).toEqual([])
  })
  it.each([
    [null, 'No date'],
    [{ from: '2014-03-04', to: null, about: true, own: true }, 'about 4 March 2014'],
    [{ from: '2014-03', to: null, about: false, own: false }, 'March 2014, its article’s date'],
  ])('of dates: %j', (said, words) => {
    expect(dateOf(said)).toBe(words)
  })
  it('of stretches', () => {
    expect(spanInWords(zero, zero + 2 * DAY)).toMatch(/^1\s–\s2 March 2014$/)
    expect(holeInWords({ start: zero, end: zero + 5 * DAY })).toBe('nothing on record for five days')
    expect(holeInWords({ start: zero, end: zero + 20 * DAY })).toBe('nothing on record for 20 days')
  })
})
