import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RELATIONS } from '../../../preload/model.ts'
import { cardOf, WIDTH, wrap } from '../../../renderer/map/card.ts'
import { around, countsOf, graphOf } from '../../../renderer/map/graph.ts'
import { layoutOf } from '../../../renderer/map/layout.ts'
import { routesOf } from '../../../renderer/map/routes.ts'
import { stepFrom } from '../../../renderer/map/steps.ts'
import { beginOf, centredOn, fitOf, revealing, zoomedBy } from '../../../renderer/map/viewport.ts'
import { nameOf } from '../../../renderer/map/words.ts'
import { ALL, made, measure } from './made.ts'

const place = (claims: string, relations = '', first: string | null = null) => {
  const { cards, graph } = made(claims, relations)
  return layoutOf(cards, graph.edges, first, () => 'a role')
}

describe('what a map shows', () => {
  const { entries } = made('a b c d e', 'a contradicts b, c supports b, c updates d')
  const find = (id: string) => entries.find((each) => each.id === id)
  it.each([
    [1, ALL, ['a', 'b']],
    [2, ALL, ['a', 'b', 'c']],
    [3, ALL, ['a', 'b', 'c', 'd']],
    [9, ALL, ['a', 'b', 'c', 'd']],
    [9, new Set(['contradicts'] as const), ['a', 'b']],
    [9, new Set<never>(), ['a']],
  ])('in %d steps', (steps, kinds, ids) => {
    expect(around(entries[0]!, steps, kinds, find).map(({ id }) => id)).toEqual(ids)
  })
  it('has each relation once, and none to what is not shown', () => {
    expect(graphOf(entries, ALL).edges.map(({ id }) => id)).toEqual([
      'contradicts a b',
      'supports c b',
      'updates c d',
    ])
    expect(graphOf(entries.slice(0, 2), ALL).edges).toHaveLength(1)
    expect(countsOf(graphOf(entries, ALL).edges)).toEqual({
      supports: 1,
      contradicts: 1,
      responds: 0,
      updates: 1,
    })
  })
  it('is told with each claim', () => {
    const { cards, graph } = made('a:Lavrov b', 'b supports a')
    expect(nameOf(cards[0]!, graph, (id) => made('a b').entries.find((each) => each.id === id))).toBe(
      'what a claims, Lavrov, 6 March 2014 · not checked, supported by “what b claims”',
    )
  })
})

describe('the lines of a card', () => {
  it.each([
    ['one', 'a claim', ['a claim']],
    ['broken at white space', 'words that go on\nand on', ['words that', 'go on and', 'on']],
    ['a word that is too long', 'Donaudampfschifffahrt', ['Donaudampf', 'schifffahr', 't']],
    ['too many', 'one two three four five six seven eight nine', ['one two', 'three four', 'five six…']],
    ['nothing', '', ['']],
    ['whole characters', '👩‍👩‍👧👩‍👩‍👧', ['👩‍👩‍👧', '👩‍👩‍👧']],
  ])('%s', (_name, text, lines) => {
    expect(wrap(text, 80, 3, measure)).toEqual(lines)
  })
  it('are as many as its height has room for', () => {
    const card = cardOf(made('a').entries[0]!, [], measure)
    expect(card.height).toBe(12 + card.lines.length * 22 + 4 + 16 + 12)
  })
})

describe('where cards stand', () => {
  it('in a column a claimant, the related ones beside each other, under their names', () => {
    const { cards, headings } = place('a:Lavrov b:US c:Lavrov d:Kerry', 'a contradicts b, b supports d', 'b')
    const column = Object.fromEntries(cards.map(({ card, column: at }) => [card.id, at]))
    expect(column['a']).toBe(column['c'])
    expect(Math.abs(column['a']! - column['b']!)).toBe(1)
    expect(Math.abs(column['d']! - column['b']!)).toBe(1)
    expect(headings.map(({ name }) => name).sort()).toEqual(['Kerry', 'Lavrov', 'US'])
  })
  it('begins at the top left', () => {
    const { headings, cards } = place('a:x b:y c:y d:y', 'a supports d')
    expect(Math.min(...headings.map(({ y }) => y))).toBe(0)
    expect(Math.min(...cards.map(({ x }) => x))).toBe(0)
  })

  const aMap = fc
    .record({
      who: fc.array(fc.nat(9), { minLength: 1, maxLength: 30 }),
      ties: fc.array(fc.tuple(fc.nat(29), fc.constantFrom(...RELATIONS), fc.nat(29)), { maxLength: 40 }),
    })
    .map(({ who, ties }) => ({
      claims: who.map((person, index) => `c${index}:p${person}`).join(' '),
      relations: ties
        .filter(([from, , to]) => from !== to && from < who.length && to < who.length)
        .map(([from, kind, to]) => `c${from} ${kind} c${to}`)
        .join(','),
    }))
  it('nothing lies over anything, everything is within, every relation has its line', () => {
    fc.assert(
      fc.property(aMap, ({ claims, relations }) => {
        const { cards, graph } = made(claims, relations)
        const layout = layoutOf(cards, graph.edges, 'c0', () => '')
        expect(layout.cards.map(({ card }) => card.id).sort()).toEqual(cards.map(({ id }) => id).sort())
        for (const [index, a] of layout.cards.entries()) {
          expect(a.y).toBeGreaterThanOrEqual(31.9)
          expect(a.x + WIDTH).toBeLessThanOrEqual(layout.width)
          expect(a.y + a.card.height).toBeLessThanOrEqual(layout.height + 0.01)
          for (const b of layout.cards.slice(index + 1))
            if (a.x === b.x)
              expect(a.y + a.card.height <= b.y - 27.9 || b.y + b.card.height <= a.y - 27.9).toBe(true)
        }
        const routes = routesOf(layout, graph.edges)
        expect(routes).toHaveLength(graph.edges.length)
        for (const { path, sign, arrow, edge } of routes) {
          expect(path).not.toContain('NaN')
          expect(Number.isFinite(sign.x + sign.y)).toBe(true)
          expect(arrow === '').toBe(edge.kind === 'contradicts')
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('lines', () => {
  const linesOf = (claims: string, relations: string) => {
    const { cards, graph } = made(claims, relations)
    const layout = layoutOf(cards, graph.edges, null, () => '')
    return { layout, routes: routesOf(layout, graph.edges) }
  }
  it('go from side to side, with the sign between', () => {
    const { layout, routes } = linesOf('a:x b:y', 'a contradicts b')
    const [left] = [...layout.cards].sort((one, other) => one.x - other.x)
    expect(routes[0]?.path).toMatch(/^M\d/)
    expect(routes[0]?.sign.x).toBeCloseTo(left!.x + WIDTH + 52)
  })
  it('go down to the next card of the same claimant, which leaves room for the sign', () => {
    const { layout, routes } = linesOf('a:x b:x', 'b supports a')
    const [upper, lower] = [...layout.cards].sort((one, other) => one.y - other.y)
    expect(lower!.y - upper!.y - upper!.card.height).toBe(72)
    expect(routes[0]?.sign.x).toBeCloseTo(WIDTH / 2)
    expect(routes[0]?.arrow).not.toBe('')
  })
})

describe('keys', () => {
  const at = (id: string, x: number, y: number) => ({ ...place(id).cards[0]!, x, y })
  const cards = [at('a', 0, 0), at('b', 360, 10), at('c', 360, 200), at('d', 0, 200), at('e', 720, 20)]
  it.each([
    [null, 'down', 'a'],
    ['a', 'right', 'b'],
    ['b', 'right', 'e'],
    ['b', 'left', 'a'],
    ['a', 'down', 'd'],
    ['d', 'right', 'c'],
    ['c', 'up', 'b'],
    ['a', 'left', null],
    ['a', 'up', null],
    ['e', 'down', 'c'],
  ] as const)('from %s %s', (from, direction, to) => {
    expect(stepFrom(cards, from, direction)).toBe(to)
  })
})

describe('what is seen', () => {
  const view = { width: 1000, height: 600 }
  it('is all of a small map as it is, and a large one as small as it must be', () => {
    expect(fitOf({ width: 500, height: 300 }, view)).toEqual({ x: 48, y: 20, zoom: 1 })
    expect(fitOf({ width: 1808, height: 300 }, view).zoom).toBeCloseTo(0.5)
    expect(fitOf({ width: 100_000, height: 300 }, view).zoom).toBe(0.08)
  })
  it('begins where it can be read, around the claim in question', () => {
    const box = { x: 5000, y: 2000, width: 256, height: 100 }
    const begin = beginOf({ width: 9000, height: 9000 }, view, box)
    expect(begin.zoom).toBe(0.7)
    expect((box.x + 128) * begin.zoom + begin.x).toBeCloseTo(500)
    expect(beginOf({ width: 9000, height: 9000 }, view, null)).toEqual({ x: 48, y: 20, zoom: 0.7 })
  })
  it('keeps its middle while it comes closer, up to a limit', () => {
    const from = { x: 10, y: 20, zoom: 1 }
    const to = zoomedBy(from, 1.5, view)
    expect((500 - to.x) / to.zoom).toBeCloseTo((500 - from.x) / from.zoom)
    expect(zoomedBy(from, 100, view).zoom).toBe(2)
  })
  it.each([
    ['already there', { x: 100, y: 100, width: 256, height: 100 }, 0, 0],
    ['to the left', { x: -300, y: 100, width: 256, height: 100 }, 324, 0],
    ['below', { x: 100, y: 700, width: 256, height: 100 }, 0, -224],
    ['larger than the window', { x: 100, y: 700, width: 256, height: 900 }, 0, -676],
  ])('moves as little as it must: %s', (_name, box, x, y) => {
    expect(revealing({ x: 0, y: 0, zoom: 1 }, box, view)).toEqual({ x, y, zoom: 1 })
  })
  it('has a card in its middle', () => {
    expect(centredOn({ x: 0, y: 0, width: 200, height: 100 }, view, 2)).toEqual({ x: 300, y: 200, zoom: 2 })
  })
})
