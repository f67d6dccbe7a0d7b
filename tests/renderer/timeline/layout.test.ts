import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holesOf, lengthOf } from '../../../renderer/timeline/holes.ts'
import { layoutOf } from '../../../renderer/timeline/layout.ts'
import { linksOf, pathOf } from '../../../renderer/timeline/links.ts'
import { lanesOf } from '../../../renderer/timeline/lanes.ts'
import { fitOf, extentOfAll } from '../../../renderer/timeline/scale.ts'
import { stackOf } from '../../../renderer/timeline/stack.ts'
import { stepFrom } from '../../../renderer/timeline/steps.ts'
import { DAY, whenOf } from '../../../renderer/timeline/time.ts'
import { entry, row, tie, WEB } from '../web/entries.ts'
import { item, lane } from './made.ts'

const zero = Date.parse('2014-03-01')
const days = { pxPerMs: 50 / DAY, zero, pitch: 15 }

describe('lanes', () => {
  it('are one a claimant, those that say most first, and what has no source last', () => {
    const lanes = lanesOf(
      [
        entry('a', { rows: [row('a1', { none: true }), row('a2', { none: true })] }),
        entry('b', { rows: [row('b1', { person: 'kerry' }), row('b2', { source: 'US officials' })] }),
        entry('c', { rows: [row('c1', { person: 'kerry' })], ties: [tie('contradicts', 'b')] }),
      ],
      WEB,
      'No source named',
    )
    expect(lanes.map(({ name, items }) => [name, items.map(({ id }) => id)])).toEqual([
      ['John Kerry', ['b1', 'c1']],
      ['US officials', ['b2']],
      ['No source named', ['a1', 'a2']],
    ])
    expect(lanes[0]?.items.map(({ contradicted }) => contradicted)).toEqual([false, true])
  })
})

describe('a stack', () => {
  const at = (id: string, from: string) => item(id, { from })
  it('puts what was said on a day beside each other within it, then below', () => {
    const { marks, rows } = stackOf(
      ['a', 'b', 'c', 'd'].map((id) => at(id, '2014-03-06')),
      days,
    )
    expect(rows).toBe(2)
    expect(marks.map(({ x, y }) => [x, y])).toEqual([
      [260, -7.5],
      [275, -7.5],
      [290, -7.5],
      [260, 7.5],
    ])
  })
  it('has one alone in the middle of its day and of its lane', () => {
    const { marks } = stackOf(
      [...'abcd'].map((id) => at(id, '2014-03-06')).concat(at('e', '2014-03-02')),
      days,
    )
    expect(marks.find(({ item: { id } }) => id === 'e')).toMatchObject({ x: 75, y: 0 })
  })
  it('draws vague dates as bars, in a row of their own where dots stand', () => {
    const { marks, rows } = stackOf([item('bar', { from: '2014-03' }), at('dot', '2014-03-06')], days)
    expect(marks.map(({ item: { id }, width }) => [id, width])).toEqual([
      ['bar', 31 * 50],
      ['dot', 0],
    ])
    expect(rows).toBe(2)
  })
  it('parts the hours once they have room', () => {
    const { marks } = stackOf([at('a', '2014-03-01T10:00:00Z'), at('b', '2014-03-01T11:00:00Z')], {
      ...days,
      pxPerMs: (24 * 50) / DAY,
    })
    expect(marks.map(({ x }) => x)).toEqual([525, 575])
  })
  it('puts what has no date into a column of its own', () => {
    const { marks, undated } = stackOf([at('a', '2014-03-01'), item('b', null)], days)
    expect([marks.length, undated.length]).toEqual([1, 1])
  })
})

describe('holes', () => {
  const on = (...dates: string[]) =>
    holesOf(dates.flatMap((from) => whenOf({ from, to: null, about: false, own: true }) ?? []))
  it.each([
    ['nothing', [], []],
    ['one day', ['2014-03-06'], []],
    ['days that follow each other', ['2014-03-05', '2014-03-06', '2014-03-07'], []],
    [
      'a gap that is as long as all others',
      Array.from({ length: 10 }, (_, n) => `2014-03-${10 + 2 * n}`),
      [],
    ],
    ['a long one', ['2014-02-20', '2014-02-21', '2014-02-22', '2014-03-01', '2014-03-02'], ['six']],
    ['one that a vague date bridges', ['2014-02-20', '2014-02', '2014-03-01'], []],
  ])('%s', (_name, dates, found) => {
    expect(on(...dates)).toHaveLength(found.length)
  })
  it.each([
    ['2014-02-22', '2014-02-28', 6, 'day'],
    ['2014-02-01', '2014-03-15', 6, 'week'],
    ['2014-01-01', '2014-07-01', 6, 'month'],
    ['2008-01-01', '2014-01-01', 6, 'year'],
    ['2014-01-01T00:00:00Z', '2014-01-01T06:00:00Z', 6, 'hour'],
  ])('%s to %s', (start, end, n, unit) => {
    expect(lengthOf({ start: Date.parse(start), end: Date.parse(end) })).toEqual({ n, unit })
  })
})

describe('links', () => {
  const layout = layoutOf(
    [
      lane('lavrov', item('a', { from: '2014-03-05' }, ['b']), item('c', { from: '2014-03-06' })),
      lane('us', item('b', { from: '2014-03-06' }, ['a', 'gone'])),
    ],
    50 / DAY,
    zero,
  )
  it('join two claims that contradict each other, once', () => {
    expect(linksOf(layout.lanes).map(({ id, from, to }) => [id, from.mark.item.id, to.mark.item.id])).toEqual(
      [['a~b', 'a', 'b']],
    )
  })
  it.each([
    ['slanted', [0, 0], [100, 80]],
    ['one above the other', [50, 0], [50, 200]],
    ['in one row', [0, 10], [80, 10]],
  ] as [string, [number, number], [number, number]][])('are drawn, %s', (_name, from, to) => {
    expect(pathOf(from, to)).toMatch(new RegExp(`^M${from[0]},${from[1]}C.*${to[0]},${to[1]}$`))
  })
})

describe('keys', () => {
  const { lanes } = layoutOf(
    [
      lane('x', item('x1', { from: '2014-03-01' }), item('x2', { from: '2014-03-05' }), item('x3', null)),
      lane('y', item('y1', { from: '2014-03-04' }), item('y2', null)),
    ],
    50 / DAY,
    zero,
  )
  it.each([
    [null, 'down', 'x1'],
    ['x1', 'right', 'x2'],
    ['x2', 'right', 'x3'],
    ['x3', 'right', null],
    ['x1', 'left', null],
    ['x2', 'down', 'y1'],
    ['x3', 'down', 'y2'],
    ['y1', 'up', 'x2'],
    ['y1', 'down', null],
  ] as const)('from %s %s', (from, direction, to) => {
    expect(stepFrom(lanes, from, direction)).toBe(to)
  })
})

describe('all of it', () => {
  const date = fc
    .record({ day: fc.integer({ min: 0, max: 4000 }), cut: fc.constantFrom(4, 7, 10, 20), hour: fc.nat(23) })
    .map(({ day, cut, hour }) =>
      new Date(zero + day * DAY + hour * 3_600_000).toISOString().replace('.000', '').slice(0, cut),
    )
  const said = fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    {
      weight: 8,
      arbitrary: fc.record({ from: date, to: fc.option(date), about: fc.boolean() }),
    },
  )

  it('draws each appearance once, and no two of a lane over each other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(said, { minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 4 }),
        fc.double({ min: -12, max: -5, noNaN: true }),
        (lists, zoom) => {
          const lanes = lists.map((list, n) =>
            lane(`${n}`, ...list.map((each, m) => item(`${n}-${m}`, each))),
          )
          const layout = layoutOf(lanes, 10 ** zoom, extentOfAll(lanes).start)
          const drawn = layout.lanes.flatMap(({ marks, undated }) => [...marks, ...undated])
          expect(drawn.map((mark) => mark.item.id).sort()).toEqual(
            lanes.flatMap(({ items }) => items.map(({ id }) => id)).sort(),
          )
          for (const { marks, undated, height } of layout.lanes)
            for (const list of [marks, undated])
              for (const [index, a] of list.entries()) {
                expect(Math.abs(a.y) + layout.pitch / 2).toBeLessThanOrEqual(height / 2)
                for (const b of list.slice(index + 1)) {
                  const beside = (Math.max(a.width, layout.pitch) + Math.max(b.width, layout.pitch)) / 2
                  const apart = Math.abs(a.x - b.x) > beside - 1e-3 - Math.abs(a.x) * 1e-9
                  if (!apart) expect(Math.abs(a.y - b.y)).toBeGreaterThan(layout.pitch - 0.001)
                }
              }
        },
      ),
    )
  })

  it('fits the window, and is not drawn out where only days are known', () => {
    const year = extentOfAll([
      lane('x', item('a', { from: '2014-01-01' }), item('b', { from: '2014-12-31' })),
    ])
    const fit = fitOf(year, 1000)
    expect((year.start - fit.origin) * fit.pxPerMs).toBeCloseTo(48)
    expect((year.end - fit.origin) * fit.pxPerMs).toBeCloseTo(952)
    const one = fitOf(extentOfAll([lane('x', item('a', { from: '2014-01-01' }))]), 1000)
    expect(one.pxPerMs * DAY).toBeCloseTo(50)
  })
})
