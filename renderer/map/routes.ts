/** The lines of relations: from side to side of cards, their ends spread so that they can be told apart. */
import type { RelationKind } from '../../preload/model.ts'
import { WIDTH } from './card.ts'
import type { Edge } from './graph.ts'
import { ACROSS, type Layout, type Placed } from './layout.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Route {
  readonly edge: Edge
  readonly path: string
  /** Where its sign stands, in the line's middle. */
  readonly sign: Point
  /** The arrow's head; '' where the relation reads the same from both ends. */
  readonly arrow: string
}

type Side = 'left' | 'right' | 'top' | 'bottom'

interface End {
  readonly card: Placed
  readonly side: Side
  /** By which ends of one side are put in order. */
  readonly towards: number
  point: Point
}

const OUT: Record<Side, Point> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
}
/** How far a line goes straight out of a card, at least, and at most. */
const LEAST = 36
const LARGEST = 160
const HEAD = 8

/** How relations differ beside their colour. */
export const DASHES: Readonly<Record<RelationKind, readonly number[]>> = {
  contradicts: [],
  supports: [],
  responds: [7, 5],
  updates: [1.5, 5],
}

export function routesOf({ cards }: Layout, edges: readonly Edge[]): Route[] {
  const byId = new Map(cards.map((placed) => [placed.card.id, placed]))
  const ends = edges.flatMap((edge) => {
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)]
    return from && to ? [{ edge, ends: endsOf(from, to, cards) }] : []
  })
  spread(ends.flatMap((each) => each.ends))
  return ends.map(({ edge, ends: [from, to] }) => routeOf(edge, from, to))
}

function endsOf(from: Placed, to: Placed, cards: readonly Placed[]): readonly [End, End] {
  const middle = ({ y, card }: Placed) => y + card.height / 2
  const end = (card: Placed, side: Side, towards: number): End => ({ card, side, towards, point: card })
  if (from.column !== to.column) {
    const [a, b]: [Side, Side] = from.column < to.column ? ['right', 'left'] : ['left', 'right']
    return [end(from, a, middle(to)), end(to, b, middle(from))]
  }
  const between = cards.some(
    (each) =>
      each.column === from.column &&
      each !== from &&
      each !== to &&
      each.y > Math.min(from.y, to.y) &&
      each.y < Math.max(from.y, to.y),
  )
  if (between) return [end(from, 'right', middle(to)), end(to, 'right', middle(from))]
  return from.y < to.y
    ? [end(from, 'bottom', 0), end(to, 'top', 0)]
    : [end(from, 'top', 0), end(to, 'bottom', 0)]
}

/** Gives each end its place on its card's side. */
function spread(ends: readonly End[]): void {
  const sides = new Map<string, End[]>()
  for (const end of ends) {
    const key = `${end.card.card.id} ${end.side}`
    sides.set(key, [...(sides.get(key) ?? []), end])
  }
  for (const list of sides.values())
    [...list]
      .sort((a, b) => a.towards - b.towards)
      .forEach((end, index) => {
        const { card, x, y } = end.card
        const part = (index + 1) / (list.length + 1)
        if (end.side === 'left') end.point = { x, y: y + card.height * part }
        else if (end.side === 'right') end.point = { x: x + WIDTH, y: y + card.height * part }
        else end.point = { x: x + WIDTH * part, y: end.side === 'top' ? y : y + card.height }
      })
}

function routeOf(edge: Edge, from: End, to: End): Route {
  const [a, d] = [from.point, to.point]
  const reach = Math.min(LARGEST, Math.max(LEAST, Math.hypot(d.x - a.x, d.y - a.y) / 2.5))
  const out = (point: Point, side: Side): Point => ({
    x: point.x + OUT[side].x * reach,
    y: point.y + OUT[side].y * reach,
  })
  const straight = from.side === 'bottom' || from.side === 'top'
  const [b, c] = straight ? [a, d] : [out(a, from.side), out(d, to.side)]
  const far = Math.abs(from.card.column - to.card.column) > 1
  const sign = far ? besideCards(a, b, c, d) : pointOn(a, b, c, d, 0.5)
  return {
    edge,
    path: `M${at(a)}C${at(b)} ${at(c)} ${at(d)}`,
    sign,
    arrow: edge.kind === 'contradicts' ? '' : arrowOf(d, straight ? along(a, d) : OUT[to.side]),
  }
}

/** Past columns in between, the sign stands before the first of them: cards would hide it in the line's middle. */
function besideCards(a: Point, b: Point, c: Point, d: Point): Point {
  const x = a.x + (Math.sign(d.x - a.x) * ACROSS) / 2
  let [low, high] = [0, 1]
  for (let step = 0; step < 20; step++) {
    const t = (low + high) / 2
    if (Math.abs(pointOn(a, b, c, d, t).x - a.x) < Math.abs(x - a.x)) low = t
    else high = t
  }
  return pointOn(a, b, c, d, low)
}

/** A point of a Bézier curve. */
function pointOn(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const u = 1 - t
  const weights = [u ** 3, 3 * u * u * t, 3 * u * t * t, t ** 3]
  const sum = (of: (point: Point) => number) =>
    [a, b, c, d].reduce((total, point, index) => total + of(point) * (weights[index] ?? 0), 0)
  return { x: sum(({ x }) => x), y: sum(({ y }) => y) }
}

/** The direction from the arrow's tip back along a straight line. */
function along(a: Point, d: Point): Point {
  const length = Math.hypot(a.x - d.x, a.y - d.y) || 1
  return { x: (a.x - d.x) / length, y: (a.y - d.y) / length }
}

function arrowOf(tip: Point, back: Point): string {
  const wing = (side: 1 | -1): Point => ({
    x: tip.x + back.x * HEAD - back.y * side * HEAD * 0.6,
    y: tip.y + back.y * HEAD + back.x * side * HEAD * 0.6,
  })
  return `M${at(wing(1))}L${at(tip)}L${at(wing(-1))}`
}

function at({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`
}
